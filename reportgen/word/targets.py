"""Bookmarks that something refers to, and what each must enclose so that F9 shows what we print.

Word shows what a bookmark encloses. Our numbers are text, so a reference to a number needs a
bookmark around the number alone, and one to a heading's text a bookmark that leaves it out.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence

import attrs
from lxml import etree

from reportgen.word.notation import w
from reportgen.word.ooxml import XML_SPACE, Element, P, R, T, nearest, remove


@attrs.frozen(eq=False)
class Target:
    """A bookmark that something refers to: its name, and the elements that begin and end it.

    A field may ask for the number there, or for what the author's bookmark encloses.
    """

    name: str
    start: Element
    end: Element
    by_number: bool
    by_text: bool


def put_label(paragraph: Element, first: Element, number: str) -> Element:
    """A number in a run of its own before the ``first`` text of a paragraph."""
    label = _label(first, number)
    _child_of(paragraph, first).addprevious(label)
    return label


def enclose_number(label: Element, rest: str, targets: Sequence[Target]) -> None:
    """Let bookmarks enclose the number, and nothing else.

    The ``rest`` parts it from its text, or stands for what does until the text is known.
    """
    if rest:
        label.addnext(_label(label[-1], rest))
    for target in targets:
        remove(target.start)
        remove(target.end)
        label.addprevious(target.start)
        label.addnext(target.end)


def enclose_text(paragraph: Element, label: Element | None, targets: Iterable[Target]) -> None:
    """Let bookmarks begin behind the number, and end with the paragraph at the latest.

    They else stay where the author put them; an empty one gets all that follows. Word lets one
    around a whole heading end in the next paragraph, and would show the end of the paragraph too.
    """
    for target in targets:
        if nearest(target.end, P) is not paragraph or target.start.getnext() is target.end:
            remove(target.end)
            paragraph.append(target.end)
        if label is not None and target.start in set(label.itersiblings(preceding=True)):
            remove(target.start)
            label.addnext(target.start)


def _label(beside: Element, mark: str) -> Element:
    """A run that holds a number in the face of the text it stands before."""
    label = etree.Element(R)
    run = nearest(beside, R)
    face = None if run is None else run.find(w("rPr"))
    if face is not None:
        label.append(copy.deepcopy(face))
    text = etree.SubElement(label, T)
    text.set(XML_SPACE, "preserve")
    text.text = mark
    return label


def _child_of(paragraph: Element, text: Element) -> Element:
    """The paragraph's own child that holds a text: its run, or the hyperlink around that."""
    return next(around for around in text.iterancestors() if around.getparent() is paragraph)
