"""The sheet of findings (问题): one line each, with a link to its cell.

Beside what people read it keeps, in hidden columns, how each marked cell looked before, so that the
marks can be taken away again; and a digest of all other parts, which tells whether anyone has
changed the workbook since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

import attrs
from lxml import etree

from reportgen.forms.making.looks import height_of
from reportgen.forms.marking.comments import _FORBIDDEN
from reportgen.forms.marking.marks import Mark
from reportgen.forms.reading.headings import FINDINGS
from reportgen.forms.reading.parts import DOCUMENT, MAIN

#: What the sheet is called: the first of these that is not a sheet of someone's own.
TITLES = ("问题", "检查问题", "检查问题（reportgen）")
TITLE = TITLES[0]
HEADS = FINDINGS
WIDTHS = (6, 8, 22, 10, 80, 50)
_HIDDEN = 6


@attrs.frozen
class Marked:
    """How a cell looked before it was marked, and since."""

    sheet: str
    ref: str
    before: int
    since: int


def sheet_of(
    marks: Sequence[Mark], marked: Iterable[Marked], digest: str, looks: Mapping[str, int]
) -> bytes:
    """The XML of the sheet; ``looks`` are the numbers of looks by level, "" for plain text."""
    rows = [_row(1, HEADS, [looks["提示"]] * len(HEADS))]
    links = []
    for number, mark in enumerate(marks, 2):
        where = f"{mark.place.sheet}!{mark.place.cell}" if mark.place.cell else ""
        what = "：".join(filter(None, (mark.words, mark.message)))
        cells = (str(number - 1), mark.level, where, mark.code, what, mark.remedy)
        plain = looks[""]
        own = [plain, looks[mark.level], *([plain] * 4)]
        height = max(height_of(what, WIDTHS[4]), height_of(mark.remedy, WIDTHS[5]))
        rows.append(_row(number, cells, own, height=height))
        if where:
            at = f"'{mark.place.sheet.replace(chr(39), chr(39) * 2)}'!{mark.place.cell}"
            links.append(f'<hyperlink ref="C{number}" location="{_safe(at)}"/>')
    kept = [_row_text(one) for one in marked]
    rows += [
        _row(len(rows) + n, ("",) * _HIDDEN + cells, hidden=True)
        for n, cells in enumerate([(digest,), *kept], 1)
    ]
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(WIDTHS, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheetPr><tabColor rgb="FFC00000"/>'
        '<pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        '<sheetView tabSelected="1" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
        f'</sheetViews><cols>{columns}<col min="{_HIDDEN + 1}" max="{_HIDDEN + 4}" width="9"'
        f' hidden="1" customWidth="1"/></cols><sheetData>{"".join(rows)}</sheetData>'
        + (f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "")
        + '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _row_text(one: Marked) -> tuple[str, ...]:
    return one.sheet, one.ref, str(one.before), str(one.since)


def _row(
    number: int,
    texts: Sequence[str],
    looks: Sequence[int] = (),
    *,
    hidden: bool = False,
    height: float = 0,
) -> str:
    cells = "".join(
        f'<c r="{chr(65 + at)}{number}" s="{looks[at] if looks else 0}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{_safe(text)}</t></is></c>'
        for at, text in enumerate(texts)
        if text
    )
    own = ' hidden="1"' if hidden else f' ht="{height}"' if height else ""
    return f'<row r="{number}"{own}>{cells}</row>'


def _safe(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))


def is_listing(root: Any, shared: Sequence[str]) -> bool:
    """Whether a sheet is one of findings: people have sheets of that name too."""
    first = root.find(f"{{{MAIN}}}sheetData/{{{MAIN}}}row")
    return first is not None and tuple(filter(None, _texts_of(first, shared))) == HEADS


def kept_in(root: Any, shared: Sequence[str]) -> Iterator[Marked]:
    """What an earlier sheet of findings kept of the looks of cells."""
    for texts in _hidden_rows(root, shared):
        if len(texts) == 4 and texts[2].isdecimal() and texts[3].isdecimal():
            yield Marked(texts[0], texts[1], int(texts[2]), int(texts[3]))


def digest_in(root: Any) -> str:
    """The digest that a sheet of findings keeps; empty for another sheet."""
    found = (texts[0] for texts in _hidden_rows(root, ()) if len(texts) == 1)
    return next(found, "")


def _hidden_rows(root: Any, shared: Sequence[str]) -> Iterator[list[str]]:
    for row in root.iterfind(f"{{{MAIN}}}sheetData/{{{MAIN}}}row[@hidden]"):
        yield [text for text in _texts_of(row, shared) if text]


def _texts_of(row: Any, shared: Sequence[str]) -> list[str]:
    """The texts of a row's cells, written within them or shared."""
    found = []
    for cell in row:
        text = "".join(cell.itertext())
        if cell.get("t") == "s":
            text = shared[int(text)] if text.isdecimal() and int(text) < len(shared) else ""
        found.append(text)
    return found


def parse(data: bytes) -> Any:
    """A sheet's tree. Raises ``lxml.etree.XMLSyntaxError``."""
    return etree.fromstring(data)
