"""Next year's form begun from this year's data."""

from reportgen import dump
from reportgen.forms import form, from_last_year
from reportgen.forms.making.last_year import BEFORE, STANDING
from reportgen.model import record_of
from tests.samples import all_files, load
from tests.support import make_year

LUSHUI = next(file for file in all_files() if file.stem.startswith("lushui"))


def begun(**changes):
    return from_last_year(make_year(**changes))


def test_every_field_that_is_named_exists():
    for cls, keys in STANDING.items():
        known = {one.key for one in record_of(cls).entered}
        assert set(keys) <= known, cls
    for cls, pairs in BEFORE.items():
        known = {one.key for one in record_of(cls).entered}
        assert {*pairs, *pairs.values()} <= known, cls


def test_the_year_is_the_next_and_the_department_stays():
    data = begun()
    assert "2025" == data["年度"]
    assert {"名称": "某市应急管理局", "地区": "某市", "主要职责": ["承担应急管理工作。"]} == data[
        "部门"
    ]


def test_figures_move_into_the_columns_of_last_year():
    funds = {
        "明细": [{"支出性质": "基本支出", "年初预算": "10", "支出决算": "9", "年末结转结余": "1"}]
    }
    assert [{"支出性质": "基本支出", "上年预算": "10", "上年决算": "9", "上年结转": "1"}] == begun(
        收支=funds
    )["收支"]["明细"]


def test_figures_of_the_year_before_are_gone():
    funds = {"明细": [{"支出性质": "基本支出", "上年预算": "8", "实际到位": "7"}]}
    assert [] == begun(收支=funds).get("收支", {}).get("明细", [])


def test_assets_and_achievements_move_on():
    data = begun(
        固定资产=[{"类别": "设备", "年初原值": "5", "年末原值": "6", "在用原值": "6"}],
        成效=[{"名称": "事故", "单位": "起", "本年": "8", "上年": "17", "说明": "道路运输"}],
    )
    assert [{"类别": "设备", "年初原值": "6"}] == data["固定资产"]
    assert [{"名称": "事故", "单位": "起", "上年": "8", "说明": "道路运输"}] == data["成效"]


def test_people_are_asked_for_again_by_kind():
    data = begun(部门__实有人员={"行政": "13"}, 部门__编制={"行政": "15"})
    assert [{"类别": "行政"}] == data["部门"]["实有人员"]
    assert [{"类别": "行政", "人数": "15"}] == data["部门"]["编制"]


def test_projects_narratives_and_scores_are_for_the_new_year_to_say():
    data = begun(
        项目列表=[{"名称": "防汛经费", "资金": [{"支出决算": "5"}]}],
        文字={"履职绩效": "完成了任务。"},
        自评={"得分": "97", "存在问题": [{"标题": "进度慢"}]},
        成文=[{"格式": "甲/乙", "署名": "某局", "成文日期": "2025-03-01"}],
    )
    assert not any(data.get(key) for key in ("项目列表", "文字", "自评"))
    assert [{"格式": "甲/乙", "署名": "某局"}] == data["成文"]


def test_a_scoring_framework_stays_without_its_scores():
    row = {
        "一级指标": "投入",
        "名称": "合理性",
        "评分点": [{"标准": "合理", "分值": "2", "得分": "1"}],
    }
    (kept,) = begun(评价={"评价指标": [row], "得分": "90"})["评价"]["评价指标"]
    assert {
        "一级指标": "投入", "名称": "合理性", "评分点": [{"标准": "合理", "分值": "2"}]
    } == kept  # fmt: skip


def test_a_form_can_be_made_of_it():
    for file in all_files():
        assert form("sichuan/department-self", data=from_last_year(load(file).year))


def test_a_whole_year_keeps_no_figure_of_its_own():
    year = load(LUSHUI).year
    data = str(from_last_year(year))
    assert "194" not in data  # forms that were handed out
    assert "90.34" not in data
    assert "9178114.41" not in data  # this year's income
    assert "61358" not in str(dump(year)["收支"])  # which nobody entered: it is a sum
    assert "56038.00" in data  # what was spent is last year's now
