"""Narrative blocks as WordprocessingML, in the face of the paragraph they are printed in.

The first line continues the run of its tag; every further block closes that paragraph and opens one
of its own, and the last one is left open for what follows the tag in the template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

import attrs

from reportgen.prose import Heading, Items, Paragraph, Prose, Reference, Run, Table
from reportgen.prose.blocks import Line, lines_of
from reportgen.word.mending import BLOCK
from reportgen.word.plan import NarrativeStyles
from reportgen.word.sites import Site
from reportgen.word.styles import Level

TEXT = '<w:t xml:space="preserve">'
_RUN_END = "</w:t></w:r>"
_END = _RUN_END + "</w:p>"
_SPECIAL = re.compile("[&<>\n\t\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_special = _SPECIAL.search
_STANDS_FOR = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "\n": f"</w:t><w:br/>{TEXT}",
    "\t": f"</w:t><w:tab/>{TEXT}",
    "\r": "",
}


def escape(text: str) -> str:
    """Text for a ``w:t``: markup escaped, line ends as breaks, tabs as tabs.

    What no document can hold becomes U+FFFD; the model has refused it before.
    """
    if _special(text) is None:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SPECIAL.sub(lambda found: _STANDS_FOR.get(found.group(), "\ufffd"), text)


class Numbers(Protocol):
    """The numbering of the document that is being filled."""

    def label(self, style: str) -> tuple[Level | None, str]:
        """How paragraphs of a style are numbered, and the next number, as XML text."""

    def restart(self, style: str) -> None:
        """Begin the list of a style anew."""


class Narrative:
    """Prints passages for one fill; ``look_up`` gives a reference's printed text at a site."""

    def __init__(
        self,
        look_up: Callable[[Prose, Reference, Site], str],
        numbers: Numbers,
        styles: NarrativeStyles,
    ) -> None:
        self._look_up, self._numbers = look_up, numbers
        self._headings, self._items, self._table = styles.headings, styles.items, styles.table

    def print(self, prose: Prose, site: Site) -> str:
        """The passage as it continues an open ``w:t``."""
        match prose.blocks:
            case (Paragraph(only),):  # as most are
                return self._line(prose, only, site)
        pieces: list[str] = []
        is_fresh = True  # nothing of the passage stands in the open paragraph yet
        for style, line in self._paragraphs(prose):
            if isinstance(line, Table):
                table = self._table_xml(prose, line, site)
                pieces += (_END, BLOCK, table, BLOCK, _open(site))
                is_fresh = True
                continue
            if style:
                pieces += (_END, BLOCK if is_fresh else "", self._styled(prose, line, style))
            else:
                pieces += ("" if is_fresh else _END + _open(site), self._line(prose, line, site))
            is_fresh = False
        return "".join(pieces)

    def in_one_paragraph(self, prose: Prose, site: Site) -> str:
        """The passage where its paragraph cannot end: each line after a break."""
        lines = (line for block in prose.blocks for line in lines_of(block))
        return _STANDS_FOR["\n"].join(self._line(prose, line, site) for line in lines)

    def line_by_line(self, prose: Prose, site: Site) -> str:
        """The passage's lines run together, for a passage that is quoted within another."""
        lines = (line for block in prose.blocks for line in lines_of(block))
        return "".join(self._line(prose, line, site) for line in lines)

    def _paragraphs(self, prose: Prose) -> Iterator[tuple[str, Line | Table]]:
        """Each paragraph or table with its style, empty for that of the tag's paragraph."""
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

    def _styled(self, prose: Prose, line: Line, style: str) -> str:
        """A paragraph in a style of its own, numbered as the style is; left open.

        A number typed before its text gives way to the one that is counted.
        """
        site = Site(f'<w:pPr><w:pStyle w:val="{_attribute(style)}"/></w:pPr>')
        level, label = self._numbers.label(style)
        if level and line and isinstance(line[0], Run):
            text = line[0].text.lstrip()
            line = (attrs.evolve(line[0], text=text[len(level.typed(text)) :]), *line[1:])
        return _open(site) + label + self._line(prose, line, site)

    def _line(self, prose: Prose, line: Line, site: Site) -> str:
        pieces = []
        for part in line:
            if isinstance(part, Reference):
                text = self._look_up(prose, part, site)
            else:
                text = escape(part.text)
            pieces.append(_in_run(text, site, "<w:b/>") if part.bold else text)
        return "".join(pieces)

    def _table_xml(self, prose: Prose, table: Table, site: Site) -> str:
        width = max(len(row) for row in table.rows)
        style = f'<w:tblStyle w:val="{_attribute(self._table)}"/>' if self._table else ""
        rows = "".join(
            self._row(prose, (*row, *[()] * (width - len(row))), site, table.header and number == 0)
            for number, row in enumerate(table.rows)
        )
        grid = f'<w:gridCol w:w="{_TEXT_WIDTH // width}"/>' * width
        return (
            f'<w:tbl><w:tblPr>{style}<w:tblW w:w="5000" w:type="pct"/>'
            f"{'' if style else _BORDERS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _row(self, prose: Prose, row: Sequence[Line], site: Site, head: bool) -> str:
        properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
        start = f"<w:tc><w:p>{_CELL}<w:r>{site.run}{TEXT}"
        end = f"{_END}</w:tc>"
        cells = "".join(start + self._line(prose, cell, site) + end for cell in row)
        return f"<w:tr>{properties}{cells}</w:tr>"


#: The width of the text on the page of official documents, in twentieths of a point.
_TEXT_WIDTH = 8844
_BORDERS = "<w:tblBorders>" + "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
) + "</w:tblBorders>"  # fmt: skip
#: A cell's paragraph: no first-line indent, whatever the body's style has.
_CELL = '<w:pPr><w:ind w:firstLine="0" w:firstLineChars="0"/></w:pPr>'


