"""Nothing is scaled, counted twice or left out in silence."""

import datetime
import warnings

import pytest

from reportgen import load
from reportgen.errors import IntakeError
from tests.forms.reading.book import HEADS, Book
from tests.samples import ebian

SPENT = ("收支", "支出决算", 1)


@pytest.fixture
def book(tmp_path):
    return Book(tmp_path)


def said(book) -> list[str]:
    with pytest.raises(IntakeError) as caught:
        load(book.save())
    return [str(one) for one in caught.value.problems]


def head(book, sheet, heading):
    return book.pages[sheet].cell(HEADS, book.column(sheet, heading))


@pytest.mark.parametrize(
    "words",
    ["（元）", "（单位：元）", "（人民币元）", "（千元）", "（金额单位：元）", "（亿）", "（千）"],
)
def test_another_unit_in_a_heading(book, words):
    head(book, "收支", "支出决算").value = f"支出决算{words}"
    (one,) = said(book)
    assert one.startswith("填报.xlsx，收支!D4：标题写的是")
    assert "金额单位是万元" in one


@pytest.mark.parametrize(
    "words",
    [
        "",
        "（万元）",
        "（万元，保留两位小数）",
        "（单位：万圆）",
        "（人民币万元）",
        "（万）",
        "（必填）",
    ],
)
def test_the_same_unit_in_other_words(book, words):
    head(book, "收支", "支出决算").value = f"支出决算{words}"
    assert ebian().load().year == load(book.save()).year


@pytest.mark.parametrize(
    ("value", "number_format"),
    [(9198200, '#,##0"元"'), (919.82, '0.00"万元"'), (9198200, "#,##0元"), (919.82, "0.00_ ")],
)
def test_a_unit_in_a_number_format_counts(book, value, number_format):
    cell = book.cell(*SPENT)
    cell.value, cell.number_format = value, number_format
    spent = load(book.save()).year.funds.lines[0].spent
    assert 9198200 == spent.yuan


@pytest.mark.parametrize("number_format", ['0!.0000"万元"', '#,##0.00,"千元"', "#,##0,", "0\\.0"])
def test_a_number_format_that_shows_another_number_is_asked_about(book, number_format):
    cell = book.cell(*SPENT)
    cell.value, cell.number_format = 9198200, number_format
    (one,) = said(book)
    assert "收支!D5" in one
    assert "数字格式" in one


def test_a_figure_merged_over_two_rows(book):
    at = book.column("人员", "人数")
    book.pages["人员"].merge_cells(
        start_row=HEADS + 1, end_row=HEADS + 2, start_column=at, end_column=at
    )
    assert any("人员!C6" in one and "取消合并" in one for one in said(book))


@pytest.mark.parametrize("words", ["（上年数）", "（2023年）"])
def test_another_year_in_a_heading(book, words):
    head(book, "收支", "支出决算").value = f"支出决算{words}"
    (one,) = said(book)
    assert one.startswith("填报.xlsx，收支!D4：标题写了")


def test_words_in_a_heading_that_are_not_heeded_are_told(book):
    head(book, "收支", "支出决算").value = "支出决算（不含结转）"
    (note,) = load(book.save()).notes
    assert "收支!D4：标题里的“（不含结转）”没有理会" in str(note)


@pytest.mark.parametrize("column", [3, 4, 6])
def test_what_stands_beside_the_contents(book, column):
    cell = book.pages["基本情况"].cell(book.line("基本情况", "行政级别").row, column)
    cell.value = "市"
    (note,) = load(book.save()).notes
    assert f"基本情况!{cell.coordinate}：内容要写在“内容”一栏，这里的“市”没有读取" in str(note)


def test_a_figure_merged_over_two_columns(book):
    page, row = book.pages["收支"], HEADS + 1
    at = book.column("收支", "实际到位")
    page.merge_cells(start_row=row, end_row=row, start_column=at, end_column=at + 1)
    assert any("收支!D5" in one and "合并成了一格" in one for one in said(book))


def test_a_note_merged_over_a_row_is_no_figure(book):
    page = book.pages["自评内容"]
    row = page.max_row + 1
    page.cell(row, book.column("自评内容", "内容")).value = "又一段"
    page.merge_cells(start_row=row, end_row=row, start_column=4, end_column=6)
    load(book.save())


def passage(book, name):
    page = book.pages["文字"]
    return next(r for r in page.iter_rows(HEADS + 1) if any(c.value == name for c in r))


def test_a_passage_over_two_rows_whose_name_is_merged(book):
    row = passage(book, "整改反馈")
    page, at = book.pages["文字"], row[0].row
    page.cell(at + 1, row[3].column).value = "第二段。"
    for column in (1, 2):
        page.merge_cells(start_row=at, end_row=at + 1, start_column=column, end_column=column)
    text = load(book.save()).year.self_evaluation.texts["整改反馈"]
    assert "第二段。" == text.text.split("\n")[-1]
    assert row[3].value.split("\n")[0] in text.text


def test_a_passage_whose_name_is_typed_again_goes_on(book):
    row = passage(book, "整改反馈")
    page, at = book.pages["文字"], row[0].row
    for cell, value in zip(
        page[at + 1], (row[0].value, row[1].value, None, "第二段。"), strict=False
    ):
        cell.value = value
    assert "第二段。" in load(book.save()).year.self_evaluation.texts["整改反馈"].text


