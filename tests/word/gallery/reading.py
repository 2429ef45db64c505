"""A document's text as the gallery expects it: a line for a paragraph or a row of a table.

``# `` begins a heading by its level; `` | `` parts cells, ``^`` is a cell that continues the one
above; ``▣`` is a picture, ``↵`` a break; ``---`` ends a section; ``[框]``, ``[页眉]``, ``[页脚]``,
``[脚注]`` and ``[尾注]`` say where a text stands outside of the body. Page numbers are left out.
"""

import re
from collections.abc import Iterator

from lxml import etree

from ..making import SPACES
from ..taken_apart import TBL, TC, TR, Element, P, Package, T, number, own, path_of, w

STORIES = {"hdr": "页眉", "ftr": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
SECTION, PICTURE, CONTINUED, BREAK = "---", "▣", "^", "↵"
_PAGE_NUMBER = re.compile(r"— \S+ —(?: \|)?")
_BLIP = f"{{{SPACES['a']}}}blip"
_BOX, _FALLBACK = w("txbxContent"), f"{{{SPACES['mc']}}}Fallback"
_PIECES = {w("tab"): "\t", w("br"): BREAK, w("cr"): BREAK, w("noBreakHyphen"): "-", _BLIP: PICTURE}


def lines(document: bytes) -> list[str]:
    """The whole text."""
    return [line.rstrip() for line in _Reader(Package.of(document)).lines()]


class _Reader:
    def __init__(self, package: Package) -> None:
        self._trees = package.trees
        styles = etree.fromstring(package.parts["word/styles.xml"])
        self._styles = {style.get(w("styleId"), ""): style for style in styles.iter(w("style"))}

    def lines(self) -> Iterator[str]:
        yield from self._blocks(self._trees["word/document.xml"][0])
        for part in sorted(self._trees):
            tree = self._trees[part]
            story = STORIES.get(etree.QName(tree).localname)
            if story:
                inner = (line for one in self._parts(tree) for line in self._blocks(one))
                told = (line for line in inner if not _PAGE_NUMBER.fullmatch(line))
                yield from (f"[{story}] {line}" for line in told)

    def _parts(self, tree: Element) -> list[Element]:
        notes = [one for one in tree if one.tag in (w("footnote"), w("endnote"))]
        return [one for one in notes if one.get(w("type")) is None] if notes else [tree]

    def _blocks(self, holder: Element) -> Iterator[str]:
        for child in holder:
            if child.tag == P:
                yield from self._paragraph(child)
            elif child.tag == TBL:
                for row in own(child, TR, TBL):
                    yield " | ".join(self._cell(cell) for cell in own(row, TC, TR)) + (
                        "" if len(own(row, TC, TR)) > 1 else " |"
                    )
            elif child.tag == w("sdt"):
                yield from self._blocks(child.find(w("sdtContent")))

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        text = own_text(paragraph)
        level = self._level(paragraph)
        if text.strip():
            yield f"{'#' * level} {text.strip()}" if level else text.strip()
        for box in paragraph.iter(_BOX):
            if next(box.iterancestors(_FALLBACK), None) is None:
                yield from (f"[框] {line}" for line in self._blocks(box))
        if paragraph.find(path_of("pPr/sectPr")) is not None:
            yield SECTION

    def _cell(self, cell: Element) -> str:
        merge = cell.find(path_of("tcPr/vMerge"))
        if merge is not None and merge.get(w("val")) != "restart":
            return CONTINUED
        return BREAK.join(line for line in self._blocks(cell))

    def _level(self, paragraph: Element) -> int:
        style = paragraph.find(path_of("pPr/pStyle"))
        at = "" if style is None else style.get(w("val"), "")
        level = number(paragraph, "pPr/outlineLvl", 9)
        while level == 9 and at in self._styles:
            level = number(self._styles[at], "pPr/outlineLvl", 9)
            base = self._styles[at].find(w("basedOn"))
            at = "" if base is None else base.get(w("val"), "")
        return level + 1 if level < 9 else 0


def own_text(paragraph: Element) -> str:
    """A paragraph's text without that of boxes in it."""
    pieces = []
    for element in paragraph.iter(T, *_PIECES):
        inside = next(element.iterancestors(P, _FALLBACK))
        if inside is paragraph and next(element.iterancestors(w("pPr")), None) is None:
            page = element.get(w("type")) in ("page", "column")
            pieces.append(_PIECES.get(element.tag, "") or element.text or "")
            if page:
                pieces.pop()
    return "".join(pieces)
