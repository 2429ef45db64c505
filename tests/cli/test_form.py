"""``reportgen form``, ``new``, ``merge``, and a file in place of a command."""

import io
from pathlib import Path

import openpyxl
import pytest
import yaml

from reportgen import dump, load
from reportgen.forms import form
from reportgen.forms.planning.plan import everything
from reportgen.forms.reading.headings import plain
from tests.samples import ebian

from .conftest import Run

FORMAT, TABLE = "sichuan/department-self", "sichuan/project-table"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with Chinese and blanks in its name."""
    made = tmp_path / "局里 2024年"
    made.mkdir()
    return made


@pytest.fixture
def filled(folder: Path, data: Path) -> Path:
    """The sample's report alone, in a workbook."""
    file = folder / "填 报.xlsx"
    file.write_bytes(form(FORMAT, data=dump(load(data).year)))
    return file


def change(file: Path, sheet: str, cell: str, value: object) -> None:
    book = openpyxl.load_workbook(file)
    book[sheet][cell] = value
    book.save(file)


class TestForm:
    def test_an_empty_form_is_made_where_it_is_asked_for(self, run: Run, folder: Path) -> None:
        answer = run("form", FORMAT, "-o", folder / "填报.xlsx")
        assert (0, f"已做好填报表：{folder / '填报.xlsx'}\n", "") == (
            answer.code, answer.out, answer.err,
        )  # fmt: skip
        book = openpyxl.load_workbook(folder / "填报.xlsx")
        assert ["填写说明", "基本情况", "主要职责"] == book.sheetnames[:3]
        assert "四川省部门整体支出预算绩效自评报告填报表" == book["填写说明"]["A1"].value

    def test_it_is_called_after_its_title(self, run: Run, folder: Path) -> None:
        run("form", FORMAT, "-o", folder)
        assert ["部门整体支出预算绩效自评报告填报表.xlsx"] == [one.name for one in folder.iterdir()]

    def test_a_filled_form_is_never_overwritten(self, run: Run, filled: Path) -> None:
        before = filled.read_bytes()
        answer = run("form", FORMAT, "-o", filled)
        assert before == filled.read_bytes()
        assert "已有“填 报.xlsx”，没有覆盖" in answer.out
        assert (filled.parent / "填 报（2）.xlsx").exists()
        run("form", FORMAT, "-o", filled, "--force")
        assert before != filled.read_bytes()

    def test_last_year_begins_the_next(self, run: Run, folder: Path, data: Path) -> None:
        run("form", FORMAT, "--from", data, "-o", folder / "明年.xlsx")
        book = openpyxl.load_workbook(folder / "明年.xlsx")
        assert 2025 == book["基本情况"]["B6"].value
        assert 22 == book["主要职责"].max_row - 4
        assert None is book["自评"]["B6"].value

    def test_the_same_year_is_taken_over_whole(self, run: Run, folder: Path, data: Path) -> None:
        run("form", FORMAT, "--from", data, "--year", "2024", "-o", folder / "今年.xlsx")
        assert load(data).year == load(folder / "今年.xlsx").year

    def test_another_year_is_refused(self, run: Run, folder: Path, data: Path) -> None:
        answer = run("form", FORMAT, "--from", data, "--year", "2030", "-o", folder / "x.xlsx")
        assert 2 == answer.code
        assert "是2024年度的数据，填不成2030年度的表" in answer.err

    def test_one_form_serves_several_formats(self, run: Run, folder: Path) -> None:
        run("form", FORMAT, TABLE, "-o", folder / "填报.xlsx")
        book = openpyxl.load_workbook(folder / "填报.xlsx")
        assert {"收支", "项目资金", "项目指标"} <= set(book.sheetnames)
        assert f"{FORMAT}\n{TABLE}" == book["基本情况"]["B10"].value

    def test_a_full_form_has_all_there_is(self, run: Run, folder: Path) -> None:
        run("form", FORMAT, "--full", "-o", folder / "填报.xlsx")
        book = openpyxl.load_workbook(folder / "填报.xlsx")
        assert {sheet.title for sheet in everything()} <= set(book.sheetnames)
        for sheet in everything():
            headings = {plain(str(cell.value)) for cell in book[sheet.title][4] if cell.value}
            assert {plain(column.heading) for column in sheet.columns} <= headings

    def test_the_unit_may_be_another(self, run: Run, folder: Path) -> None:
        run("form", FORMAT, "--unit", "元", "-o", folder / "填报.xlsx")
        book = openpyxl.load_workbook(folder / "填报.xlsx")
        assert "元" == book["基本情况"]["B7"].value
        assert "支出决算（元）" in [cell.value for cell in book["收支"][4]]

    @pytest.mark.parametrize(
        ("arguments", "word"),
        [
            (("sichuan/department",), "sichuan/department-self"),
            ((FORMAT, "-o", "x.docx"), ".xlsx结尾"),
            ((), "格式"),
        ],
    )
    def test_what_cannot_be_made_is_answered(self, run: Run, arguments, word: str) -> None:
        answer = run("form", *arguments)
        assert 2 == answer.code
        assert word in answer.err


