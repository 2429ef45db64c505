"""``reportgen batch``: a folder of data files to all their reports."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from reportgen.cli.chinese import Between, Command
from reportgen.cli.problem import Unworkable
from reportgen.cli.progress import progress

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from reportgen.batch import Outcome, State, Written

#: Exit codes: some are not done; the run was stopped.
LEFT, STOPPED = 1, 2
#: No machine has more processors to offer.
MOST_WORKERS = 1024
#: A limit beyond a day is none.
MOST_MINUTES = 24 * 60
#: So many that are not done are named.
_NAMED = 5
#: How long Dask's scheduler is waited for, in seconds.
_PATIENCE = 20


@click.command(cls=Command, short_help="一次打印许多部门的报告。")
@click.argument("source", metavar="文件夹|清单", type=click.Path(path_type=Path))
@click.option(
    "--format", "-f", "format_id", metavar="格式",
    help="都印成这种格式；不写时用清单里的，或各数据文件里“格式”所列的。",
)  # fmt: skip
@click.option(
    "--output", "-o", "out", type=click.Path(path_type=Path), metavar="文件夹", required=True,
    help="报告、结果表和汇总表写到哪个文件夹。",
)  # fmt: skip
@click.option(
    "--workers", type=Between(1, MOST_WORKERS), metavar="个数",
    help="同时用几个进程打印；不写时有几个处理器用几个。",
)  # fmt: skip
@click.option(
    "--dask", "address", metavar="地址", help="交给Dask集群打印，如 tcp://10.0.0.1:8786。"
)
@click.option(
    "--limit", type=Between(1, MOST_MINUTES), metavar="分钟", default=60, show_default=True,
    help="一份数据最多印多久，超过的停下，其余照印；用Dask时不限。",
)  # fmt: skip
@click.option("--draft", is_flag=True, help="草稿：缺少的数据印成【待填：…】，检查的发现写成批注。")
@click.option("--force", is_flag=True, help="覆盖手工修改过的报告。")
def batch(
    source: Path,
    format_id: str | None,
    out: Path,
    workers: int | None,
    address: str | None,
    limit: int,
    draft: bool,
    force: bool,
) -> int:
    """打印文件夹（连同下级文件夹）里或清单所列的全部数据文件；一份有错，其余照印。

    每份的情况在“结果.xlsx”里，各部门合计在“汇总.xlsx”里。中断以后，或改了几份以后，再运行同一个命令，
    只印没有完成和改动过的。

    \b
    例如：
      reportgen batch 各部门数据 -o 报告
      reportgen batch 各部门数据 --format 某省/department-self -o 报告 --workers 8
      reportgen batch 清单.csv -o 报告
    """  # noqa: D301 (click reads the character itself)
    from reportgen.batch import Asked, Journal, State, jobs_of, run_batch, write_tables

    asked = Asked(format_id, draft, force)
    began = time.monotonic()
    with progress("清点数据文件"):
        whole = sum(1 for _ in jobs_of(source, out, asked))
    if not whole:
        raise Unworkable(f"“{source}”里没有数据文件（填报表.xlsx，或.yaml、.yml、.json）")
    with Journal(out) as journal, _stopping() as stop, _executor(address) as (executor, hands):
        jobs = jobs_of(source, out, asked)
        outcomes = run_batch(
            jobs,
            executor,
            workers=workers or hands,
            limit=limit * 60,
            journal=journal,
            stop=stop,
        )
        counted, left = _counted(outcomes, whole)
        with progress("写结果表"):
            written = write_tables(journal, jobs_of(source, out, asked))
        _tell(counted, whole, written, left)
        if not stop.is_set():
            _tell_left_over(out, *journal.left_over(_NAMED))
    seconds = time.monotonic() - began
    click.echo(f"用时{seconds:.0f}秒，每秒{counted.total() / seconds:.1f}份。", err=True)
    if stop.is_set():
        return STOPPED
    return LEFT if counted.total() < whole or counted[State.FAILED] else 0


def _counted(outcomes: Iterable[Outcome], whole: int) -> tuple[Counter[State], list[str]]:
    """How many came to what, and why the first few are not done; meanwhile it is shown."""
    counted: Counter[State] = Counter()
    left: list[str] = []
    with progress("批量打印", "份") as show:
        for outcome in outcomes:
            counted[outcome.state] += 1
            if outcome.state == "failed" and len(left) < _NAMED:
                left.append(_why(outcome))
            show(counted.total(), whole)
    return counted, left


def _tell_left_over(out: Path, count: int, names: list[str]) -> None:
    """Documents of data that are not there any more: a file was renamed, or a department merged."""
    if count:
        more = "等" if count > len(names) else ""
        named = "、".join(names)
        click.echo(
            f"提示：“{out}”里还有{count}份数据以前打印的报告，这次没有这些数据，"
            f"报告不要的请删除：{named}{more}",
            err=True,
        )


def _why(outcome: Outcome) -> str:
    """The first of the reasons, with the place of the file."""
    file, reason = Path(outcome.name).name, outcome.reasons[0]
    for sign in "，：":  # a place begins with the file's name
        reason = reason.removeprefix(f"{file}{sign}")
    return f"  {outcome.name}：{reason}"


def _tell(counted: Counter[State], whole: int, written: Written, left: list[str]) -> None:
    from reportgen.batch import State

    always = (State.DONE, State.UNCHANGED, State.FAILED)
    parts = [f"{one.label}{counted[one]}份" for one in State if one in always or counted[one]]
    waiting = whole - counted.total()
    parts += [f"没有轮到{waiting}份"] if waiting else []
    click.echo(f"共{whole}份数据：{'，'.join(parts)}。")
    for line in sorted(left):
        click.echo(line)
    if counted[State.FAILED] > len(left):
        click.echo("  ……")
    click.echo(f"各份的情况见“{written.results}”，合计见“{written.totals}”。")
    if waiting:
        click.echo("已中断；再运行同一个命令，会接着做。", err=True)


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """Ctrl-C lets what was begun be finished; a second one ends at once.

    That is safe: a document is whole or not there, and the journal says what is done.
    """
    stop = threading.Event()

    def asked_to(_: int, __: FrameType | None) -> None:
        if stop.is_set():
            os._exit(STOPPED)
        stop.set()
        click.echo("\n正在停止：等已经开始的几份印完（再按一次Ctrl-C立即结束）……", err=True)

    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = signal.signal(signal.SIGINT, asked_to)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _executor(address: str | None) -> Iterator[tuple[Executor | None, int | None]]:
    """Dask's executor and how many hands it has; our own pool where no address is given."""
    if address is None:
        yield None, None
        return
    try:
        from distributed import Client
    except ImportError:
        raise Unworkable("没有安装Dask，请运行 pip install 'reportgen[dask]'") from None
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise Unworkable(
            f"连不上Dask的调度程序“{address}”（{type(error).__name__}），请检查地址和防火墙"
        ) from None
    with client:
        hands = sum(client.nthreads().values())
        if not hands:
            raise Unworkable(f"Dask集群“{address}”里没有工作进程，请先用 dask worker 启动几个")
        yield client.get_executor(pure=False), hands
