"""Lists joined into a phrase: 甲、乙、丙, and 一是甲；二是乙.

Between titles in 《》, and between quotations, there is no mark, unless something follows the first
(GB/T 15834—2011, 4.5.3.5): 《甲法》《乙法》（主席令第1号）、《丙法》.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, pairwise, zip_longest
from typing import Any

import attrs

from reportgen.amounts import cardinal
from reportgen.prose import Phrase, Prose
from reportgen.word.missing import Missing, main_value, rows_of
from reportgen.word.printing import Printer
from reportgen.word.runs import escape

Join = Callable[[Sequence[str]], str]


@attrs.frozen
class Passages:
    """Rows that print as passages, which only a fill can print, and how their XML is joined."""

    values: tuple[Any, ...]
    join: Join


def texts_of(printer: Printer, rows: Iterable[Any]) -> list[str] | Missing:
    """Each row as it prints; where some have nothing to print, the last of those."""
    values = main_values(rows)
    return values if isinstance(values, Missing) else [printer.text(value) for value in values]


def main_values(rows: Iterable[Any]) -> list[Any] | Missing:
    """What each row prints as; where some have nothing to print, the last of those."""
    values = [main_value(row) for row in rows_of(rows)]
    absent = [value for value in values if isinstance(value, Missing)]
    for value in absent[:-1]:
        value.note()
    return absent[-1] if absent else values


def joined(printer: Printer) -> Callable[..., Any]:
    """顿号: the rows with a mark between them, where one belongs there."""

    def run(rows: Any, mark: str = "、") -> Any:
        if mark == "、":
            return _phrase(printer, rows, _listed, _listed)
        return _phrase(printer, rows, mark.join, escape(mark).join)

    return run


def enumerated(printer: Printer) -> Callable[..., Any]:
    """列举: 一是…；二是…, without a stop at the end; a single row by itself."""
    return lambda rows: _phrase(printer, rows, _enumerate, _enumerate)


def _phrase(printer: Printer, rows: Any, join: Join, join_xml: Join) -> Any:
    values = main_values(rows)
    if isinstance(values, Missing):
        return values
    if any(isinstance(value, Prose | Phrase) for value in values):
        return Passages(tuple(values), lambda texts: join_xml(_open_ended(texts)))
    return join([printer.text(value) for value in values])


#: What ends one row and begins the next, so that no mark belongs between them.
_TOUCHING = ("》《", "”“")


def _listed(found: Sequence[str]) -> str:
    marks = ("" if one[-1:] + two[:1] in _TOUCHING else "、" for one, two in pairwise(found))
    return "".join(chain.from_iterable(zip_longest(found, marks, fillvalue="")))


def _open_ended(texts: Sequence[str]) -> list[str]:
    """Texts without their stops, which the phrase sets itself."""
    return [text.rstrip("。；") for text in texts]


def _enumerate(found: Sequence[str]) -> str:
    texts = _open_ended(found)
    if len(texts) < 2:
        return "".join(texts)
    return "；".join(f"{cardinal(number)}是{text}" for number, text in enumerate(texts, 1))
