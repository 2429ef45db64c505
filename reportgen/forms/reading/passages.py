"""Rows of passages: a name and a text; what has no name goes on with the passage above."""

from __future__ import annotations

import attrs

from reportgen.forms.planning.plan import Role, Sheet
from reportgen.forms.reading.cell_nodes import Cell, Cells
from reportgen.forms.reading.gathering import Gathering
from reportgen.forms.reading.tree import Branch
from reportgen.forms.reading.where import Where
from reportgen.reading import Scalar
from reportgen.reading.wording import quote


class Passages:
    """Takes the rows of a sheet one by one."""

    def __init__(self, job: Gathering, sheet: Sheet) -> None:
        self._job, self._where = job, Where(job, sheet)
        self._last: tuple[Branch, str] | None = None

    def take(self, row: Cells) -> None:
        """Add one row."""
        by_role = {column.role: given for column, given in row.items()}
        name, text = by_role.get(Role.ID), by_role.get(Role.PASSAGE)
        moved = self._where.moved(row)
        if text is None:
            self._unwritten(name)
        elif name is None or name.echo or self._is_last(name, moved):
            self._go_on(text, moved)
        else:
            self._begin(name, text)

    def _unwritten(self, name: Cell | None) -> None:
        """A name without a text: where the text would stand."""
        if name is None:
            return
        self._last = None
        path = self._where.path(name.place)
        at = self._job.columns.get((name.place.sheet, "", ()))
        if path is not None and at and not self._where.sheet.entry.of:
            place = attrs.evolve(name.place, column=at)
            self._job.blank.setdefault((*path, name.said), place)

    def _is_last(self, name: Cell, moved: bool) -> bool:
        return not moved and self._last is not None and self._last[1] == name.said

    def _go_on(self, text: Cell, moved: bool) -> None:
        if text.echo:
            return
        if self._last is None or moved:
            message = "这一段没有写名称，请在“段落”一栏写段落的名称"
            self._job.problem("text", message, text.place, "文字")
            return
        self._last[0].go_on(self._last[1], text.text)

    def _begin(self, name: Cell, text: Cell) -> None:
        path, facts = self._where.path(text.place), self._where.facts(text.place)
        if path is None:
            return None
        if text.echo:
            message = "几个段落合并成了一格，不知道内容是哪一段的，请取消合并，分别填写"
            return self._job.problem("merged", message, text.place, name.said)
        branch = facts.at(path, text.place)
        if branch.find(name.said, Scalar) is not None:
            return self._twice(name)
        branch.put(name.said, Scalar(text.text, text.place), name.place)
        self._last = (branch, name.said)
        return None

    def _twice(self, name: Cell) -> None:
        self._last = None
        message = f"“{quote(name.said)}”写了两处，请并到一处（分几段的接着写在下面，段落名称空着）"
        self._job.problem("twice", message, name.place, name.said)
