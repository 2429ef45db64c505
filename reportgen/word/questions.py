"""The tests of the template language, in Chinese and English: 已填 and 为零."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from reportgen.amounts import Amount, Change, Points, Quantity, Rate, Ratio
from reportgen.prose import Prose
from reportgen.word import names as n


def is_given(value: Any) -> bool:
    """已填: the value is known; a list has rows, a passage says more than 无, a rate has a base."""
    if isinstance(value, tuple):
        return bool(value)
    if isinstance(value, Ratio):
        return value.is_known
    if isinstance(value, Change):
        return value.percent is not None or value.direction == 0
    return not (isinstance(value, Prose) and value.is_none)


#: The kinds that can be 为零.
ZEROES = (*n.FIGURES, n.CHANGE, n.LIST, n.PROSE)


def is_zero(value: Any) -> bool:
    """为零: known to be none: a figure of 0, no change, an empty list, a passage that says 无."""
    judge = _ZERO.get(type(value))
    if judge is not None:
        return judge(value)
    return not value if isinstance(value, tuple) else bool(value == 0)


def _has_no_value(figure: Points | Quantity | Rate | Ratio) -> bool:
    return figure.value == 0


_ZERO: Mapping[type, Callable[[Any], bool]] = {
    Amount: lambda amount: amount.is_zero,
    Change: lambda change: change.direction == 0,
    Prose: lambda prose: prose.is_none,
    **dict.fromkeys((Points, Quantity, Rate, Ratio), _has_no_value),
}


#: Every test by both its names.
TESTS: Mapping[str, Callable[[Any], bool]] = {
    "已填": is_given,
    "given": is_given,
    "为零": is_zero,
    "zero": is_zero,
}
