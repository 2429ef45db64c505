"""临武 2022: all 7 distinct figures and document numbers of the report, and its traps."""

from decimal import Decimal
from pathlib import Path

import pytest

from reportgen import read
from reportgen.measures import Resolver, follow
from tests.examples.tokens import COMPUTED, CORRECTED, ENTERED, NUMBER, PROSE, Token, listed, yields

FILE = Path(__file__).parents[2] / "templates/hunan/examples/linwu-2022.yaml"
PROJECT = "项目列表.安全生产专项业务资金"

TOKENS = [
    Token("976万元", f"{PROJECT}.资金.县区级.年初预算", ENTERED),
    Token("788.82万元", f"{PROJECT}.资金.县区级.实际到位", ENTERED),
    Token("788.82万元", f"{PROJECT}.资金.县区级.支出决算", ENTERED),
    Token("976万元", f"{PROJECT}.资金.合计.年初预算", COMPUTED),
    Token("788.82万元", f"{PROJECT}.资金.合计.实际到位", COMPUTED),
    Token("788.82万元", f"{PROJECT}.资金.合计.支出决算", COMPUTED),
    Token(
        "693.62万元",
        f"{PROJECT}.资金.合计.支出决算",
        CORRECTED,
        right="788.82万元",
        why="引言的资金数与正文各处的788.82万元不同，两数之间没有关系，同一事实只有一个数",
    ),
    Token("10%", f"{PROJECT}.文字.管理制度", PROSE),
    Token("中发〔2018〕34号", "文件.中央意见", NUMBER),
    Token("湘办发〔2019〕10号", "文件.省实施意见", NUMBER),
    Token("临财绩〔2022〕124号", "文件.县通知", NUMBER),
]
#: How many places of figures the table holds the year to.
ROWS = 11
#: Every distinct figure of the report, taken from its text by machine:
#: amounts, the percentage and the document numbers.
PUBLISHED = listed(
    """
    693.62万元 976万元 788.82万元 10% 中发〔2018〕34号 湘办发〔2019〕10号 临财绩〔2022〕124号
    """
)


@pytest.fixture(scope="module")
def project(year):
    return year.projects[0]


@pytest.fixture(scope="module")
def funds(project):
    return project.funds.find("合计")


@pytest.mark.parametrize("token", TOKENS, ids=lambda token: f"{token.printed} {token.path}")
def test_the_year_yields_every_figure_of_the_report(year, token):
    assert (token.right or token.printed) == yields(year, token)


def test_every_correction_says_why():
    corrected = [token for token in TOKENS if token.right]
    assert ["693.62万元"] == [token.printed for token in corrected]
    assert all(token.why for token in corrected)


def test_what_is_only_cited_is_no_basis_of_the_project(year):
    assert 6 == len(year.documents.find("引用"))
    assert year.documents.find("项目依据") is None


def test_approved_received_and_spent_are_three_columns_with_two_values(funds):
    assert Decimal("9760000") == funds.initial.yuan
    assert Decimal("7888200") == funds.received.yuan
    assert Decimal("7888200") == funds.spent.yuan


def test_the_project_is_paid_by_the_county_alone(project):
    assert ["县区级"] == [row.origin for row in project.funds]


def test_all_that_was_received_was_spent(year):
    assert Decimal("788.82") / Decimal("788.82") == 1
    assert "100.00%" == yields(year, Token("100.00%", f"{PROJECT}.资金.合计.到位执行率", COMPUTED))


def test_spending_stays_below_the_approved_budget(year):
    assert 78882 * 10000 // 97600 == 8082  # 80.82%, the next place is 1
    assert Decimal("976") - Decimal("788.82") == Decimal("187.18")
    rate = Token("80.82%", f"{PROJECT}.资金.合计.年初控制率", COMPUTED)
    less = Token("-187.18万元", f"{PROJECT}.资金.合计.较年初增减额", COMPUTED)
    assert "80.82%" == yields(year, rate)
    assert "-187.18万元" == yields(year, less)


