"""Outlines that nobody would write, and some that people do: read, or refused in a sentence."""

import time
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap

from reportgen.authoring import new_pack, outline_of, read_outline
from tests.authoring.notices import numbered

#: Seconds of the machine for a line that is nothing but signs.
LIMIT = 2


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    outline = tmp_path / "大纲.txt"
    outline.write_text("一、概\x01况\0\n二、绩效\ufffe情况\n", encoding="utf-8")
    made = new_pack(tmp_path / "mousheng", "某省", outline, title="绩效\x02报告", subject="部门")
    assert ["一、概况", "二、绩效情况"] == [one.heading.line for one in made.sections]
    assert "绩效报告" == made.title


@pytest.mark.parametrize("depth", ["abc", "-1", "99999999", ""])
def test_a_level_of_a_list_that_is_none_is_passed_over(depth: str, tmp_path: Path) -> None:
    file = tmp_path / "大纲.docx"
    file.write_bytes(numbered([(depth, "一、部门概况"), ("0", "评价结论")]))
    assert "部门概况" == read_outline(file).headings[0].title


@pytest.mark.parametrize("sign", ["（", "（甲", "一、", "**", "{%", "：", "。"])
def test_the_time_for_a_long_line_does_not_grow_with_it(sign: str) -> None:
    started = time.process_time()
    found = outline_of(f"一、概况\n{sign * 200_000}\n二、结论")
    assert ["概况", "结论"] == [found.headings[0].title, found.headings[-1].title]
    assert time.process_time() - started < LIMIT


def test_a_long_line_of_word_is_looked_at_in_part(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("一、概况", "（" * 200_000, "二、结论"):
        document.add_paragraph(text)
    file = tmp_path / "大纲.docx"
    document.save(str(file))
    started = time.process_time()
    assert ["概况", "结论"] == [one.title for one in read_outline(file).headings]
    assert time.process_time() - started < LIMIT


def titles_of(text: str) -> list[tuple[int, str]]:
    return [(one.level, one.title) for one in outline_of(text).headings]


def test_an_indented_numbered_list_of_markdown_has_its_levels() -> None:
    text = "# 绩效自评报告\n\n1. 概况\n   1. 背景\n   2. 目标\n2. 结论\n"
    assert [(1, "概况"), (2, "背景"), (2, "目标"), (1, "结论")] == titles_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "一、概况\n   1. 背景\n   2. 目标\n二、结论\n",
        "1. 概况\n    - 背景\n    - 目标\n2. 结论\n",
        "- 概况\n  1. 背景\n  2. 目标\n- 结论\n",
    ],
)
def test_lists_of_several_kinds_have_their_levels(text: str) -> None:
    assert [(1, "概况"), (2, "背景"), (2, "目标"), (1, "结论")] == titles_of(text)


def test_indented_numbers_are_kept() -> None:
    found = outline_of("一、概况\n   1. 背景\n   2. 目标\n二、结论\n")
    assert ("一、概况", "1.背景", "2.目标", "二、结论") == tuple(one.line for one in found.headings)
    assert () == found.remarks


@pytest.mark.parametrize("line", ["## 目录", "# 报告", "## 目 录"])
def test_what_every_file_has_is_no_heading(line: str) -> None:
    assert [(1, "概况"), (1, "结论")] == titles_of(f"{line}\n\n## 概况\n## 结论\n")


def test_roman_numbers_are_one_level() -> None:
    found = outline_of("I. 概况\nII. 目标\nIII. 绩效\nⅣ. 结论")
    assert ["I.概况", "II.目标", "III.绩效", "IV.结论"] == [one.line for one in found.headings]
    assert () == found.remarks


def test_a_heading_that_is_too_long_is_told() -> None:
    found = outline_of("一、概况\n二、" + "很长的标题" * 14 + "\n三、结论")
    assert [
        "“二、很长的标题很长的标题很长的标题很长的标题很长的标题很长的…”有72个字，不像标题，没有取用"
    ] == [one for one in found.remarks if "不像标题" in one]


