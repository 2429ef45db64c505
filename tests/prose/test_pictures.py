"""Pictures in narrative text: ``![图名](文件)`` alone in its line, or several side by side."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import Unreadable
from reportgen.prose import Items, Paragraph, Picture, Pictures, Run, parse
from reportgen.prose.blocks import lines_of


def pictures(text: str) -> tuple[Picture, ...]:
    """The pictures of a passage that consists of one line of them."""
    (block,) = parse(text).blocks
    assert isinstance(block, Pictures)
    return block.pictures


def text_of(text: str) -> str:
    """The text of a passage that is one paragraph of one run."""
    (block,) = parse(text).blocks
    assert isinstance(block, Paragraph)
    ((run),) = block.line
    assert isinstance(run, Run)
    return run.text


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (Picture("演练.jpg", "消防演练"), "![消防演练](演练.jpg)"),
        (Picture("图片/演练.jpg", "消防演练"), "　![ 消防演练　](\u00a0图片/演练.jpg )　"),
        (Picture("演练.jpg", ""), "![](演练.jpg)"),
        (Picture("演练.jpg", ""), "![ ](演练.jpg)"),
        (Picture("演练（1）.jpg", "消防（一）"), "![消防（一）](演练（1）.jpg)"),
        (Picture("IMG (1).jpg", "题"), "![题](IMG (1).jpg)"),
        (Picture("a(b)(c).png", "题"), "![题](a(b)(c).png)"),
        (Picture(r"图\演练.jpg", "题"), r"![题](图\演练.jpg)"),
        (Picture("a.jpg", "**题**【=收支】"), "![**题**【=收支】](a.jpg)"),
    ],
)
def test_a_line_is_a_picture(expected: Picture, text: str) -> None:
    assert (expected,) == pictures(text)


@pytest.mark.parametrize("gap", ["", " ", "　", " \t　 "])
def test_several_in_a_line_stand_side_by_side(gap: str) -> None:
    expected = (Picture("a.jpg", "甲"), Picture("b.png", "乙"), Picture("c.png", ""))
    assert expected == pictures(f"![甲](a.jpg){gap}![乙](b.png){gap}![](c.png)")


def test_pictures_in_lines_of_their_own_stand_below_each_other() -> None:
    found = parse("![甲](a.jpg)\n\n![乙](b.jpg)").blocks
    assert (Pictures((Picture("a.jpg", "甲"),)), Pictures((Picture("b.jpg", "乙"),))) == found


@pytest.mark.parametrize(
    "text",
    [
        "见![甲](a.jpg)",
        "![甲](a.jpg)。",
        "![甲](a.jpg) 和 ![乙](b.jpg)",
        "！[甲](a.jpg)",
        "![甲] (a.jpg)",
        "[甲](a.jpg)",
        "![甲](a.jpg",
        "![甲](a(.jpg)",
        "![甲]",
        "![",
        "- ![甲](a.jpg)",
        "|![甲](a.jpg)|",
    ],
)
def test_everything_else_is_text(text: str) -> None:
    assert text == text_of(text)


def test_in_items_it_is_text() -> None:
    (block,) = parse("- ![甲](a.jpg)\n- 乙").blocks
    assert isinstance(block, Items)
    assert (Run("![甲](a.jpg)"),) == block.items[0]


@pytest.mark.parametrize(
    ("expected", "text"),
    [("![甲](a.jpg)", r"\![甲](a.jpg)"), ("真好!", r"真好\!"), (r"\甲!", r"\\甲!")],
)
def test_a_backslash_makes_it_text(expected: str, text: str) -> None:
    assert expected == text_of(text)


@pytest.mark.parametrize("text", ["![甲]()", "![甲](　)", "![甲](a.jpg)![乙]( )"])
def test_a_picture_without_a_file_is_a_problem(text: str) -> None:
    with pytest.raises(Unreadable, match="图片文件的名称"):
        parse(text)


def test_a_passage_of_pictures_has_no_lines_and_no_references() -> None:
    prose = parse("![【=收支.合计】](a.jpg)")
    assert [] == [line for block in prose.blocks for line in lines_of(block)]
    assert not prose.quotes


def test_a_passage_of_pictures_is_not_plain_and_says_something() -> None:
    prose = parse("![无](a.jpg)")
    assert (None, False) == (prose.plain, prose.is_none)


def test_the_text_as_typed_is_kept() -> None:
    assert "![甲]( a.jpg )" == str(parse("![甲]( a.jpg )"))


@given(st.text(alphabet="甲!\\[]() \n-|", max_size=40))
def test_any_mixture_is_refused_or_names_files(text: str) -> None:
    with contextlib.suppress(Unreadable):
        lines = [block for block in parse(text).blocks if isinstance(block, Pictures)]
        files = [picture.file for line in lines for picture in line.pictures]
        assert [] == [file for file in files if not file.strip() or "\n" in file]


@pytest.mark.parametrize("text", ["![a](" * 20_000, "![a](b)" * 20_000 + "。", "![a](b(c)" * 9_000])
def test_a_long_line_is_read_in_time(text: str) -> None:
    assert text == text_of(text)
