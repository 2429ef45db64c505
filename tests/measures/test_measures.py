"""Every measure, worked by hand once; and what must hold for all of them."""

from decimal import Decimal

import pytest

from reportgen.amounts import Amount, Points, Ratio, print_change, print_rate, read_quantity
from reportgen.measures import attribute, find_measure, members
from reportgen.measures.registry import BY_CLASS, measure
from reportgen.measures.shape import Shape
from reportgen.model import (
    AssetLine,
    AssetTable,
    Department,
    Evaluation,
    EvaluationYear,
    Funds,
    FundsLine,
    FundsNode,
    FundsTable,
    Indicator,
    IndicatorTable,
    Kind,
    Option,
    PostLine,
    Project,
    Question,
    Statistic,
    Survey,
)

ALL = list(dict.fromkeys(one for own in BY_CLASS.values() for one in own.values()))


def yuan(text):
    return Amount.of(text)


FUNDS = Funds(
    lines=[
        FundsLine(source="财政拨款", received=yuan("9178114.41"), initial=yuan("4814130.68")),
        FundsLine(source="其他收入", received=yuan("0"), initial=yuan("0")),
        FundsLine(
            nature="基本支出",
            initial=yuan("4814130.68"),
            adjusted=yuan("4916800.91"),
            spent=yuan("4916800.91"),
        ),
        FundsLine(
            nature="项目支出",
            initial=yuan("0"),
            adjusted=yuan("4261313.50"),
            spent=yuan("4261313.50"),
        ),
        FundsLine(nature="公用经费", initial=yuan("377697.14"), spent=yuan("409509.51")),
        FundsLine(carried_over=yuan("0")),
    ],
    three_public=[
        FundsLine(
            item="合计",
            previous_initial=yuan("22400"),
            initial=yuan("22300"),
            previous_spent=yuan("60000"),
            spent=yuan("61358"),
        ),
    ],
    procurement=[
        FundsLine(item="货物", initial=yuan("39000"), spent=yuan("122630.10")),
        FundsLine(item="服务", initial=yuan("0"), spent=yuan("14050")),
    ],
    other_bases=[FundsLine(item="绩效项目", adjusted=yuan("1289.43"), received=yuan("1232.43"))],
)
WHOLE, BASIC, PROJECT = (FUNDS.node(name) for name in ("合计", "基本支出", "项目支出"))
PUBLIC = FUNDS.three_public.find("合计")
BASIS = FUNDS.other_bases.find("绩效项目")

PEOPLE = Department(
    name="某局",
    region="某市",
    duties=["一"],
    authorised_posts=[PostLine(category="行政", count=9), PostLine(category="事业", count=17)],
    staff=[PostLine(category="在职", count=28)],
)

ASSETS = AssetTable(
    [
        AssetLine(
            category="合计",
            opening_gross=yuan("1061361"),
            additions=yuan("6330"),
            in_use=yuan("1000821"),
        ),
        AssetLine(category="设备", closing_gross=yuan("934168"), disposals=yuan("48300")),
        AssetLine(category="家具用具", closing_gross=yuan("66653"), disposals=yuan("18570")),
    ],
    keys=("category",),
)

YEAR = EvaluationYear(
    fiscal_year=2022,
    amount_unit="元",
    department=PEOPLE,
    funds=FUNDS,
    projects=[
        Project(
            name="甲",
            category="救灾",
            is_key=True,
            is_sampled=True,
            funds=[FundsLine(spent=yuan("1220213.50"))],
        ),
        Project(
            name="乙", category="防灾", is_sampled=True, funds=[FundsLine(spent=yuan("3000000"))]
        ),
    ],
    evaluation=Evaluation(examined_funds=yuan("9178114.41"), examined_categories=1),
)

TABLE = IndicatorTable(
    [
        Indicator(
            name="一", level1="投入", weight=Points(Decimal(13)), score=Points(Decimal("12.5"))
        ),
        Indicator(
            name="二", level1="产出", weight=Points(Decimal(87)), score=Points(Decimal("77.84"))
        ),
    ],
    keys=("name",),
)

SURVEY = Survey(
    audience="公众",
    distributed=200,
    returned=196,
    valid=194,
    questions=[
        Question(
            text="总体如何？",
            key="总体",
            kind="单选",
            is_satisfaction=True,
            options=[Option(text="满意", count=192), Option(text="不满意", count=2)],
        )
    ],
)

