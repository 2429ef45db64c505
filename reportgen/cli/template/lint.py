"""``reportgen template lint``: every fault of a pack at once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.chinese import Command
from reportgen.cli.progress import progress
from reportgen.cli.template.packs import Chosen, chosen
from reportgen.errors import Severity, TemplateError

if TYPE_CHECKING:
    from reportgen.linting import Flaw, Sheet

#: The exit code where there are flaws as grave as --fail-on says.
FOUND = 1


@click.command(cls=Command, short_help="检查模板包。")
@click.argument("pack", metavar="模板包")
@click.option("--annotate", is_flag=True, help="另存一份“格式-批注.docx”，问题写成批注，挂在原处。")
@click.option(
    "--repair", is_flag=True,
    help="另存一份“格式-修复.docx”，标签里的全角符号改成半角，花括号补成对。",
)  # fmt: skip
@click.option(
    "--to", "-o", "folder", type=click.Path(path_type=Path), metavar="文件夹",
    help="批注和修复的文件放到哪个文件夹；不写时放在模板旁边。",
)  # fmt: skip
@click.option(
    "--output", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="显示为文字，或供其他程序读取的JSON。",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "info"]), default="error",
    show_default=True, help="有这一级以上的问题时，退出码为1。",
)  # fmt: skip
def lint(
    pack: str, annotate: bool, repair: bool, folder: Path | None, output: str, fail_on: str
) -> int:
    """检查模板包，一次指出全部问题：说明文件、大纲和标题、标签和名称、序号、版面、表格、样例。

    模板包写文件夹、其中的一个文件（只检查这个格式），或自带模板包的名称。问题分错误、警告、提示三级，
    每一处都写明文件、标题、段落或单元格，以及怎么办；编号的说明见 docs/templates.md。

    \b
    例如：
      reportgen template lint 我的模板包
      reportgen template lint 我的模板包/department-self.docx --annotate
      reportgen template lint 我的模板包 --annotate -o 批注
      reportgen template lint 我的模板包 --output json --fail-on warning
    """  # noqa: D301 (click reads the character itself)
    from reportgen.linting import graver
    from reportgen.linting import lint as look_over

    what = chosen(pack)
    with progress("检查模板包"):
        found = look_over(what.folder, what.format)
    if output == "json":
        click.echo(_json(found))
    else:
        _tell(found)
    if annotate:
        _annotate(what, found, folder or what.beside)
    if repair:
        _repair(what, folder or what.beside)
    return FOUND if graver(found, Severity(fail_on)) else 0


def _tell(found: Sequence[Flaw]) -> None:
    for number, one in enumerate(found):
        click.echo(str(one))
        after = found[number + 1] if number + 1 < len(found) else None
        if after is None or (after.code, after.remedy) != (one.code, one.remedy):
            click.echo(f"    怎么办：{one.remedy}。")
    counted = Counter(one.severity.label for one in found)
    click.echo(
        f"共{'，'.join(f'{counted[level]}处{level}' for level in ('错误', '警告', '提示'))}。"
    )


def _json(found: Sequence[Flaw]) -> str:
    counted = Counter(str(one.severity) for one in found)
    made = {
        "flaws": [_as_data(one) for one in found],
        "summary": {level: counted[level] for level in ("error", "warning", "info")},
    }
    return json.dumps(made, ensure_ascii=False, indent=1)


def _as_data(one: Flaw) -> dict[str, Any]:
    from reportgen.linting import titles

    at = one.location
    cell = {"table": at.table, "row": at.row, "column": at.column} if at and at.table else {}
    document = {"part": at.part, "heading": at.heading, "paragraph": at.paragraph} if at else {}
    return {
        "code": one.code,
        "title": titles()[one.code],
        "severity": str(one.severity),
        "file": one.file,
        "line": one.line,
        "where": one.where,
        "place": {**document, **cell},
        "tag": one.tag,
        "message": one.message,
        "remedy": one.remedy,
    }


def _annotate(what: Chosen, found: Sequence[Flaw], folder: Path) -> None:
    """Write a copy with comments for each template in which something is wrong.

    It is written beside a variant also where the template is another pack's: the flaws may come of
    the variant's settings.
    """
    from reportgen.linting import ANNOTATED, annotated

    for sheet in _templates(what, {one.file for one in found}):
        try:
            made = annotated(sheet.raw or b"", [one for one in found if one.file == sheet.file])
        except TemplateError:
            click.echo(f"“{sheet.docx}”不是Word文档，写不了批注。", err=True)
            continue
        _write(folder / sheet.docx.replace(".docx", ANNOTATED), made)
        if sheet.home != sheet.pack:
            _say_whose(sheet, "批注写在它的副本里")


def _repair(what: Chosen, folder: Path) -> None:
    """Write a copy with plain tags for each template that has others and is the pack's own."""
    from reportgen.linting import REPAIRED, meant_in
    from reportgen.word.repairing import repaired

    for sheet in _templates(what):
        try:
            made, count = repaired(sheet.raw or b"", meant_in(sheet, surely=True))
        except TemplateError:
            continue  # said by lint
        if count and sheet.home != sheet.pack:
            _say_whose(sheet, "没有修复")
        elif count:
            _write(folder / sheet.docx.replace(".docx", REPAIRED), made)


def _templates(what: Chosen, files: Container[str] | None = None) -> list[Sheet]:
    """The templates of what was looked at that can be read, each once."""
    from reportgen.linting import open_pack

    sheets = open_pack(what.folder, whole=False).sheets
    wanted = (
        one
        for one in sheets
        if one.raw is not None
        and what.format in (None, one.name)
        and (files is None or one.file in files)
    )
    return list({one.file: one for one in wanted}.values())


def _say_whose(sheet: Sheet, done: str) -> None:
    """A variant's author cannot change the other pack's template from here."""
    click.echo(
        f"“{sheet.file}”是沿用的模板，{done}；要改，请改“{sheet.home}”里的，"
        f"或把它复制到“{sheet.pack}”里再改。",
        err=True,
    )


def _write(file: Path, data: bytes) -> None:
    """Write beside; a file that is there and says something else is kept."""
    from reportgen.writing import keep

    click.echo(f"已写好：{keep(file, data, is_ours=lambda old: old == data)}", err=True)
