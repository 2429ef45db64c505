"""``reportgen template``: for those who contribute their province's templates."""

from __future__ import annotations

import click

from reportgen.cli.chinese import Group

#: Where each command is made.
HOMES = {
    name: f"reportgen.cli.template.{name}:{name}"
    for name in ("lint", "new", "preview", "show", "test")
}


@click.group(cls=Group, homes=HOMES, short_help="做模板：新建、检查、查看、试打。")
def template() -> None:
    """做一个省的模板包：从通知的大纲新建，逐项检查，查看文字和名称，预览，试打。"""
