"""What surrounds a place where something is printed."""

from __future__ import annotations

import attrs

from reportgen.word.ooxml import P, inner_xml, text_of, w
from reportgen.word.rooms import Room
from reportgen.word.styles import Level
from reportgen.word.tags import MARK, Tag


@attrs.frozen
class Site:
    """Where something is printed: what its paragraph and run look like, how it is numbered.

    ``confined`` is a place whose paragraph cannot end there (in a hyperlink, in a field), ``alone``
    one with no words in its paragraph. ``bookmarks`` are the names under which the number
    printed here is referred to. Where it ``may_comment`` a draft has comments (text boxes may not).
    ``width`` and ``height`` are the room there, in
    twentieths of a point.
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
