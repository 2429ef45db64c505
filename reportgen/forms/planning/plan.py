"""The plan of a workbook: its sheets with their columns, made from the model's own metadata.

``everything`` is the plan that a workbook is read by: every sheet and column there can be. A blank
workbook has only what its format asks for (``selection``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import lru_cache
from typing import Any

import attrs

from reportgen.forms.planning.catalogue import CATALOGUE, HEADINGS, PROJECT, Entry
from reportgen.model import EvaluationYear, FieldInfo, Kind, Project, is_record, record_of


class Role(Enum):
    """What the cells of a column say."""

    FIELD = "a field of the row's record"
    ITEM = "the whole of a row that is a plain value"
    OWNER = "whose row it is: a project"
    LIST = "which of the sheet's lists the row belongs to"
    ID = "the name of a passage"
    PASSAGE = "the passage"
    HELP = "what to write; never read"


@attrs.frozen(eq=False)
class Column:
    """A column of a list: what it holds, its heading without unit, and its level in the row.

    ``keys`` lead from the record of the level to the value.
    """

    role: Role
    heading: str
    info: FieldInfo
    level: int = -1
    keys: tuple[str, ...] = ()
    cls: Any = None


@attrs.frozen
class Level:
    """Records of one kind within a row: the list itself, the lists within its records."""

    cls: Any
    key: str = ""


@attrs.frozen(eq=False)
class Line:
    """One line of a sheet of single fields: the path of the field in the year, its label."""

    path: tuple[str, ...]
    info: FieldInfo
    label: str


@attrs.frozen
class Sheet:
    """One sheet: lines of single fields, or columns of one or several lists."""

    entry: Entry
    lists: Mapping[str, tuple[str, ...]]
    levels: tuple[Level, ...] = ()
    columns: tuple[Column, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def title(self) -> str:
        """What the sheet is called."""
        return self.entry.title


#: A line and columns that no field declares.
_VERSION = FieldInfo("版本", Kind.COUNT, "填报表的版本，不要改动")
_OWNER = FieldInfo(PROJECT, Kind.TEXT, "哪一个项目的：写项目的简称或名称，与“项目”表一致")
_WHERE = FieldInfo("写在哪里", Kind.CHOICE, "这一段是部门年度情况的，还是自评、评价的")
_LIST = FieldInfo("栏目", Kind.CHOICE, "这一行属于哪一部分")
_ID = FieldInfo("段落", Kind.TEXT, "段落的名称，不要改动")
_HELP = FieldInfo("写什么", Kind.TEXT, "这一段写什么")
_PASSAGE = FieldInfo("内容", Kind.PROSE, "段落的正文")


@lru_cache(maxsize=1)
def everything() -> tuple[Sheet, ...]:
    """Every sheet there can be, with all columns and lines."""
    return tuple(_sheet(entry) for entry in CATALOGUE)


def _sheet(entry: Entry) -> Sheet:
    if entry.pages:
        return Sheet(entry, {}, lines=tuple(_lines(entry)))
    field = field_at(_owner(entry), next(iter(entry.lists.values())))
    if field.kind is Kind.TEXTS:
        return Sheet(entry, entry.lists, columns=tuple(_of_texts(entry)))
    if not is_record(field.item):
        info = FieldInfo(field.key, field.item, field.help, required=True)
        item = Column(Role.ITEM, field.key, info, 0)
        return Sheet(entry, entry.lists, (Level(None),), (*_before(entry), item))
    levels = tuple(_levels(field.item))
    columns = (*_before(entry), *_named(levels))
    return Sheet(entry, entry.lists, levels, columns)


def _owner(entry: Entry) -> Any:
    return Project if entry.of else EvaluationYear


def field_at(cls: Any, path: tuple[str, ...]) -> FieldInfo:
    """The field at a path of keys below a class."""
    *before, last = path
    for key in before:
        cls = field_at(cls, (key,)).item
    info = record_of(cls).find(last)
    if info is None:
        raise LookupError(path)
    return info


def _lines(entry: Entry) -> Iterator[Line]:
    if () in entry.pages:
        yield Line((_VERSION.key,), _VERSION, _VERSION.key)
    for page in entry.pages:
        cls = field_at(EvaluationYear, page).item if page else EvaluationYear
        for info in record_of(cls).entered:
            if is_single(info):
                path = (*page, info.key)
                yield Line(path, info, HEADINGS.get(path, info.label))


def is_single(info: FieldInfo) -> bool:
    """Whether a field's value stands in one cell: a value, or a list of short ones."""
    if info.kind is Kind.LIST:
        return info.item in (Kind.TEXT, Kind.CHOICE) or is_compact(info)
    return info.kind not in (Kind.PART, Kind.TEXTS)


def is_compact(info: FieldInfo) -> bool:
    """Whether the rows of a list are but a name and a value each: ``90：10`` one a line."""
    if info.kind is not Kind.LIST or not info.short or not is_record(info.item):
        return False
    return {one.name for one in record_of(info.item).entered} == set(info.short)


def _before(entry: Entry) -> Iterator[Column]:
    if entry.of:
        yield Column(Role.OWNER, PROJECT, _OWNER)
    if len(entry.lists) > 1:
        info = attrs.evolve(_LIST, choices=tuple(entry.lists))
        yield Column(Role.LIST, info.key, info)


def _of_texts(entry: Entry) -> Iterator[Column]:
    if entry.of:
        yield Column(Role.OWNER, PROJECT, _OWNER)
    where = attrs.evolve(_WHERE, choices=tuple(entry.lists))
    for role, info in (
        (Role.LIST, where), (Role.ID, _ID), (Role.HELP, _HELP), (Role.PASSAGE, _PASSAGE),
    ):  # fmt: skip
        yield Column(role, info.key, info, 0)


def _levels(cls: Any, key: str = "") -> Iterator[Level]:
    """A record and, where rows of lists within it stand beside it, theirs."""
    yield Level(cls, key)
    if cls is Project:  # what a project has in rows stands on sheets of its own
        return
    for info in record_of(cls).entered:
        if info.kind is Kind.LIST and not is_single(info) and is_record(info.item):
            yield from _levels(info.item, info.key)
            return


def _named(levels: tuple[Level, ...]) -> Iterator[Column]:
    """The columns of each level; a heading that another level has already says whose it is."""
    taken: set[str] = set()
    for number, level in enumerate(levels):
        for keys, info in _singles(level.cls):
            heading = info.label if len(keys) == 1 else "·".join((*keys[:-1], info.label))
            if heading in taken:
                heading = f"{level.key}{heading}"
            taken.add(heading)
            yield Column(Role.FIELD, heading, info, number, keys, level.cls)


def _singles(cls: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], FieldInfo]]:
    """Every field of a record that stands in one cell, those of its parts among them."""
    for info in record_of(cls).entered:
        if info.kind is Kind.PART:
            yield from _singles(info.item, (*before, info.key))
        elif is_single(info):
            yield (*before, info.key), info
