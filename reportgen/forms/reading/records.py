"""The rows of a sheet read back: nodes of the data, each with the cell it came from.

People leave out what stands above already, so a cell that is empty or merged belongs to the record
that was begun; a record begins where one of its own cells is filled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from reportgen.errors import Place, Problem
from reportgen.forms.planning.plan import Column, Role, Sheet
from reportgen.forms.planning.rows import PROJECT_KEYS
from reportgen.forms.reading.cell_nodes import Cell, Cells, value_node, without_double_units
from reportgen.forms.reading.tree import Branch, Rows
from reportgen.model import FundsLine, Kind
from reportgen.reading import Scalar
from reportgen.reading.structure import NO_ROWS
from reportgen.reading.wording import nearest, or_rather, quote

#: Under this a project keeps what other sheets call it, where its own sheet does not have it.
CALLED = "（项目）"


@attrs.define
class Reader:
    """Reads sheets into one tree; projects are known once their sheet was read.

    ``alone`` is False for a workbook that others complete: a project may be named that it has not.
    """

    root: Branch = attrs.Factory(Branch)
    projects: dict[str, Branch] = attrs.Factory(dict)
    problems: list[Problem] = attrs.Factory(list)
    alone: bool = True

    def lines(self, sheet: Sheet, found: Mapping[tuple[str, ...], Cell]) -> None:
        """Take the single fields of a sheet."""
        infos = {line.path: line.info for line in sheet.lines}
        for path, given in found.items():
            branch = self.root.at(path[:-1], given.place)
            branch.put(path[-1], value_node(given, infos[path]), given.place)

    def rows(self, sheet: Sheet, rows: Iterator[Cells]) -> None:
        """Take the rows of a sheet."""
        taker = _Passages(self, sheet) if not sheet.levels else _Records(self, sheet)
        for row in _typed_in(sheet, rows):
            if any(column.level >= 0 and column.role is not Role.HELP for column in row):
                taker.take(row)
        if sheet.title == "项目":
            self._note_projects()

    def _note_projects(self) -> None:
        found = self.root.find("项目列表", Rows)
        for project in found.items if found is not None else ():
            if isinstance(project, Branch):
                for name in PROJECT_KEYS:
                    self.projects.setdefault(project.text(name), project)
        self.projects.pop("", None)

    def owner(self, given: Cell | None, place: Place) -> Branch:
        """The project that a row is of. What cannot be told is a problem."""
        if given is None and len({id(one) for one in self.projects.values()}) == 1:
            return next(iter(self.projects.values()))
        name = given.said if given is not None else ""
        if name in self.projects:
            return self.projects[name]
        if given is not None and not self.alone:
            return self._new_project(name, place)
        if given is None:
            message = "没有写是哪个项目的，请在“项目”一栏写项目的简称或名称"
        else:
            near = nearest(name, self.projects)
            message = f"“项目”表里没有“{quote(name)}”{or_rather(near)}；请写“项目”表里的简称或名称"
        self.problems.append(Problem("project", "项目", message, place, found=quote(name)))
        return Branch()

    def _new_project(self, name: str, place: Place) -> Branch:
        """A project that another workbook may know more of."""
        made = Branch(place)
        made.put(CALLED, Scalar(name, place), place)
        self.root.rows("项目列表", place).items.append(made)
        self.projects[name] = made
        return made


def _typed_in(sheet: Sheet, rows: Iterator[Cells]) -> Iterator[Cells]:
    """The rows of a sheet; of a table of money none, as long as nobody has typed any.

    The rows that a form presets say nothing by themselves. In a table that was begun, a row left
    blank is an amount that is not known.
    """
    if not sheet.levels or sheet.levels[0].cls is not FundsLine:
        return rows
    kept = list(rows)
    is_begun = any(column.info.kind is Kind.MONEY for row in kept for column in row)
    return iter(kept if is_begun else ())


@attrs.define
class _Where:
    """To which project and list the rows belong, as long as nothing else is said."""

    reader: Reader
    sheet: Sheet
    owner: Cell | None = None
    label: str = ""

    def moved(self, row: Cells) -> bool:
        """Take in what a row says about it; whether that is news."""
        before = (self.owner and self.owner.said, self.label)
        for column, given in row.items():
            if column.role is Role.OWNER:
                self.owner = given
            elif column.role is Role.LIST:
                self.label = self._label(given)
        return before != (self.owner and self.owner.said, self.label)

    def _label(self, given: Cell) -> str:
        if given.said not in self.sheet.lists:
            near = nearest(given.said, self.sheet.lists)
            words = "、".join(self.sheet.lists)
            message = f"“{quote(given.said)}”不是可选的内容{or_rather(near)}；请选：{words}"
            self.reader.problems.append(Problem("list", self.sheet.title, message, given.place))
            return ""
        return given.said

    def path(self, place: Place) -> tuple[str, ...] | None:
        """The path of the list; None where it cannot be told, which is a problem."""
        lists = self.sheet.lists
        if len(lists) == 1:
            return next(iter(lists.values()))
        if not self.label:
            column = next(one for one in self.sheet.columns if one.role is Role.LIST)
            message = f"没有写“{column.heading}”，请选：{'、'.join(lists)}"
            problem = Problem("list", self.sheet.title, message, place)
            if not any(one.place == place for one in self.reader.problems):
                self.reader.problems.append(problem)
            return None
        return lists[self.label]

    def facts(self, place: Place) -> Branch:
        """The year, or the project that the rows are of."""
        return self.reader.owner(self.owner, place) if self.sheet.entry.of else self.reader.root


class _Records:
    """Rows of records, with the rows of the lists within them beside them."""

    def __init__(self, reader: Reader, sheet: Sheet) -> None:
        self._where = _Where(reader, sheet)
        self._sheet = sheet
        self._open: list[Any] = []  # the record begun at each level, outermost first
        self._begun: dict[int, Cells] = {}  # the cells that each was begun with
        self._list: Rows = Rows()

    def take(self, row: Cells) -> None:
        """Add one row."""
        place = next(iter(row.values())).place
        if self._where.moved(row) or not self._open:
            path = self._where.path(place)
            facts = self._where.facts(place)
            self._open, self._begun = [], {}
            self._list = (
                Rows() if path is None else facts.at(path[:-1], place).rows(path[-1], place)
            )
        for level in range(len(self._sheet.levels)):
            cells = {column: given for column, given in row.items() if column.level == level}
            if cells and not self._goes_on(level, cells, row):
                self._begin(level, cells)

    def _goes_on(self, level: int, cells: Cells, row: Cells) -> bool:
        """Whether the cells only repeat the record above, and say more of what is in it."""
        if len(self._open) <= level:
            return False
        if all(given.echo for given in cells.values()):
            return True
        before = self._begun.get(level, {})
        same = all(c in before and before[c].said == given.said for c, given in cells.items())
        return same and any(column.level > level for column in row)

    def _begin(self, level: int, cells: Cells) -> None:
        place = next(iter(cells.values())).place
        while len(self._open) < level:  # a row that is within nothing: its record lacks all
            self._add(len(self._open), Branch(place))
        del self._open[level:]
        self._begun = {n: begun for n, begun in self._begun.items() if n < level} | {level: cells}
        if self._is_none(cells):
            self._rows(level, place).none = Scalar("无", place)
            self._open.append(Branch(place))
        elif self._sheet.levels[level].cls is None:
            given = next(iter(cells.values()))
            self._add(level, Scalar(given.text, given.place))
        else:
            self._add(level, self._record(cells, place))

    def _record(self, cells: Cells, place: Place) -> Branch:
        made = Branch(place)
        for column, given in without_double_units(cells).items():
            if given.echo and column.info.kind in _FIGURES:
                self._spread(column, given)
                continue
            node = value_node(given, column.info)
            made.at(column.keys[:-1], place).put(column.keys[-1], node, given.place)
        return made

    def _spread(self, column: Column, given: Cell) -> None:
        """A figure in a cell that is merged over several records is of none of them."""
        message = (
            f"“{column.heading}”的数填在合并的单元格里，不知道怎样分到各行，请取消合并，逐行填写"
        )
        problem = Problem("merged", self._sheet.title, message, given.place)
        self._where.reader.problems.append(problem)

    def _add(self, level: int, record: Any) -> None:
        self._rows(level, record.place).items.append(record)
        self._open.append(record)

    def _rows(self, level: int, place: Place) -> Rows:
        if level == 0:
            return self._list
        above: Branch = self._open[level - 1]
        return above.rows(self._sheet.levels[level].key, place)

    def _is_none(self, cells: Cells) -> bool:
        """Whether a row says that there is none: 无 alone, in the first column."""
        (column, given), *others = cells.items()
        firsts = [one for one in self._sheet.columns if one.level == column.level]
        return not others and column is firsts[0] and given.said in NO_ROWS


_FIGURES = (Kind.MONEY, Kind.COUNT, Kind.POINTS, Kind.QUANTITY, Kind.VALUE)


class _Passages:
    """Rows of passages; one without a name goes on with the passage above."""

    def __init__(self, reader: Reader, sheet: Sheet) -> None:
        self._where = _Where(reader, sheet)
        self._reader = reader
        self._last: tuple[Branch, str] | None = None

    def take(self, row: Cells) -> None:
        """Add one row."""
        by_role = {column.role: given for column, given in row.items()}
        name, text = by_role.get(Role.ID), by_role.get(Role.PASSAGE)
        moved = self._where.moved(row)
        if text is None:
            if name is not None:
                self._last = None
            return
        if name is None and self._last is not None and not moved:
            self._last[0].go_on(self._last[1], text.text)
            return
        path, facts = self._where.path(text.place), self._where.facts(text.place)
        if name is None:
            message = "这一段没有写名称，请在“段落”一栏写段落的名称"
            self._reader.problems.append(Problem("text", "文字", message, text.place))
        if path is None or name is None:
            return
        branch = facts.at(path, text.place)
        branch.put(name.said, Scalar(text.text, text.place), name.place)
        self._last = (branch, name.said)
