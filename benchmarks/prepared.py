"""Filling alone: a report of 40 pages from prepared values, beside docxtpl and the floor.

No evaluation year stands behind the values: what is measured is the Word engine. The goal is at
most 1/25 of docxtpl's time and at most 2.5 times the floor.

Warm: the template is compiled, modules are loaded, the values (``Amount``, ``Rate`` …) exist. Each
fill of the first row prints figures that this process has not printed before; the second row prints
the same values again and again, as docxtpl and the floor do.

Run: python benchmarks/prepared.py [rounds]
"""

import os

import synthetic
from contestants import docxtpl, docxtpl_flat
from floor import Run, floor
from harness import compare, median_of, never_seen, rounds_asked
from synthetic_data import finished, names_of, read, values

from reportgen.word import compile_template
from reportgen.word.view import headings, view


def main() -> None:
    os.environ.setdefault("REPORTGEN_DEFLATE", "zlib")  # as without the extra
    rounds = rounds_asked()
    contestants = prepare(rounds)
    print(extent(contestants["the same again"]()), end="; ")
    compare(contestants, rounds)
    made_of = synthetic.template(), synthetic.SETTINGS, names_of(values()), read
    compiling = median_of(lambda: compile_template(*made_of), 5)
    print(f"\ncompile the template, once per process: {compiling:.0f} ms")


def prepare(rounds: int) -> dict[str, Run]:
    """Everyone ready to print the same report again and again."""
    template, given = synthetic.template(), values()
    filler = compile_template(template, synthetic.SETTINGS, names_of(given), read)
    printed = filler.fill(given).data
    texts = finished(given, synthetic.SETTINGS.printer)
    return {
        "reportgen": never_seen(lambda new: filler.fill(new).data, values, rounds),
        "the same again": lambda: filler.fill(given).data,
        # The same template, loops and all; its values are finished texts, its numbers typed.
        "docxtpl": docxtpl(synthetic.template(finished=True), texts),
        "docxtpl flat": docxtpl_flat(printed, template),
        "floor": floor(printed, template),
    }


def extent(printed: bytes) -> str:
    text = view(printed)
    return f"{len(headings(printed))} headings, {len(''.join(text.split())):,} characters"


if __name__ == "__main__":
    main()
