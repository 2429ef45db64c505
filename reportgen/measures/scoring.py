"""Scores by method (计分方法): what a criterion's points come to, from the figure it reads.

The figure (取值) is a number or a reference; a rate counts as a fraction, so that 98.97% is 0.9897.
区间 and 定性 need tiers that a format prescribes, and give nothing here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from reportgen.amounts import Points, Quantity, Rate, Ratio
from reportgen.amounts.decimals import CONTEXT, divide, quantize
from reportgen.measures.lookup import Resolver
from reportgen.model import Criterion, Question
from reportgen.prose import Reference

ONE, NONE = Decimal(1), Decimal(0)


def score(criterion: Criterion, resolve: Resolver, operator: str = "≥") -> Points | None:
    """The points by the criterion's method, half-up to two places.

    ``operator`` is the indicator's 计算符号: with ≤ or < a small figure is the good one (达标).
    None without a method, for a method that needs tiers, or where the figure is unknown.
    """
    rule = _RULES.get(criterion.method or "")
    figure = _figure(criterion.basis, resolve)
    if rule is None or figure is None:
        return None
    got = rule(criterion, figure, operator)
    return None if got is None else Points(quantize(got, 2))


def _share(criterion: Criterion, rate: Decimal, operator: str) -> Decimal:
    """比例、问卷比例: the points times the rate, at most all of them."""
    return CONTEXT.multiply(criterion.points.value, min(max(rate, NONE), ONE))


def _reverse(criterion: Criterion, rate: Decimal, operator: str) -> Decimal:
    """反向比例: all points up to 100 %, beyond it the points divided by the rate."""
    return criterion.points.value if rate <= ONE else divide(criterion.points.value, rate)


def _less(criterion: Criterion, rate: Decimal, operator: str) -> Decimal:
    """扣减比例: the points times what the rate leaves of 1; a negative rate takes none away."""
    left = max(NONE, CONTEXT.subtract(ONE, max(rate, NONE)))
    return CONTEXT.multiply(criterion.points.value, left)


def _reached(criterion: Criterion, rate: Decimal, operator: str) -> Decimal:
    """达标: all points where 100 % is reached, or with ≤ not exceeded; else none."""
    good = rate <= ONE if operator in ("≤", "<") else rate >= ONE
    return criterion.points.value if good else NONE


def _deducted(criterion: Criterion, faults: Decimal, operator: str) -> Decimal | None:
    """扣分: the points less so many for each fault, never below none."""
    if criterion.step is None:
        return None
    taken = CONTEXT.multiply(criterion.step.value, faults)
    return max(NONE, CONTEXT.subtract(criterion.points.value, taken))


_RULES: Mapping[str, Callable[[Criterion, Decimal, str], Decimal | None]] = {
    "比例": _share,
    "问卷比例": _share,
    "反向比例": _reverse,
    "扣减比例": _less,
    "达标": _reached,
    "扣分": _deducted,
}


def _figure(basis: Any, resolve: Resolver) -> Decimal | None:
    if isinstance(basis, Reference):
        basis = resolve(basis, basis.path)
    if isinstance(basis, Question):
        basis = basis.positive_share
    if isinstance(basis, Ratio):
        return basis.value
    if isinstance(basis, Rate):
        return divide(basis.value, Decimal(100))
    if isinstance(basis, Points | Quantity):
        return basis.value
    return Decimal(basis) if isinstance(basis, int) else None
