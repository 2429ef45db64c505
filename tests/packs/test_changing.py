"""Whether a pack has changed: by all that its documents rest on, and by nothing else."""

import os
import shutil
from pathlib import Path

import pytest

from reportgen.packs import digest_of_pack, find_format, packs_from
from tests.packs.test_finding import write, zipped
from tests.packs.test_packs import FORMAT, MANIFEST


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A city's pack that extends a province's."""
    write(tmp_path / "某省")
    (tmp_path / "某省" / "self.docx").write_bytes(b"PK of a template")
    return write(tmp_path / "某市", MANIFEST + "沿用: 某省\n", other=FORMAT)


def digest(folder: Path, name: str = "某市") -> str:
    with packs_from(folder):
        return digest_of_pack(name)


def test_the_same_files_have_the_same_digest_wherever_they_lie(city, tmp_path_factory) -> None:
    before = digest(city.parent)
    moved = tmp_path_factory.mktemp("别处") / "模板"
    shutil.copytree(city.parent, moved)
    assert before == digest(moved)


@pytest.mark.parametrize(
    "name", ["某市/pack.yaml", "某市/other.yaml", "某省/self.yaml", "某省/self.docx"]
)
def test_a_change_of_its_own_and_of_what_it_extends_is_seen(city, name: str) -> None:
    before = digest(city.parent)
    file = city.parent / name
    file.write_bytes(file.read_bytes() + b"\n")
    assert before != digest(city.parent)


@pytest.mark.parametrize("name", ["README.md", "self.txt", "examples/甲.yaml"])
def test_what_no_document_rests_on_is_not(city, name: str) -> None:
    before = digest(city.parent)
    (city / "examples").mkdir()
    (city / name).write_text("版本: 1\n", "utf-8")
    assert before == digest(city.parent)


def test_a_pack_that_has_changed_is_read_anew(city) -> None:
    with packs_from(city.parent):
        digest_of_pack("某市")
        assert "自评报告" == find_format("某市/other").title
        (city / "other.yaml").write_text(FORMAT.replace("自评报告", "新的报告"), "utf-8")
        digest_of_pack("某市")
        assert "新的报告" == find_format("某市/other").title


def test_a_zip_is_looked_at_as_well(tmp_path: Path) -> None:
    files = {"pack.yaml": MANIFEST, "self.yaml": FORMAT}
    before = digest(zipped(tmp_path / "某市.zip", **files))
    changed = {**files, "self.yaml": FORMAT + "\n"}
    assert before != digest(zipped(tmp_path / "某市.zip", **changed))


def test_of_a_pack_that_is_not_there_the_digest_is_empty(city) -> None:
    assert "" == digest(city.parent, "没有")


def test_a_change_of_the_passages_that_all_share_is_seen(city, tmp_path, monkeypatch) -> None:
    shared = tmp_path / "共用" / "texts.yaml"
    shared.parent.mkdir()
    monkeypatch.setattr("reportgen.packs.changing.templates_root", lambda: shared.parent)
    digests = set()
    for content in ("版本: 1\n", "版本: 1\n#\n"):
        shared.write_text(content, "utf-8")
        digests.add(digest(city.parent))
    assert 2 == len(digests)


def test_a_change_within_one_tick_of_the_clock_is_seen_by_its_size(city) -> None:
    file = city / "other.yaml"
    with packs_from(city.parent):
        before, seen = digest_of_pack("某市"), file.stat()
        file.write_text(FORMAT + "# 一个新的注释\n", "utf-8")
        os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
        assert before != digest_of_pack("某市")
