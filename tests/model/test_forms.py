"""What forms ask of the model beyond single fields: joint rows, classes, items with indicators."""

from decimal import Decimal

import pytest

from reportgen.measures import follow
from tests.support import make_year

ECONOMIC = [
    {"科目编码": code, "名目": name, "支出性质": nature, "支出决算": spent}
    for code, name, nature, spent in (
        ("30201", "办公", "基本支出", "5"), ("30101", "基本工资", "基本支出", "40"),
        ("30205", "水费", "基本支出", "1"), ("30206", "电费", "基本支出", "2"),
        ("30215", "会议费", "基本支出", "3"), ("30231", "用车", "基本支出", "7"),
        ("30299", "其他", "项目支出", "9"),
    )
]  # fmt: skip
YEAR = make_year(收支={"明细": [{"资金来源": "一般公共预算"}], "经济分类": ECONOMIC})


def wan(path: str) -> Decimal:
    return follow(YEAR, path.split(".")).yuan / 10000  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("expected", "name"),
    [("5", "办公经费"), ("3", "水电差旅费"), ("3", "会议培训费"), ("7", "公务用车经费")],
)
def test_rows_of_a_form_join_items_by_their_codes(expected: str, name: str) -> None:
    assert Decimal(expected) == wan(f"收支.{name}.支出决算")


def test_an_item_that_is_not_known_leaves_the_joint_row_unknown() -> None:
    rows = [*ECONOMIC, {"科目编码": "30211", "名目": "差旅费", "支出性质": "基本支出"}]
    year = make_year(收支={"明细": [{"资金来源": "一般公共预算"}], "经济分类": rows})
    assert None is follow(year, ["收支", "水电差旅费", "支出决算"])


def test_without_economic_rows_there_is_no_joint_row() -> None:
    year = make_year(收支={"明细": [{"资金来源": "一般公共预算"}]})
    assert None is year.funds.水电差旅费
    assert None is year.funds.基本支出分类


def test_basic_spending_has_its_classes_in_the_order_of_their_codes() -> None:
    classes = YEAR.funds.基本支出分类
    assert ["工资福利支出", "商品和服务支出"] == [one.name for one in classes]
    assert ["办公", "水费", "电费", "会议费", "用车"] == [row.item for row in classes[1].rows]
    assert [40, 18] == [one.whole.spent.yuan / 10000 for one in classes]


@pytest.mark.parametrize(("expected", "stated"), [(True, "10.01"), (False, "10.00"), (False, None)])
def test_a_total_says_whether_rounding_parts_it_from_its_parts(
    expected: bool, stated: str | None
) -> None:
    rows = [{"支出性质": "基本支出", "支出决算": "4"}, {"支出性质": "项目支出", "支出决算": "6"}]
    if stated:
        rows.append({"支出性质": "合计", "支出决算": stated})
    year = make_year(收支={"明细": rows})
    assert expected is year.funds.node("合计").支出有尾差


def test_a_partial_list_of_projects_fills_no_column_beside_rows_of_project_spending() -> None:
    projects = [{"名称": "甲", "资金": [{"支出决算": "3", "全年预算": "5"}]}]
    rows = [{"支出性质": "项目支出", "支出决算": "100"}]
    year = make_year(收支={"明细": rows}, 项目列表=projects)
    assert None is follow(year, ["收支", "项目支出", "全年预算"])
    alone = make_year(收支={"明细": [{"资金来源": "一般公共预算"}]}, 项目列表=projects)
    assert 50000 == follow(alone, ["收支", "项目支出", "全年预算"]).yuan


def test_item_objectives_have_their_indicators() -> None:
    year = make_year(
        绩效目标=[
            {"类别": "总体目标", "标题": "总"}, {"类别": "分项目标", "标题": "演练"},
            {"类别": "年度目标", "标题": "宣传"}, {"类别": "分项目标", "标题": "网络"},
        ],
        绩效指标列表=[
            {"名称": "次数", "所属目标": "演练"}, {"名称": "及时率", "所属目标": "演练"},
            {"名称": "普及率", "所属目标": "宣传"}, {"名称": "满意度"},
            {"名称": "错", "所属目标": "没有的目标"},
        ],
    )  # fmt: skip
    found = {one.objective.title: [row.name for row in one.indicators] for one in year.分项}
    assert {"演练": ["次数", "及时率"], "宣传": ["普及率"], "网络": []} == found
    assert ["满意度", "错"] == [one.name for one in year.未分项指标]


