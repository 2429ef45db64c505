"""A data file (YAML) to fill in, for those who would rather type than click.

It has the same choice of facts as the workbook, each with its help behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from reportgen.forms.making.form import begun, sheets_for
from reportgen.forms.planning.plan import Column, Role, Sheet, field_at
from reportgen.forms.planning.rows import dig
from reportgen.forms.planning.selection import Chosen
from reportgen.model import EvaluationYear, Kind, Project, record_of
from reportgen.packs import Format

_HEAD = (
    "# {title}：数据文件。名称后面的冒号是英文冒号，后面空一格；# 后面是说明，不用填。",
    "# 没有的写0或“无”，不清楚的空着。列表每行以“- ”开头，照着注释里的样子写，去掉前面的 #。",
    "# 长段文字写在“|”后面的行里，每行往里空两格。也可以改填同一文件夹里的工作簿，只用其中一种。",
)


@attrs.define
class _Branch:
    """Fields below one key: values with their help, parts, and the look of a list's row."""

    help: str = ""
    value: str = ""
    below: dict[str, _Branch] = attrs.Factory(dict)
    row: list[str] = attrs.Factory(list)

    def at(self, path: Sequence[str]) -> _Branch:
        here = self
        for key in path:
            here = here.below.setdefault(key, _Branch())
        return here


def skeleton(*formats: Format, year: int | None = None) -> str:
    """The text of a data file with nothing in it but what the formats themselves say."""
    data, root, project = begun(*formats, year=year), _Branch(), _Branch()
    sheets = sheets_for(formats, data)
    for one in sheets:
        _take(one, project if one.sheet.entry.of else root, data)
    projects = next((one.sheet for one in sheets if one.sheet.title == "项目"), None)
    if projects is not None:
        root.at(("项目列表",)).row = _project(projects, project)
    order = ["版本", *(info.key for info in record_of(EvaluationYear).entered)]
    titles = "、".join(dict.fromkeys(one.title for one in formats))
    lines = [line.format(title=titles) for line in _HEAD]
    for key in sorted(root.below, key=order.index):
        lines += _lines(key, root.below[key], "")
    return "\n".join(lines) + "\n"


def _take(one: Chosen, root: _Branch, data: Mapping[str, Any]) -> None:
    for line in one.sheet.lines:
        branch = root.at(line.path)
        branch.help = line.info.help + ("（要填）" if line in one.needed else "")
        given = dig(data, line.path)
        branch.value = f"[{', '.join(given)}]" if isinstance(given, list) else str(given or "")
    for path in one.sheet.lists.values():
        branch = root.at(path)
        branch.help = field_at(Project if one.sheet.entry.of else EvaluationYear, path).help
        if one.sheet.levels:
            branch.row = _row(one.sheet)
    by_role = {column.role: column for column in one.sheet.columns}
    for row in one.presets if Role.PASSAGE in by_role else ():
        path = one.sheet.lists[row[by_role[Role.LIST]]]
        root.at((*path, row[by_role[Role.ID]])).help = row[by_role[Role.HELP]]


def _row(sheet: Sheet) -> list[str]:
    """The look of one row of a list, in lines that are comments."""
    if sheet.levels[0].cls is None:
        return ["- "]
    if not _pairs(sheet, 1):
        return [f"- {{{', '.join(_pairs(sheet, 0))}}}"]
    lines = _record(_pairs(sheet, 0))
    for number, level in enumerate(sheet.levels[1:], 1):
        if pairs := _pairs(sheet, number):
            margin = "  " * (2 * number - 1)
            rows = _record(pairs) if _pairs(sheet, number + 1) else [f"- {{{', '.join(pairs)}}}"]
            lines += [f"{margin}{level.key}:", *(f"{margin}  {row}" for row in rows)]
    return lines


def _record(pairs: list[str]) -> list[str]:
    return [f"- {pair}" if not number else f"  {pair}" for number, pair in enumerate(pairs)]


def _pairs(sheet: Sheet, level: int) -> list[str]:
    return [f"{column.keys[-1]}: " for column in sheet.columns if _is_own(column, level)]


def _is_own(column: Column, level: int) -> bool:
    return column.role is Role.FIELD and column.level == level and len(column.keys) == 1


def _project(sheet: Sheet, project: _Branch) -> list[str]:
    """The look of a project, with everything below it."""
    lines: list[str] = []
    for column in sheet.columns:
        long = " |" if column.info.kind is Kind.PROSE else ""
        at = project.at(column.keys)
        at.help, at.value = column.info.help, long.strip()
    order = [info.key for info in record_of(Project).entered]
    for key in sorted(project.below, key=order.index):
        lines += _lines(key, project.below[key], "")
    return _record(lines)


def _lines(key: str, branch: _Branch, margin: str) -> Iterator[str]:
    help = f"  # {branch.help}" if branch.help else ""
    yield f"{margin}{key}:{' ' if branch.value else ''}{branch.value}{help}"
    for name, inner in branch.below.items():
        yield from _lines(name, inner, f"{margin}  ")
    for line in branch.row:
        yield f"{margin}  # {line}"
