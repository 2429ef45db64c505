"""What Word would fetch or run when a printed document is opened: no template may hold it.

The lists say what is allowed, so that what nobody has thought of is refused: relationships and
fields about the document itself, and links that do nothing until they are clicked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import attrs

from reportgen.word.faults import Fault, Location, shorten
from reportgen.word.notation import w
from reportgen.word.ooxml import Element, P, T, nearest

#: The last words of the types of relationships that lead to a part of the document.
PARTS = frozenset({
    "officeDocument", "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "font",
    "theme", "themeOverride", "numbering", "header", "footer", "footnotes", "endnotes", "image",
    "hyperlink", "chart", "chartEx", "chartStyle", "chartColorStyle", "chartUserShapes", "hdphoto",
    "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing",
    "core-properties",
})  # fmt: skip
#: Fields that are made from the document, its properties and the clock: ECMA-376-1, 17.16.5.
_FIELDS = frozenset({
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "TC", "REF", "PAGEREF", "NOTEREF",
    "FTNREF", "STYLEREF", "SEQ", "HYPERLINK", "GOTOBUTTON", "INDEX", "XE", "TOA", "TA", "CITATION",
    "BIBLIOGRAPHY", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "TITLE",
    "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS", "LASTSAVEDBY", "INFO", "DOCPROPERTY",
    "DOCVARIABLE", "FILENAME", "FILESIZE", "TEMPLATE", "NUMWORDS", "NUMCHARS", "REVNUM", "IF",
    "COMPARE", "QUOTE", "SET", "EQ", "SYMBOL", "ADVANCE", "LISTNUM", "AUTONUM", "AUTONUMLGL",
    "AUTONUMOUT", "BIDIOUTLINE", "SHAPE", "PRIVATE", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN",
    "DISPLAYBARCODE", "MERGEFIELD",
})  # fmt: skip
_OLE, _ACTIVE_X, _CHUNK = "嵌入的对象（OLE）", "ActiveX控件", "插入的文件（altChunk）"
_CALLED = {
    "oleObject": _OLE, "package": "嵌入的文件", "control": _ACTIVE_X, "vbaProject": "宏",
    "aFChunk": _CHUNK, "subDocument": "子文档", "frame": "框架页", "image": "图片",
}  # fmt: skip
_ELEMENTS = {
    w("object"): _OLE, w("control"): _ACTIVE_X, w("altChunk"): _CHUNK, w("subDoc"): "子文档",
    w("frameset"): "框架页", w("movie"): "视频",
    "{urn:schemas-microsoft-com:office:office}OLEObject": _OLE,
}  # fmt: skip
_VML = "{urn:schemas-microsoft-com:vml}"
_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_HYPERLINK = re.compile(r'\s*\S+\s+(?:"([^"]*)"?|(\\\\\S*|[^\s\\"]\S*))')
_CHAR, _CODE, _SIMPLE = w("fldChar"), w("instrText"), w("fldSimple")
_ADDRESS = re.compile(r"url\(\s*['\"]?(?!#|data:image/)|@import|\\", re.IGNORECASE)
_AS_PNG = "请把图片另存为PNG再放进模板"
_REMEDY = "模板只能有自己的文字、表格和图片，请删去"
_STATIC = "请选中它，按Ctrl+Shift+F9变成普通的文字或图片"


def faults_of_relations(relations: Element, place: Location) -> Iterator[Fault]:
    """The relationships of a part that lead out of the document, or to what would be run."""
    for relation in relations:
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "")
        called = _CALLED.get(kind, f"不认识的内容（{shorten(kind, 40)}）")
        if relation.get("TargetMode") != "External":
            if kind not in PARTS:
                yield Fault("T23", f"模板里有{called}", _REMEDY, place)
        elif kind != "hyperlink":
            message = f"模板引用了文档以外的{called}：{shorten(target, 60)}"
            yield Fault("T23", message, _REMEDY, place)
        elif not _LINK.match(target):
            yield attrs.evolve(_bad_link(target), location=place)


def faults_within(
    root: Element, places: Iterable[tuple[Element, Location]], part: Location
) -> list[Fault]:
    """What a part's elements and fields would fetch or run; ``part`` where no paragraph is near."""
    found = (*_elements(root), *_fields(root))
    known = dict(places) if found else {}
    return [attrs.evolve(fault, location=_place(at, known, part)) for at, fault in found]


