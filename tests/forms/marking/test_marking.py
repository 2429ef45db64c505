"""Findings in the person's own workbook: only what is marked changes, and marks go away again."""

import hashlib
import io
import re
import zipfile

import openpyxl
import pytest

from reportgen import check, dump, load
from reportgen.errors import IntakeError, Place
from reportgen.forms import (
    form,
    load_form,
    marks_of,
    marks_of_findings,
    marks_of_notes,
    write_findings,
)
from reportgen.forms.marking import Mark, NotUnderstood, annotate, is_as_annotated
from tests.forms.reading.book import HEADS, Book
from tests.samples import ebian

YELLOW, RED = "FFFFEB9C", "FFFFC7CE"


@pytest.fixture(scope="module")
def data() -> bytes:
    return form("sichuan/department-self", data=dump(ebian().load().year))


def prints(data: bytes) -> dict[str, str]:
    """The digest of each part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {n: hashlib.sha256(archive.read(n)).hexdigest() for n in archive.namelist()}


def mark(sheet: str, row: int, column: int, level: str = "错误", message: str = "有问题") -> Mark:
    return Mark(Place("填报.xlsx", row, column, sheet), level, "FND001", "", message, "改正")


def opened(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(data))


def test_a_marked_cell_has_colour_and_comment_and_keeps_its_value(data):
    cell = opened(annotate(data, [mark("收支", 5, 4)]))["收支"]["D5"]
    assert (919.82, RED) == (cell.value, cell.fill.fgColor.rgb)
    assert "【错误 FND001】有问题\n怎么办：改正。" == cell.comment.text


def test_an_empty_cell_is_made_and_looks_like_its_column(data):
    before, after = (
        opened(one)["收支"]["C40"] for one in (data, annotate(data, [mark("收支", 40, 3)]))
    )
    assert (None, RED) == (after.value, after.fill.fgColor.rgb)
    assert after.number_format == opened(data)["收支"]["C6"].number_format
    assert before.comment is None


def test_the_gravest_of_several_gives_the_colour_and_all_are_said(data):
    marks = [mark("收支", 5, 4, "提示", "一"), mark("收支", 5, 4, "警告", "二")]
    cell = opened(annotate(data, marks))["收支"]["D5"]
    assert YELLOW == cell.fill.fgColor.rgb
    assert cell.comment.text.index("二") < cell.comment.text.index("一")


def test_parts_that_hold_no_mark_stay_byte_for_byte(data):
    before, after = prints(data), prints(annotate(data, [mark("收支", 5, 4)]))
    changed = {name for name in before if before[name] != after[name]}
    workbook = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
    sheets = [name for name in changed if name.startswith("xl/worksheets/sheet")]
    assert {"xl/styles.xml", *workbook} < changed
    assert 2 == len(sheets)  # the one that is marked, and the one that was open before
    notes = {name for name in changed if "comments" in name or "vmlDrawing" in name}
    assert changed == {"xl/styles.xml", *workbook, *sheets, *notes}
    assert 2 == len(notes)
    assert 1 == len(set(after) - set(before))  # the sheet of findings


def test_what_others_left_in_the_package_stays(data):
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/printerSettings/printerSettings1.bin", b"\1\2\3")
        archive.writestr("customXml/item1.xml", b"<a/>")
    after = annotate(file.getvalue(), [mark("收支", 5, 4)])
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert b"\1\2\3" == archive.read("xl/printerSettings/printerSettings1.bin")
        assert b"<a/>" == archive.read("customXml/item1.xml")


def test_the_sheet_of_findings_opens_first_and_links_to_the_cells(data):
    marks = [
        mark("收支", 5, 4),
        mark("人员", 6, 3, "提示", "多2人"),
        Mark(Place(), "警告", "ORG1", "部门", "全年"),
    ]
    book = opened(annotate(data, marks))
    page = book.active
    assert "问题" == page.title
    rows = [[cell.value for cell in row] for row in page.iter_rows(1, 4, 1, 6)]
    assert ["序号", "级别", "位置", "规则", "内容", "怎么办"] == rows[0]
    assert ["1", "错误", "收支!D5", "FND001", "有问题", "改正"] == rows[1]
    assert ["2", "警告", None, "ORG1", "部门：全年", None] == rows[2]
    assert "'收支'!D5" == page["C2"].hyperlink.location
    selected = [one.title for one in book.worksheets if one.sheet_view.tabSelected]
    assert ["问题"] == selected  # what is typed goes into one sheet only


def test_the_year_is_still_read_from_a_marked_workbook(data, tmp_path):
    file = tmp_path / "填报.xlsx"
    file.write_bytes(annotate(data, [mark("收支", 5, 4), mark("收支", 5, 3), mark("人员", 9, 3)]))
    back = load_form(file)
    assert (ebian().load().year, ()) == (back.year, back.notes)


def test_marks_of_an_earlier_time_go_away(data):
    first = annotate(data, [mark("收支", 5, 4), mark("人员", 6, 3)])
    second = opened(annotate(first, [mark("收支", 6, 4, "警告")]))
    assert None is second["收支"]["D5"].comment
    assert "00000000" == second["收支"]["D5"].fill.fgColor.rgb
    assert None is second["人员"]["C6"].comment
    assert YELLOW == second["收支"]["D6"].fill.fgColor.rgb
    assert 2 == len([row for row in second["问题"].iter_rows() if row[1].value])


def test_the_comments_of_people_stay(data):
    book = opened(data)
    book["收支"]["D5"].comment = openpyxl.comments.Comment("与财政局对过", "李四")
    file = io.BytesIO()
    book.save(file)
    marked = annotate(file.getvalue(), [mark("收支", 5, 4), mark("收支", 6, 4)])
    for after in (marked, annotate(marked, [])):
        assert "与财政局对过" in opened(after)["收支"]["D5"].comment.text
    assert "有问题" in opened(marked)["收支"]["D6"].comment.text


def test_whether_anyone_has_changed_it_is_known(data):
    marked = annotate(data, [mark("收支", 5, 4)])
    assert is_as_annotated(marked)
    assert not is_as_annotated(data)
    book = opened(marked)
    book["收支"]["D5"] = 1
    file = io.BytesIO()
    book.save(file)
    assert not is_as_annotated(file.getvalue())


def test_a_workbook_whose_looks_are_not_understood_is_left_alone(data):
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/styles.xml"] = b"<styleSheet/>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    with pytest.raises(NotUnderstood):
        annotate(file.getvalue(), [mark("收支", 5, 4)])


def test_a_sheet_of_that_name_that_is_someones_own_stays(data):
    book = opened(data)
    page = book.create_sheet("问题")
    page["A1"] = "会上提的问题"
    file = io.BytesIO()
    book.save(file)
    after = opened(annotate(annotate(file.getvalue(), [mark("收支", 5, 4)]), [mark("收支", 6, 4)]))
    assert "会上提的问题" == after["问题"]["A1"].value
    assert ["FND001"] == [row[3].value for row in after["检查问题"].iter_rows(2) if row[3].value]


def test_a_picture_in_the_header_keeps_its_drawing(data):
    """It has a drawing of the same kind as comments have, and may stand first."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relations = next(name for name in parts if name.endswith("sheet7.xml.rels"))
    sheet = relations.replace("_rels/", "").removesuffix(".rels")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing"
    first = f'<Relationship Id="rId99" Type="{kind}" Target="../drawings/vmlDrawing99.vml"/>'
    head, mark_, tail = parts[relations].partition(b"<Relationship ")
    parts[relations] = head + first.encode() + mark_ + tail
    parts[sheet] = re.sub(
        rb"(<legacyDrawing [^>]*/>)", rb'\1<legacyDrawingHF r:id="rId99"/>', parts[sheet]
    )
    parts["xl/drawings/vmlDrawing99.vml"] = header = b'<xml xmlns:v="urn:x"><v:shape/></xml>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    title = opened(data).sheetnames[6]
    after = annotate(file.getvalue(), [mark(title, 5, 1)])
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert header == archive.read("xl/drawings/vmlDrawing99.vml")
    assert "有问题" in opened(after)[title]["A5"].comment.text


