"""Contents lists (目录) of a template: an ordinary TOC field says what is listed and how.

Its entries are printed from the headings as they come out, each with a link and a field for its
page; what stands in the template between the field's beginning and end is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from lxml import etree

from reportgen.word.cleaning import keep_section
from reportgen.word.faults import Fault, Location
from reportgen.word.fieldscan import Field, fields
from reportgen.word.levels import Level
from reportgen.word.listing import Lister
from reportgen.word.mending import CONTENTS, later
from reportgen.word.notation import w
from reportgen.word.ooxml import Element, P, T, nearest, remove, write_before
from reportgen.word.plan import Contents
from reportgen.word.rooms import Rooms
from reportgen.word.styles import Styles
from reportgen.word.tags import Marks


class ContentsFinder:
    """Takes the contents lists out of a part and puts a mark for each."""

    def __init__(self, styles: Styles, levels: Mapping[str, Level], marks: Marks) -> None:
        """``levels`` are the numbered styles, by id."""
        self._lister, self._marks = Lister(styles, levels), marks
        self.found: list[Contents] = []
        self._holders: list[Element] = []
        self.faults: list[Fault] = []

    def take(self, root: Element, places: Mapping[Element, Location]) -> None:
        """Go through a part; an empty paragraph holds the place of each list."""
        rooms = Rooms(root)
        all_fields = list(fields(root))
        has_entries = any(field.kind == "TC" for field in all_fields)
        for field in [field for field in all_fields if field.kind == "TOC"]:
            first, last = nearest(field.begin, P), _paragraph_of(field.end)
            place = places.get(first, Location()) if first is not None else Location()
            if first is None or last is None or first.getparent() is not last.getparent():
                message, remedy = "目录域没有完整地放在一处", "请在Word中重新插入目录"
                self.faults.append(Fault("T20", message, remedy, place))
                continue
            self.faults += self._lister.faults(field.instruction, place, has_entries=has_entries)
            if _has_words_beside(field, first, last):
                message = "目录域与其他文字在同一段里，打印时这些文字会丢失"
                self.faults.append(Fault("T20", message, "请让目录独占段落", place))
            width = rooms.of(first).width
            self._replace(first, last, self._lister.read(field.instruction, width))

    def put_marks(self) -> None:
        """Put the calls for the lists into their places, once tags have been looked for."""
        for number, holder in enumerate(self._holders):
            write_before(holder, self._marks.text(later(CONTENTS, number)))
            remove(holder)

    def _replace(self, first: Element, last: Element, contents: Contents) -> None:
        keep_section(last)
        self.found.append(contents)
        self._holders.append(etree.Element(P))
        first.addprevious(self._holders[-1])
        for paragraph in _from_to(first, last):
            remove(paragraph)


def _paragraph_of(element: Element | None) -> Element | None:
    return None if element is None else nearest(element, P)


def _has_words_beside(field: Field, first: Element, last: Element) -> bool:
    """Whether a text stands before the field or behind it, in the paragraphs it begins and ends."""
    kinds = T, w("fldChar")
    before = takewhile(lambda one: one is not field.begin, first.iter(*kinds))
    behind = takewhile(lambda one: one is not field.end, reversed(list(last.iter(*kinds))))
    return any(one.tag == T and (one.text or "").strip() for one in (*before, *behind))


def _from_to(first: Element, last: Element) -> list[Element]:
    before = takewhile(lambda one: one is not last, (first, *first.itersiblings()))
    return [*before, last]