class TestNew:
    def test_a_folder_has_all_that_a_report_begins_with(self, run: Run, folder: Path) -> None:
        answer = run("new", FORMAT, folder / "报告", "--year", "2024")
        assert 0 == answer.code
        assert {
            "部门整体支出预算绩效自评报告填报表.xlsx", "数据.yaml", "请先读我.txt", "图片",
        } == {one.name for one in (folder / "报告").iterdir()}  # fmt: skip
        guide = (folder / "报告" / "请先读我.txt").read_text("utf-8-sig")
        assert "reportgen merge" in guide
        assert "{" not in guide

    def test_the_data_file_is_as_good_as_the_workbook(self, run: Run, folder: Path) -> None:
        """Filled with the sample's facts in place of the comments, it prints the sample."""
        run("new", FORMAT, folder / "报告", "--year", "2024")
        text = (folder / "报告" / "数据.yaml").read_text("utf-8")
        blank = yaml.safe_load(text)
        assert (2024, "万元", [FORMAT]) == (blank["年度"], blank["金额单位"], blank["格式"])
        assert {"部门", "收支", "自评", "文字"} <= set(blank)
        wanted = set(dump(ebian().load().year))
        assert wanted <= set(blank)

    def test_nothing_is_overwritten(self, run: Run, folder: Path) -> None:
        run("new", FORMAT, folder)
        before = {one.name: one.stat().st_mtime_ns for one in folder.iterdir()}
        answer = run("new", FORMAT, folder)
        assert (2, before) == (
            answer.code, {one.name: one.stat().st_mtime_ns for one in folder.iterdir()},
        )  # fmt: skip
        assert "没有改动" in answer.err


class TestCheck:
    def test_findings_stand_in_the_cells(self, run: Run, filled: Path) -> None:
        change(filled, "收支", "A10", "合计")
        change(filled, "收支", "D10", 1298.53)
        answer = run("check", filled, "--output", "xlsx")
        assert 1 == answer.code
        assert "填 报.xlsx，收支!D10：收支.明细.合计.支出决算：填报1298.53万元" in answer.out
        assert f"已写好：{filled.parent / '填 报-问题.xlsx'}" in answer.out
        cell = openpyxl.load_workbook(filled.parent / "填 报-问题.xlsx")["收支"]["D10"]
        assert "FND001" in cell.comment.text

    def test_what_cannot_be_read_stands_there_too(self, run: Run, filled: Path) -> None:
        change(filled, "人员", "C5", "若干")
        answer = run("check", filled, "--output", "xlsx")
        assert 2 == answer.code
        assert "人员!C5" in answer.err
        cell = openpyxl.load_workbook(filled.parent / "填 报-问题.xlsx")["人员"]["C5"]
        assert "若干" in cell.comment.text

    def test_json_names_sheet_and_cell(self, run: Run, filled: Path) -> None:
        change(filled, "收支", "A10", "合计")
        change(filled, "收支", "D10", 1298.53)
        answer = run("check", filled, "--output", "json")
        assert '"sheet": "收支"' in answer.out
        assert '"cell": "D10"' in answer.out


