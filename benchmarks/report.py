"""A whole report from the evaluation year, beside everyone else who can print it.

reportgen looks names up in the year, rolls sums up, computes measures, numbers headings, resolves
references in narrative text and prints; everything else is a process that is given every text
finished, in a template of its own syntax (``syntaxes.flat``). docxtpl is also given our template's
loops and conditions, all answered (``retold.py``), where it can print the report with them.

Warm: every process has compiled, loaded and read what it need not for each document. Each fill of
the first row is of a year just read; the second row prints the same year again, which then
remembers the sums that it has rolled up. ``publish`` also runs the checks and keeps the file. Rows
with isal deflate with the extra ``fast``, the one called small as everyone else does.

Run: python benchmarks/report.py ebian|lushui [rounds]
"""

import argparse
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from children import (
    DOCXTPL,
    FLOOR,
    PEERS,
    REPORTGEN,
    REPORTGEN_FAST,
    REPORTGEN_SMALL,
    RUST_DOCXTPL,
    Child,
    Failed,
    Program,
    running,
)
from harness import ROUNDS, Milliseconds, measure
from jobs import SAMPLES, Jobs, Sample
from tables import keep, print_table, summed_up, times

from reportgen.word.view import view


@dataclass
class Contestant:
    """Who prints what, and what became of it."""

    program: Program
    job: Path
    child: Child | None = None
    text: str = ""
    failure: str = ""
    size: int = 0
    peak: int = 0


def main() -> None:
    asked = arguments()
    sample = SAMPLES[asked.sample]
    jobs = Jobs()
    contestants = prepared(sample, jobs)
    with ExitStack() as stack:
        found = raced(contestants, stack, asked.rounds, jobs.folder)
    rounds = len(found["reportgen"])
    print(f"{sample.format_id}, {sample.file.stem}: {rounds} rounds, milliseconds.")
    print("Ratios are of medians, in brackets of the fastest.\n")
    print_report(contestants, found)
    keep(sample.name, {**summed_up(found), "bytes": contestants["reportgen"].size})


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="A whole report, beside all peers")
    parser.add_argument("sample", choices=SAMPLES)
    parser.add_argument("rounds", type=int, nargs="?", default=ROUNDS)
    return parser.parse_args()


def prepared(sample: Sample, jobs: Jobs) -> dict[str, Contestant]:
    """Everyone with a job, reportgen first and the floor last."""
    found = {
        "reportgen": Contestant(REPORTGEN, jobs.reportgen(sample, "fill")),
        "reportgen, isal": Contestant(REPORTGEN_FAST, jobs.reportgen(sample, "fill")),
        "reportgen, small": Contestant(REPORTGEN_SMALL, jobs.reportgen(sample, "fill")),
        "the same again": Contestant(REPORTGEN, jobs.reportgen(sample, "again")),
        "the same, isal": Contestant(REPORTGEN_FAST, jobs.reportgen(sample, "again")),
    }
    if sample.name == "ebian":  # the other has a contents list, which LibreOffice would lay out
        found["publish, with checks"] = Contestant(REPORTGEN, jobs.reportgen(sample, "publish"))
        story = jobs.story(sample)
        found["docxtpl, loops"] = Contestant(DOCXTPL, story)
        found["rust-docxtpl, loops"] = Contestant(RUST_DOCXTPL, story)
    for name, program in PEERS.items():
        found[name] = Contestant(program, jobs.flat(sample, program.syntax))
    return {**found, "floor": Contestant(FLOOR, jobs.floor(sample))}


def raced(
    contestants: Mapping[str, Contestant], stack: ExitStack, rounds: int, folder: Path
) -> dict[str, Milliseconds]:
    """The times of those that can print the report; what the others lack is noted."""
    for one in contestants.values():
        one.failure = one.program.absent or started(one, stack, folder)
    ready = {name: one.child for name, one in contestants.items() if one.child}
    warm_up = {name: contestants[name].program.warm_up for name in ready}
    found = measure({name: child.render for name, child in ready.items()}, rounds, warm_up)
    for name, child in ready.items():
        contestants[name].peak = child.peak()
    return found


def started(one: Contestant, stack: ExitStack, folder: Path) -> str:
    """Starts it and looks at what it prints; says why it cannot."""
    try:
        child = stack.enter_context(running(one.program, one.job))
        one.size = child.size()
        one.text = view(child.saved(folder / "seen.docx"))
        child.rest()
    except Failed as error:
        return f"fails: {error}"
    one.child = child
    return ""


def print_report(contestants: Mapping[str, Contestant], found: Mapping[str, Milliseconds]) -> None:
    both = list(summed_up(found).values())
    rows = []
    for name, one in contestants.items():
        title = f"{name} {one.program.version}" if name in PEERS else name
        if one.failure:
            rows.append((title, one.failure))
            continue
        rows.append((
            title, *(f"{measured[name]:.2f}" for measured in both),
            shares(both, name, "reportgen"), shares(both, "docxtpl", name),
            shares(both, name, "floor"),
            f"{one.peak / 1e6:.0f}", f"{one.size:,}",
            "yes" if one.text == contestants["reportgen"].text else "no",
        ))  # fmt: skip
    print_table(("", "median", "fastest", "× reportgen", "docxtpl ÷", "× floor", "peak MB", "bytes",
                 "same text"), rows)  # fmt: skip


def shares(both: Sequence[Mapping[str, float]], one: str, other: str) -> str:
    by_median, by_fastest = (times(measured[one] / measured[other]) for measured in both)
    return f"{by_median} ({by_fastest})"


if __name__ == "__main__":
    main()
