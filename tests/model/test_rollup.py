"""Roll-up rule R3, on small tables worked by hand."""

import pytest

from reportgen.amounts import Amount
from reportgen.model import Funds, FundsLine, FundsTable
from reportgen.model.cube import ENTERED
from reportgen.model.dimensions import At


def wan(text):
    return Amount.of(text, "万元")


def line(source="", nature="", **columns):
    amounts = {
        name: wan(value)
        for name, value in columns.items()
        if name not in ("item", "origin", "economic_code")
    }
    words = {
        name: value
        for name, value in columns.items()
        if name in ("item", "origin", "economic_code")
    }
    return FundsLine(source=source or None, nature=nature or None, **amounts, **words)


def spent(funds, *names):
    node = funds.node("合计")
    for name in names:
        node = node.find(name)
    return None if node.spent is None else format(node.spent.in_unit("万元").normalize(), "f")


LEAVES = [
    line("一般公共预算", "基本支出", spent="919.82"),
    line("一般公共预算", "项目支出", spent="378.71"),
    line("政府性基金预算", "基本支出", spent="0"),
    line("政府性基金预算", "项目支出", spent="13.03"),
]


@pytest.mark.parametrize(
    ("expected", "names"),
    [
        ("1311.56", ()),  # 919.82 + 378.71 + 0 + 13.03
        ("1311.56", ("财政拨款",)),
        ("1298.53", ("一般公共预算",)),  # 919.82 + 378.71
        ("13.03", ("政府性基金预算",)),
        ("391.74", ("项目支出",)),  # 378.71 + 13.03
        ("919.82", ("基本支出",)),
        (None, ("国有资本经营预算",)),
        (None, ("单位资金",)),
        (None, ("人员经费",)),
    ],
)
def test_leaves_give_every_total(expected, names):
    assert expected == spent(Funds(lines=LEAVES), *names)


def test_a_listed_part_that_is_unknown_closes_its_way():
    funds = Funds(lines=[row for row in LEAVES if row.spent.yuan or row.nature != "基本支出"])
    # 政府性基金预算 has no 基本支出: nothing it is a part of is known until a 0 is entered
    assert spent(funds, "政府性基金预算") is None
    assert spent(funds, "基本支出") is None
    assert spent(funds, "财政拨款") is None
    assert "391.74" == spent(funds, "项目支出")


def test_a_printed_total_is_the_sum_of_its_printed_parts():
    rows = [*LEAVES, line("国有资本经营预算", "项目支出", spent="4")]
    assert spent(Funds(lines=rows), "财政拨款") is None
    assert "1315.56" == spent(
        Funds(lines=[*rows, line("国有资本经营预算", "基本支出", spent="0")]), "财政拨款"
    )


def test_both_parts_by_nature_are_needed():
    funds = Funds(lines=[line(nature="公用经费", spent="40.95")])
    assert spent(funds, "基本支出") is None


def test_further_natures_count_where_they_are_listed():
    rows = [line(nature="基本支出", spent="1"), line(nature="项目支出", spent="2")]
    assert "3" == spent(Funds(lines=rows))
    assert "7" == spent(Funds(lines=[*rows, line(nature="经营支出", spent="4")]))


def test_an_empty_cell_beside_filled_ones_is_an_unknown_part():
    rows = [line("一般公共预算", spent="5"), line("政府性基金预算", received="3")]
    assert spent(Funds(lines=rows), "财政拨款") is None
    assert "5" == spent(Funds(lines=rows[:1]), "财政拨款")


def test_one_item_adds_up_over_the_natures_it_has():
    rows = [line(nature="基本支出", economic_code="30217", item="公务接待费", spent="15")]
    funds = Funds(lines=[line(nature="项目支出", spent="28")], economic=rows)
    assert "15" == spent(funds, "公务接待费")
    assert "15" == spent(funds, "商品和服务支出")
    assert "15" == spent(funds, "302")
    assert wan("15") == funds.economic.find("302").spent


