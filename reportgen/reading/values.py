"""One typed text to one value, by the kind of its field."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import attrs

from reportgen.amounts import (
    ZERO,
    Amount,
    Points,
    Quantity,
    read_amount,
    read_count,
    read_date,
    read_number,
    read_quantity,
    read_year,
)
from reportgen.errors import Unreadable
from reportgen.model import FieldInfo, Kind
from reportgen.prose import Prose, Reference, clean_text, parse, parse_reference
from reportgen.reading.nodes import Scalar

_YES = frozenset({"是", "有", "√", "✓", "yes", "Yes", "true", "True", "y", "Y"})
_NO = frozenset({"否", "无", "×", "no", "No", "false", "False", "n", "N"})
_SAME_SIGN = {
    **dict.fromkeys((">=", "=>", "≧", "大于等于", "不少于", "不低于"), "≥"),
    **dict.fromkeys(("<=", "=<", "≦", "小于等于", "不超过", "不高于"), "≤"),
    **dict.fromkeys(("＝", "等于"), "="),
    **dict.fromkeys(("＞", "大于"), ">"),
    **dict.fromkeys(("＜", "小于"), "<"),
}


@attrs.frozen
class Settings:
    """What the file declares about its own figures."""

    unit: str = "元"
    places: int | None = None
    blank_is_zero: bool = False


def read_value(scalar: Scalar, info: FieldInfo, settings: Settings) -> Any:
    """The value of a cell; None where it is blank (unknown).

    Raises ``Unreadable``.
    """
    if scalar.is_blank:
        return ZERO if info.kind is Kind.MONEY and settings.blank_is_zero else None
    if scalar.exact is not None:
        return _exact(scalar, info, settings)
    return _READERS[info.kind](scalar.text, info, settings)


def _exact(scalar: Scalar, info: FieldInfo, settings: Settings) -> Any:
    wanted = _TYPES.get(info.kind)
    value = scalar.exact
    if wanted and isinstance(value, wanted) and isinstance(value, bool) == (wanted is bool):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _READERS[info.kind](format(value, "f"), info, settings)
    raise Unreadable(scalar.text, f"{info.kind}，给出的是{type(value).__name__}")


def _text(text: str, info: FieldInfo, settings: Settings) -> str:
    return clean_text(text.strip())


def _money(text: str, info: FieldInfo, settings: Settings) -> Amount:
    return read_amount(text, settings.unit, settings.places)


def _points(text: str, info: FieldInfo, settings: Settings) -> Points:
    return Points(read_number(text.strip().removesuffix("分")), text.strip())


def _value(text: str, info: FieldInfo, settings: Settings) -> Quantity | Reference | str:
    reference = parse_reference(text)
    if reference is not None:
        return reference
    try:
        return read_quantity(text)
    except Unreadable:
        return clean_text(text.strip())


def _choice(text: str, info: FieldInfo, settings: Settings) -> str:
    chosen = _SAME_SIGN.get(text.strip(), text.strip())
    if chosen in info.choices:
        return chosen
    raise Unreadable(text.strip(), f"以下之一：{'、'.join(info.choices)}")


def _yes_no(text: str, info: FieldInfo, settings: Settings) -> bool:
    if text.strip() in _YES | _NO:
        return text.strip() in _YES
    raise Unreadable(text.strip(), "“是”或“否”")


def _prose(text: str, info: FieldInfo, settings: Settings) -> Prose:
    return parse(text)


_READERS: Mapping[Kind, Callable[[str, FieldInfo, Settings], Any]] = {
    Kind.TEXT: _text,
    Kind.OPEN: _text,
    Kind.PROSE: _prose,
    Kind.TEXTS: _prose,
    Kind.MONEY: _money,
    Kind.COUNT: lambda text, info, settings: read_count(text),
    Kind.POINTS: _points,
    Kind.QUANTITY: lambda text, info, settings: read_quantity(text),
    Kind.VALUE: _value,
    Kind.DATE: lambda text, info, settings: read_date(text),
    Kind.YEAR: lambda text, info, settings: read_year(text),
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
}

_TYPES: Mapping[Kind, Any] = {
    Kind.MONEY: Amount,
    Kind.COUNT: int,
    Kind.YEAR: int,
    Kind.POINTS: Points,
    Kind.QUANTITY: Quantity,
    Kind.VALUE: Quantity,
    Kind.DATE: datetime.date,
    Kind.YES_NO: bool,
    Kind.PROSE: Prose,
    Kind.TEXTS: Prose,
}
