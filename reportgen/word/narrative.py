"""Narrative blocks as WordprocessingML, in the face of the paragraph they are printed in.

The first line continues the run of its tag; every further block closes that paragraph and opens one
of its own, and the last one is left open for what follows the tag in the template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import attrs

from reportgen.prose import (
    Heading,
    Items,
    Paragraph,
    Picture,
    Pictures,
    Prose,
    Reference,
    Run,
    Table,
)
from reportgen.prose.blocks import Line, lines_of
from reportgen.word.counting import Numbers
from reportgen.word.figures import Figures, Gallery
from reportgen.word.mending import BLOCK
from reportgen.word.outline import Outline, plain_text
from reportgen.word.plan import NarrativeStyles
from reportgen.word.runs import END, LINE_BREAK, TEXT, attribute, bold, escape, open_paragraph
from reportgen.word.sites import Site

#: What a passage consists of, paragraph by paragraph.
Part: TypeAlias = Line | Table | Picture | Gallery


class Narrative:
    """Prints passages for one fill; ``look_up`` gives a reference's printed text at a site."""

    def __init__(
        self,
        look_up: Callable[[Prose, Reference, Site], str],
        numbers: Numbers,
        outline: Outline,
        figures: Figures,
        styles: NarrativeStyles,
    ) -> None:
        self._look_up, self._numbers = look_up, numbers
        self._outline, self._figures = outline, figures
        self._cell, self._head = styles.cell, styles.head
        self._headings, self._items, self._table = styles.headings, styles.items, styles.table

    def print(self, prose: Prose, site: Site) -> str:
        """The passage as it continues an open ``w:t``; pictures have captions in the body only."""
        match prose.blocks:
            case (Paragraph(only),):  # as most are
                return self._line(prose, only, site)
        lists = self._numbers.lists()
        printed = "".join(self._pieces(prose, site))
        self._numbers.restore(lists)
        return printed

    def _pieces(self, prose: Prose, site: Site) -> list[str]:
        pieces: list[str] = []
        is_fresh = True  # nothing of the passage stands in the open paragraph yet
        for style, part in self._paragraphs(prose):
            block = self._block(prose, part, site)
            if block:
                pieces.append(block)
            elif style and isinstance(part, tuple):
                styled = self._styled(prose, part, style, site)
                pieces += (END, BLOCK if is_fresh else "", styled)
            else:
                pieces.append("" if is_fresh else END + open_paragraph(site))
                pieces.append(self._text(prose, part, site))
            is_fresh = bool(block)
        return pieces

    def _block(self, prose: Prose, part: Part, site: Site) -> str:
        """What ends the open paragraph and leaves another open; nothing for what stands in one."""
        if isinstance(part, Table):
            return END + BLOCK + self._table_xml(prose, part, site) + BLOCK + open_paragraph(site)
        if isinstance(part, Picture | Gallery) and self._figures.has_captions:
            return self._figures.block(part, site)
        return ""

    def _text(self, prose: Prose, part: Part, site: Site) -> str:
        if isinstance(part, Picture):
            return self._figures.inline(part, site)
        return self._line(prose, part, site) if isinstance(part, tuple) else ""

    def in_one_paragraph(self, prose: Prose, site: Site) -> str:
        """The passage where its paragraph cannot end: each line after a break."""
        pieces: list[str] = []
        for block in prose.blocks:
            if isinstance(block, Pictures):
                pieces.append("".join(self._figures.inline(one, site) for one in block.pictures))
            pieces += (self._line(prose, line, site) for line in lines_of(block))
        return LINE_BREAK.join(pieces)

    def line_by_line(self, prose: Prose, site: Site) -> str:
        """The passage's lines run together, for a passage that is quoted within another."""
        lines = (line for block in prose.blocks for line in lines_of(block))
        return "".join(self._line(prose, line, site) for line in lines)

    def _paragraphs(self, prose: Prose) -> Iterator[tuple[str, Part]]:
        """Each paragraph, table or picture with its style, empty for the tag's paragraph's."""
        for block in prose.blocks:
            match block:
                case Paragraph(line):
                    yield "", line
                case Heading(line, depth):
                    deepest = len(self._headings)
                    yield self._headings[min(depth, deepest) - 1] if deepest else "", line
                case Items(items):
                    self._numbers.restart(self._items)
                    yield from ((self._items, line) for line in items)
                case Table():
                    yield "", block
                case Pictures(pictures) if len(pictures) == 1 or not self._figures.has_captions:
                    yield from (("", picture) for picture in pictures)
                case Pictures(pictures):
                    yield "", Gallery(pictures, len(pictures))

    def _styled(self, prose: Prose, line: Line, style: str, around: Site) -> str:
        """A paragraph in a style of its own, numbered as the style is; left open.

        A number typed before its text gives way to the one that is counted.
        """
        properties = f'<w:pPr><w:pStyle w:val="{attribute(style)}"/></w:pPr>'
        site = Site(properties, may_comment=around.may_comment)
        level, label = self._numbers.label(style)
        if level and line and isinstance(line[0], Run):
            text = line[0].text.lstrip()
            line = (attrs.evolve(line[0], text=text[len(level.typed(text)) :].lstrip()), *line[1:])
        text = self._line(prose, line, site)
        entry = self._outline.enter(style, plain_text(label + text))
        return f"<w:p>{site.paragraph}{entry}<w:r>{TEXT}{label}{text}"

    def _line(self, prose: Prose, line: Line, site: Site) -> str:
        pieces = []
        for part in line:
            if isinstance(part, Reference):
                text = self._look_up(prose, part, site)
            else:
                text = escape(part.text)
            pieces.append(bold(text, site) if part.bold else text)
        return "".join(pieces)

    def _table_xml(self, prose: Prose, table: Table, site: Site) -> str:
        width = max(len(row) for row in table.rows)
        style = f'<w:tblStyle w:val="{attribute(self._table)}"/>' if self._table else ""
        rows = "".join(
            self._row(prose, (*row, *[()] * (width - len(row))), site, table.header and number == 0)
            for number, row in enumerate(table.rows)
        )
        grid = f'<w:gridCol w:w="{site.width // width}"/>' * width
        return (
            f'<w:tbl><w:tblPr>{style}<w:tblW w:w="5000" w:type="pct"/>'
            f"{'' if style else _BORDERS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _row(self, prose: Prose, row: Sequence[Line], site: Site, head: bool) -> str:
        properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
        own = (self._head if head else "") or self._cell
        face = "" if own else site.run
        style = f'<w:pPr><w:pStyle w:val="{attribute(own)}"/></w:pPr>' if own else _CELL
        start = f"<w:tc><w:p>{style}<w:r>{face}{TEXT}"
        end = f"{END}</w:tc>"
        cells = "".join(start + self._line(prose, cell, site) + end for cell in row)
        return f"<w:tr>{properties}{cells}</w:tr>"


_BORDERS = "<w:tblBorders>" + "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
) + "</w:tblBorders>"  # fmt: skip
#: A cell's paragraph: no first-line indent, whatever the body's style has.
_CELL = '<w:pPr><w:ind w:firstLine="0" w:firstLineChars="0"/></w:pPr>'
