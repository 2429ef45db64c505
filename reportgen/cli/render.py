"""``reportgen render``: a data file to a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.errors import MissingData, ReportgenError

if TYPE_CHECKING:
    from reportgen.intake import Source
    from reportgen.report import Printed


class UsageProblem(ReportgenError):
    """A command that cannot be carried out as given."""


@click.command(short_help="打印报告。")
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
    r"""读取数据文件，打印报告。

    \b
    例如：
      reportgen render 2024.yaml
      reportgen render 2024.yaml --format sichuan/department-self -o 报告.docx
      reportgen render 2024.yaml --draft
    """  # fmt: skip
    from reportgen.intake import load
    from reportgen.report import publish

    source = load(data)
    for note in source.notes:
        click.echo(f"提示：{note}", err=True)
    wanted = [format_id] if format_id else _declared(source)
    if output and output.suffix.lower() == ".docx" and len(wanted) > 1:
        raise UsageProblem(
            f"数据文件要印{len(wanted)}种格式，-o 请写文件夹，或用 --format 指定一种"
        )
    for one in wanted:
        try:
            _report(publish(source, one, output, draft=draft, force=force))
        except MissingData as error:
            raise MissingData(error.paths, f"{one}：{error.heading}") from None


def _declared(source: Source) -> list[str]:
    declared = list(source.year.formats or ())
    if not declared:
        raise UsageProblem("数据文件没有写“格式”，请用 --format 指定；全部格式见 reportgen formats")
    return declared


def _report(printed: Printed) -> None:
    click.echo(f"已打印：{printed.path}")
    if printed.missing:
        click.echo(f"  草稿中有{len(printed.missing)}项待填：" + "；".join(printed.missing[:20]))
