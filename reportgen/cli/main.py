"""``reportgen``: commands, exit codes, and errors in sentences.

Exit codes: 0 done, 2 the work could not be done.
"""

from __future__ import annotations

import sys

import click

from reportgen import __version__
from reportgen.cli import chinese
from reportgen.cli.demo import demo
from reportgen.cli.formats import formats
from reportgen.cli.render import render
from reportgen.cli.text import text
from reportgen.errors import ReportgenError

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=SETTINGS)
@click.version_option(
    __version__, "-V", "--version", message="reportgen %(version)s", help="显示版本。"
)
def reportgen() -> None:
    r"""由一份年度数据打印各省财政部门规定的预算绩效报告。

    \b
    例如：
      reportgen demo                  打印全部示例
      reportgen formats               列出全部格式
      reportgen render 2024.yaml      打印报告，放在数据文件旁边
    """


for command in (demo, formats, render, text):
    reportgen.add_command(command)


def main() -> None:
    """Run the command line; what goes wrong is one sentence per problem, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console of another code page must not stop us
    chinese.speak()
    try:
        reportgen.main(prog_name="reportgen", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        click.echo("已中断。", err=True)
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except ReportgenError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
