"""The evaluation year as a tree of names, for checking templates before there are any data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from reportgen.measures.lookup import members
from reportgen.model import EvaluationYear, FieldInfo, FundsNode, FundsTable, Kind, record_of
from reportgen.model.record import is_record


@attrs.frozen
class Shape:
    """What one name means: a value of some kind, a record, or a list.

    ``texts`` are the ids of the passages that exist, empty where that is not known.
    """

    kind: str
    cls: Any = None
    field: FieldInfo | None = None
    texts: frozenset[str] = frozenset()
    extra: tuple[tuple[str, Any], ...] = ()

    @property
    def printable(self) -> bool:
        """Plain values print; a record does where it has a main value."""
        if self.kind == Kind.PART:
            return bool(is_record(self.cls) and record_of(self.cls).main)
        return self.kind not in (Kind.LIST, Kind.TEXTS)

    def member(self, name: str) -> Shape | None:
        """What ``.name`` means after this; None where there is no such name."""
        for own, cls in self.extra:
            if name == own:
                return Shape(Kind.PART, cls, texts=self.texts)
        if self.kind == Kind.TEXTS:
            return Shape(Kind.PROSE) if not self.texts or name in self.texts else None
        if self.kind == Kind.LIST:
            return self._quoted(name)
        for info in members(self.cls):
            if name in (info.key, info.name):
                return shape_of(info, self.texts)
        return None

    def item(self) -> Shape | None:
        """One element of a list."""
        if self.kind != Kind.LIST:
            return None
        if is_record(self.cls):
            return Shape(Kind.PART, self.cls, texts=self.texts)
        return Shape(str(self.cls))

    def known(self) -> Iterable[str]:
        """The names that may follow."""
        if self.kind == Kind.TEXTS:
            return sorted(self.texts)
        own = [name for name, _ in self.extra]
        cls = FundsNode if self._is_table() else self.cls if self.kind == Kind.PART else None
        return [*own, *(info.key for info in members(cls))] if cls else own

    def _is_table(self) -> bool:
        return self.field is not None and self.field.view is FundsTable

    def _quoted(self, name: str) -> Shape | None:
        """A row of a list by its key, or the rows of a group; which rows there are is data."""
        if self._is_table():
            return Shape(Kind.PART, FundsNode, texts=self.texts)
        if self.field is None or not (self.field.keys or self.field.group):
            return None
        if self.field.group:
            return Group(Kind.LIST, self.cls, self.field, self.texts)
        return Shape(Kind.PART, self.cls, texts=self.texts)


@attrs.frozen
class Group(Shape):
    """A name in a list with groups: the rows of that group, or the one row of that title."""

    def member(self, name: str) -> Shape | None:
        """A field of the one row, else a row of the group."""
        row = Shape(Kind.PART, self.cls, texts=self.texts)
        return row.member(name) or self._quoted(name)

    def known(self) -> Iterable[str]:
        """The fields of a row."""
        return Shape(Kind.PART, self.cls).known()


def shape_of(info: FieldInfo, texts: frozenset[str]) -> Shape:
    """The shape of a field; a node of a table of funds leads to another node."""
    cls = info.item
    if info.kind is Kind.PART and cls is None:
        cls = FundsNode
    return Shape(str(info.kind), cls, info, texts)


def year_shape(texts: Iterable[str] = (), **extra: type) -> Shape:
    """The root of all names: the year's own, and what a document adds (项目, 本文)."""
    return Shape(Kind.PART, EvaluationYear, None, frozenset(texts), tuple(extra.items()))
