"""How documents print values: quantize half-up, then format; never ``-0.00``.

This is the hot path of filling a document, so nothing is imported or parsed here. What is absent is
the caller's affair: only a ratio or change without a value has a printed form, the dash ``—``.
"""

from __future__ import annotations

from decimal import Decimal

from reportgen.amounts.amount import UNITS, Amount, exponent_of
from reportgen.amounts.decimals import CONTEXT, EXACT, exact, step
from reportgen.amounts.rate import Change, Rate, Ratio

DASH = "—"

_SHIFTS = {unit: Decimal(-exponent) for unit, exponent in UNITS.items()}


def print_number(value: Decimal | int, places: int | None = 2, grouping: bool = False) -> str:
    """Print a number rounded half-up to ``places`` decimals; None prints all it has, 2.50 as 2.5.

    ``grouping`` sets thousands marks: 1,298.53. Raises TypeError for a float.
    """
    return _digits(exact(value), places, grouping)


def print_amount(
    amount: Amount,
    unit: str = "元",
    places: int | None = 2,
    grouping: bool = False,
    with_unit: bool = True,
) -> str:
    """Print money in ``unit``: 1298.53万元. Raises Unreadable for a unit that does not exist."""
    exponent = _SHIFTS[unit] if unit in _SHIFTS else exponent_of(unit)  # which raises
    number = _digits(EXACT.scaleb(amount.yuan, exponent), places, grouping)
    return number + unit if with_unit else number


def print_rate(rate: Rate | Ratio | None, places: int | None = 2) -> str:
    """Print a rate in per cent: 95.58%; ``—`` for a ratio without a value."""
    percent = None if rate is None else rate.percent
    return DASH if percent is None else _digits(percent, places, False) + "%"


def print_points(points: Decimal | int | Rate | Ratio | None, places: int | None = 2) -> str:
    """Print a difference of two rates in percentage points: 3.20个百分点; ``—`` without a value."""
    if isinstance(points, Rate | Ratio):
        percent = points.percent  # may be beyond what amounts can be
    else:
        percent = None if points is None else exact(points)
    return DASH if percent is None else _digits(percent, places, False) + "个百分点"


def print_change(
    change: Change,
    places: int | None = 2,
    words: tuple[str, str, str] = ("增长", "下降", "持平"),
) -> str:
    """Print growth over a base: 增长3.20%, 下降3.20%, 持平; ``—`` where there is no rate.

    ``words`` say more, less, the same. Two known equal figures are 持平 even at 0; the word follows
    the true direction also where the rate rounds to 0.00%.
    """
    if change.direction == 0:
        return words[2]
    ratio = change.ratio
    percent = None if ratio is None else ratio.percent
    if percent is None:
        return DASH
    word = words[0] if percent > 0 else words[1]
    return word + _digits(CONTEXT.abs(percent), places, False) + "%"


def _digits(value: Decimal, places: int | None, grouping: bool) -> str:
    if places is None:
        text = format(value, ",f" if grouping else "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    # plus() turns -0.00 into 0.00.
    rounded = CONTEXT.plus(CONTEXT.quantize(value, step(places)))
    return format(rounded, ",f" if grouping else "f")
