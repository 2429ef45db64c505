"""Measures on the department as a whole: its people, its assets, its funds and projects."""

from __future__ import annotations

from reportgen.amounts import Amount, Ratio
from reportgen.measures.registry import measure
from reportgen.measures.sources import COMMON, PRACTICE
from reportgen.model import (
    AssetLine,
    Department,
    EvaluationYear,
    Funds,
    FundsNode,
    Kind,
)


@measure(
    Department,
    "在职人员控制率",
    Kind.RATE,
    "实有总数÷编制总数",
    "实有总数",
    "编制总数",
    source=COMMON,
)
def staff_control_rate(department: Department) -> Ratio:
    """Staff against authorised posts."""
    return Ratio(department.staff_total, department.authorised_total)


@measure(
    Department,
    "超编人数",
    Kind.COUNT,
    "实有总数−编制总数，空编为负",
    "实有总数",
    "编制总数",
    source=PRACTICE,
)
def overstaffing(department: Department) -> int | None:
    """How many staff there are beyond the authorised posts; negative where posts are vacant."""
    staff, posts = department.staff_total, department.authorised_total
    return None if staff is None or posts is None else staff - posts


@measure(
    AssetLine,
    "固定资产利用率",
    Kind.RATE,
    "在用原值÷年末原值",
    "在用原值",
    "年末原值",
    source=COMMON,
)
def utilisation_rate(row: AssetLine) -> Ratio:
    """Assets in use against all assets, by gross value."""
    return Ratio(row.in_use, row.closing_gross)


@measure(
    AssetLine,
    "推算年末原值",
    Kind.MONEY,
    "年初原值＋本年增加−本年处置",
    "年初原值",
    "本年增加",
    "本年处置",
    source=PRACTICE,
)
def expected_closing(row: AssetLine) -> Amount | None:
    """What the closing value must be by the year's movements; checks compare it."""
    if row.opening_gross is None or row.additions is None or row.disposals is None:
        return None
    return row.opening_gross + row.additions - row.disposals


@measure(
    AssetLine,
    "资产占比",
    Kind.RATE,
    "年末原值÷合计的年末原值",
    "年末原值",
    "全表合计.年末原值",
    source=PRACTICE,
)
def asset_share(row: AssetLine) -> Ratio:
    """The category's share of all assets, by gross value at year end."""
    return Ratio(row.closing_gross, row.whole.closing_gross)


def _beyond_appropriation(funds: Funds, column: str) -> Amount | None:
    """All funds less 财政拨款; known only where another source is entered or declared absent."""
    whole: FundsNode = funds.node("合计")
    appropriated: FundsNode = funds.node("财政拨款")
    all_of_it, part = getattr(whole, column), getattr(appropriated, column)
    if all_of_it is None or part is None or not funds.has_other_source(column):
        return None
    rest: Amount = all_of_it - part
    return rest


@measure(
    Funds,
    "非财政拨款全年预算",
    Kind.MONEY,
    "合计−财政拨款（全年预算）",
    "合计.全年预算",
    "财政拨款.全年预算",
    source=PRACTICE,
)
def other_adjusted(funds: Funds) -> Amount | None:
    """The adjusted budget from sources other than 财政拨款."""
    return _beyond_appropriation(funds, "adjusted")


@measure(
    Funds,
    "非财政拨款预算",
    Kind.MONEY,
    "合计−财政拨款（年初预算）",
    "合计.年初预算",
    "财政拨款.年初预算",
    source=PRACTICE,
)
def other_initial(funds: Funds) -> Amount | None:
    """The initial budget from sources other than 财政拨款."""
    return _beyond_appropriation(funds, "initial")


@measure(
    Funds,
    "非财政拨款到位",
    Kind.MONEY,
    "合计−财政拨款（实际到位）",
    "合计.实际到位",
    "财政拨款.实际到位",
    source=PRACTICE,
)
def other_received(funds: Funds) -> Amount | None:
    """What came in from sources other than 财政拨款."""
    return _beyond_appropriation(funds, "received")


@measure(
    Funds,
    "非财政拨款支出",
    Kind.MONEY,
    "合计−财政拨款（支出决算）",
    "合计.支出决算",
    "财政拨款.支出决算",
    source=PRACTICE,
)
def other_spent(funds: Funds) -> Amount | None:
    """What was spent from sources other than 财政拨款."""
    return _beyond_appropriation(funds, "spent")


def _project_spending(year: EvaluationYear) -> Amount | None:
    spent: Amount | None = year.funds.node("项目支出").spent if year.funds else None
    return spent


@measure(
    EvaluationYear,
    "重点支出安排率",
    Kind.RATE,
    "重点项目支出÷项目支出",
    "项目列表.重点项目支出",
    "收支.项目支出.支出决算",
    source=COMMON,
)
def key_spending_rate(year: EvaluationYear) -> Ratio:
    """What key projects spent against all project spending."""
    return Ratio(year.projects.key_spent if year.projects else None, _project_spending(year))


@measure(
    EvaluationYear,
    "抽查占比",
    Kind.RATE,
    "抽查项目支出÷项目支出",
    "项目列表.抽查项目支出",
    "收支.项目支出.支出决算",
    source=PRACTICE,
)
def sampled_share(year: EvaluationYear) -> Ratio:
    """What sampled projects spent against all project spending."""
    return Ratio(year.projects.sampled_spent if year.projects else None, _project_spending(year))


@measure(
    EvaluationYear,
    "未列项目支出",
    Kind.MONEY,
    "项目支出−各项目支出之和",
    "收支.项目支出.支出决算",
    "项目列表.支出合计",
    source=PRACTICE,
)
def unlisted_spending(year: EvaluationYear) -> Amount | None:
    """Project spending that no listed project explains."""
    spent = _project_spending(year)
    listed = year.projects.spent if year.projects else None
    return None if spent is None or listed is None else spent - listed


@measure(
    EvaluationYear,
    "抽查类数占比",
    Kind.RATE,
    "抽查类数÷项目类数",
    "评价.抽查类数",
    "项目列表.项目类数",
    source=PRACTICE,
)
def examined_categories_share(year: EvaluationYear) -> Ratio:
    """How many of the categories of projects the evaluation examined."""
    examined = year.evaluation.examined_categories if year.evaluation else None
    return Ratio(examined, year.projects.category_count if year.projects else None)


@measure(
    EvaluationYear,
    "抽查资金占比",
    Kind.RATE,
    "抽查资金÷部门支出",
    "评价.抽查资金",
    "收支.合计.支出决算",
    source=PRACTICE,
)
def examined_share(year: EvaluationYear) -> Ratio:
    """The funds the evaluation examined against all spending."""
    examined = year.evaluation.examined_funds if year.evaluation else None
    return Ratio(examined, year.funds.node("合计").spent if year.funds else None)
