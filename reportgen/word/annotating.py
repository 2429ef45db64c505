"""Comments put into a template: beside its tags, and otherwise as it was, so that work goes on.

Headers, footers, notes and text boxes cannot have comments; what is to be said of them is said at
the first paragraph, or at the one that a text box hangs in.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping

import attrs
from lxml import etree

from reportgen.word import package
from reportgen.word.cleaning import clean
from reportgen.word.commentpart import enter_part, first_free, with_comments, zipped
from reportgen.word.comments import Comment
from reportgen.word.fieldscan import spell_out
from reportgen.word.notation import w, whole
from reportgen.word.ooxml import PPR, RPR, XML_SPACE, Element, P, R, T, nearest, texts_of

_BOX = w("txbxContent")
#: What runs may stand in where a comment may begin and end beside them.
_AROUND = (P, *(w(name) for name in ("hyperlink", "smartTag", "sdtContent", "fldSimple")))


@attrs.frozen
class Spot:
    """A place in the body: a paragraph by its number, -1 for the first; a tag of it, from 1.

    Numbers are those of ``Location.order``. ``tag`` is the tag's text; without it, or where it does
    not stand there, the whole paragraph is meant.
    """

    paragraph: int = -1
    start: int = 0
    tag: str = ""


def annotated(data: bytes, comments: Mapping[Spot, Comment]) -> bytes:
    """A template with comments; those that it has are kept. Raises ``TemplateError``."""
    parts = package.read_parts(data)
    body = package.body_of(parts)
    root = package.parse_filled(parts, body)
    paragraphs = _counted(root)
    name = enter_part(parts, body)
    number = first_free(parts, name, root)
    made: list[str] = []
    for spot, comment in comments.items():
        paragraph = _paragraph(paragraphs, spot.paragraph)
        if paragraph is not None:
            _hang(paragraph, spot, number + len(made))
            made.append(comment.xml(number + len(made)))
    parts[name] = with_comments(parts.get(name), made)
    parts[body] = package.serialised(root)
    return zipped(parts)


# Places


def _counted(root: Element) -> list[Element]:
    """The paragraphs as a compilation counts them, which takes some out first."""
    seen = copy.deepcopy(root)
    for number, paragraph in enumerate(seen.iter(P)):
        paragraph.set("number", str(number))
    clean(seen)
    spell_out(seen)
    own = list(root.iter(P))
    return [own[whole(paragraph.get("number", ""))] for paragraph in seen.iter(P)]


def _paragraph(paragraphs: list[Element], number: int) -> Element | None:
    """The paragraph that a comment may hang on."""
    if not 0 <= number < len(paragraphs):
        outside = (one for one in paragraphs if nearest(one, _BOX) is None)
        return next(outside, None)
    found: Element | None = paragraphs[number]
    while found is not None and nearest(found, _BOX) is not None:
        box = nearest(found, _BOX)
        found = None if box is None else nearest(box, P)
    return found


def _hang(paragraph: Element, spot: Spot, number: int) -> None:
    """Put the marks of a comment around a tag, or else around the paragraph's text."""
    first, last = _runs(paragraph, spot) or (None, None)
    start, end, reference = _marks(number)
    if first is not None and last is not None:
        first.addprevious(start)
        last.addnext(end)
    else:
        paragraph.insert(0 if paragraph.find(PPR) is None else 1, start)
        paragraph.append(end)
    end.addnext(reference)


def _marks(number: int) -> tuple[Element, Element, Element]:
    start, end = (etree.Element(w(f"commentRange{edge}")) for edge in ("Start", "End"))
    run = etree.Element(R)
    reference = etree.SubElement(run, w("commentReference"))
    for element in (start, end, reference):
        element.set(w("id"), str(number))
    return start, end, run


def _runs(paragraph: Element, spot: Spot) -> tuple[Element, Element] | None:
    """The first and last run of a tag, parted from what stands before and behind it."""
    texts = texts_of(paragraph)
    start, end = spot.start - 1, spot.start - 1 + len(spot.tag)
    joined = "".join(text.text or "" for text in texts)
    if start < 0 or not spot.tag or joined[start:end] != spot.tag:
        return None
    found: list[Element] = []
    at = 0
    for text in texts:
        length = len(text.text or "")
        if at < end and start < at + length:
            found.append(_parted(text, max(start - at, 0), min(end - at, length)))
        at += length
    runs = [run for run in (one.getparent() for one in found) if run is not None]
    if not runs or any(run.getparent() is None for run in runs):
        return None
    first, last = runs[0], runs[-1]
    inside = all(_holder(run) in _AROUND for run in (first, last))
    return (first, last) if inside else None


def _holder(run: Element) -> object:
    parent = run.getparent()
    return None if parent is None else parent.tag


def _parted(text: Element, start: int, end: int) -> Element:
    """The text from start to end in a run of its own, where its run holds nothing else."""
    run, words = text.getparent(), text.text or ""
    if run is None or any(child.tag != RPR for child in run if child is not text):
        return text
    for kept, place in ((words[:start], "before"), (words[end:], "behind")):
        if kept:
            twin = copy.deepcopy(run)
            twin.tail = None
            for other in twin.findall(T):
                _write(other, kept)
            run.addprevious(twin) if place == "before" else run.addnext(twin)
    _write(text, words[start:end])
    return text


def _write(text: Element, words: str) -> None:
    text.text = words
    text.set(XML_SPACE, "preserve")
