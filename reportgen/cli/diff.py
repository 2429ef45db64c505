"""``reportgen diff``: what changed between two data files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.chinese import Command
from reportgen.cli.opening import open_data

if TYPE_CHECKING:
    from reportgen.comparing import Change
    from reportgen.intake import Source

#: The exit code where the two are different.
DIFFERENT = 1


@click.command(cls=Command, short_help="比较两份数据。")
@click.argument("old", metavar="旧数据文件", type=click.Path(path_type=Path))
@click.argument("new", metavar="新数据文件", type=click.Path(path_type=Path))
@click.option(
    "--output", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="显示为文字，或供其他程序读取的JSON。",
)  # fmt: skip
def diff(old: Path, new: Path, output: str) -> int:
    """比较两份数据文件，逐处列出改动、增加和删除；同一年度改前改后，或两个年度的都可以。

    金额、数量、分数写明增减多少，文字摘出改动的地方。各行按名称对应，中间插进一行不影响其他行；
    只是写法不同的（如1,000.00和1000，万元和元）不算。没有不同时退出码为0，有不同时为1。

    \b
    例如：
      reportgen diff 2024.yaml 2024改.yaml
      reportgen diff 2023.yaml 2024.yaml --output json
    """  # noqa: D301 (click reads the character itself)
    from reportgen.comparing import compare

    before, after = open_data(old), open_data(new)
    changes = compare(before.year, after.year)
    if output == "json":
        click.echo(_json(changes, before, after))
    else:
        for line in _lines(changes, before, after):
            click.echo(line)
    return DIFFERENT if changes else 0


def _lines(changes: list[Change], before: Source, after: Source) -> Iterator[str]:
    first, second = before.year.fiscal_year, after.year.fiscal_year
    if first != second:
        yield f"两份数据的年度不同：旧的是{first}年度，新的是{second}年度，下面照样逐处比较。"
    if before.year.amount_unit != after.year.amount_unit:
        yield f"两份数据的金额单位不同，下面都按{after.year.amount_unit}显示。"
    for part, group in groupby(changes, key=lambda one: one.part):
        rows = list(group)
        whole = [one.path for one in rows] == [part]  # a value that lies in no part of the data
        yield from () if whole else (f"{part}：",)
        yield from (f"{'' if whole else '  '}{_told(one)}" for one in rows)
    yield _summary(changes)


def _told(change: Change) -> str:
    from reportgen.comparing import Sort

    if change.sort is Sort.CHANGED:
        apart = f"（{change.difference}）" if change.difference else ""
        return f"{change.path}：{change.before} → {change.after}{apart}"
    says = change.before or change.after
    return f"{change.sort.label} {change.path}" + (f"：{says}" if says else "")


def _summary(changes: list[Change]) -> str:
    from reportgen.comparing import Sort

    if not changes:
        return "没有不同。"
    counted = Counter(one.sort for one in changes)
    parts = "，".join(f"{counted[sort]}处{sort.label}" for sort in Sort)
    return f"共{len(changes)}处不同：{parts}。"


def _json(changes: list[Change], before: Source, after: Source) -> str:
    from reportgen.comparing import Sort

    counted = Counter(one.sort for one in changes)
    made = {
        "fiscal_years": [before.year.fiscal_year, after.year.fiscal_year],
        "changes": [_as_data(one, before, after) for one in changes],
        "summary": {"total": len(changes), **{str(sort): counted[sort] for sort in Sort}},
    }
    return json.dumps(made, ensure_ascii=False, indent=1)


def _as_data(change: Change, before: Source, after: Source) -> dict[str, Any]:
    return {
        "kind": str(change.sort),
        "part": change.part,
        "name": change.path,
        "old": change.before,
        "new": change.after,
        "difference": change.difference,
        "old_place": _place(before, change.at_before),
        "new_place": _place(after, change.at_after),
    }


def _place(source: Source, path: tuple[str | int, ...] | None) -> dict[str, Any] | None:
    """Where a value was entered; nothing where it is not in that file."""
    if path is None:
        return None
    place = source.places.of(path)
    return {
        "path": list(path), "file": place.file, "line": place.line, "column": place.column,
    }  # fmt: skip
