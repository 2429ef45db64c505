"""``reportgen template show``: a pack's templates as text, and the names that they may use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from reportgen.cli.chinese import Command, table
from reportgen.cli.problem import Unworkable
from reportgen.cli.template.packs import Chosen, chosen
from reportgen.errors import PackError, TemplateError

if TYPE_CHECKING:
    from reportgen.linting import Group, Name, Sheet
    from reportgen.packs import Format

#: So many formats are named beside a name.
_FORMATS = 3
_HEAD = ("名称", "英文", "类型", "说明", "用到的格式")


@click.command(cls=Command, short_help="查看模板的文字和可用的名称。")
@click.argument("pack", metavar="模板包")
@click.argument("format", metavar="[格式]", required=False)
@click.option(
    "--names", is_flag=False, flag_value="", default=None, metavar="[词]",
    help="列出模板可以用的名称；写了词的，只列名称、英文或说明里有这个词的。",
)  # fmt: skip
def show(pack: str, format: str | None, names: str | None) -> None:
    """显示模板包里各模板的文字（标题以“#”开头，表格以制表符分隔），或模板可以用的全部名称。

    模板包写文件夹、其中的一个文件，或自带模板包的名称。名称按所属的类列出，每类注明在模板里怎样取到；
    “用到的格式”包括自带的模板包和这个模板包。

    \b
    例如：
      reportgen template show 我的模板包
      reportgen template show 我的模板包 department-self
      reportgen template show 我的模板包 --names
      reportgen template show 我的模板包 --names 支出决算
    """  # noqa: D301 (click reads the character itself)
    what = chosen(pack)
    if names is None:
        _texts(what, format or what.format)
    else:
        _names(what, names)


def _texts(what: Chosen, only: str | None) -> None:
    from reportgen.linting import open_pack

    pack = open_pack(what.folder, whole=False)
    there = [one for one in pack.sheets if one.is_there]
    found = [one for one in there if only in (None, one.name)]
    if not found:
        if not there and pack.problems:  # with which nobody knows what it takes over
            raise PackError(pack.problems)
        known = "、".join(one.name for one in there) or "无"
        missing = f"格式“{only}”" if only else "模板"
        raise Unworkable(f"“{what.folder.name}”里没有{missing}，有的是：{known}")
    amiss = [sentence for one in _once(found) for sentence in _text(one, len(found) > 1)]
    if amiss:
        raise Unworkable("\n".join(amiss))


def _once(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Versions of a format may have one template; one with other words is shown for itself."""
    return list({(one.file, one.template): one for one in reversed(sheets)}.values())[::-1]


def _text(sheet: Sheet, headed: bool) -> Iterator[str]:
    """Show a template as it is printed; yield what is wrong with it."""
    from reportgen.word.view import view

    for problem in sheet.problems:
        yield f"看不了“{sheet.docx}”：{problem.message}" if sheet.raw is None else str(problem)
    if sheet.template is None:
        return
    try:
        text = view(sheet.template)
    except TemplateError:
        yield f"看不了“{sheet.docx}”：不是Word文档（.docx），或已损坏、加密"
        return
    if headed:
        whose = f"（沿用{sheet.home}的模板）" if sheet.home != sheet.pack else ""
        click.echo(f"—— {sheet.pack}/{sheet.docx}{whose} ——")
    click.echo(text)


def _names(what: Chosen, word: str) -> None:
    from reportgen.linting import names_known

    groups = names_known(_formats(what), word)
    if not groups:
        raise Unworkable(f"没有名称里有“{word}”；全部名称见 --names")
    for line in _lines(groups):
        click.echo(line)
    count = sum(len(one.names) for one in groups)
    click.echo(f"共{len(groups)}类，{count}个名称。")


def _formats(what: Chosen) -> list[Format]:
    """The bundled formats, and those of this pack as far as they can be read."""
    from reportgen.packs import formats, survey

    own = survey(what.folder).formats
    known = {one.id for one in own}
    return [*own, *(one for one in formats() if one.id not in known)]


def _lines(groups: Iterable[Group]) -> Iterator[str]:
    for one in groups:
        yield f"# {one.title}" + (f"：{one.path}" if one.path else "")
        yield table(_HEAD, [_row(name) for name in one.names])
        yield ""


def _row(name: Name) -> tuple[str, ...]:
    unit = f"（{name.unit}）" if name.unit else ""
    more = f"等{len(name.formats)}种" if len(name.formats) > _FORMATS else ""
    formats = "、".join(name.formats[:_FORMATS]) + more
    return name.key, name.english, name.kind + unit, name.help, formats or "—"