@pytest.mark.parametrize(
    ("expected", "given"),
    [("96%", {"完成值": "96", "度量单位": "%"}), ("已完成", {"完成值": "已完成", "度量单位": "次"}),
     (None, {"度量单位": "次"})],
)  # fmt: skip
def test_what_was_reached_prints_with_its_unit(expected: str | None, given: dict[str, str]) -> None:
    year = make_year(绩效指标列表=[{"名称": "甲", **given}])
    assert expected == year.indicators[0].实际


def test_questions_criteria_and_second_levels_know_their_place() -> None:
    year = make_year(评价={
        "问卷": [{"调查对象": "公众", "有效份数": "2", "题目": [
            {"题干": "一", "题型": "单选"}, {"题干": "二", "题型": "问答"}]}],
        "评价指标": [
            {"一级指标": "产出", "二级指标": "数量", "名称": "甲",
             "评分点": [{"标准": "一", "分值": "1"}, {"标准": "二", "分值": "1"}]},
            {"一级指标": "产出", "二级指标": "质量", "名称": "乙", "分值": "3"},
        ],
    })  # fmt: skip
    assert [1, 2] == [one.序号 for one in year.evaluation.surveys[0].questions]
    rows = year.evaluation.indicators.行
    assert [1, 2, 1] == [row.序号 for row in rows]
    (first,) = year.evaluation.indicators.一级
    assert ["数量", "质量"] == [one.name for one in first.二级]
    assert [id(one) for one in first.二级] == [id(rows[0].level2), id(rows[2].level2)]


def test_basic_spending_is_parted_by_its_classes() -> None:
    assert Decimal("40") == wan("收支.人员经费.支出决算")
    assert Decimal("18") == wan("收支.公用经费.支出决算")
    assert Decimal("58") == wan("收支.基本支出.支出决算")


def test_a_class_that_is_not_known_leaves_its_part_unknown() -> None:
    rows = [*ECONOMIC, {"科目编码": "303", "名目": "补助", "支出性质": "基本支出"}]
    year = make_year(收支={"明细": [{"资金来源": "一般公共预算"}], "经济分类": rows})
    assert None is follow(year, ["收支", "人员经费", "支出决算"])
    assert 180000 == follow(year, ["收支", "公用经费", "支出决算"]).yuan


def test_classes_that_do_not_say_basic_spending_are_all_there_is() -> None:
    rows = [{"科目编码": "301", "名目": "工资", "支出决算": "4"},
            {"科目编码": "30201", "名目": "办公费", "支出决算": "5"}]  # fmt: skip
    funds = make_year(收支={"明细": [{"资金来源": "一般公共预算"}], "经济分类": rows}).funds
    assert [("工资", 4), ("商品和服务支出", 5)] == [
        (one.name, one.whole.spent.yuan / 10000) for one in funds.基本支出分类
    ]


def test_parts_of_another_total_are_no_rounding() -> None:
    rows = [{"资金来源": "一般公共预算", "支出决算": "67"}, {"支出性质": "合计", "支出决算": "67"}]
    year = make_year(收支={"明细": rows, "经济分类": ECONOMIC})
    assert not year.funds.合计.支出有尾差


def test_a_list_without_projects_means_no_project_spending() -> None:
    funds = {"明细": [{"支出性质": "基本支出", "支出决算": "5"}]}
    assert 0 == make_year(收支=funds, 项目列表="无").funds.项目支出.spent.yuan
    assert 50000 == make_year(收支=funds, 项目列表="无").funds.合计.spent.yuan
    assert None is make_year(收支=funds).funds.项目支出.spent
    assert None is make_year(收支=funds, 项目列表="无").funds.项目支出.previous_spent


@pytest.mark.parametrize(
    ("expected", "rows"),
    [
        (None, {"离休": "0"}), (None, {"退休": "3"}), (3, {"离休": "0", "退休": "3"}),
        (5, {"离退休": "5"}), (0, "无"),
    ],
)  # fmt: skip
def test_one_kind_of_retired_staff_is_not_all_of_them(expected: int | None, rows: object) -> None:
    assert expected == make_year(部门__离退休人员=rows).department.retirees_total


def test_projects_that_say_nothing_of_sampling_leave_it_unknown() -> None:
    plain = [{"名称": "甲", "资金": [{"支出决算": "1"}]}]
    projects = make_year(项目列表=plain).projects
    assert (None, None, None) == (projects.抽查项目数, projects.抽查项目支出, projects.抽查项目)
    projects = make_year(项目列表=[{**plain[0], "抽查": "否"}]).projects
    assert (0, ()) == (projects.抽查项目数, projects.抽查项目)
