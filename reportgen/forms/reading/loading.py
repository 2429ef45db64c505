"""A filled workbook read as the data of a year: like a data file, with cells for places."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import Path

import attrs

from reportgen.errors import IntakeError, Place, Problem
from reportgen.forms.planning.plan import Sheet, everything
from reportgen.forms.reading.cell_places import CellPlaces, Columns, at_cell
from reportgen.forms.reading.grid import Grid, Numbered, grids_of
from reportgen.forms.reading.headings import DEEPEST, sheet_called
from reportgen.forms.reading.opening import damaged, look_over, read_file
from reportgen.forms.reading.worksheet import SheetReader, shown
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
    look_over(data, name)
    job = SheetReader(name, alone)
    grids = list(grids_of(data, name))
    known = [(grid, *_started(grid, name)) for grid in grids]
    for grid, sheet, first, rows in sorted(known, key=lambda one: _order(one[1])):
        if sheet is not None:
            job.sheet(grid, sheet, first, rows)
    if not job.seen:
        message = "没有认出任何一张填报表；请用 reportgen form 做一份空表，把内容填在里面"
        raise IntakeError([Problem("not-a-form", "", message, Place(name))])
    if not job.root.text("版本"):
        job.root.put("版本", Scalar(str(VERSION)), Place(name))
    root = job.root.node()
    return Workbook(root, tuple(job.problems), tuple(job.notes), job.blank, job.columns)


def _order(sheet: Sheet | None) -> int:
    """Sheets are read in the order of the plan, for rows of projects come after the projects."""
    return everything().index(sheet) if sheet is not None else -1


def _started(grid: Grid, name: str) -> tuple[Sheet | None, list[list[str]], Numbered]:
    """Which sheet of the plan it is, the texts of its first rows, and all its rows."""
    rows = _guarded(grid, name)
    head = []
    for number, row in rows:
        head.append((number, row))
        if number >= DEEPEST:
            break
    first = [[shown(row.get(at)) for at in range(1, max(row, default=0) + 1)] for _, row in head]
    return sheet_called(grid.name, first), first, chain(head, rows)


def _guarded(grid: Grid, name: str) -> Numbered:
    try:
        yield from grid.rows()
    except Exception:  # as in ``grids_of``
        raise damaged(name) from None
