"""峨边 2024: all 20 distinct figures, numbers and dates of the report, and its traps."""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.measures import Resolver, follow
from tests.examples.tokens import COMPUTED, CORRECTED, ENTERED, NUMBER, PROSE, Token, listed, yields

FILE = Path(__file__).parents[2] / "templates/sichuan/examples/ebian-2024.yaml"
GENERAL, FUND = "收支.一般公共预算", "收支.政府性基金预算"
WINTER_2025 = "项目列表.2025年冬春临时生活困难救助"
WINTER_2023 = "项目列表.2023—2024年冬春临时生活困难救助"
WHY = "391.74万元是全部来源的项目支出，一般公共预算为1298.53−919.82＝378.71万元"

#: Income and spending are printed with the same figures; both columns are held to them.
BOTH = [
    row
    for column in ("实际到位", "支出决算")
    for row in (
        Token("1311.56万元", f"收支.财政拨款.{column}", COMPUTED),
        Token("1298.53万元", f"{GENERAL}.{column}", COMPUTED),
        Token("919.82万元", f"{GENERAL}.基本支出.{column}", ENTERED),
        Token("391.74万元", f"收支.项目支出.{column}", COMPUTED),
        Token("391.74万元", f"{GENERAL}.项目支出.{column}", CORRECTED, right="378.71万元", why=WHY),
        Token("13.03万元", f"{FUND}.{column}", COMPUTED),
        Token("13.03万元", f"{FUND}.项目支出.{column}", ENTERED),
    )
]
TOKENS = [
    *BOTH,
    Token("66万元", f"{WINTER_2025}.资金.中央.实际到位", ENTERED),
    Token("2万元", f"{WINTER_2025}.资金.省级.实际到位", ENTERED),
    Token("64万元", f"{WINTER_2023}.资金.中央.实际到位", ENTERED),
    Token("2万元", f"{WINTER_2023}.资金.省级.实际到位", ENTERED),
    Token("95%", "绩效指标列表.群众、监管服务对象满意度.指标值", ENTERED),
    Token("100%", "收支.合计.到位执行率", COMPUTED),
    Token("100%", "项目列表.改建黑竹沟二级乡镇消防站经费.自评情况", PROSE),
    Token("97分", "自评.得分", ENTERED),
    Token(
        "乐市财政环〔2024〕49号",
        "项目列表.全省第二批地质灾害应急处置项目试点——预拨省级自然灾害救灾资金.文号",
        NUMBER,
    ),
    Token("川财资环〔2024〕117号", f"{WINTER_2025}.文号", NUMBER),
    Token(
        "乐市财政建〔2022〕75号",
        "项目列表.应急救援能力提升行动计划（2019—2021年）项目.文号",
        NUMBER,
    ),
    Token(
        "乐市财政环〔2024〕47号",
        "项目列表.2024年省级安全生产预防和应急救援能力建设专项资金.文号",
        NUMBER,
    ),
    Token("乐市财政环〔2024〕30号", "项目列表.中央自然灾害救灾资金.文号", NUMBER),
    Token("乐市财政环〔2024〕55号", "项目列表.预拨省级自然灾害救灾资金.文号", NUMBER),
    Token("川财建〔2023〕377号", f"{WINTER_2023}.文号", NUMBER),
]
#: How many places of figures the table holds the year to.
ROWS = 29
#: Every distinct figure of the report, taken from its text by machine:
#: amounts, percentages, the score and the document numbers.
PUBLISHED = listed(
    """
    1311.56万元 1298.53万元 919.82万元 391.74万元 13.03万元 66万元 2万元 64万元 95% 100% 97分
    乐市财政环〔2024〕49号 川财资环〔2024〕117号 乐市财政建〔2022〕75号 乐市财政环〔2024〕47号
    乐市财政环〔2024〕30号 乐市财政环〔2024〕55号 川财建〔2023〕377号
    """
)
#: The two full dates, with the project they belong to.
DATES = {
    date(2024, 9, 20): "全省第二批地质灾害应急处置项目试点——预拨省级自然灾害救灾资金",
    date(2024, 12, 26): "2025年冬春临时生活困难救助",
}


def amount(year, path):
    """The amount at a path, in 万元."""
    return follow(year, path.split(".")).yuan / 10000


@pytest.mark.parametrize("token", TOKENS, ids=lambda token: f"{token.printed} {token.path}")
def test_the_year_yields_every_figure_of_the_report(year, token):
    assert (token.right or token.printed) == yields(year, token)


