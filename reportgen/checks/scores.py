"""Scores of indicators (得分) against what was reached, and why points were lost."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs

from reportgen.amounts import Points
from reportgen.amounts.decimals import rounded, subtract
from reportgen.checks.about import About, criteria_of, scored
from reportgen.checks.finding import INFO, WARNING, Raised
from reportgen.checks.rule import rule
from reportgen.checks.sources import TEN
from reportgen.checks.totals import apart, same_points
from reportgen.measures.scores import indicator_score
from reportgen.measures.scoring import tier_named, tiers_from
from reportgen.model import Path


@rule(
    "SCR007",
    "定量指标得分与完成情况不符",
    WARNING,
    remedy="核对得分；按其他办法计分的填“计分方法”，另有原因的写偏差原因或评分依据",
    source=TEN,
)
def by_target(about: About) -> Iterator[Raised]:
    """填报的指标得分，与按完成值和指标值算出来的不同。

    完成的得满分，没有完成的按比例：完成值÷指标值×分值；越小越好的指标反过来。得分低而写了原因的只作提示。

    有问题：

    ```yaml
    绩效指标列表:
      - {名称: 合格率, 计算符号: ≥, 指标值: 100, 完成值: 95, 度量单位: "%", 分值: 20, 得分: 19.5, 偏差原因: 一批尚在验收。}
    ```

    没有问题：

    ```yaml
    绩效指标列表:
      - {名称: 合格率, 计算符号: ≥, 指标值: 100, 完成值: 95, 度量单位: "%", 分值: 20, 得分: 19, 偏差原因: 一批尚在验收。}
    ```
    """
    for path, one in scored(about):
        if one.score is None or one.criteria or one.actual is None:
            continue
        worked = indicator_score(one, about.resolve)
        if worked is None or same_points(one.score, worked):
            continue
        lower = one.score.value < worked.value and (one.deviation_reason or one.scoring_note)
        words = f"按“{one.method}”计算" if one.method else "按完成值和指标值计算"
        raised = apart(about, (*path, "得分"), one.score, worked, words)
        yield attrs.evolve(raised, severity=INFO if lower else None)


@rule(
    "SCR011",
    "失分没有说明",
    WARNING,
    remedy="写明为什么失分：评分点写评价依据，指标写评分依据或偏差原因",
    source=TEN,
)
def unexplained(about: About) -> Iterator[Raised]:
    """指标或评分点没有得满分，既没有评分依据，也没有偏差原因或评价依据。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 安全意识, 指标值: 提高, 完成值: 有所提高, 分值: 10, 得分: 8}]
    ```

    没有问题：

    ```yaml
    绩效指标列表:
      - {名称: 安全意识, 指标值: 提高, 完成值: 有所提高, 分值: 10, 得分: 8, 偏差原因: 宣传还没有覆盖全部村组。}
    ```
    """
    for path, one in scored(about):
        got, full = one.got, one.full
        if got is None or full is None or got.value >= full.value:
            continue
        reasons = (
            one.deviation_reason,
            one.scoring_note,
            *(p.evidence for p in one.criteria or ()),
        )
        if not any(reasons):
            message = f"分值{full}，得分{got}，失{about.points(subtract(full.value, got.value))}，没有说明"
            yield Raised((*path, "得分"), message, {"分值": full, "得分": got})


@rule(
    "SCR013",
    "得分由程序计算",
    INFO,
    remedy="不用改；评价人另有判断的，填上得分",
    source=TEN,
    in_drafts=False,
)
def worked_out(about: About) -> Iterator[Raised]:
    """没有填得分，程序按计分方法，或按完成值和指标值计算了得分。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 检查次数, 计算符号: ≥, 指标值: 20, 完成值: 22, 度量单位: 次, 分值: 10}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 检查次数, 计算符号: ≥, 指标值: 20, 完成值: 22, 度量单位: 次, 分值: 10, 得分: 10}]
    ```
    """
    for path, one in scored(about):
        if one.score is None and one.worked is not None and not one.criteria:
            yield Raised((*path, "得分"), f"没有填得分，计算得{one.worked}", {"计算": one.worked})
    for path, _, point in criteria_of(about):
        if point.score is None and point.worked is not None:
            message = f"没有填得分，按“{point.method}”计算得{point.worked}"
            yield Raised((*path, "得分"), message, {"计算": point.worked})


@rule(
    "SCR014",
    "定性指标得分不在档次的范围内",
    WARNING,
    remedy="核对完成档次和得分：达成80%—100%，部分达成60%—80%，未达成60%以下",
    source=TEN,
)
def out_of_tier(about: About) -> Iterator[Raised]:
    """定性指标的得分与完成档次不符。

    达成年度指标得分值的80%（含）至100%，部分达成60%（含）至80%，未达成60%以下。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 安全意识, 指标值: 提高, 完成档次: 部分达成, 分值: 10, 得分: 9, 偏差原因: 覆盖不全。}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 安全意识, 指标值: 提高, 完成档次: 部分达成, 分值: 10, 得分: 7, 偏差原因: 覆盖不全。}]
    ```
    """
    rows: list[tuple[Path, Any, Points | None]] = [(p, one, one.full) for p, one in scored(about)]
    rows += [(path, point, point.points) for path, _, point in criteria_of(about)]
    spec = about.format.spec if about.format is not None else None
    tiers = tiers_from(
        {row.name: Fraction(row.least.value) for row in (spec.tiers if spec else None) or ()}
    )
    for path, one, full in rows:
        tier = tier_named(one.tier, tiers)
        if tier is None or one.score is None or full is None:
            continue
        shares = (tier.least, tier.most)
        least, most = (rounded(share * Fraction(full.value), 2) for share in shares)
        if not least <= one.score.value <= most:
            between = f"{about.points(least)}—{about.points(most)}"
            message = f"得分{one.score}，“{tier.name}”应在{between}之间"
            yield Raised((*path, "得分"), message, {"得分": one.score, "范围": between})
