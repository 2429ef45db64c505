"""How much room a paragraph has: the width of its column or cell, the height of its page."""

from __future__ import annotations

from bisect import bisect_left

import attrs

from reportgen.word.notation import w, whole
from reportgen.word.ooxml import TBL, TC, TR, Element, P, inner_xml, nearest, text_of
from reportgen.word.sites import CELL_MARGINS, EMU_A_TWIP, Room, Site
from reportgen.word.tags import MARK, Tag

#: Between columns that say nothing: ECMA-376-1, 17.6.4.
_COLUMN_GAP = 720
_BOX = w("txbxContent")
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"


class Rooms:
    """The rooms of one part's paragraphs."""

    def __init__(self, root: Element) -> None:
        """Find the part's sections: each is described at its end."""
        self._sections = list(root.iter(w("sectPr")))
        order = {element: number for number, element in enumerate(root.iter())}
        self._order = order
        self._ends = [order[section] for section in self._sections]

    def of(self, element: Element) -> Room:
        """The room around an element of the part."""
        page = self._page(element)
        box = next(element.iterancestors(TC, _BOX), None)
        if box is None:
            return page
        width = _cell_width(box, page.width) if box.tag == TC else _box_width(box)
        return attrs.evolve(page, width=max(width, 1) if width else page.width)

    def _page(self, element: Element) -> Room:
        at = bisect_left(self._ends, self._order.get(element, 0))
        return _room_of(self._sections[at]) if at < len(self._sections) else Room()


def _room_of(section: Element) -> Room:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None:
        return Room()
    width = _twips(size, "w") - _twips(margins, "left") - _twips(margins, "right")
    height = _twips(size, "h") - abs(_twips(margins, "top")) - abs(_twips(margins, "bottom"))
    columns = max(1, _twips(section.find(w("cols")), "num"))
    gap = _twips(section.find(w("cols")), "space", _COLUMN_GAP)
    width = (width - gap * (columns - 1)) // columns
    return Room(width if width > 0 else Room().width, height if height > 0 else Room().height)


def _cell_width(cell: Element, around: int) -> int:
    """The room within a cell, by its own width or its columns' in the grid; 0 if untold."""
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    kind = "" if width is None else width.get(w("type"), "dxa")
    told = _twips(width, "w") if kind in ("dxa", "pct") else 0
    if kind == "pct":
        told = around * told // 5000
    told = told or _grid_width(cell)
    return told and told - CELL_MARGINS


def _grid_width(cell: Element) -> int:
    row, table = nearest(cell, TR), nearest(cell, TBL)
    if row is None or table is None:
        return 0
    columns = [_twips(column, "w") for column in table.findall(f"{w('tblGrid')}/{w('gridCol')}")]
    cells = [other for other in row.iter(TC) if nearest(other, TR) is row]
    spans = [_twips(one.find(f"{w('tcPr')}/{w('gridSpan')}"), "val") or 1 for one in cells]
    at = cells.index(cell)
    start = sum(spans[:at])
    return sum(columns[start : start + spans[at]])


def _box_width(box: Element) -> int:
    for around in box.iterancestors():
        extent = around.find(_EXTENT)
        if extent is not None:
            return whole(extent.get("cx", "")) // EMU_A_TWIP - CELL_MARGINS
    return 0


def _twips(element: Element | None, name: str, default: int = 0) -> int:
    return default if element is None else whole(element.get(w(name), ""), default)


def site_of(tag: Tag, room: Room) -> Site:
    """What surrounds an output tag; a section break is not for the paragraphs printed after it."""
    properties = tag.paragraph.find(w("pPr"))
    run = tag.text.getparent()
    face = None if run is None else run.find(w("rPr"))
    around = None if run is None else run.getparent()
    confined = around is None or around.tag != P
    return Site(
        inner_xml(properties),
        inner_xml(face),
        confined=confined,
        may_comment=next(tag.paragraph.iterancestors(w("txbxContent")), None) is None,
        alone=not confined and not MARK.sub("", text_of(tag.paragraph)).strip(),
        width=room.width,
        height=room.height,
    )
