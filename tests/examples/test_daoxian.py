"""道县 2023: all 29 distinct figures and document numbers of the report, and its traps.

They are 27 amounts, one document number and one score. Two of the amounts, the sums of the classes
301 and 302 of the economic classification, follow from the codes of their items.
"""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen import read
from reportgen.measures import follow
from tests.examples.tokens import COMPUTED, CORRECTED, ENTERED, NUMBER, PROSE, Token, listed, yields

FILE = Path(__file__).parents[2] / "templates/hunan/examples/daoxian-2023.yaml"
SAFETY = "主要任务.把好“基本盘”，安全生产扎实推进.完成情况"
DISASTERS = "主要任务.筑牢“防火墙”，防灾减灾救灾有力有效.完成情况"
RESCUE = "主要任务.守好“责任地”，应急救援成效明显.完成情况"
TRANSPORT_WHY = "商品和服务支出190万元减去其余12项170万元，是20万元"

#: The nineteen items of basic spending: code, name, amount as printed. One is corrected.
ITEMS = [
    ("30101", "基本工资", "241万元"),
    ("30102", "津贴补贴", "76.73万元"),
    ("30103", "奖金", "123.27万元"),
    ("30108", "机关事业单位基本养老保险缴费", "63万元"),
    ("30110", "职工基本医疗保险缴费", "34.26万元"),
    ("30113", "住房公积金", "47.25万元"),
    ("30201", "办公费", "35万元"),
    ("30202", "印刷费", "10万元"),
    ("30205", "水费", "2万元"),
    ("30206", "电费", "20万元"),
    ("30213", "维修（护）费", "10万元"),
    ("30215", "会议费", "4万元"),
    ("30216", "培训费", "4万元"),
    ("30217", "公务接待费", "15万元"),
    ("30228", "工会经费", "20万元"),
    ("30229", "福利费", "10万元"),
    ("30231", "公务用车运行维护费", "20万元"),
    ("30239", "其他交通费用", "20元"),
    ("30299", "其他商品和服务支出", "20万元"),
]


def item(name):
    """The path of an item's spending."""
    return f"收支.经济分类.{name}.基本支出.支出决算"


TOKENS = [
    Token("803.51万元", "收支.合计.支出决算", COMPUTED),
    Token("803.51万元", "收支.一般公共预算.实际到位", ENTERED),
    Token("775.51万元", "收支.基本支出.支出决算", COMPUTED),
    Token("585.51万元", "收支.工资福利支出.支出决算", COMPUTED),
    Token("190万元", "收支.商品和服务支出.支出决算", COMPUTED),
    *(
        Token(printed, item(name), ENTERED)
        for _, name, printed in ITEMS
        if printed.endswith("万元")
    ),
    Token("20元", item("其他交通费用"), CORRECTED, right="20万元", why=TRANSPORT_WHY),
    Token("11万元", "项目列表.应急救援补助.资金.合计.支出决算", ENTERED),
    Token("17万元", "项目列表.应急值班补助.资金.合计.支出决算", ENTERED),
    Token("46.9万元", SAFETY, PROSE),
    Token("60余万元", SAFETY, PROSE),
    Token("574万元", SAFETY, PROSE),
    Token("85.6万元", DISASTERS, PROSE),
    Token("220万元", DISASTERS, PROSE),
    Token("120余万元", DISASTERS, PROSE),
    Token("28.6万元", DISASTERS, PROSE),
    Token("26万", RESCUE, CORRECTED, right="26万元", why="漏写“元”"),
    Token("98分", "自评.得分", ENTERED),
    Token(
        "道政办发[2020]34号",
        "文件.职责文件",
        NUMBER,
        right="道政办发〔2020〕34号",
        why="文号用六角括号",
    ),
]
#: How many places of figures the table holds the year to.
ROWS = 36
#: Every distinct figure of the report, taken from its text by machine:
#: amounts, the score and the document number; “26万” stands without 元.
PUBLISHED = listed(
    """
    803.51万元 775.51万元 585.51万元 241万元 76.73万元 123.27万元 63万元 34.26万元 47.25万元
    190万元 10万元 35万元 2万元 20万元 4万元 15万元 20元 11万元 17万元 46.9万元 60余万元 574万元
    85.6万元 220万元 120余万元 28.6万元 26万 98分 道政办发〔2020〕34号
    """
)


