"""To which project and list the rows of a sheet belong, which people do not repeat in each."""

from __future__ import annotations

import attrs

from reportgen.errors import Place, Problem
from reportgen.forms.planning.plan import Column, Role, Sheet
from reportgen.forms.reading.cell_nodes import Cell, Cells
from reportgen.forms.reading.gathering import Gathering
from reportgen.forms.reading.tree import Branch
from reportgen.reading.wording import nearest, or_rather, quote


@attrs.define
class Where:
    """What the rows of a sheet have said so far; it stands as long as nothing else is said."""

    job: Gathering
    sheet: Sheet
    owner: Cell | None = None
    label: str = ""
    #: The last cell that said something, by its column.
    _said: dict[Column, Cell] = attrs.Factory(dict)

    def moved(self, row: Cells) -> bool:
        """Take in what a row says about it; whether that is news."""
        before = (self.owner and self.owner.said, self.label)
        for column, given in row.items():
            if column.role is Role.OWNER:
                self.owner = given
            elif column.role is Role.LIST:
                self.label = self._label(given)
            else:
                continue
            self._said[column] = given
        return before != (self.owner and self.owner.said, self.label)

    def assumed(self, row: Cells, place: Place) -> tuple[str, Place]:
        """What a row leaves to the rows above, in words, and the blank cell; ("", …) if nothing."""
        for column, given in self._said.items():
            if column not in row:
                at = attrs.evolve(place, column=given.place.column)
                return f"“{column.heading}”空着，按上面的“{quote(given.said)}”读取", at
        return "", place

    def _label(self, given: Cell) -> str:
        if given.said not in self.sheet.lists:
            near = nearest(given.said, self.sheet.lists)
            words = "、".join(self.sheet.lists)
            message = f"“{quote(given.said)}”不是可选的内容{or_rather(near)}；请选：{words}"
            self.job.problem("list", message, given.place, self.sheet.title)
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
            if not any(one.place == place for one in self.job.problems):
                self.job.problems.append(problem)
            return None
        return lists[self.label]

    def facts(self, place: Place) -> Branch:
        """The year, or the project that the rows are of."""
        return self.job.owner(self.owner, place) if self.sheet.entry.of else self.job.root
