"""``reportgen template``: for those who contribute their province's templates."""

from __future__ import annotations

import click

from reportgen.cli.chinese import Group
from reportgen.cli.template.lint import lint
from reportgen.cli.template.new import new
from reportgen.cli.template.preview import preview
from reportgen.cli.template.show import show
from reportgen.cli.template.test import test


@click.group(cls=Group, short_help="做模板：新建、检查、查看、试打。")
def template() -> None:
    """做一个省的模板包：从通知的大纲新建，逐项检查，查看文字和名称，预览，试打。"""


template.add_command(lint)
template.add_command(preview)
template.add_command(show)
template.add_command(test)
template.add_command(new)
