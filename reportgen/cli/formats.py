"""``reportgen formats``: what can be printed."""

from __future__ import annotations

from collections.abc import Mapping

import click

from reportgen.cli.chinese import Command
from reportgen.packs.finding import BUNDLED, INSTALLED, Found
from reportgen.packs.format import Format


@click.command(cls=Command, short_help="列出可以打印的格式。")
@click.option("--year", type=int, metavar="年度", help="只列这个年度使用的格式。")
@click.option(
    "--region", metavar="地区", help="只列这个地区的格式（名称、行政区划代码或文件夹名）。"
)
def formats(year: int | None, region: str | None) -> None:
    """列出可以打印的格式：名称、地区、标题、适用年度，以及另行指定或安装的模板包在哪里。

    同一格式有几个版本的（如某省/department-self@2022），数据是哪个年度的就用哪个版本。
    """
    from reportgen.packs import formats as find
    from reportgen.packs import packs

    found = find(year, region)
    if not found:
        click.echo("没有符合条件的格式。")
    origins = {one.found.name: one.found for one in packs() if one.formats}
    for one in found:
        click.echo(f"{one.id}\t{one.region}\t{one.title}\t{_about(one, origins)}")
    for pack in packs():
        if pack.problems and pack.found.kind == INSTALLED:
            said = "；".join(map(str, pack.problems[:3]))
            click.echo(f"提示：已安装的模板包“{pack.found.name}”不能用：{said}", err=True)


def _about(one: Format, origins: Mapping[str, Found]) -> str:
    said = [f"{one.years}，{'一个项目一份' if one.per_project else '一个部门一份'}"]
    if one.pack.extends:
        said.append(f"沿用{one.pack.extends}")
    said += [] if one.spec.verified else ["大纲未与通知原文核对"]
    found = origins[one.id.partition("/")[0]]
    said += [f"{found.kind}：{found.origin}"] if found.kind != BUNDLED else []
    return "；".join(said)
