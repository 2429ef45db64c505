"""What is going on, shown while it takes longer than a second and only on a terminal."""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Work that is done sooner is not worth a line.
PATIENCE = 1.0
_EVERY = 0.2
_WIDTH = 20
#: The rate is that of the last so many seconds.
_RECENT = 60.0
#: Signs that a console of the code page GBK has too.
_DONE, _LEFT = "■", "□"


@contextmanager
def progress(label: str, unit: str = "") -> Iterator[Callable[[int, int], None]]:
    """Show a line as long as the work within goes on; it may say how much of it is done.

    With a ``unit`` (份) it also says how many of them are done in a second.

    >>> with progress("打印") as show:
    ...     show(3, 12)
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda done, whole: None
        return
    line = _Line(label, unit)
    line.start()
    try:
        yield line.show
    finally:
        line.stop()


class _Line:
    """A line of the terminal that is written again and again, by a thread of its own."""

    def __init__(self, label: str, unit: str) -> None:
        self._label, self._unit = label, unit
        self._began = time.monotonic()
        self._done = self._whole = 0
        self._seen = deque([(self._began, 0)])
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

    def _rate(self, now: float) -> float | None:
        """How many were done in a second of late: what was only looked at goes fast at first."""
        self._seen.append((now, self._done))
        while len(self._seen) > 2 and now - self._seen[0][0] > _RECENT:
            self._seen.popleft()
        began, before = self._seen[0]
        return (self._done - before) / (now - began) if now > began else None

    def _run(self) -> None:
        shown = ""
        wait = PATIENCE
        while not self._over.wait(wait):
            wait = _EVERY
            now = time.monotonic()
            rate = self._rate(now) if self._unit else None
            text = line_of(
                self._label, now - self._began, self._done, self._whole, self._unit, rate
            )
            _write("\r" + text + " " * max(0, len(shown) - len(text)))
            shown = text
        if shown:
            _write("\r" + " " * 2 * len(shown) + "\r")


def line_of(
    label: str, seconds: float, done: int, whole: int, unit: str = "", rate: float | None = None
) -> str:
    """The text of the line: how much is done, how long it took, how long it may take still.

    ``rate`` is how many are done in a second of late; else that of the whole time counts.
    """
    if not whole:
        return f"{label}……已用{_time(seconds)}"
    filled = _WIDTH * done // whole
    bar = _DONE * filled + _LEFT * (_WIDTH - filled)
    pace = rate or done / seconds if seconds else 0.0
    said = [f"{label} {bar} {done}/{whole}", f"已用{_time(seconds)}"]
    said += [f"每秒{pace:.1f}{unit}"] if unit and done else []
    said += [f"还要约{_time((whole - done) / pace)}"] if done and pace else []
    return "，".join(said)


def _time(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f}秒"
    minutes = round(seconds / 60)
    return f"{minutes}分钟" if minutes < 120 else f"{minutes // 60}小时{minutes % 60}分钟"


def _write(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):  # the terminal has gone
        pass
