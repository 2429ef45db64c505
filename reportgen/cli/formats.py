"""``reportgen formats``: what can be printed."""

from __future__ import annotations

import click

from reportgen.cli.chinese import Command


@click.command(cls=Command, short_help="列出可以打印的格式。")
@click.option("--year", type=int, metavar="年度", help="只列这个年度使用的格式。")
@click.option(
    "--region", metavar="地区", help="只列这个地区的格式（名称、行政区划代码或文件夹名）。"
)
def formats(year: int | None, region: str | None) -> None:
    """列出可以打印的格式：名称、地区、标题、适用年度。"""
    from reportgen.packs import formats as find

    found = find(year, region)
    if not found:
        click.echo("没有符合条件的格式。")
    for one in found:
        subject = "一个项目一份" if one.per_project else "一个部门一份"
        unverified = "" if one.spec.verified else "；大纲未与通知原文核对"
        click.echo(f"{one.id}\t{one.region}\t{one.title}\t{one.years}，{subject}{unverified}")
