"""The entered data that values rest on: typed, summed, computed, quoted."""

from typing import Any

import pytest

from reportgen import EvaluationYear
from reportgen.binding import resolver_of
from reportgen.measures import follow
from reportgen.model import Path
from reportgen.remarking.grounds import Grounds, Origins
from tests.support import make_year

LINES = [
    {"支出性质": "基本支出", "支出决算": "60", "全年预算": "80"},
    {"支出性质": "项目支出", "支出决算": "40"},
]
CODES = [{"支出性质": "基本支出", "科目编码": "30201", "支出决算": "60", "年初预算": "7"}]
ROWS = [
    {"名称": "甲", "一级指标": "产出指标", "指标值": "8", "度量单位": "次", "分值": "60",
     "得分": "50"},
    {"名称": "乙", "一级指标": "效益指标", "分值": "40", "评分点": [{"标准": "好", "分值": "40"}]},
]  # fmt: skip


def grounds(year: EvaluationYear, path: str) -> Grounds:
    """What the value at a path of names rests on."""
    *before, last = path.split(".")
    return Origins(year, resolver_of(year)).of(follow(year, before), last)


@pytest.fixture(scope="module")
def year() -> EvaluationYear:
    return make_year(
        部门__实有人员={"行政": "3", "事业": "4"},
        收支={"明细": LINES, "经济分类": CODES},
        绩效指标列表=ROWS,
        项目列表=[{"名称": "防汛", "资金": [{"支出决算": "40"}],
                   "完成情况": "支出【=资金.合计.支出决算】。"}],
        固定资产=[{"类别": "设备", "年末原值": "5"}, {"类别": "家具用具", "年末原值": "6"}],
        文件=[{"简称": "通知", "标题": "某通知", "文号": "某发〔2024〕1号", "用途": ["评价依据"]}],
        成效=[{"名称": "检查", "单位": "次", "本年": "8", "上年": "6"}],
        文字={"履职绩效": "检查【=成效.检查】，支出【=收支.合计.支出决算】。"},
        成文=[{"格式": "sichuan/department-self", "成文日期": "2025-03-01"}],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "rests_on"),
    [
        ("年度", {("年度",): 0}),
        ("部门.名称", {("部门", "名称"): 0}),
        ("文字.履职绩效", {("文字", "履职绩效"): 0}),
        ("收支.基本支出.支出决算", {("收支", "明细", 0, "支出决算"): 0}),
        (
            "收支.合计.支出决算",
            {
                ("收支", "明细", "支出决算"): 0,
                ("收支", "明细", 0, "支出决算"): 1,
                ("收支", "明细", 1, "支出决算"): 1,
            },
        ),
        (
            "收支.基本支出.预算执行率",
            {("收支", "明细", 0, "支出决算"): 1, ("收支", "明细", 0, "全年预算"): 1},
        ),
        ("绩效指标列表.甲.指标值", {("绩效指标列表", 0, "指标值"): 0}),
        (
            "固定资产.合计.年末原值",
            {("固定资产", 0, "年末原值"): 1, ("固定资产", 1, "年末原值"): 1},
        ),
        ("固定资产.设备.年末原值", {("固定资产", 0, "年末原值"): 0}),
    ],
)
def test_a_value_rests_on_what_was_entered(
    year: EvaluationYear, path: str, rests_on: dict[Path, int]
) -> None:
    assert rests_on == grounds(year, path)


@pytest.mark.parametrize(
    ("path", "entered"),
    [
        ("部门.实有总数", ("部门", "实有人员", 1, "人数")),
        ("绩效指标列表.甲.实得分", ("绩效指标列表", 0, "得分")),
        ("绩效指标列表.甲.目标", ("绩效指标列表", 0, "度量单位")),
        ("绩效指标列表.全部.分值合计", ("绩效指标列表", 1, "分值")),
        ("绩效指标列表.产出指标.得分合计", ("绩效指标列表", 0, "得分")),
        ("文件.通知", ("文件", 0, "文号")),
        ("成效.检查.变动", ("成效", 0, "上年")),
        ("项目列表.防汛.资金合计.支出决算", ("项目列表", 0, "资金", 0, "支出决算")),
    ],
)
def test_what_is_computed_rests_on_each_of_its_parts(
    year: EvaluationYear, path: str, entered: Path
) -> None:
    assert entered in grounds(year, path)


