"""Old and new values as printed: figures with their difference, texts by an excerpt."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from reportgen.amounts import Amount, Points, Quantity, print_amount, print_date, print_number
from reportgen.amounts.decimals import EXACT
from reportgen.comparing.meaning import entered, fields_of
from reportgen.model import EvaluationYear, FieldInfo, Kind, is_record, row_name
from reportgen.prose import Prose, Reference

UNKNOWN, NONE = "空", "无"
_SHORT = 24  # characters of a text that is shown whole
_AROUND = 8  # characters shown before and behind a difference
_NAMED = 3  # rows of a list that are named, figures of a row that are shown
_TEXTS = (Kind.TEXT, Kind.PROSE)
_FIGURES = (Kind.MONEY, Kind.COUNT, Kind.POINTS, Kind.QUANTITY, Kind.VALUE)


@attrs.frozen
class Shown:
    """Two values as printed, and by how much the second is more or less; empty for texts."""

    before: str
    after: str
    difference: str = ""


@attrs.frozen
class Printer:
    """Prints money in the unit of one year, with its places, or all where these would hide some."""

    unit: str
    places: int

    @classmethod
    def of(cls, year: EvaluationYear) -> Printer:
        """The printer of a year's figures."""
        return cls(year.amount_unit, 2 if year.decimal_places is None else year.decimal_places)

    def both(self, before: Any, after: Any, info: FieldInfo) -> Shown:
        """Two different values of one field."""
        if isinstance(before, Amount) and isinstance(after, Amount):
            return self._amounts(before, after)
        if _is_text(before) and _is_text(after):
            return Shown(*excerpts(str(before), str(after)))
        shown = self.one(before, info), self.one(after, info)
        if info.kind is Kind.YEAR or None in (before, after):
            return Shown(*shown)
        return Shown(*shown, _difference(before, after, info))

    def one(self, value: Any, info: FieldInfo) -> str:
        """A single value; 空 for none."""
        if value is None:
            return UNKNOWN
        if isinstance(value, Amount):
            return self._amount(value, None if self._hides(value) else self.places)
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, int):
            return f"{value}{info.unit}"
        if isinstance(value, datetime.date):
            return print_date(value)
        if isinstance(value, Reference):
            return f"【={value.path}】"
        if _is_text(value) and info.kind is not Kind.CHOICE:
            return beginning(str(value))
        return str(value)

    def rows(self, rows: tuple[Any, ...] | None) -> str:
        """A whole list: 空, 无, or how many rows and the names of the first."""
        if not rows:
            return UNKNOWN if rows is None else NONE
        names = [row_name(row) if is_record(type(row)) else beginning(str(row)) for row in rows]
        named = list(dict.fromkeys(filter(None, names)))[:_NAMED]
        more = "等" if len(rows) > len(named) else ""
        return f"{len(rows)}项" + (f"（{'、'.join(named)}{more}）" if named else "")

    def row(self, row: Any, info: FieldInfo) -> str:
        """What a row that was added or removed says: its first figures, its text without a name."""
        if not is_record(type(row)):
            return self.one(row, info)
        figures = list(self._figures(row, info))[:_NAMED]
        has_name = hasattr(row, "at") or any(getattr(row, key) for key in info.keys)
        texts = [] if has_name and figures else list(_texts(row, info))[:1]
        return "，".join((*texts, *figures))

    def _figures(self, row: Any, info: FieldInfo) -> Iterator[str]:
        for field in fields_of(type(row)):
            value = entered(row, field)
            is_figure = field.kind in _FIGURES and not isinstance(value, str)
            if value is not None and is_figure and field.name not in info.keys:
                yield f"{field.key}{self.one(value, field)}"

    def _amounts(self, before: Amount, after: Amount) -> Shown:
        places = None if self._hides(before) or self._hides(after) else self.places
        apart = after - before
        word = "增加" if apart.yuan > 0 else "减少"
        shown = (self._amount(one, places) for one in (before, after, abs(apart)))
        old, new, more = shown
        return Shown(old, new, word + more)

    def _hides(self, amount: Amount) -> bool:
        places = print_amount(amount, self.unit, None, with_unit=False).partition(".")[2]
        return len(places) > self.places

    def _amount(self, amount: Amount, places: int | None) -> str:
        return print_amount(amount, self.unit, places)


def _is_text(value: Any) -> bool:
    return isinstance(value, str | Prose)


def _texts(row: Any, info: FieldInfo) -> Iterator[str]:
    """The beginnings of a row's texts, but of its names and classes."""
    for field in fields_of(type(row)):
        value = entered(row, field)
        if value is not None and field.kind in _TEXTS and field.name not in info.keys:
            yield beginning(str(value))


def _difference(before: Any, after: Any, info: FieldInfo) -> str:
    """By how much one exact figure is more or less than another; empty where that says nothing."""
    old, new = _number(before), _number(after)
    if old is None or new is None:
        return ""
    unit = "分" if isinstance(after, Points) else info.unit
    apart = EXACT.abs(EXACT.subtract(new, old))
    return ("增加" if new > old else "减少") + print_number(apart, None) + unit


def _number(value: Any) -> Decimal | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, Points) or (isinstance(value, Quantity) and value.is_exact):
        return value.value
    return None


def beginning(text: str) -> str:
    """A text in quotation marks, cut where it is long.

    >>> beginning("负责全县应急管理工作。")
    '“负责全县应急管理工作。”'
    """
    line = _one_line(text)
    return f"“{line}”" if len(line) <= _SHORT else f"“{line[:_SHORT]}…”"


def excerpts(before: str, after: str) -> tuple[str, str]:
    """Both texts around their first difference, short ones whole.

    >>> excerpts("甲" * 30 + "乙丙", "甲" * 30 + "丁丙")
    ('“…甲甲甲甲甲甲甲甲乙丙”', '“…甲甲甲甲甲甲甲甲丁丙”')
    """
    old, new = _one_line(before), _one_line(after)
    if max(len(old), len(new)) <= _SHORT:
        return f"“{old}”", f"“{new}”"
    first = next(
        (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
        min(len(old), len(new)),
    )
    start = max(first - _AROUND, 0)
    return _cut(old, start), _cut(new, start)


def _cut(text: str, start: int) -> str:
    end = start + _AROUND + _SHORT
    return f"“{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}”"


def _one_line(text: str) -> str:
    return "／".join(filter(None, text.splitlines()))
