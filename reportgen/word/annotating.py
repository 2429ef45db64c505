"""Comments put into a template: beside its tags, and otherwise as it was, so that work goes on.

Headers, footers, notes and text boxes cannot have comments; what is to be said of them is said at
the first paragraph, or at the one that a text box hangs in.
"""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping

import attrs
from lxml import etree

from reportgen.word import package
from reportgen.word.cleaning import clean
from reportgen.word.comments import Comment
from reportgen.word.fieldscan import spell_out
from reportgen.word.ooxml import (
    PPR,
    RPR,
    XML_SPACE,
    Element,
    P,
    R,
    T,
    W,
    nearest,
    parse_xml,
    texts_of,
    w,
    whole,
)

_BOX = w("txbxContent")
#: What runs may stand in where a comment may begin and end beside them.
_AROUND = (P, *(w(name) for name in ("hyperlink", "smartTag", "sdtContent", "fldSimple")))
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


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
    name = _part_of(parts, body)
    number = _first_free(parts, name, root)
    made: list[str] = []
    for spot, comment in comments.items():
        paragraph = _paragraph(paragraphs, spot.paragraph)
        if paragraph is not None:
            _hang(paragraph, spot, number + len(made))
            made.append(comment.xml(number + len(made)))
    parts[name] = _with(parts.get(name), made)
    parts[body] = package.serialised(root)
    return zipped(parts)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Parts as a file; the same parts make the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


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


# The part of the comments


def _part_of(parts: dict[str, bytes], body: str) -> str:
    """The part that holds the comments; a new one is entered in relationships and types."""
    relations = package.relations_of(body)
    if relations not in parts:
        parts[relations] = f'<Relationships xmlns="{_RELATIONS[1:-1]}"></Relationships>'.encode()
    root = package.parse_part(parts, relations)
    for one in root:
        if one.get("Type") == _KIND:
            return package.target_of(relations, one)
    name = _new_name(parts, posixpath.dirname(body))
    relation = etree.SubElement(root, f"{_RELATIONS}Relationship")
    taken = {one.get("Id") for one in root}
    relation.set("Id", next(f"rIdC{n}" for n in range(1, 10_000) if f"rIdC{n}" not in taken))
    relation.set("Type", _KIND)
    relation.set("Target", posixpath.basename(name))
    parts[relations] = package.serialised(root)
    types = package.parse_part(parts, package.CONTENT_TYPES)
    override = etree.SubElement(types, f"{_TYPES}Override")
    override.set("PartName", f"/{name}")
    override.set("ContentType", _TYPE)
    parts[package.CONTENT_TYPES] = package.serialised(types)
    return name


def _new_name(parts: Mapping[str, bytes], folder: str) -> str:
    names = (posixpath.join(folder, f"comments{n or ''}.xml") for n in range(10_000))
    return next(name for name in names if name not in parts)


def _first_free(parts: Mapping[str, bytes], name: str, root: Element) -> int:
    """The first number above those of the comments that are there."""
    known = root.iter(w("commentRangeStart"), w("commentReference"))
    numbers = [whole(one.get(w("id"), "")) for one in known]
    if name in parts:
        numbers += [whole(one.get(w("id"), "")) for one in package.parse_part(parts, name)]
    return max(numbers, default=-1) + 1


def _with(part: bytes | None, comments: Iterable[str]) -> bytes:
    """The part with more comments."""
    added = parse_xml(f'<w:comments xmlns:w="{W}">{"".join(comments)}</w:comments>'.encode())
    if part is None:
        return package.serialised(added)
    root = parse_xml(part)
    root.extend(list(added))
    return package.serialised(root)