def test_the_nearer_of_two_ways_counts(year: EvaluationYear) -> None:
    found = grounds(year, "收支.基本支出.支出占比")
    assert 1 == found["收支", "明细", 0, "支出决算"]
    assert 2 == found["收支", "明细", 1, "支出决算"]


def test_project_spending_may_be_the_sum_over_the_projects() -> None:
    year = make_year(
        收支={"明细": [{"支出性质": "基本支出", "支出决算": "60"}]},
        项目列表=[{"名称": name, "资金": [{"支出决算": "4"}]} for name in ("甲", "乙")],
    )
    assert {("项目列表", 0, "资金", 0, "支出决算"), ("项目列表", 1, "资金", 0, "支出决算")} == {
        *grounds(year, "收支.项目支出.支出决算")
    }


def test_a_row_of_two_tables_was_entered_in_both() -> None:
    codes = [{"支出性质": "基本支出", "支出决算": "60"}]
    year = make_year(收支={"明细": LINES, "经济分类": codes})
    found = grounds(year, "收支.基本支出.支出决算")
    assert {("收支", "明细", 0, "支出决算"), ("收支", "经济分类", 0, "支出决算")} == {*found}


@pytest.mark.parametrize(
    ("passage", "path", "entered"),
    [
        (("文字", "履职绩效"), "收支.合计.支出决算", ("收支", "明细", 1, "支出决算")),
        (("文字", "履职绩效"), "成效.检查", ("成效", 0, "本年")),
        (("项目列表", 0, "完成情况"), "资金.合计.支出决算", ("项目列表", 0, "资金", 0, "支出决算")),
    ],
)
def test_a_reference_rests_on_what_it_quotes(
    year: EvaluationYear, passage: Path, path: str, entered: Path
) -> None:
    value: Any = year
    for step in passage:
        value = value[step] if isinstance(value, tuple | dict) else getattr(value, str(step))
    origins = Origins(year, resolver_of(year))
    assert entered in origins.of(value, path)
    assert {} == origins.of(value, "没有.这个")
    assert origins.value(value, path) is not None
    assert origins.value(value, "没有.这个") is None


def test_a_cell_that_quotes_rests_on_what_it_quotes() -> None:
    rows = [{"名称": "甲", "指标值": "【=成效.检查.本年】"}]
    year = make_year(
        绩效指标列表=rows, 成效=[{"名称": "检查", "单位": "次", "本年": "8"}]
    )  # fmt: skip
    assert {("绩效指标列表", 0, "指标值"): 0, ("成效", 0, "本年"): 1} == grounds(
        year, "绩效指标列表.甲.指标值"
    )


def test_a_document_s_own_row_is_the_one_of_the_year(year: EvaluationYear) -> None:
    issue = year.issue_for("sichuan/department-self")
    found = Origins(year, resolver_of(year)).of(issue, "成文日期")
    assert {("成文", 0, "成文日期"): 0} == found


def test_what_is_no_object_of_the_data_has_no_grounds(year: EvaluationYear) -> None:
    origins = Origins(year, resolver_of(year))
    assert {} == origins.of("文", "名称")
    assert {} == origins.of(3, "")
    assert origins.value("文", "名称") is None


def test_lists_are_summed_where_all_their_rows_are_among_the_grounds(year: EvaluationYear) -> None:
    origins = Origins(year, resolver_of(year))
    assert [("绩效指标列表",)] == list(origins.summed(grounds(year, "绩效指标列表.全部.分值合计")))
    assert [] == list(origins.summed(grounds(year, "绩效指标列表.产出指标.分值合计")))
