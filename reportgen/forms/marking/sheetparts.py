"""The XML of one worksheet: its cells found or made, and further elements put where they belong."""

from __future__ import annotations

from typing import Any

from lxml import etree

from reportgen.errors import Place
from reportgen.forms.marking.parcel import NotUnderstood
from reportgen.forms.reading.grid import coordinates
from reportgen.forms.reading.parts import DOCUMENT, MAIN

#: What follows the reference to a sheet's comments, in the order of the schema.
_AFTER_LEGACY = (
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
)  # fmt: skip


class Cells:
    """A worksheet's cells by name; a missing one is made in its place."""

    def __init__(self, root: Any) -> None:
        """``root`` is the worksheet. Raises ``NotUnderstood``."""
        self._data = root.find(f"{{{MAIN}}}sheetData")
        if self._data is None:
            raise NotUnderstood("sheetData")
        merged = root.iterfind(f"{{{MAIN}}}mergeCells/{{{MAIN}}}mergeCell")
        self._merged = [one.get("ref", "").partition(":") for one in merged]
        self._rows: dict[int, Any] = {}
        number = 0
        for row in self._data.iterfind(f"{{{MAIN}}}row"):
            number = int(row.get("r") or number + 1)
            self._rows[number] = row

    def cell(self, row: int, column: int, name: str) -> Any:
        """The element of a cell."""
        line = self._rows.get(row)
        if line is None:
            line = self._made_row(row)
        at = 0
        for place, cell in enumerate(line):
            found = coordinates(cell.get("r", ""))[1] if cell.get("r") else place + 1
            if found == column:
                return cell
            if found < column:
                at = place + 1
        made = etree.Element(f"{{{MAIN}}}c", r=name)
        line.insert(at, made)
        line.attrib.pop("spans", None)
        return made

    def first(self, place: Place) -> str:
        """The cell that shows what a place holds: of merged cells, the first."""
        for first, _, last in self._merged:
            (top, left), (bottom, right) = coordinates(first), coordinates(last)
            if top <= place.line <= bottom and left <= place.column <= right:
                return str(first)
        return place.cell

    def find(self, ref: str) -> Any:
        """The element of a cell; None where there is none."""
        line = self._rows.get(coordinates(ref)[0])
        return None if line is None else next((one for one in line if one.get("r") == ref), None)

    def _made_row(self, row: int) -> Any:
        made = etree.Element(f"{{{MAIN}}}row", r=str(row))
        before = [number for number in self._rows if number < row]
        at = self._data.index(self._rows[max(before)]) + 1 if before else 0
        self._data.insert(at, made)
        self._rows[row] = made
        return made


def add_comments_reference(root: Any, id: str) -> None:
    """Let a worksheet say where its comments are drawn."""
    made = etree.Element(f"{{{MAIN}}}legacyDrawing", {f"{{{DOCUMENT}}}id": id})
    after = {f"{{{MAIN}}}{name}" for name in _AFTER_LEGACY}
    at = next((n for n, child in enumerate(root) if child.tag in after), len(root))
    root.insert(at, made)