DEATHS = Statistic(name="死亡", unit="人", value=read_quantity("3"), previous=read_quantity("11"))
HAZARDS = Statistic(
    name="整改", unit="处", value=read_quantity("3402"), whole=read_quantity("3402")
)
WORK = Statistic(
    name="检查",
    unit="次",
    value=read_quantity("45"),
    whole=read_quantity("50"),
    timely=read_quantity("40"),
    qualified=read_quantity("36"),
)
PAID = FundsTable(
    [
        FundsLine(
            adjusted=yuan("1000"),
            planned=yuan("900"),
            spent=yuan("810"),
            carried_in=yuan("50"),
            carried_over=yuan("40"),
        )
    ]
).find("合计")


def rate(part, whole):
    """The percentage by plain arithmetic, half-up to two places."""
    return f"{(Decimal(part) * 100 / Decimal(whole)).quantize(Decimal('0.01'), 'ROUND_HALF_UP')}%"


CASES = [
    (PUBLIC, "年初控制率", rate("61358", "22300"), "275.15%"),
    (BASIC, "预算执行率", rate("4916800.91", "4916800.91"), "100.00%"),
    (WHOLE, "预算完成率", rate("9178114.41", "9178114.41"), "100.00%"),
    (WHOLE, "到位执行率", rate("9178114.41", "9178114.41"), "100.00%"),
    (BASIS, "资金到位率", rate("1232.43", "1289.43"), "95.58%"),
    (BASIC, "预算调整率", rate("102670.23", "4814130.68"), "2.13%"),
    (WHOLE, "预算调整率", rate("4363983.73", "4814130.68"), "90.65%"),
    (WHOLE, "较年初增减率", rate("4363983.73", "4814130.68"), "90.65%"),
    (PUBLIC, "年初预算增减率", rate("-100", "22400"), "-0.45%"),
    (PUBLIC, "决算增减率", rate("1358", "60000"), "2.26%"),
    (WHOLE, "结转结余率", rate("0", "9178114.41"), "0.00%"),
    (BASIC, "支出占比", rate("4916800.91", "9178114.41"), "53.57%"),
    (PROJECT, "支出占比", rate("4261313.50", "9178114.41"), "46.43%"),
    (BASIC, "预算占比", rate("4814130.68", "4814130.68"), "100.00%"),
    (PEOPLE, "在职人员控制率", rate("28", "26"), "107.69%"),
    (ASSETS.合计, "固定资产利用率", rate("1000821", "1000821"), "100.00%"),
    (ASSETS.设备, "资产占比", rate("934168", "1000821"), "93.34%"),
    (ASSETS.家具用具, "资产占比", rate("66653", "1000821"), "6.66%"),
    (YEAR, "重点支出安排率", rate("1220213.50", "4261313.50"), "28.63%"),
    (YEAR, "抽查占比", rate("4220213.50", "4261313.50"), "99.04%"),
    (YEAR, "抽查资金占比", rate("9178114.41", "9178114.41"), "100.00%"),
    (YEAR, "抽查类数占比", rate("1", "2"), "50.00%"),
    (TABLE.all, "得分率", rate("90.34", "100"), "90.34%"),
    (TABLE.投入, "权重", rate("13", "100"), "13.00%"),
    (SURVEY, "满意率", rate("192", "194"), "98.97%"),
    (SURVEY, "回收率", rate("196", "200"), "98.00%"),
    (DEATHS, "增减率", rate("8", "11"), "72.73%"),
    (FUNDS, "公用经费控制率", rate("409509.51", "377697.14"), "108.42%"),
    (FUNDS, "三公经费控制率", rate("61358", "22300"), "275.15%"),
    (FUNDS, "三公经费变动率", rate("-100", "22400"), "-0.45%"),
    (FUNDS, "政府采购执行率", rate("136680.10", "39000"), "350.46%"),  # 122630.10 + 14050
    (PROJECT, "全年预算占比", rate("4261313.50", "9178114.41"), "46.43%"),
    (FUNDS.node("财政拨款"), "到位占比", rate("9178114.41", "9178114.41"), "100.00%"),
    (HAZARDS, "完成比例", rate("3402", "3402"), "100.00%"),
    (WORK, "实际完成率", rate("45", "50"), "90.00%"),
    (WORK, "完成及时率", rate("40", "50"), "80.00%"),
    (WORK, "质量达标率", rate("36", "50"), "72.00%"),
    (WORK, "产出质量达标率", rate("36", "45"), "80.00%"),
    (PAID, "结转结余变动率", rate("-10", "50"), "-20.00%"),
    (PAID, "支付进度率", rate("810", "900"), "90.00%"),
    (PAID, "成本节约率", rate("190", "1000"), "19.00%"),
]

