"""Totals of scores (得分): parts against sums, points against weights."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import Points
from reportgen.amounts.decimals import HALF, HUNDRED, NOUGHT, shift, subtract
from reportgen.checks.about import About, scored
from reportgen.checks.finding import ERROR, Raised
from reportgen.checks.grades import judged
from reportgen.checks.rule import rule
from reportgen.checks.sources import ARITHMETIC, TEN
from reportgen.measures import ScoreSheet
from reportgen.model import Path, Project
from reportgen.model.criteria import sum_points

#: What the execution rate usually has beside 90 points of indicators.
_USUAL_RATE = Points(Decimal(10))


@rule(
    "SCR001",
    "总得分与各指标得分之和不符",
    ERROR,
    remedy="核对各指标的得分和总得分；总得分可以不填，由程序相加",
    source=ARITHMETIC,
)
def total(about: About) -> Iterator[Raised]:
    """填报的评价得分，不等于评价指标各项得分相加。

    有问题：

    ```yaml
    评价: {得分: 90.34, 评价指标: [{名称: 甲, 分值: 100, 得分: 90.36}]}
    ```

    没有问题：

    ```yaml
    评价: {得分: 90.34, 评价指标: [{名称: 甲, 分值: 100, 得分: 90.34}]}
    ```
    """
    for one in judged(about):
        table = one.evaluation.indicators
        added = table.all.got if table else None
        stated = one.evaluation.score
        if stated is not None and added is not None and not same_points(stated, added):
            yield apart(about, (*one.path, "得分"), stated, added, "各指标得分相加")


@rule(
    "SCR002",
    "自评得分与自评表不符",
    ERROR,
    remedy="核对自评得分、各绩效指标得分和预算执行率得分",
    source=TEN,
)
def sheet(about: About) -> Iterator[Raised]:
    """填报的自评得分，不等于绩效指标得分加预算执行率得分。

    指标分值合计90分的，预算执行率占10分；格式规定了执行率分值的按格式。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 全年预算: 100, 支出决算: 95}]}
    绩效指标列表: [{名称: 甲, 分值: 90, 得分: 88}]
    自评: {得分: 98}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 全年预算: 100, 支出决算: 95}]}
    绩效指标列表: [{名称: 甲, 分值: 90, 得分: 88}]
    自评: {得分: 97.5}
    ```
    """
    for one in judged(about):
        stated, table = one.evaluation.score, one.indicators
        if stated is None or not table or one.evaluation.indicators:
            continue
        full = table.all.full
        weight = _rate_weight(about, one.project, full)
        made = ScoreSheet(subject=one.project or about.year, weight=weight, method=_method(about))
        if made.got is not None and not same_points(stated, made.got):
            words = "指标得分加执行率得分" if weight else "各指标得分相加"
            yield apart(about, (*one.path, "得分"), stated, made.got, words)


@rule(
    "SCR003",
    "指标得分与各评分点得分之和不符",
    ERROR,
    remedy="核对指标和各评分点的得分；有评分点的，指标得分可以不填",
    source=ARITHMETIC,
)
def criteria(about: About) -> Iterator[Raised]:
    """填报的指标得分，不等于它各评分点的得分相加。

    有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 得分: 4, 评分点: [{标准: 一, 分值: 2, 得分: 2}, {标准: 二, 分值: 2, 得分: 1.98}]}]
    ```

    没有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 得分: 3.98, 评分点: [{标准: 一, 分值: 2, 得分: 2}, {标准: 二, 分值: 2, 得分: 1.98}]}]
    ```
    """
    for path, one in scored(about):
        added = sum_points(point.got for point in one.criteria or ())
        if one.score is not None and added is not None and not same_points(one.score, added):
            yield apart(about, (*path, "得分"), one.score, added, "各评分点得分相加")


@rule(
    "SCR006",
    "得分大于分值或小于0",
    ERROR,
    remedy="核对得分和分值",
    source=ARITHMETIC,
)
def out_of_range(about: About) -> Iterator[Raised]:
    """指标、评分点的得分大于它的分值，总得分大于100分，或者得分是负数。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 甲, 分值: 10, 得分: 20}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 甲, 分值: 20, 得分: 20}]
    ```
    """
    given: list[tuple[Path, Points | None, Points | None]] = []
    for path, one in scored(about):
        given.append((path, one.score, one.full))
        for number, point in enumerate(one.criteria or ()):
            given.append(((*path, "评分点", number), point.score, point.points))
    given += [(one.path, one.evaluation.score, Points(HUNDRED)) for one in judged(about)]
    for path, got, full in given:
        if got is None:
            continue
        if got.value < NOUGHT:
            yield Raised((*path, "得分"), f"得分{got}，小于0分", {"得分": got})
        elif full is not None and got.value > full.value:
            apart = about.points(subtract(got.value, full.value))
            message = f"得分{got}大于分值{full}，多{apart}"
            yield Raised((*path, "得分"), message, {"得分": got, "分值": full})


@rule(
    "SCR010",
    "有得分而没有分值",
    ERROR,
    remedy="补上分值",
    source=ARITHMETIC,
)
def without_weight(about: About) -> Iterator[Raised]:
    """指标填了得分，没有填分值，也没有评分点。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 甲, 得分: 20}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 甲, 分值: 20, 得分: 20}]
    ```
    """
    for path, one in scored(about):
        if one.score is not None and one.full is None:
            yield Raised((*path, "分值"), f"得分{one.score}，没有分值", {"得分": one.score})


def same_points(stated: Points, right: Points) -> bool:
    """Whether a stated score is the right one, as far as its decimals go: 9.5 may be 9.47.

    A whole number claims to be exact: nobody rounds 8.62 to 9.
    """
    places = max(0, -int(stated.value.as_tuple().exponent))
    margin = shift(HALF, -places) if places else NOUGHT
    return abs(subtract(stated.value, right.value)) <= margin


def apart(about: About, path: Path, stated: Points, right: Points, words: str) -> Raised:
    """A stated score beside the one that it should be."""
    apart = about.points(abs(subtract(stated.value, right.value)))
    message = f"填报{stated}，{words}是{right}，相差{apart}"
    return Raised(path, message, {"填报": stated, "应为": right, "相差": apart})


def _rate_weight(about: About, project: Project | None, full: Points | None) -> Points | None:
    """The execution rate's points: the format's for its subject, else 10 beside 90."""
    spec = about.format.spec if about.format is not None else None
    if spec is not None and spec.rate_points and (spec.subject == "项目") == bool(project):
        return spec.rate_points
    return (
        _USUAL_RATE
        if full is not None and full.value == subtract(HUNDRED, _USUAL_RATE.value)
        else None
    )


def _method(about: About) -> str:
    return (about.format.spec.rate_method if about.format is not None else None) or "比例"
