"""Page numbers for a printed document: what must be laid out, and what the pages found mean.

A layout tells on which sheet a bookmark stands. The number on that sheet follows from the sections:
each may begin anew, and count in letters or Chinese numerals. So a copy of the document is laid out
that has a bookmark at the beginning of every section.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

import attrs
from lxml import etree

from reportgen.amounts import Scheme
from reportgen.word import package
from reportgen.word.fieldscan import fields
from reportgen.word.notation import w, whole
from reportgen.word.ooxml import PPR, Element, P, highest_bookmark

_SECTION = "RGSection"
_KINDS = {
    "upperRoman": "I", "lowerRoman": "i", "upperLetter": "A", "lowerLetter": "a",
    "chineseCounting": "一", "chineseCountingThousand": "一", "decimalFullWidth": "１",
    "decimalEnclosedCircle": "①",
}  # fmt: skip
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FACES = tuple(w(name) for name in ("ascii", "hAnsi", "eastAsia"))


@attrs.frozen
class Section:
    """How the pages of a section are numbered: its first number (None goes on), its numerals.

    ``is_continuous`` begins on the page where the one before ends.
    """

    start: int | None
    kind: str
    is_continuous: bool


@attrs.frozen
class Layout:
    """What has to be laid out: a copy of the document, and the bookmarks whose pages are wanted."""

    copy: bytes
    bookmarks: tuple[str, ...]
    sections: tuple[Section, ...]
    #: The fonts that the document names; without them its pages are another program's guess.
    fonts: tuple[str, ...]

    def labels(self, sheets: Mapping[str, int]) -> dict[str, str]:
        """The page numbers by bookmark, from the sheets (from 1) on which bookmarks were found."""
        firsts = [sheets.get(f"{_SECTION}{number}", 1) for number in range(len(self.sections))]
        numbers = list(_first_numbers(self.sections, firsts))
        found = {}
        for name in self.bookmarks:
            if name in sheets:
                at = _section_of(sheets[name], self.sections, firsts)
                number = numbers[at] + sheets[name] - firsts[at]
                found[name] = _spelled(number, self.sections[at].kind)
        return found


def layout_of(document: bytes) -> Layout | None:
    """What must be laid out for a printed document; None where it shows no page numbers."""
    parts = package.read_parts(document)
    body = package.body_of(parts)
    root = package.parse_part(parts, body)
    others = [package.parse_part(parts, name) for name in package.filled_parts(parts)[1:]]
    wanted = {
        one.words[1]
        for part in (root, *others)
        for one in fields(part)
        if one.kind == "PAGEREF" and len(one.words) > 1
    }
    if not wanted:
        return None
    sections = tuple(_sections(root))
    parts[body] = package.serialised(root)
    return Layout(_zipped(parts), tuple(sorted(wanted)), sections, tuple(sorted(_fonts(parts))))


def fonts_of(document: bytes) -> tuple[str, ...]:
    """The fonts that a document's text and styles name. Raises ``TemplateError``."""
    return tuple(sorted(_fonts(package.read_parts(document))))


def _sections(root: Element) -> Iterator[Section]:
    """The sections, each with a bookmark put at its beginning."""
    number = highest_bookmark(root)
    first: Element | None = None
    count = 0
    for paragraph in root.iter(P):
        first = paragraph if first is None else first
        properties = paragraph.find(f"{PPR}/{w('sectPr')}")
        if properties is not None:
            _mark(first, number + count + 1, count)
            yield _section(properties)
            first, count = None, count + 1
    if first is not None:  # else the last section is empty and has no page
        _mark(first, number + count + 1, count)
        yield _section(root.find(f"{w('body')}/{w('sectPr')}"))


def _mark(paragraph: Element, number: int, section: int) -> None:
    at = 0 if paragraph.find(PPR) is None else 1
    end = etree.Element(w("bookmarkEnd"))
    start = etree.Element(w("bookmarkStart"))
    start.set(w("name"), f"{_SECTION}{section}")
    for element in (start, end):
        element.set(w("id"), str(number))
    paragraph[at:at] = [start, end]


def _section(properties: Element | None) -> Section:
    if properties is None:
        return Section(None, "", False)
    numbers, kind = properties.find(w("pgNumType")), properties.find(w("type"))
    start = "" if numbers is None else numbers.get(w("start"), "")
    return Section(
        whole(start) if start.isdecimal() else None,
        "" if numbers is None else numbers.get(w("fmt"), ""),
        kind is not None and kind.get(w("val")) == "continuous",
    )


def _first_numbers(sections: Sequence[Section], firsts: Sequence[int]) -> Iterator[int]:
    number = 1
    for at, section in enumerate(sections):
        if section.start is not None:
            number = section.start
        elif at:
            number += firsts[at] - firsts[at - 1]
        else:
            number = firsts[0]
        yield number


def _section_of(sheet: int, sections: Sequence[Section], firsts: Sequence[int]) -> int:
    """The section that numbers a sheet: the last that begins it, or begins before it."""
    begun = (
        at for at, first in enumerate(firsts)
        if first < sheet or (first == sheet and (not at or not sections[at].is_continuous))
    )  # fmt: skip
    return max(begun, default=0)


def _spelled(number: int, kind: str) -> str:
    if kind == "numberInDash":
        return f"- {number} -"
    sample = _KINDS.get(kind)
    if sample is None or number < 1:
        return str(number)
    return Scheme.parse("页码", [sample]).levels[0].label(number)


def _fonts(parts: Mapping[str, bytes]) -> set[str]:
    """The fonts named by the document's text and styles, themselves or through the theme."""
    found: set[str] = set()
    themed = False
    for name in parts:
        if name.startswith("word/") and name.endswith(".xml"):
            for faces in package.parse_part(parts, name).iter(w("rFonts")):
                found.update(faces.get(face, "") for face in _FACES)
                themed = themed or any(faces.get(f"{face}Theme") for face in _FACES)
    if themed:
        found.update(_theme_fonts(parts))
    return found - {""}


def _theme_fonts(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name in parts:
        if name.startswith("word/theme/") and name.endswith(".xml"):
            for font in package.parse_part(parts, name).iter(f"{_A}latin", f"{_A}ea", f"{_A}font"):
                if font.get("script", "Hans") == "Hans":
                    yield font.get("typeface", "")


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()
