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
    """What was to be reached, and what was; with isal where that is installed."""
    medians, rows = found["ebian"]["medians"], found["rows"]
    for own in ("reportgen", "reportgen, isal"):
        if own in medians:
            yield from of_reports(medians, own)
    for own in (STREAMED, f"{STREAMED}, isal"):
        if own in rows:
            yield from of_rows(rows, own)
    cold = found["cold"]
    own, first = cold["reportgen render"], min(cold[name] for name in PEERS if name in cold)
    yield goal("cold start, ms", f"< {first:.0f}", own, own < first, 0)
    one, two = (found["batch"][f"publish {workers} {REPORTS}"] for workers in (1, 2))
    yield goal("two processes ÷ one", "≥ 1.8", one / two, one / two >= 1.8, 2)


def of_reports(medians: Mapping[str, float], name: str) -> Iterator[Goal]:
    own, docxtpl, loops = (medians[one] for one in (name, "docxtpl", "docxtpl, loops"))
    others, over = min(medians[one] for one in OTHERS if one in medians), own / medians["floor"]
    yield goal(f"{name}: docxtpl ÷", "≥ 30", docxtpl / own, docxtpl / own >= 30)
    yield goal(f"{name}: docxtpl with loops ÷", "≥ 30", loops / own, loops / own >= 30)
    yield goal(f"{name}: fastest other peer ÷", "≥ 5", others / own, others / own >= 5)
    yield goal(f"{name}: × floor", "≤ 2", over, over <= 2)


def of_rows(rows: Figures, name: str) -> Iterator[Goal]:
    most, own = rows[name][MOST], rows[name][MOST]["seconds"]
    docxtpl = rows["docxtpl"][MOST]["seconds"] / own
    others = min(rows[one][MOST]["seconds"] for one in OTHERS if MOST in rows.get(one, {}))
    each = own / int(MOST) / (rows[name]["1000"]["seconds"] / 1000)
    yield goal(f"{name}, 50,000 rows: docxtpl ÷", "≥ 30", docxtpl, docxtpl >= 30)
    yield goal(f"{name}: fastest other peer ÷", "> 1", others / own, others > own, 2)
    yield goal(f"{name}: a row ÷ a row of 1,000", "≤ 1.2", each, each <= 1.2, 2)
    yield goal(f"{name}: MB above the year", "< 60", most["memory"] / 1e6, most["memory"] < 60e6, 0)


def goal(title: str, wanted: str, measured: float, reached: bool, places: int = 1) -> Goal:
    return title, wanted, f"{measured:.{places}f}", "yes" if reached else "no"


if __name__ == "__main__":
    main()
