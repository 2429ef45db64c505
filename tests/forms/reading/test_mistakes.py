"""What unpractised people type: each is understood, or answered with the cell and what to do."""

import datetime

import openpyxl
import pytest

from reportgen import load
from reportgen.checks import check
from reportgen.errors import IntakeError
from tests.forms.reading.book import HEADS, Book
from tests.samples import ebian

FORMAT = "sichuan/department-self"
SPENT = ("收支", "支出决算", 1)


@pytest.fixture
def book(tmp_path):
    return Book(tmp_path)


def put(*where):
    """A change of one cell: sheet, heading, row, value, and perhaps a number format."""
    sheet, heading, row, value, *number_format = where

    def change(book):
        cell = book.cell(sheet, heading, row)
        cell.value = value
        if number_format:
            cell.number_format = number_format[0]

    return change


def line(sheet, label, value):
    def change(book):
        book.line(sheet, label).value = value

    return change


def insert_rows(sheet, at, count=1):
    return lambda book: book.pages[sheet].insert_rows(at, count)


def rename(sheet, name):
    def change(book):
        book.pages[sheet].title = name

    return change


def insert_own_column(book):
    page = book.pages["收支"]
    page.insert_cols(2)
    page.cell(HEADS, 2, "自己看的")
    page.cell(HEADS + 1, 2, "与财政局对过")


def swap_columns(book):
    page = book.pages["收支"]
    one, two = book.column("收支", "实际到位"), book.column("收支", "支出决算")
    for row in page.iter_rows(HEADS):
        row[one - 1].value, row[two - 1].value = row[two - 1].value, row[one - 1].value


def merge_labels(book):
    page, at = book.pages["人员"], book.column("人员", "栏目")
    page.merge_cells(start_row=HEADS + 1, end_row=HEADS + 3, start_column=at, end_column=at)


def leave_out_repeated_labels(book):
    for row in (2, 3):
        book.cell("人员", "栏目", row).value = None


def own_sheet(book):
    page = book.pages.create_sheet("草稿")
    page["A1"], page["B7"] = "随手算的", 123.45


def split_a_passage(book):
    """The second half of a passage on a row of its own."""
    cell = book.cell("文字", "内容", 1)
    first, _, rest = cell.value.partition("\n")
    if not rest:
        pytest.skip("the passage has one paragraph")
    cell.value = first
    book.pages["文字"].insert_rows(cell.row + 1)
    book.pages["文字"].cell(cell.row + 1, cell.column, rest)


UNDERSTOOD = {
    "a unit behind the number": put(*SPENT, "919.82万元"),
    "a currency sign": put(*SPENT, "￥919.82"),
    "thousands marks": put("收支", "实际到位", 1, "919.82 "),
    "full-width figures": put(*SPENT, "９１９．８２"),
    "blanks around": put(*SPENT, "  919.82　"),
    "a number stored as text": put(*SPENT, "919.82", "@"),
    "another unit in one cell": put(*SPENT, "9198200元"),
    "a dash for none": put("收支", "支出决算", 3, "—"),
    "the word for none": put("收支", "支出决算", 3, "无"),
    "noughts behind the point": put(*SPENT, 919.820),
    "an amount with a hundredth too many figures": put(*SPENT, 919.8200000000001),
    "a unit behind a count": put("人员", "人数", 1, "13人"),
    "a full-width count": put("人员", "人数", 1, "１３"),
    "a year with its word": line("基本情况", "年度", "2024年"),
    "a year that became a day": line("基本情况", "年度", datetime.datetime(2024, 1, 1)),
    "a chosen word with blanks": put("收支", "资金来源", 1, " 一般公共预算 "),
    "a percentage typed as one": put("指标", "指标值", 18, 0.95, "0%"),
    "a row left out": insert_rows("收支", HEADS + 3),
    "several rows left out at the head": insert_rows("绩效目标", HEADS + 1, 3),
    "rows above the headings": insert_rows("收支", 1, 2),
    "a tab renamed": rename("收支", "收支（财务科填）"),
    "a column of one's own": insert_own_column,
    "columns moved with a copy": lambda book: (book.pages["收支"].move_range("C4:E40", cols=2),),
    "labels merged": merge_labels,
    "labels left out where they repeat": leave_out_repeated_labels,
    "a sheet of one's own": own_sheet,
    "a day as text": put("项目", "文号", 1, "乐市财政环〔2024〕49号 "),
    "the version line deleted": line("基本情况", "版本", None),
}


@pytest.mark.parametrize("change", UNDERSTOOD.values(), ids=UNDERSTOOD)
def test_it_is_understood(book, change):
    change(book)
    got, wanted = load(book.save()).year, ebian().load().year
    if got != wanted:  # an amount in yuan is exact, one in 万元 is not: they agree
        ours, theirs = got.funds.lines[0].spent, wanted.funds.lines[0].spent
        assert ours.agrees_with(theirs)
        assert got.department == wanted.department
        assert got.indicators == wanted.indicators


def overwrite_heading(book):
    book.pages["收支"].cell(HEADS, book.column("收支", "支出决算")).value = "支出决标"


def two_columns_of_one_heading(book):
    page = book.pages["收支"]
    page.cell(HEADS, page.max_column + 1, "支出决算（万元）")


def other_unit(book):
    book.line("基本情况", "金额单位").value = "元"


def a_row_twice(book):
    page = book.pages["收支"]
    for at, cell in enumerate(page[HEADS + 1], 1):
        page.cell(HEADS + 12, at, cell.value)


