"""What was to be reached, and what was: by the medians, and by the fastest of each.

On a machine that has other work, medians flatter who is quick: what takes longer is interrupted
more often. Reads what the other programs have kept of their last runs.

Run: python benchmarks/goals.py
"""

import operator
from collections.abc import Callable, Iterator
from typing import Any

from children import PEERS
from tables import kept, print_table, times

OTHERS = [name for name in PEERS if name != "docxtpl"]
STREAMED = "reportgen, streamed"
SIGNS = {"≥": operator.ge, "≤": operator.le, "<": operator.lt, ">": operator.gt}

Measured = Callable[[str], float]
Goal = tuple[str, str, Measured]


def main() -> None:
    found = kept("ebian", "rows", "cold", "batch")
    heads = ("", "goal", "by medians", "by the fastest", "reached")
    print_table(heads, [line(*one) for one in goals(found)])


def goals(found: dict[str, Any]) -> Iterator[Goal]:
    """Each with what tells the figure, of the medians or of the fastest."""
    for name in ("the same again", "the same, isal", "reportgen", "reportgen, isal"):
        if name in found["ebian"]["median"]:
            yield from of_reports(found["ebian"], name)
    for name in (STREAMED, f"{STREAMED}, isal"):
        if f"{name} 50000" in found["rows"]["median"]:
            yield from of_rows(found["rows"], name)
    started = share(found["cold"], list(PEERS), "reportgen render")
    yield "cold start: quickest peer ÷ reportgen", "> 1", started
    workers = share(found["batch"], ["publish 1 1000"], "publish 2 1000")
    yield "1,000 reports: one process ÷ two", "≥ 1.8", workers


def of_reports(ebian: dict[str, Any], name: str) -> Iterator[Goal]:
    yield f"{name}: docxtpl ÷", "≥ 30", share(ebian, ["docxtpl"], name)
    yield f"{name}: docxtpl with loops ÷", "≥ 30", share(ebian, ["docxtpl, loops"], name)
    yield f"{name}: quickest other peer ÷", "≥ 5", share(ebian, OTHERS, name)
    yield f"{name}: × floor", "≤ 2", share(ebian, [name], "floor")


def of_rows(rows: dict[str, Any], name: str) -> Iterator[Goal]:
    most, title = f"{name} 50000", f"{name}, 50,000 rows"
    others = [f"{other} 50000" for other in OTHERS]
    yield f"{title}: docxtpl ÷", "≥ 30", share(rows, ["docxtpl 50000"], most)
    yield f"{title}: quickest other peer ÷", "> 1", share(rows, others, most)
    yield f"{title}: × 50 times 1,000 rows", "≤ 1.2", share(rows, [most], f"{name} 1000", by=50)
    yield f"{title}: MB above the year", "< 60", lambda _: rows["memory"][most] / 1e6


def share(figures: dict[str, Any], tops: list[str], bottom: str, by: float = 1) -> Measured:
    """The quickest of some, divided by another."""

    def measured(kind: str) -> float:
        given = figures[kind]
        return min(given[top] for top in tops if top in given) / given[bottom] / by

    return measured


def line(title: str, wanted: str, measured: Measured) -> tuple[str, ...]:
    sign, limit = wanted.split()
    try:
        both = [measured(kind) for kind in ("median", "fastest")]
    except (KeyError, ValueError):  # a peer that is not there, or took too long
        return title, wanted, "not measured"
    reached = all(SIGNS[sign](one, float(limit)) for one in both)
    return title, wanted, *map(times, both), "yes" if reached else "no"


if __name__ == "__main__":
    main()
