"""Projects (项目) of the budget, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reportgen.amounts import Amount, total
from reportgen.model import fields as f
from reportgen.model.evaluation import Evaluation
from reportgen.model.fields import Kind, Texts, derived
from reportgen.model.indicators import IndicatorTable, indicators
from reportgen.model.listing import Listing
from reportgen.model.money import FundsLine, FundsNode, FundsTable
from reportgen.model.record import record, viewed
from reportgen.prose import Prose


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
    is_key: bool | None = f.yes_no("重点", "是否重点项目")
    is_sampled: bool | None = f.yes_no("抽查", "评价时是否抽查")
    funds: FundsTable | None = f.list_of(
        FundsLine, "资金", "项目资金；只有合计时填一行", view=FundsTable
    )
    goal: Prose | None = f.prose("年度目标", "年初设定的项目目标")
    specific_goals: Listing[Prose] | None = f.list_of(
        Kind.PROSE, "具体目标", "分条的具体目标，不写序号"
    )
    result: Prose | None = f.prose("完成情况", "项目完成情况")
    self_review: Prose | None = f.prose("自评情况", "项目自评情况")
    indicators: IndicatorTable | None = indicators("绩效指标", "项目的绩效指标")
    evaluation: Evaluation | None = f.part("自评", "项目的自评", Evaluation)
    texts: Texts | None = f.texts("文字", "其他段落，按名称")

    @derived("全称", Kind.TEXT, "名称加文号")
    def full_name(self) -> str:
        """The name with its document number in brackets."""
        return f"{self.name}（{self.document_number}）" if self.document_number else self.name

    @derived("资金合计", Kind.PART, "项目资金的合计行")
    def whole(self) -> FundsNode | None:
        """The whole of the project's funds."""
        return None if self.funds is None else self.funds.find("合计")

    def total(self, column: str) -> Amount | None:
        """One column of the project's funds, summed; None where it is unknown."""
        return None if self.funds is None else getattr(self.funds.find("合计"), column, None)


@viewed("项目表")
class ProjectTable(Listing[Project]):
    """All projects, with the ones that are key or sampled, and their sums."""

    def called(self, wanted: str) -> list[Project]:
        """The projects that a text means: by code, short or full name, else by number from 1."""
        for name in ("code", "key", "name", "full_name"):
            found = [project for project in self if getattr(project, name) == wanted]
            if found:
                return found
        number = int(wanted) if wanted.isdecimal() else 0
        return [self[number - 1]] if 1 <= number <= len(self) else []

    @derived("项目数", Kind.COUNT, "项目个数", unit="个")
    def size(self) -> int:
        """How many projects there are."""
        return len(self)

    @derived("项目类数", Kind.COUNT, "有几类项目；有一个没填类别就不知道", unit="类")
    def category_count(self) -> int | None:
        """How many categories there are; unknown as soon as one project has none."""
        categories = {project.category for project in self}
        return None if None in categories or not categories else len(categories)

    @derived("支出合计", Kind.MONEY, "各项目支出决算之和", unit="元")
    def spent(self) -> Amount | None:
        """The sum of what the projects spent."""
        return total(project.total("spent") for project in self)

    @derived("重点项目数", Kind.COUNT, "标为重点的项目个数", unit="个")
    def key_count(self) -> int | None:
        """How many projects are key; unknown where none says whether it is."""
        return None if self.key_projects is None else len(self.key_projects)

    @derived("重点项目支出", Kind.MONEY, "重点项目支出决算之和", unit="元")
    def key_spent(self) -> Amount | None:
        """The sum of what the key projects spent."""
        return _spent(self.key_projects)

    @derived("抽查项目数", Kind.COUNT, "抽查的项目个数", unit="个")
    def sampled_count(self) -> int | None:
        """How many projects were sampled; unknown where none says whether it was."""
        return None if self.sampled is None else len(self.sampled)

    @derived("抽查项目支出", Kind.MONEY, "抽查项目支出决算之和", unit="元")
    def sampled_spent(self) -> Amount | None:
        """The sum of what the sampled projects spent."""
        return _spent(self.sampled)

    @derived("重点项目", Kind.LIST, "标为重点的项目；没有一个项目填“重点”时不知道", item=Project)
    def key_projects(self) -> Listing[Project] | None:
        """The key projects; None where no project says whether it is one."""
        return self._marked("is_key")

    @derived("抽查项目", Kind.LIST, "标为抽查的项目；没有一个项目填“抽查”时不知道", item=Project)
    def sampled(self) -> Listing[Project] | None:
        """The sampled projects; None where no project says whether it was."""
        return self._marked("is_sampled")

    def _marked(self, mark: str) -> Listing[Project] | None:
        if self and all(getattr(project, mark) is None for project in self):
            return None
        return self.like(project for project in self if getattr(project, mark))


def _spent(projects: Iterable[Project] | None) -> Amount | None:
    return None if projects is None else total(project.total("spent") for project in projects)
