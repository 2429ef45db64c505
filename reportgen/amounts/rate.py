"""Rates: as stated (Rate), as computed (Ratio), and as growth over a base (Change)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from reportgen.amounts.amount import Amount
from reportgen.amounts.decimals import CONTEXT, HUNDRED, NOUGHT, divide, exact
from reportgen.amounts.ordering import Ordered
from reportgen.amounts.quantity import Quantity

Figure = Amount | Quantity | Decimal | int
"""What may stand above or below a fraction line; both sides are of one kind (money over money)."""

Bounds = tuple[Decimal, Decimal]
"""The least and greatest per cent a rate may truly be."""


@attrs.frozen(order=False)
class Rate(Ordered):
    """A percentage as stated: ``value`` 95.58 is 95.58%, ``margin`` its rounding error in points.

    ``text`` is what was typed. Equality is over value and margin.
    """

    value: Decimal = attrs.field(converter=exact)
    margin: Decimal = attrs.field(default=NOUGHT, converter=exact)
    text: str | None = attrs.field(default=None, eq=False)

    @property
    def percent(self) -> Decimal:
        """The value, under the name that Ratio uses too."""
        return self.value

    @property
    def rank(self) -> Decimal:
        """Rates are ordered by their per cent."""
        return self.value

    @property
    def bounds(self) -> Bounds:
        """The least and greatest per cent that would have been stated like this."""
        return CONTEXT.subtract(self.value, self.margin), CONTEXT.add(self.value, self.margin)

    def agrees_with(self, other: Rate | Ratio) -> bool:
        """Whether both may be the same rate, given the margins of everything they were made of.

        A ratio that is unknown, or whose base may be nought within its margin, contradicts nothing.
        """
        mine, theirs = self.bounds, other.bounds
        return theirs is None or (mine[0] <= theirs[1] and theirs[0] <= mine[1])


def _operand(value: Figure | None) -> Figure | None:
    if value is None or isinstance(value, Amount | Quantity):
        return value
    return exact(value)


@attrs.frozen(order=False)
class Ratio(Ordered):
    """A fraction computed from two figures, which it keeps: execution, share, rate of return.

    Unknown where a part is unknown or approximate (8.7万余), or where the whole is 0. Raises
    TypeError for floats and for money over bare numbers.
    """

    part: Figure | None = attrs.field(converter=_operand)
    whole: Figure | None = attrs.field(converter=_operand)

    def __attrs_post_init__(self) -> None:
        _same_kind(self.part, self.whole)

    @property
    def is_known(self) -> bool:
        """Whether there is a value."""
        return _known(self.part) and _known(self.whole) and bool(_number(self.whole))

    @property
    def value(self) -> Decimal | None:
        """The fraction to a hundred digits: 0.9558… for 95.58%; None where unknown."""
        return divide(_number(self.part), _number(self.whole)) if self.is_known else None

    @property
    def fraction(self) -> Fraction | None:
        """The fraction itself, for what is multiplied before it is rounded; None where unknown."""
        if not self.is_known:
            return None
        return Fraction(_number(self.part)) / Fraction(_number(self.whole))

    @property
    def percent(self) -> Decimal | None:
        """The fraction in per cent; None where unknown."""
        if not self.is_known:
            return None
        return divide(CONTEXT.multiply(_number(self.part), HUNDRED), _number(self.whole))

    @property
    def rank(self) -> Decimal | None:
        """Rates are ordered by their per cent."""
        return self.percent

    @property
    def bounds(self) -> Bounds | None:
        """The least and greatest per cent the margins allow; None where nothing can be said."""
        if not self.is_known:
            return None
        parts, wholes = _interval(self.part), _interval(self.whole)
        if wholes[0] <= NOUGHT <= wholes[1]:
            return None
        corners = [divide(CONTEXT.multiply(p, HUNDRED), w) for p in parts for w in wholes]
        return min(corners), max(corners)


@attrs.frozen(order=False)
class Change:
    """A figure against an earlier one: 本年 against 上年, 决算 against 年初预算."""

    now: Figure | None = attrs.field(converter=_operand)
    before: Figure | None = attrs.field(converter=_operand)

    def __attrs_post_init__(self) -> None:
        _same_kind(self.now, self.before)

    @property
    def is_known(self) -> bool:
        """Whether both figures are known and exact enough to be compared."""
        return _known(self.now) and _known(self.before)

    @property
    def difference(self) -> Amount | Quantity | Decimal | None:
        """The figure less the earlier one, of their kind; None if one is unknown or approximate."""
        if not self.is_known:
            return None
        if isinstance(self.now, Amount) and isinstance(self.before, Amount):
            return self.now - self.before
        if isinstance(self.now, Quantity) and isinstance(self.before, Quantity):
            return self.now - self.before
        return CONTEXT.subtract(_number(self.now), _number(self.before))

    @property
    def ratio(self) -> Ratio | None:
        """(now − before) ÷ before; None where a figure is unknown and for a base of 0 or below.

        Growth over a negative base has no meaning: its sign would contradict the direction.
        """
        if not self.is_known or _number(self.before) <= NOUGHT:
            return None
        return Ratio(self.difference, self.before)

    @property
    def percent(self) -> Decimal | None:
        """The growth in per cent, without making a ``ratio`` of it; None where that is."""
        if not self.is_known:
            return None
        now, before = _number(self.now), _number(self.before)
        if before <= NOUGHT:
            return None
        return divide(CONTEXT.multiply(CONTEXT.subtract(now, before), HUNDRED), before)

    @property
    def direction(self) -> int | None:
        """1 for more, −1 for less, 0 for the same; None where a figure is unknown."""
        if not self.is_known:
            return None
        now, before = _number(self.now), _number(self.before)
        return (now > before) - (now < before)


def _same_kind(a: Figure | None, b: Figure | None) -> None:
    if a is None or b is None or isinstance(a, Amount) == isinstance(b, Amount):
        return
    raise TypeError(f"money and bare numbers do not mix: {a!r}, {b!r}")


def _known(figure: Figure | None) -> bool:
    return figure is not None and (not isinstance(figure, Quantity) or figure.is_exact)


def _number(figure: Figure | None) -> Decimal:
    """Give the bare number of a figure that is known."""
    if isinstance(figure, Amount):
        return figure.yuan
    if isinstance(figure, Quantity):
        return figure.value
    assert isinstance(figure, Decimal)  # noqa: S101 (callers have asked _known)
    return figure


def _interval(figure: Figure | None) -> Bounds:
    number = _number(figure)
    margin = figure.margin if isinstance(figure, Amount | Quantity) else NOUGHT
    return CONTEXT.subtract(number, margin), CONTEXT.add(number, margin)
