"""The package: hostile files refused."""

import contextlib
import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import TemplateError
from reportgen.word import package
from tests.often import often

from . import making
from .making import docx, p, root
from .sample import body_xml, compiled, filled, values

PARTS = making.unzipped(docx(p("{{ 单位 }}"), headers={"default": p("页眉")}))
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def refused(data: bytes) -> str:
    with pytest.raises(TemplateError) as caught:
        compiled(data)
    (fault,) = caught.value.faults
    assert "T15" == fault.code
    return str(fault.message)


def changed(**parts: str | bytes | None) -> bytes:
    return making.zipped({name: data for name, data in (PARTS | parts).items() if data is not None})


@pytest.mark.parametrize("data", [b"", b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, b"<xml/>"])
def test_what_is_no_word_document(data: bytes) -> None:
    assert "文件不是Word文档" in refused(data)


@pytest.mark.parametrize("name", ["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
def test_a_package_without_its_parts(name: str) -> None:
    assert "压缩包里没有Word" in refused(changed(**{name: None}))


@pytest.mark.parametrize("name", list(PARTS))
@pytest.mark.parametrize(
    "broken", ["<x", "", "<x>&y;</x>", ENTITIES + "<x>&b;</x>", "\x00", "<!DOCTYPE x><x/>"]
)
def test_a_part_that_is_not_well_formed(name: str, broken: str) -> None:
    assert "已损坏" in refused(changed(**{name: broken}))


def test_elements_in_one_another_without_end() -> None:
    deep = "<w:p>" * 10_000 + "</w:p>" * 10_000
    assert "已损坏" in refused(changed(**{"word/document.xml": root("document", deep)}))


def test_a_zip_bomb() -> None:
    assert "超过64MB" in refused(changed(**{"word/media/x.bin": bytes(package.LARGEST + 1)}))


def test_too_many_parts() -> None:
    many = {f"x/{number}": b"" for number in range(package.MOST_PARTS)}
    assert "4096个文件" in refused(changed(**many))


def test_a_zip_that_lies_about_its_sizes() -> None:
    data = bytearray(changed(**{"word/media/x.bin": bytes(1000)}))
    at = data.rindex(b"word/media/x.bin") - 46
    struct.pack_into("<I", data, at + 24, 10)
    assert "已损坏" in refused(bytes(data))


def test_an_encrypted_zip() -> None:
    data = bytearray(changed())
    at = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[at + 8] |= 1
    assert "加密" in refused(bytes(data))


@pytest.mark.parametrize("name", ["../x", "/x", "a/../x", "a\\x", "a//x", "./x"])
def test_names_that_lead_elsewhere(name: str) -> None:
    assert "文件名" in refused(changed(**{name: b"x"}))


@pytest.mark.parametrize("kind", ["template.main", "document.macroEnabled"])
def test_templates_and_macros_are_no_documents(kind: str) -> None:
    types = PARTS["[Content_Types].xml"].decode().replace("document.main", kind)
    assert ".dotx" in refused(changed(**{"[Content_Types].xml": types}))


def test_strict_open_xml_is_refused() -> None:
    other = root("document", "<w:body/>").replace(
        making.W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert "Strict" in refused(changed(**{"word/document.xml": other}))


@often(80)
@given(at=st.integers(0, 5000), junk=st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_a_template_error_or_a_template(at: int, junk: bytes) -> None:
    data = bytearray(changed())
    data[at % len(data) : at % len(data) + len(junk)] = junk
    with contextlib.suppress(TemplateError):
        compiled(bytes(data)).fill(values())


def test_a_member_without_a_name() -> None:
    data = changed().replace(b"word/styles.xml", b"\0ord/styles.xml")
    assert "文件不是Word文档" in refused(data)


def test_folders_in_the_zip_are_passed_over() -> None:
    buffer = io.BytesIO(changed())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.mkdir("word/media")
    assert "word/media/" not in making.unzipped(compiled(buffer.getvalue()).fill(values()).data)


def test_the_body_may_have_another_name() -> None:
    parts = dict(PARTS)
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = parts[name].replace(b"word/document.xml", b"word/document2.xml")
    data = compiled(making.zipped(parts)).fill(values()).data
    assert "甲县乙局" in making.unzipped(data)["word/document2.xml"].decode()


def test_paragraph_ids_and_proofing_marks_go() -> None:
    paragraph = p("{{ 单位 }}").replace(
        "<w:p>", '<w:p w14:paraId="1A" w14:textId="77" w:rsidR="00">'
    )
    xml = body_xml(filled(paragraph).data)
    assert "<w:p>" in xml


def test_ids_of_edits_go_from_sections_too() -> None:
    section = '<w:sectPr w:rsidR="00A1" w:rsidSect="00B2"/>'
    xml = body_xml(filled(f"<w:p><w:pPr>{section}</w:pPr></w:p>", p("{{ 单位 }}")).data)
    assert "rsid" not in xml
