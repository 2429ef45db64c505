"""What a format needs to know: the facts that its template asks for, found by compiling it.

A compilation checks every name of a template against a tree of names; here the tree takes notes.
What is worked out (a rate, a group) is followed to what is entered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import CodeType
from typing import Any

from reportgen.binding import ISSUE, PROJECT, SCORES, names_of, settings_of, template_of
from reportgen.forms.planning.needs import Needs, Place
from reportgen.measures import Shape, Watched, find_measure, members, reader
from reportgen.model import (
    EvaluationYear,
    FieldInfo,
    Funds,
    FundsLine,
    FundsNode,
    Kind,
    ObjectiveItem,
    Project,
    held_classes,
    is_record,
    record_of,
)
from reportgen.model.dimensions import ECONOMIC, ORIGINS
from reportgen.packs import Format
from reportgen.word import compile_template

#: What says that a document can do without a value.
_ASKED = frozenset({"已填", "filled", "可空", "blankable"})
_LIMITED = frozenset({"限字", "limited"})
_HELD = held_classes(EvaluationYear)
#: The lists that there are, by key and class of their rows.
_LISTS = {
    (info.key, info.item)
    for cls in _HELD
    for info in record_of(cls).entered
    if info.kind is Kind.LIST and is_record(info.item)
}
#: What groups that are worked out are made by: a list of the year, and the column of its rows.
_GROUPED: Mapping[Any, tuple[str, str]] = {ObjectiveItem: ("绩效指标列表", "所属目标")}


@lru_cache(maxsize=64)
def needs_of(format: Format) -> Needs:
    """What a format asks for. Raises ``PackError`` and ``TemplateError``."""
    needs = Needs()
    names = _Noting(names_of(format), Place("", ()), needs)
    compile_template(template_of(format), settings_of(format), names, reader)
    return needs


class _Noting(Watched):
    """A name of the tree that notes what is asked of it (``word.Names``)."""

    def __init__(
        self,
        shape: Shape,
        at: Place,
        needs: Needs,
        nodes: tuple[str, ...] = (),
        sources: Iterable[Any] = (),
        following: frozenset[Any] = frozenset(),
    ) -> None:
        super().__init__(shape)
        self._at, self._needs = at, needs
        self._nodes, self._sources = nodes, tuple(sources)
        self._following = following  # the computed members that are being followed

    def used(self, how: str, arguments: Sequence[object]) -> None:
        """Note that the document can do without it, or how long it may be."""
        if how in _ASKED:
            self._needs.optional.update(self._sources)
        elif how in _LIMITED and arguments:
            self._needs.limits[self._at] = int(str(arguments[0]))

    def item(self) -> _Noting | None:
        """A row of it; of projects, each is a subject of its own."""
        shape = self._shape.item()
        if shape is not None and shape.cls in _GROUPED:
            name, column = _GROUPED[shape.cls]
            self._needs.fields.update((Place("", (name,)), Place("", (name, column))))
        at = Place("项目", ()) if self._at == Place("", ("项目列表",)) else self._at
        return None if shape is None else self._next(shape, at, self._sources)

    def member(self, name: str) -> _Noting | None:
        """What follows, noted."""
        shape = self._shape.member(name)
        if shape is None:
            return None
        if self._shape.kind == Kind.TEXTS:
            self._needs.texts.setdefault(self._at, {})[name] = None
            return self._next(shape, self._at.below(name), [self._at.below(name)])
        if self._shape.extra and name in dict(self._shape.extra):
            return self._of_document(name, shape)
        for cls in self._classes():
            info = next((one for one in members(cls) if name in (one.key, one.name)), None)
            if info is not None:
                return self._field(cls, info, shape)
        return self._row(name, shape)

    def _next(
        self, shape: Shape, at: Place, sources: Iterable[Any], nodes: tuple[str, ...] = ()
    ) -> _Noting:
        return _Noting(shape, at, self._needs, nodes, sources, self._following)

    def _classes(self) -> list[Any]:
        found = getattr(self._shape, "classes", ())
        if self._shape.kind == Kind.LIST and not found:
            view = self._shape.field.view if self._shape.field else None
            return [view] if is_record(view) else []
        return [cls for cls in (*found, self._shape.cls) if is_record(cls)]

    def _of_document(self, name: str, shape: Shape) -> _Noting:
        """What a document has beside the year: its row of 成文, its format, scores, project."""
        at = {ISSUE: Place("", ("成文",)), PROJECT: Place("项目", ())}.get(name, Place(name, ()))
        if name in (ISSUE, PROJECT):
            self._needs.fields.add(Place("", ("成文" if name == ISSUE else "项目列表",)))
        if name == SCORES:
            for path in self._scored():
                here: _Noting | None = self
                for step in path:
                    here = here.member(step) if here is not None else None
        return self._next(shape, at, ())

    def _scored(self) -> Iterator[tuple[str, ...]]:
        of_project = PROJECT in dict(self._shape.extra)
        funds = (PROJECT, "资金合计") if of_project else ("收支", "合计")
        table = (PROJECT, "绩效指标") if of_project else ("绩效指标列表",)
        yield from ((*funds, column) for column in ("全年预算", "支出决算"))
        yield from ((*table, "全部", column) for column in ("分值合计", "得分合计"))

    def _field(self, cls: Any, info: FieldInfo, shape: Shape) -> _Noting:
        if cls in (Funds, FundsNode) and info in record_of(cls).open_to:
            return self._next(shape, self._at, (), (*self._nodes, info.key))
        if cls is FundsNode and record_of(FundsLine).find(info.key) is not None:
            return self._cell(info, shape)
        if not info.computed:
            return self._entered(cls, info, shape)
        read = list(self._read(cls, info)) if (cls, info.key) not in self._following else []
        at = read[0]._at if read and shape.kind in (Kind.PART, Kind.LIST) else self._at
        return self._next(shape, at, [source for one in read for source in one._sources])

    def _entered(self, cls: Any, info: FieldInfo, shape: Shape) -> _Noting:
        if cls not in _HELD:  # made of rows of the list it lies in, or of those it groups
            return self._next(shape, self._behind(cls, info), ())
        at = self._at.below(info.key)
        self._needs.fields.add(at)
        return self._next(shape, at, (at,))

    def _behind(self, cls: Any, info: FieldInfo) -> Place:
        """Where the rows lie that something worked out was made of."""
        if cls in _GROUPED and info.kind is Kind.LIST:
            return Place("", (_GROUPED[cls][0],))
        is_inner = (info.key, info.item) in _LISTS and self._at.keys[-1:] != (info.key,)
        return self._at.below(info.key) if is_inner else self._at

    def _cell(self, info: FieldInfo, shape: Shape) -> _Noting:
        """A column of a table of money at a node."""
        at = self._table()
        cell = at.below(info.key)
        self._needs.fields.update((at, cell))
        self._needs.nodes.setdefault(at, {})[self._nodes] = None
        return self._next(shape, at, (cell, (at, self._nodes)))

    def _table(self) -> Place:
        """The list that holds a node: the department's whole table has three."""
        if self._at.keys != ("收支",):
            return self._at
        if any(name in ORIGINS for name in self._nodes):
            return self._at.below("分级次")
        is_economic = any(name in ECONOMIC or name.isdecimal() for name in self._nodes)
        return self._at.below("经济分类" if is_economic else "明细")

    def _row(self, name: str, shape: Shape) -> _Noting:
        """A name that data give: a row of a list, or a node of a table of money."""
        at = Place("项目", ()) if self._at == Place("", ("项目列表",)) else self._at
        return self._next(shape, at, self._sources, (*self._nodes, name))

    def _read(self, cls: Any, info: FieldInfo) -> Iterator[_Noting]:
        """What a computed member is made of, noted."""
        following = self._following | {(cls, info.key)}
        start = _Noting(self._shape, self._at, self._needs, self._nodes, (), following)
        for path in _inputs(cls, info):
            here: _Noting | None = start
            for name in path.split("."):
                here = here.member(name) if here is not None else None
            if here is not None:
                yield here
        for row in start._rows(cls, info):
            for keys in _of_rows(cls, info, row._shape.cls):
                here = row
                for key in keys:
                    here = here.member(key) if here is not None else None

    def _rows(self, cls: Any, info: FieldInfo) -> Iterator[_Noting]:
        """The rows that a computed member goes through: its own, or those of a list it reads."""
        lists = [self] if self.kind == Kind.LIST else []
        if cls not in _HELD and self.kind != Kind.LIST:
            lists += [one for one in map(self.member, _inputs(cls, info)) if one is not None]
        rows = (one.item() for one in lists if one.kind == Kind.LIST)
        yield from (row for row in rows if row is not None)


