"""Scores of a year by its own rules: criteria by their method, indicators by target and actual.

A stated score stands; a missing one is worked out when a year is read (``work_out``), and checks
compare both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from reportgen.amounts import UNITS, Amount, Points, Quantity, Rate, Ratio, read_rate
from reportgen.amounts.decimals import rounded
from reportgen.errors import Unreadable
from reportgen.measures.lookup import Resolver, UnknownName, attribute
from reportgen.measures.scoring import (
    HUNDRED,
    NATIONAL_TIERS,
    NOUGHT,
    Task,
    Tier,
    points_of,
    tier_named,
)
from reportgen.model import Band, Criterion, EvaluationYear, Indicator, Question, Statistic
from reportgen.model.criteria import note_worked
from reportgen.prose import Reference

#: The relations of which a small value is the good one.
SMALL = ("≤", "<")


def score(
    criterion: Criterion,
    resolve: Resolver,
    operator: str = "≥",
    tiers: Iterable[Tier] = NATIONAL_TIERS,
) -> Points | None:
    """A criterion's points by its method, half-up to two places.

    ``operator`` is the indicator's 计算符号: with ≤ or < a small figure is the good one (达标).
    None without a method, or where what the method reads is unknown.
    """
    if criterion.method is None:
        return None
    rate, number = _read(resolved(criterion.basis, resolve))
    return _points(
        criterion.method,
        Task(
            full=Fraction(criterion.points.value),
            rate=rate,
            number=number,
            missed=number,
            low_is_good=operator in SMALL,
            step=Fraction(criterion.step.value) if criterion.step else None,
            bands=_bands(criterion.bands),
            tier=tier_named(criterion.tier, tiers),
        ),
    )


def indicator_score(
    indicator: Indicator, resolve: Resolver, tiers: Iterable[Tier] = NATIONAL_TIERS
) -> Points | None:
    """An indicator's points by the prescribed rule, half-up to two places.

    Without a method: a goal that was reached has all points; a quantitative one that was not has
    them in proportion (财预〔2020〕10号), a small one that was exceeded in reverse proportion; a
    target of 0 is reached or not. None where the rule gives nothing, or a figure is unknown.
    """
    full = indicator.full
    if full is None:
        return None
    method = indicator.method or ("定性" if indicator.tier else "")
    if not method and isinstance(indicator.target, str) and indicator.actual == indicator.target:
        return Points(full.value)
    actual, target = figures(indicator, resolve)
    if not method:
        return _standard(full, indicator.operator or "=", actual, target)
    rate = percent_share(actual, indicator)
    if method in ("比例", "反向比例", "达标") and target is not None:
        return _against_target(method, full, indicator.operator or "=", actual, target)
    return _points(
        method,
        Task(
            full=Fraction(full.value),
            rate=rate,
            number=actual,
            missed=None if actual is None else missed(indicator.operator or "=", actual, target),
            low_is_good=indicator.operator in SMALL,
            step=Fraction(indicator.step.value) if indicator.step else None,
            bands=_bands(indicator.bands),
            tier=tier_named(indicator.tier, tiers),
        ),
    )


def work_out(year: EvaluationYear) -> None:
    """Give each criterion and indicator without a score the points that the rules give it."""
    resolve: Resolver | None = None
    for indicator in all_indicators(year):
        for owner in (*(indicator.criteria or ()), indicator):
            if owner.score is not None or (owner is indicator and indicator.criteria):
                continue
            resolve = resolve or Resolver(year)
            found = (
                indicator_score(indicator, resolve)
                if isinstance(owner, Indicator)
                else score(owner, resolve, indicator.operator or "≥")
            )
            if found is not None:
                note_worked(owner, found)


def all_indicators(year: EvaluationYear) -> Iterator[Indicator]:
    """Every indicator of the year: the budget's, the evaluations', and the projects'."""
    yield from year.indicators or ()
    for evaluation in (year.self_evaluation, year.evaluation):
        yield from (evaluation.indicators or ()) if evaluation else ()
    for project in year.projects or ():
        yield from project.indicators or ()
        yield from (project.evaluation.indicators or ()) if project.evaluation else ()


