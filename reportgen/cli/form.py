"""``reportgen form``: a workbook to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.chinese import Command
from reportgen.cli.problem import Unworkable


@click.command(cls=Command, short_help="做一份填报表（Excel工作簿）。")
@click.argument("format_ids", metavar="格式...", nargs=-1, required=True)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), metavar="文件",
    help="写到哪个文件或文件夹；不写时放在当前文件夹，叫“标题填报表.xlsx”。",
)  # fmt: skip
@click.option(
    "--from", "source", type=click.Path(path_type=Path), metavar="数据文件",
    help="把这份数据填在里面：上一年度的，只带职责、机构等不变的内容，数移到“上年”各栏；"
    "本年度的，全部带上。与 --year 一起用。",
)  # fmt: skip
@click.option(
    "--year", type=int, metavar="年度",
    help="填报的年度；不写时，--from 的数据算作上一年度的。",
)  # fmt: skip
@click.option(
    "--unit", type=click.Choice(["元", "万元", "亿元"]),
    help="填报用的金额单位；不写时用格式的单位（报告里总是印成格式的单位）。",
)  # fmt: skip
@click.option("--full", is_flag=True, help="所有的表和栏都要，不只是这些格式要印的。")
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
def form(
    format_ids: tuple[str, ...],
    output: Path | None,
    source: Path | None,
    year: int | None,
    unit: str | None,
    full: bool,
    force: bool,
) -> None:
    """按格式做一份填报表，用Excel或WPS填好后，再检查、打印；要印几种报告的，几个格式写在一起。

    \b
    例如：
      reportgen form 某省/department-self -o 填报.xlsx
      reportgen form 某省/department-self 某省/project-table -o 填报.xlsx
      reportgen form 某省/department-self --from 2023.yaml -o 2024填报.xlsx
      reportgen form 某省/department-self --from 2024.yaml --year 2024
    """  # noqa: D301 (click reads the character itself)
    from reportgen import writing
    from reportgen.forms import begun, from_last_year
    from reportgen.forms import form as make
    from reportgen.intake import dump
    from reportgen.loading import load
    from reportgen.packs import find_format

    before = load(source).year if source is not None else None
    meant = before.fiscal_year + 1 if before is not None and year is None else year
    wanted = [find_format(name, meant) for name in format_ids]
    if source is not None and before is not None:
        if meant not in (before.fiscal_year, before.fiscal_year + 1):
            raise Unworkable(
                f"“{source.name}”是{before.fiscal_year}年度的数据，填不成{meant}年度的表，"
                "请核对 --year"
            )
        data = dump(before) if meant == before.fiscal_year else from_last_year(before)
        if unit not in (None, before.amount_unit):
            raise Unworkable(f"“{source.name}”的金额单位是{before.amount_unit}，不能换成{unit}")
    else:
        data = begun(*wanted, year=year, unit=unit)
    name = f"{wanted[0].title}填报表.xlsx"
    target = output or Path(name)
    target = target / name if target.is_dir() else target
    if target.suffix.lower() != ".xlsx":
        raise Unworkable(f"填报表是Excel工作簿，“{target.name}”请改成以.xlsx结尾")
    kept = writing.keep(
        target, make(*wanted, data=data, full=full), force=force, is_ours=lambda _: False
    )
    if kept != target:
        click.echo(f"已有“{target.name}”，没有覆盖（要覆盖请加 --force）。")
    click.echo(f"已做好填报表：{kept}")
