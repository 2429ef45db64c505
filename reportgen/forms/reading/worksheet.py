"""One worksheet read as a sheet of the plan: its headings found, its cells handed on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from reportgen.amounts import UNITS
from reportgen.errors import Place, Problem, Unreadable
from reportgen.forms.planning.plan import Column, Line, Role, Sheet
from reportgen.forms.reading.cell_nodes import Cell
from reportgen.forms.reading.cells import typed
from reportgen.forms.reading.grid import Given, Grid, Numbered
from reportgen.forms.reading.headings import (
    CONTENT,
    LABEL,
    Heads,
    columns_of,
    heads_of,
    is_money,
    plain,
    unit_in,
)
from reportgen.forms.reading.records import Reader
from reportgen.model import Kind
from reportgen.model import Path as DataPath
from reportgen.reading.wording import nearest, or_rather, quote


class SheetReader(Reader):
    """Reads the worksheets of one workbook, and keeps where what is missing would stand."""

    def __init__(self, name: str, alone: bool) -> None:
        super().__init__(alone=alone)
        self.name = name
        self.notes: list[Problem] = []
        self.seen: set[str] = set()
        self.blank: dict[DataPath, Place] = {}
        self.columns: dict[tuple[str, str, tuple[str, ...]], int] = {}
        self._unit = ""

    def note(self, message: str, worksheet: str) -> None:
        """Say something of a worksheet that keeps nothing from being read."""
        self.notes.append(Problem("sheet", "", message, Place(self.name, sheet=worksheet)))

    def twice(self, worksheet: str, first: str, sheet: Sheet) -> None:
        """A second worksheet for one sheet of the plan: a copy would count everything twice."""
        message = f"与“{first}”都是“{sheet.title}”表，请把内容并到一张里，删除另一张"
        self._problem("twice", message, Place(self.name, sheet=worksheet))

    def sheet(self, grid: Grid, sheet: Sheet, first: list[list[str]], rows: Numbered) -> None:
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
        self._note_columns(grid, sheet, columns, heads)
        self._check_columns(sheet, columns, heads, first, grid)
        headed = {at for at, text in enumerate(first[heads.row - 1], 1) if text}
        return self.rows(sheet, self._records(grid, columns, headed, body))

    def _check_columns(
        self,
        sheet: Sheet,
        columns: Mapping[int, Column],
        heads: Heads,
        first: list[list[str]],
        grid: Grid,
    ) -> None:
        """A column without which no row is one must be there; perhaps it is called otherwise."""
        there = set(columns.values())
        known = columns_of(sheet.title)
        others = [text for text in first[heads.row - 1] if text and plain(text) not in known]
        for column in sheet.columns:
            if column.level == 0 and column.info.required and column not in there:
                perhaps = f"，“{quote(others[0])}”是不是它" if others else ""
                message = f"没有“{column.heading}”这一栏{perhaps}；请照空表的样子写上标题"
                self._problem("headings", message, Place(self.name, heads.row, 1, grid.name))

    def _note_columns(
        self, grid: Grid, sheet: Sheet, columns: Mapping[int, Column], heads: Heads
    ) -> None:
        """Keep where values are to be entered that are missing."""
        for at, column in columns.items():
            if column.role is Role.FIELD:
                inner = sheet.levels[column.level].key
                self.columns.setdefault((grid.name, inner, column.keys), at)
        for path in sheet.lists.values() if not sheet.entry.of else ():
            self.blank.setdefault(path, Place(self.name, heads.row + 1, 1, grid.name))

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
            again = f"，或用 reportgen form --unit {self._unit} 重新做表"
            message = (
                f"标题写的是{quote(unit)}，而“基本情况”的金额单位是{self._unit}，不知道以哪个为准："
                f"请改成一致{again if self._unit in UNITS else ''}"
            )
            if not any(
                (one.code, one.place.sheet) == ("unit", place.sheet) for one in self.problems
            ):
                self._problem("unit", message, place)

    def _lines(
        self, grid: Grid, sheet: Sheet, heads: Heads, rows: Numbered
    ) -> Iterator[tuple[tuple[str, ...], Cell]]:
        """The filled lines of a sheet of single fields."""
        by_heading = {heading: at for at, heading in heads.columns.items()}
        labels, contents = by_heading.get(LABEL, 1), by_heading.get(CONTENT, 2)
        known = {plain(line.label): line for line in sheet.lines}
        found: set[tuple[str, ...]] = set()
        for number, row in rows:
            label = plain(shown(row.get(labels)))
            place = Place(self.name, number, contents, grid.name)
            line = known.get(label)
            if line is not None:
                self.blank.setdefault(line.path, place)
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
        self, grid: Grid, columns: Mapping[int, Column], headed: set[int], rows: Numbered
    ) -> Iterator[dict[Column, Cell]]:
        """The filled cells of each row, by column of the plan; ``headed`` have any heading."""
        for number, row in rows:
            cells = {}
            for at, given in row.items():
                place = Place(self.name, number, at, grid.name)
                column = columns.get(at)
                if column is None:
                    if at not in headed:
                        headed.add(at)
                        self._unheaded(given, place)
                elif column.role is not Role.HELP:
                    cell = self._cell(given, column.info.kind, place)
                    if cell is not None:
                        cells[column] = cell
            for at in grid.extras.unsolved.get(number, ()):
                if at in columns:
                    self._unsolved(grid, Place(self.name, number, at, grid.name))
            if cells:
                yield cells

    def _unheaded(self, given: Given, place: Place) -> None:
        if text := str(given.value).strip():
            message = f"这一栏没有标题，内容“{quote(text)}”等没有读取"
            self.notes.append(Problem("heading", "", message, place))

    def _unsolved(self, grid: Grid, place: Place) -> None:
        if place.column in grid.extras.unsolved.get(place.line, ()):
            message = "公式没有结果；请用Excel或WPS打开，保存一次，或把公式改成数"
            self._problem("formula", message, place)

    def _cell(self, given: Given, kind: Kind, place: Place) -> Cell | None:
        try:
            text = typed(given, kind)
        except Unreadable as error:
            self._problem("value", str(error), place)
            return None
        is_percent = isinstance(given.value, float | int) and text.endswith("%")
        return Cell(text, place, given.echo, is_percent) if text.strip() else None

    def _problem(self, code: str, message: str, place: Place) -> None:
        self.problems.append(Problem(code, "", message, place))


def shown(given: Given | None) -> str:
    """The words of a cell; of anything else than words, nothing."""
    return given.value if given is not None and isinstance(given.value, str) else ""
