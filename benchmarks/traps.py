"""What docxtpl really does in each trap that a template can hold, and what reportgen does.

Everything is run, and the outcomes are read from the documents and exceptions that come of it.

Run: python benchmarks/traps.py [--markdown]
"""

import contextlib
import re
import sys
import warnings
from collections.abc import Iterable, Iterator

import traps_language
import traps_markup
import traps_running
import traps_values
from tables import columns_of, padded
from traps_tools import Seen, Trap

WIDTHS = (30, 40, 46)
HEADS = ("trap", "docxtpl", "reportgen")

TRAPS = (*traps_values.TRAPS, *traps_markup.TRAPS, *traps_language.TRAPS, *traps_running.TRAPS)


def main() -> None:
    write = print_markdown if "--markdown" in sys.argv[1:] else print_columns
    write((trap.title, seen.docxtpl, seen.reportgen) for trap, seen in all_seen())


def all_seen() -> Iterator[tuple[Trap, Seen]]:
    """Every trap with what was seen in it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # docxtpl's own are not what is looked at
        for trap in TRAPS:
            yield trap, trap.run()


def print_columns(rows: Iterable[tuple[str, ...]]) -> None:
    for row in (HEADS, tuple("-" * width for width in WIDTHS)):
        print_row(row)
    for row in rows:
        print_row(row)
        print(flush=True)


def print_row(row: tuple[str, ...]) -> None:
    columns = [list(folded(text, width)) for text, width in zip(row, WIDTHS, strict=True)]
    for number in range(max(map(len, columns))):
        cells = [lines[number] if number < len(lines) else "" for lines in columns]
        line = "  ".join(padded(text, width) for text, width in zip(cells, WIDTHS, strict=True))
        print(line.rstrip())


def print_markdown(rows: Iterable[tuple[str, ...]]) -> None:
    for row in (HEADS, ("---",) * len(HEADS)):
        print(f"| {' | '.join(row)} |")
    for row in rows:
        print(f"| {' | '.join(map(escaped, row))} |")


def escaped(text: str) -> str:
    """The text as a cell of a table in Markdown, which would read these signs."""
    return re.sub(r"([|*_<])", r"\\\1", text)


def folded(text: str, width: int) -> Iterator[str]:
    """The text in lines that fit; between Chinese characters a line may end anywhere."""
    line = ""
    for word in words(text):
        if line and columns_of(line + word.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += word
    yield line.rstrip()


def words(text: str) -> Iterator[str]:
    word = ""
    for char in text:
        word += char
        if char == " " or columns_of(char) == 2:
            yield word
            word = ""
    yield word


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        main()
