"""Projects (项目列表): against the department's funds, against each other, low execution."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.amounts import Amount, Ratio
from reportgen.amounts.decimals import quantize
from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, INFO, WARNING, Raised
from reportgen.checks.indicators import bare_name
from reportgen.checks.rule import limit, rule
from reportgen.checks.sources import ARITHMETIC, PRACTICE, TEN
from reportgen.checks.tables import KEYS, exceeds
from reportgen.measures import attribute
from reportgen.model import EvaluationYear, Project

#: The columns of which projects are parts of the department's 项目支出.
_COLUMNS = ("initial", "adjusted", "spent")


@rule(
    "PRJ001",
    "各项目之和大于项目支出",
    ERROR,
    remedy="核对各项目的资金和部门收支中的项目支出，看单位、口径是否一致",
    source=ARITHMETIC,
)
def above_spending(about: About) -> Iterator[Raised]:
    """项目列表各项目的预算或支出相加，大于部门收支中的项目支出。

    列出的项目是项目支出的一部分，加起来不能比它大；没有填金额的项目不算。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 支出决算: 426.13}]}
    项目列表: [{名称: 甲项目, 资金: [{支出决算: 300}]}, {名称: 乙项目, 资金: [{支出决算: 339.64}]}]
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 支出决算: 426.13}]}
    项目列表: [{名称: 甲项目, 资金: [{支出决算: 300}]}, {名称: 乙项目, 资金: [{支出决算: 33.96}]}]
    ```
    """
    for column in _COLUMNS:
        whole, added, counted = _compared(about.year, column)
        if exceeds(added, whole):
            yield _difference(about, column, whole, added, f"{counted}个项目")


@rule(
    "PRJ002",
    "有项目支出没有列入项目列表",
    INFO,
    remedy="项目列表只列一部分项目的不用改；应当全部列出的，请补上",
    source=PRACTICE,
)
def unlisted(about: About) -> Iterator[Raised]:
    """项目列表各项目的支出相加，小于部门收支中的项目支出。

    只列重点项目、抽查项目的报告都是这样，所以只作提示。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 支出决算: 426.13}]}
    项目列表: [{名称: 甲项目, 资金: [{支出决算: 422.02}]}]
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 支出决算: 422.02}]}
    项目列表: [{名称: 甲项目, 资金: [{支出决算: 422.02}]}]
    ```
    """
    whole, added, counted = _compared(about.year, "spent")
    if counted and exceeds(whole, added):
        yield _difference(about, "spent", whole, added, f"列出的{counted}个项目")


@rule(
    "PRJ003",
    "两个项目名称只差空格或标点",
    WARNING,
    remedy="是同一项目的合并成一个；不是的，名称写得不同",
    source=ARITHMETIC,
)
def same_name(about: About) -> Iterator[Raised]:
    """两个项目的名称（连同文号）去掉空格、引号和标点后相同，多半是同一个项目写了两遍。

    名称、代码完全相同的，读取数据时已经拒绝。

    有问题：

    ```yaml
    项目列表: [{名称: “5+2”防控经费}, {名称: 5+2防控经费}]
    ```

    没有问题：

    ```yaml
    项目列表: [{名称: “5+2”防控经费}, {名称: “7+N”防控经费}]
    ```
    """
    seen: dict[str, int] = {}
    for number, project in enumerate(about.year.projects or ()):
        first = seen.setdefault(bare_name(project.full_name), number)
        if first != number:
            message = f"与第{first + 1}个项目的名称相同：“{project.full_name}”"
            path = ("项目列表", number, "名称")
            yield Raised(path, message, {"名称": project.full_name})


@rule(
    "PRJ004",
    "项目执行率低而没有说明原因",
    WARNING,
    remedy="在项目的“文字.预算执行说明”写明原因，或在资金行的“说明”里写",
    source=TEN,
    limit=limit(80, "%", "预算执行率低于多少要说明原因"),
)
def low_execution(about: About) -> Iterator[Raised]:
    """项目的预算执行率低于界限，没有写原因。

    自评表要求执行率未达到的说明原因；界限可以由格式调整。

    有问题：

    ```yaml
    项目列表: [{名称: 防汛经费, 资金: [{全年预算: 100, 支出决算: 60}]}]
    ```

    没有问题：

    ```yaml
    项目列表:
      - 名称: 防汛经费
        资金: [{全年预算: 100, 支出决算: 60}]
        文字: {预算执行说明: 工程跨年度实施，余款按合同在下一年度支付。}
    ```
    """
    for number, project in enumerate(about.year.projects or ()):
        whole = project.whole
        rate = attribute(whole, "预算执行率") if whole is not None else None
        if is_low(rate, about, "PRJ004") and not _explained(project):
            message = f"预算执行率{about.show(rate)}，低于{about.show(about.limit('PRJ004'))}%，没有说明原因"
            yield Raised(("项目列表", number), message, {"预算执行率": rate})


@rule(
    "PRJ005",
    "抽查资金大于部门支出",
    ERROR,
    remedy="核对抽查资金和部门的支出合计",
    source=ARITHMETIC,
)
def examined_above_spending(about: About) -> Iterator[Raised]:
    """评价抽查的资金大于部门全部支出，抽查比例超过100%。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 支出决算: 917.81}]}
    评价: {抽查资金: 971.81}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 支出决算: 917.81}]}
    评价: {抽查资金: 917.81}
    ```
    """
    funds = about.year.funds
    spent = funds.node("合计").spent if funds else None
    for key, evaluation in (("自评", about.year.self_evaluation), ("评价", about.year.evaluation)):
        examined = evaluation.examined_funds if evaluation else None
        if examined is not None and spent is not None and exceeds(examined, spent):
            message = (
                f"抽查资金{about.show(examined)}大于部门支出{about.show(spent)}，"
                f"多{about.show(examined - spent)}"
            )
            yield Raised((key, "抽查资金"), message, {"抽查资金": examined, "部门支出": spent})


@rule(
    "PRJ006",
    "抽查类数大于项目类数",
    ERROR,
    remedy="核对抽查类数和各项目的“项目类别”",
    source=ARITHMETIC,
)
def examined_above_categories(about: About) -> Iterator[Raised]:
    """评价抽查的项目类数，比项目列表中的类别还多。

    有问题：

    ```yaml
    项目列表: [{名称: 甲项目, 项目类别: 特定目标类}]
    评价: {抽查类数: 2}
    ```

    没有问题：

    ```yaml
    项目列表: [{名称: 甲项目, 项目类别: 特定目标类}]
    评价: {抽查类数: 1}
    ```
    """
    evaluation, projects = about.year.evaluation, about.year.projects
    examined = evaluation.examined_categories if evaluation else None
    categories = projects.category_count if projects else None
    if examined is not None and categories is not None and examined > categories:
        message = f"抽查{examined}类，项目列表只有{categories}类，多{examined - categories}类"
        yield Raised(("评价", "抽查类数"), message, {"抽查类数": examined, "项目类数": categories})


@rule(
    "PRJ007",
    "部门执行率低而没有说明原因",
    WARNING,
    remedy="在“文字.预算执行说明”“文字.预算增减原因”或资金行的“说明”里写明原因",
    source=TEN,
    limit=limit(80, "%", "预算执行率低于多少要说明原因"),
)
def low_department_execution(about: About) -> Iterator[Raised]:
    """部门的预算执行率低于界限，没有写原因。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 全年预算: 100, 支出决算: 60}]}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 全年预算: 100, 支出决算: 60, 说明: 年末下达的资金结转下年使用}]}
    ```
    """
    funds = about.year.funds
    if funds is None:
        return
    rate = attribute(funds.node("合计"), "预算执行率")
    passages = ("预算执行说明", "预算增减原因")
    explained = any(row.note for row in funds.lines) or any(
        _texts(about.year, name) for name in passages
    )
    if is_low(rate, about, "PRJ007") and not explained:
        message = (
            f"预算执行率{about.show(rate)}，低于{about.show(about.limit('PRJ007'))}%，没有说明原因"
        )
        yield Raised(("收支", "明细"), message, {"预算执行率": rate})


def is_low(rate: Ratio | None, about: About, code: str) -> bool:
    """Whether an execution rate, as it is printed, is below a rule's threshold."""
    percent = rate.percent if rate is not None else None
    return percent is not None and quantize(percent, 2) < about.limit(code)


