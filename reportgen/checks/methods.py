"""Scores against their methods (计分方法) and against what was reached."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs

from reportgen.amounts import Points, read_rate
from reportgen.amounts.decimals import NOUGHT, rounded, subtract
from reportgen.checks.about import About, criteria_of, scored
from reportgen.checks.finding import INFO, WARNING, Raised
from reportgen.checks.indicators import bare_name
from reportgen.checks.known import explained, rates_of, same_rate
from reportgen.checks.rated import RATE_NAMES
from reportgen.checks.rule import rule
from reportgen.checks.sources import PUBLISHED, TEN
from reportgen.checks.totals import apart, same_points
from reportgen.measures.scores import indicator_score, score
from reportgen.measures.scoring import tier_named, tiers_from
from reportgen.model import Criterion, Path


@rule(
    "SCR004",
    "评分点得分与计分方法不符",
    WARNING,
    remedy="核对取值和得分；得分可以不填，由程序计算；评价人另有判断的，在豁免中说明理由",
    source=PUBLISHED,
)
def by_method(about: About) -> Iterator[Raised]:
    """填报的评分点得分，与按计分方法算出来的不同。

    比例的得分不超过分值：执行率350.46%也只得满分。

    有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 评分点: [{标准: 按比例, 分值: 4, 计分方法: 比例, 取值: 99.48%, 得分: 4}]}]
    ```

    没有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 评分点: [{标准: 按比例, 分值: 4, 计分方法: 比例, 取值: 99.48%, 得分: 3.98}]}]
    ```
    """
    for path, owner, point in criteria_of(about):
        worked = score(point, about.resolve, owner.operator or "≥")
        if point.score is not None and worked is not None and not same_points(point.score, worked):
            words = f"按“{point.method}”计算"
            yield apart(about, (*path, "得分"), point.score, worked, words)


@rule(
    "SCR005",
    "只有得分和不得分的评分点给了中间分",
    WARNING,
    remedy="按标准给满分或0分；标准允许部分得分的，改计分方法或标准",
    source=PUBLISHED,
)
def between(about: About) -> Iterator[Raised]:
    """计分方法是达标的评分点，得分既不是满分也不是0分。

    标准写着“符合得1分，否则不得分”，却给了0.50分。

    有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 评分点: [{标准: 符合得1分，否则不得分。, 分值: 1, 计分方法: 达标, 得分: 0.5}]}]
    ```

    没有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 评分点: [{标准: 符合得1分，否则不得分。, 分值: 1, 计分方法: 达标, 得分: 1}]}]
    ```
    """
    for path, _, point in criteria_of(about):
        got = point.score
        if point.method == "达标" and got is not None and NOUGHT < got.value < point.points.value:
            message = f"得分{got}，按标准只能是{point.points}或0分"
            yield Raised((*path, "得分"), message, {"填报": got, "满分": point.points})


@rule(
    "SCR015",
    "手写的取值与数据不符",
    WARNING,
    remedy="把取值写成引用【=….预算调整率】，或核对数据",
    source=PUBLISHED,
)
def typed_basis(about: About) -> Iterator[Raised]:
    """评分点手写了一个百分率的取值，指标的名称是一个能计算的比率，按数据计算的却都不是这个数。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 年初预算: 481.41, 全年预算: 491.68}]}
    评价:
      评价指标: [{名称: 预算调整率, 评分点: [{标准: 按比率扣分, 分值: 2, 计分方法: 扣减比例, 取值: 102.13%, 得分: 0, 评价依据: 决算}]}]
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 年初预算: 481.41, 全年预算: 491.68}]}
    评价:
      评价指标: [{名称: 预算调整率, 评分点: [{标准: 按比率扣分, 分值: 2, 计分方法: 扣减比例, 取值: 2.13%, 得分: 1.96, 评价依据: 决算}]}]
    ```
    """
    for path, owner, point in criteria_of(about):
        wanted = RATE_NAMES.get(bare_name(owner.name))
        if (
            wanted is None
            or not isinstance(point.basis, str)
            or point.basis[-1:] not in ("%", "％")
        ):
            continue
        typed, known = read_rate(point.basis), rates_of(about, wanted)
        if known and not any(same_rate(typed, ratio) for _, _, ratio in known):
            shown = "、".join(f"{name}{about.show(ratio)}" for name, _, ratio in known[:4])
            really = explained(about, typed, wanted)
            message = f"取值{point.basis}，按数据计算{owner.name}是{shown}"
            values = {"取值": typed, "应为": shown}
            yield Raised((*path, "取值"), "，".join(filter(None, (message, really))), values)


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
    "SCR012",
    "计分方法缺少要用的数",
    WARNING,
    remedy="扣分填“每次扣分”和取值，区间填“计分区间”，定性填“完成档次”，比例填取值",
    source=TEN,
)
def incomplete_method(about: About) -> Iterator[Raised]:
    """填了计分方法，没有填这种方法要用的数，得分无法计算或核对。

    达标可以由评价人判断，不要求取值。

    有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 评分点: [{标准: 每项扣0.5分, 分值: 1, 计分方法: 扣分, 取值: 1, 得分: 1}]}]
    ```

    没有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 评分点: [{标准: 每项扣0.5分, 分值: 1, 计分方法: 扣分, 每次扣分: 0.5, 取值: 0, 得分: 1}]}]
    ```
    """
    for path, _, point in criteria_of(about):
        lacking = _lacking(point)
        if lacking:
            message = f"计分方法是“{point.method}”，没有填“{'”“'.join(lacking)}”"
            yield Raised((*path, lacking[0]), message, {"计分方法": point.method})


@rule(
    "SCR013",
    "得分由程序计算",
    INFO,
    remedy="不用改；评价人另有判断的，填上得分",
    source=TEN,
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


def _lacking(point: Criterion) -> list[str]:
    """The fields that a criterion's method reads and that are not filled in."""
    needed = {
        "扣分": ("每次扣分", "取值"),
        "区间": ("计分区间", "取值"),
        "定性": ("完成档次",),
        "达标": (),
    }.get(point.method or "", ("取值",) if point.method else ())
    return [key for key in needed if getattr(point, key) is None]
