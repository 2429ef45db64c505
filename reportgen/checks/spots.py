"""Every record of a year with its path, found in one walk so that checking stays linear."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import lru_cache
from typing import Any

import attrs

from reportgen.model import FieldInfo, Kind, Path, Texts, is_record, record_of
from reportgen.prose import Prose, Reference


@attrs.frozen(eq=False)
class Spot:
    """A record of the year: where it lies, and in what, outermost first."""

    path: Path
    value: Any
    owners: tuple[Any, ...]

    def at(self, key: str) -> Path:
        """The path of one of its fields."""
        return (*self.path, key)


@attrs.frozen(eq=False)
class Words:
    """A text of the year: a passage or a line, with its field and the objects around it."""

    path: Path
    text: str
    passage: Prose | str
    info: FieldInfo
    owners: tuple[Any, ...]


def spots_of(owner: Any, path: Path = (), owners: tuple[Any, ...] = ()) -> Iterator[Spot]:
    """A record and every record in it, parts and rows in the order of the file."""
    yield Spot(path, owner, owners)
    inside = (*owners, owner)
    for name, key, is_list in _holding(type(owner)):  # type: ignore[arg-type]
        value = getattr(owner, name)
        if value is None:
            continue
        if is_list:
            for number, row in enumerate(value):
                yield from spots_of(row, (*path, key, number), inside)
        else:
            yield from spots_of(value, (*path, key), inside)


def words_of(spot: Spot, *, lines: bool = True) -> Iterator[Words]:
    """The texts of a record's own fields: its passages, and with ``lines`` its single lines."""
    inside = (*spot.owners, spot.value)
    for info in _texts(type(spot.value), lines):  # type: ignore[arg-type]
        value = getattr(spot.value, info.name)
        if value is None:
            continue
        path = (*spot.path, info.key)
        if isinstance(value, Texts):
            found = [((*path, name), passage) for name, passage in value.items()]
        elif isinstance(value, tuple):
            found = [((*path, number), row) for number, row in enumerate(value)]
        else:
            found = [(path, value)]
        for where, text in found:
            if isinstance(text, Prose | str) and not isinstance(text, Reference):
                yield Words(where, str(text), text, info, inside)


@lru_cache(maxsize=256)
def _holding(cls: Hashable) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a class that hold records: name, key, whether a list."""
    kinds = (Kind.PART, Kind.LIST)
    fields = (one for one in record_of(cls).entered if one.kind in kinds and is_record(one.item))
    return tuple((one.name, one.key, one.kind is Kind.LIST) for one in fields)


_PASSAGES = (Kind.PROSE, Kind.TEXTS)
_LINES = (Kind.TEXT, Kind.VALUE, Kind.OPEN)


@lru_cache(maxsize=256)
def _texts(cls: Hashable, lines: bool) -> tuple[FieldInfo, ...]:
    """The fields of a class that hold texts."""
    kinds = (*_PASSAGES, *(_LINES if lines else ()))
    return tuple(
        one
        for one in record_of(cls).entered
        if one.kind in kinds or (one.kind is Kind.LIST and one.item in kinds)
    )
