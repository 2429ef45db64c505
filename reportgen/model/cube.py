"""Roll-up (汇总) of money in rows: rule R3.

The rows of a table of funds are the entered cells of a sparse cube. The value of a column at a node
is the entered cell; else the sum by nature, for which all prescribed parts are needed; else the sum
over the *listed* parts of another dimension; else, for 人员经费 and 公用经费, the sum over the
economic classes of basic spending that they consist of; else, for 项目支出, the sum over the
projects; else unknown. The parts are listed as soon as a row at or below one of them has the
column; a listed part that is unknown, a row with an empty cell among them, closes that way: it is
never skipped. The projects are asked only where no row speaks of 项目支出: beside such rows their
list may be partial, and a rate on the sum of some of them would be wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

import attrs

from reportgen.amounts import ZERO, Amount, total
from reportgen.model.dimensions import (
    LISTED,
    NATURE_PARTS,
    At,
    basic_part,
    child_towards,
    is_within,
)

#: The sum over a department's projects of one column, or None where it is unknown.
ProjectSum = Callable[[str], Amount | None]


_PROJECTS = At(nature="项目支出")
_BASIC_PARTS = NATURE_PARTS["基本支出"]
#: The name of the way “as entered”.
ENTERED = "填报"


@attrs.frozen
class Way:
    """One way to a value: its name, the value, and the nodes it is the sum of."""

    name: str
    value: Amount
    parts: tuple[At, ...]


class Cube:
    """The values of a table of funds at every node, each computed once and kept."""

    def __init__(
        self,
        rows: Iterable[Any],
        absent_sources: Iterable[str] = (),
        project_sum: ProjectSum | None = None,
        *,
        adds_items: bool = True,
        are_all: bool = False,
    ) -> None:
        """Index ``rows`` (funds lines) by node.

        ``absent_sources`` are declared to have none this year (R1); ``project_sum`` gives the last
        resort for the node 项目支出. Items that are bases of their own do not add up. Rows that
        ``are_all`` make up the whole whatever their nature.
        """
        self._cells: dict[At, Any] = {row.at: row for row in rows}
        self._dimensions = {
            name: title
            for name, title in LISTED.items()
            if (adds_items or name != "item") and any(getattr(at, name) for at in self._cells)
        }
        self._basic = {name for name in _COMPLETE if not are_all and self._is_of_basic(name)}
        self._absent = frozenset(absent_sources)
        self._project_sum = project_sum
        self._known: dict[tuple[str, At], Amount | None] = {}
        self._below: dict[tuple[str, At], dict[str, list[Any]]] = {}
        self._said: dict[str, bool] = {}
        self._placed: dict[str, dict[str, list[tuple[At, Any]]]] = {}

    @property
    def rows(self) -> tuple[Any, ...]:
        """The entered rows."""
        return tuple(self._cells.values())

    def row(self, at: At) -> Any | None:
        """The entered row at a node, or None."""
        return self._cells.get(at)

    def value(self, column: str, at: At) -> Amount | None:
        """The value of ``column`` at ``at``: entered, else by the first way that is open."""
        key = (column, at)
        if key in self._known:
            return self._known[key]
        value = self._entered(column, at)  # as most are, without asking for other ways
        if value is None and self._is_said(column):
            way = next(self.ways(column, at), None)
            value = way.value if way else None
        self._known[key] = value
        return value

    def ways(self, column: str, at: At) -> Iterator[Way]:
        """Every way to the value that is open, the entered cell first; checks compare them."""
        entered = self._entered(column, at)
        if entered is not None:
            yield Way(ENTERED, entered, ())
        for name, parts in self._sums(column, at):
            value = total(self.value(column, part) for part in parts)
            if value is not None:
                yield Way(name, value, tuple(parts))
        if at == _PROJECTS and self._project_sum:
            by_project = self._project_sum(column)
            if by_project is not None and (entered is not None or not self._speaks_of(at)):
                yield Way("各项目之和", by_project, ())

    def _is_said(self, column: str) -> bool:
        """Whether anything is known of a column, anywhere: most tables leave some of them out."""
        said = self._said.get(column)
        if said is None:
            said = self._said[column] = (
                any(getattr(row, column) is not None for row in self._cells.values())
                or (bool(self._absent) and not column.startswith("previous"))
                or (self._project_sum is not None and self._project_sum(column) is not None)
            )
        return said

    def _speaks_of(self, at: At) -> bool:
        """Whether rows are at or below a node by nature: then a list of projects may be partial."""
        return any(is_within("nature", row.nature, at.nature) for row in self._cells)

    def _entered(self, column: str, at: At) -> Amount | None:
        row = self._cells.get(at)
        entered: Amount | None = getattr(row, column, None)
        if entered is not None or not self._absent or column.startswith("previous"):
            return entered
        absent = any(is_within("source", at.source, name) for name in self._absent)
        return ZERO if absent else None

    def _sums(self, column: str, at: At) -> Iterator[tuple[str, list[At]]]:
        """The parts the node is made of, dimension by dimension."""
        natures = self._natures(column, at)
        if natures:
            yield "按支出性质", [_part_of(at, "nature", part) for part in natures]
        for dimension, title in self._dimensions.items():
            if dimension in self._basic and not at.nature:
                continue  # a classification of basic spending says nothing of all spending
            parts = self._listed(dimension, column, at)
            if parts:
                yield title, [_part_of(at, dimension, part) for part in parts]
        classes = self._classes(column, at)
        if classes:
            yield LISTED["economic"], classes

    def _is_of_basic(self, dimension: str) -> bool:
        """Whether a dimension divides basic spending only."""
        natures = [at.nature for at in self._cells if getattr(at, dimension)]
        return bool(natures) and all(is_within("nature", one, "基本支出") for one in natures)

    def _natures(self, column: str, at: At) -> list[str]:
        """The prescribed parts by nature and what else is listed; of one item, what is listed."""
        required = () if at.item or at.economic else NATURE_PARTS.get(at.nature, ())
        if not required and not (at.item or at.economic):
            return []
        return list(dict.fromkeys((*required, *self._listed("nature", column, at))))

    def _classes(self, column: str, at: At) -> list[At]:
        """The economic classes of basic spending that 人员经费 or 公用经费 consists of."""
        if at.nature not in _BASIC_PARTS or at.economic or at.item:
            return []
        basic = at._replace(nature="基本支出")
        codes = self._listed("economic", column, basic)
        return [basic._replace(economic=code) for code in codes if basic_part(code) == at.nature]

    def _listed(self, dimension: str, column: str, at: At) -> Iterable[str]:
        """The parts that rows have; once one has the column, one without is unknown."""
        parts = self._rows_below(dimension, at)
        for rows in parts.values():
            for row in rows:
                if getattr(row, column) is not None:
                    return parts
        return ()

    def _rows_below(self, dimension: str, at: At) -> dict[str, list[Any]]:
        """The parts of a node, each with the rows that could belong to it; found once."""
        key = dimension, at
        found = self._below.get(key)
        if found is None:
            found = self._below[key] = {}
            others = _set_beside(dimension, at)
            for name, placed in self._placed_by(dimension).items():
                part = child_towards(dimension, getattr(at, dimension), name)
                rows = [row for where, row in placed if _could_meet(where, others)] if part else ()
                if rows:
                    found.setdefault(part, []).extend(rows)
        return found

    def _placed_by(self, dimension: str) -> dict[str, list[tuple[At, Any]]]:
        """The rows that stand somewhere in a dimension, by where."""
        placed = self._placed.get(dimension)
        if placed is None:
            placed = self._placed[dimension] = {}
            for at, row in self._cells.items():
                name = getattr(at, dimension)
                if name:
                    placed.setdefault(name, []).append((at, row))
        return placed


@lru_cache(maxsize=4096)
def _part_of(at: At, dimension: str, part: str) -> At:
    """The node of a part."""
    return at._replace(**{dimension: part})


def _set_beside(dimension: str, at: At) -> list[tuple[str, str]]:
    """The other dimensions in which a part of the node is bound to stand somewhere, with where.

    By nature all parts are needed: a source with project spending alone is a part of basic spending
    too, an unknown one. Of an item or a code the nature counts like any other dimension.
    """
    return [
        (name, here)
        for name, here in zip(At._fields, at, strict=True)
        if here and name != dimension and (name != "nature" or at.economic or at.item)
    ]


def _could_meet(where: At, others: Iterable[tuple[str, str]]) -> bool:
    """Whether a row could be part of a node: above, at or below it in what the node sets.

    A classification lists all it has, so that of an item or a code only rows at or below it count.
    """
    for name, here in others:
        there = getattr(where, name)
        below = is_within(name, there, here)
        if not below and (name in _COMPLETE or not is_within(name, here, there)):
            return False
    return True


_COMPLETE = ("economic", "item")
