"""``reportgen schema``: what a data file may hold, for editors and other programs."""

from __future__ import annotations

import json

import click

from reportgen.cli.chinese import Command


@click.command(cls=Command, short_help="显示数据文件的JSON Schema。")
def schema() -> None:
    """显示数据文件的JSON Schema（2020-12），编辑器可用它提示和检查。"""
    from reportgen.intake.schema import schema as made

    click.echo(json.dumps(made(), ensure_ascii=False, indent=1))
