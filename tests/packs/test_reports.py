"""What the reports of Hunan and Hebei say of years unlike their samples, in true sentences."""

import re
from functools import cache
from typing import Any

import attrs
import pytest

import reportgen
from reportgen.amounts import Amount
from reportgen.model import Person
from reportgen.model.money import FundsTable
from reportgen.word.view import view
from tests.samples import all_files, all_samples, load

HUNAN, HEBEI = "hunan/department-self", "hebei/department-self"
each_file = pytest.mark.parametrize("file", all_files(), ids=lambda file: file.stem)


def year_of(place: str) -> Any:
    return next(load(file).year for file in all_files() if file.stem.startswith(place))


@cache
def draft(place: str, format_id: str) -> str:
    return view(reportgen.render(year_of(place), format_id, draft=True))


def test_projects_that_make_up_the_spending_are_counted_in_its_sentence() -> None:
    assert "项目支出28.00万元，涉及项目2个：" in draft("daoxian", HUNAN)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("shijiazhuang", "项目支出1261.01万元。列入项目清单的项目共1个，支出合计28.50万元："),
        ("lushui", "项目支出426.13万元。列入项目清单的项目共10个，支出合计422.02万元："),
        ("ebian", "一般公共预算项目支出378.71万元。列入项目清单的项目共14个："),
    ],
)
def test_a_list_of_other_projects_is_not_said_to_be_all_spending(place: str, sentence: str) -> None:
    assert sentence in draft(place, HUNAN)


@pytest.mark.parametrize("format_id", [HUNAN, HEBEI])
@each_file
def test_the_duties_are_announced_once(file: Any, format_id: str) -> None:
    text = draft(file.stem, format_id)
    assert 1 == len(re.findall(r"职责如下", text))


def test_a_fund_with_money_is_printed_and_not_said_to_be_absent() -> None:
    text = draft("ebian", HUNAN)
    assert "政府性基金预算收入13.03万元，支出13.03万元" in text
    assert "无政府性基金预算收支" not in text


def test_only_parts_that_are_all_there_are_said_to_differ_by_rounding() -> None:
    said = [file.stem for file in all_files() if "存在尾差" in draft(file.stem, HEBEI)]
    assert ["shijiazhuang-2024"] == said


@each_file
def test_no_number_of_an_item_runs_into_a_figure(file: Any) -> None:
    assert not re.findall(r"(?m)^\d+\.\d.*", draft(file.stem, HEBEI))


def test_improvements_are_numbered_from_one_behind_the_problems() -> None:
    _, _, behind = draft("daoxian", HEBEI).partition("改进措施：\n")
    assert behind.startswith("1.加强领导，改善服务。")


def test_the_objectives_of_a_year_stand_for_the_overall_ones_it_has_not() -> None:
    assert "开展活动13次，3600余人参与。" in draft("daoxian", HEBEI)


def test_a_role_that_the_form_has_not_is_printed_behind_the_others() -> None:
    year = year_of("shijiazhuang")
    own = year.self_evaluation
    people = own.people.like([*own.people, Person(role="顾问", name="钱一", post="高级会计师")])
    changed = attrs.evolve(year, self_evaluation=attrs.evolve(own, people=people))
    text = view(reportgen.render(changed, HEBEI))
    assert "郑十\t财务工作人员\n顾问：\t钱一\t高级会计师\n高新区应急管理局\n" in text


def test_the_funds_of_a_project_are_told_level_by_level() -> None:
    sample = next(one for one in all_samples() if one.format_id == "hunan/project-self")
    year = sample.load().year
    (project,) = year.projects
    (row,) = project.funds
    levels = [
        attrs.evolve(row, origin=origin, received=Amount.of(received, "万元"))
        for origin, received in (("中央", "588.82"), ("县区级", "200"))
    ]
    changed = attrs.evolve(project, funds=FundsTable(levels))
    year = attrs.evolve(year, projects=year.projects.like([changed]))
    text = view(reportgen.render(year, sample.format_id, project=project.name))
    assert "实际到位788.82万元，来自中央资金588.82万元，来自县区级资金200.00万元；" in text
