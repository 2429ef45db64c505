"""What a process that was killed has left: a LibreOffice that runs on, and its folder.

A process that ends by itself ends its LibreOffice. One that is killed, as when memory runs out,
cannot; then whoever notices does it.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_PREFIX = "reportgen-office-"
_NAME = re.compile(rf"{_PREFIX}(\d+)-\w+")
#: Where a system tells what runs; without it nothing can be told, and nothing is done.
_PROCESSES = Path("/proc")


def new_folder() -> Path:
    """A folder for one LibreOffice, called by the process that it belongs to."""
    return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))


def end_orphans() -> None:
    """End what runs for processes that are no more, and remove its folders.

    A folder for which nothing runs here may be used in another container that shares it.
    """
    if not (_PROCESSES / "self" / "cmdline").exists():
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        found = _NAME.fullmatch(folder.name)
        if found is None or (_PROCESSES / found[1]).exists():
            continue
        orphans = list(_running_for(folder))
        for process in orphans:
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)
        if orphans:
            shutil.rmtree(folder, ignore_errors=True)


def _running_for(folder: Path) -> Iterator[int]:
    """The processes that were told of a folder."""
    for one in _PROCESSES.glob("[0-9]*"):
        with suppress(OSError):  # gone meanwhile, or another user's
            if folder.name.encode() in (one / "cmdline").read_bytes():
                yield int(one.name)
