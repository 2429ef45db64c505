"""Going through a year: every value with its path and the objects it lies in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from reportgen.model.fields import FieldInfo, Kind, Texts
from reportgen.model.money import FundsNode
from reportgen.model.record import is_record, record_of
from reportgen.prose import Prose, Reference

#: A data path: keys, and row numbers from 0.
Path = tuple[str | int, ...]


@attrs.frozen
class Visit:
    """One value met on the way: its path, its field, and the objects around it, outermost first."""

    path: Path
    info: FieldInfo
    value: Any
    owners: tuple[Any, ...]


def walk(owner: Any, path: Path = (), owners: tuple[Any, ...] = ()) -> Iterator[Visit]:
    """Every entered value below ``owner``, parts and rows before what lies in them."""
    if not is_record(type(owner)):
        return
    inside = (*owners, owner)
    for field in record_of(type(owner)).entered:
        value = getattr(owner, field.name)
        if value is not None:
            yield from _visit(value, field, (*path, field.key), inside)


def _visit(value: Any, field: FieldInfo, path: Path, owners: tuple[Any, ...]) -> Iterator[Visit]:
    yield Visit(path, field, value, owners)
    if field.kind is Kind.PART:
        yield from walk(value, path, owners)
    elif isinstance(value, Texts):
        for name, passage in value.items():
            yield Visit((*path, name), field, passage, owners)
    elif field.kind is Kind.LIST:
        for number, row in enumerate(value):
            yield Visit((*path, number), field, row, owners)
            yield from walk(row, (*path, number), owners)


def passages(year: Any) -> Iterator[Visit]:
    """Everything that may quote other data: narrative passages, and cells that are a reference."""
    return (visit for visit in walk(year) if isinstance(visit.value, Prose | Reference))


def held_classes(cls: Any) -> frozenset[Any]:
    """The classes of everything that a record of this class may hold, itself among them."""
    found, left = {cls}, [cls]
    while left:
        inner = {field.item for field in record_of(left.pop()).entered if is_record(field.item)}
        left += inner - found
        found |= inner
    return frozenset(found)


def show_path(path: Path, root: Any = None) -> str:
    """A path in words: ``项目列表第3项（某某项目）.完成情况``.

    ``root`` is the object the path starts at; with it, rows are named.
    """
    words, here = "", root
    for step in path:
        here = _step(here, step)
        if isinstance(step, str):
            words += f".{step}" if words else step
        else:
            name = _short(row_name(here)) if is_record(type(here)) else ""
            words += f"第{step + 1}项" + (f"（{name}）" if name else "")
    return words


def path_of(year: Any, owner: Any) -> Path | None:
    """Where in the year an object lies, found by identity; the year itself is the empty path."""
    if owner is year:
        return ()
    return next((visit.path for visit in walk(year) if visit.value is owner), None)


def where(year: Any, owner: Any, name: str) -> str:
    """In words, where in the year the value ``name`` of an object is missing.

    Without a name, where the object itself lies; a text that lies nowhere is quoted.
    """
    while hasattr(type(owner), "lacking"):  # worked out of other objects: theirs is to be filled in
        owner, name = owner.lacking(name)
    if not name:
        path = path_of(year, owner)
        return _quoted(owner) if path is None else show_path(path, year)
    if isinstance(owner, Prose | Reference):
        return name  # a reference is asked for by its own path
    if owner is None or owner is year:
        return _label(year, name)
    if isinstance(owner, FundsNode):
        return _where_in_table(year, owner, name)
    path = path_of(year, owner)
    label = _label(owner, name)
    if path is None:
        return f"{record_of(type(owner)).key}.{label}" if is_record(type(owner)) else label
    return f"{show_path(path, year)}.{label}"


def _where_in_table(year: Any, node: FundsNode, name: str) -> str:
    """Where a cell of a table lies; of rows taken together, of the first that has none."""
    for row in node.table if node.table.named else ():
        path = path_of(year, row)
        if path and getattr(row, name, "") is None:
            return f"{show_path(path, year)}.{_label(row, name)}"
    base = path_of(year, node.table) or ("收支", *filter(None, (node.table.named,)))
    return ".".join((show_path(base, year), *node.at.names, _label(node, name)))


def _quoted(text: Any) -> str:
    words = str(text)
    return f"“{words[:10]}…”" if len(words) > 10 else f"“{words}”"


def _label(owner: Any, name: str) -> str:
    info = record_of(type(owner)).find(name) if is_record(type(owner)) else None
    return (info.made_of or info.key) if info else name


def _step(here: Any, step: str | int) -> Any:
    try:
        return here[step] if isinstance(step, int) else getattr(here, step)
    except (AttributeError, IndexError, TypeError, KeyError):
        return None


def _short(name: str) -> str:
    return name if len(name) <= 20 else name[:19] + "…"


def row_name(row: Any) -> str:
    """What a row is called: its name or title, a row of money by its node; empty for none."""
    at = getattr(row, "at", None)
    if at is not None:
        return "×".join(at.names)
    for name in _NAMES:
        found = getattr(row, name, None)
        if isinstance(found, str) and is_record(type(row)):
            return found
    return ""


#: The fields that a row is called by, the first that is filled in.
_NAMES = ("name", "key", "title", "audience", "caption", "category", "text")
