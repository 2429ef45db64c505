"""``reportgen``: commands, exit codes, and errors in sentences.

Exit codes: 0 done, 1 a check found something or two files differ, 2 the work could not be done.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from pathlib import Path

import click

from reportgen import __version__
from reportgen.cli import chinese
from reportgen.cli.console import wait_where_the_window_closes
from reportgen.errors import ReportgenError, reason_of

#: Set to 1, a fault of the program shows where it happened.
DEBUG = "REPORTGEN_DEBUG"
FAILED = 2
#: So many objects are made before garbage is looked for: loading what a command needs makes none.
MANY = 250_000
OPEN = "open"
#: Where each command is made.
HOMES = {
    name: f"reportgen.cli.{name}:{name}"
    for name in (
        "batch", "check", "demo", "diff", "explain", "form", "formats", "merge", "new", "preview",
        "render", "schema", "template", "text",
    )
} | {OPEN: "reportgen.cli.open:open_"}  # fmt: skip
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Reportgen(chinese.Group):
    """The commands; a file in place of one is checked and printed."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and _is_file(args[0]):
            args = [OPEN, *args]
        return super().resolve_command(ctx, args)


def _is_file(word: str) -> bool:
    """Whether a word is meant as a file: there is one, or it ends like one that is read."""
    if word in HOMES:
        return False
    return Path(word).is_file() or Path(word).suffix.lower() in (".xlsx", ".yaml", ".yml", ".json")


@click.group(cls=_Reportgen, homes=HOMES, context_settings=SETTINGS, invoke_without_command=True)
@click.version_option(
    __version__, "-V", "--version", message="reportgen %(version)s", help="显示版本。"
)
@click.pass_context
def reportgen(context: click.Context) -> None:
    """由一份年度数据打印各省财政部门规定的预算绩效报告。

    \b
    例如：
      reportgen demo                       打印全部示例
      reportgen formats                    列出全部格式
      reportgen new 某省/department-self 报告   新建文件夹，里面有填报表
      reportgen 填报.xlsx                  检查并打印，放在填报表旁边
      reportgen check 填报.xlsx --output xlsx   检查，问题标在格子上
      reportgen render 填报.xlsx           打印报告
      reportgen batch 各部门数据 -o 报告   一次打印许多部门的报告
    """  # noqa: D301 (click reads the character itself)
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> None:
    """Run the command line; what goes wrong is one sentence per problem, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console of another code page must not stop us
    chinese.speak()
    gc.set_threshold(MANY)
    atexit.register(gc.freeze)  # what is left at the end goes with the process
    try:
        code = _run()
        if len(sys.argv) == 2 and _is_file(sys.argv[1]):  # as a drop on the program's icon calls it
            wait_where_the_window_closes()
        sys.exit(code)
    except BrokenPipeError:  # whoever read has seen enough
        sys.exit(FAILED)
    except OSError as error:  # click flushes what it shows, so this is about that
        _say(f"显示不了结果（{reason_of(error)}）。")
        sys.exit(FAILED)


def _run() -> int:
    try:
        answer = reportgen.main(prog_name="reportgen", standalone_mode=False)
        return answer if isinstance(answer, int) else 0
    except (click.Abort, KeyboardInterrupt):
        _say("已中断。")
    except click.ClickException as error:
        _say(chinese.complaint(error))
    except ReportgenError as error:
        _say(str(error))
    except OSError:
        raise
    except SystemExit:  # click's own answer where the reader of a pipe has gone
        raise BrokenPipeError from None
    except Exception as error:
        if os.environ.get(DEBUG) == "1":
            raise
        _say(
            f"程序本身出了错（{type(error).__name__}），请把这句话和所用的命令、数据文件报告给开发者；"
            f"设置环境变量{DEBUG}=1再运行一次，可以看到出错的位置。"
        )
    return FAILED


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)
