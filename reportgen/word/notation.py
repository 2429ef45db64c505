"""How WordprocessingML writes names and numbers."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: Numbers of documents are of 32 bits.
_LONGEST = 9
#: Names of bookmarks for headings and captions are this and their number, as Word's own are.
FIRST_NAME = 100_000_000


def w(name: str) -> str:
    """A WordprocessingML name as lxml writes it."""
    return f"{{{W}}}{name}"


def whole(text: str, default: int = 0) -> int:
    """The number that an attribute states; ``default`` where it is none, or beyond measure."""
    figures = text.removeprefix("-")
    return int(text) if figures.isdecimal() and len(figures) <= _LONGEST else default


def bookmark_name(kind: str, number: int) -> str:
    """The name of a bookmark of ours: ``_Toc100000012``."""
    return f"_{kind}{FIRST_NAME + number}"
