"""python-docx as one writes it by hand: paragraphs, runs, tables and pictures, one after the other.

The template is an empty document that has the styles, the page and its footers. Cells that span
columns are cells of one column each side by side, merged; cells merged downward are left out.
"""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from base import Job, Task, read, serve
from docx import Document
from docx.shared import Emu

Block = Mapping[str, Any]


def prepare(job: Job) -> Task:
    template, values = Path(job["template"]).read_bytes(), read(job["values"])
    return Task(lambda: built(template, values["blocks"]))


def built(template: bytes, blocks: Iterable[Block]) -> bytes:
    document = Document(io.BytesIO(template))
    for block in blocks:
        if "rows" in block:
            add_table(document, block)
        else:
            add_paragraph(document, block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def add_paragraph(document: Any, block: Block) -> None:
    paragraph = document.add_paragraph(style=block["style"])
    for run in block["runs"]:
        add_run(paragraph, run)


def add_run(paragraph: Any, run: Block) -> None:
    added = paragraph.add_run(run.get("text"), run.get("style"))
    if run.get("bold"):
        added.bold = True
    if "picture" in run:
        added.add_picture(run["picture"], Emu(run["width"]), Emu(run["height"]))


def add_table(document: Any, block: Block) -> None:
    rows = block["rows"]
    columns = max(sum(cell["span"] for cell in row) for row in rows)
    table = document.add_table(len(rows), columns, block["style"])
    for row, given in zip(table.rows, rows, strict=True):
        fill_row(row.cells, given)


def fill_row(cells: Any, given: Iterable[Block]) -> None:
    place = 0
    for cell in given:
        target = cells[place]
        if cell["span"] > 1:
            target = target.merge(cells[place + cell["span"] - 1])
        place += cell["span"]
        first, *others = cell["paragraphs"]
        fill_paragraph(target.paragraphs[0], first)
        for other in others:
            fill_paragraph(target.add_paragraph(), other)


def fill_paragraph(paragraph: Any, given: Block) -> None:
    if given["style"]:
        paragraph.style = given["style"]
    for run in given["runs"]:
        add_run(paragraph, run)


if __name__ == "__main__":
    serve(prepare)