def test_a_comment_says_what_it_is_about(data):
    about = Mark(Place("x", 5, 4, "收支"), "提示", "FMT003", "收支.合计.上年决算", "没有填")
    cell = opened(annotate(data, [about]))["收支"]["D5"]
    assert "【提示 FMT003】收支.合计.上年决算：没有填" == cell.comment.text


class TestWritingFindings:
    def test_findings_of_a_filled_form_stand_in_its_cells(self, tmp_path):
        book = Book(tmp_path)
        page = book.pages["收支"]
        page.cell(HEADS + 6, book.column("收支", "资金来源"), "合计")
        page.cell(HEADS + 6, book.column("收支", "支出决算"), 1298.53)
        source = load(book.save())
        marks = marks_of_findings(check(source.year, "sichuan/department-self"), source.places)
        written, within = write_findings(book.file, marks)
        assert (tmp_path / "填报-问题.xlsx", True) == (written, within)
        cell = openpyxl.load_workbook(written)["收支"]["D10"]
        assert "1311.56万元" in cell.comment.text
        assert RED == cell.fill.fgColor.rgb

    def test_what_is_missing_is_marked_in_the_cell_where_it_belongs(self, tmp_path):
        book = Book(tmp_path)
        book.line("自评", "得分").value = None
        source = load(book.save())
        found = [
            one for one in check(source.year, "sichuan/department-self") if one.code == "FMT001"
        ]
        places = [str(source.places.of(one.path)) for one in found]
        assert ["填报.xlsx，自评!B6"] == places

    def test_a_list_that_is_missing_is_marked_on_its_own_sheet(self, tmp_path):
        book = Book(tmp_path)
        book.pages["主要职责"].delete_rows(HEADS + 1, 40)
        with pytest.raises(IntakeError) as caught:
            load(book.save())
        assert ["填报.xlsx，主要职责!A5"] == [str(one.place) for one in caught.value.problems]

    def test_what_was_not_read_is_listed_too(self, tmp_path):
        book = Book(tmp_path)
        page = book.pages["收支"]
        page.cell(HEADS, 9).value = "没用完的钱"
        source = load(book.save())
        written, _ = write_findings(book.file, marks_of_notes(source.notes))
        cell = openpyxl.load_workbook(written)["收支"]["I4"]
        assert "不认识标题“没用完的钱”" in cell.comment.text

    def test_problems_that_keep_it_from_being_read_stand_in_its_cells(self, tmp_path):
        book = Book(tmp_path)
        book.cell("收支", "支出决算", 1).value = "约九百"
        with pytest.raises(IntakeError) as caught:
            load(book.save())
        written, within = write_findings(book.file, marks_of(caught.value.problems))
        cell = openpyxl.load_workbook(written)["收支"]["D5"]
        assert within
        assert "约九百" in cell.comment.text

    def test_an_edited_workbook_of_findings_is_kept(self, tmp_path):
        book = Book(tmp_path)
        book.save()
        first, _ = write_findings(book.file, [mark("收支", 5, 4)])
        assert first == write_findings(book.file, [mark("收支", 6, 4)])[0]
        edited = openpyxl.load_workbook(first)
        edited["收支"]["D5"] = 920
        edited.save(first)
        second, _ = write_findings(book.file, [mark("收支", 5, 4)])
        assert "填报-问题（2）.xlsx" == second.name
        assert 920 == openpyxl.load_workbook(first)["收支"]["D5"].value

    def test_a_data_file_has_its_findings_in_a_workbook_of_their_own(self, tmp_path):
        file = tmp_path / "2024.yaml"
        file.write_text(ebian().file.read_text("utf-8"), "utf-8")
        source = load(file)
        marks = marks_of_findings(check(source.year), source.places)
        written, within = write_findings(file, marks)
        assert ("2024-问题.xlsx", False) == (written.name, within)
        assert written == write_findings(file, marks[:1])[0]  # which nobody has changed
        page = openpyxl.load_workbook(written)["问题"]
        assert "2024.yaml，第" in page["C2"].value

    def test_a_workbook_that_cannot_be_marked_has_links_to_its_cells(self, tmp_path):
        book = Book(tmp_path)
        book.save()
        with zipfile.ZipFile(book.file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b"cellXfs", b"cellXxx")
        with zipfile.ZipFile(book.file, "w") as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        written, within = write_findings(book.file, [mark("收支", 5, 4)])
        link = openpyxl.load_workbook(written)["问题"]["C2"].hyperlink
        assert not within
        assert ("填报.xlsx", "'收支'!D5") == (link.target, link.location)
