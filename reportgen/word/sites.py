"""What surrounds a place where something is printed."""

from __future__ import annotations

import attrs

from reportgen.word.ooxml import P, inner_xml, w
from reportgen.word.styles import Level
from reportgen.word.tags import Tag


@attrs.frozen
class Site:
    """Where something is printed: what its paragraph and run look like, how it is numbered.

    ``confined`` is a place whose paragraph cannot end there (in a hyperlink, in a field).
    """

    paragraph: str = ""
    run: str = ""
    level: Level | None = None
    confined: bool = False


def site_of(tag: Tag) -> Site:
    """What surrounds an output tag; a section break is not for the paragraphs printed after it."""
    properties = tag.paragraph.find(w("pPr"))
    run = tag.text.getparent()
    face = None if run is None else run.find(w("rPr"))
    around = None if run is None else run.getparent()
    confined = around is None or around.tag != P
    return Site(inner_xml(properties), inner_xml(face), confined=confined)
