"""In which project or evaluation each passage stands that quotes other data.

A reference may start with a name of the object it stands in.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

import attrs

from reportgen.model import (
    Evaluation,
    EvaluationYear,
    FieldInfo,
    Kind,
    Project,
    held_classes,
    is_record,
    record_of,
)
from reportgen.prose import Prose, Reference

#: The objects around each passage or cell that quotes, by its id, the nearest first.
Scopes = dict[int, tuple[Any, ...]]

#: The classes in which a reference may start with a name of the object it stands in.
SCOPES = (Project, Evaluation)
_QUOTING = (Kind.PROSE, Kind.VALUE)


@attrs.frozen
class _Carriers:
    """The fields of a class with what may quote: as it stands, listed, and within other records."""

    cells: tuple[str, ...]
    texts: tuple[str, ...]
    listed: tuple[str, ...]
    parts: tuple[str, ...]
    rows: tuple[str, ...]


def scopes_in(year: EvaluationYear) -> Scopes:
    """The scopes of everything in a year that quotes other data within a scope; found once."""
    known: Scopes | None = year.memory.get(scopes_in)
    if known is None:
        known = {}
        _note_below(year, (), known)
        year.memory[scopes_in] = known
    return known


def _note_below(owner: Any, scopes: tuple[Any, ...], found: Scopes) -> None:
    if isinstance(owner, SCOPES):
        scopes = (owner, *scopes)
    kind: Any = type(owner)
    carriers = _carriers_of(kind, bool(scopes))
    if scopes:
        _note(owner, carriers, scopes, found)
    for name in carriers.parts:
        part = getattr(owner, name)
        if part is not None:
            _note_below(part, scopes, found)
    for name in carriers.rows:
        for row in getattr(owner, name) or ():
            _note_below(row, scopes, found)


def _note(owner: Any, carriers: _Carriers, scopes: tuple[Any, ...], found: Scopes) -> None:
    """Note what quotes in a record itself."""
    cells = [getattr(owner, name) for name in carriers.cells]
    for name in carriers.texts:
        cells += (getattr(owner, name) or {}).values()
    for name in carriers.listed:
        cells += getattr(owner, name) or ()
    for cell in cells:
        if type(cell) in (Prose, Reference) and cell.quotes:
            found[id(cell)] = scopes


@lru_cache(maxsize=256)
def _carriers_of(cls: Hashable, within: bool) -> _Carriers:
    """The carriers of a class; outside scopes only what leads into one matters."""
    fields = record_of(cls).entered
    inner = [field for field in fields if is_record(field.item) and _matters(field.item, within)]
    return _Carriers(
        cells=tuple(field.name for field in fields if field.kind in _QUOTING),
        texts=tuple(field.name for field in fields if field.kind is Kind.TEXTS),
        listed=tuple(field.name for field in fields if field.item in _QUOTING),
        parts=tuple(field.name for field in inner if field.kind is Kind.PART),
        rows=tuple(field.name for field in inner if field.kind is Kind.LIST),
    )


def _matters(cls: type, within: bool) -> bool:
    held = held_classes(cls)
    if not within:
        return not held.isdisjoint(SCOPES)
    return any(_quotes(field) for one in held for field in record_of(one).entered)


def _quotes(field: FieldInfo) -> bool:
    return field.kind in (*_QUOTING, Kind.TEXTS) or field.item in _QUOTING
