"""reportgen printing long tables: in memory, or streamed to a file.

From a year of many projects, or from prepared rows of which cells are merged.
"""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from base import Job, Task, serve

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rows_made import filler_of_projects, merged, merging_filler, year_of


def prepare(job: Job) -> Task:
    return {"fill": filled, "write": written, "merged fill": merged_filled,
            "merged write": merged_written}[job["way"]](job)  # fmt: skip


def filled(job: Job) -> Task:
    filler = filler_of_projects()
    return Task(filler.fill, years(job))


def written(job: Job) -> Task:
    filler, target = filler_of_projects(), Path(job["target"])
    return Task(lambda year: filler.write(year, target, force=True), years(job))


def years(job: Job) -> Callable[[], tuple[Any]]:
    """A year for each print, the first of them made ready; none is printed twice.

    Each is left alone by Python's collector, as everything is that was made ready.
    """
    ready = [year_of(job["rows"])]

    def another() -> tuple[Any]:
        year = ready.pop() if ready else year_of(job["rows"])
        gc.collect()
        gc.freeze()
        return (year,)

    return another


def merged_filled(job: Job) -> Task:
    filler, values = merging_filler(), merged(job["rows"])
    return Task(lambda: filler.fill(values).data)


def merged_written(job: Job) -> Task:
    filler, values, target = merging_filler(), merged(job["rows"]), Path(job["target"])

    def write() -> Path:
        with target.open("wb") as file:
            filler.write(values, file)
        return target

    return Task(write)


if __name__ == "__main__":
    serve(prepare)
