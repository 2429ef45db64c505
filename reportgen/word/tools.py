"""What a template runs with: our look-up of names, filters, tests and output, and nothing else.

Escaping is done by our own output filter, which every output tag ends in: it writes line breaks and
bold, and notes what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from reportgen.prose import LONGEST_NONE, Prose
from reportgen.word.bounds import too_much_text
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
from reportgen.word.runs import first_special
from reportgen.word.state import FillState
from reportgen.word.telling import TellingState

Read = Callable[[Any, str], Any]


@lru_cache(maxsize=64)
def tools(printer: Printer, read: Read) -> Tools:
    """The tools for one way of printing and of reading data.

    ``read(owner, name)`` gives a data object's value and raises ``AttributeError``.
    """
    filters = {name: _filter(known, printer) for name, known in FILTERS.items()}
    tests = {name: _deciding(test) for name, test in TESTS.items()}
    return Tools(_reading(read), {**filters, **OWN_FILTERS}, tests)


def _reading(read: Read) -> Callable[[Any, str], Any]:
    """A name of a data object; what is unknown becomes ``Missing`` with its owner."""

    def reading(owner: Any, name: str) -> Any:
        if type(owner) is Missing:
            return Missing(owner, name)
        try:
            value = read(owner, name)
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
        if not isinstance(value, Missing):
            return test(value)
        if test is not is_given:
            value.note()
        return False

    return deciding


def _out(value: Any, fill: FillState, site: int) -> str:
    """What an output tag prints."""
    kind = type(value)
    if kind is Prose and (value.plain and len(value.plain) > LONGEST_NONE) and not fill.placed:
        kind, value = str, value.plain
    printed = value if kind is str and first_special(value) is None else fill.text(value, site)
    fill.room -= len(printed)  # which costs less than a call
    if fill.room < 0:
        raise too_much_text()
    return printed


def _number(site: int, fill: FillState) -> str:
    return fill.numbers.number(site)


def _first(value: Any, fill: FillState, site: int) -> str:
    xml = fill.text(value, site)
    fill.weigh(len(xml))
    return fill.numbers.untyped(xml, site)


def _beside(printed: str, fill: TellingState, site: int, owner: Any, name: str) -> str:
    return fill.beside(printed, site, owner, name)


def _rows(values: Any, fill: FillState, size: int = 0) -> Iterable[Any]:
    return fill.rows(values, size)


def _begin_list(site: int, fill: FillState) -> str:
    return fill.numbers.begin_list(site)


def _numbered(captured: str, fill: FillState, site: int) -> str:
    printed = fill.numbers.numbered(captured, site)
    if not printed:
        fill.references.vanished(captured)
    return printed


def _begins(node: Any, fill: FillState, table: int, column: int) -> bool:
    return fill.merging.begins(node, table, column)


def _row(table: int, fill: FillState) -> str:
    return fill.merging.row(table)


def _heading(captured: str, fill: FillState, style: str, own: int | None) -> str:
    return fill.outline.heading(captured, style, own)


def _entitled(captured: str, fill: FillState, *names: str) -> str:
    return fill.references.entitle(captured, names)


def _page(name: str, fill: FillState) -> str:
    return fill.references.page(name)


def _printed(name: str, fill: FillState) -> str:
    return fill.references.printed(name)


def _referred_to(kind: str, fill: FillState, number: int) -> bool:
    return fill.notes.has(kind, number)


def _id(_: int, fill: FillState) -> str:
    """A number that no other shape of the document has."""
    return str(fill.next_id())


#: What the engine itself writes into a template; an author's tag cannot name these.
OWN_FILTERS: dict[str, Callable[..., Any]] = {
    "_out": _out,
    "_first": _first,
    "_beside": _beside,
    "_rows": _rows,
    "_number": _number,
    "_begin_list": _begin_list,
    "_numbered": _numbered,
    "_id": _id,
    "_heading": _heading,
    "_entitled": _entitled,
    "_page": _page,
    "_referred_to": _referred_to,
    "_printed": _printed,
    "_begins": _begins,
    "_row": _row,
    "_holder": with_paragraph,
    "_table": without_empty_table,
    "_grid": with_grid,
}
