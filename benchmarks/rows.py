"""Long tables: 100 to 50,000 rows of eight columns, beside everyone else.

Everyone is a process of its own for each size, which has first printed ten rows, unmeasured. They
print in turn, in an order that is reversed each round, until each has used its time. reportgen
prints years of so many projects, none of them twice, in memory and streamed to a file; the peers
are given the texts as it has printed them, and a loop in their syntax. Memory is what the first
print adds at most to the process that holds the data and the template. Who would take more than a
minute for the next size, were it linear, is left out of it.

Run: python benchmarks/rows.py [--sizes ROWS ...]
"""

import argparse
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import syntaxes
import synthetic
from children import PEERS, ROWS, ROWS_FAST, Program
from jobs import Jobs
from rows_made import HEADS, rows_of
from rows_race import Runner, race, started
from tables import keep, print_table, summed_up
from wordml import docx

from reportgen.word.view import view

SIZES = (100, 1_000, 10_000, 50_000)
MERGED = 5_000
WARM = 10
WORTH = 60  # seconds
READABLE = 1_000  # rows; what is longer is not read again to be compared
OWN = {"reportgen, in memory": (ROWS, "fill"), "reportgen, streamed": (ROWS, "write"),
       "reportgen, streamed, isal": (ROWS_FAST, "write")}  # fmt: skip
MERGING = {"merged cells, in memory": (ROWS, "merged fill"),
           "merged cells, streamed": (ROWS, "merged write")}  # fmt: skip

Texts = Sequence[Sequence[str]]
Line = tuple[object, ...]
Runners = Mapping[str, Runner]
Ways = Mapping[str, tuple[Program, str]]


def main() -> None:
    table = Table(Jobs())
    for rows in arguments().sizes:
        table.measure(rows)
    table.measure_merged()
    print("docxtpl ÷: how many times as fast as docxtpl.\n")
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
    keep("rows", {**summed_up(table.seconds), "memory": table.memory})


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Long tables")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    return parser.parse_args()


class Table:
    """Measures size by size."""

    def __init__(self, jobs: Jobs) -> None:
        self.lines: list[Line] = []
        self.seconds: dict[str, list[float]] = {}
        self.memory: dict[str, int] = {}
        self._jobs = jobs
        self._left_out: set[str] = set()

    def measure(self, rows: int) -> None:
        """Everyone with so many rows."""
        with ExitStack() as stack:
            runners = self._own(OWN, rows, stack)
            printed = next(iter(runners.values())).printed
            runners |= self._peers(rows_of(printed), stack)
            race(runners)
        self._left_out |= {name for name, one in runners.items()
                           if one.failure or one.median * 5 > WORTH}  # fmt: skip
        self._add(runners, rows, view(printed) if rows <= READABLE else "")

    def measure_merged(self) -> None:
        with ExitStack() as stack:
            runners = self._own(MERGING, MERGED, stack)
            race(runners)
        self._add(runners, MERGED, "")

    def _own(self, ways: Ways, rows: int, stack: ExitStack) -> dict[str, Runner]:
        return {
            name: started(program, [self._own_job(name, way, one) for one in (WARM, rows)], stack)
            for name, (program, way) in ways.items()
        }

    def _own_job(self, name: str, way: str, rows: int) -> Path:
        target = str(self._jobs.folder / f"{name}.docx")
        return self._jobs.job(f"rows {way} {rows}", rows=rows, way=way, target=target)

    def _peers(self, texts: Texts, stack: ExitStack) -> dict[str, Runner]:
        found = {}
        for name, program in PEERS.items():
            if name in self._left_out:
                found[name] = Runner(failure=program.absent or f"over {WORTH} s")
                continue
            jobs = [self._job(program.syntax, rows) for rows in (texts[:WARM], texts)]
            found[name] = started(program, jobs, stack)
        return found

    def _job(self, syntax: str, texts: Texts) -> Path:
        name = f"rows {syntax} {len(texts)}"
        if syntax == "outline":
            template, values = docx(styles=synthetic.STYLES), written_by_hand(texts)
        else:
            template, values = syntaxes.rows_template(syntax, HEADS), syntaxes.rows_values(texts)
        return self._jobs.job(name, template=template, values=values)

    def _add(self, runners: Runners, rows: int, text: str) -> None:
        docxtpl = runners.get("docxtpl")
        for name, one in runners.items():
            if one.failure:
                self.lines.append((name, f"{rows:,}", one.failure))
                continue
            seconds = one.median
            share = f"{docxtpl.median / seconds:.1f}" if docxtpl and docxtpl.seconds else ""
            same = ("yes" if view(one.printed) == text else "no") if text else ""
            self.lines.append((
                name, f"{rows:,}", f"{seconds:.3f}", f"{seconds / rows * 1000:.4f}", share,
                f"{one.memory / 1e6:.0f}", f"{len(one.printed) / 1e6:.2f}", same,
            ))  # fmt: skip
            self.seconds[f"{name} {rows}"] = one.seconds
            self.memory[f"{name} {rows}"] = one.memory


def written_by_hand(texts: Texts) -> dict[str, Any]:
    """The blocks of the document for python-docx."""

    def paragraph(text: str, style: str) -> dict[str, Any]:
        return {"style": style, "runs": [{"text": text}]}

    cells = [[{"span": 1, "paragraphs": [paragraph(text, "表格文字")]} for text in row]
             for row in (HEADS, *texts)]  # fmt: skip
    table = {"style": "Table Grid", "rows": cells}
    return {"blocks": [paragraph("附表", "Title"), table, paragraph("以上。", "Body Text")]}


if __name__ == "__main__":
    main()
