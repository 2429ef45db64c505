"""Lists that are quoted by name, and the sums over them."""

import pickle
from decimal import Decimal

import pytest

from reportgen.amounts import Amount, Points, Ratio, read_quantity
from reportgen.model import (
    AssetLine,
    AssetTable,
    Criterion,
    Department,
    Document,
    Evaluation,
    EvaluationYear,
    FundsLine,
    Indicator,
    IndicatorTable,
    Listing,
    Option,
    Point,
    Project,
    ProjectTable,
    Question,
    Statistic,
    Survey,
    Unit,
)
from reportgen.model.papers import DocumentTable
from reportgen.model.surveys import SurveyTable


def pts(text):
    return Points(Decimal(text))


def yuan(text):
    return Amount.of(text)


POINTS = Listing(
    [
        Point(category="主要任务", title="抓安全", content="甲"),
        Point(category="总体目标", content="乙"),
        Point(category="总体目标", content="丙"),
    ],
    keys=("title",),
    group="category",
)


def test_a_row_is_found_by_its_key():
    assert "甲" == POINTS.抓安全.content.text


def test_rows_are_found_by_their_group():
    assert ["乙", "丙"] == [point.content.text for point in POINTS.总体目标]


def test_a_group_without_rows_is_unknown_unless_the_list_is_empty():
    assert POINTS.分项目标 is None
    assert () == POINTS.like(()).分项目标


def test_without_a_group_a_name_that_is_no_key_is_unknown():
    assert (
        Listing([Statistic(name="事故", unit="起", value=read_quantity("8"))], keys=("name",)).x
        is None
    )


def test_lists_survive_pickling():
    again = pickle.loads(pickle.dumps(POINTS))
    assert (POINTS, ("title",), "category") == (again, again.keys, again.group)


def indicator(name, level1, level2, *criteria, **more):
    made = [
        Criterion(standard="标准", points=pts(p), score=pts(s) if s else None) for p, s in criteria
    ]
    return Indicator(name=name, level1=level1, level2=level2, criteria=made or None, **more)


TABLE = IndicatorTable(
    [
        indicator("合理性", "投入", "目标设定", ("1", "0.5"), ("1", "1")),
        indicator("控制率", "投入", "预算配置", weight=pts("5"), score=pts("0")),
        indicator("满意度", "效益", "满意度", ("4", "3.96")),
    ],
    keys=("name",),
)


@pytest.mark.parametrize(
    ("expected", "what"),
    [
        (3, lambda t: t.all.size),
        (3, lambda t: t.all.level2_count),
        (3, lambda t: t.all.criterion_count),
        (pts("11"), lambda t: t.all.full),  # (1 + 1) + 5 + 4
        (pts("5.46"), lambda t: t.all.got),  # (0.5 + 1) + 0 + 3.96
        (["投入", "效益"], lambda t: [group.name for group in t.一级]),
        (pts("7"), lambda t: t.投入.分值合计),  # 2 + 5
        (pts("1.5"), lambda t: t.投入.得分合计),  # 1.5 + 0
        ("合理性、控制率", lambda t: t.投入.名称串),
        ("目标设定、预算配置", lambda t: t.投入.二级名称串),
        (pts("2"), lambda t: t.合理性.满分),
        (["合理性", "控制率", "满意度"], lambda t: [one.name for one in t.失分指标]),
        (None, lambda t: t.产出),
    ],
)
def test_indicators_add_up(expected, what):
    assert expected == what(TABLE)


def test_one_unknown_score_makes_the_sum_unknown():
    table = IndicatorTable([*TABLE, indicator("新", "效益", "满意度", ("1", ""))], keys=("name",))
    assert (pts("12"), None) == (table.all.full, table.all.got)


def test_an_evaluation_takes_its_score_from_its_indicators():
    assert pts("5.46") == Evaluation(indicators=TABLE).综合得分
    assert pts("90") == Evaluation(indicators=TABLE, score=pts("90")).综合得分
    assert Evaluation().综合得分 is None


def test_problems_are_summed_up_by_their_titles():
    problems = [Point(title="人员不足"), Point(title="资料不全"), Point(title="公开不及时")]
    assert "人员不足、资料不全以及公开不及时" == Evaluation(problems=problems).问题概括
    assert "人员不足" == Evaluation(problems=problems[:1]).问题概括
    assert Evaluation(problems=[Point(content="没有标题")]).问题概括 is None


@pytest.mark.parametrize(
    ("expected", "target"),
    [
        ("≥95%", {"operator": "≥", "target": read_quantity("95"), "unit": "%"}),
        ("0起", {"operator": "=", "target": read_quantity("0"), "unit": "起"}),
        ("据实列支", {"target": "据实列支"}),
        (None, {}),
    ],
)
def test_a_target_prints_in_one_word(expected, target):
    assert expected == Indicator(name="某", **target).目标


