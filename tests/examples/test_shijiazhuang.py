"""石家庄高新区 2024: all 18 distinct figures, numbers and dates of the report, and its traps.

They are ten amounts, five percentages, one document number, one score and one date. The limits of
the grades (85分, 75分, 60分) belong to the format, not to the year.
"""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen import read
from reportgen.measures import Resolver, follow
from tests.examples.tokens import COMPUTED, CORRECTED, ENTERED, NUMBER, Token, listed, yields

FILE = Path(__file__).parents[2] / "templates/hebei/examples/shijiazhuang-2024.yaml"
PROJECTS = "收支.其他口径.绩效项目"
GROWTH_WHY = "45.51%是1048.04÷2302.75，误以本年预算为分母；上年预算1254.71万元，增长83.53%"

TOKENS = [
    Token("2302.75万元", "收支.一般公共预算.年初预算", ENTERED),
    Token("2302.75万元", "收支.合计.年初预算", COMPUTED),
    Token("0万元", "收支.其他收入.年初预算", ENTERED),
    Token("0万元", "收支.非财政拨款预算", COMPUTED),
    Token("2199.36万元", "收支.合计.支出决算", ENTERED),
    Token("674.75万元", "收支.人员经费.支出决算", ENTERED),
    Token("263.61万元", "收支.公用经费.支出决算", ENTERED),
    Token("1261.01万元", "收支.项目支出.支出决算", ENTERED),
    Token("1048.04万元", "收支.合计.年初预算增减额", COMPUTED),
    Token("45.51%", "收支.合计.年初预算增减率", CORRECTED, right="83.53%", why=GROWTH_WHY),
    Token("1108.01万元", f"{PROJECTS}.年初预算", ENTERED),
    Token("1289.43万元", f"{PROJECTS}.全年预算", ENTERED),
    Token("1232.43万元", f"{PROJECTS}.实际到位", ENTERED),
    Token("95.58%", f"{PROJECTS}.资金到位率", COMPUTED),
    Token("90%", "绩效指标列表.演练工作完成及时率.指标值", ENTERED),
    Token("90%", "绩效指标列表.工作任务完成率.指标值", ENTERED),
    Token("90%", "绩效指标列表.安全生产工作宣传普及率.指标值", ENTERED),
    Token("98%", "绩效指标列表.农房保险出险赔付率.指标值", ENTERED),
    Token("95%", "绩效指标列表.宣传工作完成率.指标值", ENTERED),
    Token("95%", "绩效指标列表.应急预案修订完成率.指标值", ENTERED),
    Token("95%", "绩效指标列表.网络稳定性.指标值", ENTERED),
    Token("100分", "自评.得分", ENTERED),
    Token("100分", "自评.项目得分", ENTERED),
    Token("石发〔2019〕8号", "文件.绩效实施意见.文号", NUMBER),
]
#: How many places of figures the table holds the year to.
ROWS = 24
#: Every distinct figure of the report, taken from its text by machine:
#: amounts, percentages, the score of 100 and the document number.
PUBLISHED = listed(
    """
    2302.75万元 0万元 2199.36万元 674.75万元 263.61万元 1261.01万元 1048.04万元 1108.01万元
    1289.43万元 1232.43万元 45.51% 90% 98% 95% 95.58% 100分 石发〔2019〕8号
    """
)
SIGNED = date(2025, 5, 8)


def amount(year, path):
    """The amount at a path, in 万元."""
    return follow(year, path.split(".")).yuan / 10000


def rate(year, path, places):
    """The rate at a path as printed."""
    return yields(year, Token(f"0.{'0' * places}%", path, COMPUTED))


@pytest.mark.parametrize("token", TOKENS, ids=lambda token: f"{token.printed} {token.path}")
def test_the_year_yields_every_figure_of_the_report(year, token):
    assert (token.right or token.printed) == yields(year, token)


def test_the_date_of_the_signature_is_entered(year):
    assert SIGNED == year.issue_for("hebei/department-self").signed_on


def test_every_correction_says_why():
    corrected = [token for token in TOKENS if token.right]
    assert {"45.51%"} == {token.printed for token in corrected}
    assert all(token.why for token in corrected)


