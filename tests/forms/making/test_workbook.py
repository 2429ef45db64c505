"""What a form shows: headings, colours, comments, dropdowns, room, protection."""

import io

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string

from reportgen.forms import FormError, begun, form
from reportgen.forms.making.form import sheets_for
from reportgen.packs import find_format

FORMAT = "sichuan/department-self"
TABLE = "sichuan/project-table"
HEADS = 4
ORANGE, YELLOW, BLUE = "FFF8CBAD", "FFFFE699", "FFDDEBF7"


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(form(FORMAT, TABLE)))


def heads(book, title):
    return {str(cell.value).partition("（")[0]: cell for cell in book[title][HEADS] if cell.value}


def colour(cell):
    return cell.fill.fgColor.rgb


def of_column(book, title, letter):
    """How the cells of a column look that are not written: neighbours alike stand together."""
    number = column_index_from_string(letter)
    found = book[title].column_dimensions.values()
    return next(one for one in found if one.min <= number <= one.max)


def rules(book, title, column):
    """The validations of a column, by their kind."""
    found = book[title].data_validations.dataValidation
    return [one for one in found if f"{column}5" in str(one.sqref).split(":")[0]]


def test_the_cover_leads_to_every_sheet(book):
    page = book["填写说明"]
    links = {cell.hyperlink.location for row in page.iter_rows() for cell in row if cell.hyperlink}
    titles = [name for name in book.sheetnames if name not in ("填写说明", "_选项")]
    assert links == {f"'{name}'!A1" for name in titles}
    assert "hidden" == book["_选项"].sheet_state


def test_colours_say_what_must_be_filled_in(book):
    cells = heads(book, "项目")
    assert (ORANGE, YELLOW, BLUE) == (
        colour(cells["名称"]), colour(cells["完成情况"]), colour(cells["项目代码"]),
    )  # fmt: skip
    labels = {row[0].value: colour(row[0]) for row in book["基本情况"].iter_rows(HEADS + 1)}
    assert (ORANGE, "FFF2F2F2") == (labels["部门名称"], labels["部门简称"])


def test_headings_have_units_and_say_what_to_write(book):
    cells = heads(book, "收支")
    assert "支出决算（万元）" == cells["支出决算"].value
    assert "全年实际支出数" in cells["支出决算"].comment.text
    assert "没有写0，不清楚空着。" in cells["支出决算"].comment.text
    assert "本格式要印" in heads(book, "项目")["完成情况"].comment.text


def test_limits_are_counted_and_said(book):
    cells = heads(book, "项目")
    (rule,) = rules(book, "项目", cells["完成情况"].column_letter)
    assert ("textLength", "100", "warning") == (rule.type, rule.formula1, rule.errorStyle)
    assert "不超过100字" in cells["完成情况"].comment.text
    hints = [row[3].value for row in book["项目文字"].iter_rows(HEADS + 1)]
    assert any("不超过100字" in (hint or "") for hint in hints)


def test_closed_lists_stop_and_open_ones_ask(book):
    cells = heads(book, "收支")
    (closed,) = rules(book, "收支", cells["资金来源"].column_letter)
    assert ("list", "stop") == (closed.type, closed.errorStyle or "stop")
    assert closed.showErrorMessage
    (suggested,) = rules(book, "项目", heads(book, "项目")["项目类别"].column_letter)
    assert "information" == suggested.errorStyle


def test_dropdowns_have_room_for_thousands_of_rows(book):
    (rule,) = rules(book, "收支", heads(book, "收支")["资金来源"].column_letter)
    first, last = str(rule.sqref).split(":")
    assert int(last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) >= 2000
    assert "A5" == first


def test_projects_are_chosen_from_their_sheet(book):
    (rule,) = rules(book, "项目资金", "A")
    assert "'项目'!$A$5:$A$5000" in rule.formula1


def test_headings_are_protected_and_cells_are_not(book):
    for title in book.sheetnames[1:-1]:
        page = book[title]
        assert page.protection.sheet, title
        assert not page.protection.insertRows  # which means that it is allowed
        assert page.cell(HEADS, 1).protection.locked
    assert not of_column(book, "收支", "C").protection.locked
    assert not book["基本情况"]["B6"].protection.locked


def test_headings_stay_in_view(book):
    assert "A5" == book["收支"].freeze_panes
    assert "B5" == book["项目"].freeze_panes


def test_prose_has_wide_folded_cells(book):
    letter = heads(book, "项目")["完成情况"].column_letter
    assert of_column(book, "项目", letter).width > 50
    assert of_column(book, "项目", letter).alignment.wrap_text


def test_rows_that_are_printed_are_there_to_be_filled_in(book):
    rows = [[cell.value for cell in row[:2]] for row in book["收支"].iter_rows(5, 8)]
    assert ["一般公共预算", "基本支出"] == rows[0]
    passages = {row[1].value for row in book["文字"].iter_rows(HEADS + 1)}
    assert {"信息公开", "自评质量", "整改反馈"} <= passages


def test_a_text_that_no_cell_can_hold_is_refused():
    data = {**begun(find_format(FORMAT)), "文字": {"履职绩效": "长" * 40_000}}
    with pytest.raises(FormError, match="40000字，一格最多32767字"):
        form(FORMAT, data=data)


def test_more_dropdowns_than_letters():
    """The lists of dropdowns stand side by side on a hidden sheet, however many."""
    from reportgen.forms.making.limits import Choices

    class Page:
        def write_column(self, row, column, words):
            self.last = column

    choices = Choices(Page())
    sources = [choices.source((f"很长的选项{n}" * 60, "乙")) for n in range(30)]
    assert "=_选项!$A$1:$A$2" == sources[0]
    assert "=_选项!$AD$1:$AD$2" == sources[29]


def test_a_form_of_two_formats_has_what_either_needs():
    one, two = find_format(FORMAT), find_format(TABLE)
    titles = {made.sheet.title for made in sheets_for([one, two], begun(one, two))}
    for each in (one, two):
        assert {made.sheet.title for made in sheets_for([each], begun(each))} <= titles
