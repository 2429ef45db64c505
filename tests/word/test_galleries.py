"""Pictures side by side: how many in a row, under which captions, and what a filter takes."""

import pytest

from reportgen.errors import TemplateError
from reportgen.prose import Picture, parse

from .illustrated import DRILL, fill, lines, made, shown, xml_of
from .making import p
from .sample import Paper, path_of


def test_pictures_in_one_line_stand_side_by_side() -> None:
    text = "![消防演练](甲.png) ![入户走访](乙.png)\n乙"
    assert ["图1　消防演练\t图2　入户走访", "乙"] == shown(
        p("{{ 正文 }}"), given={"正文": parse(text)}
    )


def test_four_pictures_three_in_a_row_leave_two_cells_empty() -> None:
    four = tuple(Picture("甲.png", name) for name in "一二三四")
    data = fill(p("前"), p("{{ 图片|并排(3) }}"), p("后"), given={"图片": four}).data
    assert ["前", "图1　一\t图2　二\t图3　三", "图4　四\t\t", "后"] == lines(data)


def test_one_picture_beside_none_takes_the_whole_width() -> None:
    data = fill(p("{{ 图片|并排(3) }}"), given={"图片": (DRILL,)}).data
    assert 1 == xml_of(data).count("<w:gridCol ")


def test_two_stand_in_a_row_where_nothing_is_said() -> None:
    assert 2 == xml_of(fill(p("{{ 图片|并排 }}")).data).count("<w:gridCol ")


def test_no_pictures_make_no_table() -> None:
    found = fill(p("前"), p("{{ 图片|并排(3) }}"), p("后"), given={"图片": ()})
    assert (["前", "后"], ()) == (lines(found.data), found.missing)
    assert "<w:tbl>" not in xml_of(found.data)


def test_side_by_side_within_a_sentence_they_stay_in_it() -> None:
    data = fill(p("见{{ 图片|并排(3) }}。")).data
    assert ["见。"] == lines(data)
    assert 2 == xml_of(data).count("<w:drawing>")


def test_no_more_than_six_stand_in_a_row() -> None:
    text = " ".join(f"![{number}](甲.png)" for number in range(8))
    assert [5, 5] == [
        line.count("\t") for line in shown(p("{{ 正文 }}"), given={"正文": parse(text)})
    ]


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("T03", "{{ 图片|并排(0) }}"), ("T03", "{{ 图片|并排(7) }}"),
        ("T03", '{{ 图片|并排("2") }}'), ("T03", "{{ 图|图号(1) }}"),
        ("T06", "{{ 名单|并排 }}"), ("T06", "{{ 图|并排 }}"), ("T06", "{{ 单位|图号 }}"),
        ("T06", "{{ 图片|图号 }}"), ("T06", "{{ 图片|顿号 }}"),
    ],
)  # fmt: skip
def test_a_filter_of_pictures_says_what_it_takes(code: str, tag: str) -> None:
    with pytest.raises(TemplateError) as caught:
        made(p(tag))
    assert [code] == [fault.code for fault in caught.value.faults]


def test_a_row_without_its_picture_is_missing() -> None:
    found = fill(p("{{ 图片|并排 }}"), given={"图片": (DRILL, Paper())}, draft=True)
    assert (["citation"], ["【待填：citation】"]) == (
        [path_of(one) for one in found.missing],
        lines(found.data),
    )


def test_a_list_of_pictures_that_is_not_known_is_missing() -> None:
    found = fill(p("{{ 图片|并排 }}"), given={"图片": None}, draft=True)
    assert (["图片"], ["【待填：图片】"]) == (
        [path_of(m) for m in found.missing],
        lines(found.data),
    )
