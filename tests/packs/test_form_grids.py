"""The forms cell by cell: rows, columns and merged cells, as the filled forms that were found.

A row lists its cells from the left, a merged cell once; ``…`` stands for what the data fill in. A
cell that runs on from the row above is listed again, as the very same words in the same cell.
``Many`` is a row that there is one of for each project, indicator or survey.
"""

import io
from typing import Any

import docx
import pytest

from tests.samples import all_samples

ANY = "…"


class Many(list[str]):
    """A row that repeats."""


NATIONAL = [
    ["项目名称", ANY],
    ["主管部门", ANY, "实施单位", ANY],
    ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["项目资金（万元）", "年度资金总额", ANY, ANY, ANY, "10", ANY, ANY],
    ["项目资金（万元）", "其中：当年财政拨款", ANY, ANY, ANY, "—", ANY, "—"],
    ["项目资金（万元）", "上年结转资金", ANY, ANY, ANY, "—", ANY, "—"],
    ["项目资金（万元）", "其他资金", ANY, ANY, ANY, "—", ANY, "—"],
    ["年度总体目标", "预期目标", "实际完成情况"],
    ["年度总体目标", ANY, ANY],
    [
        "绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
        "偏差原因分析及改进措施",
    ],
    Many(["绩效指标", *[ANY] * 8]),
    ["总分", "100", ANY, ""],
]  # fmt: skip
YUNNAN = [
    *NATIONAL[:3],
    ["项目资金（万元）", "年度资金总额", ANY, ANY, ANY, "10.00", ANY, ANY],
    *NATIONAL[4:9],
    [
        "绩效指标", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位",
        "实际完成值", "分值", "得分", "偏差原因分析及改进措施",
    ],
    Many(["绩效指标", *[ANY] * 10]),
    ["其他需要说明事项", ANY],
    ["总分", "总分值", "总得分", "自评等级"],
    ["总分", "100.00", ANY, ANY],
    ["备注", "自评等级：100-90（含）为优；90-80（含）为良；80-60（含）为中；60以下为差。"],
]  # fmt: skip
SICHUAN = [
    ["项目名称", ANY],
    ["主管部门", ANY, "实施单位（盖章）", ANY],
    [
        "项目基本情况", "1.项目年度目标完成情况", "项目年度目标",
        "年度目标完成情况（对照年度目标说明，100字以内）",
    ],
    ["项目基本情况", "1.项目年度目标完成情况", ANY, ANY],
    ["项目基本情况", "2.项目实施内容及过程概述", ANY],
    [
        "预算执行情况(10分)", "年度预算数（万元）", "年初预算", "调整后预算数", "预算执行数",
        "预算执行率", "权重", "得分", "原因",
    ],
    ["预算执行情况(10分)", "总额", ANY, ANY, ANY, ANY, "10", ANY, ANY],
    ["预算执行情况(10分)", "其中：财政资金", ANY, ANY, ANY, ANY, "/", "/", ANY],
    ["预算执行情况(10分)", "财政专户管理资金", ANY, ANY, ANY, ANY, "/", "/", ANY],
    ["预算执行情况(10分)", "单位资金", ANY, ANY, ANY, ANY, "/", "/", ANY],
    ["预算执行情况(10分)", "其他资金", ANY, ANY, ANY, ANY, "/", "/", ANY],
    [
        "绩效指标(90分)", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位",
        "完成值", "权重", "得分", "未完成原因分析",
    ],
    Many(["绩效指标(90分)", *[ANY] * 10]),
    ["合计", "100", ANY, ""],
    ["评价结论", ANY],
    ["存在问题", ANY],
    ["改进措施", ANY],
]  # fmt: skip
BASE_DATA = [
    ["财政供养人员情况（人）", "编制数", ANY, "控制率"],
    ["财政供养人员情况（人）", ANY, ANY, ANY],
    ["经费控制情况", "上年决算数", "本年预算数", "本年决算数"],
    *([label, ANY, ANY, ANY] for label in (
        "三公经费", "1、公务用车购置和维护经费", "其中：公车购置", "公车运行维护", "2、出国经费",
        "3、公务接待", "项目支出",
    )),
    Many([ANY] * 4),
    *([label, ANY, ANY, ANY] for label in (
        "公用经费", "其中：办公经费", "水费、电费、差旅费", "会议费、培训费", "政府采购金额",
        "部门整体支出预算调整",
    )),
    [
        "楼堂馆所控制情况（本年度完工项目）", "批复规模（平方米）",
        "实际规模（平方米）", "规模控制率", "预算投资（万元）", "实际投资（万元）",
        "投资概算控制率",
    ],
    ["楼堂馆所控制情况（本年度完工项目）", *[""] * 6],
    ["楼堂馆所说明", ANY],
    ["厉行节约保障措施", ANY],
]  # fmt: skip
DEPARTMENT = [
    ["部门名称", ANY],
    [
        "年度预算申请（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率",
        "得分",
    ],
    ["年度预算申请（万元）", "年度资金总额", ANY, ANY, ANY, "10", ANY, ANY],
    *(["年度预算申请（万元）", ANY, ANY] for _ in range(5)),
    ["年度总体目标", "预期目标", "实际完成情况"],
    ["年度总体目标", ANY, ANY],
    NATIONAL[9],
    NATIONAL[10],
    NATIONAL[11],
]  # fmt: skip
OVERVIEW = [
    ["项目名称", ANY, "开展评价年度", ANY],
    ["评价类型", ANY, ANY, ANY],
    ["预算部门（单位）", ANY, "联系人及联系方式", ANY],
    ["评价机构", ANY, "项目负责人及联系方式", ANY],
    ["自评方式", ANY, "自评分值", ANY, "自评等级", ANY],
    ["评价方式", ANY, "评价分值", ANY, "评价等级", ANY],
    ["项目支出资金", ANY, "抽查项目资金", ANY, "占比", ANY],
    ["项目类数", ANY, "抽查类数", ANY, "占比", ANY],
    ["资金情况", "合计", "中央资金", "省级资金", "州（市）资金", "县（市、区）资金", "其他资金"],
    ["资金情况", *[ANY] * 6],
    ["资金情况", "抽查资金", ANY, "抽查资金占比", ANY],
    ["抽查区域", ANY],
    Many(["有效问卷数", ANY, "达到满意以上份数", ANY, "占比", ANY]),
]
SCORES = ["一级指标", "二级指标", "三级指标", "指标分值", "指标解释", "三级指标评分标准",
          "评价依据", "得分"]  # fmt: skip