def test_an_entered_total_stands_beside_its_parts():
    rows = [
        line(spent="2199.36"),
        line(nature="人员经费", spent="674.75"),
        line(nature="公用经费", spent="263.61"),
        line(nature="项目支出", spent="1261.01"),
    ]
    funds = Funds(lines=rows)
    ways = list(funds.node("合计").table.cube.ways("spent", At()))
    assert [ENTERED, "按支出性质"] == [way.name for way in ways]
    assert "2199.36" == spent(funds)
    assert wan("2199.37") == ways[1].value  # 674.75 + 263.61 + 1261.01


def test_columns_are_trees_of_their_own():
    rows = [
        line("一般公共预算", received="803.51"),
        line(nature="基本支出", spent="775.51"),
        line(nature="项目支出", spent="28"),
    ]
    funds = Funds(lines=rows)
    assert "803.51" == spent(funds)
    assert wan("803.51") == funds.node("合计").received
    assert funds.node("基本支出").received is None


def test_economic_codes_add_up_by_class():
    rows = [
        line(nature="基本支出", economic_code="30101", item="基本工资", spent="1.5"),
        line(nature="基本支出", economic_code="30102", item="津贴补贴", spent="2.5"),
        line(nature="基本支出", economic_code="30201", item="办公费", spent="3"),
    ]
    funds = Funds(lines=[line(nature="项目支出", spent="28")], economic=rows)
    assert "7" == spent(funds, "基本支出")
    assert "35" == spent(funds)


def test_project_spending_falls_back_on_the_projects():
    class Project:
        def __init__(self, amount):
            self.amount = amount

        def total(self, column):
            return self.amount

    funds = Funds(lines=[line(nature="基本支出", spent="5")])
    assert spent(funds, "项目支出") is None
    assert "5" == spent(funds.bound_to([Project(wan("2")), Project(wan("3"))]), "项目支出")
    assert "10" == spent(funds.bound_to([Project(wan("2")), Project(wan("3"))]))
    assert spent(funds.bound_to([Project(wan("2")), Project(None)]), "项目支出") is None


def test_a_source_declared_absent_is_zero():
    funds = Funds(lines=LEAVES[:2], absent_sources=["政府性基金预算", "单位资金"])
    assert "0" == spent(funds, "政府性基金预算")
    assert "0" == spent(funds, "其他收入")
    assert spent(funds, "国有资本经营预算") is None


def test_carry_over_is_entered_or_computed():
    rows = [line(carried_in="1.5", received="10", spent="9")]
    assert wan("2.5") == Funds(lines=rows).node("合计").carried_over
    assert wan("0") == Funds(lines=[line(carried_over="0")]).node("合计").carried_over
    assert Funds(lines=[line(received="10", spent="9")]).node("合计").carried_over is None


def test_the_same_row_twice_is_refused():
    with pytest.raises(ValueError, match="第2行与前面的行重复（一般公共预算×基本支出）"):
        FundsTable(
            [
                line("一般公共预算", "基本支出", spent="1"),
                line("一般公共预算", "基本支出", received="1"),
            ]
        )


def test_items_are_nodes_and_add_up():
    table = FundsTable([line(item="货物", spent="12.26"), line(item="服务", spent="1.40")])
    assert wan("13.66") == table.find("合计").spent
    assert wan("12.26") == table.货物.支出决算


def test_margins_add_up_with_the_sums():
    row = {"nature": "基本支出", "spent": Amount.of("1.00", "万元", margin="0.005")}
    other = {"nature": "项目支出", "spent": Amount.of("2.00", "万元", margin="0.005")}
    total = Funds(lines=[FundsLine(**row), FundsLine(**other)]).node("合计").spent
    assert Amount.of("3.00", "万元", margin="0.01") == total


def test_english_and_chinese_nodes_are_the_same():
    funds = Funds(lines=LEAVES)
    assert funds.general_public_budget.basic.spent == funds.一般公共预算.基本支出.支出决算