def amount(year, path):
    """The amount at a path, in 万元."""
    return follow(year, path.split(".")).yuan / 10000


@pytest.mark.parametrize("token", TOKENS, ids=lambda token: f"{token.printed} {token.path}")
def test_the_year_yields_every_figure_of_the_report(year, token):
    assert (token.right or token.printed) == yields(year, token)


@pytest.mark.parametrize(("code", "name"), [("301", "工资福利支出"), ("302", "商品和服务支出")])
def test_a_class_is_asked_for_by_its_code_or_by_its_name(year, code, name):
    by_code = amount(year, f"收支.经济分类.{code}.支出决算")
    assert by_code == amount(year, f"收支.{name}.支出决算")


def test_the_introduction_to_the_duties_quotes_the_document_it_rests_on(year):
    text = follow(year, ["文字", "职责引言"])
    assert ["文件.职责文件"] == [reference.path for reference in text.references()]
    assert "34号" not in text.text
    (basis,) = year.documents.find("职责依据")
    assert "道政办发〔2020〕34号" == basis.citation


def test_every_correction_says_why():
    corrected = [token for token in TOKENS if token.right]
    assert {"20元", "26万", "道政办发[2020]34号"} == {token.printed for token in corrected}
    assert all(token.why for token in corrected)


def test_there_are_nineteen_items_of_basic_spending_in_the_order_of_their_codes(year):
    rows = [(row.economic_code, row.item) for row in year.funds.economic]
    assert [(code, name) for code, name, _ in ITEMS] == rows
    assert 19 == len(rows)
    assert sorted(rows) == rows
    assert {"基本支出"} == {row.nature for row in year.funds.economic}


def test_wages_and_benefits_are_six_items(year):
    first = Decimal("241") + Decimal("76.73") + Decimal("123.27")
    second = Decimal("63") + Decimal("34.26") + Decimal("47.25")
    assert first + second == Decimal("585.51")
    assert Decimal("585.51") == amount(year, "收支.工资福利支出.支出决算")


def test_goods_and_services_are_thirteen_items_with_the_corrected_one(year):
    others = 10 + 35 + 2 + 20 + 10 + 4 + 4 + 15 + 20 + 10 + 20 + 20
    assert 190 - others == 20
    assert Decimal("190") == amount(year, "收支.商品和服务支出.支出决算")
    assert Decimal("20") == amount(year, item("其他交通费用"))


def test_with_the_printed_20_yuan_the_class_would_not_add_up(data):
    row = next(row for row in data["收支"]["经济分类"] if row["科目编码"] == "30239")
    row["支出决算"] = "0.002"
    assert 170 * 10000 + 20 == 1700020
    assert Decimal("170.002") == amount(read(data).year, "收支.商品和服务支出.支出决算")


def test_basic_spending_is_the_sum_of_both_classes(year):
    assert Decimal("585.51") + Decimal("190") == Decimal("775.51")
    assert Decimal("775.51") == amount(year, "收支.基本支出.支出决算")


def test_basic_spending_is_the_same_by_code_and_by_name(year):
    basic = follow(year, ["收支", "基本支出"])
    ways = list(basic.table.cube.ways("spent", basic.at))
    assert [Decimal("7755100")] * 3 == [way.value.yuan for way in ways]


def test_project_spending_is_the_sum_of_the_two_projects(year):
    assert 11 + 17 == 28
    assert Decimal("28") == amount(year, "收支.项目支出.支出决算")
    assert Decimal("0") == amount(year, "未列项目支出")


def test_all_spending_is_basic_and_project_spending(year):
    assert Decimal("775.51") + Decimal("28") == Decimal("803.51")
    assert Decimal("803.51") == amount(year, "收支.合计.支出决算")


