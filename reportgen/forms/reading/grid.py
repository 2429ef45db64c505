"""A worksheet's filled cells, row by row, with what openpyxl's streaming reader does not tell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import openpyxl
from lxml import etree

from reportgen.errors import IntakeError
from reportgen.forms.reading.opening import damaged, refusal
from reportgen.forms.reading.parts import MAIN, parts_of

#: Rows and columns that are read; what stands beyond is no part of a form.
MOST_ROWS, MOST_COLUMNS = 200_000, 120
#: Cells that merged ones may cover, of one worksheet.
MOST_MERGED = 100_000


@attrs.frozen
class Given:
    """A cell as the workbook has it: value and number format.

    ``echo`` says that it is a merged cell that began above, ``aside`` that it began on the left.
    """

    value: Any
    number_format: str = ""
    echo: bool = False
    aside: bool = False


#: Rows with their numbers: filled cells by column, both from 1.
Numbered = Iterator[tuple[int, dict[int, Given]]]


@attrs.frozen
class Extras:
    """What else is in a worksheet, by row: merged cells, formulas without a result, a far cell."""

    merged: Mapping[int, Mapping[int, tuple[int, int]]]
    unsolved: Mapping[int, frozenset[int]]
    far: str


@attrs.frozen
class Grid:
    """A worksheet: its name and its cells."""

    name: str
    extras: Extras
    _sheet: Any = attrs.field(repr=False)

    def rows(self) -> Numbered:
        """Each row's number and its filled cells by column, both from 1."""
        merged, tops = self.extras.merged, dict[tuple[int, int], Given]()
        starts = {start for row in merged.values() for start in row.values()}
        rows = self._sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)
        for number, row in enumerate(rows, 1):
            found = {}
            for at, cell in enumerate(row, 1):
                if cell.value is not None:
                    found[at] = Given(cell.value, cell.number_format)
                    if (number, at) in starts:
                        tops[number, at] = found[at]
            for at, start in merged.get(number, {}).items():
                if at not in found and start in tops:
                    found[at] = attrs.evolve(tops[start], echo=True, aside=start[1] != at)
            yield number, found


def grids_of(data: bytes, name: str) -> Iterator[Grid]:
    """The worksheets of a workbook that was looked over. Raises ``IntakeError``."""
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        parts = parts_of(data)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # some programs write them wrong
            part = parts.get(sheet.title)
            yield Grid(sheet.title, _extras(data, part, name) if part else _NO_EXTRAS, sheet)
    except IntakeError:
        raise
    except Exception:  # a parser meets a damaged file: there is no end of what it may raise
        raise damaged(name) from None


_NO_EXTRAS = Extras({}, {}, "")
_ROW, _MERGED, _CELL = f"{{{MAIN}}}row", f"{{{MAIN}}}mergeCell", f"{{{MAIN}}}c"
_FORMULA, _VALUE = f"{{{MAIN}}}f", f"{{{MAIN}}}v"


def _extras(data: bytes, part: str, name: str) -> Extras:
    merged: dict[int, dict[int, tuple[int, int]]] = {}
    unsolved: dict[int, frozenset[int]] = {}
    far, count = "", 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(part) as opened:
        found = etree.iterparse(
            opened, tag=(_ROW, _MERGED), resolve_entities=False, no_network=True
        )
        for _, element in found:
            if element.tag == _MERGED:
                for row, at, start in _covered(element.get("ref", "")):
                    merged.setdefault(row, {})[at] = start
                    count += 1
                    if count > MOST_MERGED:
                        raise refusal(name, "merged", "合并的单元格太多，请取消合并后再试")
                continue
            for formula in element.iterfind(f"{_CELL}/{_FORMULA}"):
                cell = formula.getparent()
                said = cell.find(_VALUE)
                is_blank = said is not None and (said.text or cell.get("t") == "str")
                if not is_blank and cell.get("r"):
                    row, at = coordinates(cell.get("r"))
                    unsolved[row] = unsolved.get(row, frozenset()) | {at}
            last = next((one for one in reversed(element) if len(one)), None)
            row, at = coordinates(last.get("r", "A1")) if last is not None else (1, 1)
            if row > MOST_ROWS or at > MOST_COLUMNS:
                far = far or str(last.get("r") if last is not None else "")
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return Extras(merged, unsolved, far)


def _covered(ref: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """The cells of a merged range but the first, each with the first."""
    start, _, end = ref.partition(":")
    (top, left), (bottom, right) = coordinates(start), coordinates(end or start)
    for row in range(top, min(bottom, MOST_ROWS) + 1):
        for at in range(left, min(right, MOST_COLUMNS) + 1):
            if (row, at) != (top, left):
                yield row, at, (top, left)


def coordinates(ref: str) -> tuple[int, int]:
    """Row and column of a cell's name, from 1; of what is none, the first cell."""
    letters = ref.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            return 1, 1
        column = column * 26 + ord(letter) - 64
    figures = ref[len(letters) :]
    return (int(figures) if figures and len(figures) < 9 else 1), column or 1
