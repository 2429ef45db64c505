"""``reportgen merge``: copies of one form that several offices have filled in, as one."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.chinese import Command
from reportgen.cli.problem import Unworkable

#: The exit code where two say different things.
DIFFERENT = 1


@click.command(cls=Command, short_help="合并几个处室分头填的填报表。")
@click.argument("files", metavar="填报表...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--output", "-o", required=True, type=click.Path(path_type=Path), metavar="文件",
    help="合并后的填报表。",
)  # fmt: skip
@click.option(
    "--format", "-f", "format_id", metavar="格式",
    help="合并后按哪个格式做表；不写时用第一份里“格式”写的。",
)  # fmt: skip
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
def merge(files: tuple[Path, ...], output: Path, format_id: str | None, force: bool) -> int:
    """合并几份填报表：各份填了的都取来；填得不一样的，取前面一份，逐处列出，在合并后的表上标出。

    项目按简称、名称或代码对上，其他各行按名称对上。合并后请再检查一次。

    \b
    例如：
      reportgen merge 人事.xlsx 财务.xlsx 业务.xlsx -o 填报.xlsx
    """  # noqa: D301 (click reads the character itself)
    from reportgen import writing
    from reportgen.forms.merging import merge as join

    if len(files) < 2:
        raise Unworkable(
            "请写出两份或两份以上的填报表，如 reportgen merge 甲.xlsx 乙.xlsx -o 合.xlsx"
        )
    if output.suffix.lower() != ".xlsx":
        raise Unworkable(f"合并后的填报表是Excel工作簿，“{output.name}”请改成以.xlsx结尾")
    merged = join(files, format_id)
    for problem in merged.problems:
        click.echo(f"提示：{problem}", err=True)
    kept = writing.keep(output, merged.data, force=force, is_ours=lambda _: False)
    if kept != output:
        click.echo(f"已有“{output.name}”，没有覆盖（要覆盖请加 --force）。")
    click.echo(f"已合并{len(files)}份：{kept}")
    if merged.conflicts:
        click.echo(f"有{len(merged.conflicts)}处填得不一样，已在表上标出：")
        for one in merged.conflicts:
            click.echo(f"  {one}")
    return DIFFERENT if merged.conflicts else 0
