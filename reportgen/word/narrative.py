"""Narrative blocks as WordprocessingML, in the face of the paragraph they are printed in.

The first line continues the run of its tag; every further block closes that paragraph and opens one
of its own, and the last one is left open for what follows the tag in the template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from reportgen.prose import Heading, Items, Paragraph, Prose, Reference, Table
from reportgen.prose.blocks import Line, lines_of
from reportgen.word.prepare import Site

TEXT = '<w:t xml:space="preserve">'
_RUN_END = "</w:t></w:r>"
_SPECIAL = re.compile("[&<>\n\t\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\ue000]")
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
    if not _SPECIAL.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SPECIAL.sub(lambda found: _STANDS_FOR.get(found.group(), "\ufffd"), text)


class Narrative:
    """Prints passages for one fill.

    ``look_up`` gives a reference's printed text, ``number`` the label of a numbered style's
    paragraph (empty where the style is not numbered).
    """

    def __init__(
        self,
        look_up: Callable[[Prose, Reference], str],
        number: Callable[[str], str],
        headings: Sequence[str],
        items: str,
        table: str,
    ) -> None:
        """``headings``, ``items`` and ``table`` are style ids, empty for the paragraph's own."""
        self._look_up, self._number = look_up, number
        self._headings, self._items, self._table = headings, items, table

    def print(self, prose: Prose, site: Site) -> str:
        """The passage as it continues an open ``w:t``."""
        pieces: list[str] = []
        is_open = True
        for style, line in self._paragraphs(prose):
            if isinstance(line, Table):
                pieces.append(self._table_after(prose, line, site))
                is_open = True
                continue
            if not is_open or style:
                pieces.append(_RUN_END + "</w:p>" + _open(site, style))
                pieces.append(escape(self._number(style)) if style else "")
            pieces.append(self._line(prose, line, site))
            is_open = False
        return "".join(pieces)

    def line_by_line(self, prose: Prose, site: Site) -> str:
        """The passage's lines run together, for a passage that is quoted within another."""
        lines = (line for block in prose.blocks for line in lines_of(block))
        return "".join(self._line(prose, line, site) for line in lines)

    def _paragraphs(self, prose: Prose) -> Iterator[tuple[str, Line | Table]]:
        for block in prose.blocks:
            match block:
                case Paragraph(line):
                    yield "", line
                case Heading(line, depth):
                    style = (
                        self._headings[min(depth, len(self._headings)) - 1]
                        if self._headings
                        else ""
                    )
                    yield style, line
                case Items(items):
                    yield from ((self._items, line) for line in items)
                case Table():
                    yield "", block

    def _line(self, prose: Prose, line: Line, site: Site) -> str:
        pieces = []
        for part in line:
            text = self._look_up(prose, part) if isinstance(part, Reference) else escape(part.text)
            pieces.append(_emphasised(text, site) if part.bold else text)
        return "".join(pieces)

    def _table_after(self, prose: Prose, table: Table, site: Site) -> str:
        width = max(len(row) for row in table.rows)
        style = f'<w:tblStyle w:val="{self._table}"/>' if self._table else ""
        rows = "".join(
            self._row(prose, (*row, *[()] * (width - len(row))), site, table.header and number == 0)
            for number, row in enumerate(table.rows)
        )
        column = 8844 // width
        grid = f'<w:gridCol w:w="{column}"/>' * width
        return (
            f"{_RUN_END}</w:p><w:tbl><w:tblPr>{style}"
            f'<w:tblW w:w="5000" w:type="pct"/>{"" if style else _BORDERS}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{_open(site, '')}"
        )

    def _row(self, prose: Prose, row: Sequence[Line], site: Site, head: bool) -> str:
        properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
        start = f"<w:tc><w:p>{_CELL}<w:r>{site.run}{TEXT}"
        end = f"{_RUN_END}</w:p></w:tc>"
        cells = "".join(start + self._line(prose, cell, site) + end for cell in row)
        return f"<w:tr>{properties}{cells}</w:tr>"


_BORDERS = "<w:tblBorders>" + "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
) + "</w:tblBorders>"  # fmt: skip
#: A cell's paragraph: no first-line indent, whatever the body's style has.
_CELL = '<w:pPr><w:ind w:firstLine="0" w:firstLineChars="0"/></w:pPr>'


def highlighted(text: str, site: Site) -> str:
    """A mark for what is missing, in a run of its own."""
    return _in_run(escape(text), site, '<w:highlight w:val="yellow"/>')


def _emphasised(text: str, site: Site) -> str:
    return _in_run(text, site, "<w:b/>")


def _in_run(text: str, site: Site, properties: str) -> str:
    own = f"<w:r>{_with(site.run, properties)}{TEXT}{text}{_RUN_END}"
    return f"{_RUN_END}{own}<w:r>{site.run}{TEXT}"


#: The order the schema prescribes for what may follow ``w:b`` or ``w:highlight`` in ``w:rPr``.
_AFTER_BOLD = re.compile(
    r"<w:(?:bCs|i|iCs|caps|smallCaps|strike|dstrike|outline|shadow|emboss|imprint|noProof|snapToGrid"
    r"|vanish|webHidden|color|spacing|w|kern|position|sz|szCs|highlight|u|effect|bdr|shd|fitText"
    r"|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)[ />]"
)
_AFTER_HIGHLIGHT = re.compile(
    r"<w:(?:u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)"
    r"[ />]"
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


def _open(site: Site, style: str) -> str:
    """A new paragraph like the site's, or in another style, with its first run open."""
    if not style:
        return f"<w:p>{site.paragraph}<w:r>{site.run}{TEXT}"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{TEXT}'
