# the expected value stands on the left
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import Unreadable
from reportgen.prose import (
    Heading,
    Items,
    Paragraph,
    Reference,
    Run,
    Table,
    parse,
    parse_line,
    parse_reference,
)
from reportgen.prose.blocks import lines_of

PLAIN = [
    "2024. 完成",
    "1.完成率100%",
    "***",
    "****",
    "&amp;",
    "<b>",
    "_斜体_",
    "`代码`",
    "[链接](地址)",
    "{{ 收支.合计 }}",
    "# 一级",
    "##无空格",
    "- 单独一项",
    "| 单独一行 |",
    "一 | 二",
    "2 * 3 * 4",
    "**没有结尾",
    "甲***乙***丙",
    "【待填：金额】",
    "【】",
    "C:\\文件",
    "\\",
    "-没有空格",
]

# Signs of the grammar, mixed at random.
marked = st.text(alphabet="甲乙 *\\#-|【】=＝.。收\n\r\t　：", max_size=60)


def line(text: str) -> tuple[Run]:
    return (Run(text),)


@pytest.mark.parametrize("text", PLAIN)
def test_what_officials_type_as_text_stays_text(text: str) -> None:
    assert (Paragraph(line(text)),) == parse(text).blocks


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ((Run("完成"), Run("三项", bold=True), Run("工作")), "完成**三项**工作"),
        ((Run("三项", bold=True),), "**三项**"),
        ((Run("一", bold=True), Run("二"), Run("三", bold=True)), "**一**二**三**"),
        ((Run("一", bold=True), Run("二**三")), "**一**二**三"),
        ((Run("**三项**"),), r"\**三项\**"),
        ((Run("甲\\", bold=True),), r"**甲\\**"),
        ((Run("a\\b"),), r"a\\b"),
        ((Run("a\\b"),), r"a\b"),
        (
            (Run("支出"), Reference("收支.合计.支出决算"), Run("。")),
            "支出【=收支.合计.支出决算】。",
        ),
        ((Reference("年度", bold=True),), "**【=年度】**"),
        ((Reference("年度"), Reference("部门.名称")), "【=年度】【=部门.名称】"),
        ((Run("【=年度】"),), r"\【=年度】"),
        ((Reference("部门.名称"),), "【= 部门 . 名称 】"),
        ((Reference("部门.名称"),), "【＝部门．名称】"),
        ((Reference("部门.名称"),), "【＝部门。名称】"),
        ((), ""),
    ],
)
def test_a_line_is_runs_and_references(expected: tuple[object, ...], text: str) -> None:
    assert expected == parse_line(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ((), ""),
        ((), "  \n\n　\n"),
        ((Paragraph(line("甲")), Paragraph(line("乙"))), "甲\n\n　　乙\n"),
        ((Paragraph(line("甲")), Paragraph(line("乙"))), "甲\r\n乙\r"),
        ((Heading(line("小标题"), 1), Paragraph(line("正文"))), "## 小标题\n正文"),
        ((Heading(line("小标题"), 4),), "##### 小标题"),
        ((Paragraph(line("###### 小标题")),), "###### 小标题"),
        ((Paragraph(line("## 小标题")),), r"\## 小标题"),
        ((Heading((Run("重", bold=True), Reference("年度"))),), "##　**重**【=年度】"),
        ((Items((line("甲"), line("乙"))),), "- 甲\n- 乙"),
        ((Items((line("甲"), line("乙"))),), "- 甲\n\n  -　乙"),
        (
            (Paragraph(line("有：")), Items((line("甲"), line("乙"))), Paragraph(line("完"))),
            "有：\n- 甲\n- 乙\n完",
        ),
        ((Paragraph(line("- 甲")), Paragraph(line("乙"))), "- 甲\n乙"),
        ((Paragraph(line("- 甲")), Paragraph(line("- 乙"))), "\\- 甲\n\\- 乙"),
        (
            (Table(((line("甲"), line("乙")), (line("1"), line("2")))),),
            "| 甲 | 乙 |\n| 1 | 2 |",
        ),
        (
            (Table(((line("甲"), line("乙")), (line("1"), line("2"))), header=True),),
            "| 甲 | 乙 |\n|---|:---:|\n| 1 | 2 |",
        ),
        ((Table(((line("甲|乙"),), ((),))),), "| 甲\\|乙 |\n||"),
        # a row of dashes says that there is none; only three dashes make a head
        ((Table((((Reference("年度"),),), (line("-"),))),), "|【=年度】|\n| - |"),
        ((Table(((line("甲"),), (line("--"),))),), "| 甲 |\n| -- |"),
    ],
)
def test_a_passage_is_blocks(expected: tuple[object, ...], text: str) -> None:
    assert expected == parse(text).blocks


