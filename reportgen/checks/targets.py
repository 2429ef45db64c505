"""Targets and what was reached of them (指标值、完成值)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from reportgen.amounts import Quantity
from reportgen.amounts.decimals import NOUGHT, rounded
from reportgen.checks.about import About, scored
from reportgen.checks.finding import INFO, WARNING, Raised
from reportgen.checks.rule import limit, rule
from reportgen.checks.sources import PUBLISHED, TEN
from reportgen.measures.scores import SMALL, indicator_score, is_reached
from reportgen.model import Indicator
from reportgen.prose import Phrase, Reference


@rule(
    "IND011",
    "没有完成却得满分",
    WARNING,
    remedy="核对完成值和得分；指标值设得不合适的，在偏差原因中说明",
    source=TEN,
)
def full_score_unreached(about: About) -> Iterator[Raised]:
    """完成值没有达到指标值，得分却是满分。

    按计分方法算出来、四舍五入到两位小数正好是满分的，不算。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 合格率, 计算符号: ≥, 指标值: 98, 完成值: 95, 度量单位: "%", 分值: 10, 得分: 10}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 合格率, 计算符号: ≥, 指标值: 98, 完成值: 95, 度量单位: "%", 分值: 10, 得分: 9.69}]
    ```
    """
    for path, one in scored(about):
        full = one.full
        if not full or one.score is None or one.score < full:
            continue
        if _unreached(about, one) and indicator_score(one, about.resolve) != full:
            message = f"指标值{goal(one)}，完成值{actual(one)}，没有完成，得分{one.score}是满分"
            values = {"指标值": goal(one), "完成值": actual(one), "得分": one.score}
            yield Raised((*path, "得分"), message, values)


@rule(
    "IND012",
    "没有完成而没有偏差原因",
    WARNING,
    remedy="在“偏差原因”写明没有完成的原因，在“改进措施”写怎样改进",
    source=TEN,
)
def unexplained(about: About) -> Iterator[Raised]:
    """完成值没有达到指标值，偏差原因空着。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 合格率, 计算符号: ≥, 指标值: 98, 完成值: 95, 度量单位: "%"}]
    ```

    没有问题：

    ```yaml
    绩效指标列表:
      - {名称: 合格率, 计算符号: ≥, 指标值: 98, 完成值: 95, 度量单位: "%", 偏差原因: 一批设备尚在验收。}
    ```
    """
    for path, one in scored(about):
        if _unreached(about, one) and not (one.deviation_reason or one.scoring_note):
            message = f"指标值{goal(one)}，完成值{actual(one)}，没有完成，也没有写偏差原因"
            values = {"指标值": goal(one), "完成值": actual(one)}
            yield Raised((*path, "偏差原因"), message, values)


@rule(
    "IND018",
    "完成值与指标值不能比较",
    WARNING,
    remedy="指标值是数的，完成值也填数；是文字的，写同样的提法",
    source=TEN,
)
def incomparable(about: About) -> Iterator[Raised]:
    """指标值是数而完成值是文字，或指标值是文字而完成值是数；有完成值而没有指标值。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 检查次数, 计算符号: ≥, 指标值: 20, 完成值: 已完成, 度量单位: 次}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 检查次数, 计算符号: ≥, 指标值: 20, 完成值: 22, 度量单位: 次}]
    ```
    """
    for path, one in scored(about):
        if one.actual is None or isinstance(one.actual, Reference):
            continue
        if one.target is None:
            yield Raised((*path, "指标值"), f"有完成值“{one.actual}”，没有指标值")
        elif not isinstance(one.target, Reference) and type(one.target) is not type(one.actual):
            message = f"指标值“{goal(one)}”与完成值“{actual(one)}”，一个是数，一个是文字"
            values = {"指标值": goal(one), "完成值": actual(one)}
            yield Raised((*path, "完成值"), message, values)


@rule(
    "IND019",
    "大幅超过指标值",
    INFO,
    remedy="指标值明显设低的，按偏离程度调减得分，并在偏差原因中说明",
    source=TEN,
    limit=limit(200, "%", "完成值达到指标值的百分之多少才提示"),
)
def far_above(about: About) -> Iterator[Raised]:
    """完成值远远超过指标值，指标值可能设得过低，或者单位、小数点填错。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 检查次数, 计算符号: ≥, 指标值: 20, 完成值: 200, 度量单位: 次}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 检查次数, 计算符号: ≥, 指标值: 20, 完成值: 22, 度量单位: 次}]
    ```
    """
    least = about.limit("IND019")
    for path, one in scored(about):
        got, target = about.figures(one)
        if got is None or target is None or target <= NOUGHT or one.operator in SMALL:
            continue
        percent = got * 100 / target
        if percent > least and not one.deviation_reason:
            message = f"完成值{actual(one)}是指标值{goal(one)}的{rounded(percent, 0)}%"
            values = {"指标值": goal(one), "完成值": actual(one)}
            yield Raised((*path, "完成值"), message, values)


@rule(
    "IND020",
    "同名指标的指标值不一致",
    WARNING,
    remedy="核对哪一个对，改成一致；不是同一指标的，名称写得不同",
    source=PUBLISHED,
)
def one_name_two_targets(about: About) -> Iterator[Raised]:
    """年度绩效指标和项目绩效指标里同名、同单位的指标，指标值或完成值不同。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 应急演练次数, 计算符号: ≥, 指标值: 4, 度量单位: 次}]
    项目列表:
      - {名称: 演练, 绩效指标: [{名称: 应急演练次数, 计算符号: ≥, 指标值: 5, 度量单位: 次}]}
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 应急演练次数, 计算符号: ≥, 指标值: 4, 度量单位: 次}]
    项目列表:
      - {名称: 演练, 绩效指标: [{名称: 应急演练次数, 计算符号: ≥, 指标值: 4, 度量单位: 次}]}
    ```
    """
    own = {one.name: one for one in about.year.indicators or ()}
    for table in about.indicators:
        for number, one in enumerate(table.rows if table.kind == "项目" else ()):
            other = own.get(one.name)
            for key in ("指标值", "完成值") if other and other.unit == one.unit else ():
                ours, theirs = getattr(one, key), getattr(other, key)
                both = isinstance(ours, Quantity) and isinstance(theirs, Quantity)
                if both and ours.value != theirs.value:
                    message = f"{key}是{ours}{one.unit or ''}，年度绩效指标中同名的是{theirs}{one.unit or ''}"
                    path = (*table.path, number, key)
                    yield Raised(path, message, {"项目": str(ours), "年度": str(theirs)})


@rule(
    "IND022",
    "百分率像是写成了小数",
    WARNING,
    remedy="单位是%的写百分数，如95；确实不到1%的不用改，可以写豁免",
    source=TEN,
)
def share_for_percentage(about: About) -> Iterator[Raised]:
    """度量单位是%，指标值要求达到的数却在0和1之间，像是把95%写成了0.95。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 群众满意度, 计算符号: ≥, 指标值: 0.95, 度量单位: "%"}]
    ```

    没有问题：

    ```yaml
    绩效指标列表:
      - {名称: 群众满意度, 计算符号: ≥, 指标值: 95, 度量单位: "%"}
      - {名称: 差错率, 计算符号: ≤, 指标值: 0.5, 度量单位: "%"}
    ```
    """
    for table in about.indicators:
        for number, one in enumerate(table.rows):
            target = one.target
            if not isinstance(target, Quantity) or not NOUGHT < target.value < 1:
                continue
            if one.unit == "%" and one.operator in ("≥", ">", "="):
                message = f"指标值是{goal(one)}，像是把{target.value * 100:f}%写成了小数"
                yield Raised((*table.path, number, "指标值"), message, {"指标值": str(target)})


def _unreached(about: About, one: Indicator) -> bool:
    """Whether an indicator's target was missed; not where that cannot be told."""
    if one.actual is None or one.target is None:
        return False
    actual, target = about.figures(one)
    if actual is None or target is None:
        return False
    if one.operator in (None, "="):
        return actual < target or (target == Decimal(0) and actual > target)
    return not is_reached(one.operator, actual, target)


def goal(one: Indicator) -> str:
    """The target as messages write it: ≥95%."""
    return _plain(one.goal) + (one.unit or "" if isinstance(one.target, Reference) else "")


def actual(one: Indicator) -> str:
    """The actual value as messages write it: 96%."""
    return _plain(one.reached) + (one.unit or "" if isinstance(one.actual, Reference) else "")


def _plain(value: Any) -> str:
    if isinstance(value, Phrase):
        return value.before + _plain(value.value)
    return f"【={value.path}】" if isinstance(value, Reference) else str(value)
