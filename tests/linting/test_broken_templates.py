"""Deliberately broken templates: each fault found at its place with its remedy, all at once."""

import re
import zipfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from reportgen.errors import PackError, Severity, TemplateError
from reportgen.linting import annotated, lint, titles
from reportgen.linting.rule import RULES
from reportgen.packs import pack_folders
from tests.word import making
from tests.word.mutating import mutant

from . import breaking
from .breaking import CASES, FORM, REPORT, Case, edit, grave, pack


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_broken_template_has_its_fault_at_its_place(case: Case, tmp_path: Path) -> None:
    folder = pack(tmp_path)
    edit(folder, case.file, case.change)
    found = grave(folder, case.file)
    assert Counter([case.code, *case.also]) == Counter(one.code for one in found)
    first = next(one for one in found if one.code == case.code)
    assert f"hunan/{case.file}.docx" == first.file
    assert first.where.startswith(case.where)
    assert case.remedy in first.remedy
    assert first.tag.startswith(case.tag)


def test_twenty_templates_and_more_are_broken() -> None:
    assert len(CASES) >= 20
    assert len({case.code for case in CASES}) >= 20


def test_all_faults_of_a_template_are_found_in_one_run(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    wanted = {
        "a name that is not known", "a heading in other words", "a heading too many",
        "headings in another order", "a heading of another level", "text that looks like a heading",
        "Word's own margins", "a heading's face", "a face of its own", "a table without head",
        "a style renamed", "a number before a numeral",
    }  # fmt: skip
    chosen = [case for case in CASES if case.name in wanted]
    for case in reversed(chosen):
        edit(folder, REPORT, case.change)
    assert len(wanted) == len(chosen)
    assert {case.code for case in chosen} == {one.code for one in grave(folder)}


def test_faults_of_several_files_are_found_in_one_run(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    edit(folder, REPORT, breaking.says("主要职责如下", "{{ 部门.名秤 }}"))
    edit(folder, FORM, breaking.says("（{{ 年度", "{{ 部门.名秤 }}"))
    breaking.replace(folder / "pack.yaml", "地区: ", "地方: ")
    assert ["T04", "P01", "P01", "T04"] == [one.code for one in grave(folder)]


def test_faults_stand_in_the_order_of_the_document(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    for begins in ("下一步改进措施", "基本支出情况", "主要职责如下"):
        edit(
            folder, REPORT, breaking.behind(begins, f"{{{{ 部门.没有{len(begins)} }}}}", "正文文字")
        )
    orders = [one.location.order for one in grave(folder) if one.location]
    assert 3 == len(orders)
    assert sorted(orders) == orders


def test_a_format_without_readable_description_is_looked_at_all_the_same(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    breaking.replace(folder / f"{REPORT}.yaml", "对象: 部门", "对象: 局")
    edit(folder, REPORT, breaking.says("主要职责如下", "{{ 部门.名秤 }}"))
    assert {"P01", "T04"} <= {one.code for one in grave(folder)}


def test_one_format_alone_can_be_looked_at(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    for name in (REPORT, FORM):
        edit(folder, name, breaking.behind("{%p endif %}", "{{ 部门.名秤 }}"))
    assert {f"hunan/{FORM}.docx"} == {one.file for one in grave(folder, FORM)}


def test_a_format_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(
        PackError, match="没有格式“没有的”，有的是：department-data、department-self"
    ):
        lint(pack(tmp_path), "没有的")


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="没有文件夹"):
        lint(tmp_path / "没有")


def test_what_is_no_word_document_is_one_fault(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    (folder / f"{REPORT}.docx").write_bytes(b"no zip")
    (only,) = grave(folder)
    assert ("T15", "请用Word或WPS重新另存为.docx") == (only.code, only.remedy)


def test_full_width_marks_are_told_and_no_fault(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    edit(folder, REPORT, breaking.says(breaking.CHANGES, "｛｛　文字．机构变动 ｝｝"))
    assert [] == grave(folder)
    (only,) = [one for one in lint(folder) if one.code == "P25"]
    assert "｛｛　文字．机构变动 ｝｝" == only.tag
    assert only.where.startswith(breaking.UNDER)
    assert "{{ 文字.机构变动 }}" in only.message


def test_a_tag_that_word_parted_into_runs_is_no_fault(tmp_path: Path) -> None:
    folder = pack(tmp_path)

    def part(document: Document) -> None:
        paragraph = breaking.find(document, breaking.CHANGES)
        text = paragraph.text
        breaking.write(paragraph, text[:4])
        for sign in text[4:]:
            paragraph.add_run(sign)

    edit(folder, REPORT, part)
    assert [] == grave(folder)


def test_text_set_right_by_hand_is_not_held_against_its_style(tmp_path: Path) -> None:
    folder = pack(tmp_path)

    def change(document: Document) -> None:
        breaking.heading_face(document)
        for one in document.paragraphs:
            for run in one.runs if one.style and one.style.name == "Heading 1" else ():
                run.font.size = Pt(16)
                run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "SimHei")

    edit(folder, REPORT, change)
    assert [] == grave(folder)


def own_style(document: Document, kind: WD_STYLE_TYPE, points: float) -> str:
    made = document.styles.add_style("自己的样式", kind)
    made.font.size = Pt(points)
    return made.name


def test_a_character_style_is_seen(tmp_path: Path) -> None:
    folder = pack(tmp_path)

    def change(document: Document) -> None:
        run = breaking.find(document, "主要职责如下").runs[0]
        run.style = own_style(document, WD_STYLE_TYPE.CHARACTER, 30)

    edit(folder, REPORT, change)
    (only,) = grave(folder)
    assert ("P13", True) == (only.code, "字号是30磅" in only.message)


def test_a_paragraph_style_of_the_authors_own_is_seen(tmp_path: Path) -> None:
    folder = pack(tmp_path)

    def change(document: Document) -> None:
        name = own_style(document, WD_STYLE_TYPE.PARAGRAPH, 9)
        breaking.find(document, "主要职责如下").style = document.styles[name]

    edit(folder, REPORT, change)
    (only,) = grave(folder)
    assert ("P12", True) == (only.code, "“自己的样式”的字号是小五号" in only.message)


@pytest.mark.parametrize(("theme", "font"), [("minorEastAsia", "微软雅黑"), ("majorEastAsia", "")])
def test_a_font_of_the_theme_is_seen(theme: str, font: str, tmp_path: Path) -> None:
    folder = pack(tmp_path)

    def change(document: Document) -> None:
        run = breaking.find(document, "主要职责如下").runs[0]
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsiaTheme"), theme)

    edit(folder, REPORT, change)
    kind = theme[:5]
    file, part = folder / f"{REPORT}.docx", "word/theme/theme1.xml"
    with zipfile.ZipFile(file) as archive:
        found = re.search(
            rf"<a:{kind}Font>.*?</a:{kind}Font>", archive.read(part).decode(), re.DOTALL
        )
    assert found is not None
    new = f'<a:{kind}Font><a:latin typeface=""/><a:ea typeface="{font}"/></a:{kind}Font>'
    breaking.rewritten(file, part, found.group(), new)
    (only,) = grave(folder)
    assert ("P13", True) == (only.code, f"字体是{font or '主题字体'}" in only.message)


def test_a_style_that_is_not_there_is_told(tmp_path: Path) -> None:
    folder = pack(tmp_path)

    def change(document: Document) -> None:
        paragraph = breaking.find(document, "主要职责如下")
        paragraph._p.pPr.pStyle.set(qn("w:val"), "没有的样式")

    edit(folder, REPORT, change)
    (only,) = grave(folder)
    assert ("P33", True) == (only.code, "样式“没有的样式”不存在" in only.message)


def test_a_heading_with_a_tag_stands_for_what_it_may_print(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    edit(folder, REPORT, breaking.says("基本支出情况", "{{ 年度 }}年基本支出情况"))
    breaking.replace(folder / f"{REPORT}.yaml", "（一）基本支出", "（一）某年基本支出")
    assert [] == grave(folder)


def test_a_heading_in_both_branches_of_a_choice_is_one(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    heading = "基本支出情况"

    def change(document: Document) -> None:
        before = breaking.find(document, heading)
        style = document.styles["模板指令"]
        before.insert_paragraph_before("{%p if 项目列表 is 为零 %}", style)
        before.insert_paragraph_before(heading, document.styles["heading 2"])
        before.insert_paragraph_before("{%p else %}", style)
        after = breaking.find(document, "{% if 收支.一般公共预算.基本支出")
        after.insert_paragraph_before("{%p endif %}", style)

    edit(folder, REPORT, change)
    assert [] == grave(folder)


def test_a_paragraph_without_a_style_is_called_as_word_calls_it(tmp_path: Path) -> None:
    folder = pack(tmp_path)

    def change(document: Document) -> None:
        made = breaking.find(document, "主要职责如下").insert_paragraph_before("（一）职责")
        assert made._p.pPr is None

    edit(folder, REPORT, change)
    (only,) = grave(folder)
    assert ("P10", True) == (only.code, "样式却是“正文”" in only.message)


def test_a_spoilt_template_is_answered_in_flaws_and_can_be_annotated(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    file = folder / f"{FORM}.docx"
    parts = making.unzipped(file.read_bytes())
    for seed in range(40):
        _, spoilt = mutant(parts, seed)
        file.write_bytes(spoilt)
        found = lint(folder, FORM)
        with suppress(TemplateError):  # what is no Word document
            file.write_bytes(annotated(spoilt, [one for one in found if file.name in one.file]))
            assert [str(one) for one in found] == [str(one) for one in lint(folder, FORM)], seed


@pytest.mark.parametrize("folder", pack_folders(), ids=lambda one: one.name)
def test_the_bundled_packs_have_neither_errors_nor_warnings(folder: Path) -> None:
    found = [str(one) for one in lint(folder) if one.severity is not Severity.INFO]
    assert [] == found


def test_every_rule_has_a_title_and_a_page_of_its_own() -> None:
    of_templates = [code for code in titles() if code.startswith("T")]
    of_packs = [code for code in titles() if code.startswith("P")]
    assert [*sorted(set(of_templates)), *sorted(set(of_packs))] == list(titles())
    for rule in RULES.values():
        assert rule.title
        assert rule.find.__doc__