@pytest.mark.parametrize(("day", "name"), DATES.items(), ids=str)
def test_the_year_has_every_date_of_the_report(year, day, name):
    assert day == year.projects.quoted(name).issued_on


def test_every_correction_says_why():
    corrected = [token for token in TOKENS if token.right]
    assert {"391.74万元"} == {token.printed for token in corrected}
    assert all(token.why for token in corrected)


@pytest.mark.parametrize("column", ["实际到位", "支出决算"])
def test_the_general_budget_is_basic_plus_its_own_projects(year, column):
    assert Decimal("919.82") + Decimal("391.74") == Decimal("1311.56")  # not 1298.53
    assert Decimal("1298.53") - Decimal("919.82") == Decimal("378.71")
    assert Decimal("378.71") == amount(year, f"{GENERAL}.项目支出.{column}")
    assert Decimal("1298.53") == amount(year, f"{GENERAL}.{column}")


@pytest.mark.parametrize("column", ["实际到位", "支出决算"])
def test_project_spending_is_the_sum_over_both_sources(year, column):
    assert Decimal("378.71") + Decimal("13.03") == Decimal("391.74")
    assert Decimal("391.74") == amount(year, f"收支.项目支出.{column}")


@pytest.mark.parametrize("column", ["实际到位", "支出决算"])
def test_the_whole_is_the_same_by_source_and_by_nature(year, column):
    assert Decimal("1298.53") + Decimal("13.03") == Decimal("1311.56")
    assert Decimal("919.82") + Decimal("391.74") == Decimal("1311.56")
    assert Decimal("1311.56") == amount(year, f"收支.财政拨款.{column}")
    assert Decimal("1311.56") == amount(year, f"收支.合计.{column}")


@pytest.mark.parametrize("column", ["实际到位", "支出决算"])
def test_government_funds_paid_for_projects_only(year, column):
    assert Decimal("0") == amount(year, f"{FUND}.基本支出.{column}")
    assert Decimal("13.03") == amount(year, f"{FUND}.项目支出.{column}")


def test_the_year_ends_with_nothing_carried_over_because_all_income_was_spent(year):
    assert Decimal("1311.56") - Decimal("1311.56") == 0
    assert Decimal("0") == amount(year, "收支.合计.年末结转结余")
    rate = Token("100.00%", "收支.合计.到位执行率", COMPUTED)
    assert "100.00%" == yields(year, rate)


def test_without_a_budget_the_rates_on_it_are_unknown(year):
    for measure in ("预算执行率", "年初控制率", "资金到位率", "预算调整率"):
        assert follow(year, ["收支", "合计", measure]) is None


def test_the_two_winter_projects_add_up_apart(year):
    assert Decimal("66") + Decimal("2") == Decimal("68")
    assert Decimal("64") + Decimal("2") == Decimal("66")
    assert Decimal("68") == amount(year, f"{WINTER_2025}.资金.合计.实际到位")
    assert Decimal("66") == amount(year, f"{WINTER_2023}.资金.合计.实际到位")


@pytest.mark.parametrize(("name", "central"), [(WINTER_2025, 660000), (WINTER_2023, 640000)])
def test_one_path_means_the_money_of_the_project_it_stands_in(year, name, central):
    resolve = Resolver(year)
    goal = follow(year, f"{name}.年度目标".split("."))
    amounts = [resolve(goal, reference.path).yuan for reference in goal.references()]
    assert [central, 20000] == amounts


def test_the_winter_money_of_december_was_paid_in_the_next_year(year):
    assert "2025年1月支付完毕" in follow(year, f"{WINTER_2025}.完成情况".split(".")).text


def test_projects_without_amounts_leave_their_sum_unknown(year):
    assert 14 == year.projects.size
    assert year.projects.spent is None


def test_posts_and_staff_add_up(year):
    assert 13 + 40 + 18 == 71
    assert 35 + 15 == 50
    assert 71 == year.department.authorised_total
    assert 50 == year.department.staff_total
    assert None is year.department.retirees_total  # nothing is said of 退休


def test_posts_and_staff_are_split_by_different_kinds_and_meet_only_in_total(year):
    posts = {line.category: line.count for line in year.department.authorised_posts}
    staff = {line.category: line.count for line in year.department.staff}
    assert {"行政": 13, "参公": 40, "事业": 18} == posts
    assert {"行政": 35, "事业": 15} == staff
    assert staff["行政"] > posts["行政"]
    assert 50 - 71 == follow(year, ["部门", "超编人数"])


