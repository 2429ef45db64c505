"""What a target is (指标值): its unit, direction, relation and nature."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.amounts import UNITS, Quantity
from reportgen.amounts.decimals import HUNDRED
from reportgen.checks.about import About, scored
from reportgen.checks.finding import ERROR, WARNING, Raised
from reportgen.checks.rule import rule
from reportgen.checks.sources import GUIDE, PUBLISHED, TEN
from reportgen.checks.targets import actual, goal
from reportgen.lazily import pattern
from reportgen.measures.scores import SMALL

_RATE = pattern("(率|满意度|比例|占比|覆盖面|知晓度)$")
#: What is counted, by the last characters of a name: the unit has the same word.
_COUNTED = pattern("(?:([次人起家户件份场座台套])数|([人家场]次))$")
_NUMBER = pattern("(?<![指系分])数(量)?$")
_MONEY = pattern("(支出|经费|金额|资金|投入|费用|成本)$")


#: Rates of a part of the whole, that cannot be above 100 %.
_BOUNDED = pattern(
    "(满意度|满意率|合格率|及时率|覆盖率|达标率|知晓率|普及率|合规率|准确率|赔付率|整改率|办结率|到位率|发放率|验收率|利用率|参保率)$"
)
_SMALL_IS_GOOD = pattern(
    "(事故|死亡|伤亡|投诉|违规|差错|超标|损失|逾期|成本|能耗)(起数|人数|次数|率|件数|数|发生数|发生次数|发生率)?$"
)
_LARGE_IS_GOOD = pattern(
    "(满意度|满意率|合格率|完成率|及时率|覆盖率|达标率|知晓率|普及率|合规率|准确率|整改率|办结率)$"
)
_PERCENT = ("%", "％", "‰")


@rule(
    "IND013",
    "名称与度量单位不合",
    ERROR,
    remedy="率、满意度、比例的单位是%；次数、人数等写次、人……；支出、金额写元、万元",
    source=GUIDE,
)
def unit_of_name(about: About) -> Iterator[Raised]:
    """指标名称与单位不合：率、满意度、比例不用百分号，次数不用次、人数不用人，金额不用元、万元。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 群众满意度, 计算符号: ≥, 指标值: 95, 度量单位: 次}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 群众满意度, 计算符号: ≥, 指标值: 95, 度量单位: "%"}]
    ```
    """
    for path, one in scored(about):
        if not isinstance(one.target, Quantity):
            continue
        if not _fits(one.name, one.unit or ""):
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
    for path, one in scored(about):
        wrong = (one.operator in ("≥", ">") and _SMALL_IS_GOOD.search(one.name)) or (
            one.operator in SMALL and _LARGE_IS_GOOD.search(one.name)
        )
        if wrong and one.target is not None:
            message = f"“{one.name}”的指标值是{goal(one)}，方向与名称不合"
            yield Raised((*path, "计算符号"), message, {"指标值": goal(one)})


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
    for path, one in scored(about):
        if one.unit not in ("%", "％") or not _BOUNDED.search(one.name):
            continue
        shown = {"完成值": actual(one), "指标值": goal(one)}
        for (key, typed), number in zip(shown.items(), about.figures(one), strict=True):
            if number is not None and number > HUNDRED:
                message = f"“{one.name}”的{key}是{typed}，大于100%"
                yield Raised((*path, key), message, {key: typed, "最多": HUNDRED})


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
    for path, one in scored(about):
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
    for path, one in scored(about):
        if one.operator and isinstance(one.target, Quantity) and not one.target.is_exact:
            message = f"指标值“{one.operator}{one.target}”：计算符号不能与约数并用"
            yield Raised((*path, "指标值"), message, {"指标值": str(one.target)})


def _fits(name: str, unit: str) -> bool:
    """Whether a unit can be that of an indicator so called; an empty one can."""
    if not unit:
        return True
    if _RATE.search(name):
        return unit in (*_PERCENT, "分")
    counted = _COUNTED.search(name)
    if counted is not None:
        return (counted[1] or counted[2][-1]) in unit
    if _MONEY.search(name):
        return unit in UNITS or unit in _PERCENT
    return not (_NUMBER.search(name) and unit in _PERCENT)
