"""Long tables: 100 to 50,000 rows of eight columns, beside everyone else.

Each line is a process of its own, which has first printed ten rows, unmeasured. reportgen prints
years of so many projects, none of them twice, in memory and streamed to a file; the peers are given
the texts as it has printed them, and a loop in their syntax. Memory is what the first print adds at
most to the process that holds the data and the template. Who would take more than a minute for the
next size, were it linear, is left out of it.

Run: python benchmarks/rows.py [--sizes ROWS ...]
"""

import argparse
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import syntaxes
import synthetic
from children import PEERS, ROWS, Failed, Program, running
from jobs import Jobs
from rows_made import HEADS, rows_of
from tables import keep, print_table
from wordml import docx

from reportgen.word.view import view

SIZES = (100, 1_000, 10_000, 50_000)
MERGED = 5_000
WARM = 10
#: Seconds that are waited for, and up to which a peer is expected to be worth it.
PATIENCE, WORTH = 180, 60
#: So many prints, or so many seconds of them, give a median.
PRINTS, ENOUGH = 25, 3
READABLE = 1_000  # rows; what is longer is not read again to be compared
WAYS = {"fill": "reportgen, in memory", "write": "reportgen, streamed"}
MERGING = {"merged fill": "merged cells, in memory", "merged write": "merged cells, streamed"}

Found = dict[str, Any]
Line = tuple[object, ...]


def main() -> None:
    sizes = arguments().sizes
    table = Table(Jobs())
    for rows in sizes:
        table.measure(rows)
    table.measure_merged()
    print("Each line a process of its own; docxtpl ÷: how many times as fast as docxtpl.\n")
    heads = (
        "",
        "rows",
        "seconds",
        "ms a row",
        "docxtpl ÷",
        "MB above data",
        "MB file",
        "same text",
    )
    print_table(heads, table.lines)
    keep("rows", table.figures)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Long tables")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    return parser.parse_args()


class Table:
    """Measures line by line."""

    def __init__(self, jobs: Jobs) -> None:
        self.lines: list[Line] = []
        self.figures: dict[str, dict[str, Found]] = {}
        self._jobs = jobs
        self._given_up: set[str] = set()

    def measure(self, rows: int) -> None:
        """Everyone with so many rows."""
        found: dict[str, Found | str] = {}
        for way, name in WAYS.items():
            found[name] = self._own(way, rows)
        texts = rows_of(found["reportgen, in memory"]["printed"])  # type: ignore[index]
        for name, program in PEERS.items():
            found[name] = self._peer(name, program, texts)
        for name, one in found.items():
            self._add(name, rows, one, found)

    def measure_merged(self) -> None:
        for way, name in MERGING.items():
            self._add(name, MERGED, self._own(way, MERGED), {})

    def _own(self, way: str, rows: int) -> Found:
        target = str(self._jobs.folder / "rows.docx")
        jobs = [self._jobs.job(f"rows {way} {count}", rows=count, way=way, target=target)
                for count in (WARM, rows)]  # fmt: skip
        return measured(ROWS, jobs, rows)

    def _peer(self, name: str, program: Program, texts: Sequence[Sequence[str]]) -> Found | str:
        if program.absent:
            return program.absent
        if name in self._given_up:
            return f"over {WORTH} s"
        jobs = [self._job(program.syntax, rows) for rows in (texts[:WARM], texts)]
        try:
            found = measured(program, jobs, len(texts))
        except Failed as error:
            self._given_up.add(name)
            return str(error)
        if found["seconds"] * 5 > WORTH:
            self._given_up.add(name)
        return found

    def _job(self, syntax: str, texts: Sequence[Sequence[str]]) -> Path:
        name = f"rows {syntax} {len(texts)}"
        if syntax == "outline":
            template, values = docx(styles=synthetic.STYLES), written_by_hand(texts)
        else:
            template, values = syntaxes.rows_template(syntax, HEADS), syntaxes.rows_values(texts)
        return self._jobs.job(name, template=template, values=values)

    def _add(self, name: str, rows: int, found: Found | str, others: dict[str, Any]) -> None:
        if isinstance(found, str):
            self.lines.append((name, f"{rows:,}", found))
            return
        seconds, docxtpl = found["seconds"], others.get("docxtpl")
        share = docxtpl["seconds"] / seconds if isinstance(docxtpl, dict) else 0
        same = found["text"] == others["reportgen, in memory"]["text"] if others else True
        kept = {"seconds": seconds, "memory": found["memory"]}
        self.figures.setdefault(name, {})[str(rows)] = kept
        self.lines.append((
            name, f"{rows:,}", f"{seconds:.3f}", f"{seconds / rows * 1000:.4f}",
            f"{share:.1f}" if share else "", f"{found['memory'] / 1e6:.0f}",
            f"{found['size'] / 1e6:.2f}", ("yes" if same else "no") if found["text"] else "",
        ))  # fmt: skip


def measured(program: Program, jobs: Sequence[Path], rows: int) -> Found:
    """The median of some prints, and the memory that the first of them took."""
    warm, job = jobs
    with running(program, warm, PATIENCE) as child:
        child.render()
        child.prepare(job)
        before = child.rest()
        seconds = [child.render() / 1000]
        memory = child.peak() - before
        printed = child.saved(warm.parent / "printed.docx")
        while len(seconds) < PRINTS and sum(seconds) < ENOUGH:
            seconds.append(child.render() / 1000)
    text = view(printed) if rows <= READABLE else ""
    return {"seconds": statistics.median(seconds), "memory": memory, "size": len(printed),
            "printed": printed, "text": text}  # fmt: skip


def written_by_hand(texts: Sequence[Sequence[str]]) -> dict[str, Any]:
    """The blocks of the document for python-docx."""

    def paragraph(text: str, style: str) -> dict[str, Any]:
        return {"style": style, "runs": [{"text": text}]}

    cells = [[{"span": 1, "paragraphs": [paragraph(text, "表格文字")]} for text in row]
             for row in (HEADS, *texts)]  # fmt: skip
    table = {"style": "Table Grid", "rows": cells}
    return {"blocks": [paragraph("附表", "Title"), table, paragraph("以上。", "Body Text")]}


if __name__ == "__main__":
    main()
