"""``reportgen demo``: every bundled sample in the formats it names, printed and looked at."""

from __future__ import annotations

from importlib.resources import as_file
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.chinese import Command, table
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from reportgen.filling import Printed
    from reportgen.packs import Format


_PAGES = {"exact": "页码准确", "estimated": "页码为估计", "absent": "没有页码"}


class DemoError(ReportgenError):
    """A sample whose document is not what its format prescribes: a fault of this library."""


@click.command(cls=Command, short_help="打印全部示例报告。")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), default=Path("out"), metavar="文件夹",
    help="示例报告写到哪里；不写时为out。",
)  # fmt: skip
def demo(output: Path) -> None:
    """打印全部示例报告，按省份分文件夹；逐份核对大纲，并列出写了什么。"""
    from reportgen.loading import load
    from reportgen.office import Office
    from reportgen.packs import examples, find_format, pack_folders
    from reportgen.report import publish
    from reportgen.subjects import documents_of

    rows = []
    with Office() as office:  # started only for page numbers, once for all
        for folder in pack_folders():
            for sample in examples(folder):
                with as_file(sample) as file:
                    source = load(file)
                for format_id, project in documents_of(source.year):
                    chosen = find_format(format_id)
                    target = output / folder.name
                    made = publish(source, chosen, target, project=project, office=office)
                    rows += [_looked_at(printed, chosen) for printed in made]
    click.echo(table(("格式", "核对", "大小", "文件"), rows))
    click.echo(f"共打印{len(rows)}份，在“{output}”中。")


def _looked_at(printed: Printed, chosen: Format) -> tuple[str, str, str, str]:
    """Check the printed outline against the prescribed one, and say what was written."""
    from reportgen.word.view import headings

    outline = [text for _, text in headings(printed.data)]
    absent = [heading for heading in chosen.outline if heading not in outline]
    if absent:
        raise DemoError(f"“{printed.path}”缺少规定的标题：{'；'.join(absent)}")
    if [heading for heading in outline if heading in chosen.outline] != list(chosen.outline):
        raise DemoError(f"“{printed.path}”的标题与规定的顺序不同，或有重复")
    headed = f"{len(chosen.outline)}个标题齐全有序" if chosen.outline else "表格，没有标题"
    said = [headed, *([f"{len(printed.blank)}格留空"] if printed.blank else ())]
    if printed.pages:
        said.append(_PAGES[printed.pages.certainty])
    size = f"{len(printed.data) / 1024:.0f}KB"
    return chosen.id, "，".join(said), size, printed.path.name if printed.path else ""
