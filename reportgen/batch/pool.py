"""Our own pool of processes: made anew when one of them dies, and gone with whoever made it."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any, Self

from reportgen.batch.process import begin, limited
from reportgen.office import end_orphans

#: So many seconds one job may take: that many projects, each laid out for its page numbers.
LIMIT = 3600.0
#: Windows waits for no more processes at a time.
MOST_ON_WINDOWS = 61


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Hands:
    """Whoever does the work: an executor as it was given, which cannot be made anew."""

    #: So many seconds a piece of work may take; None for any number.
    limit: float | None = None

    def __init__(self, executor: Executor, workers: int | None = None) -> None:
        self._executor = executor
        given = workers or getattr(executor, "_max_workers", None)
        self.workers = given if isinstance(given, int) else processors()

    def submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Hand a piece of work over. Raises ``BrokenExecutor``."""
        return self._executor.submit(work, *arguments)

    def renew(self) -> bool:
        """Whether work can go on after a process has died."""
        return False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Whoever made the executor ends it."""


class OwnHands(Hands):
    """A pool of processes, as many as there are processors unless ``workers`` says otherwise.

    A process whose work takes more than ``limit`` seconds ends, as if it had died of it.
    """

    def __init__(self, workers: int | None = None, limit: float | None = LIMIT) -> None:
        self.limit = limit
        self._count = workers or processors()
        if sys.platform == "win32":
            self._count = min(self._count, MOST_ON_WINDOWS)
        super().__init__(self._pool(), self._count)

    def submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Hand a piece of work over. Raises ``BrokenExecutor``."""
        if self.limit is None:
            return super().submit(work, *arguments)
        return super().submit(limited, self.limit, work, *arguments)

    def renew(self) -> bool:
        """Put a new pool in the place of one that has lost a process."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        end_orphans()
        self._executor = self._pool()
        return True

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _pool(self) -> Executor:
        # Spawned on every system: a fork has no threads of its own, and a server that forks loads
        # what lies in the working folder under the names of our modules.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._count, mp_context=context, initializer=begin)