def no_headings(book):
    book.pages["收支"].delete_rows(1, HEADS)


ANSWERED = {
    "words for a number": (put(*SPENT, "约九百"), "收支!D5", "金额"),
    "a percentage for money": (put(*SPENT, 0.98, "0%"), "收支!D5", "98%"),
    "a formula without a result": (put(*SPENT, "=C5"), "收支!D5", "公式没有结果"),
    "a formula that failed": (put(*SPENT, "#REF!"), "收支!D5", "公式"),
    "a day for money": (put(*SPENT, datetime.datetime(2024, 3, 5)), "收支!D5", "日期"),
    "a word that is not listed": (
        put("收支", "资金来源", 1, "一般公共预箅"), "收支!A5", "一般公共预算"
    ),
    "a count in words": (put("人员", "人数", 1, "若干"), "人员!C5", "整数"),
    "a part of a person": (put("人员", "人数", 1, 12.5), "人员!C5", "整数"),
    "no count": (put("人员", "人数", 1, None), "人员!C5", "必填"),
    "a label that is none": (put("人员", "栏目", 1, "编制数"), "人员!A5", "编制"),
    "the sign in two cells": (put("指标", "指标值", 1, "≥30"), "指标!F5", "计算符号"),
    "a long code as a number": (
        put("项目", "文号", 1, 1234567890123456789), "项目!D5", "15位"
    ),
    "a day that is none": (
        put("成文", "成文日期", 1, "2025-02-30"), "成文!F5", "日期"
    ),
    "a misspelt heading": (overwrite_heading, "收支!D4", "支出决算"),
    "one heading twice": (two_columns_of_one_heading, "收支!F4", "两栏"),
    "another unit than the headings": (other_unit, "收支!C4", "金额单位"),
    "a row twice": (a_row_twice, "收支!A16", "重复"),
    "no headings": (no_headings, "收支", "标题"),
    "a year that is none": (line("基本情况", "年度", "去年"), "基本情况!B6", "年"),
    "no department": (line("基本情况", "部门名称", None), "基本情况!B11", "必填"),
    "a reference that leads nowhere": (
        put("项目", "完成情况", 1, "已支出【=收支.合计.支出结算】。"), "项目!", "支出决算"
    ),
    "a unit typed behind the target": (
        put("指标", "指标值", 1, "30家次"), "指标!F5", "度量单位"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "cell", "word"), ANSWERED.values(), ids=ANSWERED)
def test_it_is_answered_with_the_cell(book, change, cell, word):
    change(book)
    with pytest.raises(IntakeError) as caught:
        load(book.save())
    said = [str(problem) for problem in caught.value.problems]
    assert any(cell in one and word in one for one in said), said


def test_what_is_not_read_is_said(book):
    insert_own_column(book)
    book.pages["人员"].cell(HEADS + 1, 9, "待核")
    assert [
        "填报.xlsx，人员!I5：这一栏没有标题，内容“待核”等没有读取",
        "填报.xlsx，收支!B4：不认识标题“自己看的”，这一栏没有读取",
    ] == [str(note) for note in load(book.save()).notes]


def test_a_total_typed_over_its_parts_is_found_in_its_cell(book):
    page = book.pages["收支"]
    page.cell(HEADS + 6, book.column("收支", "资金来源"), "合计")
    page.cell(HEADS + 6, book.column("收支", "支出决算"), 1298.53)
    source = load(book.save())
    found = next(one for one in check(source.year, FORMAT) if one.code == "FND001")
    assert "填报.xlsx，收支!D10" == str(source.places.of(found.path))
    assert "1298.53万元" in found.message
    assert "1311.56万元" in found.message


def test_a_share_for_a_percentage_is_found_in_its_cell(book):
    """0.95 where the unit is % may be meant: it is asked, not changed."""
    put("指标", "指标值", 18, 0.95, "General")(book)
    source = load(book.save())
    found = [one for one in check(source.year, FORMAT) if "0.95" in one.message]
    assert found, [str(one) for one in check(source.year, FORMAT)]
    assert "填报.xlsx，指标!F22" == str(source.places.of(found[0].path))


def test_a_group_written_only_once_is_found_in_the_next_cell(book):
    """Printed forms merge such cells; left blank they may mean anything."""
    put("指标", "二级指标", 2, None)(book)
    source = load(book.save())
    (found,) = [one for one in check(source.year, FORMAT) if one.code == "IND023"]
    assert "填报.xlsx，指标!B6" == str(source.places.of(found.path))
    assert "数量指标" in found.message


def test_a_figure_in_the_wrong_unit_is_found_in_its_cell(book):
    """Yuan typed into a column of 万元: 9,198,200万元 for 919.82万元."""
    put(*SPENT, 9198200)(book)
    source = load(book.save())
    places = {str(source.places.of(one.path)) for one in check(source.year, FORMAT)}
    assert "填报.xlsx，收支!D5" in places


@pytest.mark.parametrize("ending", [".xls", ".et", ".ods", ".csv", ".xlsm"])
def test_files_of_other_programs_are_answered(tmp_path, ending):
    file = tmp_path / f"填报{ending}"
    file.write_bytes(b"anything")
    with pytest.raises(IntakeError, match=f"读不了{ending}文件.*另存为"):
        load(file)


def test_a_workbook_that_is_no_form_is_answered(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "通讯录"
    book.save(tmp_path / "通讯录.xlsx")
    with pytest.raises(IntakeError, match="没有认出任何一张填报表"):
        load(tmp_path / "通讯录.xlsx")
