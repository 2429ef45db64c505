"""``reportgen template``: for those who contribute their province's templates."""

from __future__ import annotations

import click

from reportgen.cli.chinese import Group
from reportgen.cli.template.new import new


@click.group(cls=Group, short_help="做模板：新建、检查、查看、试打。")
def template() -> None:
    """做一个省的模板包：从通知的大纲新建，逐项检查，查看文字和名称，预览，试打。"""


template.add_command(new)