def test_a_passage_in_two_places(book):
    page = book.pages["文字"]
    first, last = page[HEADS + 1], page.max_row + 1
    for at in (0, 1, 3):
        page.cell(last, at + 1).value = first[at].value
    (one,) = said(book)
    assert f"文字!B{last}" in one
    assert "写了两处" in one


def test_one_text_merged_over_two_passages(book):
    row = passage(book, "自评质量")
    at = row[0].row
    book.pages["文字"].merge_cells(start_row=at - 1, end_row=at, start_column=4, end_column=4)
    assert any(f"文字!D{at}" in one and "取消合并" in one for one in said(book))


def test_a_blank_that_would_put_people_into_the_list_above(book):
    cell = next(
        c for (c,) in book.pages["人员"].iter_rows(HEADS + 1, max_col=1) if c.value == "实有人员"
    )
    cell.value = None
    (one,) = said(book)
    assert f"人员!{cell.coordinate}" in one
    assert "重复" in one


def test_a_blank_that_goes_on_with_the_list_above_is_told(book):
    book.pages["人员"].cell(HEADS + 2, 1).value = None
    source = load(book.save())
    assert ebian().load().year == source.year
    assert "人员!A6：“栏目”空着，按上面的“编制”读取" in str(source.notes[0])


def test_a_sheet_that_may_be_several_is_named(book):
    page = book.pages["收支"]
    page.title = page["A1"].value = "我们的账"
    (note,) = load(book.save()).notes
    assert "看标题可能是“收支”" in str(note)


def test_a_unit_by_format_beside_the_unit_is_one(book):
    cells = [book.cell("项目指标", heading, 1) for heading in ("指标值", "完成值")]
    unit = book.cell("项目指标", "度量单位", 1)
    unit.value = "个"
    for cell in cells:
        cell.value, cell.number_format = 1, '0"个"'
    indicator = next(p for p in load(book.save()).year.projects if p.indicators).indicators[0]
    assert ("1", "1") == (str(indicator.target), str(indicator.actual))


@pytest.mark.parametrize(
    "word", ["合计", "小计", "总 计", "计", "编制合计", "合计：", "合计（人）"]
)
def test_a_row_of_totals_among_people(book, word):
    page = book.pages["人员"]
    page.insert_rows(HEADS + 4)
    for at, value in enumerate(("编制", word, 71), 1):
        page.cell(HEADS + 4, at).value = value
    (one,) = said(book)
    assert "人员!B8" in one
    assert "删除这一行" in one


def test_a_row_of_totals_among_projects(book):
    page = book.pages["项目"]
    page.cell(page.max_row + 1, 1).value = "合计"
    (one,) = said(book)
    assert f"项目!A{page.max_row}" in one


@pytest.mark.parametrize("state", ["visible", "hidden"])
@pytest.mark.parametrize("title", ["人员", "主要职责", "收支"])
def test_a_sheet_that_was_copied(book, title, state):
    copied = book.pages.copy_worksheet(book.pages[title])
    copied.title, copied.sheet_state = f"{title} (2)", state
    (one,) = said(book)
    assert f"工作表“{title} (2)”：与“{title}”都是“{title}”表" in one


def test_a_list_of_ones_own_that_looks_like_a_sheet(book):
    page = book.pages.create_sheet("科室通讯录")
    for row in (("名称", "单位", "本年"), ("张三", "办公室", "1")):
        page.append(row)
    source = load(book.save())
    assert ebian().load().year == source.year
    assert ["填报.xlsx，工作表“科室通讯录”：没有认出是哪张表，没有读取；自己用的表不用管"] == [
        str(note) for note in source.notes
    ]


def test_a_sheet_that_lost_its_name_and_title_is_known_by_its_headings(book):
    page = book.pages["文件"]
    page.title = "Sheet7"
    page["A1"].value = None
    source = load(book.save())
    assert ebian().load().year == source.year
    assert "按标题认作“文件”表读取" in str(source.notes[0])


def test_a_column_that_must_be_there(book):
    head(book, "人员", "类别").value = "岗位性质"
    first = said(book)[0]
    assert "填报.xlsx，人员!A4：没有“类别”这一栏，“岗位性质”是不是它" in first


def test_signs_that_xml_cannot_hold_are_told_as_they_were(book):
    book.cell("自评内容", "内容", 1).value = "第一行_x000D_\n第二行"
    point = load(book.save()).year.self_evaluation.analyses[0]
    assert "_x000D_" not in point.content.text


def test_noughts_before_a_code_are_kept(book):
    cell = book.cell("项目", "文号", 1)
    cell.value, cell.number_format = 12345, "000000000"
    assert "000012345" == load(book.save()).year.projects[0].document_number


def test_a_day_with_a_time_is_a_day(book):
    cell = book.cell("成文", "成文日期", 1)
    cell.value, cell.number_format = datetime.datetime(2025, 3, 4, 13, 30), "yyyy-mm-dd hh:mm"
    assert "2025-03-04" == load(book.save()).year.issues[0].signed_on.isoformat()


def test_nothing_is_said_in_english(book):
    """A day beyond what a spreadsheet counts makes openpyxl warn."""
    cell = book.cell("成文", "成文日期", 1)
    cell.value, cell.number_format = 20240305, "yyyy-mm-dd"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (one,) = said(book)
    assert "成文!F5" in one
