"""Where a figure comes from, down to the cell it was entered in."""

import pytest

from reportgen.explain import Step, explain
from reportgen.intake import Source, read
from reportgen.measures import UnknownName
from tests.support import mapping

SOURCE = read(
    mapping(
        金额单位="万元",
        部门__编制={"行政": 9, "事业": 17},
        部门__实有人员={"在职": 28},
        收支={
            "明细": [
                {
                    "资金来源": "一般公共预算",
                    "支出性质": "基本支出",
                    "支出决算": "919.82",
                    "实际到位": "919.82",
                },
                {"资金来源": "一般公共预算", "支出性质": "项目支出", "支出决算": "378.71"},
                {"支出性质": "项目支出", "说明": "全部项目"},
            ]
        },
        评价={"评价指标": [{"名称": "甲", "一级指标": "投入", "分值": 5, "得分": 4}]},
        项目列表=[{"名称": "乙", "资金": [{"资金级次": "中央", "支出决算": "66"}]}],
    )
)


def steps(step: Step, depth: int = 0) -> list[tuple[int, str, str, str]]:
    here = (depth, step.path, step.value, step.rule)
    return [here, *(row for part in step.parts for row in steps(part, depth + 1))]


def test_an_entered_value_has_no_rule() -> None:
    assert [(0, "部门.名称", SOURCE.year.department.name, "")] == steps(
        explain(SOURCE, "部门.名称")
    )


def test_a_sum_is_followed_to_its_cells() -> None:
    path = "收支.一般公共预算.支出决算"
    assert [
        (0, path, "1298.53万元", "按支出性质相加"),  # 919.82 + 378.71
        (1, "一般公共预算.基本支出.支出决算", "919.82万元", ""),
        (1, "一般公共预算.项目支出.支出决算", "378.71万元", ""),
    ] == steps(explain(SOURCE, path))


def test_a_measure_names_its_formula_source_and_inputs() -> None:
    step = explain(SOURCE, "部门.在职人员控制率")
    assert ("107.69%", "实有总数÷编制总数", True) == (step.value, step.rule, step.certain)
    assert ["28", "26"] == [part.value for part in step.parts]
    assert "财预〔2013〕53号" in step.source


def test_what_is_missing_is_named() -> None:
    step = explain(SOURCE, "收支.合计.预算执行率")
    assert ("", ["1298.53万元", ""]) == (step.value, [part.value for part in step.parts])


def test_inputs_that_lie_elsewhere_are_followed() -> None:
    parts = explain(SOURCE, "抽查资金占比").parts
    assert ["评价.抽查资金", "收支.合计.支出决算"] == [part.path for part in parts]


@pytest.mark.parametrize(
    ("value", "rule", "path"),
    [
        ("26", "各类编制之和", "部门.编制总数"),
        ("乙", "", "项目列表"),
        ("全部项目", "", "收支.项目支出.说明"),
        ("66.00万元", "", "项目列表.乙.资金.中央.支出决算"),
        ("80.00%", "得分合计÷分值合计", "评价.评价指标.投入.得分率"),
        ("", "", "自评.得分"),
        ("（一组数据）", "", "收支.合计.全表合计"),
    ],
)
def test_other_values(value: str, rule: str, path: str) -> None:
    step = explain(SOURCE, path)
    assert (value, rule) == (step.value, step.rule)


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(UnknownName, match="预算执行律"):
        explain(SOURCE, "收支.合计.预算执行律")


def test_the_place_is_the_cell_s(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from reportgen import load, save

    save(SOURCE.year, tmp_path / "年度.yaml")
    source: Source = load(tmp_path / "年度.yaml")
    place = explain(source, "收支.一般公共预算.基本支出.支出决算").place
    line = (tmp_path / "年度.yaml").read_text(encoding="utf-8").splitlines()[place.line - 1]
    assert "支出决算: '919.82'" == line.strip()