def survey(*options, **more):
    rows = [Option(text=text, count=count, is_positive=mark) for text, count, mark in options]
    question = Question(text="总体如何？", key="总体", kind="单选", options=rows, **more)
    return Survey(audience="社会公众", valid=194, questions=[question])


def test_the_first_option_counts_as_positive():
    table = SurveyTable([survey(("满意", 192, None), ("不满意", 2, None))], keys=("audience",))
    assert Ratio(192, 194) == table.总体.正向占比
    assert Ratio(2, 194) == table.社会公众.questions[0].options.不满意.选项占比


def test_marked_options_count_as_positive():
    made = survey(("很满意", 100, True), ("基本满意", 90, True), ("不满意", 4, None))
    assert 190 == made.questions[0].正向份数


def test_assets_have_totals_entered_or_summed():
    table = AssetTable(
        [
            AssetLine(category="合计", opening_gross=yuan("1061361"), in_use=yuan("1000821")),
            AssetLine(category="设备", closing_gross=yuan("934168"), disposals=yuan("48300")),
            AssetLine(category="家具用具", closing_gross=yuan("66653"), disposals=yuan("18570")),
        ],
        keys=("category",),
    )
    assert yuan("1000821") == table.合计.年末原值  # 934168 + 66653
    assert yuan("66870") == table.合计.本年处置  # 48300 + 18570
    assert yuan("1061361") == table.合计.年初原值
    assert table.合计.年末净值 is None
    assert table.合计 == table.设备.全表合计


def test_one_unknown_category_makes_the_asset_total_unknown():
    rows = [AssetLine(category="设备", closing_gross=yuan("100")), AssetLine(category="家具用具")]
    assert AssetTable(rows, keys=("category",)).合计.年末原值 is None


def project(name, spent, **more):
    return Project(name=name, funds=[FundsLine(spent=yuan(spent))] if spent else None, **more)


def test_projects_are_counted_and_summed():
    table = ProjectTable(
        [
            project("甲", "300", is_key=True, is_sampled=True, category="特定目标类"),
            project("乙", "50", is_sampled=True, category="其他运转类"),
            project("丙", "7", category="特定目标类"),
        ],
        keys=("key", "name", "code"),
    )
    assert (3, 2, 1, 2) == (table.项目数, table.项目类数, table.重点项目数, table.抽查项目数)
    assert [yuan("357"), yuan("300"), yuan("350")] == [
        table.支出合计,
        table.重点项目支出,
        table.抽查项目支出,
    ]


def test_sums_over_projects_are_unknown_with_one_of_them():
    table = ProjectTable([project("甲", "300"), project("乙", "")], keys=("name",))
    assert (None, None) == (table.支出合计, table.项目类数)


def test_documents_are_found_by_name_or_use():
    table = DocumentTable(
        [
            Document(
                key="通知", title="关于评价的通知", number="财绩〔2024〕1号", uses=["评价通知"]
            ),
            Document(key="办法", title="管理办法", uses=["评价依据"]),
        ],
        keys=("key",),
    )
    assert "《关于评价的通知》（财绩〔2024〕1号）" == table.通知.引用
    assert ["管理办法"] == [one.title for one in table.评价依据]
    assert table.没有 is None


def test_organs_are_grouped_and_counted():
    department = Department(
        name="某局",
        region="某县",
        duties=["一"],
        units=[
            Unit(name="局机关", category="行政单位", funding="财政全额供给"),
            Unit(name="大队", category="参公事业单位", funding="财政全额供给"),
            Unit(name="中心", category="参公事业单位"),
        ],
    )
    assert [("行政单位", 1), ("参公事业单位", 2)] == [(g.类别, g.个数) for g in department.机构分类]
    assert "大队、中心" == department.机构分类[1].名称串
    assert 2 == len(department.机构.财政全额供给)
    assert "行政单位" == department.机构.局机关.类别


@pytest.mark.parametrize(
    ("expected", "value", "previous"),
    [
        ("9起", "8", "17"),
        ("111起", "576", "465"),
        ("0起", "5", "5"),
        (None, "8", None),
        (None, "600余", "500"),
    ],
)
def test_a_statistic_tells_the_difference(expected, value, previous):
    made = Statistic(
        name="事故",
        unit="起",
        value=read_quantity(value),
        previous=read_quantity(previous) if previous else None,
    )
    assert expected == made.增减


def test_the_document_is_signed_by_the_department_unless_it_says_otherwise():
    year = EvaluationYear(
        fiscal_year=2024,
        amount_unit="元",
        department=Department(name="某局", region="某县", duties=["一"]),
    )
    assert "某局" == year.issue_for("某省/某表").署名


def test_a_title_gives_up_the_mark_that_the_document_sets():
    assert "强化整治" == Point(title="强化整治。").title
