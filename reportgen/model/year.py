"""The evaluation year (评价年度): everything a department reports on one year."""

from __future__ import annotations

from typing import Any

import attrs

from reportgen.amounts import UNITS
from reportgen.model import fields as f
from reportgen.model.assets import AssetLine, AssetTable
from reportgen.model.department import Department
from reportgen.model.evaluation import Evaluation
from reportgen.model.fields import Kind, Texts, derived
from reportgen.model.funds import Funds
from reportgen.model.indicators import Indicator, IndicatorGroup, IndicatorTable, indicators
from reportgen.model.items import Point, PointTable, Statistic, points
from reportgen.model.listing import Listing
from reportgen.model.objectives import ObjectiveItem, items_among, objective_items
from reportgen.model.papers import Document, DocumentTable, Issue, Picture, Waiver
from reportgen.model.projects import Project, ProjectTable
from reportgen.model.record import record

#: The version of the data files this library writes, and the highest it reads.
VERSION = 1


class Memory(dict[Any, Any]):
    """What was worked out of one year, by what has worked it out; a copy of it starts anew.

    It may hold ids of the year's objects, which mean nothing in another process or year.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        return Memory, ()


@record("评价年度")
class EvaluationYear:
    """The root of the data: one department, one year."""

    fiscal_year: int = f.year("年度", "报告的年度", required=True)
    amount_unit: str = f.choice(
        "金额单位", "本文件中金额的单位（只用于读取）", *UNITS, required=True
    )
    decimal_places: int | None = f.count(
        "小数位", "本文件中金额的小数位数（只用于读取）", unit="位", most=8
    )
    blank_is_zero: bool | None = f.yes_no("空白按零", "空着的金额是否表示没有")
    formats: Listing[str] | None = f.list_of(Kind.TEXT, "格式", "印成哪些格式")
    department: Department = f.part("部门", "报告部门", Department, required=True)
    funds: Funds | None = f.part("收支", "部门收支", Funds)
    assets: AssetTable | None = f.list_of(
        AssetLine, "固定资产", "固定资产各类别和合计", view=AssetTable, keys=("category",)
    )
    tasks: PointTable | None = points("主要任务", "年度主要任务及完成情况")
    objectives: PointTable | None = points("绩效目标", "绩效目标，按类别")
    indicators: IndicatorTable | None = indicators("绩效指标列表", "随预算设定的绩效指标")
    projects: ProjectTable | None = f.list_of(
        Project, "项目列表", "全部项目", view=ProjectTable, keys=("key", "name", "code"),
        group="category",
    )  # fmt: skip
    self_evaluation: Evaluation | None = f.part("自评", "部门自评", Evaluation)
    evaluation: Evaluation | None = f.part("评价", "上级或第三方评价", Evaluation)
    statistics: Listing[Statistic] | None = f.list_of(
        Statistic, "成效", "正文里要用两次以上或与上年比较的数", keys=("name",)
    )
    documents: Listing[Document] | None = f.list_of(
        Document, "文件", "引用的法规、通知和制度", view=DocumentTable, keys=("key",)
    )
    pictures: Listing[Picture] | None = f.list_of(
        Picture, "图片", "报告中的图片", keys=("caption",)
    )
    texts: Texts | None = f.texts("文字", "其他段落，按名称")
    issues: Listing[Issue] | None = f.list_of(Issue, "成文", "每份印成的文档一行", keys=("format",))
    waivers: Listing[Waiver] | None = f.list_of(Waiver, "豁免", "接受的检查发现及理由")
    memory: Memory = attrs.field(init=False, factory=Memory, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Let the table of funds see the projects, the last resort of its roll-up."""
        if self.funds is not None and self.projects is not None:
            bound = self.funds.bound_to(self.projects)
            object.__setattr__(self, "funds", bound)

    @derived(
        "绩效指标分组",
        Kind.LIST,
        "年度绩效指标按二级指标分组",
        item=IndicatorGroup,
        made_of="绩效指标列表",
    )
    def indicator_groups(self) -> tuple[IndicatorGroup, ...] | None:
        """The year's indicators by second level."""
        return None if self.indicators is None else self.indicators.level2

    @derived("分项", Kind.LIST, "分项目标及其指标", item=ObjectiveItem, made_of="绩效目标")
    def objective_items(self) -> tuple[ObjectiveItem, ...] | None:
        """The item objectives, each with its indicators."""
        if self.objectives is None:
            return None
        return objective_items(self.objectives, self.indicators or ())

    @derived("整体目标", Kind.LIST, "不是分项的绩效目标", item=Point, made_of="绩效目标")
    def overall_objectives(self) -> Listing[Point] | None:
        """The objectives that are no items: of the department as a whole."""
        if self.objectives is None:
            return None
        items = items_among(self.objectives, self.indicators or ())
        return self.objectives.like(one for one in self.objectives if one not in items)

    @derived(
        "未分项指标", Kind.LIST, "没有所属目标的年度绩效指标", item=Indicator,
        made_of="绩效指标列表",
    )  # fmt: skip
    def unassigned_indicators(self) -> tuple[Indicator, ...] | None:
        """The year's indicators that belong to no item objective."""
        if self.indicators is None:
            return None
        titles = {one.title for one in self.objectives or () if one.title}
        return tuple(row for row in self.indicators if row.objective not in titles)

    def issue_for(self, format_id: str, project: Project | None = None) -> Issue:
        """What belongs to one printed document: its row of 成文, else an unmarked one.

        A row without 项目 serves every project that has none of its own; one of a format serves
        each of its versions (``province/name@2022``).
        """
        called = (format_id, format_id.partition("@")[0])
        rows = [row for row in self.issues or () if row.format in called]
        own = [row for row in rows if project is not None and self._is_of(row, project)]
        shared = [row for row in rows if not row.project]
        issue: Any = next(iter((*own, *shared)), Issue(format=format_id))
        signed: Issue = attrs.evolve(issue, signed_by=issue.signed_by or self.department.name)
        return signed

    def _is_of(self, row: Issue, project: Project) -> bool:
        called = self.projects.called(row.project) if self.projects and row.project else []
        return any(one is project for one in called)
