"""``reportgen template new``: a province's folder from the outline of a notice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.chinese import Command

if TYPE_CHECKING:
    from reportgen.authoring import Made

_NEXT = """\
接着做：
  1. 打开“{template}”，核对每一节，写上“待定”的各节。
  2. 把“{sample}”里虚构的数换成一份公开报告的数。
  3. 在pack.yaml和README.md里写明各项规定的出处。"""


@click.command(cls=Command, short_help="从通知的大纲新建一个模板包。")
@click.argument("region", metavar="地区")
@click.option(
    "--outline", required=True, metavar="文件", type=click.Path(path_type=Path),
    help="通知（.docx），或大纲的清单（.md、.txt）。",
)  # fmt: skip
@click.option(
    "--output", "-o", metavar="文件夹", type=click.Path(path_type=Path),
    help="写到哪个文件夹；不写时，地区写英文字母的，用这个名称。",
)  # fmt: skip
@click.option(
    "--name", "format_id", metavar="名称",
    help="格式的名称，小写英文字母；不写为department-self，写项目的为project-self。",
)  # fmt: skip
@click.option("--title", metavar="标题", help="文档的标题；不写时用大纲的标题。")
@click.option(
    "--subject", type=click.Choice(["部门", "项目"]), help="写谁的报告；不写时按标题判断。"
)
@click.option(
    "--unit", type=click.Choice(["万元", "元"]), default="万元", help="金额单位；不写为万元。"
)
@click.option("--code", metavar="代码", help="行政区划代码，六位数字。")
def new(
    region: str,
    outline: Path,
    output: Path | None,
    format_id: str | None,
    title: str | None,
    subject: str | None,
    unit: str,
    code: str | None,
) -> None:
    """从通知所附的大纲新建一个模板包：格式说明、Word模板、样例和说明；已有的模板包，增加一个格式。

    \b
    例如：
      reportgen template new 某省 --outline 通知.docx -o mousheng
      reportgen template new 某省 --outline 大纲.md -o mousheng --name project-self
    """  # noqa: D301 (click reads the character itself)
    from reportgen.authoring import new_pack

    made = new_pack(
        _folder(region, output), region, outline, format_id=format_id, title=title,
        subject=subject, unit=unit, region_code=code,
    )  # fmt: skip
    _show(made)


def _folder(region: str, output: Path | None) -> Path:
    from reportgen.cli.problem import Unworkable

    if output is not None:
        return output
    if region.isascii() and region.isidentifier():
        return Path(region.lower())
    raise Unworkable(f"请用 -o 写明文件夹，用英文字母，如 -o mousheng（地区是“{region}”）")


def _show(made: Made) -> None:
    """The headings with what was found for them, what was repaired, and what is to do."""
    click.echo(f"《{made.title}》，写{made.subject}的报告，{len(made.sections)}个标题：")
    for note in made.notes:
        click.echo(f"请注意：{note}。")
    for section in made.sections:
        margin = "  " * section.heading.level
        sure = "" if section.certainty is None else f"（{section.certainty}%）"
        click.echo(f"{margin}{section.heading.line}　→　{section.shown}{sure}")
    for remark in made.remarks:
        click.echo(f"大纲的更正：{remark}")
    click.echo(f"要写内容的{len(made.leaves)}节中，{made.matched}节找到了数据块或文字段落。")
    click.echo(f"已{'增加格式' if made.is_further else '建好'}：{made.folder}")
    name = made.format_id.rpartition("/")[2]
    template = made.folder / f"{name}.docx"
    click.echo(_NEXT.format(template=template, sample=made.sample))