def test_basic_spending_is_96_52_percent_of_all(year):
    assert round(Decimal("775.51") / Decimal("803.51") * 100, 2) == Decimal("96.52")
    assert "96.52%" == yields(year, Token("96.52%", "收支.基本支出.支出占比", COMPUTED))


def test_income_and_spending_are_two_facts_of_one_amount(data):
    data["收支"]["明细"][0]["实际到位"] = "900"
    changed = read(data).year
    assert Decimal("900") == amount(changed, "收支.合计.实际到位")
    assert Decimal("803.51") == amount(changed, "收支.合计.支出决算")


def test_all_income_was_spent(year):
    assert "100.00%" == yields(year, Token("100.00%", "收支.合计.到位执行率", COMPUTED))


def test_the_general_budget_spends_what_the_classes_and_projects_add_up_to(year):
    by_nature = ("收支.基本支出.支出决算", "收支.项目支出.支出决算")
    assert Decimal("803.51") == sum(amount(year, path) for path in by_nature)
    assert Decimal("803.51") == amount(year, "收支.一般公共预算.支出决算")


@pytest.mark.parametrize("name", ["政府性基金预算", "国有资本经营预算", "社会保险基金预算"])
@pytest.mark.parametrize("column", ["年初预算", "实际到位", "支出决算"])
def test_a_source_declared_absent_is_nought(year, name, column):
    assert Decimal("0") == amount(year, f"收支.{name}.{column}")


@pytest.mark.parametrize("name", ["政府性基金预算", "国有资本经营预算", "社会保险基金预算"])
def test_without_the_declaration_it_would_be_unknown(data, name):
    data["收支"]["没有的资金来源"].remove(name)
    assert follow(read(data).year, ["收支", name, "支出决算"]) is None


@pytest.mark.parametrize("name", ["财政专户管理资金", "单位资金", "其他收入"])
def test_a_source_the_report_does_not_mention_is_assumed_to_be_none(year, name):
    assert Decimal("0") == amount(year, f"收支.{name}.支出决算")


def test_two_of_the_three_public_expenses_are_items_and_entered_once(year, data):
    assert 15 + 20 == 35
    both = ("公务接待费", "公务用车运行维护费")
    assert Decimal("35") == sum(amount(year, item(name)) for name in both)
    assert Decimal("35") == amount(year, "收支.三公经费.合计.支出决算")
    assert "三公经费" not in data["收支"]


def test_people_who_retired_in_the_year_are_not_the_retirees_at_its_end(year):
    assert 5 == year.department.retired_in_year
    assert year.department.retirees is None


def test_thirteen_posts_of_section_heads_are_not_fourteen_sections(year):
    heads = year.department.leadership_posts.quoted("股长（室主任）")
    assert (13, "可兼任") == (heads.count, heads.note)
    assert 14 == year.department.division_total
    assert year.department.divisions is None


def test_leading_posts_are_five_kinds(year):
    posts = [(one.category, one.count, one.rank) for one in year.department.leadership_posts]
    assert [
        ("局长", 1, None),
        ("副局长", 3, None),
        ("总工程师", 1, None),
        ("政工室主任", 1, "副科级"),
        ("股长（室主任）", 13, None),
    ] == posts


def test_posts_and_staff_add_up(year):
    assert 10 + 1 + 54 == 65
    assert 12 + 50 == 62
    assert 65 == year.department.authorised_total
    assert 62 == year.department.staff_total
    assert 62 - 65 == follow(year, ["部门", "超编人数"])


def test_staff_exceed_the_posts_of_their_kind_but_not_in_total(year):
    posts = {line.category: line.count for line in year.department.authorised_posts}
    staff = {line.category: line.count for line in year.department.staff}
    assert {"行政": 10, "机关后勤服务": 1, "全额拨款事业": 54} == posts
    assert {"行政": 12, "事业": 50} == staff
    assert staff["行政"] > posts["行政"] + posts["机关后勤服务"]


