"""What stands in the parts that are not filled: tags would print as typed, changes stay tracked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote

from reportgen.word import package
from reportgen.word.faults import Fault, Location
from reportgen.word.notation import w
from reportgen.word.ooxml import Element, first_revision, nearest
from reportgen.word.reaching import faults_of_drawing, faults_of_relations, faults_within
from reportgen.word.scan import pieces

_NAMES = {
    "document": "正文", "header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注",
    "styles": "样式", "numbering": "编号", "settings": "文档设置", "theme": "主题",
    "webSettings": "网页设置", "fontTable": "字体表",
}  # fmt: skip
#: Charts and SmartArt consist of several parts each, which lie in folders of their own.
_FOLDERS = {"charts": "图表", "drawings": "图表", "diagrams": "图形（SmartArt）"}
#: Placeholders of content controls and building blocks: nothing of it is printed.
_GLOSSARY = "/glossary/"
_LINKS = {"hyperlink": "超链接的地址", "image": "图片的地址"}
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"
#: What stands in a tag begins with a word; LaTeX and JSON have braces within, or backslashes.
_OURS = re.compile(r"[-\s]*[^\W\d_][^\\{}｛｝]*")


def part_name(name: str) -> str:
    """What a part is called in messages."""
    folder, _, file = name.rpartition("/")
    stem = file.partition(".")[0].rstrip("0123456789")
    return _FOLDERS.get(folder.rpartition("/")[2]) or _NAMES.get(stem, stem)


def faults_elsewhere(parts: Mapping[str, bytes], filled: Collection[str]) -> list[Fault]:
    """The faults of all parts but the filled ones, and of all that relationships lead to.

    Raises ``TemplateError`` where one is not well-formed.
    """
    found: list[Fault] = []
    for name in sorted(parts.keys() - filled):
        if name.endswith(".rels"):
            relations = package.parse_part(parts, name)
            tagged = list(_in_links(name, relations))
            found += tagged or faults_of_relations(relations, Location(part_name(name)))
        elif name.lower().endswith(".svg"):
            drawing = package.parse_part(parts, name)
            found += faults_of_drawing(drawing, Location("图片"))
        elif name.endswith(".xml"):
            root = package.parse_part(parts, name)
            found += faults_within(root, (), Location(part_name(name)))
            if _GLOSSARY not in name:
                found += _changes(name, root)
                found += _tags(name, root)
    return list(dict.fromkeys(found))  # SmartArt has its text twice: as data, and as it was drawn


def revision(place: Location, whose: str = "") -> Fault:
    """The fault of a tracked change."""
    remedy = "请在Word中接受或拒绝全部修订后再保存"
    return Fault("T11", f"{whose or '文档中'}有未处理的修订", remedy, place)


def _changes(name: str, root: Element) -> Iterator[Fault]:
    found = first_revision(root)
    if found is not None:
        style = nearest(found, w("style"))
        named = None if style is None else style.find(w("name"))
        whose = "" if named is None else f"样式“{named.get(w('val'), '')}”"
        yield revision(Location(part_name(name)), whose)


def _tags(name: str, root: Element) -> Iterator[Fault]:
    where = part_name(name)
    remedy = "这里的内容不能填写；请把标签移到正文或表格里，图表可以另做成图片放进文档"
    for tag in (tag for text in _texts(root) for tag in _tags_of(text)):
        yield Fault("T16", f"标签写在{where}里，不会被填写", remedy, Location(where), tag)


def _in_links(name: str, relations: Element) -> Iterator[Fault]:
    """Tags in addresses outside of the document, which Word writes with ``%7B`` for a brace."""
    remedy = "地址不能填写；请改成固定的地址，或去掉链接，把地址作为文字写在正文里"
    for relation in relations:
        if relation.get("TargetMode") == "External":
            kind = relation.get("Type", "").rpartition("/")[2]
            message = f"标签写在{_LINKS.get(kind, '链接的地址')}里，不会被填写"
            for tag in _tags_of(unquote(relation.get("Target", ""))):
                yield Fault("T16", message, remedy, Location(part_name(name)), tag)


def _texts(root: Element) -> Iterator[str]:
    """The part's texts: those of paragraphs whole, because runs may part a tag."""
    for paragraph in root.iter(_TEXT):
        yield "".join(str(text) for text in paragraph.itertext())
    for element in root.iter():
        yield element.text or ""
        yield from (str(value) for value in element.attrib.values())


def _tags_of(text: str) -> Iterator[str]:
    for piece in pieces(text):
        if piece.inner is not None and (piece.kind == "{#" or _OURS.fullmatch(piece.inner)):
            yield text[piece.start : piece.end]
