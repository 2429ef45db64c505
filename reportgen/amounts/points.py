"""Scores and weights in points (分值、得分)."""

from __future__ import annotations

from decimal import Decimal

import attrs


@attrs.frozen
class Points:
    """A number of points, exact; ``text`` is what it was read from. Prints as ``97分``."""

    value: Decimal
    text: str | None = attrs.field(default=None, eq=False)

    def __str__(self) -> str:
        plain = f"{self.value:f}"
        return (plain.rstrip("0").rstrip(".") if "." in plain else plain) + "分"
