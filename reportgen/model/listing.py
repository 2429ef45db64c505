"""Lists of rows that can be quoted by name: ``文件.评价通知``, ``绩效目标.总体目标``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, TypeVar

T = TypeVar("T")
V = TypeVar("V")


class Listing(tuple[T, ...]):
    """A tuple of rows whose keys and groups are attributes.

    A name that equals one of a row's key fields gives that row; else, where the list has a group
    field, the name gives the rows of that group; else None, which is “unknown”. Only a list known
    to be empty has groups known to be empty: a misspelt category must not read as “none”.
    """

    #: What ``find`` may give, where that is not simply a row; for checking templates.
    found: ClassVar[tuple[type, ...]] = ()
    #: Whether ``find`` may give several rows though the list has no group field.
    selects: ClassVar[bool] = False

    keys: tuple[str, ...]
    group: str

    def __new__(
        cls, rows: Iterable[T] = (), *, keys: tuple[str, ...] = (), group: str = ""
    ) -> Listing[T]:
        """Keep the rows with the names of their key fields and group field."""
        made = super().__new__(cls, rows)
        made.keys, made.group = keys, group
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[tuple[T, ...]], dict[str, Any]]:
        return (tuple(self),), {"keys": self.keys, "group": self.group}

    def find(self, name: str) -> Any:
        """The row quoted as ``name``, or the rows of that group, or None."""
        row = self.quoted(name)
        if row is not None or not self.group:
            return row
        rows = self.like(row for row in self if getattr(row, self.group) == name)
        return rows if rows or not self else None

    def quoted(self, name: str) -> T | None:
        """The first row that has ``name`` in one of its key fields, or None."""
        if not self.keys:
            return None
        return self.once("_by_name", self._named).get(name)

    def _named(self) -> dict[str, T]:
        found: dict[str, T] = {}
        for row in self:
            for key in self.keys:
                found.setdefault(getattr(row, key), row)
        found.pop(None, None)  # type: ignore[call-overload]  # of keys that are not filled in
        return found

    def once(self, name: str, make: Callable[[], V]) -> V:
        """What follows from the rows alone, worked out once: they never change."""
        if name not in self.__dict__:
            self.__dict__[name] = make()
        made: V = self.__dict__[name]
        return made

    def like(self, rows: Iterable[T]) -> Listing[T]:
        """A list of the same kind with other rows."""
        return type(self)(rows, keys=self.keys, group=self.group)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = self.find(name)
        if found is not None:
            self.__dict__[name] = found  # the rows never change
        return found
