"""``reportgen check``: what is impossible, contradictory or missing in a data file."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.chinese import Command
from reportgen.cli.progress import progress
from reportgen.cli.telling import as_data, place_data
from reportgen.errors import IntakeError, ProjectError

if TYPE_CHECKING:
    from reportgen.checks import Finding
    from reportgen.forms.marking import Mark
    from reportgen.intake import Source
    from reportgen.model import EvaluationYear, Project
    from reportgen.packs import Format

#: The exit code where there are findings as grave as --fail-on says.
FOUND = 1


@click.command(cls=Command, short_help="检查数据。")
@click.argument("data", metavar="数据文件", type=click.Path(path_type=Path))
@click.option(
    "--format", "-f", "format_id", metavar="格式",
    help="按这个格式的要求检查；不写时按数据文件要印的各种格式。",
)  # fmt: skip
@click.option(
    "--previous", metavar="上年数据文件", type=click.Path(path_type=Path),
    help="与上一年度的数据文件比较。",
)  # fmt: skip
@click.option(
    "--output", type=click.Choice(["text", "json", "xlsx"]), default="text", show_default=True,
    help="显示为文字，或供其他程序读取的JSON；xlsx另存一份“…-问题.xlsx”，问题标在填报表的格子上。",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "info"]), default="error",
    show_default=True, help="有这一级以上的发现时，退出码为1。",
)  # fmt: skip
def check(
    data: Path, format_id: str | None, previous: Path | None, output: str, fail_on: str
) -> int:
    """检查数据文件：各处的数是否一致、得分是否符合规则、正文与数据有没有矛盾、格式要的是否齐全。

    发现分错误、警告、提示三级，每一处都写明位置、有关的数和怎么办；每条规则的说明见 docs/rules。
    确实无误的，在数据文件的“豁免”里写明规则、对象和理由。

    \b
    例如：
      reportgen check 2024.yaml
      reportgen check 2024.yaml --format 某省/department-self --previous 2023.yaml
      reportgen check 填报.xlsx --output xlsx
      reportgen check 2024.yaml --output json --fail-on warning
    """  # noqa: D301 (click reads the character itself)
    from reportgen.checks import Severity, check_documents, graver
    from reportgen.loading import load_year

    source = _loaded(data, output)
    before = load_year(previous) if previous else None
    documents = _documents(source.year, format_id)
    with progress("检查"):
        found = check_documents(source.year, documents, before)
    found.sort(key=lambda one: (one.severity.rank, source.places.of(one.path).line))
    if output == "json":
        click.echo(_json(found, source))
        return FOUND if graver(found, Severity(fail_on)) else 0
    _tell(found, source, documents)
    if output == "xlsx":
        from reportgen.forms import marks_of_findings, marks_of_notes

        notes = marks_of_notes(source.notes)
        mark(data, [*marks_of_findings(found, source.places), *notes])
    return FOUND if graver(found, Severity(fail_on)) else 0


def _loaded(data: Path, output: str) -> Source:
    """The year of a file; what keeps it from being read is marked too, where that is asked."""
    from reportgen.loading import load

    try:
        with progress(f"读取“{data.name}”"):
            return load(data)
    except IntakeError as error:
        if output == "xlsx" and data.is_file():
            from reportgen.forms import marks_of

            mark(data, marks_of(error.problems))
        raise


def mark(data: Path, marks: list[Mark]) -> None:
    """Write the workbook with findings, and say where it is."""
    from reportgen.forms import write_findings

    written, within = write_findings(data, marks)
    where = "问题标在格子上，第一眼看到的“问题”表里有链接" if within else "问题列在表里"
    click.echo(f"已写好：{written}（{where}）")


def _documents(
    year: EvaluationYear, format_id: str | None
) -> list[tuple[Format, tuple[Project, ...] | None]]:
    """The formats to check for, each with the projects it is printed for."""
    from reportgen.packs import find_format
    from reportgen.subjects import documents_of, printed_for

    named = [(format_id, None)] if format_id else documents_of(year)
    made: dict[str, tuple[Format, tuple[Project, ...] | None]] = {}
    for name, project in named:
        one = find_format(name, year.fiscal_year)
        try:
            projects: tuple[Project, ...] = printed_for(one, year, project)
        except ProjectError as error:
            click.echo(f"提示：{error}", err=True)
            projects = ()
        before = made.get(name, (one, ()))[1] or ()
        made[name] = (one, (*before, *projects))
    return list(made.values())


def _tell(
    found: list[Finding],
    source: Source,
    documents: list[tuple[Format, tuple[Project, ...] | None]],
) -> None:
    from reportgen.checks import told_all

    for note in source.notes:
        click.echo(f"提示：{note}", err=True)
    for line in told_all(found, source.places):
        click.echo(line)
    for one, _ in documents:
        for row in one.spec.tuned or ():
            click.echo(f"{one.id}调整了{row.rule}的界限：{row.limit}")
    counted = Counter(one.severity.label for one in found if not one.waived)
    parts = [f"{counted[label]}处{label}" for label in ("错误", "警告", "提示")]
    waived = sum(bool(one.waived) for one in found)
    formats = "、".join(one.id for one, _ in documents) or "没有指定格式"
    click.echo(f"共{'，'.join(parts)}；已豁免{waived}处。检查所按的格式：{formats}。")


def _json(found: list[Finding], source: Source) -> str:
    from reportgen.word import Printer

    places = source.year.decimal_places
    printer = Printer(source.year.amount_unit, places=2 if places is None else places)
    counted = Counter(str(one.severity) for one in found if not one.waived)
    made = {
        "findings": [as_data(one, source.places, printer) for one in found],
        "notes": [{"place": place_data(one.place), "message": one.message} for one in source.notes],
        "summary": {
            **{level: counted[level] for level in ("error", "warning", "info")},
            "waived": sum(bool(one.waived) for one in found),
        },
    }
    return json.dumps(made, ensure_ascii=False, indent=1)