def faults_of_drawing(root: Element, place: Location) -> Iterator[Fault]:
    """What an SVG picture would fetch or run: LibreOffice and others follow its addresses."""
    for element in root.iter("{*}script", "{*}foreignObject"):
        name = str(element.tag).rpartition("}")[2]
        yield Fault("T23", f"图片里有会运行的内容（{name}）", _AS_PNG, place)
    values = ((str(k), str(v)) for one in root.iter() for k, v in one.attrib.items())
    for key, value in values:
        leads = key.endswith(("href", "src")) and not value.startswith(("#", "data:image/"))
        if leads or key.startswith("on") or _ADDRESS.search(value):
            yield Fault("T23", f"图片引用了别处的内容：{shorten(value, 60)}", _AS_PNG, place)
    if any(_ADDRESS.search(one.text or "") for one in root.iter("{*}style")):
        yield Fault("T23", "图片的样式引用了别处的内容", _AS_PNG, place)


def _place(at: Element, places: Mapping[Element, Location], part: Location) -> Location:
    paragraph = nearest(at, P)
    return part if paragraph is None else places.get(paragraph, part)


def _bad_link(target: str) -> Fault:
    remedy = "链接只能是http、https或mailto；请改掉，或把地址作为文字写出"
    return Fault("T23", f"链接指向别处的文件或程序：{shorten(target, 60)}", remedy)


def _elements(root: Element) -> Iterator[tuple[Element, Fault]]:
    for element in root.iter(*_ELEMENTS):
        yield element, Fault("T23", f"模板里有{_ELEMENTS[str(element.tag)]}", _REMEDY)
    for shape in root.iter(f"{_VML}*"):
        source = next((v for k, v in shape.attrib.items() if str(k).endswith(("src", "}href"))), "")
        if source:
            message = f"模板引用了文档以外的图片：{shorten(str(source), 60)}"
            yield shape, Fault("T23", message, _REMEDY)
        link = str(shape.get("href", ""))
        if link and not _LINK.match(link):
            yield shape, _bad_link(link)


@attrs.define(eq=False)
class _Open:
    """A field whose code is being read: what stands in it, and whether a field within it does."""

    begin: Element
    code: str = ""
    is_code: bool = True
    is_mixed: bool = False


def _fields(root: Element) -> Iterator[tuple[Element, Fault]]:
    """The fields that are not allowed, also those that do not end.

    Whatever stands before the separator is code for Word, texts and the results of fields too.
    """
    opened: list[_Open] = []
    for element in root.iter(_CHAR, _CODE, _SIMPLE, T):
        kind = element.get(w("fldCharType"), "") if element.tag == _CHAR else ""
        if element.tag == _SIMPLE:
            yield from _judged(_Open(element, element.get(w("instr"), "")))
        elif kind == "begin":
            if opened and opened[-1].is_code:
                opened[-1].is_mixed = opened[-1].is_mixed or _is_open(opened[-1].code)
            opened.append(_Open(element))
        elif kind == "end":
            yield from _judged(opened.pop()) if opened else ()
        elif kind == "separate" and opened:
            opened[-1].is_code = False
        elif opened and opened[-1].is_code:
            opened[-1].code += element.text or ""
    for field in opened:
        yield from _judged(field)


def _is_open(code: str) -> bool:
    """Whether what follows could still be part of the field's kind, or of a link's address."""
    words = code.split()
    return (
        not words or words[0].upper() == "HYPERLINK" or (len(words) < 2 and not code[-1:].isspace())
    )


def _judged(field: _Open) -> Iterator[tuple[Element, Fault]]:
    code = field.code.strip()
    kind = "".join(code.split()[:1]).upper()
    is_known = not code or kind in _FIELDS or kind.startswith("=")
    if field.is_mixed or not is_known:
        message = f"域“{shorten(code, 40)}”会取用或运行文档以外的东西，或不认识"
        yield field.begin, Fault("T23", message, _STATIC)
    elif kind == "HYPERLINK" and (found := _HYPERLINK.match(code)):
        address = found[1] or found[2] or ""
        if address and not _LINK.match(address):
            yield field.begin, _bad_link(address)
