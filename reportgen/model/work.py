"""What was planned and done: items, indicators, projects, evaluations."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reportgen.amounts import Amount, Quantity
from reportgen.amounts.points import Points
from reportgen.model import fields as f
from reportgen.model.fields import Kind, Texts, derived
from reportgen.model.funds import FundsLine, FundsTable
from reportgen.model.listing import Listing
from reportgen.model.record import record
from reportgen.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable


@record("条目", main="content")
class Point:
    """An item of title and text: a task, an objective, a problem, a suggestion and the like."""

    category: str | None = f.open_choice("类别", "条目的类别", "总体目标", "年度目标", "主要任务")
    title: str | None = f.text("标题", "条目的标题，不写序号，句末不加标点")
    content: Prose | None = f.prose("内容", "条目的正文")
    result: Prose | None = f.prose("完成情况", "目标或任务的完成情况")


def points(key: str, help: str) -> Listing[Point] | None:
    """A list of items that can be selected by category or quoted by title."""
    items: Listing[Point] | None = f.list_of(Point, key, help, keys=("title",), group="category")
    return items


@record("指标", main="goal")
class Indicator:
    """A performance indicator (绩效指标): what was to be reached, what was reached."""

    level1: str | None = f.open_choice(
        "一级指标", "一级指标名称", "成本指标", "产出指标", "效益指标", "满意度指标"
    )
    level2: str | None = f.open_choice(
        "二级指标", "二级指标名称", "数量指标", "质量指标", "时效指标", "成本指标"
    )
    name: str = f.text("名称", "三级指标名称", required=True)
    objective: str | None = f.text("所属目标", "所属分项目标的标题")
    nature: str | None = f.choice("指标性质", "定量还是定性", "定量", "定性")
    operator: str | None = f.choice(
        "计算符号", "指标值的方向；定性指标空着", "≥", "≤", "=", ">", "<"
    )
    target: Quantity | str | None = f.value("指标值", "年度指标值，数或文字")
    unit: str | None = f.text("度量单位", "指标值的单位")
    actual: Quantity | str | None = f.value("完成值", "实际完成值，数或文字")
    weight: Points | None = f.points("分值", "指标的权重")
    score: Points | None = f.points("得分", "指标的得分")
    explanation: str | None = f.text("指标解释", "指标的含义")
    deviation_reason: Prose | None = f.prose("偏差原因", "未完成的原因")
    improvement: Prose | None = f.prose("改进措施", "改进的措施")

    @derived("目标", Kind.TEXT, "计算符号、指标值和单位连写，如≥95%；等于号不写")
    def goal(self) -> str | None:
        """The target as documents print it: ``≥95%``, ``0起``, or its words."""
        if self.target is None:
            return None
        operator = "" if self.operator in (None, "=") else self.operator
        return f"{operator}{self.target}{self.unit or ''}"


@record("指标组")
class IndicatorGroup:
    """The indicators of one second level."""

    name: str = f.text("名称", "二级指标名称", required=True)
    indicators: Listing[Indicator] = f.list_of(
        Indicator, "指标", "这一组的指标", required=True, keys=("name",)
    )


def grouped(indicators: Iterable[Indicator] | None) -> tuple[IndicatorGroup, ...] | None:
    """Indicators by their second level, in the order in which it first appears."""
    if indicators is None:
        return None
    groups: dict[str, list[Indicator]] = {}
    for indicator in indicators:
        groups.setdefault(indicator.level2 or "", []).append(indicator)
    return tuple(
        IndicatorGroup(name=name, indicators=Listing(rows, keys=("name",)))
        for name, rows in groups.items()
    )


@record("评价")
class Evaluation:
    """One evaluation: the department's own (自评), its superior's (评价), or a project's."""

    mode: str | None = f.open_choice("评价方式", "由谁评价", "部门自评", "第三方评价")
    starts_on: date | None = f.date("开始日期", "评价工作开始日期")
    ends_on: date | None = f.date("结束日期", "评价工作结束日期")
    issued_on: date | None = f.date("出具日期", "报告出具日期")
    analyses: Listing[Point] | None = points("绩效分析", "按类别和标题的分析")
    score: Points | None = f.points("得分", "评价总得分")
    grade: str | None = f.text("等级", "评价等级；一般由得分得出")
    conclusion: Prose | None = f.prose("评价结论", "评价结论")
    experiences: Listing[Point] | None = points("主要经验", "主要经验及做法")
    problems: Listing[Point] | None = points("存在问题", "存在的问题及原因")
    suggestions: Listing[Point] | None = points("改进建议", "改进的建议或措施")
    texts: Texts | None = f.texts("文字", "其他段落，按名称")


@record("项目", main="full_name")
class Project:
    """A project of the budget."""

    name: str = f.text("名称", "项目名称，不含文号", required=True)
    key: str | None = f.text("简称", "在正文中引用时的短名称")
    code: str | None = f.text("项目代码", "预算管理一体化系统中的项目代码")
    document_number: str | None = f.text("文号", "下达资金的文号，不加括号")
    category: str | None = f.open_choice("项目类别", "项目类别", "特定目标类", "其他运转类")
    competent_department: str | None = f.text("主管部门", "主管部门；空着为本部门")
    implementing_unit: str | None = f.text("实施单位", "实施单位；空着为本部门")
    issued_on: date | None = f.date("资金下达日期", "资金下达日期")
    purpose: str | None = f.text("资金用途", "资金主要用于什么")
    funds: FundsTable | None = f.list_of(
        FundsLine, "资金", "项目资金；只有合计时填一行", view=FundsTable
    )
    goal: Prose | None = f.prose("年度目标", "年初设定的项目目标")
    result: Prose | None = f.prose("完成情况", "项目完成情况")
    self_review: Prose | None = f.prose("自评情况", "项目自评情况")
    indicators: Listing[Indicator] | None = f.list_of(
        Indicator, "绩效指标", "项目的绩效指标", keys=("name",), group="level2"
    )
    evaluation: Evaluation | None = f.part("自评", "项目的自评", Evaluation)
    texts: Texts | None = f.texts("文字", "其他段落，按名称")

    @derived("全称", Kind.TEXT, "名称加文号：某项目（川财〔2024〕1号）")
    def full_name(self) -> str:
        """The name with its document number in brackets."""
        return f"{self.name}（{self.document_number}）" if self.document_number else self.name

    def total(self, column: str) -> Amount | None:
        """One column of the project's funds, summed; None where it is unknown."""
        return None if self.funds is None else getattr(self.funds.find("合计"), column, None)
