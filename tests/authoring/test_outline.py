"""Outlines are read from notices and lists, and their broken numbers repaired and told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.amounts import Scheme
from reportgen.amounts.numbering import Counter
from reportgen.authoring import OutlineError, outline_of, read_outline
from reportgen.authoring.numbers import read_number
from tests.authoring.notices import OUTLINES, PUBLISHED, counted, headed, notice


@pytest.mark.parametrize(
    ("line", "sample", "value", "rest"),
    [
        ("1 部门概况", "1.", 1, "部门概况"),
        ("一、部门概况", "一、", 1, "部门概况"),
        ("十二、其他", "一、", 12, "其他"),
        ("（三）人员情况", "（一）", 3, "人员情况"),
        ("(三)人员情况", "（一）", 3, "人员情况"),
        ("㈢人员情况", "（一）", 3, "人员情况"),
        ("1.收入", "1.", 1, "收入"),
        ("２、支出", "1、", 2, "支出"),
        ("（２）支出", "（1）", 2, "支出"),
        ("⑵支出", "（1）", 2, "支出"),
        ("③结余", "①", 3, "结余"),
        ("第二部分 绩效情况", "第一部分\u3000", 2, "绩效情况"),
        ("第3章 结论", "第1章\u3000", 3, "结论"),
        ("1.2 机构", "1.1", 2, "机构"),
    ],
)
def test_numbers_are_known_in_every_form(line: str, sample: str, value: int, rest: str) -> None:
    number, text = read_number(line)
    assert number is not None
    assert (sample, value, rest) == (number.sample, number.value, text)


@pytest.mark.parametrize(
    "line", ["2024年度工作", "1.5公里道路", "一是加强领导", "十四五规划", "95.5%"]
)
def test_what_only_begins_with_a_figure_has_no_number(line: str) -> None:
    assert read_number(line) == (None, line)


SCHEMES = [
    ["一、", "（一）", "1.", "（1）"],
    ["一、", "（一）", "1、", "（1）"],
    ["第一部分\u3000", "一、", "（一）", "1."],
]


@given(st.sampled_from(SCHEMES), st.lists(st.integers(1, 4), min_size=1, max_size=25))
def test_a_sound_outline_is_read_as_it_is(samples: list[str], wished: list[int]) -> None:
    counter, scheme = Counter(), Scheme.parse("正文", samples)
    levels, before = [], 0
    for level in wished:
        levels.append(before := min(level, before + 1))
    lines = [counter.next(scheme, level) + f"标题{n}甲" for n, level in enumerate(levels)]
    found = outline_of("\n".join(lines))
    assert (levels, lines, ()) == (
        [one.level for one in found.headings],
        [one.line for one in found.headings],
        found.remarks,
    )


def test_the_published_numbers_are_repaired_and_told() -> None:
    found = read_outline(OUTLINES / "sichuan-ebian-2024.txt")
    lines = [one.line for one in found.headings]
    assert ("一、", "（一）", "1.", "（1）") == found.samples
    assert "三、部门整体绩效管理情况" in lines
    assert "（二）特定目标类项目绩效分析。" in lines
    assert "1.绩效目标管理" in lines
    assert "四、评价结论及建议" in lines
    assert "“五、评价结论及建议”之前缺少1个序号，改为“四、”" in found.remarks
    assert "“3、部门整体绩效管理情况”的序号与同级的不一样，改为“三、”" in found.remarks


def test_the_outline_is_found_in_the_annex_of_a_notice(tmp_path: Path) -> None:
    file = tmp_path / "通知.docx"
    file.write_bytes(notice())
    found = read_outline(file)
    assert "项目支出绩效自评报告" == found.title.words
    assert [level for level, _ in PUBLISHED] == [one.level for one in found.headings]
    assert "五、主要经验做法、存在的问题及原因分析" in [one.line for one in found.headings]
    assert "（二）项目组织实施情况，主要包括项目招投标、调整、竣工验收等情况。" in [
        one.line for one in found.headings
    ]


def test_headings_that_lost_their_automatic_numbers_get_them_back(tmp_path: Path) -> None:
    file = tmp_path / "大纲.docx"
    file.write_bytes(headed())
    found = read_outline(file)
    assert [level for level, _ in PUBLISHED] == [one.level for one in found.headings]
    assert "“有关建议”没有序号，补为“六、”" in found.remarks


def test_numbers_that_word_counts_are_read_as_printed(tmp_path: Path) -> None:
    file = tmp_path / "大纲.docx"
    file.write_bytes(counted())
    found = read_outline(file)
    expected = ["一、部门概况", "（一）主要职责", "（二）人员情况", "二、评价结论"]
    assert (expected, ()) == ([one.line for one in found.headings], found.remarks)


def test_a_list_of_markdown_is_read_by_its_depth() -> None:
    found = read_outline(OUTLINES / "hebei-shijiazhuang-2024.md")
    assert "整体支出绩效自评报告" == found.title.words
    assert ("一、部门基本情况", "（一）部门概况") == tuple(one.line for one in found.headings[:2])
    assert () == found.remarks


def test_what_is_asked_for_is_kept_apart_from_the_title() -> None:
    found = outline_of("一、项目概况。（项目背景、主要内容及实施情况）\n二、有关建议\n（可另附页）")
    assert [("项目概况", "项目背景、主要内容及实施情况"), ("有关建议", "可另附页")] == [
        (one.title, one.hint) for one in found.headings
    ]


@pytest.mark.parametrize("text", ["一、概况{%p if 坏 %}", "一、（一）\n二、概况", "一、1.概况"])
def test_no_title_is_a_tag_or_a_number(text: str) -> None:
    for one in outline_of(text).headings:
        assert one.title.startswith("概况")
        assert "{" not in one.title


def test_a_file_without_an_outline_is_refused_in_a_sentence() -> None:
    with pytest.raises(OutlineError, match="没有找到大纲"):
        outline_of("这是一段话。")
