"""Order among rates and points, and against whole numbers: 预算执行率 < 90, 得分 < 满分."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any


class Ordered:
    """Values with an order by one number; an unknown one is neither less nor greater."""

    __slots__ = ()

    @property
    def rank(self) -> Decimal | None:
        """The number: points, or per cent of a rate."""
        raise NotImplementedError

    def __lt__(self, other: Ordered | int) -> bool:
        return _compare(self, other, operator.lt)

    def __le__(self, other: Ordered | int) -> bool:
        return _compare(self, other, operator.le)

    def __gt__(self, other: Ordered | int) -> bool:
        return _compare(self, other, operator.gt)

    def __ge__(self, other: Ordered | int) -> bool:
        return _compare(self, other, operator.ge)


def _compare(one: Ordered, other: Ordered | int, by: Callable[[Any, Any], bool]) -> bool:
    if not isinstance(other, Ordered | int):
        return NotImplemented  # the other may know an answer: a value that is missing does
    theirs = other.rank if isinstance(other, Ordered) else Decimal(other)
    return one.rank is not None and theirs is not None and bool(by(one.rank, theirs))
