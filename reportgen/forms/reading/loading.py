"""A filled workbook read as the data of a year: like a data file, with cells for places."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import attrs

from reportgen.errors import IntakeError, Place, Problem
from reportgen.forms.planning.plan import Sheet, everything
from reportgen.forms.reading.cell_places import CellPlaces, Columns, at_cell
from reportgen.forms.reading.fields import shown
from reportgen.forms.reading.grid import Grid, Numbered, grids_of
from reportgen.forms.reading.headings import DEEPEST, is_ours, sheet_called, sheets_by_headings
from reportgen.forms.reading.opening import damaged, look_over, read_file
from reportgen.forms.reading.worksheet import SheetReader
from reportgen.intake import Source, source_of
from reportgen.model import VERSION
from reportgen.model import Path as DataPath
from reportgen.reading import Mapping as MappingNode
from reportgen.reading import Scalar


@attrs.frozen
class Workbook:
    """A workbook's data before they are a year, with what is wrong and what is to be said."""

    root: MappingNode
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    blank: Mapping[DataPath, Place]
    columns: Columns


def load_form(path: str | Path) -> Source:
    """Read a filled workbook. Raises ``IntakeError`` with every problem and its cell."""
    file = Path(path)
    return source_in(read_workbook(read_file(file), file.name), file.parent)


def source_in(book: Workbook, folder: Path | None) -> Source:
    """The year in a workbook. Raises ``IntakeError`` with every problem and its cell."""
    try:
        source = source_of(book.root, list(book.problems), folder, book.notes)
    except IntakeError as error:
        placed = (at_cell(one, book.blank, book.columns) for one in error.problems)
        raise IntakeError(placed) from None
    places = CellPlaces(source.places.by_path, book.blank, book.columns)
    return attrs.evolve(source, places=places)


def read_workbook(data: bytes, name: str, *, alone: bool = True) -> Workbook:
    """The data in a workbook. Raises ``IntakeError`` where it is none that can be read.

    One that is not ``alone`` may speak of projects that only others describe.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's, of what it does not know
        return _read(data, name, alone)


def _read(data: bytes, name: str, alone: bool) -> Workbook:
    look_over(data, name)
    job = SheetReader(name, alone)
    pages = [_Page(grid, *_started(grid, name)) for grid in grids_of(data, name)]
    for page, sheet in sorted(_told(job, pages), key=lambda one: everything().index(one[1])):
        job.sheet(page.grid, sheet, page.first, page.rows)
    if not job.seen:
        message = "没有认出任何一张填报表；请用 reportgen form 做一份空表，把内容填在里面"
        raise IntakeError([Problem("not-a-form", "", message, Place(name))])
    if not job.root.text("版本"):
        job.root.put("版本", Scalar(str(VERSION)), Place(name))
    root = job.root.node()
    return Workbook(root, tuple(job.problems), tuple(job.notes), job.blank, job.columns)


@attrs.frozen
class _Page:
    """A worksheet: its cells, the texts of its first rows, and all its rows."""

    grid: Grid
    first: list[list[str]]
    rows: Numbered


def _told(job: SheetReader, pages: list[_Page]) -> Iterator[tuple[_Page, Sheet]]:
    """The worksheets that are sheets of the plan, each once; what is none is said.

    Headings alone tell only what nothing else claims to be: people keep lists of their own.
    """
    left = [page for page in pages if not is_ours(page.grid.name, page.first)]
    found: dict[str, str] = {}
    others = []
    for page in left:
        sheet = sheet_called(page.grid.name, page.first)
        if sheet is None:
            others.append(page)
        elif sheet.title in found:
            job.twice(page.grid.name, found[sheet.title], sheet)
        else:
            found[sheet.title] = page.grid.name
            yield page, sheet
    for page in others:
        place = Place(job.name, sheet=page.grid.name)
        likely = sheets_by_headings(page.first, found)
        if len(likely) == 1:
            found[likely[0].title] = page.grid.name
            job.note(f"按标题认作“{likely[0].title}”表读取，不是的请改动标题", place, "sheet")
            yield page, likely[0]
        elif likely:
            names = "、".join(f"“{one.title}”" for one in likely)
            message = f"没有读取，看标题可能是{names}中的一张；请把工作表的名字改成表名"
            job.note(message, place, "sheet")
        elif any(text for row in page.first for text in row):
            job.note("没有认出是哪张表，没有读取；自己用的表不用管", place, "sheet")


def _started(grid: Grid, name: str) -> tuple[list[list[str]], Numbered]:
    """The texts of a worksheet's first rows, and all its rows."""
    rows = _guarded(grid, name)
    head = []
    for number, row in rows:
        head.append((number, row))
        if number >= DEEPEST:
            break
    first = [[shown(row.get(at)) for at in range(1, max(row, default=0) + 1)] for _, row in head]
    return first, chain(head, rows)


def _guarded(grid: Grid, name: str) -> Numbered:
    try:
        yield from grid.rows()
    except Exception:  # as in ``grids_of``
        raise damaged(name) from None
