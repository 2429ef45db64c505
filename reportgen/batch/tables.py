"""What is left on disk when a run is over: the results, and the totals, each whole or not there."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import attrs

from reportgen.batch.data import LINES, RESULTS, TOTALS
from reportgen.batch.faults import BatchError
from reportgen.batch.job import Job
from reportgen.batch.journal import Journal
from reportgen.batch.outcome import State
from reportgen.batch.results import Results, as_line
from reportgen.batch.totalling import write_totals
from reportgen.batch.totals import Totals
from reportgen.errors import ReportgenError, reason_of
from reportgen.forms import Tables
from reportgen.intake import beside_of
from reportgen.writing import keep


@attrs.frozen
class Written:
    """Where the tables are; one that somebody changed or has open is kept, under its name."""

    results: Path
    lines: Path
    totals: Path


def write_tables(journal: Journal, jobs: Iterable[Job]) -> Written:
    """Write the tables of results and totals over all jobs, in their order, as far as done.

    Raises ``BatchError`` where they cannot be written; the documents and the journal stay.
    """
    folder = journal.folder
    try:
        with ExitStack() as stack:
            results, lines, totals = (
                stack.enter_context(_beside(folder / name)) for name in (RESULTS, LINES, TOTALS)
            )
            _fill(journal, jobs, results, lines, totals)
            placed = (_placed(journal, *one) for one in (
                (results, RESULTS), (lines, LINES), (totals, TOTALS),
            ))  # fmt: skip
            return Written(*placed)
    except OSError as error:
        reason = reason_of(error)
    except ReportgenError as error:
        if isinstance(error, BatchError):
            raise
        reason = str(error)
    raise BatchError(
        f"写不了“{folder}”里的结果表（{reason}）；打印的报告和批量记录都在，"
        "解决后再运行同一个命令，会补上"
    )


def _fill(journal: Journal, jobs: Iterable[Job], results: Path, lines: Path, totals: Path) -> None:
    """Write all tables in one go through the jobs."""
    summed = Totals()
    with Tables(results) as book, lines.open("xb") as out:
        table = Results(book, journal.folder, _SENTENCES)
        for job in jobs:
            outcome = journal.reached(job.called)
            table.add(job, outcome)
            out.write(as_line(job, outcome, journal.folder))
            summed.add(outcome)
    with Tables(totals) as book:
        write_totals(book, summed)


_SENTENCES = [
    "批量打印结果",
    f"{State.UNCHANGED.label}：数据、图片、模板和软件都没有变，文书还在；合计见“{TOTALS}”，"
    f"全部问题逐条见“未完成”表和“{LINES}”。",
]


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A name for what is not finished, which the next run takes away if it is left."""
    beside = beside_of(file)
    try:
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def _placed(journal: Journal, made: Path, name: str) -> Path:
    """Put a finished table in its place; one that is not as we left it is kept."""
    with made.open("rb") as opened:
        journal.note_table(hashlib.file_digest(opened, "sha256").hexdigest())
        opened.seek(0)
        return keep(
            journal.folder / name,
            lambda out: shutil.copyfileobj(opened, out),
            is_ours=journal.is_ours,
        )
