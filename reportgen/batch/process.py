"""What a worker's process keeps, and how it ends: a LibreOffice of its own, nothing left behind."""

from __future__ import annotations

import faulthandler
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import connection
from pathlib import Path
from types import FrameType
from typing import Any

from reportgen.office import Office, end_all

#: So many objects are made before garbage is looked for: a sixth less time for 2 MB.
_SELDOM = (10_000, 20, 20)
#: Who is asked to leave and does not within so many seconds is ended without being asked.
_GRACE = 2.0
_OFFICE = Office()  # starts LibreOffice only when page numbers are asked for


def office() -> Office:
    """The LibreOffice of this process; it ends with it."""
    return _OFFICE


def begin() -> None:
    """Make a process of our own pool ready.

    Ctrl-C reaches every process of a terminal: the one that hands out the work decides, and the
    others go on with what they have begun. Where that one is killed, they end too. Garbage is
    looked for less often than usual: what a job makes goes with the job, without being looked for.
    """
    gc.set_threshold(*_SELDOM)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def limited(seconds: float, work: Callable[..., Any], *arguments: Any) -> Any:
    """What ``work`` returns; where it takes longer than its limit this process ends."""
    with _ended_after(seconds):
        return work(*arguments)


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """End this process unless what is done here comes to an end."""
    timer = threading.Timer(seconds, _leave)
    timer.daemon = True
    with Path(os.devnull).open("w") as nowhere:
        timer.start()  # what holds all threads up is ended by the other
        faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
            timer.cancel()


def _watch(sentinel: int) -> None:
    connection.wait([sentinel])
    _leave()


def _leave(_: int = 0, __: FrameType | None = None) -> None:
    """End at once: a file is whole or not there, and the job is done again."""
    end_all()
    os._exit(1)
