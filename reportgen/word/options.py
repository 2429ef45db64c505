"""What a caller may say about one fill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from reportgen.prose import Picture, Prose, Reference
from reportgen.word.figures import Pictures
from reportgen.word.missing import Missing

if TYPE_CHECKING:
    from reportgen.word.remarks import Remarks

#: Looks a reference up: the passage it stands in, and its path.
LookUp = Callable[[Prose | Reference, str], Any]
#: Says where in the data a missing value belongs, for messages and drafts.
Describe = Callable[[Missing], str]


class Options(TypedDict, total=False):
    """How one document is filled; everything may be left out.

    ``look_up`` resolves references in passages (without it every reference is missing).
    ``describe`` makes the document a draft, which prints 【待填：…】 with what it says of each
    missing value. ``pictures`` gives the bytes of a picture by the name of its file, None for one
    that is not there; ``placed`` the pictures that follow a passage, by its id. ``pages`` are page
    numbers by bookmark, which only a layout can tell. ``remarks`` become comments, where the filler
    was compiled to tell what it prints. ``title`` and ``creator`` become the document's properties.
    """

    look_up: LookUp | None
    describe: Describe | None
    pictures: Pictures | None
    pages: Mapping[str, str]
    placed: Mapping[int, tuple[Picture, ...]]
    remarks: Remarks | None
    title: str
    creator: str
