"""Scoring strategies (计分方法): what points a figure comes to, each one a named rule.

Sources: 财预〔2020〕10号 (execution rate, quantitative and qualitative goals), 财预〔2021〕101号
(intervals), and evaluation reports of provinces (反向比例, 扣减比例, 扣分, 问卷比例). No strategy
gives more than all points or less than none. Figures are fractions: 21 points for 15 of 72 are
4.375 exactly, and a quotient that was cut off first would round to 4.37.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

import attrs

NOUGHT, ONE, HUNDRED = Fraction(0), Fraction(1), Fraction(100)

#: Bands from the highest: from which figure on there is how much.
Bands = tuple[tuple[Fraction, Fraction], ...]

#: The execution rate by intervals: from so many per cent on, which share of its points.
#: Source: 财预〔2021〕101号, as practice quotes it (unverified); 项目完成 is taken for 100 %.
EXECUTION_BANDS: Bands = tuple(
    (Fraction(least), Fraction(share))
    for least, share in ((100, 1), (80, "0.7"), (60, "0.5"), (0, 0))
)


@attrs.frozen
class Tier:
    """A qualitative tier (完成档次): the shares of points it allows, the one it gives by itself.

    ``given`` is None where only the evaluator can say.
    """

    name: str
    least: Fraction
    most: Fraction
    given: Fraction | None = None


#: The three tiers of 财预〔2020〕10号: 100%–80%(含), 80%–60%(含), 60%–0% of the points.
NATIONAL_TIERS = (
    Tier("达成", Fraction("0.8"), ONE, ONE),
    Tier("部分达成", Fraction("0.6"), Fraction("0.8")),
    Tier("未达成", NOUGHT, Fraction("0.6")),
)


def tiers_from(lows: Mapping[str, Fraction]) -> tuple[Tier, ...]:
    """The three tiers with other lower ends, in per cent of the points: each ends where one begins.

    A form of another province has 100–80, 80–50, 50–0.
    """
    most, made = ONE, []
    for tier in NATIONAL_TIERS:
        low = lows[tier.name] / HUNDRED if tier.name in lows else tier.least
        made.append(attrs.evolve(tier, least=low, most=most))
        most = low
    return tuple(made)


@attrs.frozen
class Task:
    """What is to be scored: all points, and what was reached.

    ``rate`` is the figure as a fraction (0.9897 for 98.97%), of an indicator its actual value
    against the target; ``number`` is the figure itself (98.97); ``missed`` says by how much the
    target was missed, or how many problems were found.
    """

    full: Fraction
    rate: Fraction | None = None
    number: Fraction | None = None
    missed: Fraction | None = None
    low_is_good: bool = False
    step: Fraction | None = None
    bands: Bands = ()
    tier: Tier | None = None


def points_of(method: str, task: Task) -> Fraction | None:
    """The points by a method; None for an unknown method, or where what it reads is unknown."""
    rule = _RULES.get(method)
    return None if rule is None else rule(task)


def band_of(bands: Iterable[tuple[Fraction, Fraction]], number: Fraction) -> Fraction | None:
    """What the band of a number gives: the highest that begins at or below it."""
    reached = [band for band in bands if band[0] <= number]
    return max(reached)[1] if reached else None


def tier_named(name: str | None, tiers: Iterable[Tier] = NATIONAL_TIERS) -> Tier | None:
    """The tier of that name."""
    return next((tier for tier in tiers if tier.name == name), None)


def _share(task: Task) -> Fraction | None:
    """比例、问卷比例: all points times the rate, at most all of them."""
    if task.rate is None:
        return None
    return task.full * min(max(task.rate, NOUGHT), ONE)


def _reverse(task: Task) -> Fraction | None:
    """反向比例: all points up to 100 %, beyond it the points divided by the rate."""
    if task.rate is None:
        return None
    return task.full if task.rate <= ONE else task.full / task.rate


def _less(task: Task) -> Fraction | None:
    """扣减比例: the points times what the rate leaves of 1; a negative rate takes none away."""
    if task.rate is None:
        return None
    return task.full * max(NOUGHT, ONE - max(task.rate, NOUGHT))


def _reached(task: Task) -> Fraction | None:
    """达标: all points where 100 % is reached, or with ≤ not exceeded; else none."""
    if task.rate is None:
        return None
    good = task.rate <= ONE if task.low_is_good else task.rate >= ONE
    return task.full if good else NOUGHT


def _deducted(task: Task) -> Fraction | None:
    """扣分: the points less so many for each problem or unit missed, never below none."""
    if task.step is None or task.missed is None:
        return None
    return max(NOUGHT, task.full - task.step * task.missed)


def _banded(task: Task) -> Fraction | None:
    """区间: the points of the band that the number lies in."""
    found = None if task.number is None else band_of(task.bands, task.number)
    return None if found is None else min(found, task.full)


def _judged(task: Task) -> Fraction | None:
    """定性: the share that the tier gives by itself; None where the evaluator has to say."""
    if task.tier is None or task.tier.given is None:
        return None
    return task.full * task.tier.given


_RULES: Mapping[str, Callable[[Task], Fraction | None]] = {
    "比例": _share,
    "问卷比例": _share,
    "反向比例": _reverse,
    "扣减比例": _less,
    "达标": _reached,
    "扣分": _deducted,
    "区间": _banded,
    "定性": _judged,
}
