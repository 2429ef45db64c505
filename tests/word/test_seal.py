import io
import re
import subprocess
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.word.seal import CORE, is_as_printed
from tests.office import tools

from . import making
from .making import docx, p
from .sample import compiled, values

DOCUMENT = compiled(docx(p("{{ 单位 }}"))).fill(values(), title="题 & 名", creator="人").data


def repacked(change: dict[str, bytes]) -> bytes:
    return making.zipped(making.unzipped(DOCUMENT) | change)


def test_an_untouched_document_is_as_printed() -> None:
    assert is_as_printed(DOCUMENT)


@given(at=st.integers(0, len(DOCUMENT) - 1), by=st.integers(1, 255))
def test_any_changed_byte_is_seen(at: int, by: int) -> None:
    changed = bytearray(DOCUMENT)
    changed[at] ^= by
    assert not is_as_printed(bytes(changed))


@pytest.mark.parametrize("at", range(0, len(DOCUMENT), 97))
def test_a_truncated_document_is_seen(at: int) -> None:
    assert not is_as_printed(DOCUMENT[:at])


@pytest.mark.parametrize("more", [b"x", b"PK\x05\x06" + bytes(18), DOCUMENT])
def test_bytes_added_are_seen(more: bytes) -> None:
    assert not is_as_printed(DOCUMENT + more)
    assert not is_as_printed(more + DOCUMENT)


def test_a_changed_a_new_and_a_missing_part_are_seen() -> None:
    parts = making.unzipped(DOCUMENT)
    assert not is_as_printed(repacked({"word/document.xml": parts["word/document.xml"] + b" "}))
    assert not is_as_printed(repacked({"word/new.xml": b"<x/>"}))
    assert not is_as_printed(
        making.zipped({k: v for k, v in parts.items() if k != "word/settings.xml"})
    )


def test_a_changed_title_is_seen() -> None:
    core = making.unzipped(DOCUMENT)[CORE].replace("题".encode(), "提".encode())
    assert not is_as_printed(repacked({CORE: core}))


def test_the_same_parts_in_another_zip_are_seen() -> None:
    assert not is_as_printed(repacked({}))


def test_a_document_saved_by_python_docx_is_seen() -> None:
    buffer = io.BytesIO()
    python_docx.Document(io.BytesIO(DOCUMENT)).save(buffer)
    assert not is_as_printed(buffer.getvalue())


@pytest.mark.parametrize(
    "other", [b"", b"PK", b"\xd0\xcf\x11\xe0", docx(p("x")), making.zipped({CORE: "x"})]
)
def test_other_files_are_not_ours(other: bytes) -> None:
    assert not is_as_printed(other)


def test_the_properties_carry_title_creator_and_seal() -> None:
    core = making.unzipped(DOCUMENT)[CORE].decode()
    names = re.findall(r"<((?:dc|cp|dcterms):\w+)[ >]", core)
    assert ["cp:coreProperties", "dc:title", "dc:creator", "cp:version"] == names
    assert "题 &amp; 名" in core


def test_a_document_saved_by_libreoffice_is_seen(tmp_path: Path) -> None:
    program = tools.require(tools.soffice(), "LibreOffice")
    before, folder = tmp_path / "a.docx", tmp_path / "out"
    before.write_bytes(DOCUMENT)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    options = ["--headless", "--convert-to", "docx", "--outdir", folder]
    command = [program, profile, *options, before]
    subprocess.run(command, check=True, capture_output=True, timeout=tools.SECONDS)
    after = (folder / "a.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert CORE in archive.namelist()
    assert not is_as_printed(after)
