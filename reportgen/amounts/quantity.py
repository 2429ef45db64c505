"""Quantities of achievements (成效): printed exactly as typed, with what they mean beside it."""

from __future__ import annotations

from decimal import Decimal

import attrs

from reportgen.amounts.decimals import EXACT, NOUGHT, exact


@attrs.frozen(order=False)
class Quantity:
    """A number with the words it was typed in: 8.7万余, 7.525万, 60余万, 近600, 8.

    ``value`` is the number with its scale applied (8.7万余 is 87000). ``approximate`` is the word
    that makes it inexact (余, 多, 约, 近 …) or empty. ``margin`` is how far the true number may lie
    from the value. ``text`` is printed by ``str()``; a computed quantity has none and prints its
    number. Equality is over value, word and margin.
    """

    value: Decimal = attrs.field(converter=exact)
    approximate: str = ""
    margin: Decimal = attrs.field(default=NOUGHT, converter=exact)
    text: str | None = attrs.field(default=None, eq=False)

    @property
    def is_exact(self) -> bool:
        """Whether it was typed without a word like 约 or 余; only then is it computed with."""
        return not self.approximate

    def __str__(self) -> str:
        return format(self.value, "f") if self.text is None else self.text

    def __sub__(self, other: Quantity) -> Quantity:
        """Give the difference of two exact quantities; raises ValueError if one is approximate."""
        if not isinstance(other, Quantity):
            return NotImplemented
        if self.approximate or other.approximate:
            raise ValueError(f"an approximate quantity has no difference: {self} - {other}")
        return Quantity(
            EXACT.subtract(self.value, other.value), margin=EXACT.add(self.margin, other.margin)
        )
