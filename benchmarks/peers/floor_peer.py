"""The floor that no writer of .docx gets below: the finished text deflated and laid into a zip."""

import sys
from pathlib import Path

from base import Job, Task, serve

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from floor import floor


def prepare(job: Job) -> Task:
    return Task(floor(Path(job["printed"]).read_bytes(), Path(job["template"]).read_bytes()))


if __name__ == "__main__":
    serve(prepare)
