"""``reportgen text``: a Word document as plain text."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.chinese import Command
from reportgen.cli.problem import Unworkable
from reportgen.errors import TemplateError, reason_of


@click.command(cls=Command, short_help="把Word文档显示为文字。")
@click.argument("file", metavar="文件.docx", type=click.Path(path_type=Path))
def text(file: Path) -> None:
    """显示文档的标题（带序号，“#”的个数是级别）、段落和表格（以制表符分隔）。"""
    from reportgen.word.view import view

    try:
        shown = view(file.read_bytes())
    except OSError as error:
        raise Unworkable(f"打不开“{file}”（{reason_of(error)}），请检查路径") from None
    except TemplateError as error:
        raise Unworkable(f"看不了“{file}”：不是Word文档（.docx），或已损坏、加密") from error
    click.echo(shown, nl=False)