def highlighted(text: str, site: Site) -> str:
    """A mark for what is missing, in a run of its own."""
    return _in_run(escape(text), site, '<w:highlight w:val="yellow"/>')


def _in_run(text: str, site: Site, properties: str) -> str:
    own = f"<w:r>{_with(site.run, properties)}{TEXT}{text}{_RUN_END}"
    return f"{_RUN_END}{own}<w:r>{site.run}{TEXT}"


#: The order the schema prescribes for what may follow ``w:b`` or ``w:highlight`` in ``w:rPr``.
_AFTER_BOLD = re.compile(
    r"<w:(?:bCs|i|iCs|caps|smallCaps|strike|dstrike|outline|shadow|emboss|imprint|noProof|snapToGrid"
    r"|vanish|webHidden|color|spacing|w|kern|position|sz|szCs|highlight|u|effect|bdr|shd|fitText"
    r"|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)[ />]|<w\d+:"
)
_AFTER_HIGHLIGHT = re.compile(
    r"<w:(?:u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)"
    r"[ />]|<w\d+:"
)


@lru_cache(maxsize=1024)
def _with(run: str, properties: str) -> str:
    """Run properties with one more, at the place the schema wants it."""
    if not run or run == "<w:rPr/>":
        return f"<w:rPr>{properties}</w:rPr>"
    bold = properties.startswith("<w:b/")
    run = re.sub(r"<w:b(?: [^>]*)?/>" if bold else r"<w:highlight [^>]*/>", "", run)
    found = (_AFTER_BOLD if bold else _AFTER_HIGHLIGHT).search(run)
    at = found.start() if found else run.rindex("</w:rPr>")
    return run[:at] + properties + run[at:]


def _open(site: Site) -> str:
    """A new paragraph like the site's with its first run open."""
    return f"<w:p>{site.paragraph}<w:r>{site.run}{TEXT}"


def _attribute(text: str) -> str:
    return escape(text).replace('"', "&quot;")
