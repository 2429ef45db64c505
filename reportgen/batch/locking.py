"""A folder for one run at a time; the system lets go of it however the process ends."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import BinaryIO

from reportgen.batch.faults import BatchError

NAME = ".批量打印中"
#: What systems say of a lock that somebody else has.
_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


def lock(folder: Path) -> BinaryIO:
    """Hold a folder until the file that is given is closed.

    A disk that knows no locks, as some shared ones, is used without. Raises ``BatchError`` where
    another run holds the folder, and ``OSError`` where it cannot be written to.
    """
    opened = (folder / NAME).open("ab")
    try:
        _hold(opened)
    except OSError as error:
        if error.errno not in _HELD:
            return opened
        opened.close()
        raise BatchError(
            f"另一次批量打印正在写“{folder}”，请等它结束，或用 -o 写别的文件夹"
        ) from None
    return opened


if sys.platform == "win32":
    import msvcrt

    def _hold(opened: BinaryIO) -> None:
        msvcrt.locking(opened.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _hold(opened: BinaryIO) -> None:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
