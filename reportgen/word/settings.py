"""What a format tells the engine: printing, numbering, and the styles of narrative blocks."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from reportgen.word.levels import Level
from reportgen.word.printing import Printer


@attrs.frozen
class Settings:
    """One format's settings.

    ``levels`` maps style names (paragraph styles, or character styles for run-in heads) to their
    place in a numbering scheme. ``heading``, ``items`` and ``table`` name the styles of narrative
    sub-headings (by depth), list items and tables; where empty, blocks take their paragraph's own.
    ``cell`` and ``head`` are for the text of such tables, ``picture`` and ``caption`` for pictures.
    """

    printer: Printer = Printer()
    levels: Mapping[str, Level] = attrs.field(factory=dict)
    headings: tuple[str, ...] = ()
    items: str = ""
    table: str = ""
    cell: str = ""
    head: str = ""
    picture: str = ""
    caption: str = ""

    def named_styles(self) -> tuple[str, ...]:
        """Every style name that the template must have."""
        blocks = (self.items, self.table, self.cell, self.head, self.picture, self.caption)
        return tuple(filter(None, (*self.levels, *self.headings, *blocks)))
