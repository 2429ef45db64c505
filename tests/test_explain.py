"""Where a figure comes from, down to the cell it was entered in."""

from pathlib import Path
from typing import Any

import pytest

from reportgen.explain import Step, explain
from reportgen.intake import Source, read
from reportgen.measures import UnknownName
from tests.support import load_text, mapping

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
        (1, "收支.一般公共预算.基本支出.支出决算", "919.82万元", ""),
        (1, "收支.一般公共预算.项目支出.支出决算", "378.71万元", ""),
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


MADE = """版本: 1
年度: 2024
金额单位: 元
部门:
  名称: 某局
  地区: 某市
  主要职责: [甲]
  编制:
    - {类别: 行政, 人数: 9}
    - {类别: 事业, 人数: 17}
收支:
  明细: [{支出决算: 9}]
  三公经费:
    - {名目: 公务接待费, 支出决算: 3}
    - {名目: 公务用车运行维护费, 支出决算: 4}
固定资产:
  - {类别: 合计, 年末净值: 5}
  - {类别: 设备, 年末原值: 6}
  - {类别: 家具, 年末原值: 7}
评价:
  评价指标:
    - {名称: 甲, 得分: 4}
    - {名称: 乙, 得分: 5}
项目列表:
  - 名称: 一
    抽查: 是
    资金: [{支出决算: 3}]
  - {名称: 二}
"""


@pytest.fixture
def made(tmp_path: Path) -> Source:
    source: Source = load_text(tmp_path, MADE)
    return source


def leaves(step: Step) -> list[tuple[str, str, int]]:
    """The path, the value and the line of everything at the end of the steps."""
    if not step.parts:
        return [(step.path, step.value, step.place.line)]
    return [leaf for part in step.parts for leaf in leaves(part)]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("部门.编制总数", [("部门.编制.行政.人数", "9", 9), ("部门.编制.事业.人数", "17", 10)]),
        ("固定资产.合计.年末净值", [("固定资产.合计.年末净值", "5.00元", 17)]),
        ("固定资产.设备.年末原值", [("固定资产.设备.年末原值", "6.00元", 18)]),
        (
            "固定资产.合计.年末原值",
            [("固定资产.设备.年末原值", "6.00元", 18), ("固定资产.家具.年末原值", "7.00元", 19)],
        ),
        (
            "收支.三公经费.合计.支出决算",
            [
                ("收支.三公经费.公务接待费.支出决算", "3.00元", 14),
                ("收支.三公经费.公务用车运行维护费.支出决算", "4.00元", 15),
            ],
        ),
    ],
)
def test_the_ends_have_their_places(made: Source, path: str, expected: list[Any]) -> None:
    assert expected == leaves(explain(made, path))


@pytest.mark.parametrize(
    ("path", "lines"),
    [("评价.综合得分", {22, 23}), ("项目列表.抽查项目支出", {25})],
)
def test_sums_over_rows_show_the_rows(made: Source, path: str, lines: set[int]) -> None:
    assert lines <= {line for _, _, line in leaves(explain(made, path))}


@pytest.mark.parametrize(
    "path", ["部门.编制总数", "收支.三公经费.合计.支出决算", "固定资产.合计.年末原值"]
)
def test_every_part_can_be_asked_for_by_its_path(made: Source, path: str) -> None:
    for part in explain(made, path).parts:
        assert part == explain(made, part.path)
