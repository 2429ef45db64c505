"""Which entered data a value rests on, as data paths: what was typed, summed or computed for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportgen.measures import Resolver, UnknownName, attribute, find_measure, follow, members
from reportgen.model import (
    AssetLine,
    EvaluationYear,
    FieldInfo,
    FundsLine,
    FundsNode,
    FundsTable,
    Issue,
    Path,
    is_record,
    record_of,
    walk,
)
from reportgen.model.cube import ENTERED
from reportgen.model.dimensions import TOTAL, At
from reportgen.prose import Prose, Reference
from reportgen.tracing import values_read

#: Data paths, each with how many steps of computing lie between; 0 for the very value.
Grounds = Mapping[Path, int]
#: What is computed in more steps than this has no grounds that a reader would look for there.
DEEPEST = 8


class Origins:
    """Finds the grounds of one year's values; each is worked out once."""

    def __init__(self, year: EvaluationYear, resolve: Resolver) -> None:
        self.year, self._resolve = year, resolve
        #: The names of the year itself.
        self.names = {name for info in members(type(year)) for name in (info.key, info.name)}
        visits = list(walk(year))
        self._paths = {
            id(one.value): one.path for one in visits if one.value and _may_have_grounds(one.value)
        }
        self._paths[id(year)] = ()
        #: The paths of the passages.
        self.passages = {one.path for one in visits if isinstance(one.value, Prose)}
        self._sizes = {one.path: len(one.value) for one in visits if isinstance(one.value, tuple)}
        self._lines = [one for one in visits if isinstance(one.value, FundsLine)]
        #: What was found, with its owner, so that no other object gets the owner's id.
        self._found: dict[tuple[Any, ...], tuple[Any, Grounds]] = {}

    def path_of(self, owner: Any) -> Path | None:
        """Where an object of the year lies, or the one that it is a view of; None for others."""
        path = self._paths.get(id(owner))
        if path is None and isinstance(owner, AssetLine):
            return self._same(self.year.assets or (), category=owner.category)
        if path is None and isinstance(owner, Issue):
            return self._same(self.year.issues or (), format=owner.format, project=owner.project)
        return path

    def of(self, owner: Any, name: str) -> Grounds:
        """The grounds of the value ``name`` of an object; without a name, of the object itself."""
        if not _may_have_grounds(owner):
            return {}
        if isinstance(owner, Prose | Reference) and name:
            return self._quoted(owner, name)
        if not name:
            return self._printed(owner)
        key = (id(owner.table), owner.at) if isinstance(owner, FundsNode) else (id(owner),)
        known = self._found.get((*key, name))
        if known is None:
            self._found[*key, name] = owner, {}  # for what rests on itself
            known = self._found[*key, name] = owner, self._worked_out(owner, name)
        return known[1]

    def value(self, owner: Any, name: str) -> Any:
        """The value itself; None where there is none."""
        if not name or not _may_have_grounds(owner):
            return owner if _may_have_grounds(owner) else None
        if not isinstance(owner, Prose | Reference):
            return _read(owner, name)
        try:
            return self._resolve(owner, name)
        except UnknownName:
            return None

    def summed(self, grounds: Grounds) -> Iterator[Path]:
        """The lists, of two rows or more, all of whose rows are among some grounds."""
        rows: dict[Path, set[int]] = {}
        for path in grounds:
            for end, step in enumerate(path):
                if isinstance(step, int):
                    rows.setdefault(path[:end], set()).add(step)
        return (at for at, found in rows.items() if 1 < len(found) == self._sizes.get(at))

    def _worked_out(self, owner: Any, name: str) -> Grounds:
        measure = find_measure(type(owner), name)
        if measure is not None:
            return _deeper(self._input(owner, one) for one in measure.inputs)
        info = next((one for one in members(type(owner)) if name in (one.key, one.name)), None)
        if isinstance(owner, FundsNode) and info is not None:
            return self._of_node(owner, info)
        value = _read(owner, name)
        own = self._entered(owner, info.key if info else name)
        if info is None or not info.computed:
            return _joined(own, self._printed(value), self._added_up(owner, name))
        made_of = self._entered(owner, info.made_of) if info.made_of else {}
        return _joined(self._printed(value), _deeper([made_of, *self._read(owner, info)]))

    def _entered(self, owner: Any, key: str) -> Grounds:
        path = self.path_of(owner)
        return {} if path is None else {(*path, key): 0}

    def _printed(self, value: Any) -> Grounds:
        """The grounds of what an object prints as: itself, its main value, each of its rows."""
        if isinstance(value, Reference):
            return _deeper([self._quoted(value, value.path)])
        path = self.path_of(value)
        own = {} if path is None else {path: 0}
        if is_record(type(value)) and record_of(type(value)).main:
            return _joined(own, self.of(value, record_of(type(value)).main))
        if isinstance(value, tuple):
            return _joined(own, *map(self._printed, value))
        return own

    def _added_up(self, owner: Any, name: str) -> Grounds:
        """What a cell of the total of 固定资产 is the sum of, where none was entered."""
        if not isinstance(owner, AssetLine) or owner.category != TOTAL:
            return {}
        rows = {one.category: one for one in self.year.assets or ()}
        if TOTAL in rows and _read(rows.pop(TOTAL), name) is not None:
            return {}
        return _deeper(self.of(one, name) for one in rows.values())

    def _quoted(self, passage: Prose | Reference, path: str) -> Grounds:
        try:
            owner, name = self._resolve.place(passage, path)
        except UnknownName:
            return {}
        return {} if owner is None else self.of(owner, name)

    def _input(self, owner: Any, path: str) -> Grounds:
        *before, last = path.split(".")
        try:
            inner = follow(owner, before)
        except UnknownName:
            return {}
        return {} if inner is None else self.of(inner, last)

    def _of_node(self, node: FundsNode, info: FieldInfo) -> Grounds:
        """The grounds of a column at a node: the row's own cell, and what a sum is of."""
        own = dict.fromkeys(self._cells(node, info), 0)
        way = next(node.table.cube.ways(info.name, node.at), None)
        if way is not None and way.name == ENTERED:
            return own
        if way is None:
            return _joined(own, _deeper(self._read(node, info)))
        nodes = [FundsNode(table=node.table, at=at) for at in way.parts]
        if not nodes:  # the sum over the projects
            nodes = [one.whole for one in self.year.projects or () if one.whole is not None]
        return _joined(own, _deeper(self.of(one, info.key) for one in nodes))

    def _read(self, owner: Any, info: FieldInfo) -> Iterator[Grounds]:
        """The grounds of what a computed property read."""
        return (self.of(one.owner, one.name) for one in values_read(owner, info, ""))

    def _cells(self, node: FundsNode, info: FieldInfo) -> list[Path]:
        """Where a cell is entered: in two places where two tables have the row, which are joined.

        The whole of a table without a row for it is its column.
        """
        row = node.table.cube.row(node.at)
        if row is None:
            table = self._table(node.table) if node.at == At() else None
            return [] if table is None else [(*table, info.key)]
        own = self._paths.get(id(row))
        rows = [own] if own is not None else [
            one.path for one in self._lines if one.value.at == row.at
        ]  # fmt: skip
        return [(*path, info.key) for path in rows]

    def _table(self, table: FundsTable) -> Path | None:
        """Where a table lies; the department's joined one by the first that it is made of."""
        funds = self.year.funds
        is_joined = funds is not None and table is funds.node(TOTAL).table
        return ("收支", "明细") if is_joined else self._paths.get(id(table))

    def _same(self, rows: Iterable[Any], **fields: Any) -> Path | None:
        """The path of the first row with these values."""
        found = (one for one in rows if all(getattr(one, key) == fields[key] for key in fields))
        return self._paths.get(id(next(found, None)))


def _may_have_grounds(value: Any) -> bool:
    """Whether a value is an object of its own: no number or word, which others may share."""
    return is_record(type(value)) or isinstance(value, Prose | Reference | tuple | dict)


def _read(owner: Any, name: str) -> Any:
    """What an object has under a name that may be its own or one that the data give."""
    try:
        return attribute(owner, name)
    except AttributeError:
        return None


def _deeper(parts: Iterable[Grounds]) -> Grounds:
    """The grounds of what is computed from these."""
    return {path: steps + 1 for path, steps in _joined(*parts).items() if steps < DEEPEST}


def _joined(*parts: Grounds) -> Grounds:
    found: dict[Path, int] = {}
    for part in parts:
        for path, steps in part.items():
            found[path] = min(steps, found.get(path, steps))
    return found
