"""A filled workbook read as the data of a year: like a data file, with cells for places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import attrs

from reportgen.errors import IntakeError, Place, Problem, Unreadable
from reportgen.forms.cells import day_of, is_error, text_of
from reportgen.forms.grid import Given, Grid, grids_of
from reportgen.forms.headings import (
    CONTENT,
    DEEPEST,
    LABEL,
    Heads,
    columns_of,
    heads_of,
    is_money,
    plain,
    sheet_called,
    unit_in,
)
from reportgen.forms.opening import look_over, read_file
from reportgen.forms.plan import Column, Line, Role, Sheet, everything
from reportgen.forms.records import Cell, Reader
from reportgen.intake import Source, source_of
from reportgen.model import VERSION, Kind
from reportgen.reading import Mapping as MappingNode
from reportgen.reading import Scalar
from reportgen.reading.wording import nearest, or_rather, quote

_Rows = Iterator[tuple[int, dict[int, Given]]]


@attrs.frozen
class Workbook:
    """A workbook's data before they are a year, with what is wrong and what is to be said."""

    root: MappingNode
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def load_form(path: str | Path) -> Source:
    """Read a filled workbook. Raises ``IntakeError`` with every problem and its cell."""
    file = Path(path)
    book = read_workbook(read_file(file), file.name)
    return source_of(book.root, list(book.problems), file.parent, book.notes)


def read_workbook(data: bytes, name: str) -> Workbook:
    """The data in a workbook. Raises ``IntakeError`` where it is none that can be read."""
    look_over(data, name)
    job = _Job(name)
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
    return Workbook(job.root.node(), tuple(job.problems), tuple(job.notes))  # type: ignore[arg-type]


def _order(sheet: Sheet | None) -> int:
    """Sheets are read in the order of the plan, for rows of projects come after the projects."""
    return everything().index(sheet) if sheet is not None else -1


def _started(grid: Grid, name: str) -> tuple[Sheet | None, list[list[str]], _Rows]:
    """Which sheet of the plan it is, the texts of its first rows, and all its rows."""
    rows = _guarded(grid, name)
    head = []
    for number, row in rows:
        head.append((number, row))
        if number >= DEEPEST:
            break
    first = [[_shown(row.get(at)) for at in range(1, max(row, default=0) + 1)] for _, row in head]
    return sheet_called(grid.name, first), first, chain(head, rows)


def _guarded(grid: Grid, name: str) -> _Rows:
    from reportgen.forms.opening import damaged

    try:
        yield from grid.rows()
    except Exception:  # as in ``grids_of``
        raise damaged(name) from None


def _shown(given: Given | None) -> str:
    return given.value if given is not None and isinstance(given.value, str) else ""