def test_rows_of_one_node_in_two_tables_are_one_row():
    rows = [line(nature="基本支出", spent="5")]
    funds = Funds(lines=rows, by_origin=[line(nature="基本支出", spent="5", received="6")])
    assert (wan("5"), wan("6")) == (funds.basic.spent, funds.basic.received)


def test_two_tables_must_not_contradict_each_other():
    with pytest.raises(ValueError, match="“基本支出”的支出决算在两张表里填得不一样"):
        Funds(
            lines=[line(nature="基本支出", spent="5")],
            economic=[line(nature="基本支出", spent="6")],
        )


def test_names_that_do_not_exist_are_errors():
    funds = Funds(lines=LEAVES)
    with pytest.raises(AttributeError):
        _ = funds.总计
    with pytest.raises(AttributeError):
        _ = funds.合计.总计


def test_a_source_declared_absent_must_have_nothing():
    rows = [*LEAVES[:2], line("政府性基金预算", "项目支出", spent="5")]
    with pytest.raises(
        ValueError, match="“政府性基金预算”写在没有的资金来源里，但“政府性基金预算×项目支出”有"
    ):
        Funds(lines=rows, absent_sources=["政府性基金预算"])


def test_absent_this_year_says_nothing_of_last_year():
    funds = Funds(lines=LEAVES[:2], absent_sources=["政府性基金预算"])
    assert funds.node("政府性基金预算").previous_spent is None


@pytest.mark.parametrize("name", ["其他", "项目支出", "2022"])
def test_a_row_may_be_called_like_a_node(name):
    assert wan("5") == FundsTable([line(item=name, spent="5")]).find(name).spent


def test_other_bases_do_not_add_up():
    funds = Funds(
        lines=LEAVES, other_bases=[line(item="甲", spent="5"), line(item="乙", spent="3")]
    )
    assert wan("5") == funds.other_bases.find("甲").spent
    assert funds.other_bases.find("合计").spent is None


def test_figures_that_agree_within_their_margins_are_one():
    rough = FundsLine(
        nature="基本支出", spent=Amount.of("2199.4", "万元", margin="0.05"), note="甲"
    )
    fine = FundsLine(
        nature="基本支出", spent=Amount.of("2199.36", "万元", margin="0.005"), note="乙"
    )
    assert wan("2199.36").yuan == Funds(lines=[rough], by_origin=[fine]).basic.spent.yuan


def test_three_public_expenses_follow_from_their_codes():
    codes = [
        line(nature="基本支出", economic_code="30217", item="公务接待费", spent="15"),
        line(nature="基本支出", economic_code="30231", item="公务用车运行维护费", spent="20"),
    ]
    funds = Funds(lines=LEAVES, economic=codes)
    assert wan("35") == funds.three_public.find("合计").spent
    assert wan("15") == funds.three_public.find("公务接待费").spent
    entered = Funds(lines=LEAVES, economic=codes, three_public=[line(item="公务接待费", spent="9")])
    assert wan("9") == entered.three_public.find("合计").spent
    planned = Funds(lines=LEAVES, economic=codes, three_public=[line(initial="30")])
    assert (wan("30"), wan("35")) == (
        planned.three_public.find("合计").initial,
        planned.three_public.find("合计").spent,
    )


def test_a_classification_of_basic_spending_is_no_sum_of_all_spending() -> None:
    """Its codes and items add up to 基本支出; what 合计 comes to, only 项目支出 can tell."""
    rows = [
        FundsLine(economic_code=code, item=name, nature="基本支出", spent=wan(amount))
        for code, name, amount in (("30101", "基本工资", "60"), ("30201", "办公费", "40"))
    ]
    funds = Funds(lines=[], economic=rows)
    assert "100" == spent(funds, "基本支出")
    assert spent(funds) is None
    whole = Funds(lines=[line("", "项目支出", spent="28")], economic=rows)
    assert "128" == spent(whole)
    ways = whole.node("合计").table.cube.ways("spent", At())
    assert ["按支出性质"] == [way.name for way in ways]
