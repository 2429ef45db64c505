"""docxtpl; and rust-docxtpl, which has the same name and interface, in an environment of its own.

The latter keeps what it has compiled for the next document.

A job with a ``story`` is a template with loops, which asks for one answer after the other.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from base import Job, Task, read, serve
from with_docxtpl import rendered


def prepare(job: Job) -> Task:
    template, values = Path(job["template"]).read_bytes(), read(job["values"])
    if "story" in job:
        return Task(lambda: rendered(template, retelling(values)))
    return Task(lambda: rendered(template, values))


def retelling(told: Mapping[str, list[Any]]) -> Mapping[str, Any]:
    """What the template asks for, one after the other; a loop asks for its number of turns."""
    found: dict[str, Iterator[Any]] = {kind: iter(answers) for kind, answers in told.items()}
    found["turns"] = (range(count) for count in told["turns"])
    return {kind: lambda answers=answers: next(answers) for kind, answers in found.items()}


if __name__ == "__main__":
    serve(prepare)