def test_the_stated_total_stands_over_parts_that_add_to_a_hundredth_more(year):
    assert Decimal("674.75") + Decimal("263.61") + Decimal("1261.01") == Decimal("2199.37")
    assert Decimal("2199.36") == amount(year, "收支.合计.支出决算")


def test_the_hundredth_is_within_the_margins_of_four_rounded_figures(year):
    whole = follow(year, ["收支", "合计"])
    stated, added = (way.value for way in whole.table.cube.ways("spent", whole.at))
    assert Decimal("21993600") == stated.yuan
    assert Decimal("21993700") == added.yuan
    assert 100 <= 50 + 3 * 50
    assert (Decimal("50"), Decimal("150")) == (stated.margin, added.margin)
    assert stated.agrees_with(added)


def test_a_total_that_is_off_by_more_than_the_margins_does_not_agree(data):
    data["收支"]["明细"][2]["支出决算"] = "2199.34"
    whole = follow(read(data).year, ["收支", "合计"])
    stated, added = (way.value for way in whole.table.cube.ways("spent", whole.at))
    assert 300 > 50 + 3 * 50
    assert not stated.agrees_with(added)


def test_without_a_stated_total_the_sum_of_the_parts_is_printed(data):
    del data["收支"]["明细"][2]["支出决算"]
    assert Decimal("2199.37") == amount(read(data).year, "收支.合计.支出决算")


def test_basic_spending_is_people_and_running_costs(year):
    assert Decimal("674.75") + Decimal("263.61") == Decimal("938.36")
    assert Decimal("938.36") == amount(year, "收支.基本支出.支出决算")


def test_last_years_budget_is_this_years_less_the_printed_increase(year):
    assert Decimal("2302.75") - Decimal("1048.04") == Decimal("1254.71")
    assert Decimal("1254.71") == amount(year, "收支.合计.上年预算")
    assert Decimal("1048.04") == amount(year, "收支.合计.年初预算增减额")


def test_growth_is_over_last_years_budget_not_over_this_years(year):
    assert round(Decimal("1048.04") / Decimal("2302.75") * 100, 2) == Decimal("45.51")
    assert round(Decimal("1048.04") / Decimal("1254.71") * 100, 2) == Decimal("83.53")
    assert "83.53%" == rate(year, "收支.合计.年初预算增减率", 2)


def test_without_last_years_budget_there_is_no_growth(data):
    del data["收支"]["明细"][2]["上年预算"]
    year = read(data).year
    assert follow(year, ["收支", "合计", "年初预算增减额"]) is None
    assert follow(year, ["收支", "合计", "年初预算增减率"]) is None


def test_no_other_income_is_a_nought_that_was_entered(year):
    assert Decimal("2302.75") + 0 == Decimal("2302.75")
    assert Decimal("2302.75") == amount(year, "收支.合计.年初预算")
    assert Decimal("0") == amount(year, "收支.非财政拨款预算")


def test_without_a_row_of_other_income_it_is_unknown_not_nought(data):
    del data["收支"]["明细"][1]
    assert follow(read(data).year, ["收支", "非财政拨款预算"]) is None


def test_the_printed_95_58_percent_is_money_in_place_over_the_adjusted_budget(year):
    assert round(Decimal("1232.43") / Decimal("1289.43") * 100, 2) == Decimal("95.58")
    assert "95.58%" == rate(year, f"{PROJECTS}.资金到位率", 2)


def test_the_adjustment_of_the_projects_is_on_their_own_budget(year):
    assert Decimal("1289.43") - Decimal("1108.01") == Decimal("181.42")
    assert round(Decimal("181.42") / Decimal("1108.01") * 100, 2) == Decimal("16.37")
    assert Decimal("181.42") == amount(year, f"{PROJECTS}.预算调整数")
    assert "16.37%" == rate(year, f"{PROJECTS}.预算调整率", 2)


def test_four_project_figures_are_four_facts_on_two_bases(year):
    assert Decimal("1261.01") > Decimal("1232.43")
    columns = ("年初预算", "全年预算", "实际到位")
    assert [Decimal("1108.01"), Decimal("1289.43"), Decimal("1232.43")] == [
        amount(year, f"{PROJECTS}.{column}") for column in columns
    ]
    assert Decimal("1261.01") == amount(year, "收支.项目支出.支出决算")


