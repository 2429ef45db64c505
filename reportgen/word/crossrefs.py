"""Cross-references (交叉引用) of a template: their results are numbers and pages as they come out.

An author inserts them in Word: a reference to the bookmark of a heading or caption (REF) gives its
number, which no template holds; one to its page (PAGEREF) gives the page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from reportgen.word.fieldscan import Field, fields, set_instruction, set_result
from reportgen.word.ooxml import Element, P, nearest, w
from reportgen.word.tags import Marks


@attrs.frozen(eq=False)
class Target:
    """A bookmark that something refers to: its name, and the elements that begin and end it."""

    name: str
    start: Element
    end: Element


def wanted_in(root: Element) -> set[str]:
    """The bookmarks that REF fields of a part name."""
    return {field.words[1] for field in _references(root, "REF")}


def targets_of(root: Element, wanted: Collection[str]) -> dict[Element, list[Target]]:
    """The bookmarks of a part that are ``wanted``, by the paragraph they begin in."""
    ends = {end.get(w("id")): end for end in root.iter(w("bookmarkEnd"))}
    found: dict[Element, list[Target]] = {}
    for start in root.iter(w("bookmarkStart")):
        name, end = start.get(w("name"), ""), ends.get(start.get(w("id")))
        paragraph = nearest(start, P)
        if name in wanted and end is not None and paragraph is not None:
            found.setdefault(paragraph, []).append(Target(name, start, end))
    return found


def fill_in(root: Element, numbered: Collection[str], marks: Marks) -> None:
    """Put calls into the results of the fields whose bookmarks are ``numbered`` or have a page."""
    for field in list(_references(root, "REF")):
        name = field.words[1]
        if name in numbered:
            set_instruction(field, rf"REF {name} \h")
            set_result(field, marks.text(f'{{{{ "{name}"|_referred(_fill) }}}}'))
    for field in list(_references(root, "PAGEREF")):
        set_result(field, marks.text(f'{{{{ "{field.words[1]}"|_page(_fill) }}}}'))


def _references(root: Element, kind: str) -> Iterator[Field]:
    for field in fields(root):
        words = field.words
        if len(words) > 1 and words[0] == kind and words[1].replace("_", "a").isalnum():
            yield field
