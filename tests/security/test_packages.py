"""Packages that harm who unpacks or parses them: refused quickly, in little memory."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator

import pytest

from tests.word import making
from tests.word.making import docx, p, r, root
from tests.word.sample import compiled, values

from .confined import said_of, tried

PARTS = making.unzipped(docx(p("{{ 单位 }}"), headers={"default": p("页眉")}))
DOCUMENT, SETTINGS = "word/document.xml", "word/settings.xml"
CANARY = "CANARY-7d1f"


def print_it(data: bytes) -> bytes:
    return compiled(data).fill(values()).data


def packed(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED,
           ) -> bytes:  # fmt: skip
    """The sound package with more entries, which may have the names of others."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in PARTS.items():
            archive.writestr(name, data)
        for info, data in entries:
            archive.writestr(info, data, method)
    return file.getvalue()


def lying(size: int, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A member that unpacks to so many bytes and says that it has ten."""
    data = bytearray(packed(("word/media/x.bin", bytes(size)), method=method))
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        struct.pack_into("<I", data, data.rindex(mark) + at, 10)
    return bytes(data)


def overlapping() -> bytes:
    """A directory of a hundred names for one and the same member."""
    data = packed(("word/media/x.bin", bytes(600_000)))
    start = data.index(b"PK\x01\x02")
    at = data.rindex(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    row, rows = data[at:end], b""
    for number in range(100):
        rows += row.replace(b"x.bin", f"{number:05d}"[:5].encode())
    directory = data[start:at] + rows
    count = len(PARTS) + 100
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    return data[:start] + directory + tail


def changed(name: str, data: str | bytes) -> bytes:
    return making.zipped(PARTS | {name: data})


def body(inner: str, head: str = "") -> bytes:
    xml = root("document", f"<w:body>{inner}</w:body>")
    return changed(DOCUMENT, xml.replace("<w:document", f"{head}<w:document", 1))


def laughs(attribute: bool = False) -> bytes:
    rows = '<!ENTITY a0 "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))  # fmt: skip
    inner = '<w:p w:x="&a9;"/>' if attribute else "<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>"
    return body(inner, f"<!DOCTYPE x [{rows}]>")


def quadratic() -> bytes:
    entity = f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]>'
    return body(p("<w:r><w:t>" + "&a;" * 100_000 + "</w:t></w:r>"), entity)


def outside(address: str, kind: str = "SYSTEM") -> bytes:
    inner = "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"
    return body(inner, f'<!DOCTYPE d [<!ENTITY x {kind} "{address}">]>')


def in_code(code: str, said: str) -> bytes:
    xml = '<!DOCTYPE x [<!ENTITY a "b">]>' + root("settings", "&a;").partition("?>")[2]
    return changed(SETTINGS, f'<?xml version="1.0" encoding="{said}"?>{xml}'.encode(code))


#: Each payload with a word of the sentence that refuses it.
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "one huge member": (lambda: packed(("word/media/x.bin", bytes(70 << 20))), "超过64MB"),
    "many members": (lambda: packed(*((f"x/{n}", b"") for n in range(5000))), "4096个文件"),
    "a size that lies": (lambda: lying(700 << 20), "已损坏"),
    "bzip2, which unpacks at once": (lambda: lying(700 << 20, zipfile.ZIP_BZIP2), "已损坏"),
    "lzma": (lambda: packed(("x.xml", b"<x/>"), method=zipfile.ZIP_LZMA), "已损坏"),
    "members that overlap": (overlapping, "已损坏"),
    "a part of many elements": (lambda: body("<w:p/>" * 8_000_000), "超过40万个元素"),
    "many elements elsewhere": (
        lambda: changed("word/x.xml", "<x>" + "<y/>" * 9_000_000 + "</x>"), "超过40万个元素"),
    "many attributes": (
        lambda: body("<w:p " + " ".join(f'a{n}=""' for n in range(2_000_000)) + "/>"),
        "超过40万个元素"),
    "many elements in wide signs": (
        lambda: changed("word/x.xml", ("<x>" + "<y/>" * 2_000_000 + "</x>").encode("utf-16")),
        "超过40万个元素"),
    "deep elements": (lambda: body("<w:p>" * 100_000 + "</w:p>" * 100_000), "已损坏"),
    "a long name": (lambda: body(f"<w:{'x' * 20_000_000}/>"), "已损坏"),
    "a long text": (lambda: body(p("甲" * 12_000_000)), "已损坏"),
    "many tags": (lambda: docx(p("{{ 单位 }}" * 60_000)), "标签超过20000个"),
    "many braces": (lambda: docx(p("{" * 300_000)), "T01"),
    "many quotes": (lambda: docx(p("{{ “" * 50_000)), "T01"),
    "deep blocks": (lambda: docx(p("{% if 公开 %}" * 9000 + "{% endif %}" * 9000)), "16层"),
    "entities in entities": (laughs, "已损坏"),
    "entities in an attribute": (lambda: laughs(attribute=True), "已损坏"),
    "one long entity many times": (quadratic, "已损坏"),
    "an entity in itself": (
        lambda: body(p("<w:r><w:t>&a;</w:t></w:r>"), '<!DOCTYPE x [<!ENTITY a "&a;">]>'), "已损坏"),
    "a parameter entity": (
        lambda: body(p("甲"), '<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/hostname"> %a;]>'),
        "已损坏"),
    "an entity of a server": (lambda: outside("http://127.0.0.1:9/x"), "已损坏"),
    "an entity of a share": (lambda: outside("file://server/share/x"), "已损坏"),
    "a public entity": (lambda: outside('-//x" "http://127.0.0.1:9/x', "PUBLIC"), "已损坏"),
    "a document type of a server": (
        lambda: body(p("甲"), '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'), "已损坏"),
    "entities in UTF-16": (lambda: in_code("utf-16", "UTF-16"), "已损坏"),
    "entities in UTF-7": (lambda: in_code("utf-7", "UTF-7"), "已损坏"),
    "entities in EBCDIC": (lambda: in_code("cp037", "IBM037"), "已损坏"),
}  # fmt: skip


def bomb(name: str) -> bytes:
    return BOMBS[name][0]()


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused(name: str) -> None:
    assert BOMBS[name][1] in tried(__name__, "bomb", "print_it", name)


def test_a_file_is_not_read_as_an_entity(tmp_path) -> None:
    (tmp_path / "secret.txt").write_text(CANARY)
    answer = said_of(print_it, outside((tmp_path / "secret.txt").as_uri()))
    assert "已损坏" in answer
    assert CANARY not in answer


def test_nothing_is_included(tmp_path) -> None:
    """No XInclude is asked for, neither of us nor of Word."""
    (tmp_path / "secret.txt").write_text(CANARY)
    include = (f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" '
               f'href="{(tmp_path / "secret.txt").as_uri()}"/>')  # fmt: skip
    parts = making.unzipped(print_it(body(p(r("{{ 单位 }}")) + include)))
    assert not any(CANARY.encode() in part for part in parts.values())


def test_a_style_sheet_of_a_part_is_left_out() -> None:
    told = '<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/x.xsl"?>'
    xml = PARTS[DOCUMENT].decode().replace("<w:document", told + "<w:document", 1)
    assert b"xml-stylesheet" not in making.unzipped(print_it(changed(DOCUMENT, xml)))[DOCUMENT]


NAMES = {
    "parent": "../x.xml", "parents": "word/../../../x.xml", "root": "/etc/x.xml",
    "drive": "C:/x.xml",
    "backslash": "..\\x.xml", "share": "//server/share/x.xml", "dot": "./x.xml", "twice": "word//x",
    "bell": "word/\x07.xml", "line": "word/a\nb.xml", "turned": "word/gpj.\u202exml",
    "hidden": "word/\u200bx.xml", "long": "x" * 300, "stream": "word/x.xml:y", "star": "word/*.xml",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    assert "不正常的文件名" in said_of(print_it, packed((NAMES[name], b"<x/>")))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [DOCUMENT, "WORD/Document.XML", "[content_types].xml"])
def test_two_parts_of_one_name_are_refused(name: str) -> None:
    """One program would check the first and another print the second."""
    assert "重名" in said_of(print_it, packed((name, PARTS[DOCUMENT])))


def stored_otherwise() -> Iterator[tuple[str, zipfile.ZipInfo]]:
    for kind in (stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR):
        info = zipfile.ZipInfo("word/media/x.png")
        info.create_system, info.external_attr = 3, (kind | 0o777) << 16
        yield oct(kind), info


@pytest.mark.parametrize("info", [info for _, info in stored_otherwise()],
                         ids=[name for name, _ in stored_otherwise()])  # fmt: skip
def test_a_link_in_a_zip_is_bytes_and_nothing_else(info: zipfile.ZipInfo) -> None:
    made = print_it(packed((info, b"/etc/hostname")))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {0} == {one.external_attr for one in archive.infolist()}
        assert b"/etc/hostname" == archive.read("word/media/x.png")


def test_a_package_in_a_package_is_not_opened() -> None:
    made = making.unzipped(print_it(packed(("word/media/x.docx", lying(1 << 20)))))
    assert "word/media/x.docx" not in made


@pytest.mark.parametrize("junk", [b"", b"PK\x05\x06" + bytes(18), b"%PDF-1.7", b"\x7fELF", b"MZ"])
def test_what_is_no_package_is_refused(junk: bytes) -> None:
    assert "T15" in said_of(print_it, junk)