def _inputs(cls: Any, info: FieldInfo) -> Iterable[str]:
    """The names that a computed member is made of."""
    measure = find_measure(cls, info.key)
    if measure is not None:
        return measure.inputs
    read = _names_read(cls, info)
    own = [one for one in members(cls) if one.name in read and one.key != info.key]
    if info.made_of:  # lists that it falls back on are not asked for
        own = [one for one in own if one.kind not in (Kind.LIST, Kind.PART)]
    return dict.fromkeys([*filter(None, (info.made_of,)), *(one.key for one in own)])


def _of_rows(cls: Any, info: FieldInfo, row: Any) -> Iterator[tuple[str, ...]]:
    """What a computed member of a list is made of in each of its rows."""
    read = _names_read(cls, info)
    if is_record(row):
        yield from ((one.key,) for one in members(row) if one.name in read)
    if row is Project:
        money = (one for one in record_of(FundsLine).entered if one.kind is Kind.MONEY)
        yield from (("资金合计", one.key) for one in money if one.name in read)


def _names_read(cls: Any, info: FieldInfo) -> set[str]:
    getter = getattr(getattr(cls, info.name, None), "fget", None)
    return _names_in(getter.__code__) if getter is not None else set()


def _names_in(code: CodeType) -> set[str]:
    """Every attribute that a function reads or names, and the functions within it."""
    inner = (one for one in code.co_consts if isinstance(one, CodeType))
    named = {one for one in code.co_consts if isinstance(one, str)}
    return (set(code.co_names) | named).union(*(_names_in(one) for one in inner))
