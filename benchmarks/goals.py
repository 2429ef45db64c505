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
    for name in ("reportgen", "reportgen, isal"):
        if name in found["ebian"]["median"]:
            yield from of_reports(found["ebian"], name)
    for name in (STREAMED, f"{STREAMED}, isal"):
        if f"{name} 50000" in found["rows"]["median"]:
            yield from of_rows(found["rows"], name)
    cold, batch = found["cold"], found["batch"]
    yield (
        "cold start: quickest peer ÷ reportgen",
        "> 1",
        lambda kind: quickest(cold[kind], list(PEERS)) / cold[kind]["reportgen render"],
    )
    yield ("1,000 reports: one process ÷ two", "≥ 1.8",
           lambda kind: batch[kind]["publish 1 1000"] / batch[kind]["publish 2 1000"])  # fmt: skip


def of_reports(ebian: dict[str, Any], name: str) -> Iterator[Goal]:
    def against(other: str) -> Measured:
        return lambda kind: ebian[kind][other] / ebian[kind][name]

    yield f"{name}: docxtpl ÷", "≥ 30", against("docxtpl")
    yield f"{name}: docxtpl with loops ÷", "≥ 30", against("docxtpl, loops")
    yield (f"{name}: quickest other peer ÷", "≥ 5",
           lambda kind: quickest(ebian[kind], OTHERS) / ebian[kind][name])  # fmt: skip
    yield f"{name}: × floor", "≤ 2", lambda kind: 1 / against("floor")(kind)


def of_rows(rows: dict[str, Any], name: str) -> Iterator[Goal]:
    most = f"{name} 50000"
    peers = [f"{other} 50000" for other in OTHERS]
    yield (
        f"{name}, 50,000 rows: docxtpl ÷",
        "≥ 30",
        lambda kind: rows[kind]["docxtpl 50000"] / rows[kind][most],
    )
    yield (
        f"{name}, 50,000 rows: quickest other peer ÷",
        "> 1",
        lambda kind: quickest(rows[kind], peers) / rows[kind][most],
    )
    yield (
        f"{name}: a row of 50,000 ÷ a row of 1,000",
        "≤ 1.2",
        lambda kind: rows[kind][most] / 50 / rows[kind][f"{name} 1000"],
    )
    yield f"{name}: MB above the year", "< 60", lambda _: rows["memory"][most] / 1e6  # fmt: skip


def quickest(measured: dict[str, float], names: list[str]) -> float:
    return min(measured[name] for name in names if name in measured)


def line(title: str, wanted: str, measured: Measured) -> tuple[str, ...]:
    sign, limit = wanted.split()
    both = [measured(kind) for kind in ("median", "fastest")]
    reached = all(SIGNS[sign](one, float(limit)) for one in both)
    return title, wanted, *map(times, both), "yes" if reached else "no"


if __name__ == "__main__":
    main()
