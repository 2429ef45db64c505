"""Forms in the hands of other programs: LibreOffice saves them again, validators look at them."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from reportgen import dump
from reportgen.errors import Place
from reportgen.forms import form, load_form
from reportgen.forms.marking import Mark, annotate
from reportgen.packs import formats
from tests.forms.reading.book import Book
from tests.office import tools
from tests.samples import all_samples

SAMPLES = all_samples()
FIRST = {sample.file: sample for sample in reversed(SAMPLES)}.values()


def saved_again(file: Path, folder: Path) -> Path:
    """The workbook as LibreOffice writes it."""
    made = folder / "again"
    made.mkdir()
    return tools.converted(file, "xlsx", made)


@pytest.mark.parametrize("sample", FIRST, ids=str)
def test_a_form_saved_by_libreoffice_reads_back_as_the_same_year(sample, tmp_path):
    file = tmp_path / "form.xlsx"
    file.write_bytes(form(sample.format_id, data=dump(sample.load().year)))
    assert sample.load().year == load_form(saved_again(file, tmp_path)).year


def test_what_formulas_come_to_is_read(tmp_path):
    book = Book(tmp_path)
    book.file = tmp_path / "form.xlsx"
    book.cell("收支", "支出决算", 1).value = "=900+19.82"
    book.cell("收支", "实际到位", 2).value = "=D6*1"
    book.cell("人员", "人数", 1).value = "=SUM(6,7)"
    book.cell("成文", "成文日期", 1).value = "=DATE(2025,3,4)"
    year = load_form(saved_again(book.save(), tmp_path)).year
    assert ["919.82", "378.71"] == [
        year.funds.lines[0].spent.text,
        year.funds.lines[1].received.text,
    ]
    assert 13 == year.department.authorised_posts[0].count
    assert "2025-03-04" == year.issues[0].signed_on.isoformat()


@pytest.mark.parametrize("one", formats(), ids=lambda one: one.id)
def test_the_sdk_finds_no_fault_in_empty_forms(one, tmp_path):
    file = tmp_path / "form.xlsx"
    file.write_bytes(form(one))
    assert [] == tools.sdk_faults(file)


def marks(sheets):
    places = [Place("x", 5, 2, name) for name in sheets] + [
        Place("x", 4000, 30, sheets[1]),
        Place(),
    ]
    return [
        Mark(place, level, "FND001", "收支", f"第{n}处<&>", "改正")
        for n, (place, level) in enumerate(zip(places, ["错误", "警告", "提示"] * 40, strict=False))
    ]


@pytest.mark.parametrize("sample", FIRST, ids=str)
def test_the_sdk_finds_no_fault_in_marked_forms(sample, tmp_path):
    data = form(sample.format_id, data=dump(sample.load().year))
    names = openpyxl.load_workbook(io.BytesIO(data), read_only=True).sheetnames
    file = tmp_path / "marked.xlsx"
    file.write_bytes(annotate(data, marks(names)))
    assert [] == tools.sdk_faults(file)
    again = annotate(file.read_bytes(), marks(names)[:3])
    file.write_bytes(again)
    assert [] == tools.sdk_faults(file)


def test_a_form_saved_by_libreoffice_can_be_marked(tmp_path):
    sample = SAMPLES[0]
    file = tmp_path / "form.xlsx"
    file.write_bytes(form(sample.format_id, data=dump(sample.load().year)))
    before = saved_again(file, tmp_path).read_bytes()
    names = openpyxl.load_workbook(io.BytesIO(before), read_only=True).sheetnames
    marked = tmp_path / "marked.xlsx"
    marked.write_bytes(annotate(before, marks(names)))
    assert [] == tools.sdk_faults(marked)
    assert sample.load().year == load_form(marked).year
    comments = openpyxl.load_workbook(marked)[names[2]]["B5"].comment
    assert "FND001" in comments.text


def test_the_marks_are_seen_in_libreoffice(tmp_path):
    sample = SAMPLES[0]
    data = form(sample.format_id, data=dump(sample.load().year))
    names = openpyxl.load_workbook(io.BytesIO(data), read_only=True).sheetnames
    file = tmp_path / "marked.xlsx"
    file.write_bytes(annotate(data, marks(names)))
    book = openpyxl.load_workbook(saved_again(file, tmp_path))
    assert "问题" == book.active.title
    assert "FFFFEB9C" == book[names[1]]["B5"].fill.fgColor.rgb
    assert "第1处<&>" in book[names[1]]["B5"].comment.text
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None


def test_marks_go_away_also_after_libreoffice_has_saved_the_workbook(tmp_path):
    """It forgets who wrote a comment, and numbers all looks anew."""
    sample = SAMPLES[0]
    data = form(sample.format_id, data=dump(sample.load().year))
    file = tmp_path / "marked.xlsx"
    first = [Mark(Place("x", 5, 4, "收支"), "错误", "FND001", "收支", "填报9999", "改正")]
    file.write_bytes(annotate(data, first))
    saved = saved_again(file, tmp_path).read_bytes()
    second = [Mark(Place("x", 6, 4, "收支"), "警告", "FND001", "收支", "填报8888", "改正")]
    book = openpyxl.load_workbook(io.BytesIO(annotate(saved, second)))
    page = book["收支"]
    assert None is page["D5"].comment
    assert "FFFFC7CE" != page["D5"].fill.fgColor.rgb
    assert "填报8888" in page["D6"].comment.text
    assert 1 == book.sheetnames.count("问题")
    again = openpyxl.load_workbook(io.BytesIO(annotate(annotate(saved, first), second)))
    assert "填报8888" in again["收支"]["D6"].comment.text
    assert None is again["收支"]["D5"].comment
