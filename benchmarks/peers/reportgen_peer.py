"""reportgen from the evaluation year: a year just read, the same again, or published with checks.

The format is compiled and the data file is read outside the clock.
"""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from base import Job, Task, serve

import reportgen

#: Years are read so many at a time: most fills then come behind a fill, as everyone else's do.
STOCK = 8


def prepare(job: Job) -> Task:
    return {"fill": filled, "again": again, "publish": published}[job["way"]](job)


def filled(job: Job) -> Task:
    """Each fill is of a year that was not printed before."""
    filler, pictures = reportgen.compile_format(job["format"]), pictures_of(job)
    return Task(
        lambda year: filler.fill(year, pictures=pictures),
        stocked(lambda: reportgen.load_year(job["year"])),
    )


def again(job: Job) -> Task:
    """A year remembers the sums that it has rolled up."""
    filler, pictures = reportgen.compile_format(job["format"]), pictures_of(job)
    year = reportgen.load_year(job["year"])
    return Task(lambda: filler.fill(year, pictures=pictures))


def published(job: Job) -> Task:
    """Filled, checked, and kept in a file."""

    def publish(source: reportgen.Source) -> Path:
        (printed,) = reportgen.publish(source, job["format"], job["target"], force=True)
        assert printed.path is not None
        return printed.path

    return Task(publish, stocked(lambda: reportgen.load(job["year"])))


def stocked(make: Callable[[], Any]) -> Callable[[], tuple[Any]]:
    """What each call is given anew, made before."""

    def endless() -> Iterator[Any]:
        while True:
            ready = [make() for _ in range(STOCK)]
            gc.collect()
            while ready:
                yield ready.pop()

    stock = endless()
    return lambda: (next(stock),)


def pictures_of(job: Job) -> dict[str, bytes]:
    folder = Path(job["year"]).parent
    return {file.relative_to(folder).as_posix(): file.read_bytes()
            for file in folder.glob("图片/*")}  # fmt: skip


if __name__ == "__main__":
    serve(prepare)
