"""Sheets and columns are told whatever people do to them."""

import pytest

from reportgen.errors import Place
from reportgen.forms.planning.plan import everything
from reportgen.forms.reading.headings import (
    heads_of,
    plain,
    sheet_called,
    sheets_by_headings,
)

HEADS = ["资金来源", "支出性质", "实际到位（万元）", "支出决算（万元）"]


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("支出决算（万元）", "支出决算"),
        ("支出决算 (万元) *", "支出决算"),
        ("支出\n决算", "支出决算"),
        (" 支出决算：", "支出决算"),
        ("支出决算（万元）（必填）", "支出决算"),
        ("（万元）", "(万元)"),
        ("自评·得分（分）", "自评·得分"),
    ],
)
def test_a_heading_is_its_words(heading, word):
    assert word == plain(heading)


@pytest.mark.parametrize("sheet", everything(), ids=lambda one: one.title)
def test_every_sheet_is_known_by_its_tab_and_by_its_title(sheet):
    assert sheet is sheet_called(sheet.title, [])
    assert sheet is sheet_called("Sheet1", [[f"{sheet.title}表"], ["说明"]])
    assert sheet is sheet_called(f" {sheet.title} ", [])


def test_a_sheet_is_known_by_headings_that_only_it_has():
    only = ["文件名", "图名", "位置"]
    assert ["图片"] == [one.title for one in sheets_by_headings([["随便"], [], only], ())]
    assert 1 < len(sheets_by_headings([HEADS], ()))
    assert [] == sheets_by_headings([["姓名", "电话"]], ())


def test_the_row_of_headings_is_the_one_with_most_of_them():
    sheet = next(one for one in everything() if one.title == "收支")
    rows = [["收支表"], ["资金来源和支出性质"], [], HEADS, ["一般公共预算", "基本支出", "", ""]]
    found = heads_of(sheet, rows)
    assert (4, {1: "资金来源", 2: "支出性质", 3: "实际到位", 4: "支出决算"}) == (
        found.row, dict(found.columns),
    )  # fmt: skip
    assert None is heads_of(sheet, [["没有"], ["标题"]])


def test_places_are_written_as_spreadsheets_name_them():
    assert "填报.xlsx，收支!AB12" == str(Place("填报.xlsx", 12, 28, "收支"))
    assert "填报.xlsx，工作表“收支”" == str(Place("填报.xlsx", sheet="收支"))
    assert "2024.yaml，第3行第4列" == str(Place("2024.yaml", 3, 4))
    assert ("", "C5") == (Place("a", 5, 3).cell, Place("a", 5, 3, "收支").cell)
