"""One worksheet read as a sheet of the plan: its headings found, its cells handed on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.errors import Place, Unreadable
from reportgen.forms.planning.plan import Column, Role, Sheet
from reportgen.forms.reading.cell_nodes import Cell
from reportgen.forms.reading.cells import FIGURES, typed
from reportgen.forms.reading.fields import FieldsSheet
from reportgen.forms.reading.grid import Given, Grid, Numbered
from reportgen.forms.reading.headings import (
    Heads,
    columns_of,
    heads_of,
    plain,
)
from reportgen.forms.reading.reader import Reader
from reportgen.forms.reading.units import Money, unknown_words
from reportgen.model import FieldInfo, Kind
from reportgen.reading.wording import nearest, or_rather, quote


class SheetReader(Reader):
    """Reads the worksheets of one workbook, and keeps where what is missing would stand."""

    def __init__(self, name: str, alone: bool) -> None:
        super().__init__(alone=alone)
        self.name = name
        self.seen: set[str] = set()
        self._money = Money()

    def twice(self, worksheet: str, first: str, sheet: Sheet) -> None:
        """A second worksheet for one sheet of the plan: a copy would count everything twice."""
        message = f"与“{first}”都是“{sheet.title}”表，请把内容并到一张里，删除另一张"
        self.problem("twice", message, Place(self.name, sheet=worksheet))

    def sheet(self, grid: Grid, sheet: Sheet, first: list[list[str]], rows: Numbered) -> None:
        """Read one worksheet as a sheet of the plan."""
        self.seen.add(sheet.title)
        heads = heads_of(sheet, first)
        if heads is None:
            message = f"没有找到“{sheet.title}”表的标题行，请照空表的样子保留标题"
            return self.problem("headings", message, Place(self.name, sheet=grid.name))
        if grid.extras.far:
            message = "离表太远的地方有内容，请清除这一格（删除整行或整列）再试"
            at = grid.extras.far
            self.problem("far", f"{grid.name}!{at}：{message}", Place(self.name, sheet=grid.name))
        body = ((number, row) for number, row in rows if number > heads.row)
        if sheet.lines:
            fields = FieldsSheet(self, grid, sheet, heads, body)
            self.lines(sheet, dict(fields.filled()))
            if self._money == Money():
                self._money = Money(self.root.text("金额单位"), self.root.text("年度"))
            return fields.look_beside()
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
                self.problem("headings", message, Place(self.name, heads.row, 1, grid.name))

    def _note_columns(
        self, grid: Grid, sheet: Sheet, columns: Mapping[int, Column], heads: Heads
    ) -> None:
        """Keep where values are to be entered that are missing."""
        for at, column in columns.items():
            if column.role is Role.FIELD:
                inner = sheet.levels[column.level].key
                self.columns.setdefault((grid.name, inner, column.keys), at)
            elif column.role is Role.PASSAGE:
                self.columns.setdefault((grid.name, "", ()), at)
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
                self.problem("twice", f"标题“{quote(text)}”有两栏，请改正或删除一栏", place)
            else:
                taken[heading] = at
                self.check_money(column.info, place, text)
                yield at, column

    def _unknown(self, text: str, known: Mapping[str, Column], place: Place) -> None:
        near = nearest(plain(text), known)
        if near:
            message = f"不认识标题“{quote(text)}”{or_rather(known[near].heading)}，这一栏没有读取"
            self.problem("heading", f"{message}；请改正标题，或清空这一栏", place)
        else:
            message = f"不认识标题“{quote(text)}”，这一栏没有读取"
            self.note(message, place)

    def check_money(self, info: FieldInfo, place: Place, heading: str, unit: str = "") -> None:
        """Amounts in another unit or of another year are a problem, once for each worksheet."""
        fault = self._money.fault(info, heading, unit)
        at = (one.place.sheet for one in self.problems if one.code == "unit")
        if fault and place.sheet not in at:
            self.problem("unit", fault, place)
        for words in unknown_words(info, heading) if not fault else ():
            message = f"标题里的“（{quote(words)}）”没有理会，数照“{info.label}”读取"
            self.note(message, place)

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
                elif given.aside:
                    self._spread(columns.get(grid.extras.merged[number][at][1]), column, place)
                elif column.role is not Role.HELP:
                    cell = self.cell(given, column.info.kind, place)
                    if cell is not None:
                        cells[column] = cell
            for at in grid.extras.unsolved.get(number, ()):
                if at in columns:
                    self.unsolved(grid, Place(self.name, number, at, grid.name))
            if cells:
                yield cells

    def _spread(self, first: Column | None, column: Column, place: Place) -> None:
        """One figure in a cell that is merged over several columns is of none of them."""
        if first is not None and first.info.kind in FIGURES and column.info.kind in FIGURES:
            message = (
                f"“{first.heading}”和“{column.heading}”合并成了一格，不知道数是哪一栏的，"
                "请取消合并，分别填写"
            )
            self.problem("merged", message, place)

    def _unheaded(self, given: Given, place: Place) -> None:
        if text := str(given.value).strip():
            message = f"这一栏没有标题，内容“{quote(text)}”等没有读取"
            self.note(message, place)

    def unsolved(self, grid: Grid, place: Place) -> None:
        """Say so where a formula has no result."""
        if place.column in grid.extras.unsolved.get(place.line, ()):
            message = "公式没有结果；请用Excel或WPS打开，保存一次，或把公式改成数"
            self.problem("formula", message, place)

    def cell(self, given: Given, kind: Kind, place: Place) -> Cell | None:
        """A filled cell; None for a blank one, and for one that cannot be read: a problem."""
        try:
            text = typed(given, kind)
        except Unreadable as error:
            self.problem("value", str(error), place)
            return None
        if not text.strip():
            return None
        shown_unit = text.lstrip("0123456789.-") if isinstance(given.value, float | int) else ""
        return Cell(text, place, given.echo, shown_unit)
