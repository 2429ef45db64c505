"""What a worker's process keeps, and how it ends: a LibreOffice of its own, nothing left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from multiprocessing import connection
from types import FrameType

from reportgen.office import Office, end_all

_OFFICE = Office()  # starts LibreOffice only when page numbers are asked for


def office() -> Office:
    """The LibreOffice of this process; it ends with it."""
    return _OFFICE


def begin() -> None:
    """Make a process of our own pool ready.

    Ctrl-C reaches every process of a terminal: the one that hands out the work decides, and the
    others go on with what they have begun. Where that one is killed, they end too.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    connection.wait([sentinel])
    _leave()


def _leave(_: int = 0, __: FrameType | None = None) -> None:
    """End at once: a file is whole or not there, and the job is done again."""
    end_all()
    os._exit(1)