VALUES = [
    (BASIC, "预算调整数", yuan("102670.23")),  # 4916800.91 − 4814130.68
    (PROJECT, "较年初增减额", yuan("4261313.50")),
    (PUBLIC, "年初预算增减额", yuan("-100")),  # 22300 − 22400
    (PUBLIC, "决算增减额", yuan("1358")),  # 61358 − 60000
    (FUNDS, "非财政拨款到位", yuan("0")),
    (FUNDS, "非财政拨款预算", yuan("0")),
    (ASSETS.合计, "推算年末原值", yuan("1000821")),  # 1061361 + 6330 − 66870
    (YEAR, "未列项目支出", yuan("41100")),  # 4261313.50 − 4220213.50
    (PEOPLE, "超编人数", 2),
    (SURVEY, "满意份数", 192),
    (DEATHS, "升降", "下降"),
]

CHANGES = [
    (PUBLIC, "年初预算增减", "下降0.45%"),
    (PUBLIC, "决算增减", "增长2.26%"),
    (PROJECT, "较年初增减", "—"),
    (DEATHS, "变动", "下降72.73%"),
]

UNKNOWN = [
    (FUNDS, "非财政拨款支出"),
    (FUNDS, "非财政拨款全年预算"),
    (DEATHS, "完成比例"),
    (FUNDS.node("公用经费"), "预算执行率"),
]


@pytest.mark.parametrize(("owner", "name", "by_hand", "printed"), CASES)
def test_rates(owner, name, by_hand, printed):
    assert (by_hand, printed) == (printed, print_rate(attribute(owner, name)))


@pytest.mark.parametrize(("owner", "name", "expected"), VALUES)
def test_amounts_and_counts(owner, name, expected):
    assert expected == attribute(owner, name)


@pytest.mark.parametrize(("owner", "name", "expected"), CHANGES)
def test_changes_in_words(owner, name, expected):
    assert expected == print_change(attribute(owner, name))


@pytest.mark.parametrize(("owner", "name"), UNKNOWN)
def test_what_is_not_known_is_not_guessed(owner, name):
    assert attribute(owner, name) is None


def test_a_base_of_zero_is_known_to_have_no_rate():
    growth = attribute(PROJECT, "较年初增减率")
    assert Ratio(yuan("4261313.50"), yuan("0")) == growth
    assert "—" == print_rate(growth)


def test_every_measure_is_worked_by_hand():
    cases = (*CASES, *VALUES, *CHANGES, *UNKNOWN)
    worked = {(type(case[0]), case[1]) for case in cases}
    assert {(one.subject, one.info.key) for one in ALL} == worked


@pytest.mark.parametrize("made", ALL, ids=lambda made: f"{made.subject.__name__}.{made.info.name}")
def test_every_measure_is_documented(made):
    assert made.compute.__doc__
    assert made.formula
    assert made.source
    assert made is find_measure(made.subject, made.info.key)
    assert made is find_measure(made.subject, made.info.name)


@pytest.mark.parametrize("made", ALL, ids=lambda made: f"{made.subject.__name__}.{made.info.name}")
def test_every_input_is_a_name_of_the_subject(made):
    for path in made.inputs:
        shape = Shape(Kind.PART, made.subject)
        for name in path.split("."):
            shape = shape.member(name)
            assert shape is not None, path


def test_two_measures_cannot_share_a_name():
    with pytest.raises(ValueError, match="支出占比"):
        measure(FundsNode, "支出占比", Kind.RATE, "重复", source="无")(lambda row: row)


def test_measures_are_members_of_their_subject():
    assert "execution_rate" in [info.name for info in members(FundsNode)]