class _Job(Reader):
    """Reads the sheets of one workbook."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.notes: list[Problem] = []
        self.seen: set[str] = set()
        self._unit = ""

    def sheet(self, grid: Grid, sheet: Sheet, first: list[list[str]], rows: _Rows) -> None:
        """Read one worksheet as a sheet of the plan."""
        self.seen.add(sheet.title)
        heads = heads_of(sheet, first)
        if heads is None:
            message = f"没有找到“{sheet.title}”表的标题行，请照空表的样子保留标题"
            return self._problem("headings", message, Place(self.name, sheet=grid.name))
        if grid.extras.far:
            message = "离表太远的地方有内容，请清除这一格（删除整行或整列）再试"
            at = grid.extras.far
            self._problem("far", f"{grid.name}!{at}：{message}", Place(self.name, sheet=grid.name))
        body = ((number, row) for number, row in rows if number > heads.row)
        if sheet.lines:
            self.lines(sheet, dict(self._lines(grid, sheet, heads, body)))
            self._unit = self._unit or self.root.text("金额单位")
            return None
        columns = dict(self._columns(grid, sheet, heads, first))
        return self.rows(sheet, self._records(grid, columns, heads, body))

    def _columns(
        self, grid: Grid, sheet: Sheet, heads: Heads, first: list[list[str]]
    ) -> Iterator[tuple[int, Column]]:
        """The plan's column of each of the worksheet's; what is no heading is said."""
        known = columns_of(sheet.title)
        taken: dict[str, int] = {}
        for at, text in enumerate(first[heads.row - 1], 1):
            place = Place(self.name, heads.row, at, grid.name)
            heading = plain(text)
            column = known.get(heading)
            if column is None:
                if heading:
                    self._unknown(text, known, place)
            elif heading in taken:
                self._problem("twice", f"标题“{quote(text)}”有两栏，请改正或删除一栏", place)
            else:
                taken[heading] = at
                self._check_unit(column, text, place)
                yield at, column

    def _unknown(self, text: str, known: Mapping[str, Column], place: Place) -> None:
        near = nearest(plain(text), known)
        if near:
            message = f"不认识标题“{quote(text)}”{or_rather(known[near].heading)}，这一栏没有读取"
            self._problem("heading", f"{message}；请改正标题，或清空这一栏", place)
        else:
            message = f"不认识标题“{quote(text)}”，这一栏没有读取"
            self.notes.append(Problem("heading", "", message, place))

    def _check_unit(self, column: Column, text: str, place: Place) -> None:
        unit = unit_in(text)
        if is_money(column) and unit and self._unit and unit != self._unit:
            message = (
                f"标题写的是{unit}，而“基本情况”的金额单位是{self._unit}，"
                "不知道以哪个为准，请改成一致"
            )
            self._problem("unit", message, place)

    def _lines(
        self, grid: Grid, sheet: Sheet, heads: Heads, rows: _Rows
    ) -> Iterator[tuple[tuple[str, ...], Cell]]:
        """The filled lines of a sheet of single fields."""
        by_heading = {heading: at for at, heading in heads.columns.items()}
        labels, contents = by_heading.get(LABEL, 1), by_heading.get(CONTENT, 2)
        known = {plain(line.label): line for line in sheet.lines}
        found: set[tuple[str, ...]] = set()
        for number, row in rows:
            label = plain(_shown(row.get(labels)))
            place = Place(self.name, number, contents, grid.name)
            line = known.get(label)
            if contents not in row or row[contents].echo:
                self._unsolved(grid, place)
                continue
            if line is None:
                self._unknown_line(label, known, attrs.evolve(place, column=labels))
                continue
            if line.path in found:
                self._problem("twice", f"“{line.label}”填了两行，请删除一行", place)
                continue
            found.add(line.path)
            given = self._cell(row[contents], line.info.kind, place)
            if given is not None:
                yield line.path, given

    def _unknown_line(self, label: str, known: Mapping[str, Line], place: Place) -> None:
        near = nearest(label, known)
        message = f"不认识填写项“{quote(label)}”{or_rather(near)}，这一行没有读取"
        if near:
            self._problem("heading", message, place)
        else:
            self.notes.append(Problem("heading", "", message, place))

    def _records(
        self, grid: Grid, columns: Mapping[int, Column], heads: Heads, rows: _Rows
    ) -> Iterator[dict[Column, Cell]]:
        """The filled cells of each row, by column of the plan."""
        unheaded: set[int] = set()
        for number, row in rows:
            cells = {}
            for at, given in row.items():
                place = Place(self.name, number, at, grid.name)
                column = columns.get(at)
                if column is None:
                    if at not in unheaded and at not in heads.columns:
                        unheaded.add(at)
                        self._unheaded(given, place, heads)
                elif column.role is not Role.HELP:
                    cell = self._cell(given, column.info.kind, place)
                    if cell is not None:
                        cells[column] = cell
            for one, at in grid.extras.unsolved if grid.extras.unsolved else ():
                if one == number and at in columns:
                    self._unsolved(grid, Place(self.name, number, at, grid.name))
            if cells:
                yield cells

    def _unheaded(self, given: Given, place: Place, heads: Heads) -> None:
        if text := str(given.value).strip():
            message = f"这一栏没有标题（第{heads.row}行），内容“{quote(text)}”等没有读取"
            self.notes.append(Problem("heading", "", message, place))

    def _unsolved(self, grid: Grid, place: Place) -> None:
        if (place.line, place.column) in grid.extras.unsolved:
            message = "公式没有结果；请用Excel或WPS打开，保存一次，或把公式改成数"
            self._problem("formula", message, place)

    def _cell(self, given: Given, kind: Any, place: Place) -> Cell | None:
        try:
            text = text_of(given.value, given.number_format)
        except Unreadable as error:
            self._problem("value", str(error), place)
            return None
        if is_error(text):
            self._problem("formula", f"公式出错（{text}），请改正公式，或把它改成数", place)
            return None
        if not text.strip():
            return None
        if kind is Kind.DATE:
            text = day_of(text.strip())
        elif kind is Kind.YEAR:
            text = text.strip().partition("-")[0] if _is_day(given) else text
        elif kind in _FIGURES and _is_day(given):
            message = (
                f"这里是日期（{text}），可能是Excel把输入的内容改成了日期；"
                "请把单元格设为文本格式，重新填写"
            )
            self._problem("value", message, place)
            return None
        return Cell(text, place, given.echo)

    def _problem(self, code: str, message: str, place: Place) -> None:
        self.problems.append(Problem(code, "", message, place))


_FIGURES = (Kind.MONEY, Kind.COUNT, Kind.POINTS, Kind.QUANTITY, Kind.VALUE)


def _is_day(given: Given) -> bool:
    return hasattr(given.value, "year")
