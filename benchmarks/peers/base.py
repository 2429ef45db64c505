"""What every peer in Python is: a process that prints one job again and again, by its own clock.

Without arguments it obeys lines on standard input, each answered by a line of JSON:

- ``prepare FILE`` reads a job, whatever need not be done for each document;
- ``render`` prints the document and says how long that took and how large it is;
- ``save FILE`` writes what was printed last;
- ``rest`` tidies up, lets the peak of memory count from here, and says what is in use;
- ``memory`` says the peak.

With a job and a file as arguments it prints the document into the file and ends.
"""

import gc
import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Job = dict[str, Any]
#: A document, or the file it was streamed to.
Printed = bytes | Path
STATUS = Path("/proc/self/status")


class Task:
    """A job made ready: how it is printed, and what must be there first and is not timed."""

    def __init__(
        self, render: Callable[..., Printed], before: Callable[[], tuple[Any, ...]] = tuple
    ) -> None:
        self.render = render
        self.before = before


Prepare = Callable[[Job], Task]


def serve(prepare: Prepare) -> None:
    if len(sys.argv) > 1:
        task = prepare(read(sys.argv[1]))
        keep(task.render(*task.before()), sys.argv[2])
        return
    answers, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no answer
    peer = Peer(prepare)
    for line in sys.stdin:
        word, _, rest = line.rstrip("\n").partition(" ")
        answers.write(json.dumps(peer.answer(word, rest)) + "\n")
        answers.flush()


def read(file: str) -> Job:
    job: Job = json.loads(Path(file).read_bytes())
    return job


def keep(printed: Printed, file: str) -> None:
    if isinstance(printed, bytes):
        Path(file).write_bytes(printed)
    else:
        shutil.copyfile(printed, file)


class Peer:
    """What obeys the lines."""

    def __init__(self, prepare: Prepare) -> None:
        self._prepare = prepare
        self._printed: Printed = b""

    def answer(self, word: str, rest: str) -> dict[str, Any]:
        try:
            obey: Callable[..., dict[str, Any]] = getattr(self, word)
            return obey(rest) if rest else obey()
        except Exception as error:  # the other side tells it
            return {"error": f"{type(error).__name__}: {error}"}

    def prepare(self, file: str) -> dict[str, Any]:
        self._task = self._prepare(read(file))
        return {}

    def render(self) -> dict[str, Any]:
        given = self._task.before()
        start = time.perf_counter()
        printed = self._task.render(*given)
        took = (time.perf_counter() - start) * 1000
        self._printed = printed
        size = len(printed) if isinstance(printed, bytes) else os.stat(printed).st_size
        return {"ms": took, "bytes": size}

    def save(self, file: str) -> dict[str, Any]:
        keep(self._printed, file)
        return {}

    def rest(self) -> dict[str, Any]:
        self._printed = b""
        gc.collect()
        gc.freeze()  # what was made ready is no burden of what is measured
        clear = Path("/proc/self/clear_refs")
        if clear.exists():
            clear.write_text("5")
        return {"bytes": memory_of("VmRSS")}

    def memory(self) -> dict[str, Any]:
        return {"bytes": memory_of("VmHWM")}


def memory_of(field: str) -> int:
    """Bytes of this process's memory, by Linux's name for them; 0 on other systems."""
    lines = STATUS.read_text().splitlines() if STATUS.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(field)), 0)
