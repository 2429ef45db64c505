"""Fills a hostile template, in a process that may be stopped: program and tag are arguments."""

import sys

from traps_tools import by_docxtpl, by_reportgen, first, outcome
from wordml import docx, paragraph

MEMORY = 1 << 30


def main() -> None:
    program, tag = sys.argv[1:]
    limit_memory()
    sys.stdout.reconfigure(encoding="utf-8")
    print("ready", file=sys.stderr, flush=True)
    fill = {"docxtpl": by_docxtpl, "reportgen": by_reportgen}[program]
    print(outcome(lambda: first(fill(docx(paragraph(tag)), {"单位": "甲局"}))))


def limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has none
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
