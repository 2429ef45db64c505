"""What is going on, shown while it takes longer than a second and only on a terminal."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Work that is done sooner is not worth a line.
PATIENCE = 1.0
_EVERY = 0.2
_WIDTH = 20
#: Signs that a console of the code page GBK has too.
_DONE, _LEFT = "■", "□"


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show a line as long as the work within goes on; it may say how much of it is done.

    >>> with progress("打印") as show:
    ...     show(3, 12)
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda done, whole: None
        return
    line = _Line(label)
    line.start()
    try:
        yield line.show
    finally:
        line.stop()


class _Line:
    """A line of the terminal that is written again and again, by a thread of its own."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._began = time.monotonic()
        self._done = self._whole = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin to count the time."""
        self._thread.start()

    def show(self, done: int, whole: int) -> None:
        """Note how much is done."""
        self._done, self._whole = done, whole

    def stop(self) -> None:
        """Take the line away."""
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        shown = ""
        wait = PATIENCE
        while not self._over.wait(wait):
            wait = _EVERY
            text = line_of(self._label, time.monotonic() - self._began, self._done, self._whole)
            _write("\r" + text + " " * max(0, len(shown) - len(text)))
            shown = text
        if shown:
            _write("\r" + " " * 2 * len(shown) + "\r")


def line_of(label: str, seconds: float, done: int, whole: int) -> str:
    """The text of the line: how much is done, how long it took, how long it may take still."""
    if not whole:
        return f"{label}……已用{seconds:.0f}秒"
    filled = _WIDTH * done // whole
    left = f"，还要约{seconds / done * (whole - done):.0f}秒" if done else ""
    bar = _DONE * filled + _LEFT * (_WIDTH - filled)
    return f"{label} {bar} {done}/{whole}，已用{seconds:.0f}秒{left}"


def _write(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):  # the terminal has gone
        pass
