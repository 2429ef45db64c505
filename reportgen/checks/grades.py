"""Grades and whole evaluations (等级、总得分): who was judged, bands, full marks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from reportgen.amounts.decimals import HUNDRED, NOUGHT
from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, WARNING, Raised
from reportgen.checks.rule import rule
from reportgen.checks.sources import TEN
from reportgen.errors import PackError
from reportgen.measures import attribute
from reportgen.model import Evaluation, EvaluationYear, IndicatorTable, Path, Project
from reportgen.packs import Format, find_format

#: The national grade bands (财预〔2020〕10号), where no format says others.
NATIONAL = (("优", Decimal(90)), ("良", Decimal(80)), ("中", Decimal(60)), ("差", NOUGHT))


#: Words that mean a grade of the national bands.
_SAME = {"优秀": "优", "良好": "良", "中等": "中", "较差": "差"}


@attrs.frozen(eq=False)
class Judged:
    """An evaluation with its path, and the project or year that it is of."""

    path: Path
    evaluation: Evaluation
    indicators: IndicatorTable | None
    project: Project | None = None


@rule(
    "SCR008",
    "等级与得分不符",
    ERROR,
    remedy="改正等级或得分；等级可以不填，由得分和格式的分档得出",
    source=TEN,
)
def grade(about: About) -> Iterator[Raised]:
    """填报的等级，不是得分所在的那一档。

    分档按格式的规定；没有指定格式时，按数据文件要印的格式；都没有分档的，90分以上优、80分以上良、60分以上中、60分以下差。

    有问题：

    ```yaml
    评价: {得分: 90.34, 等级: 良}
    ```

    没有问题：

    ```yaml
    评价: {得分: 90.34, 等级: 优}
    ```
    """
    bands = grade_bands(about)
    names = [name for name, _ in bands]
    for one in judged(about):
        stated, got = one.evaluation.grade, one.evaluation.total_score
        if stated is None or got is None:
            continue
        called = stated if stated in names else _SAME.get(stated, stated)
        right = grade_of(got.value, bands)
        if called in names and called != right:
            message = f"填报“{stated}”，得分{got}属于“{right}”"
            yield Raised((*one.path, "等级"), message, {"填报": stated, "应为": right})


@rule(
    "SCR009",
    "执行率不到100%而自评满分",
    WARNING,
    remedy="预算执行率按比例计分，执行率不到100%时总分不是满分；核对得分",
    source=TEN,
)
def full_marks(about: About) -> Iterator[Raised]:
    """预算执行率低于100%，自评得分却是100分。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 全年预算: 100, 支出决算: 95}]}
    自评: {得分: 100}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 全年预算: 100, 支出决算: 95}]}
    自评: {得分: 99.5}
    ```
    """
    for one in judged(about):
        got = one.evaluation.total_score
        whole = _funds(about, one.project)
        rate = attribute(whole, "预算执行率") if whole is not None else None
        percent = rate.percent if rate is not None else None
        if got is None or percent is None or one.path[0] == "评价":
            continue
        if got.value >= HUNDRED and percent < HUNDRED and about.show(rate) != "100.00%":
            message = f"自评得分{got}，预算执行率只有{about.show(rate)}"
            yield Raised((*one.path, "得分"), message, {"得分": got, "预算执行率": rate})


def grade_bands(about: About) -> tuple[tuple[str, Decimal], ...]:
    """The grades from the highest, each with its least points.

    They are the format's, else those of a format that the year names (格式), else the national ones.
    """
    own = (about.format,) if about.format is not None else _named(about.year)
    grades = next((one.spec.grades for one in own if one.spec.grades), ())
    return tuple((one.name, one.least.value) for one in grades or ()) or NATIONAL


def _named(year: EvaluationYear) -> Iterator[Format]:
    """The formats that a year names, as far as there are any."""
    for name in year.formats or ():
        try:
            yield find_format(name, year.fiscal_year)
        except PackError:
            continue


def grade_of(points: Decimal, bands: tuple[tuple[str, Decimal], ...]) -> str:
    """The name of the grade that points belong to."""
    return next((name for name, least in bands if points >= least), bands[-1][0])


def judged(about: About) -> list[Judged]:
    """Every evaluation with the indicators that its score sheet has."""
    year = about.year
    found = []
    if year.self_evaluation is not None:
        found.append(Judged(("自评",), year.self_evaluation, year.indicators))
    if year.evaluation is not None:
        found.append(Judged(("评价",), year.evaluation, None))
    for number, project in enumerate(year.projects or ()):
        if project.evaluation is not None:
            path = ("项目列表", number, "自评")
            found.append(Judged(path, project.evaluation, project.indicators, project))
    return found


def _funds(about: About, project: Project | None) -> Any:
    if project is not None:
        return project.whole
    return about.year.funds.node("合计") if about.year.funds else None
