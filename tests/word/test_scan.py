import time

import pytest

from reportgen.word.scan import LONGEST, pieces, straightened


def found(text: str) -> list[tuple[str, str | None]]:
    return [(piece.kind, piece.inner) for piece in pieces(text)]


def test_the_three_kinds_of_tags() -> None:
    expected = [("{{", " 单位 "), ("{%", " if x "), ("{#", " 注 ")]
    assert expected == found("甲{{ 单位 }}乙{% if x %}丙{# 注 #}丁")


@pytest.mark.parametrize("text", ["｛｛ 单位 ｝｝", "{｛ 单位 ｝}", "{{ 单位 ｝}"])
def test_full_width_braces_are_braces(text: str) -> None:
    assert [("{{", " 单位 ")] == found(text)


@pytest.mark.parametrize("text", ["｛％ if x ％｝", "｛% if x %｝", "{％ if x %}"])
def test_full_width_per_cent_signs_are_per_cent_signs(text: str) -> None:
    assert [("{%", " if x ")] == found(text)


@pytest.mark.parametrize("text", ["｛甲｝", "{甲}", "50%", "｝", "{", "％", "甲{乙 {丙"])
def test_single_braces_are_text(text: str) -> None:
    assert [] == found(text)


@pytest.mark.parametrize(
    "inner",
    [
        'x|顿号("}}")',
        "x|顿号('%}')",
        "x == “}}”",
        "x == ‘%}’",
        r'x == "\"}}"',
        'x == "{"',
        "x == '%'",
    ],
)
def test_edges_within_constants_are_text(inner: str) -> None:
    assert [("{{", inner)] == found("{{" + inner + "}}")


@pytest.mark.parametrize("quote", ['"', "'", "“", "”"])
def test_a_lone_quote_does_not_swallow_what_follows(quote: str) -> None:
    assert [("{{", f" 甲{quote} "), ("{{", " 乙 ")] == found("{{ 甲" + quote + " }}，{{ 乙 }}")


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([("{{", None)], "{{ 单位"),
        ([("}}", None)], "单位 }}"),
        ([("{%", None)], "{% if x"),
        ([("%}", None)], "x %}"),
        ([("{#", None)], "{# 注"),
        ([("#}", None)], "注 #}"),
        ([("{{", None)], "｛｛ 单位"),
        ([("{{", None), ("{{", " 乙 ")], "{{ 甲 {{ 乙 }}"),
        ([("{%", None), ("{{", " 乙 ")], "{% if {{ 乙 }}"),
    ],
)
def test_edges_without_their_other_half(expected: list[tuple[str, None]], text: str) -> None:
    assert expected == found(text)


def test_a_tag_that_ends_like_another_is_one_fault() -> None:
    (piece,) = pieces("{{ 单位 %}")
    assert (None, "%}") == (piece.inner, piece.meets)


def test_a_tag_without_end_is_not_looked_for_for_ever() -> None:
    assert [("{{", None), ("}}", None)] == found("{{" + "甲" * LONGEST + "}}")


@pytest.mark.parametrize(
    "unit", ["{", "{{", "}}", "{%", "{#", '{{"', "{{“", "{{'\\", "“", "{{ x }}", "{# #}"]
)
def test_any_text_is_read_in_linear_time(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    start = time.perf_counter()
    for _ in pieces(text):
        pass
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ('x|日期("yyyy")', "x｜日期（“yyyy”）"),
        ('x|顿号("，")', "x|顿号(“，”)"),
        ('x == "无“此”项"', 'x ＝＝ "无“此”项"'),
        ('x == "无"', "x == ”无”"),
        ('x == "无"', "x == ‘无’"),
        ("部门.名称", "部门。名称"),
        ("部门.名称", "部门．名称"),
        ("x y", "x\u3000y"),
        ("xy", "x\u200by"),
        ("a < 1", "a ＜ 1"),
        (r'x == "甲\"\\乙"', 'x == “甲"\\乙”'),
        ("'（'", "'（'"),
    ],
)
def test_marks_are_straightened_outside_of_constants(expected: str, text: str) -> None:
    assert expected == straightened(text)