def figures(indicator: Indicator, resolve: Resolver) -> tuple[Fraction | None, Fraction | None]:
    """The actual value and the target as numbers of one unit: rates in per cent, money in yuan."""
    unit = indicator.unit or ""
    return tuple(  # type: ignore[return-value]
        number_of(resolved(value, resolve), unit) for value in (indicator.actual, indicator.target)
    )


def is_reached(operator: str, actual: Fraction, target: Fraction) -> bool:
    """Whether an actual value meets a target."""
    match operator:
        case "≥":
            return actual >= target
        case ">":
            return actual > target
        case "≤":
            return actual <= target
        case "<":
            return actual < target
    return actual == target


def missed(operator: str, actual: Fraction, target: Fraction | None) -> Fraction | None:
    """By how much a target was missed, 0 where it was reached; without a target, the actual."""
    if target is None:
        return actual
    apart = target - actual
    if operator in SMALL:
        apart = -apart
    return abs(apart) if operator == "=" else max(apart, NOUGHT)


def resolved(value: Any, resolve: Resolver) -> Any:
    """A value, or what its reference leads to; None where that is unknown or leads nowhere."""
    if isinstance(value, Reference):
        try:
            value = resolve(value, value.path)
        except UnknownName:
            return None
    if isinstance(value, Question):
        return attribute(value, "正向占比")
    return value.value if isinstance(value, Statistic) else value


def number_of(value: Any, unit: str = "") -> Fraction | None:
    """A value as one number: rates in per cent, money (also a bare number in 万元) in yuan."""
    _, number = _read(value)
    if number is None or not isinstance(value, Quantity) or unit not in UNITS:
        return number
    return number * Fraction(10 ** UNITS[unit])


def percent_share(actual: Fraction | None, indicator: Indicator) -> Fraction | None:
    """The actual value as a fraction: of an indicator in per cent a hundredth of it."""
    if actual is None:
        return None
    return actual / HUNDRED if (indicator.unit or "%") in ("%", "％") else actual


def _read(value: Any) -> tuple[Fraction | None, Fraction | None]:
    """A value as a fraction and as a number: 98.97% is 0.9897 and 98.97, 3 is 3 and 3."""
    if isinstance(value, str) and value.strip().endswith(("%", "％")):
        try:
            value = read_rate(value)
        except Unreadable:
            return None, None
    if isinstance(value, Ratio):
        exact = value.fraction
        return exact, None if exact is None else exact * HUNDRED
    if isinstance(value, Rate):
        return Fraction(value.value) / HUNDRED, Fraction(value.value)
    bare = value.yuan if isinstance(value, Amount) else getattr(value, "value", value)
    found = Fraction(bare) if isinstance(bare, Decimal | int) else None
    return found, found


def _standard(
    full: Points, operator: str, actual: Fraction | None, target: Fraction | None
) -> Points | None:
    """By the prescribed rule: all points for what was reached, else a proportion of them."""
    if actual is None or target is None:
        return None
    if operator == "=" and actual > target > NOUGHT:
        return None  # beyond an exact target: whether that is good the rule does not say
    method = "反向比例" if operator in SMALL else "比例"
    return _against_target(method, full, operator, actual, target)


def _against_target(
    method: str, full: Points, operator: str, actual: Fraction | None, target: Fraction
) -> Points | None:
    """The points of an actual value beside its target; a target of 0 is reached or not."""
    if actual is None:
        return None
    if is_reached(operator, actual, target):
        return full
    if method == "达标" or target <= NOUGHT or actual <= NOUGHT:
        return Points(Decimal(0))
    return _points(method, Task(full=Fraction(full.value), rate=actual / target))


def _points(method: str, task: Task) -> Points | None:
    got = points_of(method, task)
    return None if got is None else Points(rounded(got, 2))


def _bands(bands: Iterable[Band] | None) -> tuple[tuple[Fraction, Fraction], ...]:
    return tuple((Fraction(band.least.value), Fraction(band.points.value)) for band in bands or ())
