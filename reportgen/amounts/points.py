"""Scores and weights in points (分值、得分)."""

from __future__ import annotations

from decimal import Decimal

import attrs

from reportgen.amounts.ordering import Ordered


@attrs.frozen(order=False)
class Points(Ordered):
    """A number of points, exact; ``text`` is what it was read from. Prints as ``97分``."""

    value: Decimal
    text: str | None = attrs.field(default=None, eq=False)

    @property
    def rank(self) -> Decimal:
        """Points are ordered by their number."""
        return self.value

    def __str__(self) -> str:
        plain = f"{self.value:f}"
        return (plain.rstrip("0").rstrip(".") if "." in plain else plain) + "分"
