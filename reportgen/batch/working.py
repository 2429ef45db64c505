"""What a worker does: one job, from the data file to the documents, whatever is wrong with it.

The functions here run in other processes and on other computers. What is worth keeping from job to
job, compiled templates and a running LibreOffice, each process keeps for itself.
"""

from __future__ import annotations

import time
import traceback
from pathlib import Path

import attrs

from reportgen import __version__
from reportgen.batch.changing import still_stands, superseding
from reportgen.batch.job import Job
from reportgen.batch.outcome import Outcome, State
from reportgen.batch.printing import print_job
from reportgen.intake import sweep
from reportgen.packs import packs_from

#: So many lines of a fault's place are kept.
_TRACED = 12


@attrs.frozen
class Task:
    """A job with what a worker must know: what became of it before, and where packs lie.

    ``version`` is that of the reportgen that asks; one of another version must not answer.
    """

    job: Job
    before: Outcome | None = None
    packs: tuple[Path, ...] = ()
    version: str = __version__


def work(task: Task) -> Outcome:
    """Do a job, or find that nothing has changed; whatever goes wrong is said in the outcome."""
    began = time.perf_counter()
    try:
        with packs_from(*task.packs):
            outcome = _worked(task)
    except Exception as error:
        outcome = broken(task.job, error)
    if outcome.state is not State.UNCHANGED:
        outcome = superseding(task.before, outcome, task.job)
    return attrs.evolve(outcome, seconds=round(time.perf_counter() - began, 3))


def failed(job: Job, *reasons: str, trace: str = "") -> Outcome:
    """The outcome of a job that could not be done."""
    return Outcome(job.called, State.FAILED, str(job.file), reasons=reasons, trace=trace)


def broken(job: Job, error: BaseException) -> Outcome:
    """The outcome of a job in which the program itself failed."""
    lines = traceback.format_exception(error)
    sentence = (
        f"程序本身出了错（{type(error).__name__}），这份没有打印，"
        "请把这句话和这份数据文件报告给开发者"
    )
    return failed(job, sentence, trace="".join(lines[-_TRACED:]))


def _worked(task: Task) -> Outcome:
    job = task.job
    if job.fault:
        return failed(job, job.fault)
    if task.version != __version__:
        versions = f"主机上是{task.version}，干活的这台是{__version__}"
        return failed(job, f"两台机器上的reportgen版本不同（{versions}），请装同一个版本")
    if task.before is not None:
        kept = still_stands(task.before, job)
        if kept is not None:
            return attrs.evolve(task.before, state=State.UNCHANGED, kept=kept)
    sweep(job.target)
    return print_job(job)
