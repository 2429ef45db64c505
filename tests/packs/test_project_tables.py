"""What the tables of single projects refuse: no reason for lost points, texts over their limit."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest

import reportgen
from reportgen import EvaluationYear, MissingData
from reportgen.amounts import Points
from reportgen.model import Project
from reportgen.model.items import Point
from reportgen.prose import parse
from reportgen.word.view import view
from tests.samples import Sample, all_samples

TABLES = [one for one in all_samples() if one.format_id.endswith("/project-table")]
SICHUAN = next(one for one in TABLES if one.format_id.startswith("sichuan/"))
each_table = pytest.mark.parametrize("sample", TABLES, ids=str)
Change = Callable[[Project], Project]


def project_of(year: EvaluationYear, sample: Sample) -> Project:
    (found,) = year.projects.called(sample.project or "")
    return found


def printed(sample: Sample, change: Change) -> str:
    year = sample.load().year
    own = project_of(year, sample)
    rows = [change(one) if one is own else one for one in year.projects]
    changed: EvaluationYear = attrs.evolve(year, projects=year.projects.like(rows))
    return view(reportgen.render(changed, sample.format_id, project=sample.project))


def refused(sample: Sample, change: Change) -> str:
    with pytest.raises(MissingData) as caught:
        printed(sample, change)
    return str(caught.value)


def first_indicator(**changes: Any) -> Change:
    def change(project: Project) -> Project:
        first, *rest = project.indicators
        rows = project.indicators.like([attrs.evolve(first, **changes), *rest])
        return attrs.evolve(project, indicators=rows)

    return change


def problems(*texts: str) -> Change:
    def change(project: Project) -> Project:
        own = project.evaluation
        found = own.problems.like(Point(content=parse(text)) for text in texts)
        return attrs.evolve(project, evaluation=attrs.evolve(own, problems=found))

    return change


def test_every_province_has_a_table() -> None:
    provinces = {"sichuan", "hunan", "hebei", "yunnan"}
    assert provinces <= {one.format_id.partition("/")[0] for one in TABLES}


@each_table
def test_lost_points_need_a_reason(sample: Sample) -> None:
    assert "偏差原因" in refused(
        sample, first_indicator(score=Points(Decimal(0)), deviation_reason=None)
    )


@each_table
def test_every_indicator_stands_in_its_own_row(sample: Sample) -> None:
    project = project_of(sample.load().year, sample)
    lines = printed(sample, lambda one: one).splitlines()
    for indicator in project.indicators:
        assert 1 == sum(f"\t{indicator.name}\t" in line for line in lines)


def test_a_budget_adjusted_in_the_year_needs_a_reason() -> None:
    def cut(project: Project) -> Project:
        lines = [attrs.evolve(one, initial=one.initial + one.initial) for one in project.funds]
        return attrs.evolve(project, funds=project.funds.like(lines))

    assert "预算执行说明" in refused(SICHUAN, cut)


@pytest.mark.parametrize(("count", "fits"), [(100, True), (101, False)])
def test_what_was_reached_has_100_characters_at_most(count: int, fits: bool) -> None:
    def longer(project: Project) -> Project:
        return attrs.evolve(project, result=parse("成" * count))

    if fits:
        assert "成" * count in printed(SICHUAN, longer)
    else:
        assert "有101字，最多100字" in refused(SICHUAN, longer)


def test_problems_have_200_characters_together() -> None:
    assert "一是甲；二是乙。" in printed(SICHUAN, problems("甲。", "乙。"))
    assert "最多199字" in refused(SICHUAN, problems("甲" * 120, "乙" * 120))
