"""Templates with pictures, captions, fields and contents lists, and what their documents show."""

import io
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import PIL.Image
from lxml import etree

from reportgen.amounts import Scheme
from reportgen.prose import Picture
from reportgen.word import Filled, Level, Printer, Settings, names
from reportgen.word.view import view

from . import making
from .making import STYLES, p, r, style
from .sample import HEADINGS, LIST, NAMES, Tree, compiled, leaf, path_of, values

PICTURE = leaf(names.PICTURE)
TREE = Tree(names.RECORD, {
    **NAMES.members, "图": PICTURE, "另图": PICTURE, "图片": Tree(names.LIST, {}, PICTURE),
})  # fmt: skip
SETTINGS = Settings(
    printer=Printer("万元"),
    levels={
        **{f"标题 {n}": Level(HEADINGS, n) for n in (1, 2, 3)},
        "列项": Level(LIST, 1),
        "图题": Level(Scheme.parse("图", ["图1"]), 1),
        "表题": Level(Scheme.parse("表", ["表1"]), 1),
    },
    headings=("标题 2", "标题 3"), items="列项", picture="图", caption="图题",
)  # fmt: skip
ALL_STYLES = STYLES + "".join((
    style("pic", "图", base="a"), style("cap", "图题", base="a"), style("tab", "表题", base="a"),
    style("T1", "toc 1", base="a"), style("T2", "toc 2", base="a"),
))  # fmt: skip


@cache
def photo(width: int = 40, height: int = 20, colour: str = "red", kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    PIL.Image.new("RGB", (width, height), colour).save(file, kind)
    return file.getvalue()


FILES = {"甲.png": photo(), "乙.png": photo(colour="green"), "丙.jpg": photo(kind="JPEG")}
DRILL = Picture("甲.png", "消防演练")
VISIT = Picture("乙.png", "入户走访")
NAMELESS = Picture("丙.jpg")


def made(*body: str, settings: Settings = SETTINGS, **parts: Any) -> Any:
    """A compiled template of these paragraphs."""
    return compiled(making.docx(*body, **{"styles": ALL_STYLES} | parts), settings, TREE)


def fill(
    *body: str, given: Mapping[str, Any] | None = None, draft: bool = False,
    settings: Settings = SETTINGS, options: Mapping[str, Any] | None = None, **parts: Any,
) -> Filled:  # fmt: skip
    """A template of these paragraphs, filled; the pictures are ``FILES``."""
    asked = {"pictures": FILES.get, "describe": path_of if draft else None} | dict(options or {})
    changes = {"图": DRILL, "另图": VISIT, "图片": (DRILL, VISIT)} | dict(given or {})
    return made(*body, settings=settings, **parts).fill(values(**changes), **asked)


def shown(*body: str, **options: Any) -> list[str]:
    """The lines of the printed document."""
    return lines(fill(*body, **options).data)


def lines(data: bytes) -> list[str]:
    sound(data)
    return view(data).splitlines()


def sound(data: bytes) -> None:
    """Every part is well-formed, and nothing of ours is left in it."""
    for name, part in making.unzipped(data).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)
            assert not re.search(rb"[\x00-\x08]|\{\{|\{%", part), name


def xml_of(data: bytes, part: str = "word/document.xml") -> str:
    return making.unzipped(data)[part].decode()


def field(instruction: str, result: str = r("旧")) -> str:
    """The runs of a complex field as Word writes it."""
    return char("begin") + instr(instruction) + char("separate") + result + char("end")


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instr(instruction: str) -> str:
    words = instruction.replace("&", "&amp;").replace('"', "&quot;")
    return f'<w:r><w:instrText xml:space="preserve"> {words} </w:instrText></w:r>'


def toc(instruction: str, old: str = p("旧目录项……9", "T1")) -> str:
    """A contents list as Word leaves it: where the field begins, old entries, where it ends."""
    begin = char("begin") + instr(instruction) + char("separate")
    return f"<w:p>{begin}</w:p>{old}<w:p>{char('end')}</w:p>"


def bookmark(name: str, inner: str, number: int = 7) -> str:
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{inner}<w:bookmarkEnd w:id="{number}"/>'