def word(folder: Path, *texts: str) -> Path:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(folder / "通知.docx"))
    return folder / "通知.docx"


def test_headings_parted_by_soft_breaks_are_several(tmp_path: Path) -> None:
    found = read_outline(
        word(tmp_path, "2024年度\n项目支出绩效自评报告", "一、概况\n二、绩效\n三、结论")
    )
    assert ["概况", "绩效", "结论"] == [one.title for one in found.headings]
    assert "项目支出绩效自评报告" == found.title.words


LETTER = "工作目标 评价范围 时间安排 职责分工 工作步骤 组织领导 严肃纪律 材料报送 监督检查 其他事项"
ANNEX = (
    "一、项目概况",
    "二、资金使用情况",
    "三、绩效目标完成情况",
    "四、存在的问题",
    "五、有关建议",
)


def test_the_outline_of_a_report_is_taken_and_not_the_letter_before_it(tmp_path: Path) -> None:
    letter = [f"{'一二三四五六七八九十'[n]}、{one}" for n, one in enumerate(LETTER.split())]
    found = read_outline(word(tmp_path, *letter, "附件1", "项目支出绩效自评报告（提纲）", *ANNEX))
    assert list(ANNEX) == [one.line for one in found.headings]
    (note,) = found.notes
    assert "大纲取自《项目支出绩效自评报告（提纲）》（5个标题）；没有取用：“工作目标”开头" in note


def test_a_letter_of_headings_that_reports_have_is_a_letter(tmp_path: Path) -> None:
    titles = "评价目的 评价对象 评价依据 评价方法 评价标准 自评组织 存在的问题 其他说明"
    letter = [f"{'一二三四五六七八'[n]}、{one}" for n, one in enumerate(titles.split())]
    found = read_outline(word(tmp_path, *letter, "附件1", "项目支出绩效自评报告", *ANNEX[:4]))
    assert list(ANNEX[:4]) == [one.line for one in found.headings]
    assert "要用别的一份，请把它单独存成一个文件" in found.notes[0]


def test_an_annex_of_another_kind_is_none(tmp_path: Path) -> None:
    steps = ("一、动员部署", "二、集中培训", "三、填报系统", "四、通报")
    found = read_outline(
        word(tmp_path, "附件1", "绩效自评工作安排报告", *steps, "附件2", "自评报告", *ANNEX[:3])
    )
    assert list(ANNEX[:3]) == [one.line for one in found.headings]


def test_an_outline_in_a_table_is_told(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("一、概况")
    table = document.add_table(1, 2)
    for text in ANNEX:
        table.cell(0, 1).add_paragraph(text)
    document.save(str(tmp_path / "通知.docx"))
    (note,) = read_outline(tmp_path / "通知.docx").notes
    assert "表格里有5行像标题（如“一、项目概况”），没有读" in note


def test_an_outline_in_a_text_box_is_told(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("一、概况")
    names = "".join(
        f'xmlns:{name}="{space}" '
        for name, space in {**nsmap, "v": "urn:schemas-microsoft-com:vml"}.items()
        if name in ("w", "v")
    )
    inner = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ANNEX)
    box = f"<v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape>"
    document.add_paragraph()._p.append(parse_xml(f"<w:r {names}><w:pict>{box}</w:pict></w:r>"))
    document.save(str(tmp_path / "通知.docx"))
    (note,) = read_outline(tmp_path / "通知.docx").notes
    assert "文本框里有5行像标题（如“一、项目概况”），没有读" in note


def test_an_outline_in_a_frame_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    for text in ANNEX:
        cell.add_paragraph(text)
    document.save(str(tmp_path / "通知.docx"))
    assert list(ANNEX) == [one.line for one in read_outline(tmp_path / "通知.docx").headings]
