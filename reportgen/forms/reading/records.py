"""Rows of records, each a node of the data with the cells it came from.

People leave out what stands above already, so a cell that is empty or merged belongs to the record
that was begun; a record begins where one of its own cells is filled.
"""

from __future__ import annotations

from typing import Any

from reportgen.errors import Place
from reportgen.forms.planning.plan import Column, Sheet
from reportgen.forms.reading.cell_nodes import Cell, Cells, value_node, without_double_units
from reportgen.forms.reading.cells import FIGURES
from reportgen.forms.reading.gathering import Gathering
from reportgen.forms.reading.tree import Branch, Rows
from reportgen.forms.reading.where import Where
from reportgen.reading import Scalar
from reportgen.reading.structure import NO_ROWS


class Records:
    """Rows of records, with the rows of the lists within them beside them."""

    def __init__(self, job: Gathering, sheet: Sheet) -> None:
        self._job, self._sheet = job, sheet
        self._where = Where(job, sheet)
        self._open: list[Any] = []  # the record begun at each level, outermost first
        self._begun: dict[int, Cells] = {}  # the cells that each was begun with
        self._list: Rows = Rows()
        self._names: dict[int, set[frozenset[tuple[str, str]]]] = {}  # words of rows, by list
        self._assumes = False

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
                if level == 0:
                    self._look_for_owner(row, cells)
                self._begin(level, cells)

    def _look_for_owner(self, row: Cells, cells: Cells) -> None:
        """A record that does not say whose it is belongs with those above, and repeats none."""
        words = frozenset(
            (column.heading, given.said)
            for column, given in cells.items()
            if column.info.kind not in FIGURES
        )
        place = next(iter(cells.values())).place
        message, blank = self._where.assumed(row, place)
        known = self._names.setdefault(id(self._list), set())
        if message and words in known:
            message = f"{message}就重复了，请写清楚这一行是哪里的"
            self._job.problem("assumed", message, blank, self._sheet.title)
        elif message and not self._assumes:
            self._assumes = True
            self._job.note(f"{message}，以下空着的也一样", blank, "assumed")
        known.add(words)

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
            if given.echo and column.info.kind in FIGURES:
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
        self._job.problem("merged", message, given.place, self._sheet.title)

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
