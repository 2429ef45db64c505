"""Evaluations (自评、评价): who judged, how, and what came of it."""

from __future__ import annotations

from datetime import date

from reportgen.amounts import Amount, Points
from reportgen.model import fields as f
from reportgen.model.fields import Kind, Texts, derived
from reportgen.model.indicators import IndicatorTable, indicators
from reportgen.model.items import Point, PointTable, points
from reportgen.model.listing import Listing
from reportgen.model.record import record
from reportgen.model.surveys import Survey, SurveyTable
from reportgen.prose import Prose


@record("人员", main="name")
class Person:
    """Someone who took part."""

    role: str = f.open_choice(
        "角色", "在评价中的角色", "组长", "副组长", "组员", "联络人", "部门联系人",
        "评价机构项目负责人", "评价机构联系人", "部门负责人", required=True,
    )  # fmt: skip
    name: str = f.text("姓名", "姓名", required=True)
    post: str | None = f.text("职务", "职务")
    organisation: str | None = f.text("单位", "所在单位")
    phone: str | None = f.text("电话", "联系电话")


@record("意见", main="content")
class Opinion:
    """An opinion on the draft report, and what became of it. It is a quotation."""

    content: Prose = f.prose("意见内容", "意见的内容", required=True)
    adopted: str | None = f.choice("是否采纳", "是否采纳", "采纳", "部分采纳", "不采纳")
    response: Prose | None = f.prose("采纳说明", "怎样采纳，或不采纳的理由")


@record("评价")
class Evaluation:
    """One evaluation: the department's own (自评), its superior's (评价), or a project's."""

    kind: str | None = f.open_choice("评价类型", "评价的类型", "部门整体支出绩效再评价")
    mode: str | None = f.open_choice("评价方式", "由谁评价", "部门自评", "第三方评价")
    commissioner: str | None = f.text("委托单位", "委托评价的单位")
    evaluator: str | None = f.text("评价机构", "受托评价的机构")
    report_number: str | None = f.text("报告编号", "评价报告的编号")
    starts_on: date | None = f.date("开始日期", "评价工作开始日期")
    ends_on: date | None = f.date("结束日期", "评价工作结束日期")
    issued_on: date | None = f.date("出具日期", "报告出具日期")
    people: Listing[Person] | None = f.list_of(
        Person, "人员", "评价工作组成员和联系人", keys=("name",), group="role"
    )
    coverage: str | None = f.text("抽查区域", "抽查覆盖的范围")
    examined_funds: Amount | None = f.money("抽查资金", "抽查的资金数额")
    examined_categories: int | None = f.count("抽查类数", "抽查了几类项目", unit="类")
    principles: PointTable | None = points("评价原则", "评价原则")
    methods: PointTable | None = points("评价方法", "评价方法")
    standards: PointTable | None = points("评价标准", "评价标准")
    phases: PointTable | None = points("工作过程", "评价工作的各阶段")
    indicators: IndicatorTable | None = indicators("评价指标", "评分用的指标体系")
    analyses: PointTable | None = points("绩效分析", "按类别和标题的分析")
    surveys: SurveyTable | None = f.list_of(
        Survey, "问卷", "满意度调查", view=SurveyTable, keys=("audience",)
    )
    score: Points | None = f.points("得分", "评价总得分；有评价指标的可以空着")
    grade: str | None = f.text("等级", "评价等级；一般由得分得出")
    projects_score: Points | None = f.points("项目得分", "项目支出的自评得分")
    conclusion: Prose | None = f.prose("评价结论", "评价结论")
    experiences: PointTable | None = points("主要经验", "主要经验及做法")
    problems: PointTable | None = points("存在问题", "存在的问题及原因")
    suggestions: PointTable | None = points("改进建议", "改进的建议或措施")
    opinions: Listing[Opinion] | None = f.list_of(Opinion, "反馈意见", "对评价报告的意见")
    feedback_on: date | None = f.date("反馈日期", "意见反馈日期")
    adoption_on: date | None = f.date("采纳填表日期", "采纳情况表的填表日期")
    texts: Texts | None = f.texts("文字", "其他段落，按名称")

    @derived("综合得分", Kind.POINTS, "得分；没有填的，评价指标得分之和", unit="分", made_of="得分")
    def total_score(self) -> Points | None:
        """The score as entered, else the sum over the indicators."""
        return self.score or (self.indicators.all.got if self.indicators else None)

    @derived(
        "其他分析", Kind.LIST, "类别不是任何一级指标名称的绩效分析", item=Point, made_of="绩效分析"
    )
    def other_analyses(self) -> Listing[Point] | None:
        """The analyses that belong to no first-level indicator, so that none is left unprinted."""
        if self.analyses is None:
            return None
        named = {group.name for group in (self.indicators.level1 if self.indicators else ())}
        return self.analyses.like(one for one in self.analyses if one.category not in named)

    @derived("问题概括", Kind.TEXT, "各问题的标题，以顿号和“以及”连接", made_of="存在问题")
    def problem_summary(self) -> str | None:
        """The problems' titles in one phrase; None where one has no title."""
        if not self.problems:
            return None
        titles = [problem.title for problem in self.problems if problem.title]
        if len(titles) < len(self.problems):
            return None
        return "以及".join(filter(None, ("、".join(titles[:-1]), titles[-1])))