def test_three_organs_have_a_rank(year):
    ranks = {unit.name: unit.rank for unit in year.department.units}
    assert {"应急救援中心": "副科级", "执法大队": "副科级", "地震办": "副科级"} == ranks


def test_the_rescue_teams_grew_by_111_people(year):
    assert 576 - 465 == 111
    assert round(Decimal(111) / Decimal(465) * 100, 2) == Decimal("23.87")
    teams = follow(year, ["成效", "应急救援队伍"])
    assert ("465人", "576人", "111人") == (teams.previous_figure, teams.figure, teams.difference)
    assert "23.87%" == yields(year, Token("23.87%", "成效.应急救援队伍.增减率", COMPUTED))


def test_the_two_sizes_of_the_teams_are_quoted_not_typed(year):
    text = follow(year, RESCUE.split("."))
    assert ["成效.应急救援队伍.上年数", "成效.应急救援队伍"] == [
        reference.path for reference in text.references()
    ]
    assert "465" not in text.text
    assert "576" not in text.text


def test_money_of_the_county_stays_in_prose_and_out_of_the_departments_funds(year):
    county = [Decimal(n) for n in ("46.9", "60", "574", "85.6", "220", "120", "28.6", "26")]
    assert sum(county) == Decimal("1161.1")
    assert sum(county) > Decimal("803.51")
    entered = {row.spent.yuan / 10000 for row in year.funds.economic}
    entered |= {project.total("spent").yuan / 10000 for project in year.projects}
    assert set() == entered & set(county)


def test_the_congress_of_2022_is_no_objective_of_2023(year):
    assert 2023 == year.fiscal_year
    assert not any("党的二十大" in one.content.text for one in year.objectives)


def test_the_projects_say_what_they_are_for(year):
    purposes = {project.name: project.purpose for project in year.projects}
    assert {"应急救援补助": "全县应急救援", "应急值班补助": "全年应急值班"} == purposes


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        (
            SAFETY,
            "14个 280余次 725余家 910余处 910余处 3家 553人次 152家 204处 20份 4起 1413次 1302份 "
            "62起 146家 46.9万元 60余万元 86家 235家 30余场次 9万余册 30余万份 3个 13个 574万元",
        ),
        (
            DISASTERS,
            "85.6万元 22个 2个 1300多名 6次 6期 15万余条 14批次 1.5万条 1400余条 3400余条 305处 "
            "134个 15万册 20余次 252个 110台次 55万余份 220万元 2000床 500件 10万斤 120余万元 "
            "28.6万元",
        ),
        (RESCUE, "24小时 26万元 26次 1200余人 6轮 10余起"),
        ("绩效目标列表", "13次 3600余人"),
    ],
)
def test_every_count_of_the_report_stands_in_the_passage_it_belongs_to(year, path, counts):
    if path == "绩效目标列表":
        text = "".join(one.content.text for one in year.objectives)
    else:
        text = follow(year, path.split(".")).text
    found = re.findall(
        r"\d[\d.]*[余多万]*(?:人次|场次|批次|台次|小时|[元家处次份起个册名期条床件斤轮人])", text
    )
    assert Counter(counts.split()) == Counter(found)


def test_duties_tasks_objectives_problems_and_measures_are_complete(year):
    assert 17 == len(year.department.duties)
    assert 3 == len(year.tasks)
    assert {"年度目标": 5} == Counter(one.category for one in year.objectives)
    assert 3 == len(year.self_evaluation.problems)
    assert 4 == len(year.self_evaluation.suggestions)


def test_the_problems_have_titles_to_be_quoted(year):
    assert (
        "一些专业委员会办公室工作不够深入、专项整治推进有差距以及应急指挥缺乏权威"
        == year.self_evaluation.problem_summary
    )


def test_the_score_stands_without_indicators(year):
    assert "98分" == str(year.self_evaluation.total_score)


def test_the_name_the_title_of_the_report_mutilates_is_whole(year):
    assert "道县应急管理局" == year.department.name
    assert "县应急管理局" == year.department.called
