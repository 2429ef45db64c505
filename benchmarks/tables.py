"""Tables that read well on a terminal and in the documentation, and the figures kept for others.

``out/bench/figures.json`` holds what the last run of each program has measured, for ``plan.py``.
"""

import json
import statistics
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from peers.install import TARGET

FIGURES = TARGET / "figures.json"


def print_table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A Markdown table; the first column to the left, the others to the right."""
    lines = [list(map(str, row)) for row in (heads, *rows)]
    lines = [line + [""] * (len(heads) - len(line)) for line in lines]
    widths = [max(map(columns_of, column)) for column in zip(*lines, strict=True)]
    marks = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    for line in (lines[0], marks, *lines[1:]):
        first, *others = map(padded, line, widths)
        cells = [first, *map(moved_right, others)]
        print(f"| {' | '.join(cells)} |", flush=True)


def padded(text: str, width: int) -> str:
    return text + " " * (width - columns_of(text))


def moved_right(cell: str) -> str:
    text = cell.rstrip(" ")
    return " " * (len(cell) - len(text)) + text


def columns_of(text: str) -> int:
    """A terminal gives Chinese characters and full-width marks two columns."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def times(share: float) -> str:
    """A ratio, as exact as it is worth."""
    return f"{share:.2f}" if share < 10 else f"{share:.1f}" if share < 100 else f"{share:.0f}"


def summed_up(found: Mapping[str, Sequence[float]]) -> dict[str, dict[str, float]]:
    """The median and the fastest of what was measured."""
    return {
        "median": {name: statistics.median(measured) for name, measured in found.items()},
        "fastest": {name: min(measured) for name, measured in found.items()},
    }


def keep(program: str, figures: Mapping[str, Any]) -> None:
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    FIGURES.write_text(json.dumps({**kept(), program: figures}, indent=1), "utf-8")


def kept(*programs: str) -> dict[str, Any]:
    """What has been kept. Ends the program where one that is needed has not run."""
    found: dict[str, Any] = json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}
    missing = [name for name in programs if name not in found]
    if missing:
        raise SystemExit(f"not measured yet: {', '.join(missing)}")
    return found
