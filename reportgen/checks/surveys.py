"""Surveys (问卷): copies, options, satisfaction quoted elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.amounts import Quantity
from reportgen.amounts.decimals import quantize
from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, INFO, WARNING, Raised
from reportgen.checks.rule import limit, rule
from reportgen.checks.sources import ARITHMETIC, PRACTICE, PUBLISHED
from reportgen.lazily import pattern
from reportgen.measures import attribute
from reportgen.model import Question, Survey

_NOT = pattern("^(不|否|没有|未|差|非常不)")


@rule(
    "SRV001",
    "单选题各选项之和不等于有效份数",
    ERROR,
    remedy="核对各选项的份数和有效份数",
    source=ARITHMETIC,
)
def single_choice(about: About) -> Iterator[Raised]:
    """单选题每份问卷只选一项，各选项的份数加起来应当等于有效份数。

    有问题：

    ```yaml
    评价: {问卷: [{调查对象: 公众, 有效份数: 194, 题目: [{题干: 满意吗？, 题型: 单选, 选项: {满意: 192, 不满意: 20}}]}]}
    ```

    没有问题：

    ```yaml
    评价: {问卷: [{调查对象: 公众, 有效份数: 194, 题目: [{题干: 满意吗？, 题型: 单选, 选项: {满意: 192, 不满意: 2}}]}]}
    ```
    """
    for spot in about.spots(Question):
        question: Question = spot.value
        if question.kind == "单选" and question.options and question.valid is not None:
            added = sum(one.count for one in question.options)
            if added != question.valid:
                apart = abs(added - question.valid)
                message = f"各选项相加{added}份，有效{question.valid}份，相差{apart}份"
                values = {"相加": added, "有效份数": question.valid}
                yield Raised(spot.at("选项"), message, values)


@rule(
    "SRV002",
    "选项的份数大于有效份数",
    ERROR,
    remedy="核对这一项的份数和有效份数",
    source=ARITHMETIC,
)
def option_above_valid(about: About) -> Iterator[Raised]:
    """多选题可以选几项，但任何一项都不会多于有效份数。

    有问题：

    ```yaml
    评价: {问卷: [{调查对象: 公众, 有效份数: 194, 题目: [{题干: 想了解什么？, 题型: 多选, 选项: {交通安全: 712}}]}]}
    ```

    没有问题：

    ```yaml
    评价: {问卷: [{调查对象: 公众, 有效份数: 194, 题目: [{题干: 想了解什么？, 题型: 多选, 选项: {交通安全: 172}}]}]}
    ```
    """
    for spot in about.spots(Question):
        question: Question = spot.value
        for number, option in enumerate(question.options or ()):
            if question.valid is not None and option.count > question.valid:
                message = f"“{option.text}”{option.count}份，有效只有{question.valid}份"
                values = {"份数": option.count, "有效份数": question.valid}
                yield Raised((*spot.at("选项"), number, "份数"), message, values)


@rule(
    "SRV003",
    "有效份数大于收回或发放份数",
    ERROR,
    remedy="核对发放、收回、有效三个份数",
    source=ARITHMETIC,
)
def copies(about: About) -> Iterator[Raised]:
    """问卷的份数应当是发放≥收回≥有效。

    有问题：

    ```yaml
    评价: {问卷: [{调查对象: 公众, 发放份数: 194, 有效份数: 196}]}
    ```

    没有问题：

    ```yaml
    评价: {问卷: [{调查对象: 公众, 发放份数: 200, 有效份数: 196}]}
    ```
    """
    pairs = (("有效份数", "收回份数"), ("有效份数", "发放份数"), ("收回份数", "发放份数"))
    for spot in about.spots(Survey):
        for low, high in pairs:
            few, many = getattr(spot.value, low), getattr(spot.value, high)
            if few is not None and many is not None and few > many:
                message = f"{low}{few}大于{high}{many}，多{few - many}份"
                yield Raised(spot.at(low), message, {low: few, high: many})


@rule(
    "SRV004",
    "没有或有多道满意度题",
    WARNING,
    remedy="在计算满意率的那道题写“满意度题: 是”，只标一道",
    source=PRACTICE,
)
def satisfaction_question(about: About) -> Iterator[Raised]:
    """一份问卷标了两道满意度题，满意率不知道按哪一道计算。

    有问题：

    ```yaml
    评价:
      问卷:
        - 调查对象: 公众
          有效份数: 10
          题目:
            - {题干: 满意吗？, 题型: 单选, 满意度题: 是, 选项: {满意: 9, 不满意: 1}}
            - {题干: 总体满意吗？, 题型: 单选, 满意度题: 是, 选项: {满意: 8, 不满意: 2}}
    ```

    没有问题：

    ```yaml
    评价:
      问卷:
        - 调查对象: 公众
          有效份数: 10
          题目:
            - {题干: 满意吗？, 题型: 单选, 满意度题: 是, 选项: {满意: 9, 不满意: 1}}
            - {题干: 总体满意吗？, 题型: 单选, 选项: {满意: 8, 不满意: 2}}
    ```
    """
    for spot in about.spots(Survey):
        marked = sum(bool(one.is_satisfaction) for one in spot.value.questions or ())
        if marked > 1:
            yield Raised(spot.at("题目"), f"标了{marked}道满意度题", {"满意度题": marked})


@rule(
    "SRV005",
    "满意度与问卷不符",
    WARNING,
    remedy="引用问卷的数：【=评价.问卷.…】；另有来源的，在豁免中说明",
    source=PUBLISHED,
)
def quoted_satisfaction(about: About) -> Iterator[Raised]:
    """满意度指标的完成值，与问卷算出来的满意率不同。

    只比较只有一份问卷的年度，或名称里写明调查对象的指标。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 公众满意度, 计算符号: ≥, 指标值: 90, 完成值: 89.97, 度量单位: "%", 偏差原因: 宣传不够。}]
    评价: {问卷: [{调查对象: 公众, 有效份数: 194, 题目: [{题干: 满意吗？, 题型: 单选, 满意度题: 是, 选项: {满意: 192, 不满意: 2}}]}]}
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 公众满意度, 计算符号: ≥, 指标值: 90, 完成值: 98.97, 度量单位: "%"}]
    评价: {问卷: [{调查对象: 公众, 有效份数: 194, 题目: [{题干: 满意吗？, 题型: 单选, 满意度题: 是, 选项: {满意: 192, 不满意: 2}}]}]}
    ```
    """
    surveys = [spot.value for spot in about.spots(Survey) if spot.value.satisfaction]
    for number, one in enumerate(about.year.indicators or ()):
        survey = next((s for s in surveys if s.audience in one.name), None)
        rate = attribute(survey, "满意率") if survey is not None else None
        if rate is None or rate.percent is None or not isinstance(one.actual, Quantity):
            continue
        places = max(0, -int(one.actual.value.as_tuple().exponent))
        if "满意" in one.name and quantize(rate.percent, places) != one.actual.value:
            message = f"完成值{one.actual}%，问卷的满意率是{about.show(rate)}"
            path = ("绩效指标列表", number, "完成值")
            yield Raised(path, message, {"完成值": str(one.actual), "满意率": rate})


@rule(
    "SRV007",
    "计为满意的选项像是否定的",
    WARNING,
    remedy="把满意的选项写在第一个，或在选项里写“计为满意: 是”",
    source=PRACTICE,
)
def negative_first(about: About) -> Iterator[Raised]:
    """没有标明哪个选项计为满意时，第一个选项计为满意；这里第一个选项是“不满意”“否”之类。

    有问题：

    ```yaml
    评价: {问卷: [{调查对象: 公众, 有效份数: 10, 题目: [{题干: 满意吗？, 题型: 单选, 选项: {不满意: 1, 满意: 9}}]}]}
    ```

    没有问题：

    ```yaml
    评价: {问卷: [{调查对象: 公众, 有效份数: 10, 题目: [{题干: 满意吗？, 题型: 单选, 选项: {满意: 9, 不满意: 1}}]}]}
    ```
    """
    for spot in about.spots(Question):
        options = spot.value.options or ()
        marked = [one for one in options if one.is_positive] or list(options[:1])
        for option in marked if spot.value.kind == "单选" else ():
            if _NOT.match(option.text):
                message = f"选项“{option.text}”计为满意，份数{option.count}"
                yield Raised(spot.at("选项"), message, {"选项": option.text})


@rule(
    "SRV008",
    "题型与选项不合",
    WARNING,
    remedy="单选、多选题列出选项；问答题不列选项",
    source=PRACTICE,
)
def kind_of_question(about: About) -> Iterator[Raised]:
    """单选题、多选题没有选项，或问答题有选项。

    有问题：

    ```yaml
    评价: {问卷: [{调查对象: 公众, 有效份数: 10, 题目: [{题干: 满意吗？, 题型: 单选}]}]}
    ```

    没有问题：

    ```yaml
    评价: {问卷: [{调查对象: 公众, 有效份数: 10, 题目: [{题干: 有什么意见？, 题型: 问答}]}]}
    ```
    """
    for spot in about.spots(Question):
        question: Question = spot.value
        if bool(question.options) == (question.kind == "问答"):
            words = "有选项" if question.options else "没有选项"
            yield Raised(spot.at("选项"), f"{question.kind}题{words}")


@rule(
    "SRV009",
    "问卷回收率低",
    INFO,
    remedy="在报告中说明回收情况，慎用这次调查的结论",
    source=PRACTICE,
    limit=limit(60, "%", "回收率低于多少才提示"),
)
def low_return(about: About) -> Iterator[Raised]:
    """收回的问卷占发放的比例低于界限，结论的代表性不足。

    有问题：

    ```yaml
    评价: {问卷: [{调查对象: 公众, 发放份数: 400, 收回份数: 196, 有效份数: 194}]}
    ```

    没有问题：

    ```yaml
    评价: {问卷: [{调查对象: 公众, 发放份数: 200, 收回份数: 196, 有效份数: 194}]}
    ```
    """
    for spot in about.spots(Survey):
        rate = attribute(spot.value, "回收率")
        percent = rate.percent if rate is not None else None
        if percent is not None and percent < about.limit("SRV009"):
            message = f"回收率{about.show(rate)}，低于{about.show(about.limit('SRV009'))}%"
            yield Raised(spot.at("收回份数"), message, {"回收率": rate})
