"""Cross-references (交叉引用) of a template: what its fields refer to, and what they then show.

An author inserts them in Word: a reference to the bookmark of a heading or caption (REF) shows its
number or its text, which no template holds; one to its page (PAGEREF) shows the page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

import attrs

from reportgen.word.faults import Fault, Location, near_names
from reportgen.word.fieldscan import Field, fields, set_instruction, set_result
from reportgen.word.mending import NUMBER_OF, PAGE_OF, TITLE_OF, later
from reportgen.word.notation import w
from reportgen.word.ooxml import Element, P, nearest, write_before
from reportgen.word.tags import Marks
from reportgen.word.targets import Target

#: Word's switches for the number of a heading: as it stands, in its context, in full.
_NUMBER = frozenset({r"\n", r"\r", r"\w"})
#: Why a bookmark that an old contents list holds will not be there.
_RENEWED = "在目录里，目录打印时重新生成", "请把书签移到标题上"
#: So many references to what does not exist are reported.
_MOST_FAULTS = 100


@attrs.frozen
class _Reference:
    name: str
    place: Location


class References:
    """What a template's fields refer to: noted in all its parts first, then put in and judged."""

    def __init__(self) -> None:
        self._made: list[_Reference] = []
        self._numbers: set[str] = set()
        self._texts: set[str] = set()
        self._pages: set[str] = set()
        self._there: set[str] = set()
        #: Why a bookmark will not be in the document, and what to do, by name.
        self.gone: dict[str, tuple[str, str]] = {}
        #: The bookmarks to whose pages something refers and that a branch may leave out.
        self._unsure: set[str] = set()

    def note(self, root: Element, before: Collection[str], places: Iterable[_Place]) -> None:
        """Note what a part refers to and has, ``before`` its contents lists were taken out."""
        self._there |= names_in(root)
        self.gone |= dict.fromkeys(set(before) - self._there, _RENEWED)
        found = list(_references(root, "REF", "PAGEREF"))
        at = dict(places) if found else {}
        for field in found:
            name, paragraph = field.words[1], nearest(field.begin, P)
            self._wanted(field).add(name)
            place = Location() if paragraph is None else at.get(paragraph, Location())
            self._made.append(_Reference(name, place))

    def _wanted(self, field: Field) -> set[str]:
        if field.kind == "PAGEREF":
            return self._pages
        asked = {word.lower() for word in field.words[2:]}
        return self._numbers if asked & _NUMBER else self._texts

    def targets(self, root: Element) -> dict[Element, list[Target]]:
        """The bookmarks of the body that are referred to, by the paragraph they begin in."""
        ends = {end.get(w("id")): end for end in root.iter(w("bookmarkEnd"))}
        found: dict[Element, list[Target]] = {}
        for start in root.iter(w("bookmarkStart")):
            name, end = start.get(w("name"), ""), ends.get(start.get(w("id")))
            paragraph = nearest(start, P)
            if name in self._numbers | self._texts and end is not None and paragraph is not None:
                target = Target(name, start, end, name in self._numbers, name in self._texts)
                found.setdefault(paragraph, []).append(target)
        return found

    def watch(self, root: Element, marks: Marks) -> None:
        """Let the bookmarks of the body to whose pages something refers tell of their printing.

        Other parts are printed after it; what they hold is taken to be there.
        """
        for start in root.iter(w("bookmarkStart")):
            name = start.get(w("name"), "")
            if name in self._pages:
                write_before(start, marks.text(f'{{{{ "{name}"|_printed(_fill) }}}}'))
                self._unsure.add(name)

    def fill_in(
        self, root: Element, numbered: Collection[str], titled: Collection[str], marks: Marks
    ) -> None:
        """Put calls into the results of a part's fields.

        The bookmarks ``numbered`` enclose a number, those ``titled`` a heading's text.
        """
        for field in list(_references(root, "REF")):
            name = field.words[1]
            if name in numbered or name in titled:
                kind = NUMBER_OF if name in numbered else TITLE_OF
                set_instruction(field, rf"REF {name} \h")
                set_result(field, marks.text(later(kind, name)))
        for field in list(_references(root, "PAGEREF")):
            name = field.words[1]
            is_unsure = name in self._unsure  # a branch may leave it out
            page = later(PAGE_OF, name) if is_unsure else f'{{{{ "{name}"|_page(_fill) }}}}'
            set_result(field, marks.text(page))

    def faults(self) -> Iterator[Fault]:
        """References to bookmarks that no document will have; known when all parts are done."""
        lost = (one for one in self._made if one.name in self.gone or one.name not in self._there)
        for one in islice(lost, _MOST_FAULTS):
            message, remedy = self.gone.get(one.name) or ("不存在", self._remedy(one.name))
            yield Fault("T22", f"引用的书签“{one.name}”{message}", remedy, one.place)

    def _remedy(self, name: str) -> str:
        near = near_names(name, self._there)
        return near or "请在Word中重新插入交叉引用，或删去这个域"


_Place = tuple[Element, Location]


def names_in(root: Element) -> set[str]:
    """The names of a part's bookmarks."""
    return {start.get(w("name"), "") for start in root.iter(w("bookmarkStart"))}


def _references(root: Element, *kinds: str) -> Iterator[Field]:
    for field in fields(root):
        words = field.words
        if len(words) > 1 and field.kind in kinds and words[1].replace("_", "a").isalnum():
            yield field
