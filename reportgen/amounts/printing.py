"""How documents print values: quantize half-up, then format; never ``-0.00``.

This is the hot path of filling a document, so nothing is imported or parsed here. A ``…_printer``
decides once how values are printed and gives the function that prints them; it is kept, so that
``print_…`` asks for it each time. What is absent is the caller's affair: only a ratio or change
without a value has a printed form, the dash ``—``.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from reportgen.amounts.amount import Amount, exponent_of
from reportgen.amounts.decimals import CONTEXT, EXACT, exact, step
from reportgen.amounts.rate import Change, Rate, Ratio

DASH = "—"

#: ``str()`` writes a Decimal of so many places in full; beyond them it may write 0E-7.
_IN_FULL = 6


def print_number(value: Decimal | int, places: int | None = 2, grouping: bool = False) -> str:
    """Print a number rounded half-up to ``places`` decimals; None prints all it has, 2.50 as 2.5.

    ``grouping`` sets thousands marks: 1,298.53. Raises TypeError for a float.
    """
    return number_printer(places, grouping)(exact(value))


def print_amount(
    amount: Amount,
    unit: str = "元",
    places: int | None = 2,
    grouping: bool = False,
    with_unit: bool = True,
) -> str:
    """Print money in ``unit``: 1298.53万元. Raises Unreadable for a unit that does not exist."""
    return amount_printer(unit, places, grouping, with_unit)(amount)


@lru_cache(maxsize=256)
def amount_printer(
    unit: str = "元", places: int | None = 2, grouping: bool = False, with_unit: bool = True
) -> Callable[[Amount], str]:
    """Give what prints money as ``print_amount`` does. Raises Unreadable as that does."""
    shift, words = Decimal(-exponent_of(unit)), with_unit * unit
    digits = number_printer(places, grouping)
    scale = EXACT.scaleb
    return lambda amount: digits(scale(amount.yuan, shift)) + words


def print_rate(rate: Rate | Ratio | None, places: int | None = 2) -> str:
    """Print a rate in per cent: 95.58%; ``—`` for a ratio without a value."""
    return DASH if rate is None else rate_printer(places)(rate)


@lru_cache(maxsize=256)
def rate_printer(places: int | None = 2, words: str = "%") -> Callable[[Rate | Ratio], str]:
    """Give what prints rates as ``print_rate`` does, with other words behind them if need be."""
    digits = number_printer(places)

    def show(rate: Rate | Ratio) -> str:
        percent = rate.percent
        return DASH if percent is None else digits(percent) + words

    return show


def print_points(points: Decimal | int | Rate | Ratio | None, places: int | None = 2) -> str:
    """Print a difference of two rates in percentage points: 3.20个百分点; ``—`` without a value."""
    if points is None:
        return DASH
    if isinstance(points, Rate | Ratio):  # may be beyond what amounts can be
        return rate_printer(places, POINTS)(points)
    return print_number(points, places) + POINTS


POINTS = "个百分点"


def print_change(
    change: Change,
    places: int | None = 2,
    words: tuple[str, str, str] = ("增长", "下降", "持平"),
) -> str:
    """Print growth over a base: 增长3.20%, 下降3.20%, 持平; ``—`` where there is no rate.

    ``words`` say more, less, the same. Two known equal figures are 持平 even at 0; the word follows
    the true direction also where the rate rounds to 0.00%.
    """
    percent = change.percent
    if not percent:
        return words[2] if change.direction == 0 else DASH
    word = words[0] if percent > 0 else words[1]
    return word + number_printer(places)(CONTEXT.abs(percent)) + "%"


@lru_cache(maxsize=256)
def number_printer(places: int | None = 2, grouping: bool = False) -> Callable[[Decimal], str]:
    """Give what prints exact numbers as ``print_number`` does."""
    pattern = ",f" if grouping else "f"
    if places is None:
        return lambda value: _shortest(format(value, pattern))
    last, quantize, plus = step(places), CONTEXT.quantize, CONTEXT.plus
    # plus() turns -0.00 into 0.00.
    if grouping or places > _IN_FULL:
        return lambda value: format(plus(quantize(value, last)), pattern)
    return lambda value: str(plus(quantize(value, last)))  # a third of the time of format()


def _shortest(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
