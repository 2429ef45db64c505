"""Every cell of Hunan's base data table has the figure of its row and its column."""

import io
from typing import Any

import docx

import reportgen
from tests.support import make_year

COLUMNS = ("上年决算", "年初预算", "支出决算")


def row(number: int, **more: str) -> dict[str, str]:
    """A row with a figure of its own in each column: 11.00, 12.00, 13.00 of row 1."""
    return more | {column: f"{number}{place}" for place, column in enumerate(COLUMNS, 1)}


YEAR = make_year(
    部门__编制={"行政": "40"},
    部门__实有人员={"行政": "30"},
    收支={
        "明细": [
            row(1, 支出性质="公用经费"),
            row(2, 支出性质="项目支出"),
            row(3, 支出性质="合计", 全年预算="95"),
        ],
        "经济分类": [
            row(4, 科目编码="30201", 名目="办公费", 支出性质="基本支出"),
            row(5, 科目编码="30205", 名目="水费", 支出性质="基本支出"),
            row(6, 科目编码="30216", 名目="培训费", 支出性质="基本支出"),
        ],
        "三公经费": [
            row(7, 名目="公务用车购置费"),
            row(8, 名目="公务用车运行维护费"),
            row(9, 名目="因公出国境费"),
            row(10, 名目="公务接待费"),
            row(11, 名目="合计"),
        ],
        "政府采购": [row(12, 名目="合计")],
    },
    项目列表=[{"名称": "防汛", "资金": [row(13)]}],
)


def figures(number: int) -> list[str]:
    return [f"{number}{place}.00" for place in (1, 2, 3)]


def test_every_cell_has_its_figure() -> None:
    data = reportgen.render(YEAR, "hunan/department-data", draft=True)
    table = docx.Document(io.BytesIO(data)).tables[0]
    found = {cells[0]: cells[1:] for cells in map(texts, table.rows)}
    expected = {
        "财政供养人员情况（人）": ["40", "30", "75.00%"],
        "三公经费": figures(11),
        "1、公务用车购置和维护经费": ["152.00", "154.00", "156.00"],  # 71 + 81 …
        "其中：公车购置": figures(7),
        "公车运行维护": figures(8),
        "2、出国经费": figures(9),
        "3、公务接待": figures(10),
        "项目支出": figures(2),
        "1、防汛": figures(13),
        "公用经费": figures(1),
        "其中：办公经费": figures(4),
        "水费、电费、差旅费": figures(5),
        "会议费、培训费": figures(6),
        "政府采购金额": figures(12),
        "部门整体支出预算调整": ["—", "32.00", "63.00"],  # 95 − 32
    }
    assert expected == {label: found[label] for label in expected}


def texts(row: Any) -> list[str]:
    cells = {cell._tc: "".join(cell.text.split()).strip("　") for cell in row.cells}
    return list(cells.values())
