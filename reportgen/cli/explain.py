"""``reportgen explain``: where a figure comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.chinese import Command
from reportgen.cli.problem import Unworkable

if TYPE_CHECKING:
    from reportgen.explain import Step


@click.command(cls=Command, short_help="说明一个数怎样得来。")
@click.argument("path", metavar="名称")
@click.argument("data", metavar="数据文件", type=click.Path(path_type=Path))
def explain(path: str, data: Path) -> None:
    """说明一个数怎样得来：算法、用到的数，以及每个数填在数据文件的哪一行。

    \b
    例如：
      reportgen explain 收支.合计.预算执行率 2024.yaml
    """  # noqa: D301 (click reads the character itself)
    from reportgen.explain import explain as steps_to
    from reportgen.loading import load
    from reportgen.measures import UnknownName

    source = load(data)
    try:
        step = steps_to(source, path)
    except UnknownName as error:
        raise Unworkable(f"“{path}”找不到：{error}") from None
    for line in _lines(step, 0):
        click.echo(line)


def _lines(step: Step, depth: int) -> Iterator[str]:
    words = f"{'  ' * depth}{step.path} = {step.value or '（没有填）'}"
    doubt = "" if step.certain else "，惯例不一"
    source = f"（{step.source}{doubt}）" if step.source else ""
    place = f"填在{step.place}" if step.place.line else ""
    yield "  ".join(filter(None, (words, step.rule + source, place)))
    for part in step.parts:
        yield from _lines(part, depth + 1)