def test_without_an_adjusted_budget_its_rates_are_unknown_and_the_approved_one_is_no_substitute(
    data,
):
    (row,) = data["项目列表"][0]["资金"]
    assert "788.82" == row.pop("全年预算")  # assumed for the table of the project
    year = read(data).year
    for measure in ("预算执行率", "预算完成率", "资金到位率", "预算调整率"):
        assert follow(year, f"{PROJECT}.资金.合计.{measure}".split(".")) is None


def test_the_uncorrected_amount_is_nowhere_in_the_data():
    data = "\n".join(
        line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    )
    assert "693.62" not in data


def test_the_amounts_are_typed_once_and_referred_to_elsewhere():
    text = FILE.read_text(encoding="utf-8").split("\n版本: 1\n")[1]
    assert 1 == text.count("976")
    assert 3 == text.count("788.82")  # the adjusted budget is assumed to be the same


def test_a_passage_of_the_evaluation_refers_to_the_money_of_its_project(year, project):
    resolve = Resolver(year)
    passage = project.evaluation.analyses.find("过程")[0].content
    (reference,) = passage.references()
    assert Decimal("7888200") == resolve(passage, reference.path).yuan


def test_the_second_name_of_the_project_is_kept_as_an_alias(year, project):
    assert 1 == len(year.projects)
    assert "安全生产专项业务资金" == project.name
    assert "安全生产监管及应急专项工作项目经费" in project.texts["实施情况"].text


def test_the_heading_without_text_has_an_assumed_one_and_the_word_none_is_known(project):
    line = next(line for line in FILE.read_text("utf-8").splitlines() if "组织实施:" in line)
    assert line.endswith("# 假设")
    assert "无" == project.texts["其他说明"].text


def test_the_report_gives_no_score(project):
    assert project.evaluation.score is None
    assert project.evaluation.total_score is None


def test_three_of_the_five_bases_have_a_number(year):
    bases = year.documents.find("评价依据")
    assert 5 == len(bases)
    assert 3 == len([one for one in bases if one.number])
    assert [] == [one.key for one in year.documents if one.number and one not in bases]


def test_the_notice_of_the_year_is_cited_with_title_and_number(year):
    assert 2022 == year.fiscal_year
    expected = "《关于做好2022年预算绩效管理工作的通知》（临财绩〔2022〕124号）"
    assert expected == year.documents.quoted("县通知").citation
    assert "2022年年度监督检查计划" == year.documents.quoted("检查计划").title


def test_the_study_meetings_are_more_than_ten(project):
    assert "10余次" in project.evaluation.analyses.find("决策")[0].content.text


def test_every_duty_and_goal_is_an_item_of_its_own(year, project):
    assert 21 == len(year.department.duties)
    assert 4 == len(project.specific_goals)


def test_the_analysis_has_its_four_parts_in_order(project):
    categories = dict.fromkeys(point.category for point in project.evaluation.analyses)
    assert ["决策", "过程", "产出", "效益"] == list(categories)


def test_experiences_problems_and_suggestions_are_complete(project):
    evaluation = project.evaluation
    assert 3 == len(evaluation.experiences)
    assert 1 == len(evaluation.problems)
    assert 1 == len(evaluation.suggestions)


@pytest.mark.parametrize(
    "figure",
    ["8轮", "防汛11次", "抗旱9次", "7次", "Ⅲ级1次",
     "抗旱Ⅳ级应急响应1次", "137", "84座", "128处", "107处", "降雨11次", "38发",
     "45发"],
)  # fmt: skip
def test_counts_that_the_report_prints_once_stand_once_in_the_passage(project, figure):
    passage = project.evaluation.analyses.find("防汛抗旱").content.text
    assert 1 == passage.count(figure)


def test_eleven_consultations_and_eleven_rain_operations_are_two_facts(project):
    passage = project.evaluation.analyses.find("防汛抗旱").content.text
    assert 2 == passage.count("11次")


def test_the_printed_report_is_attachment_2_of_the_department(year):
    issue = year.issue_for("hunan/project-self", year.projects[0])
    assert "附件2" == issue.mark
    assert "临武县应急管理局" == issue.signed_by
    assert ("项目支出绩效自评表",) == tuple(issue.attachments)


def test_the_issue_names_a_project_of_the_list(year):
    assert {issue.project for issue in year.issues} <= {project.name for project in year.projects}
