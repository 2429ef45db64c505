"""Running any number of jobs: a few at a time are handed out, outcomes come as they are ready."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    wait,
)

from reportgen.batch.changing import superseding
from reportgen.batch.faults import BatchError
from reportgen.batch.job import Job
from reportgen.batch.journal import Journal
from reportgen.batch.outcome import Outcome
from reportgen.batch.pool import LIMIT, Hands, OwnHands
from reportgen.batch.working import Task, broken, failed, work
from reportgen.packs.finding import named

#: So many jobs for each worker are handed out at a time: enough that none waits for the next.
AHEAD = 4
#: How often it is looked whether to stop, in seconds.
_LOOK = 0.2
_LOST = "执行器不再接活（如Dask的调度程序已停），没有轮到的没有打印，请再运行一次"
#: After so many deaths, and not one job done, it is not the jobs.
_HOPELESS = 3
_NONE_LIVES = "打印用的进程一开始就被终止，多半是内存不够，或软件没有装好；请检查后再运行同一个命令"
_TOO_LONG = "{:.0f}分钟没有印完，已经停止；请单独打印这一份看看，确实要这么久的，用--limit放宽"
_DIED = "打印这份时程序被系统终止（多半是内存不够，或数据有异常），请单独打印这一份看看"


def run_batch(
    jobs: Iterable[Job],
    executor: Executor | None = None,
    *,
    workers: int | None = None,
    limit: float | None = LIMIT,
    journal: Journal | None = None,
    stop: threading.Event | None = None,
) -> Iterator[Outcome]:
    """Do the jobs and give what became of each, in the order in which they are ready.

    ``executor`` is any of ``concurrent.futures``, or one that does as they do, such as Dask's
    ``Client.get_executor()``; without one a pool of ``workers`` processes is made, one for each
    processor if that is not said. Jobs are taken as they can be handed out, so that any number of
    them takes no more memory than a few. With a ``journal`` only what is not done or has changed is
    done, and each outcome is noted before it is given. Once ``stop`` is set no further job is
    begun, and what was begun is finished.

    What is wrong with a job is said in its outcome and stops no other; in a pool of our own, one
    that kills its process, or takes more than ``limit`` seconds, is found out and fails alone.
    None is no limit. Raises ``BatchError`` where no work can go
    on, which is where the journal cannot be written or a given executor has broken down.

    A program of its own calls this below ``if __name__ == "__main__":``, because the processes
    load it as well.
    """
    hands = OwnHands(workers, limit) if executor is None else Hands(executor, workers)
    with hands:
        yield from _Run(hands, journal, stop or threading.Event()).outcomes(jobs)


class _Run:
    """Jobs under way: those handed out, by what they are awaited by."""

    def __init__(self, hands: Hands, journal: Journal | None, stop: threading.Event) -> None:
        self._hands, self._journal, self._stop = hands, journal, stop
        self._awaited: dict[Future[Outcome], Task] = {}
        self._suspects: list[Task] = []
        self._deaths, self._any_lived = 0, False
        self._packs = named()

    def outcomes(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """What became of each job."""
        coming = iter(jobs)
        try:
            while self._hand_out(coming):
                yield from self._ready()
                if self._suspects:
                    yield from self._each_alone()
        finally:
            for future in self._awaited:
                future.cancel()

    def _hand_out(self, coming: Iterator[Job]) -> bool:
        """Fill the hands up; whether there is anything to wait for."""
        while len(self._awaited) < AHEAD * self._hands.workers and not self._suspects:
            job = None if self._stop.is_set() else next(coming, None)
            if job is None:
                break
            before = self._journal.before(job.called) if self._journal else None
            self._submit(Task(job, before, self._packs))
        return bool(self._awaited or self._suspects)

    def _submit(self, task: Task) -> None:
        try:
            self._awaited[self._hands.submit(work, task)] = task
        except BrokenExecutor:
            self._suspects.append(task)
        except RuntimeError as error:  # one that was shut down
            raise BatchError(_LOST) from error

    def _ready(self) -> Iterator[Outcome]:
        """Wait for some, and give what became of them."""
        done, _ = wait(self._awaited, timeout=_LOOK, return_when=FIRST_COMPLETED)
        if self._stop.is_set():
            self._cancel()
        for future in done:
            task = self._awaited.pop(future)
            outcome = self._outcome_of(future, task)
            if outcome is not None:
                self._any_lived = True
                yield self._noted(outcome)

    def _cancel(self) -> None:
        """Take back what was not begun."""
        for future in list(self._awaited):
            if future.cancel():
                del self._awaited[future]

    def _outcome_of(self, future: Future[Outcome], task: Task) -> Outcome | None:
        """None for a job that is a suspect, or was taken back."""
        if future.cancelled():
            if not self._stop.is_set():
                raise BatchError(_LOST)
            return None
        error = future.exception()
        if isinstance(error, BrokenExecutor):
            self._suspects.append(task)
            return None
        return future.result() if error is None else _of_error(task, error)

    def _each_alone(self) -> Iterator[Outcome]:
        """After a process has died: all that it may have been doing, one by one.

        The one that kills its process again is the culprit.
        """
        while self._awaited:  # all of them end at once, done or broken
            yield from self._ready()
        suspects, self._suspects = self._suspects, []
        if not self._hands.renew():
            for task in suspects:
                yield self._noted(_dead(task))
            raise BatchError("执行器已经停止（有一个进程被终止），没有轮到的没有打印，请再运行一次")
        for task in suspects:
            if self._stop.is_set():
                return
            began = time.monotonic()
            self._submit(task)
            while self._awaited:
                yield from self._ready()
            if self._suspects:
                self._suspects.clear()
                self._hands.renew()
                is_late = time.monotonic() - began >= (self._hands.limit or math.inf)
                yield self._noted(_dead(task, self._hands.limit if is_late else None))
                self._deaths += not is_late
            if self._deaths >= _HOPELESS and not self._any_lived:
                raise BatchError(_NONE_LIVES)

    def _noted(self, outcome: Outcome) -> Outcome:
        if self._journal is not None:
            self._journal.note(outcome)
        return outcome


def _dead(task: Task, limit: float | None = None) -> Outcome:
    """The outcome of a job whose process has died, or was ended after so many seconds."""
    reason = _DIED if limit is None else _TOO_LONG.format(limit / 60)
    return superseding(task.before, failed(task.job, reason), task.job)


def _of_error(task: Task, error: BaseException) -> Outcome:
    """What an executor says of a job that did not come back as it should."""
    if type(error).__name__ == "KilledWorker":  # Dask's, after several workers died of it
        return _dead(task)
    return superseding(task.before, broken(task.job, error), task.job)
