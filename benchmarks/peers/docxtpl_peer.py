"""docxtpl as its manual has it: a template opened, rendered and saved for each document.

Values are escaped, for without that it loses text. rust-docxtpl has the same name and the same
interface; in its own environment this is its peer too, which keeps what it has compiled.

A job with a ``story`` is a template with loops, which asks for one answer after the other.
"""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from base import Job, Task, read, serve
from docxtpl import DocxTemplate


def prepare(job: Job) -> Task:
    template, values = Path(job["template"]).read_bytes(), read(job["values"])
    if "story" in job:
        return Task(lambda: rendered(template, retelling(values)))
    return Task(lambda: rendered(template, values))


def rendered(template: bytes, values: Mapping[str, Any]) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(values), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def retelling(told: Mapping[str, list[Any]]) -> Mapping[str, Any]:
    """What the template asks for, one after the other; a loop asks for its number of turns."""
    found: dict[str, Iterator[Any]] = {kind: iter(answers) for kind, answers in told.items()}
    found["turns"] = (range(count) for count in told["turns"])
    return {kind: lambda answers=answers: next(answers) for kind, answers in found.items()}


if __name__ == "__main__":
    serve(prepare)
