"""Exact decimal arithmetic in contexts of our own.

Python's decimal operators obey the caller's context: with a precision of six digits ``a + b`` loses
money without a word. Every calculation of this package therefore goes through the contexts here.
Sums, differences and products are exact or an error; quotients keep a hundred digits; rounding is
half-up, away from zero, as Chinese accounting rounds (GB/T 8170 allows it and reports use it).
"""

from __future__ import annotations

from decimal import (
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
)
from fractions import Fraction

CONTEXT = Context(
    prec=100, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow]
)
EXACT = Context(
    prec=100, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow, Inexact]
)

NOUGHT = Decimal(0)
HALF = Decimal("0.5")
HUNDRED = Decimal(100)
_ONE = Decimal(1)

# 10**40 is far above any budget, so that sums and products of what people type always fit a hundred
# digits and EXACT never has to refuse them.
MOST_DIGITS = 40
_SMALLEST = -200

_STEPS = tuple(Decimal(1).scaleb(-places, CONTEXT) for places in range(MOST_DIGITS + 1))


def exact(value: Decimal | int | str) -> Decimal:
    """Give ``value`` as a finite Decimal without negative zero; text is a plain literal like 12.50.

    Raises TypeError for a float or bool (neither holds money), ValueError for text that is no
    number, for NaN and infinity, from 10**41 on and for more than a hundred digits.
    """
    if isinstance(value, bool) or not isinstance(value, Decimal | int | str):
        raise TypeError(f"exact values are Decimal, int or str, not {type(value).__name__}")
    try:
        number = value if isinstance(value, Decimal) else Decimal(value)
        if not number.is_finite() or not _SMALLEST <= number.adjusted() <= MOST_DIGITS:
            raise ValueError(f"not a finite number of reasonable size: {str(value)[:50]}")
        # Written out (260000, not 2.6E+5), because others print these numbers with str().
        if "E+" in str(number):
            return EXACT.quantize(number, _ONE)
        return EXACT.plus(number)
    except (InvalidOperation, Inexact):
        raise ValueError(f"not a decimal number we can hold: {str(value)[:50]!r}") from None


def add(a: Decimal, b: Decimal) -> Decimal:
    """Give a + b exactly."""
    return EXACT.add(a, b)


def subtract(a: Decimal, b: Decimal) -> Decimal:
    """Give a − b exactly."""
    return EXACT.subtract(a, b)


def multiply(a: Decimal, b: Decimal) -> Decimal:
    """Give a × b exactly."""
    return EXACT.multiply(a, b)


def divide(a: Decimal, b: Decimal) -> Decimal:
    """Give a ÷ b to a hundred digits; raises decimal.DecimalException for b = 0."""
    return CONTEXT.divide(a, b)


def shift(value: Decimal, exponent: int) -> Decimal:
    """Give value × 10**exponent exactly: 1298.53万元 is ``shift(Decimal("1298.53"), 4)`` yuan."""
    return exact(EXACT.scaleb(value, exponent))


def step(places: int) -> Decimal:
    """Give the last place of so many decimals: 0.01 for 2. Raises ValueError outside 0 to 40."""
    if not 0 <= places <= MOST_DIGITS:
        raise ValueError(f"places must be 0 to {MOST_DIGITS}, not {places}")
    return _STEPS[places]


def rounded(value: Fraction, places: int) -> Decimal:
    """Round an exact fraction to ``places`` decimals, half-up away from zero.

    >>> rounded(Fraction(15, 72) * 21, 2)
    Decimal('4.38')
    """
    steps = (abs(value) * 10**places * 2 + 1) // 2
    return CONTEXT.scaleb(Decimal(steps if value > 0 else -steps), -places)


def quantize(value: Decimal, places: int) -> Decimal:
    """Round to ``places`` decimals, half-up away from zero, never to negative zero.

    >>> quantize(Decimal("2.675"), 2), quantize(Decimal("-0.004"), 2)
    (Decimal('2.68'), Decimal('0.00'))
    """
    return CONTEXT.plus(CONTEXT.quantize(value, step(places)))
