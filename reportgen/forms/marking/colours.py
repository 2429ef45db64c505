"""Cells in colour: each look of the workbook once more, with a fill that says how grave it is."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree

from reportgen.forms.marking.parcel import NotUnderstood, Parcel
from reportgen.forms.reading.parts import MAIN

#: The fill by level: red, orange, yellow, blue, grey.
FILLS = {
    "读不了": "FFFF9999",
    "错误": "FFFFC7CE",
    "警告": "FFFFEB9C",
    "提示": "FFDDEBF7",
    "豁免": "FFEDEDED",
}


class Colours:
    """The looks of one workbook, to which coloured ones are added."""

    def __init__(self, parcel: Parcel) -> None:
        """Find the part that holds the looks. Raises ``NotUnderstood``."""
        part = parcel.related(parcel.workbook, "styles")
        root = parcel.tree(part)
        self._fills, self._looks = (root.find(f"{{{MAIN}}}{n}") for n in ("fills", "cellXfs"))
        if self._fills is None or self._looks is None:
            raise NotUnderstood(part)
        self._made: dict[tuple[int, str], int] = {}
        self._fill_of: dict[str, int] = {}

    def coloured(self, look: int, level: str) -> int:
        """The number of a look in the colour of a level."""
        key = (look, level)
        if key not in self._made:
            looks = list(self._looks)
            if look >= len(looks):
                raise NotUnderstood("styles")
            made = copy.deepcopy(looks[look])
            made.set("fillId", str(self._fill(level)))
            made.set("applyFill", "1")
            self._made[key] = _appended(self._looks, made)
        return self._made[key]

    def cleared(self, look: int) -> int | None:
        """A look without our colour; None for a look that has none of ours."""
        looks, fills = list(self._looks), list(self._fills)
        if look >= len(looks):
            return None
        fill = int(looks[look].get("fillId") or 0)
        colours = fills[fill].iter(f"{{{MAIN}}}fgColor") if fill < len(fills) else ()
        if not any(one.get("rgb") in FILLS.values() for one in colours):
            return None
        made = copy.deepcopy(looks[look])
        made.set("fillId", "0")
        return _appended(self._looks, made)

    def plain(self, level: str = "") -> int:
        """The number of a look for text that folds, in the colour of a level."""
        made = etree.Element(f"{{{MAIN}}}xf", numFmtId="0", fontId="0", fillId="0", borderId="0")
        made.set("xfId", "0")
        if level:
            made.set("fillId", str(self._fill(level)))
            made.set("applyFill", "1")
        made.set("applyAlignment", "1")
        etree.SubElement(made, f"{{{MAIN}}}alignment", vertical="top", wrapText="1")
        return _appended(self._looks, made)

    def _fill(self, level: str) -> int:
        if level not in self._fill_of:
            fill = etree.Element(f"{{{MAIN}}}fill")
            pattern = etree.SubElement(fill, f"{{{MAIN}}}patternFill", patternType="solid")
            etree.SubElement(pattern, f"{{{MAIN}}}fgColor", rgb=FILLS[level])
            etree.SubElement(pattern, f"{{{MAIN}}}bgColor", indexed="64")
            self._fill_of[level] = _appended(self._fills, fill)
        return self._fill_of[level]


def _appended(parent: Any, child: Any) -> int:
    parent.append(child)
    parent.set("count", str(len(parent)))
    return len(parent) - 1
