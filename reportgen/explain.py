"""Where a figure comes from: its rule, its numbers, and where each was entered.

``explain`` follows a path to the entered facts behind it and gives a tree of steps; the command
line prints it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from reportgen.errors import Place
from reportgen.intake import Source
from reportgen.measures import (
    Measure,
    UnknownName,
    attribute,
    find_measure,
    follow,
    members,
)
from reportgen.model import AssetLine, FieldInfo, FundsNode, Kind, path_of, record_of
from reportgen.model.cube import ENTERED, Way
from reportgen.model.dimensions import TOTAL
from reportgen.model.record import is_record
from reportgen.tracing import values_read
from reportgen.word import Printer

#: Steps further down than this are not shown.
DEEPEST = 8


@attrs.frozen
class Step:
    """One figure: its path, its printed value (empty where it is missing), and how it came about.

    ``rule`` is the formula or the kind of sum, empty for an entered value; ``place`` is where that
    was entered; ``parts`` are the figures it was made of; ``source`` and ``certain`` are a
    measure's.
    """

    path: str
    value: str
    rule: str = ""
    place: Place = Place()
    parts: tuple[Step, ...] = ()
    source: str = ""
    certain: bool = True


def explain(source: Source, path: str) -> Step:
    """The steps behind the value at ``path``. Raises ``UnknownName``."""
    *before, last = path.split(".")
    owner = follow(source.year, before)
    if owner is None:
        return Step(path, "")
    follow(owner, (last,))  # which raises where the name is unknown
    return _Explainer(source).step(owner, last, path, 0)


class _Explainer:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = Printer(source.year.amount_unit, places=source.year.decimal_places or 2).text

    def step(self, owner: Any, name: str, path: str, depth: int) -> Step:
        """The step for ``name`` of ``owner``."""
        measure = find_measure(type(owner), name)
        if measure is not None:
            return self._measured(measure, owner, path, depth)
        if isinstance(owner, FundsNode) and record_of(FundsNode).find(name) is not None:
            return self._rolled_up(owner, name, path, depth)
        value = attribute(owner, name)
        info = next((one for one in members(type(owner)) if name in (one.key, one.name)), None)
        if info is not None and info.computed:
            parts = self._read(owner, info, path, depth)
            return Step(path, self._shown(value), info.help, parts=tuple(parts))
        if isinstance(owner, AssetLine) and info is not None:
            return self._asset(owner, info, path)
        return Step(
            path, self._shown(value), "", self._entered_at(owner, info.key if info else name)
        )

    def _read(self, owner: Any, info: FieldInfo, path: str, depth: int) -> Iterator[Step]:
        """What a derived value was made of: the values, or the rows, that it read."""
        for read in values_read(owner, info, path.rpartition(".")[0]) if depth < DEEPEST else ():
            if read.name:
                yield self.step(read.owner, read.name, read.path, depth + 1)
            elif is_record(type(read.owner)):
                yield Step(read.path, self._shown(read.owner), "", self._row_at(read.owner))

    def _asset(self, row: AssetLine, info: FieldInfo, path: str) -> Step:
        """A cell of 固定资产, whose rows are made anew with their total when they are asked for."""
        table = self._source.year.assets or ()
        entered = next((one for one in table if one.category == row.category), None)
        value = self._shown(attribute(row, info.key))
        if getattr(entered, info.name, None) is not None or info.kind is not Kind.MONEY:
            return Step(path, value, "", self._entered_at(entered, info.key))
        stem = path.rpartition(".")[0].rpartition(".")[0]
        others = [one for one in table if one.category != row.category]
        parts = [self._asset(one, info, f"{stem}.{one.category}.{info.key}") for one in others
                 if getattr(one, info.name) is not None and row.category == TOTAL]  # fmt: skip
        return Step(path, value, "各类相加" if parts else "", parts=tuple(parts))

    def _measured(self, measure: Measure, owner: Any, path: str, depth: int) -> Step:
        stem = path.rpartition(".")[0]
        parts = [
            self._input(owner, entered, f"{stem}.{entered}" if stem else entered, depth)
            for entered in measure.inputs
        ]
        value = attribute(owner, measure.info.key)
        return Step(
            path, self._shown(value), measure.formula, parts=tuple(parts),
            source=measure.source, certain=measure.certain,
        )  # fmt: skip

    def _input(self, owner: Any, entered: str, path: str, depth: int) -> Step:
        *before, last = entered.split(".")
        try:
            inner = follow(owner, before)
        except UnknownName:
            inner = None
        if inner is None or depth > DEEPEST:
            return Step(path, "")
        return self.step(inner, last, path, depth + 1)

    def _rolled_up(self, node: FundsNode, name: str, path: str, depth: int) -> Step:
        info = record_of(FundsNode).find(name)
        if info is None or info.kind is not Kind.MONEY:
            return Step(path, self._shown(attribute(node, name)))
        way = next(node.table.cube.ways(info.name, node.at), None)
        value = self._shown(attribute(node, name))
        if way is None:
            return Step(path, value, info.help if value else "")
        if way.name == ENTERED:
            row = node.table.cube.row(node.at)
            return Step(path, value, "", self._entered_at(row, info.key))
        parts = self._parts(node, way, (_table(node, path), name), depth)
        return Step(path, value, f"{way.name}相加", parts=tuple(parts))

    def _parts(
        self, node: FundsNode, way: Way, ends: tuple[str, str], depth: int
    ) -> Iterator[Step]:
        table, name = ends
        for at in way.parts:
            part = FundsNode(table=node.table, at=at)
            path = ".".join(filter(None, (table, *at.names, name)))
            yield self.step(part, name, path, depth + 1) if depth < DEEPEST else Step(path, "")

    def _entered_at(self, owner: Any, key: str) -> Place:
        path = path_of(self._source.year, owner) if is_record(type(owner)) else None
        return Place() if path is None else self._source.places.of((*path, key))

    def _row_at(self, row: Any) -> Place:
        path = path_of(self._source.year, row)
        return Place() if path is None else self._source.places.of(path)

    def _shown(self, value: Any) -> str:
        if value is None:
            return ""
        try:
            return self._text(value)
        except TypeError:
            return "（一组数据）"


def _table(node: FundsNode, path: str) -> str:
    """The path of the table whose node's value ``path`` is."""
    names = path.split(".")[:-1]
    while names and node.table.find(names[-1]) is not None:
        names.pop()
    return ".".join(names)
