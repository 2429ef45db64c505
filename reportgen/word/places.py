"""Where each paragraph of a part stands: under which heading, in which cell of which table."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from reportgen.word.faults import Location
from reportgen.word.ooxml import TBL, TC, TR, Element, P, nearest, text_of
from reportgen.word.styles import Styles


class Places:
    """The places of one part, found in one pass."""

    def __init__(self, root: Element, part: str, styles: Styles) -> None:
        """``part`` is the part's name in messages."""
        self._part, self._styles, self._root = part, styles, root
        self._tables: dict[Element, int] = {}
        self._rows: dict[Element, tuple[Element, int]] = {}
        self._cells: dict[Element, tuple[Element, int]] = {}
        counts: dict[Element, int] = {}
        for element in root.iter(TBL, TR, TC):
            if element.tag == TBL:
                self._tables[element] = len(self._tables) + 1
                continue
            held, owner = (self._rows, TBL) if element.tag == TR else (self._cells, TR)
            outer = nearest(element, owner)
            if outer is not None:
                counts[outer] = counts.get(outer, 0) + 1
                held[element] = (outer, counts[outer])

    def __iter__(self) -> Iterator[tuple[Element, Location]]:
        """Every paragraph with its place, in the order of the document."""
        heading = ""
        for number, paragraph in enumerate(self._root.iter(P)):
            text = text_of(paragraph).strip()
            is_heading = bool(text) and self._styles.outline_of(paragraph) is not None
            if is_heading:
                heading = text
            under = "" if is_heading else heading
            yield (
                paragraph,
                attrs.evolve(self._in_table(paragraph), heading=under, paragraph=text,
                             order=(number, 0)),
            )  # fmt: skip

    def _in_table(self, paragraph: Element) -> Location:
        cell = nearest(paragraph, TC)
        row, column = self._cells.get(cell, (None, 0)) if cell is not None else (None, 0)
        table, line = self._rows.get(row, (None, 0)) if row is not None else (None, 0)
        if table is None:
            return Location(self._part)
        return Location(self._part, table=self._tables[table], row=line, column=column)