def _explained(project: Project) -> bool:
    """Whether a project says why its budget was not spent."""
    noted = any(row.note for row in project.funds or ())
    return bool(noted or _texts(project, "预算执行说明"))


def _texts(owner: Any, name: str) -> bool:
    passage = owner.texts.get(name) if owner.texts else None
    return passage is not None and not passage.is_none


def _compared(year: EvaluationYear, column: str) -> tuple[Amount | None, Amount | None, int]:
    """Entered or added project spending, what the projects come to that have it, their number."""
    known = [one for one in (project.total(column) for project in year.projects or ()) if one]
    if year.funds is None or not known:
        return None, None, 0
    whole = getattr(year.funds.node("项目支出"), column)
    added = known[0]
    for one in known[1:]:
        added = added + one
    return whole, added, len(known)


def _difference(
    about: About, column: str, whole: Amount | None, added: Amount | None, who: str
) -> Raised:
    assert whole is not None and added is not None  # noqa: S101, PT018 (they were compared)
    apart = abs(whole - added)
    message = (
        f"{who}的{KEYS[column]}相加是{about.show(added)}，部门的项目支出是{about.show(whole)}，"
        f"相差{about.show(apart)}"
    )
    values = {"各项目之和": added, "项目支出": whole, "相差": apart}
    return Raised(("项目列表",), message, values)
