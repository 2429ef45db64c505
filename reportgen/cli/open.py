"""``reportgen 填报.xlsx``: everything at once, for those who drop a file on an icon."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.chinese import Command
from reportgen.cli.problem import Unworkable
from reportgen.cli.progress import progress
from reportgen.errors import CheckError, IntakeError, MissingData, ProjectError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.checks import Finding
    from reportgen.errors import Problem
    from reportgen.filling import Printed
    from reportgen.intake import Source
    from reportgen.report import Progress

#: Exit codes: a draft was printed because something stands against a final report.
DRAFT, FAILED = 1, 2
#: So many notes of the reader are told in full; all of them are marked.
_TOLD = 3


@click.command(cls=Command, name="open", short_help="检查并打印（直接写文件名也一样）。")
@click.argument("data", metavar="数据文件", type=click.Path(path_type=Path))
def open_(data: Path) -> int:
    """检查填报表并打印报告，都放在填报表旁边；有错误或缺内容时印成草稿，问题标在“…-问题.xlsx”里。

    \b
    例如：
      reportgen 填报.xlsx
      reportgen open 填报.xlsx
    """  # noqa: D301 (click reads the character itself)
    from reportgen.forms import marks_of, marks_of_findings, marks_of_notes, write_findings
    from reportgen.loading import load

    try:
        with progress(f"读取“{data.name}”"):
            source = load(data)
    except IntakeError as error:
        if not data.is_file():
            raise
        written, within = write_findings(data, marks_of(error.problems))
        how = "标在" if within else "列在"
        click.echo(
            f"“{data.name}”有{len(error.problems)}处读不了，没有打印报告。"
            f"问题逐处{how}“{written.name}”里，请在“{data.name}”里改正后再来一次。"
        )
        return FAILED
    with progress("检查"):
        found = _found(source)
    with progress("打印") as show:
        printed, drafts = _print_all(source, show)
    said = [f"“{data.name}”已检查{_counted(found)}。"]
    left = [one for one in found if not one.waived]
    if source.notes:
        said.append(f"有{len(source.notes)}处请留意：{_listed(source.notes)}。")
    if left or source.notes:
        marks = [*marks_of_findings(left, source.places), *marks_of_notes(source.notes)]
        written, _ = write_findings(data, marks)
        said.append(f"问题标在“{written.name}”里。")
    said.append(_about(printed, drafts))
    click.echo("".join(said))
    return DRAFT if drafts else 0


def _listed(notes: Sequence[Problem]) -> str:
    """The first few notes, each with its place."""
    first = "；".join(str(one).partition("，")[2] for one in notes[:_TOLD])
    return f"{first}……" if len(notes) > _TOLD else first


def _found(source: Source) -> list[Finding]:
    from reportgen.checks import check_documents
    from reportgen.packs import find_format
    from reportgen.subjects import documents_of, printed_for

    documents = []
    for name, project in documents_of(source.year):
        one = find_format(name, source.year.fiscal_year)
        try:
            documents.append((one, printed_for(one, source.year, project)))
        except ProjectError as error:
            click.echo(f"提示：{error}", err=True)
    found = check_documents(source.year, documents)
    return sorted(found, key=lambda one: one.severity.rank)


def _counted(found: list[Finding]) -> str:
    parts = []
    for label in ("错误", "警告", "提示"):
        count = sum(one.severity.label == label and not one.waived for one in found)
        parts += [f"{count}处{label}"] if count else []
    return f"，有{'、'.join(parts)}" if parts else "，没有发现问题"


def _print_all(source: Source, show: Progress) -> tuple[list[Printed], list[Printed]]:
    """Every document of the year, final where it can be, else a draft."""
    from reportgen.office import Office
    from reportgen.report import publish
    from reportgen.subjects import documents_of

    documents = documents_of(source.year)
    if not documents:
        raise Unworkable("没有写“格式”，不知道印成什么报告；全部格式见 reportgen formats")
    printed: list[Printed] = []
    drafts: list[Printed] = []
    with Office() as office:
        for name, project in documents:
            one = partial(publish, source, name, project=project, office=office, progress=show)
            try:
                printed += one()
            except (CheckError, MissingData):
                drafts += one(draft=True)
            except ProjectError as error:
                click.echo(f"提示：没有打印：{error}", err=True)
    return printed, drafts


def _about(printed: list[Printed], drafts: list[Printed]) -> str:
    said = []
    for documents, what in ((printed, "正式报告"), (drafts, "草稿")):
        if documents:
            names = "、".join(f"“{one.path.name}”" for one in documents if one.path)
            said.append(f"已打印{what}{len(documents)}份：{names}。")
    spared = {one.spared.name for one in (*printed, *drafts) if one.spared}
    if spared:
        kept = "、".join(f"“{name}”" for name in sorted(spared))
        said.append(f"{kept}手工修改过或正开着，没有覆盖，新的一份另起了名字。")
    if drafts:
        missing = len({path for one in drafts for path in one.missing})
        said.append(f"印成草稿是因为还有{missing}项待填或有错误，改好后再来一次。")
    return "".join(said)
