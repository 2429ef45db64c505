"""Styles by every name they are known by, and whether Word would number them itself."""

import pytest

from reportgen.word.ooxml import parse_xml
from reportgen.word.stylenames import canonical, shown
from reportgen.word.styles import Styles

from .making import STYLES, p, root, style
from .sample import SETTINGS, codes


def styles_of(xml: str) -> Styles:
    return Styles.of(parse_xml(root("styles", xml).encode()))


def test_an_alias_does_not_take_the_name_of_an_earlier_style() -> None:
    found = styles_of(style("first", "列项") + style("second", "乙", aliases="列项,丙"))
    assert ["first", "second"] == [found.find("列项"), found.find("丙")]


def test_nor_that_of_a_later_one() -> None:
    found = styles_of(style("first", "乙", aliases="heading 1") + style("second", "heading 1"))
    assert "second" == found.find("标题 1")


def test_of_two_styles_the_one_that_has_the_very_name_is_meant() -> None:
    found = styles_of(style("word", "Date") + style("own", "日期"))
    assert ["word", "own"] == [found.find("date"), found.find("日期")]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Table Grid", "网格型"), ("Table Grid", "表格网格"), ("Normal Table", "普通表格"),
        ("footer", "页脚"), ("header", "页眉"), ("caption", "题注"), ("toc 1", "目录 1"),
        ("toc 9", "目录9"), ("toc 2", "TOC2"), ("table of figures", "图表目录"),
        ("footnote text", "脚注文本"), ("endnote text", "尾注文本"), ("Hyperlink", "超链接"),
        ("Default Paragraph Font", "默认段落字体"), ("No Spacing", "无间隔"),
        ("Subtitle", "副标题"),
        ("Title", "标题"), ("Quote", "引用"), ("List Paragraph", "列出段落"), ("Normal", "正文"),
        ("List Paragraph", "列表段落"), ("Body Text Indent 2", "正文文本缩进 2"),
        ("heading 3", "标题3"), ("Strong", "要点"),
    ],
)  # fmt: skip
def test_names_that_chinese_word_and_wps_show(name: str, shown: str) -> None:
    assert canonical(name) == canonical(shown)
    assert "x" == styles_of(style("x", name)).find(shown)


def test_names_that_word_and_wps_agree_on() -> None:
    assert "normal" == canonical("正文")
    assert ("heading 3", "list paragraph", "自定") == (
        canonical("标题3"), canonical("List Paragraph"), canonical("自定"))  # fmt: skip


@pytest.mark.parametrize("name", ["标题10", "我的标题 1", "目录甲", "网格"])
def test_names_that_are_no_built_in_style_s(name: str) -> None:
    assert name == canonical(name)


def level(number: int, kind: str, text: str, more: str = "") -> str:
    return (f'<w:lvl w:ilvl="{number}"><w:numFmt w:val="{kind}"/>{more}'
            f'<w:lvlText w:val="{text}"/></w:lvl>')  # fmt: skip


def numbering(*levels: str, change: str = "") -> dict[str, str]:
    lists = (f'<w:abstractNum w:abstractNumId="5">{"".join(levels)}</w:abstractNum>'
             '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="列表"/></w:abstractNum>'
             '<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="列表"/>'
             f"{level(0, 'decimal', '%1.')}</w:abstractNum>"
             f'<w:num w:numId="1"><w:abstractNumId w:val="5"/>{change}</w:num>'
             '<w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>')  # fmt: skip
    return {"word/numbering.xml": root("numbering", lists)}


def in_list(number: int = 1, at: int | None = None) -> str:
    where = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    return f'<w:numPr>{where}<w:numId w:val="{number}"/></w:numPr>'


def found_with(properties: str, parts: dict[str, str], own: str = "") -> list[str]:
    """The faults where a numbered heading's style has a list."""
    inner = f"<w:pPr>{properties}</w:pPr>"
    styles = STYLES + style("x", "甲", base="1", inner=inner)
    return codes(p("题", "x", own), settings=SETTINGS, styles=styles, more=parts)


NONE, ONE = level(0, "none", ""), level(0, "decimal", "%1.")


@pytest.mark.parametrize(
    "levels", [[NONE], [level(0, "none", "%1")], [], [level(1, "decimal", "%2")]]
)
def test_a_list_that_prints_nothing_as_libreoffice_gives_headings(levels: list[str]) -> None:
    assert [] == found_with(in_list(), numbering(*levels))
    assert [] == codes(p("题", "1", in_list()), settings=SETTINGS, more=numbering(*levels))


@pytest.mark.parametrize("levels", [[ONE], [level(0, "none", "附件")], [level(0, "bullet", "●")]])
def test_a_list_that_prints_something(levels: list[str]) -> None:
    assert ["T17"] == found_with(in_list(), numbering(*levels))
    assert ["T17"] == codes(p("题", "1", in_list()), settings=SETTINGS, more=numbering(*levels))


def test_the_level_is_the_paragraph_s() -> None:
    parts = numbering(ONE, level(1, "none", ""))
    assert ["T17"] == found_with(in_list(at=0), parts)
    assert [] == found_with(in_list(at=1), parts)


def test_the_level_that_names_the_style() -> None:
    parts = numbering(ONE, level(1, "none", "", '<w:pStyle w:val="x"/>'))
    assert [] == found_with(in_list(), parts)


def test_a_list_may_change_a_level() -> None:
    change = f'<w:lvlOverride w:ilvl="0">{NONE}</w:lvlOverride>'
    assert [] == found_with(in_list(), numbering(ONE, change=change))


def test_a_list_may_be_that_of_a_list_style() -> None:
    assert ["T17"] == found_with(in_list(2), numbering())


def test_a_paragraph_may_take_itself_out_of_its_style_s_list() -> None:
    assert [] == found_with(in_list(), numbering(ONE), own=in_list(0))


def test_a_style_may_take_itself_out_of_its_base_s_list() -> None:
    assert [] == found_with(in_list(0), numbering(ONE))


def test_without_lists_nothing_is_numbered() -> None:
    assert [] == found_with(in_list(), {})


@pytest.mark.parametrize(
    ("expected", "name"),
    [("标题 1", "heading 1"), ("标题", "Title"), ("正文", "Normal"), ("目录 2", "toc 2"),
     ("列表段落", "List Paragraph"), ("我的 1", "我的 1"), ("正文文字", "正文文字")],
)  # fmt: skip
def test_styles_are_shown_by_the_names_of_chinese_word(expected: str, name: str) -> None:
    assert expected == shown(name)
    assert canonical(name) == canonical(shown(name))
