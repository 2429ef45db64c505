"""Lists of indicators (绩效指标、评价指标): weights, names, levels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts.decimals import add, subtract
from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, WARNING, Raised
from reportgen.checks.rule import rule
from reportgen.checks.sources import ARITHMETIC, GUIDE, PRACTICE, PUBLISHED, TEN
from reportgen.checks.tables import Indicators
from reportgen.model.criteria import sum_points

#: What a score sheet comes to, and what its indicators do where the execution rate has its usual 10.
FULL, WITHOUT_RATE = Decimal(100), Decimal(90)

#: First-level names of the national frameworks, with the second-level ones that belong to each.
LEVELS = {
    "成本指标": ("经济成本", "社会成本", "生态环境成本"),
    "产出指标": ("数量", "质量", "时效", "成本"),
    "效益指标": ("经济效益", "社会效益", "生态效益", "可持续影响", "满意度"),
    "满意度指标": ("满意度",),
}
#: First levels of evaluation systems (财预〔2013〕53号, 财预〔2020〕10号 附件2), whose second levels vary.
SYSTEM_LEVELS = ("投入", "决策", "过程", "产出", "效益", "效果", "履职效能", "管理效率", "社会效应",
                 "可持续发展能力", "服务对象满意度", "预算执行")  # fmt: skip


@rule(
    "IND001",
    "指标分值合计不是100分",
    ERROR,
    remedy="核对各指标的分值；预算执行率另占10分的，各指标合计应为90分",
    source=TEN,
)
def weights(about: About) -> Iterator[Raised]:
    """一组指标的分值加起来不是100分；预算执行率单独计分的表，不是100分减去执行率的分值。

    格式规定了执行率分值的，按格式；没有指定格式时，100分和90分都算对。评价指标体系总是100分。

    有问题：

    ```yaml
    项目列表:
      - 名称: 防汛经费
        绩效指标: [{名称: 甲, 分值: 50}, {名称: 乙, 分值: 30}]
    ```

    没有问题：

    ```yaml
    项目列表:
      - 名称: 防汛经费
        绩效指标: [{名称: 甲, 分值: 50}, {名称: 乙, 分值: 40}]
    ```
    """
    for table in about.indicators:
        full = sum_points(one.full for one in table.rows)
        wanted = _wanted(about, table)
        if full is not None and full.value not in wanted:
            shown = "或".join(about.points(one) for one in wanted)
            apart = min(abs(subtract(full.value, one)) for one in wanted)
            message = f"各指标分值合计{full}，应为{shown}，相差{about.points(apart)}"
            yield Raised(table.path, message, {"合计": full, "应为": shown})


@rule(
    "IND002",
    "有的指标没有分值",
    ERROR,
    remedy="补上分值；都不计分的，全部空着",
    source=TEN,
)
def missing_weights(about: About) -> Iterator[Raised]:
    """一组指标里有的填了分值、有的没有填，总分无法计算。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 甲, 分值: 50}, {名称: 乙}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 甲, 分值: 50}, {名称: 乙, 分值: 50}]
    ```
    """
    for table in about.indicators:
        bare = [number for number, one in enumerate(table.rows) if one.full is None]
        if len(bare) < len(table.rows):
            for number in bare:
                message = f"“{table.rows[number].name}”没有分值，同组其他指标有分值"
                yield Raised((*table.path, number, "分值"), message)


@rule(
    "IND003",
    "评分点分值之和不等于指标分值",
    ERROR,
    remedy="核对指标和各评分点的分值；有评分点的，指标分值可以不填",
    source=ARITHMETIC,
)
def criteria(about: About) -> Iterator[Raised]:
    """一个指标各评分点的分值加起来，不等于指标的分值。

    有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 分值: 4, 评分点: [{标准: 一, 分值: 1}, {标准: 二, 分值: 2}]}]
    ```

    没有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 分值: 3, 评分点: [{标准: 一, 分值: 1}, {标准: 二, 分值: 2}]}]
    ```
    """
    for table in about.indicators:
        for number, one in enumerate(table.rows):
            added = sum_points(point.points for point in one.criteria or ())
            if one.weight is not None and added is not None and one.weight != added:
                apart = about.points(abs(subtract(one.weight.value, added.value)))
                message = f"指标分值{one.weight}，各评分点相加{added}，相差{apart}"
                path = (*table.path, number, "分值")
                yield Raised(path, message, {"填报": one.weight, "相加": added})


@rule(
    "IND004",
    "两个指标名称只差空格或标点",
    WARNING,
    remedy="是同一指标的删去一个；不是的，名称写得不同",
    source=PUBLISHED,
)
def same_name(about: About) -> Iterator[Raised]:
    """一组指标里两个指标的名称去掉空格、引号和标点后相同，多半是同一个指标写了两遍。

    名称完全相同的，读取数据时已经拒绝。

    有问题：

    ```yaml
    绩效指标列表: [{名称: “三公经费”变动率}, {名称: 三公经费变动率}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: “三公经费”变动率}, {名称: “三公经费”控制率}]
    ```
    """
    for table in about.indicators:
        seen: dict[str, int] = {}
        for number, one in enumerate(table.rows):
            first = seen.setdefault(bare_name(one.name), number)
            if first != number:
                message = f"“{one.name}”与第{first + 1}个指标“{table.rows[first].name}”相同"
                yield Raised((*table.path, number, "名称"), message, {"名称": one.name})


@rule(
    "IND005",
    "一级指标不在规定的框架内",
    WARNING,
    remedy="一级指标写成本指标、产出指标、效益指标、满意度指标；评价体系写投入（决策）、过程、产出、效益",
    source=GUIDE,
)
def level1(about: About) -> Iterator[Raised]:
    """一级指标的名称不是国家规定的几种。

    有问题：

    ```yaml
    绩效指标列表: [{一级指标: 产出指针, 二级指标: 数量指标, 名称: 检查次数}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{一级指标: 产出指标, 二级指标: 数量指标, 名称: 检查次数}]
    ```
    """
    known = (*LEVELS, *SYSTEM_LEVELS, *(name.removesuffix("指标") for name in LEVELS))
    for table in about.indicators:
        for number, one in enumerate(table.rows):
            if (
                one.level1
                and one.level1 not in known
                and one.level1.removesuffix("指标") not in known
            ):
                message = f"“{one.level1}”不是规定的一级指标"
                yield Raised((*table.path, number, "一级指标"), message, {"填报": one.level1})


@rule(
    "IND006",
    "二级指标放错了一级指标",
    WARNING,
    remedy="核对一级指标和二级指标",
    source=GUIDE,
)
def level2(about: About) -> Iterator[Raised]:
    """二级指标不属于它所在的一级指标，例如数量指标放在效益指标下。

    有问题：

    ```yaml
    绩效指标列表: [{一级指标: 效益指标, 二级指标: 数量指标, 名称: 检查次数}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{一级指标: 产出指标, 二级指标: 数量指标, 名称: 检查次数}]
    ```
    """
    homes = {part: first for first, parts in LEVELS.items() for part in parts}
    for table in about.indicators:
        for number, one in enumerate(table.rows):
            parts = LEVELS.get(one.level1 or "")
            name = (one.level2 or "").removesuffix("指标")
            if not parts or name not in homes or any(part in name for part in parts):
                continue
            message = f"“{one.level2}”不属于“{one.level1}”，属于“{homes[name]}”"
            values = {"二级指标": one.level2, "一级指标": one.level1}
            yield Raised((*table.path, number, "二级指标"), message, values)


@rule(
    "IND007",
    "所属目标不在绩效目标中",
    WARNING,
    remedy="所属目标写“绩效目标”中一项的标题，一字不差",
    source=PRACTICE,
)
def objective(about: About) -> Iterator[Raised]:
    """指标的所属目标，在绩效目标里没有这样的标题，印不到那一项目标之下。

    有问题：

    ```yaml
    绩效目标: [{类别: 分项目标, 标题: 应急演练工作}]
    绩效指标列表: [{所属目标: 应急演习工作, 名称: 演练次数}]
    ```

    没有问题：

    ```yaml
    绩效目标: [{类别: 分项目标, 标题: 应急演练工作}]
    绩效指标列表: [{所属目标: 应急演练工作, 名称: 演练次数}]
    ```
    """
    titles = {one.title for one in about.year.objectives or ()}
    for number, one in enumerate(about.year.indicators or ()):
        if one.objective and one.objective not in titles:
            message = f"绩效目标中没有标题为“{one.objective}”的"
            yield Raised(("绩效指标列表", number, "所属目标"), message, {"填报": one.objective})


def bare_name(name: str) -> str:
    """A name without blanks, quotes and punctuation."""
    return re.sub(r"[\W_]", "", name)


def _wanted(about: About, table: Indicators) -> tuple[Decimal, ...]:
    """What the weights of a list may come to."""
    if table.kind == "评价":
        return (FULL,)
    spec = about.format.spec if about.format is not None else None
    if spec is None or not spec.rate_points or (spec.subject == "项目") != (table.kind == "项目"):
        return (FULL, WITHOUT_RATE)
    return (add(FULL, -spec.rate_points.value),)
