"""Targets and actual values of indicators: relation, unit, direction, what was missed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import Quantity
from reportgen.amounts.decimals import HUNDRED, NOUGHT
from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, INFO, WARNING, Raised
from reportgen.checks.rule import limit, rule
from reportgen.checks.sources import GUIDE, PUBLISHED, TEN
from reportgen.measures.scores import SMALL, figures, is_reached
from reportgen.model import Indicator, Path
from reportgen.prose import Reference

_RATE = re.compile("(率|满意度|比例|占比|覆盖面|知晓度)$")
_COUNT = re.compile("(次数|人数|起数|个数|家数|户数|场次|数量|人次|家次|件数|份数)$")
#: Rates of a part of the whole, that cannot be above 100 %.
_BOUNDED = re.compile(
    "(满意度|满意率|合格率|及时率|覆盖率|达标率|知晓率|普及率|合规率|准确率|赔付率|整改率|办结率|到位率|发放率|验收率|利用率|参保率)$"
)
_SMALL_IS_GOOD = re.compile(
    "(事故|死亡|伤亡|投诉|违规|差错|超标|损失|逾期|成本|能耗)(起数|人数|次数|率|件数|数|发生数|发生次数|发生率)?$"
)
_LARGE_IS_GOOD = re.compile(
    "(满意度|满意率|合格率|完成率|及时率|覆盖率|达标率|知晓率|普及率|合规率|准确率|整改率|办结率)$"
)
_PERCENT = ("%", "％", "‰")


@rule(
    "IND011",
    "没有完成却得满分",
    WARNING,
    remedy="核对完成值和得分；指标值设得不合适的，在偏差原因中说明",
    source=TEN,
)
def full_score_unreached(about: About) -> Iterator[Raised]:
    """完成值没有达到指标值，得分却是满分。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 合格率, 计算符号: ≥, 指标值: 98, 完成值: 95, 度量单位: "%", 分值: 10, 得分: 10}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 合格率, 计算符号: ≥, 指标值: 98, 完成值: 95, 度量单位: "%", 分值: 10, 得分: 9.69}]
    ```
    """
    for path, one in _indicators(about):
        full = one.full
        if _unreached(about, one) and one.score is not None and full and one.score >= full:
            message = f"指标值{_goal(one)}，完成值{_actual(one)}，没有完成，得分{one.score}是满分"
            values = {"指标值": _goal(one), "完成值": _actual(one), "得分": one.score}
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
    for path, one in _indicators(about):
        if _unreached(about, one) and not (one.deviation_reason or one.scoring_note):
            message = f"指标值{_goal(one)}，完成值{_actual(one)}，没有完成，也没有写偏差原因"
            values = {"指标值": _goal(one), "完成值": _actual(one)}
            yield Raised((*path, "偏差原因"), message, values)


@rule(
    "IND013",
    "名称与度量单位不合",
    ERROR,
    remedy="率、满意度、比例的单位是%；次数、人数等写次、人……",
    source=GUIDE,
)
def unit_of_name(about: About) -> Iterator[Raised]:
    """指标名称是率、满意度、比例，单位却不是百分号；或名称是次数、人数，单位却是百分号。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 群众满意度, 计算符号: ≥, 指标值: 95, 度量单位: 次}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 群众满意度, 计算符号: ≥, 指标值: 95, 度量单位: "%"}]
    ```
    """
    for path, one in _indicators(about):
        if not isinstance(one.target, Quantity):
            continue
        percent = one.unit in _PERCENT
        if (_RATE.search(one.name) and one.unit and not percent and one.unit != "分") or (
            _COUNT.search(one.name) and percent
        ):
            message = f"“{one.name}”的单位是“{one.unit}”"
            yield Raised((*path, "度量单位"), message, {"名称": one.name, "单位": one.unit})


@rule(
    "IND014",
    "指标方向与名称不合",
    WARNING,
    remedy="越少越好的用≤或=，越多越好的用≥",
    source=GUIDE,
)
def direction(about: About) -> Iterator[Raised]:
    """事故、投诉、成本等越少越好的指标用了≥；满意度、合格率等越高越好的用了≤。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 生产安全事故起数, 计算符号: ≥, 指标值: 2, 度量单位: 起}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 生产安全事故起数, 计算符号: ≤, 指标值: 2, 度量单位: 起}]
    ```
    """
    for path, one in _indicators(about):
        wrong = (one.operator in ("≥", ">") and _SMALL_IS_GOOD.search(one.name)) or (
            one.operator in SMALL and _LARGE_IS_GOOD.search(one.name)
        )
        if wrong and one.target is not None:
            message = f"“{one.name}”的指标值是{_goal(one)}，方向与名称不合"
            yield Raised((*path, "计算符号"), message, {"指标值": _goal(one)})


@rule(
    "IND015",
    "百分率超过100%",
    ERROR,
    remedy="核对小数点；满意度、合格率、及时率等不会超过100%",
    source=PUBLISHED,
)
def above_hundred(about: About) -> Iterator[Raised]:
    """满意度、合格率、及时率、覆盖率等部分占整体的比率，指标值或完成值大于100%。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 群众满意度, 计算符号: ≥, 指标值: 90, 完成值: 989.7, 度量单位: "%"}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 群众满意度, 计算符号: ≥, 指标值: 90, 完成值: 98.97, 度量单位: "%"}]
    ```
    """
    for path, one in _indicators(about):
        if one.unit not in ("%", "％") or not _BOUNDED.search(one.name):
            continue
        for key, number in zip(("完成值", "指标值"), figures(one, about.resolve), strict=True):
            if number is not None and number > HUNDRED:
                message = f"“{one.name}”的{key}是{number:f}%，大于100%"
                yield Raised((*path, key), message, {key: number, "最多": HUNDRED})


@rule(
    "IND016",
    "指标性质与指标值不合",
    WARNING,
    remedy="定量指标填数和计算符号，定性指标填文字、不填计算符号",
    source=TEN,
)
def nature(about: About) -> Iterator[Raised]:
    """定量指标的指标值是文字，或定性指标有计算符号。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 检查次数, 指标性质: 定量, 计算符号: ≥, 指标值: 若干}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 检查次数, 指标性质: 定量, 计算符号: ≥, 指标值: 20, 度量单位: 次}]
    ```
    """
    for path, one in _indicators(about):
        worded = isinstance(one.target, str)
        if one.nature == "定量" and worded:
            yield Raised((*path, "指标值"), f"定量指标的指标值是文字“{one.target}”")
        if one.operator and worded:
            message = f"指标值是文字“{one.target}”，却有计算符号“{one.operator}”"
            yield Raised((*path, "计算符号"), message)
        elif one.nature == "定性" and one.operator:
            yield Raised((*path, "计算符号"), f"定性指标有计算符号“{one.operator}”")


@rule(
    "IND017",
    "约数与计算符号并用",
    WARNING,
    remedy="去掉“余、多、约”，或去掉计算符号：“不少于60次”",
    source=PUBLISHED,
)
def approximate(about: About) -> Iterator[Raised]:
    """指标值是约数（60余、近600），又用了计算符号：“不少于60余次”不能考核。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 检查次数, 计算符号: ≥, 指标值: 60余, 度量单位: 次}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 检查次数, 计算符号: ≥, 指标值: 60, 度量单位: 次}]
    ```
    """
    for path, one in _indicators(about):
        if one.operator and isinstance(one.target, Quantity) and not one.target.is_exact:
            message = f"指标值“{one.operator}{one.target}”：计算符号不能与约数并用"
            yield Raised((*path, "指标值"), message, {"指标值": str(one.target)})


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
    for path, one in _indicators(about):
        if one.actual is None or isinstance(one.actual, Reference):
            continue
        if one.target is None:
            yield Raised((*path, "指标值"), f"有完成值“{one.actual}”，没有指标值")
        elif not isinstance(one.target, Reference) and type(one.target) is not type(one.actual):
            message = f"指标值“{_goal(one)}”与完成值“{_actual(one)}”，一个是数，一个是文字"
            values = {"指标值": _goal(one), "完成值": _actual(one)}
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
    factor = about.limit("IND019") / HUNDRED
    for path, one in _indicators(about):
        actual, target = figures(one, about.resolve)
        if actual is None or target is None or target <= NOUGHT or one.operator in SMALL:
            continue
        if actual > target * factor and not one.deviation_reason:
            message = f"完成值{_actual(one)}是指标值{_goal(one)}的{actual / target * HUNDRED:.0f}%"
            values = {"指标值": _goal(one), "完成值": _actual(one)}
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


def _indicators(about: About) -> Iterator[tuple[Path, Indicator]]:
    """Every indicator with its path."""
    return (
        ((*table.path, number), one)
        for table in about.indicators
        for number, one in enumerate(table.rows)
    )


def _unreached(about: About, one: Indicator) -> bool:
    """Whether an indicator's target was missed; not where that cannot be told."""
    if one.actual is None or one.target is None:
        return False
    actual, target = figures(one, about.resolve)
    if actual is None or target is None:
        return False
    if one.operator in (None, "="):
        return actual < target or (target == Decimal(0) and actual > target)
    return not is_reached(one.operator, actual, target)


def _goal(one: Indicator) -> str:
    return f"{one.operator or ''}{_plain(one.target)}{one.unit or ''}"


def _actual(one: Indicator) -> str:
    return f"{_plain(one.actual)}{one.unit or ''}"


def _plain(value: object) -> str:
    return f"【={value.path}】" if isinstance(value, Reference) else str(value)
