"""Money: an exact number of yuan and the largest rounding error its source allows."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import attrs

from reportgen.amounts.decimals import EXACT, NOUGHT, exact, shift
from reportgen.errors import Unreadable

UNITS: dict[str, int] = {
    "元": 0,
    "百元": 2,
    "千元": 3,
    "万元": 4,
    "十万元": 5,
    "百万元": 6,
    "千万元": 7,
    "亿元": 8,
}
"""The units of money a file or format may declare, as exponents of ten: 1万元 is 10**4 yuan."""


def exponent_of(unit: str) -> int:
    """Give the power of ten of a unit of money; raises Unreadable for a unit not in UNITS."""
    try:
        return UNITS[unit]
    except KeyError:
        raise Unreadable(unit, "金额单位", f"可用的单位有{'、'.join(UNITS)}") from None


def _margin(value: Decimal | int | str) -> Decimal:
    margin = exact(value)
    if margin < NOUGHT:
        raise ValueError("a margin is never negative")
    return margin


@attrs.frozen(order=False)
class Amount:
    """An amount of money in yuan (元).

    ``yuan`` is exact. ``margin``, in yuan too, is the largest rounding error the source allows: a
    figure read from a table in 万元 with two places may be off by 50 yuan. ``text`` is what was
    typed and is written back; computed amounts have none. Equality and hash are over yuan and
    margin; order is by yuan alone. Raises TypeError for floats, ValueError for NaN and the like.

    >>> Amount.of("12.50", "万元") + Amount.of(3)
    Amount(yuan=Decimal('125003'), margin=Decimal('0'), text=None)
    """

    yuan: Decimal = attrs.field(converter=exact)
    margin: Decimal = attrs.field(default=NOUGHT, converter=_margin)
    text: str | None = attrs.field(default=None, eq=False)

    @classmethod
    def of(
        cls, value: int | str | Decimal, unit: str = "元", margin: int | str | Decimal = 0
    ) -> Amount:
        """Make an amount of ``value`` units; ``margin`` is in the same unit.

        Raises Unreadable for an unknown unit, TypeError for a float, ValueError for other text.
        """
        exponent = exponent_of(unit)
        return cls(shift(exact(value), exponent), shift(exact(margin), exponent))

    @property
    def is_zero(self) -> bool:
        """Whether the amount is nought, whatever its margin."""
        return not self.yuan

    def in_unit(self, unit: str) -> Decimal:
        """Give the exact number of ``unit``: 12500 yuan are 1.25 万元. Raises Unreadable."""
        return shift(self.yuan, -exponent_of(unit))

    def agrees_with(self, other: Amount) -> bool:
        """Whether both may be the same sum: |a − b| is not above both margins together.

        Source: XBRL Calculations 1.1, section on rounding of reported values.
        """
        apart = EXACT.abs(EXACT.subtract(self.yuan, other.yuan))
        return apart <= EXACT.add(self.margin, other.margin)

    def __add__(self, other: Amount) -> Amount:
        if not isinstance(other, Amount):
            return NotImplemented
        return Amount(EXACT.add(self.yuan, other.yuan), EXACT.add(self.margin, other.margin))

    def __sub__(self, other: Amount) -> Amount:
        if not isinstance(other, Amount):
            return NotImplemented
        return Amount(EXACT.subtract(self.yuan, other.yuan), EXACT.add(self.margin, other.margin))

    def __neg__(self) -> Amount:
        return Amount(EXACT.minus(self.yuan), self.margin)

    def __abs__(self) -> Amount:
        return Amount(EXACT.abs(self.yuan), self.margin)

    def __lt__(self, other: Amount) -> bool:
        return self.yuan < other.yuan if isinstance(other, Amount) else NotImplemented

    def __le__(self, other: Amount) -> bool:
        return self.yuan <= other.yuan if isinstance(other, Amount) else NotImplemented

    def __gt__(self, other: Amount) -> bool:
        return self.yuan > other.yuan if isinstance(other, Amount) else NotImplemented

    def __ge__(self, other: Amount) -> bool:
        return self.yuan >= other.yuan if isinstance(other, Amount) else NotImplemented


ZERO = Amount(NOUGHT)


def total(parts: Iterable[Amount | None]) -> Amount | None:
    """Add amounts and their margins; unknown (None) as soon as one part is; ZERO for no parts."""
    yuan = margin = NOUGHT
    for part in parts:
        if part is None:
            return None
        yuan, margin = EXACT.add(yuan, part.yuan), EXACT.add(margin, part.margin)
    return Amount(yuan, margin)
