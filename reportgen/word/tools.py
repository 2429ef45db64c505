"""What a template runs with: our look-up of names, filters, tests and output, and nothing else.

Escaping is done by our own output filter, which every output tag ends in: it writes line breaks and
bold, and notes what is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any

from reportgen.word.coding import Tools
from reportgen.word.functions import FILTERS, Filter
from reportgen.word.mending import (
    with_grid,
    with_paragraph,
    without_empty_table,
)
from reportgen.word.missing import LOOKED_UP, Missing, present
from reportgen.word.printing import Printer
from reportgen.word.questions import TESTS, is_given
from reportgen.word.state import FillState

#: What reads a name of data objects; it raises ``AttributeError``.
Read = Callable[[str], Callable[[Any], Any]]


@lru_cache(maxsize=64)
def tools(printer: Printer, read: Read) -> Tools:
    """The tools for one way of printing and of reading data."""
    filters = {name: _filter(known, printer) for name, known in FILTERS.items()}
    tests = {name: _deciding(test) for name, test in TESTS.items()}
    return Tools(partial(_reading, read), {**filters, **_MENDING}, tests, _OWN)


def _reading(read: Read, name: str) -> Callable[[Any], Any]:
    """What reads a name of data objects; what is unknown becomes ``Missing`` with its owner."""
    get = read(name)

    def reading(owner: Any) -> Any:
        if type(owner) is Missing:
            return Missing(owner, name)
        try:
            value = get(owner)
        except AttributeError:
            value = None
        # Asked so often that ``present`` is called only where it has something to do.
        return value if type(value) not in LOOKED_UP else present(value, owner, name)

    return reading


def _filter(known: Filter, printer: Printer) -> Callable[..., Any]:
    run = known.make(printer)
    return run if known.meets_missing else _passing(run)


def _passing(run: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that lets missing values through to the output, where they are noted."""

    def passing(value: Any, *arguments: Any) -> Any:
        if type(value) is Missing:
            return value
        # Most filters have no argument, and calling with *() takes twice as long.
        return run(value, *arguments) if arguments else run(value)

    return passing


def _deciding(test: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """A test that is false for a missing value; 为零 notes it, 已填 only asks."""

    def deciding(value: Any) -> bool:
        if type(value) is not Missing:
            return test(value)
        if test is not is_given:
            value.note()
        return False

    return deciding


#: What the engine itself writes into a template, each the state's; an author's tag cannot name it.
_OWN: dict[str, Callable[[FillState], Callable[..., Any]]] = {
    "_out": attrgetter("output"),
    "_first": attrgetter("first"),
    "_beside": attrgetter("beside"),
    "_rows": attrgetter("rows"),
    "_number": attrgetter("numbers.number"),
    "_begin_list": attrgetter("numbers.begin_list"),
    "_numbered": attrgetter("numbered"),
    "_id": attrgetter("shape_id"),
    "_heading": attrgetter("outline.heading"),
    "_entitled": attrgetter("references.entitle"),
    "_page": attrgetter("references.page"),
    "_referred_to": attrgetter("notes.has"),
    "_printed": attrgetter("references.printed"),
    "_begins": attrgetter("merging.begins"),
    "_row": attrgetter("merging.row"),
}
#: What it writes that needs no state.
_MENDING: dict[str, Callable[..., str]] = {
    "_holder": with_paragraph,
    "_table": without_empty_table,
    "_grid": with_grid,
}