@pytest.mark.parametrize("place", ["收支.项目支出", PROJECTS])
@pytest.mark.parametrize("measure", ["预算执行率", "到位执行率", "预算完成率", "年初控制率"])
def test_no_rate_is_made_across_the_two_bases(year, place, measure):
    assert follow(year, [*place.split("."), measure]) is None


@pytest.mark.parametrize("column", ["年初预算", "全年预算", "实际到位"])
def test_the_other_basis_never_enters_the_departments_own_project_row(year, column):
    assert follow(year, ["收支", "项目支出", column]) is None


def test_the_score_of_the_projects_and_of_the_department_are_two_facts(data):
    del data["自评"]["项目得分"]
    evaluation = read(data).year.self_evaluation
    assert evaluation.projects_score is None
    assert "100分" == str(evaluation.total_score)


def test_the_grade_is_left_to_the_limits_of_the_format(year):
    assert year.self_evaluation.grade is None


@pytest.mark.parametrize(
    ("objective", "goals"),
    [
        ("安全生产专家指导服务工作", {}),
        ("应急演练工作", {"应急演练组织次数": "≥4次", "演练工作完成及时率": "≥90%"}),
        (
            "安全生产宣传活动月",
            {
                "宣传活动组织次数": "≥5次",
                "工作任务完成率": "≥90%",
                "安全生产工作宣传普及率": "≥90%",
            },
        ),
        (
            "防灾减灾工作",
            {
                "农房保险出险赔付率": "≥98%",
                "宣传工作完成率": "≥95%",
                "应急预案修订完成率": "≥95%",
            },
        ),
        (
            "信息化应急网络建设",
            {
                "网络稳定性": "≥95%",
                "预警指挥平台能力": "得到提升",
                "信息化平台网络": "保障通畅",
            },
        ),
    ],
)
def test_each_objective_has_its_own_targets(year, objective, goals):
    assert year.objectives.quoted(objective).category == "分项目标"
    mine = (one for one in year.indicators if one.objective == objective)
    assert goals == {one.name: one.goal for one in mine}


def test_every_indicator_belongs_to_an_objective(year):
    titles = {one.title for one in year.objectives}
    assert set() == {one.objective for one in year.indicators} - titles


def test_duties_objectives_and_indicators_are_complete(year):
    assert 15 == len(year.department.duties)
    assert {"总体目标": 1, "分项目标": 5} == Counter(one.category for one in year.objectives)
    assert {"定量": 9, "定性": 2} == Counter(one.nature for one in year.indicators)


def test_what_came_of_the_objectives_is_said_once_for_all(year):
    assert ["总体目标"] == [one.category for one in year.objectives if one.result]


def test_the_rule_the_projects_followed_is_cited_by_its_title(year):
    (overall,) = year.objectives.find("总体目标")
    (reference,) = overall.result.references()
    assert "《预算管理制度》" == Resolver(year)(overall.result, reference.path).citation


def test_the_evaluation_rests_on_the_citys_opinion_with_its_number(year):
    (basis,) = year.documents.find("评价依据")
    assert "《关于全面落实预算绩效管理的实施意见》（石发〔2019〕8号）" == basis.citation


def test_the_four_principles_are_titles_only(year):
    principles = year.self_evaluation.principles
    assert ["科学性", "规范性", "客观性", "公正性"] == [one.title for one in principles]
    assert {None} == {one.content for one in principles}


def test_the_team_has_four_roles_and_eight_people(year):
    team = Counter(one.role for one in year.self_evaluation.people)
    assert {"组长": 1, "副组长": 1, "组员": 4, "联络人": 2} == team


def test_there_is_one_problem_and_one_remedy(year):
    assert 1 == len(year.self_evaluation.problems)
    assert 1 == len(year.self_evaluation.suggestions)


def test_the_department_signs_with_the_name_of_its_title(year):
    assert 2024 == year.fiscal_year
    assert "高新区应急管理局" == year.issue_for("hebei/department-self").signed_by
    assert "应急管理局" == year.department.called