class TestMerge:
    def test_forms_are_joined(self, run: Run, filled: Path) -> None:
        answer = run("merge", filled, filled, "-o", filled.parent / "合.xlsx")
        assert (0, f"已合并2份：{filled.parent / '合.xlsx'}\n") == (answer.code, answer.out)
        assert load(filled).year == load(filled.parent / "合.xlsx").year

    def test_what_they_say_differently_is_listed(self, run: Run, filled: Path) -> None:
        other = filled.with_name("另一份.xlsx")
        other.write_bytes(filled.read_bytes())
        change(other, "收支", "D5", 920)
        answer = run("merge", filled, other, "-o", filled.parent / "合.xlsx")
        assert 1 == answer.code
        assert "有1处填得不一样" in answer.out
        assert (
            "填 报.xlsx，收支!D5填“919.82”，另一份.xlsx，收支!D5填“920”，取了前一个" in answer.out
        )

    def test_one_form_is_nothing_to_join(self, run: Run, filled: Path) -> None:
        assert 2 == run("merge", filled, "-o", filled.parent / "合.xlsx").code


class TestOpen:
    def test_a_file_alone_is_checked_and_printed(self, run: Run, filled: Path) -> None:
        answer = run(filled)
        assert 0 == answer.code
        (line,) = answer.out.splitlines()
        assert line.startswith("“填 报.xlsx”已检查，")
        assert line.endswith(
            "已打印正式报告1份：“峨边县应急管理局2024年度部门整体支出预算绩效自评报告.docx”。"
        )
        assert (
            filled.parent / "峨边县应急管理局2024年度部门整体支出预算绩效自评报告.docx"
        ).exists()

    def test_errors_make_it_a_draft(self, run: Run, filled: Path) -> None:
        change(filled, "收支", "A10", "合计")
        change(filled, "收支", "D10", 1298.53)
        answer = run(filled)
        assert 1 == answer.code
        assert "处错误" in answer.out
        assert "问题标在“填 报-问题.xlsx”里。已打印草稿1份：" in answer.out
        assert any("草稿" in one.name for one in filled.parent.glob("*.docx"))

    def test_what_cannot_be_read_is_marked(self, run: Run, filled: Path) -> None:
        change(filled, "人员", "C5", "若干")
        answer = run(filled)
        assert 2 == answer.code
        assert (
            "“填 报.xlsx”有1处读不了，没有打印报告。问题逐处标在“填 报-问题.xlsx”里，"
            "请在“填 报.xlsx”里改正后再来一次。\n" == answer.out
        )

    def test_hand_edits_survive(self, run: Run, filled: Path) -> None:
        run(filled)
        report = filled.parent / "峨边县应急管理局2024年度部门整体支出预算绩效自评报告.docx"
        edited = io.BytesIO(report.read_bytes() + b"\0").getvalue()
        report.write_bytes(edited)
        answer = run(filled)
        assert edited == report.read_bytes()
        assert "没有覆盖，新的一份另起了名字" in answer.out
        assert report.with_name(f"{report.stem}（2）.docx").exists()

    def test_a_report_that_is_open_is_left_alone(self, run: Run, filled: Path) -> None:
        run("render", filled)
        report = filled.parent / "峨边县应急管理局2024年度部门整体支出预算绩效自评报告.docx"
        before = report.stat().st_mtime_ns
        report.with_name(f"~${report.name[2:]}").write_bytes(b"owner")
        answer = run("render", filled)
        assert before == report.stat().st_mtime_ns
        assert "正在其他程序里打开，没有覆盖" in answer.out
        assert report.with_name(f"{report.stem}（2）.docx").exists()

    def test_a_data_file_is_as_good(self, run: Run, data: Path) -> None:
        assert 0 == run(data).code

    def test_a_word_that_is_neither_is_answered(self, run: Run) -> None:
        answer = run("没有的命令")
        assert 2 == answer.code
        assert "没有的命令" in answer.err

    def test_a_file_that_is_not_there_is_answered(self, run: Run) -> None:
        answer = run("没有的文件.xlsx")
        assert 2 == answer.code
        assert "打不开文件" in answer.err
