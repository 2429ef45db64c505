"""``reportgen render``: a data file to its reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.chinese import Command
from reportgen.cli.problem import Unworkable
from reportgen.errors import MissingData

if TYPE_CHECKING:
    from reportgen.intake import Source
    from reportgen.packs import Format
    from reportgen.report import Printed


@click.command(cls=Command, short_help="打印报告。")
@click.argument("data", metavar="数据文件", type=click.Path(path_type=Path))
@click.option(
    "--format", "-f", "format_id", metavar="格式", help="格式名称；不写时用数据文件里“格式”所列的。"
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="报告写到哪个文件或文件夹；不写时放在数据文件旁边。",
)
@click.option("--draft", is_flag=True, help="草稿：缺少的数据印成【待填：…】。")
@click.option("--force", is_flag=True, help="覆盖手工修改过的报告。")
def render(
    data: Path, format_id: str | None, output: Path | None, draft: bool, force: bool
) -> None:
    """读取数据文件，打印报告。

    \b
    例如：
      reportgen render 2024.yaml
      reportgen render 2024.yaml --format 某省/department-self -o 报告.docx
      reportgen render 2024.yaml --draft
    """  # noqa: D301 (click reads the character itself)
    from reportgen.intake import load
    from reportgen.office import Office
    from reportgen.packs import find_format
    from reportgen.report import publish

    if data.is_dir():
        raise Unworkable(f"“{data}”是文件夹，请写其中的数据文件")
    source = load(data)
    for note in source.notes:
        click.echo(f"提示：{note}", err=True)
    wanted = [find_format(one) for one in ([format_id] if format_id else _declared(source))]
    _refuse_one_file(wanted, output)
    refused = []
    with Office() as office:  # started only for page numbers, once for all
        for one in wanted:
            if not one.in_force(source.year.fiscal_year):
                year = source.year.fiscal_year
                click.echo(f"提示：{one.id}用于{one.years}，数据是{year}年度的，请核对。", err=True)
            try:
                _report(publish(source, one, output, draft=draft, force=force, office=office))
            except MissingData as error:
                heading = f"{one.id}：缺少{{n}}项数据，没有打印（要先看草稿请加 --draft）："
                refused.append(str(MissingData(error.paths, heading)))
    if refused:
        raise Unworkable("\n".join(refused))


def _declared(source: Source) -> list[str]:
    declared = list(dict.fromkeys(source.year.formats or ()))
    if not declared:
        raise Unworkable("数据文件没有写“格式”，请用 --format 指定；全部格式见 reportgen formats")
    return declared


def _refuse_one_file(wanted: list[Format], output: Path | None) -> None:
    """Several formats cannot be printed into one file."""
    if len(wanted) == 1:
        return
    if output and output.suffix.lower() == ".docx" and not output.is_dir():
        raise Unworkable(f"数据文件要印{len(wanted)}种格式，-o 请写文件夹，或用 --format 指定一种")
    if len({one.title for one in wanted}) < len(wanted):
        raise Unworkable(
            "数据文件要印的几种格式标题相同，文件会同名，请用 --format 和 -o 逐种打印："
            + "、".join(one.id for one in wanted)
        )


def _report(printed: Printed) -> None:
    if printed.spared:
        click.echo(f"“{printed.spared.name}”手工修改过，没有覆盖（要覆盖请加 --force）。")
    click.echo(f"已打印：{printed.path}")
    if printed.pages and printed.pages.note:
        click.echo(f"提示：{printed.pages.note}。", err=True)
    if printed.missing:
        click.echo(f"草稿中有{len(printed.missing)}项待填：")
    for path in printed.missing:
        click.echo(f"  {path}")
