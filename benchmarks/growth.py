"""How cost grows with rows, reports and workers, and which goals were reached.

Reads what ``report.py``, ``rows.py``, ``cold.py`` and ``batch.py`` have kept of their last runs.

Run: python benchmarks/growth.py
"""

from collections.abc import Iterator, Mapping
from typing import Any

from children import PEERS
from tables import kept, print_table

STREAMED, IN_MEMORY = "reportgen, streamed", "reportgen, in memory"
OTHERS = [name for name in PEERS if name != "docxtpl"]
REPORTS = 1_000
MOST = "50000"

Figures = Mapping[str, Any]
Goal = tuple[str, str, str, str]


def main() -> None:
    found = kept("ebian", "rows", "cold", "batch")
    rows = found["rows"]
    sizes = list(rows[STREAMED])
    print("Milliseconds a row.\n")
    print_table(("", *(f"{int(size):,}" for size in sizes)), list(per_row(rows, sizes)))
    print("\nGoals.\n")
    print_table(("", "goal", "measured", "reached"), list(goals(found)))


def per_row(rows: Figures, sizes: list[str]) -> Iterator[tuple[str, ...]]:
    for name, measured in rows.items():
        if set(sizes) & set(measured):
            each = [measured[size]["seconds"] / int(size) if size in measured else None
                    for size in sizes]  # fmt: skip
            yield name, *("" if one is None else f"{one * 1000:.3f}" for one in each)


def goals(found: Figures) -> Iterator[Goal]:
    """What was to be reached, and what was."""
    yield from of_reports(found["ebian"]["medians"])
    yield from of_rows(found["rows"])
    cold = found["cold"]
    own, first = cold["reportgen render"], min(cold[name] for name in PEERS if name in cold)
    yield goal("cold start, ms", f"< {first:.0f}", own, own < first, 0)
    one, two = (found["batch"][f"publish {workers} {REPORTS}"] for workers in (1, 2))
    yield goal("two processes ÷ one", "≥ 1.8", one / two, one / two >= 1.8, 2)


def of_reports(medians: Mapping[str, float]) -> Iterator[Goal]:
    own, docxtpl, floor = (medians[name] for name in ("reportgen", "docxtpl", "floor"))
    others = min(medians[name] for name in OTHERS if name in medians)
    for title, share in (("docxtpl, flat", docxtpl), ("docxtpl, loops", medians["docxtpl, loops"])):
        yield goal(f"a report: {title} ÷ reportgen", "≥ 30", share / own, share / own >= 30)
    yield goal("fastest other peer ÷ reportgen", "≥ 5", others / own, others / own >= 5)
    yield goal("reportgen ÷ floor", "≤ 2", own / floor, own / floor <= 2)


def of_rows(rows: Figures) -> Iterator[Goal]:
    own = rows[STREAMED][MOST]
    docxtpl = rows["docxtpl"][MOST]["seconds"] / own["seconds"]
    others = min(rows[name][MOST]["seconds"] for name in OTHERS if MOST in rows.get(name, {}))
    each = own["seconds"] / int(MOST) / (rows[STREAMED]["1000"]["seconds"] / 1000)
    yield goal("50,000 rows: docxtpl ÷ reportgen", "≥ 30", docxtpl, docxtpl >= 30)
    yield goal("fastest other peer ÷ reportgen", "> 1", others / own["seconds"],
               others > own["seconds"])  # fmt: skip
    yield goal("a row of 50,000 ÷ a row of 1,000", "≤ 1.2", each, each <= 1.2)
    yield goal("MB above the year, streamed", "< 60", own["memory"] / 1e6, own["memory"] < 60e6, 0)


def goal(title: str, wanted: str, measured: float, reached: bool, places: int = 1) -> Goal:
    return title, wanted, f"{measured:.{places}f}", "yes" if reached else "no"


if __name__ == "__main__":
    main()
