"""The page from which formats start, measured on paper: GB/T 9704-2012, 5 and 7."""

import zipfile
from pathlib import Path

import pytest
from lxml import etree

import reportgen
from reportgen.packs import read_pack
from reportgen.word.view import headings, view
from tests.support import make_year
from tools.base.package import document
from tools.base.page import landscape, portrait, section_end
from tools.base.wordml import W, line, paragraph, run
from tools.base_template import base_template

from . import tools

BASE = tools.ROOT / "templates" / "base.docx"
POINT = 25.4 / 72  # millimetres
LEFT, TOP, RIGHT, BOTTOM = 28, 37, 210 - 26, 297 - 35  # the edges of the text, in mm
DASH, ONE = BOTTOM + 7, 14 * POINT  # of the page number: its place, and a character of it
FANG, KAI, HEI, SONG = "FandolFang", "FandolKai", "NotoSansCJK", "NotoSerifCJK"

PACK = """版本: 1
地区: 某省
行政区划代码: "990000"
来源: [{标题: 关于开展自评的通知}]
"""
FORMAT = """版本: 1
标题: 部门整体支出绩效自评报告
对象: 部门
金额单位: 万元
小数位: 2
编号方案:
  - {名称: 正文, 层级: [一、, （一）, 1., （1）]}
  - {名称: 列项, 层级: [1.], 列项: 是}
  - {名称: 表, 层级: [表1]}
编号样式: {标题 1: 正文 1, 标题 2: 正文 2, 段首三级: 正文 3, 列项: 列项 1, 表题: 表 1}
段落样式: {列项: 列项, 表格: 表格}
"""
NOTE = "目标以定性描述为主。\n| 指标 | 目标 |\n|---|---|\n| 培训次数 | 12次 |\n今后完善。"
#: The face that stands in and the size in points, and the styles that have them, each with a text.
FACES = {
    (f"{SONG}jp-Bold", 22): {"Title": "标题", "ContentsTitle": "目录标题"},
    (HEI, 16): {"AnnexMark": "附件标记", "Heading1": "一级标题"},
    (KAI, 16): {"UnitName": "单位名称", "Heading2": "二级标题"},
    (FANG, 16): {"Heading3": "三级标题", "Heading4": "四级标题", "ReportBody": "正文文字",
                 "ListItem": "列项", "Addressee": "主送机关", "Attachments": "附件说明",
                 "SignedBy": "署名", "SignedOn": "成文日期", "TOC1": "目录一"},
    (HEI, 12): {"FigureCaption": "图题", "TableCaption": "表题", "TableHead": "表头"},
    (FANG, 12): {"TableText": "表格文字", "TableNumber": "表格数字"},
    (FANG, 11): {"TableNote": "注"},  # 10.5, as pdftohtml rounds
    (SONG, 9): {"FootnoteText": "脚注"},
}  # fmt: skip
SPECIMENS = [(*face, *style) for face, styles in FACES.items() for style in styles.items()]
HEADS = [f"RunInHead{level}" for level in (1, 2, 3, 4)]
SPECIMENS += zip((HEI, KAI, FANG, FANG), (16, 16, 16, 16), HEADS, "甲乙丙丁", strict=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("base")


@pytest.fixture(scope="module")
def filled(folder: Path) -> Path:
    """The skeleton as a format of its own, filled."""
    pack = folder / "某省"
    pack.mkdir()
    (pack / "pack.yaml").write_text(PACK, encoding="utf-8")
    (pack / "base.yaml").write_text(FORMAT, encoding="utf-8")
    (pack / "base.docx").write_bytes(BASE.read_bytes())
    [format] = read_pack(pack)
    row = {"资金来源": "一般公共预算", "全年预算": "100", "支出决算": "95"}
    year = make_year(
        部门__机构=[{"名称": "局机关", "类别": "行政机构"}],
        部门__编制={"行政": "13"},
        部门__实有人员={"行政": "12"},
        收支={"明细": [row]},
        项目列表=[{"名称": f"第{n}个项目", "资金": [row]} for n in range(1, 41)],
        自评={"存在问题": [{"标题": "目标不细", "内容": NOTE}], "改进建议": "无"},
        成文=[{"格式": "某省/base", "成文日期": "2025-05-08", "附件": ["自评表", "指标表"]}],
    )
    docx = folder / "filled.docx"
    docx.write_bytes(reportgen.render(year, format))
    return docx


@pytest.fixture(scope="module")
def filled_pdf(filled: Path, folder: Path) -> Path:
    tools.require(tools.stand_in_fonts(), "the stand-in fonts")
    return tools.to_pdf(filled, folder)


@pytest.fixture(scope="module")
def specimen(folder: Path) -> Path:
    """A line in each style."""
    lines = (
        paragraph("ReportBody", run(text, style)) if style in HEADS else line(style, text)
        for _, _, style, text in SPECIMENS
    )
    return printed(folder, "specimen", *lines, portrait())


@pytest.fixture(scope="module")
def shaded(folder: Path) -> Path:
    """Pages full of text on black, upright and across: what is black is the page's text area."""
    black = '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
    full = paragraph("ReportBody", run("绩" * (28 * 22 * 2 - 2)), properties=black)
    wide = paragraph("ReportBody", run("绩" * 900), properties=black)
    return printed(folder, "shaded", full, section_end(portrait()), wide, landscape())


def printed(folder: Path, name: str, *body: str) -> Path:
    tools.require(tools.stand_in_fonts(), "the stand-in fonts")
    docx = folder / f"{name}.docx"
    docx.write_bytes(document("".join(body), title=name))
    assert tools.sdk_faults(docx) == []
    return tools.to_pdf(docx, folder)


# The file


def test_the_file_is_what_the_program_makes_else_run_make_generated() -> None:
    assert base_template() == BASE.read_bytes()


def test_every_style_names_a_chinese_and_a_western_face() -> None:
    chosen = list(styles().iter(f"{{{W}}}rFonts"))
    sides = {f"{{{W}}}{side}" for side in ("ascii", "hAnsi", "eastAsia")}
    assert [] == [fonts.attrib for fonts in chosen if not sides <= set(fonts.keys())]


def test_every_face_of_a_style_stands_in_the_table_of_fonts() -> None:
    listed = {font.get(f"{{{W}}}name") for font in part("fontTable").iter(f"{{{W}}}font")}
    used = {
        fonts.get(f"{{{W}}}{side}")
        for fonts in styles().iter(f"{{{W}}}rFonts")
        for side in ("ascii", "hAnsi", "eastAsia", "cs")
    }
    assert listed == used


def test_headings_are_levels_of_the_outline_and_stay_with_their_text() -> None:
    for level in (1, 2, 3, 4):
        [style] = styles().xpath(f"*[@w:styleId='Heading{level}']", namespaces={"w": W})
        assert str(level - 1) == style.find(f".//{{{W}}}outlineLvl").get(f"{{{W}}}val")
        assert style.find(f".//{{{W}}}keepNext") is not None


def test_the_head_of_the_table_repeats_and_no_row_is_split() -> None:
    [table] = part("document").iter(f"{{{W}}}tbl")
    rows = [{child.tag for child in row} for row in table.iter(f"{{{W}}}trPr")]
    assert [True, False, False, False] == [f"{{{W}}}tblHeader" in row for row in rows]
    assert all(f"{{{W}}}cantSplit" in row for row in rows)


# Filled


def test_it_is_a_template_whose_headings_are_numbered(filled: Path) -> None:
    assert [
        "一、部门基本情况", "（一）主要职责", "（二）机构和人员", "（三）支出情况",
        "二、项目支出绩效情况",
        "三、存在问题和改进建议", "（一）存在问题", "（二）改进建议",
    ] == [text for _, text in headings(filled.read_bytes())]  # fmt: skip


def test_it_ends_with_attachments_department_and_date(filled: Path) -> None:
    lines = [row for row in view(filled.read_bytes()).splitlines() if row]
    assert ["附件：1.自评表", "2.指标表", "某市应急管理局", "2025年5月8日"] == lines[-6:-2]


def test_filled_neither_validator_finds_a_fault(filled: Path) -> None:
    assert ([], []) == (tools.sdk_faults(filled), tools.audit_faults(filled))


def test_filled_the_head_of_the_table_stands_on_each_page_of_it(filled_pdf: Path) -> None:
    pages = [page.lines() for page in tools.pdf_words(filled_pdf)]
    head = "序号项目名称全年预算支出决算执行率"
    rows = [page.count(head) for page in pages if any("个项目" in row for row in page)]
    assert {1} == set(rows)
    assert len(rows) > 1


def test_a_table_in_a_passage_is_set_in_the_size_of_tables(filled_pdf: Path) -> None:
    runs = tools.pdf_runs(filled_pdf)
    assert {12} == {one.size for one in runs if one.text in ("指标", "培训次数")}


# Faces and sizes


@pytest.mark.parametrize(("face", "size", "style", "text"), SPECIMENS)
def test_a_style_has_its_face_and_size(
    specimen: Path, face: str, size: int, style: str, text: str
) -> None:
    [found] = [one for one in tools.pdf_runs(specimen) if one.text == text]
    assert (True, size) == (found.face.startswith(face), found.size), (style, found)


def test_the_page_number_is_set_in_songti_of_14_points(specimen: Path) -> None:
    [number] = [one for one in tools.pdf_runs(specimen) if one.text == "— 1 —"]
    assert (True, 14) == (number.face.startswith(f"{SONG}jp-Regular"), number.size), number


# The page


def test_the_text_fills_the_page_between_its_margins(shaded: Path, folder: Path) -> None:
    for page in tools.drawings(shaded, folder)[:2]:
        assert (LEFT, TOP, RIGHT, BOTTOM) == pytest.approx(page.ink(bottom=BOTTOM + 1), abs=0.3)


def test_a_page_has_22_lines_on_a_pitch_of_28_95_points(shaded: Path) -> None:
    for page in tools.pdf_words(shaded)[:2]:
        tops = [word.top for word in page.words if "绩" in word.text]
        assert 22 == len(tops)
        assert 21 * 28.95 == pytest.approx(tops[-1] - tops[0], abs=0.2)


def test_a_line_has_28_characters_and_a_paragraph_begins_two_further_in(shaded: Path) -> None:
    first, second = tools.pdf_words(shaded)[0].words[:2]
    assert (26, 28) == (len(first.text), len(second.text))
    assert LEFT + 32 * POINT == pytest.approx(first.left * POINT, abs=0.1)
    assert (LEFT, RIGHT) == pytest.approx((second.left * POINT, second.right * POINT), abs=0.5)


def test_the_dash_of_the_page_number_stands_7_mm_below_the_text(shaded: Path, folder: Path) -> None:
    odd, even = tools.drawings(shaded, folder)[:2]
    for dash in (
        odd.ink(left=RIGHT - ONE - 3, top=BOTTOM + 1),
        even.ink(right=LEFT + ONE + 3, top=BOTTOM + 1),
    ):
        assert DASH == pytest.approx((dash[1] + dash[3]) / 2, abs=0.5)
        assert dash[3] - dash[1] < 0.5  # a dash, and no digit


def test_the_page_number_stands_a_character_in_from_the_outer_side(
    shaded: Path, folder: Path
) -> None:
    odd, even = tools.drawings(shaded, folder)[:2]
    assert RIGHT - ONE == pytest.approx(odd.ink(top=BOTTOM + 1)[2], abs=0.5)
    assert LEFT + ONE == pytest.approx(even.ink(top=BOTTOM + 1)[0], abs=0.5)


def test_a_page_across_has_the_margins_of_the_sheet_turned(shaded: Path, folder: Path) -> None:
    page = tools.drawings(shaded, folder)[2]
    left, top, right, bottom = page.ink(left=297 - BOTTOM - 1)
    assert (297 - BOTTOM, 297 - TOP) == pytest.approx((left, right), abs=0.3)
    assert LEFT - 0.3 < top < bottom < RIGHT + 0.3
    assert 15 * 28.95 * POINT == pytest.approx(bottom - top, abs=0.3)  # and 2.8 mm to spare


def test_a_page_across_has_its_number_where_the_upright_sheet_has_it(
    shaded: Path, folder: Path
) -> None:
    odd, even = tools.drawings(shaded, folder)[2:4]
    dashes = (
        odd.ink(right=297 - BOTTOM - 1, top=RIGHT - ONE - 3),
        even.ink(right=297 - BOTTOM - 1, bottom=LEFT + ONE + 3),
    )
    for dash in dashes:
        assert 297 - DASH == pytest.approx((dash[0] + dash[2]) / 2, abs=0.5)
    assert RIGHT - ONE == pytest.approx(dashes[0][3], abs=0.5)
    assert LEFT + ONE == pytest.approx(dashes[1][1], abs=0.5)


def test_both_lines_of_a_title_stand_on_the_lines_of_the_page(folder: Path) -> None:
    title = paragraph("Title", run("某市应急管理局"), "<w:r><w:br/></w:r>", run("自评报告"))
    pdf = printed(folder, "title", title, line("UnitName", "单位"), portrait())
    first, second = tools.pdf_words(pdf)[0].words[:2]
    assert 28.95 == pytest.approx(second.top - first.top, abs=0.1)


def test_attachments_stand_line_by_line_below_a_blank_one(folder: Path) -> None:
    styles = ("ReportBody", "AttachmentsFirst", "AttachmentsNext")
    pdf = printed(folder, "annexes", *(line(style, "名称") for style in styles), portrait())
    text, first, following = (word.top for word in tools.pdf_words(pdf)[0].words[:3])
    assert (2 * 28.95, 28.95) == pytest.approx((first - text, following - first), abs=0.2)


def test_name_and_date_under_a_seal_stand_on_one_axis(folder: Path) -> None:
    date = line("SignedOnSealed", "二〇二五年五月")
    pdf = printed(folder, "seal", line("SignedBySealed", "某市应急管理局机关"), date, portrait())
    name, signed_on = tools.pdf_words(pdf)[0].words[:2]
    assert name.left + name.right == pytest.approx(signed_on.left + signed_on.right, abs=0.5)
    assert RIGHT - signed_on.right * POINT == pytest.approx(4 * 16 * POINT, abs=16 * POINT / 2)


def styles() -> etree._Element:
    return part("styles")


def part(name: str) -> etree._Element:
    with zipfile.ZipFile(BASE) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))
