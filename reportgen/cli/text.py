"""``reportgen text``: a Word document as plain text."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.render import UsageProblem
from reportgen.errors import reason_of


@click.command(short_help="把Word文档显示为文字。")
@click.argument("file", metavar="文件.docx", type=click.Path(path_type=Path))
def text(file: Path) -> None:
    """显示文档的标题（带序号）、段落和表格（以制表符分隔）。"""
    from reportgen.word.view import view

    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageProblem(f"打不开“{file}”（{reason_of(error)}），请检查路径") from None
    click.echo(view(data), nl=False)
