"""``reportgen render``: a data file to its reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.chinese import Command
from reportgen.cli.opening import open_data
from reportgen.cli.problem import Unworkable
from reportgen.cli.progress import progress
from reportgen.cli.telling import spared
from reportgen.cli.wanting import documents_wanted, refuse_one_name
from reportgen.errors import CheckError, MissingData, ProjectError

if TYPE_CHECKING:
    from reportgen.checks import Finding
    from reportgen.filling import Printed
    from reportgen.intake import Source
    from reportgen.packs import Format

#: So many of the values that a form leaves open are named.
_SHOWN = 6


@click.command(cls=Command, short_help="打印报告。")
@click.argument("data", metavar="数据文件", type=click.Path(path_type=Path))
@click.option(
    "--format", "-f", "format_id", metavar="格式", help="格式名称；不写时用数据文件里“格式”所列的。"
)
@click.option(
    "--project", "-p", metavar="项目",
    help="一个项目一份的格式，只印这个项目：项目代码、名称或序号；不写时每个项目印一份。",
)  # fmt: skip
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="报告写到哪个文件或文件夹；不写时放在数据文件旁边。",
)
@click.option("--draft", is_flag=True, help="草稿：缺少的数据印成【待填：…】，检查的发现写成批注。")
@click.option("--force", is_flag=True, help="覆盖手工修改过的报告。")
def render(
    data: Path,
    format_id: str | None,
    project: str | None,
    output: Path | None,
    draft: bool,
    force: bool,
) -> None:
    """读取数据文件，打印报告。

    \b
    例如：
      reportgen render 2024.yaml
      reportgen render 2024.yaml --format 某省/department-self -o 报告.docx
      reportgen render 2024.yaml --format 某省/project-table --project 防汛经费
      reportgen render 2024.yaml --draft
    """  # noqa: D301 (click reads the character itself)
    from reportgen.office import Office
    from reportgen.report import publish

    if data.is_dir():
        raise Unworkable(f"“{data}”是文件夹，请写其中的数据文件")
    source = open_data(data)
    wanted = documents_wanted(source.year, format_id, project)
    _refuse_one_file([one for one, _ in wanted], output)
    refused: list[str] = []
    found: list[Finding] = []
    with Office() as office:  # started only for page numbers, once for all
        for one, of in wanted:
            _warn_of_year(one, source)
            try:
                with progress(f"打印{one.title}") as show:
                    made = publish(
                        source, one, output, project=of, draft=draft, force=force, office=office,
                        progress=show,
                    )  # fmt: skip
                for printed in made:
                    _report(printed)
                    found += printed.findings
            except MissingData as error:
                heading = f"{one.id}：缺少{{n}}项数据，没有打印（要先看草稿请加 --draft）："
                refused.append(str(MissingData(error.paths, heading)))
            except CheckError as error:
                refused.append(_contradicted(one, source, error))
            except ProjectError as error:
                refused.append(f"没有打印：{error}")
    if refused:
        raise Unworkable("\n".join(refused))
    _remind(found, draft)


def _contradicted(one: Format, source: Source, error: CheckError) -> str:
    """What keeps a document from being printed, each with its place and what to do."""
    from reportgen.checks import told_all

    heading = (
        f"{one.id}：检查发现{{n}}处错误，没有打印"
        "（改正后再印；确实无误的写豁免；要先看草稿请加 --draft）："
    )
    said = str(CheckError(error.findings, heading)).partition("\n")[0]
    return "\n  ".join((said, *told_all(error.findings, source.places)))


def _remind(found: list[Finding], draft: bool) -> None:
    """Say how many findings there are that did not keep the documents from being printed."""
    from reportgen.checks import WARNING, graver

    left = {(one.code, one.path, one.message) for one in graver(found, WARNING)}
    if left:
        where = "草稿的批注和 " if draft else " "
        click.echo(f"提示：检查有{len(left)}处错误或警告，见{where}reportgen check。", err=True)


def _warn_of_year(one: Format, source: Source) -> None:
    year = source.year.fiscal_year
    if not one.in_force(year):
        click.echo(f"提示：{one.id}用于{one.years}，数据是{year}年度的，请核对。", err=True)


def _refuse_one_file(wanted: list[Format], output: Path | None) -> None:
    """Several documents cannot be printed into one file."""
    if len(wanted) == 1:
        return
    if output and output.suffix.lower() == ".docx" and not output.is_dir():
        raise Unworkable(f"数据文件要印{len(wanted)}份文档，-o 请写文件夹，或用 --format 指定一种")
    refuse_one_name(wanted)


def _report(printed: Printed) -> None:
    if printed.spared:
        click.echo(spared(printed.spared))
    click.echo(f"已打印：{printed.path}")
    if printed.pages and printed.pages.note:
        click.echo(f"提示：{printed.pages.note}。", err=True)
    if printed.blank:
        shown = "；".join(printed.blank[:_SHOWN]) + "……" * (len(printed.blank) > _SHOWN)
        click.echo(f"提示：有{len(printed.blank)}项没有填，表中留空：{shown}", err=True)
    if printed.missing:
        click.echo(f"草稿中有{len(printed.missing)}项待填：")
    for path in printed.missing:
        click.echo(f"  {path}")
