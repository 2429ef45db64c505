"""Data files of strangers: pictures that unfold, markup in values, names of files that lead out."""

import struct
import zlib
from pathlib import Path

import pytest

from reportgen.pictures import look_up_in
from reportgen.prose import parse
from reportgen.word import Unprintable
from reportgen.word.images import prepare
from tests.word.making import docx, p, unzipped
from tests.word.sample import compiled, filled, opened, printed, values

from .confined import tried

EMU = 3_000_000


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *more: bytes, data: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", head),
            *more,
            chunk(b"IDAT", zlib.compress(data, 9)),
            chunk(b"IEND", b""),
        )
    )


PICTURES = {
    "a picture as large as a country": png(2**31 - 1, 2**31 - 1),
    "a picture of a billion dots": png(40_000, 40_000),
    "a chunk that lies": b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 2**31) + b"IHDR" + bytes(99),
    "a tall jpeg": b"\xff\xd8\xff\xc0"
    + struct.pack(">HBHHB", 17, 8, 65535, 65535, 3)
    + bytes(9)
    + b"\xff\xd9",
    "scans without end": b"\xff\xd8" + b"\xff\xda\0\2" * 100_000 + b"\xff\xd9",
    "a drawing with a script": b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    "a page": b"<html><script>x</script></html>",
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n(x) run",
    "a pixmap": b"P6 40000 40000 255 ",
    "a program": b"MZ" + bytes(500),
}


UNFOLDING = {
    "more data than dots": lambda: png(10, 10, data=bytes(300_000_000)),
    "a profile that unfolds": lambda: png(
        10, 10, chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(300_000_000))), data=bytes(310)),
    "a text that unfolds": lambda: png(
        10, 10, chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(300_000_000))), data=bytes(310)),
}  # fmt: skip


def picture(name: str) -> bytes:
    return PICTURES[name] if name in PICTURES else UNFOLDING[name]()


def draw(data: bytes) -> str:
    try:
        return prepare(data, EMU).kind
    except Unprintable:
        return "refused"


@pytest.mark.parametrize("name", [*UNFOLDING, "a picture of a billion dots", "scans without end"])
def test_a_picture_that_unfolds_is_refused_or_small(name: str) -> None:
    assert "printed" == tried(__name__, "picture", "draw", name)


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_no_picture_is_refused(name: str) -> None:
    with pytest.raises(Unprintable):
        prepare(PICTURES[name], EMU)


def test_what_is_hidden_in_a_picture_is_not_stored() -> None:
    note = chunk(b"tEXt", b"x\0CANARY") + chunk(b"zTXt", b"y\0\0" + zlib.compress(b"CANARY"))
    stored = prepare(png(10, 10, note, data=bytes(310)) + b"PK\x03\x04CANARY", EMU).data
    assert b"CANARY" not in stored
    assert b"zTXt" not in stored


NAMES = [
    "../secret.png",
    "x/../../secret.png",
    "..\\secret.png",
    "/etc/hostname",
    "\\x.png",
    "C:\\x.png",
    "C:x.png",
    "\\\\server\\share\\x.png",
    "//server/share/x.png",
    "file:///etc/hostname",
    "http://127.0.0.1:9/x.png",
    "~/x.png",
    "secret.png\0.png",
    "con",
    "x" * 5000,
    "%2e%2e/secret.png",
    "\u2025/secret.png",
    "\uff0e\uff0e/secret.png",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_outside_of_the_data_s_folder_is_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.png").write_bytes(b"CANARY")
    (tmp_path / "data").mkdir()
    try:
        found = look_up_in(tmp_path / "data")(name)
    except Unprintable:
        found = None
    assert found is None


MARKUP = [
    "<w:p/>",
    "</w:t></w:r></w:p><w:altChunk/>",
    "&lt;w:p/&gt;",
    "]]>",
    "<!--x-->",
    "&#0;",
    '" w:evil="',
    "<![CDATA[x]]>",
    "<?x?>",
    "\u202e\u2066x",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "{{ 经费 }}",
    "{% endfor %}",
    "{{ t1 }}",
    "【=部门】】",
]


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_values_is_text(text: str) -> None:
    assert [text] == printed(p("{{ 单位 }}"), given=values(单位=text))


@pytest.mark.parametrize("text", MARKUP[:-1])
def test_markup_in_passages_is_text(text: str) -> None:
    found = printed(p("{{ 正文 }}"), given=values(正文=parse("甲" + text)))
    assert ["甲" + text] == found


@pytest.mark.parametrize("text", ['"/><x', "INCLUDETEXT c:/x", "{{ 经费 }}", "</dc:title>"])
def test_markup_in_titles_and_names_is_text(text: str) -> None:
    data = compiled(docx(p("{{ 单位 }}"))).fill(values(), title=text, creator=text).data
    properties = opened(data).core_properties
    assert (text, text) == (properties.title, properties.author)


def test_a_value_cannot_begin_a_field() -> None:
    given = values(单位="DDEAUTO cmd", 正文=parse("INCLUDETEXT c:/x"))
    xml = unzipped(filled(p("{{ 单位 }}"), p("{{ 正文 }}"), given=given).data)["word/document.xml"]
    assert b"instrText" not in xml
    assert b"fldChar" not in xml
