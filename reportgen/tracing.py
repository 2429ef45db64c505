"""Which values a computed property read: it is run once more on owners that take note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from reportgen.measures import members
from reportgen.model import FieldInfo, is_record, row_name


@attrs.frozen
class Read:
    """A value that was read: of which object, under which name, and its path."""

    owner: Any
    name: str
    path: str


def values_read(owner: Any, info: FieldInfo, stem: str) -> list[Read]:
    """What the property ``info`` of ``owner`` is made of; nothing where that cannot be seen."""
    found: list[Read] = []
    getter = getattr(getattr(type(owner), info.name, None), "fget", None)
    if getter is None:
        return []
    try:
        getter(_Noting(owner, stem, found))
    except (TypeError, AttributeError):  # a getter that asks for the object itself
        return []
    return list(dict.fromkeys(found))


class _Noting:
    """Stands for an object and notes what is read from it."""

    def __init__(self, owner: Any, path: str, found: list[Read]) -> None:
        self._of = (owner, path, found)

    def __getattr__(self, name: str) -> Any:
        owner, path, found = self._of
        if name == "once":  # what a list remembers is worked out again, before our eyes
            return lambda _, make: make()
        value = getattr(owner, name)
        info = next((one for one in members(type(owner)) if name in (one.key, one.name)), None)
        if info is None:  # a method: what it was called for cannot be told, but on what
            found.append(Read(owner, "", path))
            return value
        inner = f"{path}.{info.key}" if path else info.key
        if isinstance(value, tuple) or is_record(type(value)):
            return _Noting(value, inner, found)
        found.append(Read(owner, info.key, inner))
        return value

    def __iter__(self) -> Iterator[Any]:
        owner, path, found = self._of
        for number, row in enumerate(owner, 1):
            name = row_name(row) if is_record(type(row)) else ""
            inner = f"{path}.{name or f'第{number}项'}"
            yield _Noting(row, inner, found) if is_record(type(row)) else row

    def __len__(self) -> int:
        return len(self._of[0])

    def __bool__(self) -> bool:
        return bool(self._of[0])
