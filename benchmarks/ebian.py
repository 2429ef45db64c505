"""A whole report from the evaluation year: the Ebian sample, beside docxtpl and the floor.

reportgen looks names up in the year, rolls sums up, computes measures, numbers headings, resolves
references in narrative text and prints. docxtpl gets every answer finished: in the first row with
our template's loops and conditions (``retold.py``), in the second, flat, with our printed document
as its template, every text in it a variable.

Warm: the format is compiled, modules are loaded, the data file is read. Each fill of the first row
is of a year just read; the second row prints the same year again and again, which then remembers
the sums that it has rolled up.

Run: python benchmarks/ebian.py [rounds]
"""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from contestants import docxtpl_flat, floor
from harness import Milliseconds, compare, median_of, never_seen, rounds_asked, timed
from retold import with_docxtpl

import reportgen
from reportgen import binding
from reportgen.measures import attribute
from reportgen.word import compile_template

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "templates/sichuan/examples/ebian-2024.yaml"
FORMAT = "sichuan/department-self"
STARTS = 15  # at most


def main() -> None:
    rounds = rounds_asked()
    year = reportgen.load_year(SAMPLE)
    filler = reportgen.compile_format(FORMAT)
    chosen = reportgen.find_format(FORMAT)
    template = chosen.template()
    printed = filler.fill(year)
    contestants = {
        "reportgen": never_seen(filler.fill, lambda _: reportgen.load_year(SAMPLE), rounds),
        "the same again": lambda: filler.fill(year),
        "docxtpl": with_docxtpl(
            made_of(chosen), lambda own: reportgen.FormatFiller(chosen, own).fill(year)
        ),
        "docxtpl flat": docxtpl_flat(printed, template),
        "floor": floor(printed, template),
    }
    compare(f"From the evaluation year ({FORMAT}, {SAMPLE.stem})", contestants, rounds)
    print()
    for what, milliseconds in single_costs(min(rounds, STARTS)):
        print(f"{what:52}{milliseconds:9.1f} ms")


def made_of(chosen: reportgen.Format) -> tuple[Any, ...]:
    """What the format's filler is compiled from."""
    settings, names = binding.settings_of(chosen), binding.names_of(chosen)
    return chosen.template(), settings, names, attribute


def single_costs(times: int) -> Iterator[tuple[str, float]]:
    """What is paid once: compiling, reading the data, starting."""
    parts = made_of(reportgen.find_format(FORMAT))
    yield (
        "compile the template (once per process)",
        median_of(lambda: compile_template(*parts), 7),
    )
    yield "read the data file", median_of(lambda: reportgen.load(SAMPLE), 7)
    with tempfile.TemporaryDirectory() as folder:
        starts = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "reportgen render, from start to exit": [
                sys.executable, "-m", "reportgen", "render", str(SAMPLE), "-f", FORMAT, "-o", folder
            ],
        }  # fmt: skip
        for name, measured in measure_starts(starts, times).items():
            yield name, statistics.median(measured)


def measure_starts(commands: Mapping[str, list[str]], rounds: int) -> dict[str, Milliseconds]:
    def start(command: list[str]) -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    times: dict[str, Milliseconds] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(timed(lambda command=command: start(command)))
    return times


if __name__ == "__main__":
    main()