FORMS = [
    ("hunan/project-table", 0, NATIONAL),
    ("hebei/project-table", 0, NATIONAL),
    ("yunnan/project-table", 0, YUNNAN),
    ("sichuan/project-table", 0, SICHUAN),
    ("hunan/department-data", 0, BASE_DATA),
    ("hunan/department-data", 1, DEPARTMENT),
    ("yunnan/department-evaluation", 0, OVERVIEW),
]


def tables(format_id: str) -> Any:
    sample = next(one for one in all_samples() if one.format_id == format_id)
    return docx.Document(io.BytesIO(sample.printed())).tables


def cells(row: Any) -> list[Any]:
    """The cells of a row, a merged one once."""
    return list({cell._tc: cell for cell in row.cells}.values())


def words(cell: Any) -> str:
    return "".join(cell.text.split()).strip("　")


def agree(expected: list[str], row: Any) -> bool:
    found = [words(cell) for cell in cells(row)]
    return len(expected) == len(found) and all(
        want in (ANY, have) for want, have in zip(expected, found, strict=True)
    )


@pytest.mark.parametrize(("format_id", "number", "form"), FORMS)
def test_a_form_has_its_rows_columns_and_merged_cells(
    format_id: str, number: int, form: list[list[str]]
) -> None:
    expected = list(form)
    for row in tables(format_id)[number].rows:
        found = [words(cell) for cell in cells(row)]
        if len(expected) > 1 and isinstance(expected[0], Many) and agree(expected[1], row):
            expected.pop(0)
        assert agree(expected[0], row), found
        if not isinstance(expected[0], Many):
            expected.pop(0)
    assert [] == [row for row in expected if not isinstance(row, Many)]


@pytest.mark.parametrize(("format_id", "number", "form"), FORMS)
def test_a_label_over_several_rows_is_one_cell(
    format_id: str, number: int, form: list[list[str]]
) -> None:
    rows = tables(format_id)[number].rows
    for label in {row[0] for row in form if row[0] not in ("", ANY)}:
        owners = {cells(row)[0]._tc for row in rows if words(cells(row)[0]) == label}
        assert 1 == len(owners), label


def test_the_scoring_table_has_a_row_for_each_point_and_a_cell_for_each_node() -> None:
    table = next(
        one
        for one in tables("yunnan/department-evaluation")
        if SCORES == [words(cell) for cell in cells(one.rows[0])]
    )
    rows = table.rows[1:-1]
    assert 54 == len(rows)
    sizes = [len({row.cells[column]._tc for row in rows}) for column in range(4)]
    assert [4, 12, 39, 39] == sizes
    assert ["合计", "100", "", "90.34"] == [words(cell) for cell in cells(table.rows[-1])]