def test_the_text_is_kept_as_typed() -> None:
    assert "  **甲**\n\n- 乙 " == parse("  **甲**\n\n- 乙 ").text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("请补上“】”", "支出【=收支.合计"),
        ("请补上“】”", "【=收支.合计，【=年度】"),
        ("请补上“】”", "- 甲\n- 【=年度"),
        ("请补上“】”", "| 【=年度 |\n| 1 |"),
        ("请补上“】”", "## 【=年度\n】"),
        ("需要引用的名称", "【=】"),
        ("需要引用的名称", "【=收支..支出决算】"),
        ("需要引用的名称", "【= . 】"),
        ("第2个字符是控制字符", "甲\x07"),
        ("第1个字符是残缺的字符", "\ud83d"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(words: str, text: str) -> None:
    with pytest.raises(Unreadable, match=words):
        parse(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (Reference("年度"), "【=年度】"),
        (Reference("问卷.总体评价"), " 【=问卷.总体评价】　"),
        (None, "共【=年度】"),
        (None, "【=年度】年"),
        (None, "【=年度】【=年度】"),
        (None, "年度"),
        (None, ""),
        (None, "**"),
    ],
)
def test_a_cell_may_be_a_single_reference(expected: Reference | None, text: str) -> None:
    assert expected == parse_reference(text)


def test_a_cell_with_an_unclosed_reference_is_refused() -> None:
    with pytest.raises(Unreadable, match="请补上"):
        parse_reference("【=年度")


def test_references_come_in_reading_order() -> None:
    text = "【=a】\n## 【=b】\n- 【=c】\n- x\n| 【=d】 |\n| **【=e】** |"
    assert ["a", "b", "c", "d", "e"] == [one.path for one in parse(text).references()]


def test_a_reference_refers_to_itself() -> None:
    assert [Reference("年度")] == list(Reference("年度").references())


@pytest.mark.parametrize("text", ["无", " 无。\n", "没有", "—", "-"])
def test_a_passage_may_say_that_there_is_nothing(text: str) -> None:
    assert parse(text).is_none


def test_a_passage_that_mentions_nothing_is_not_none() -> None:
    assert not parse("无违纪问题。").is_none


def test_passages_are_equal_by_their_text() -> None:
    assert parse("甲") == parse("甲")


def test_a_passage_prints_as_its_text() -> None:
    assert "**甲**" == str(parse("**甲**"))


@given(marked)
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(Unreadable):
        assert text.replace("\r\n", "\n").replace("\r", "\n") == parse(text).text


@given(marked.map(lambda text: text.replace("【", "〔")))
def test_text_without_references_is_always_read(text: str) -> None:
    assert text.replace("\r\n", "\n").replace("\r", "\n") == parse(text).text


@given(st.text(alphabet="甲乙丙，。1（）", min_size=1, max_size=40))
def test_text_without_marks_is_one_run(text: str) -> None:
    assert (Paragraph(line(text)),) == parse(text).blocks


@given(marked.map(lambda text: text.replace("【", "〔").replace("\\", "/")))
def test_nothing_but_marks_and_blanks_is_lost(text: str) -> None:
    def bare(words: str) -> str:
        return "".join(sign for sign in words if sign not in " \n\r\t　*#-|")

    lines = [part for block in parse(text).blocks for part in lines_of(block)]
    assert bare(text) == bare("".join(run.text for one in lines for run in one))


@pytest.mark.parametrize(
    "text", ["**" * 20_000, "| " * 20_000, "\\" * 20_001, "【=a】" * 10_000, "- a\n" * 10_000]
)
def test_long_text_is_read_in_time(text: str) -> None:
    assert text == parse(text).text
