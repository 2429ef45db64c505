"""Plain data (``intake.dump``) laid out as the rows of a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportgen.forms.planning.plan import Column, Role, Sheet, is_compact
from reportgen.model import record_of

#: What a cell says where a list is known to be empty.
NONE = "无"
#: What stands between name and value in a cell that holds several.
COLON = "："
#: The names of a project, the first that is filled in being what it is called.
PROJECT_KEYS = ("简称", "名称", "项目代码")
#: The rows of a sheet: texts by column.
Row = dict[Column, str]
Data = Mapping[str, Any]


def lines_of(sheet: Sheet, data: Data) -> dict[tuple[str, ...], str]:
    """The single fields of a sheet that the data have."""
    found = {line.path: (dig(data, line.path), line.info) for line in sheet.lines}
    return {path: cell(value, info) for path, (value, info) in found.items() if value is not None}


def rows_of(sheet: Sheet, data: Data) -> Iterator[Row]:
    """The rows of a sheet, list by list and project by project."""
    for label, path in sheet.lists.items():
        for owner, facts in _owners(sheet, data):
            common = _common(sheet, owner, label)
            given = dig(facts, path)
            if isinstance(given, Mapping):
                yield from ({**common, **row} for row in _passages(sheet, given))
            elif given == NONE:
                yield {**common, _first(sheet, 0): NONE}
            for record in _rows_in(given):
                yield from ({**common, **row} for row in _stretched(sheet, record, 0))


def dig(data: Any, path: Sequence[str]) -> Any:
    """The value at a path of keys; None where there is none."""
    for key in path:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data


def called(project: Data) -> str:
    """What a project is called on the sheets of what it has in rows."""
    return next((str(project[key]) for key in PROJECT_KEYS if project.get(key)), "")


def cell(value: Any, info: Any) -> str:
    """A value as one cell; several, one a line."""
    if isinstance(value, Mapping):  # the short form of a list
        return "\n".join(f"{name}{COLON}{inner}" for name, inner in value.items())
    if not _is_rows(value):
        return str(value)
    if is_compact(info):
        keys = [one.key for one in record_of(info.item).entered]
        return "\n".join(COLON.join(str(row.get(key, "")) for key in keys) for row in value)
    return "\n".join(str(row) for row in value)


def _owners(sheet: Sheet, data: Data) -> Iterator[tuple[str, Data]]:
    if not sheet.entry.of:
        yield "", data
        return
    projects = data.get("项目列表")
    for project in _rows_in(projects):
        yield called(project), project


def _common(sheet: Sheet, owner: str, label: str) -> Row:
    said = {Role.OWNER: owner, Role.LIST: label}
    return {column: said[column.role] for column in sheet.columns if column.role in said}


def _passages(sheet: Sheet, given: Data) -> Iterator[Row]:
    for name, text in given.items():
        said = {Role.ID: name, Role.PASSAGE: text}
        yield {column: said[column.role] for column in sheet.columns if column.role in said}


def _stretched(sheet: Sheet, record: Any, level: int) -> Iterator[Row]:
    """The rows of a record: its own columns beside its first inner row, the others below."""
    if not isinstance(record, Mapping):
        yield {_first(sheet, level): str(record)}
        return
    own = {
        column: cell(value, column.info)
        for column in sheet.columns
        if column.level == level and (value := dig(record, column.keys)) is not None
    }
    inner = list(_inner(sheet, record, level + 1))
    yield {**own, **(inner[0] if inner else {})}
    yield from inner[1:]


def _inner(sheet: Sheet, record: Data, level: int) -> Iterator[Row]:
    if level >= len(sheet.levels):
        return
    given = record.get(sheet.levels[level].key)
    if given == NONE:
        yield {_first(sheet, level): NONE}
    for one in _rows_in(given):
        yield from _stretched(sheet, one, level)


def _first(sheet: Sheet, level: int) -> Column:
    return next(column for column in sheet.columns if column.level == level)


def _rows_in(value: Any) -> Sequence[Any]:
    return value if _is_rows(value) else ()


def _is_rows(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)
