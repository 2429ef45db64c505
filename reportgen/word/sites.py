"""What surrounds a place where something is printed."""

from __future__ import annotations

import attrs

from reportgen.word.levels import Level

#: The text of an official document (GB/T 9704-2012), for a part that says nothing.
_WIDTH, _HEIGHT = 8844, 12756
#: What Word leaves between a cell's edges and its text, left and right together.
CELL_MARGINS = 216
EMU_A_TWIP = 635  # in a twentieth of a point


@attrs.frozen
class Room:
    """Width and height in twentieths of a point."""

    width: int = _WIDTH
    height: int = _HEIGHT


@attrs.frozen
class Site:
    """Where something is printed: what its paragraph and run look like, how it is numbered.

    ``confined`` is a place whose paragraph cannot end there (in a hyperlink, in a field), ``alone``
    one with no words in its paragraph. ``bookmarks`` are the names under which the number
    printed here is referred to. Where it ``may_comment`` a draft has comments (text boxes may not).
    ``width`` and ``height`` are the room there, in twentieths of a point.
    """

    paragraph: str = ""
    run: str = ""
    level: Level | None = None
    confined: bool = False
    alone: bool = False
    bookmarks: tuple[str, ...] = ()
    may_comment: bool = False
    width: int = Room().width
    height: int = Room().height
