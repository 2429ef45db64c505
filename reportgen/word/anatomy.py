"""What a template is made of, for judging how it looks: paragraphs, pages, tables."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

import attrs

from reportgen.word import package
from reportgen.word.cleaning import clean, is_directive
from reportgen.word.compile import levels_in, styles_in
from reportgen.word.elsewhere import part_name
from reportgen.word.faces import Face, Faces
from reportgen.word.faults import Location
from reportgen.word.fieldscan import spell_out
from reportgen.word.levels import Level
from reportgen.word.notation import w, whole
from reportgen.word.ooxml import (
    TBL,
    TC,
    TR,
    Element,
    P,
    nearest,
    own_runs,
    run_style,
    style_of,
    text_of,
)
from reportgen.word.places import Places
from reportgen.word.repairing import plain
from reportgen.word.scan import Piece, pieces
from reportgen.word.settings import Settings
from reportgen.word.stylenames import canonical, shown
from reportgen.word.styles import Styles

#: The body's name in messages.
BODY = "正文"
_BLOCK = re.compile(r"\s*(?:p|tr|tc)?\s*(for|if|endfor|endif)\b")
_ROW_LOOP = re.compile(r"\{%\s*tr\s+for\b")
_TWIPS_A_MM = 1440 / 25.4


@attrs.frozen
class Line:
    """A paragraph: where it stands, how it is styled (in Chinese) and numbered, what it says.

    ``face`` is its style's; ``own`` has for each run what it was given beside its styles.
    ``blocks`` are the loops and conditions that it is in (``for``, ``if``), from the outside; those
    that begin and end within it do not count. ``page`` is the number of its section.
    """

    place: Location
    text: str
    style: str
    styles: tuple[str, ...]
    outline: int | None
    level: Level | None
    face: Face
    own: tuple[Face, ...]
    blocks: tuple[str, ...]
    page: int
    is_directive: bool
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """The text outside of tags."""
        return "".join(self.between).strip()

    @property
    def between(self) -> list[str]:
        """The stretches of text before, between and behind the tags."""
        at, found = 0, []
        for piece in self.pieces:
            found.append(self.text[at : piece.start])
            at = piece.end
        return [*found, self.text[at:]]

    def at(self, piece: Piece) -> Location:
        """The place of a tag in it."""
        return attrs.evolve(self.place, order=(self.place.order[0], piece.start + 1))

    @property
    def unusual(self) -> Iterator[tuple[Piece, str]]:
        """The tags with full-width or invisible characters, with the text they are read as."""
        for piece in self.pieces:
            read = plain(self.text, piece)
            if read != self.text[piece.start : piece.end]:
                yield piece, read


@attrs.frozen
class Page:
    """A section's paper and margins, in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


@attrs.frozen
class Row:
    """A row of a table: whether it is told to repeat on each page, and its cells' texts."""

    is_head: bool
    begins_loop: bool
    cells: tuple[str, ...]


@attrs.frozen
class Table:
    """A table, at the place of its first paragraph."""

    place: Location
    rows: tuple[Row, ...]


@attrs.frozen
class Anatomy:
    """A template: the body's paragraphs first, then those of headers, footers and notes."""

    lines: tuple[Line, ...]
    pages: tuple[Page, ...]
    tables: tuple[Table, ...]

    @property
    def body(self) -> list[Line]:
        """The body's paragraphs that are no whole-paragraph tags."""
        return [one for one in self.lines if one.place.part == BODY and not one.is_directive]

    @property
    def styles(self) -> frozenset[str]:
        """The canonical names of all styles that text is set in, of paragraphs and characters."""
        names = (name for one in self.lines for name in (one.style, *one.styles))
        return frozenset(map(canonical, names))


def anatomy(data: bytes, settings: Settings) -> Anatomy:
    """Take a template apart. Raises ``TemplateError`` for what is no .docx."""
    parts = package.read_parts(data)
    styles = styles_in(parts)
    levels = levels_in(settings, styles)
    reader = _Reader(styles, levels, Faces(parts, styles))
    body, *others = package.filled_parts(parts)
    root = package.parse_filled(parts, body)
    clean(root)
    spell_out(root)
    lines = list(reader.lines(root, BODY))
    tables = list(reader.tables(root, BODY))
    for name in others:
        other = package.parse_filled(parts, name)
        clean(other)
        spell_out(other)
        lines += reader.lines(other, part_name(name))
    return Anatomy(tuple(lines), tuple(map(_page, root.iter(w("sectPr")))), tuple(tables))


class _Reader:
    """Reads the parts of one template."""

    def __init__(self, styles: Styles, levels: dict[str, Level], faces: Faces) -> None:
        self._styles, self._levels, self._faces = styles, levels, faces

    def lines(self, root: Element, part: str) -> Iterator[Line]:
        """The paragraphs of a part."""
        order = {element: number for number, element in enumerate(root.iter())}
        ends = [order[section] for section in root.iter(w("sectPr"))]
        blocks: list[str] = []
        for paragraph, place in Places(root, part, self._styles):
            found = self._line(paragraph, place, bisect_left(ends, order[paragraph]))
            yield attrs.evolve(found, blocks=tuple(blocks))
            _go_through(blocks, found.pieces)

    def _line(self, paragraph: Element, place: Location, page: int) -> Line:
        style = style_of(paragraph)
        runs = own_runs(paragraph)
        text = text_of(paragraph)
        return Line(
            place=place,
            text=text,
            style=self._name(style or self._faces.normal),
            styles=tuple(filter(None, (self._name(run_style(run)) for run in runs))),
            outline=self._styles.outline_of(paragraph),
            level=self._styles.level_of(style, self._levels),
            face=self._faces.of_style(style),
            own=tuple(map(self._faces.own, runs)),
            blocks=(),
            page=page,
            is_directive=is_directive(paragraph),
            pieces=tuple(pieces(text)),
        )

    def _name(self, style_id: str) -> str:
        return shown(self._styles.names.get(style_id, style_id))

    def tables(self, root: Element, part: str) -> Iterator[Table]:
        """The tables of a part."""
        places = dict(Places(root, part, self._styles))
        for table in root.iter(TBL):
            first = next(table.iter(P), None)
            rows = [_row(row) for row in table.iter(TR) if nearest(row, TBL) is table]
            if first is not None:
                yield Table(places[first], tuple(rows))


def _go_through(blocks: list[str], tags: Iterable[Piece]) -> None:
    """Enter and leave the blocks that begin and end in a paragraph."""
    for piece in tags:
        found = _BLOCK.match(piece.inner or "") if piece.kind == "{%" else None
        if found is not None and not found[1].startswith("end"):
            blocks.append(found[1])
        elif found is not None and blocks:
            blocks.pop()


def _row(row: Element) -> Row:
    cells = [cell for cell in row.iter(TC) if nearest(cell, TR) is row]
    texts = tuple("".join(text_of(one) for one in cell.iter(P)).strip() for cell in cells)
    is_head = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
    return Row(is_head, any(_ROW_LOOP.match(text) for text in texts), texts)


def _page(section: Element) -> Page:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    paper = [_mm(size, name) for name in ("w", "h")]
    return Page(*paper, *(_mm(margins, name) for name in ("top", "bottom", "left", "right")))


def _mm(element: Element | None, name: str) -> float:
    return 0 if element is None else abs(whole(element.get(w(name), ""))) / _TWIPS_A_MM
