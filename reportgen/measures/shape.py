"""The evaluation year as a tree of names, for checking templates before there are any data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from reportgen.measures.lookup import members
from reportgen.model import EvaluationYear, FieldInfo, FundsNode, Kind, record_of
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
        for info in members(self._class()):
            if name in (info.key, info.name):
                return shape_of(info, self.texts)
        return self._quoted() if self.kind == Kind.LIST else None

    def item(self) -> Shape | None:
        """One element of a list."""
        if self.kind != Kind.LIST:
            return None
        if is_record(self.cls):
            return Shape(_kind_of(self.cls), self.cls, texts=self.texts)
        return Shape(str(self.cls))

    def known(self) -> Iterable[str]:
        """The names that may follow."""
        if self.kind == Kind.TEXTS:
            return sorted(self.texts)
        return [*(name for name, _ in self.extra), *(info.key for info in members(self._class()))]

    def used(self, how: str, arguments: Sequence[object]) -> None:
        """Nothing to note."""

    def _class(self) -> Any:
        """The class whose members may follow: of a list, its own, not its rows'."""
        if self.kind == Kind.LIST:
            return None if self.field is None else self.field.view
        return self.cls

    def _quoted(self) -> Shape | None:
        """What a list gives for a name; which names there are is data."""
        field = self.field
        view: Any = field.view if field else None
        classes = getattr(view, "found", ()) or (self.cls,)
        several = bool(field and field.group) or getattr(view, "selects", False)
        if field is None or not (several or field.keys or classes != (self.cls,)):
            return None
        kind = Kind.LIST if several else _kind_of(classes[0]) if len(classes) == 1 else Kind.PART
        return Found(kind, self.cls, field, self.texts, (), classes)


@attrs.frozen
class Found(Shape):
    """A name in a list: a row, several rows, or something else the list gives for names."""

    classes: tuple[type, ...] = ()

    @property
    def printable(self) -> bool:
        """Where one of the things it may be prints."""
        return any(one.printable for one in self._options())

    def member(self, name: str) -> Shape | None:
        """A member of whatever it may be."""
        named = (one.member(name) for one in self._options())
        return next((found for found in named if found), None)

    def known(self) -> Iterable[str]:
        """The members of whatever it may be."""
        return [name for one in self._options() for name in one.known()]

    def _options(self) -> list[Shape]:
        return [Shape(_kind_of(cls), cls, texts=self.texts) for cls in self.classes]


def _kind_of(cls: type) -> str:
    """What an object of a class is: a part, or a picture where that is what it prints as."""
    info = record_of(cls)
    main = info.find(info.main) if info.main else None
    return Kind.PICTURE if main and main.kind is Kind.PICTURE else Kind.PART


def shape_of(info: FieldInfo, texts: frozenset[str]) -> Shape:
    """The shape of a field; a node of a table of funds leads to another node."""
    cls = info.item
    if info.kind is Kind.PART and cls is None:
        cls = FundsNode
    return Shape(str(info.kind), cls, info, texts)


def year_shape(texts: Iterable[str] = (), **extra: type) -> Shape:
    """The root of all names: the year's own, and what a document adds (项目, 本文)."""
    return Shape(Kind.PART, EvaluationYear, None, frozenset(texts), tuple(extra.items()))


class Watched:
    """A name of the tree that stands for another, whose answers it gives (``word.Names``).

    What is asked of it may be noted: its members and elements are the affair of those who watch.
    """

    def __init__(self, shape: Shape) -> None:
        self._shape = shape

    @property
    def kind(self) -> str:
        """What the shape says."""
        return self._shape.kind

    @property
    def printable(self) -> bool:
        """What the shape says."""
        return self._shape.printable

    def known(self) -> Iterable[str]:
        """What the shape says."""
        return self._shape.known()
