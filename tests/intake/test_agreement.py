"""Totals beside their parts: a note where they disagree, silence where rounding explains it."""

import pytest

from reportgen.intake import read
from tests.support import mapping

LEAVES = [
    {"资金来源": "一般公共预算", "支出性质": "人员经费", "支出决算": "674.75"},
    {"资金来源": "一般公共预算", "支出性质": "公用经费", "支出决算": "263.61"},
    {"资金来源": "一般公共预算", "支出性质": "项目支出", "支出决算": "1261.01"},
]


def notes(total: str, **columns: object) -> list[str]:
    rows = [*LEAVES, {"资金来源": "一般公共预算", "支出决算": total}]
    year = mapping(金额单位="万元", 小数位=2, 收支={"明细": rows, **columns})
    return [str(note) for note in read(year).notes]


@pytest.mark.parametrize("total", ["2199.37", "2199.36", "2199.38"])
def test_rounding_explains_a_hundredth_of_each_part(total: str) -> None:
    assert [] == notes(total)  # 674.75 + 263.61 + 1261.01 = 2199.37, four margins of 0.005


def test_more_than_rounding_is_told_with_both_figures() -> None:
    (note,) = notes("2212.40")
    assert "收支.明细第4项.支出决算" in note
    assert "填报2212.40万元，按支出性质相加是2199.37万元，相差13.03万元" in note


def test_tables_of_their_own_are_compared_too() -> None:
    bought = [{"名目": "货物", "支出决算": "3"}, {"名目": "合计", "支出决算": "5"}]
    (note,) = notes("2199.37", 政府采购=bought)
    assert "收支.政府采购第2项（合计）.支出决算" in note


def test_projects_that_are_not_listed_are_no_contradiction() -> None:
    projects = [{"名称": "甲", "资金": [{"支出决算": "1"}]}]
    data = mapping(收支={"明细": LEAVES}, 项目列表=projects)
    assert () == read(data).notes