def test_staff_fill_70_42_percent_of_the_posts(year):
    assert 50 * 10000 // 71 == 7042
    rate = Token("70.42%", "部门.在职人员控制率", COMPUTED)
    assert "70.42%" == yields(year, rate)


def test_there_is_one_organ_of_each_of_three_kinds(year):
    sizes = {group.category: group.size for group in year.department.unit_groups}
    assert {"行政机构": 1, "参照公务员管理事业单位": 1, "财政全额拨款事业单位": 1} == sizes
    assert 3 == year.department.unit_count


def test_seven_of_fourteen_projects_have_a_number(year):
    numbered = [place for place, one in enumerate(year.projects, 1) if one.document_number]
    assert [1, 4, 5, 7, 8, 11, 12] == numbered


def test_years_in_the_names_of_projects_are_not_the_year_of_the_report(year):
    assert 2024 == year.fiscal_year
    others = [one.name for one in year.projects if "2025年" in one.name or "2023" in one.name]
    assert [
        "2025年冬春临时生活困难救助",
        "2023年第一批省级安全生产专项资金",
        "2023—2024年冬春临时生活困难救助",
    ] == others


def test_the_city_in_a_county_report_is_kept_where_the_task_names_it(year):
    assert "县" == year.department.level
    assert "市委、市政府" in year.tasks.find("加强防灾减灾救灾工作").content.text


def test_ten_projects_are_complete_and_the_other_four_say_how_far_they_are(year):
    complete = [
        place for place, one in enumerate(year.projects, 1) if "100%" in one.self_review.text
    ]
    assert [2, 3, 5, 6, 7, 9, 10, 12, 13, 14] == complete


def test_duties_tasks_and_objectives_are_complete(year):
    assert 22 == len(year.department.duties)
    assert 8 == len(year.tasks)
    assert {"主要任务": 3, "总体目标": 5} == Counter(one.category for one in year.objectives)


def test_the_indicators_have_seven_kinds_in_order(year):
    sizes = {group.name: group.size for group in year.indicator_groups}
    assert {
        "数量指标": 9,
        "质量指标": 1,
        "时效指标": 1,
        "成本指标": 2,
        "经济效益指标": 2,
        "社会效益指标": 2,
        "满意度指标": 1,
    } == sizes


@pytest.mark.parametrize(
    ("name", "goal"),
    [
        ("危化企业检查家次", "≥30家次"),
        ("危化企业检查次数", "≥60次"),
        ("非煤矿山检查家次", "≥60家次"),
        ("非煤矿山检查次数", "≥120次"),
        ("工商贸八大行业企业检查家次", "≥20家次"),
        ("工商贸八大行业企业检查次数", "≥40次"),
        ("安全生产监察执法次数", "≥20次"),
        ("聘请专家检查非煤矿山、危险化学品和工商贸综合监管领域人次", "≥20人次"),
        ("职责范围内生产安全事故发生数", "0起"),
        ("群众、监管服务对象满意度", ">95%"),
        ("应急值守", "全年每天24小时"),
    ],
)
def test_targets_print_as_the_report_means_them(year, name, goal):
    assert goal == year.indicators.quoted(name).goal


def test_two_projects_are_objectives_of_the_year_under_the_same_name(year):
    objectives = [one.title for one in year.objectives if one.category == "主要任务"]
    names = [one.name for one in year.projects]
    assert ["“5+2”城乡一体化安全防控专项经费", "峨边涉农气象指数灾害保险经费"] == objectives[:2]
    assert set(objectives[:2]) <= set(names)
    assert "推进“5+2”防控体系建设" in [one.title for one in year.tasks]


@pytest.mark.parametrize("hose", ["20-65常规水带", "20-65轻型水带", "20-80轻型水带"])
def test_hyphens_in_equipment_sizes_are_text(year, hose):
    assert 1 == year.projects.quoted("改建黑竹沟二级乡镇消防站经费").goal.text.count(hose)


def test_the_notice_is_cited_without_a_number(year):
    expected = "《峨边彝族自治县财政局关于开展2024年度县级部门预算绩效自评工作的通知》"
    assert expected == year.documents.quoted("评价通知").citation


def test_the_printed_report_is_attachment_2_of_the_department(year):
    issue = year.issue_for("sichuan/department-self")
    assert "附件2" == issue.mark
    assert "峨边彝族自治县应急管理局" == issue.signed_by


def test_the_score_stands_without_indicators(year):
    assert "97分" == str(year.self_evaluation.total_score)
