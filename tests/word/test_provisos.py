"""What a tag provides for: values that may stay blank, texts with a limit."""

from typing import Any

import pytest

from reportgen.amounts import Ratio
from reportgen.prose import parse

from .making import p
from .sample import codes, filled, line, paragraphs, values, wan

LONG = "一二三四五六七八九十"


# 可空


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("—", "{{ 经费|可空 }}"), ("—", "{{ 经费|数|可空 }}"), ("-", '{{ 经费|数|可空("-") }}'),
        ("", '{{ 单位|可空("") }}'), ("—", "{{ 部门.领导.姓名|可空 }}"), ("—", "{{ 经费|blank }}"),
        ("<无>", '{{ 单位|可空("<无>") }}'), ("—", "{{ 正文|可空 }}"),
    ],
)  # fmt: skip
def test_an_unknown_value_may_stay_blank(expected: str, text: str) -> None:
    made = filled(p(text), given=values(经费=None, 单位=None, 部门=None, 正文=None))
    assert ([expected], (), 1) == (paragraphs(made.data), made.missing, len(made.gaps.blank))


@pytest.mark.parametrize(
    ("expected", "text"), [("1311.56", "{{ 经费|数|可空 }}"), ("甲县乙局", "{{ 单位|可空 }}")]
)
def test_a_known_value_prints_as_without_the_filter(expected: str, text: str) -> None:
    made = filled(p(text))
    assert ([expected], ()) == (paragraphs(made.data), made.gaps.blank)


def test_a_draft_asks_for_what_may_stay_blank() -> None:
    made = filled(p("{{ 经费|数|可空 }}"), given=values(经费=None), draft=True)
    assert ["【待填：经费】"] == paragraphs(made.data)
    assert (["经费"], ()) == ([one.name for one in made.missing], made.gaps.blank)


def test_nothing_more_is_done_to_what_may_stay_blank() -> None:
    assert ["T06"] == codes(p("{{ 经费|可空|数 }}"))
    assert ["T06"] == codes(p("{{ 名单|可空 }}"))


# 限字


def excess(text: str, **changes: Any) -> list[str]:
    """What is wrong with a limited text."""
    return [one.reason for one in filled(p(text), given=values(**changes)).missing]


def test_a_text_within_its_limit_prints() -> None:
    assert LONG == line("{{ 单位|限字(10) }}", given=values(单位=LONG))


def test_a_text_beyond_its_limit_says_by_how_much() -> None:
    assert ["有10字，最多9字，请缩短"] == excess("{{ 单位|限字(9) }}", 单位=LONG)


def test_blanks_and_markup_do_not_count() -> None:
    text = parse("**一二** 三&四\n五<六")
    assert [] == excess("{{ 正文|限字(8) }}", 正文=text)
    assert ["有8字，最多7字，请缩短"] == excess("{{ 正文|限字(7) }}", 正文=text)


def test_what_a_text_quotes_counts_as_it_is_printed() -> None:
    given = values(正文=parse("支出【=经费】"))
    for most, lacks in ((11, 0), (10, 1)):
        text = f"{{{{ 正文|限字({most}) }}}}"
        made = filled(p(text), given=given, look_up=lambda prose, path: given["经费"])
        assert lacks == len(made.missing)


def test_a_draft_prints_the_text_and_what_is_wrong_with_it() -> None:
    made = filled(p("{{ 单位|限字(9) }}"), given=values(单位=LONG), draft=True)
    assert [LONG + "【超长：】"] == paragraphs(made.data)


def test_a_limited_text_may_stay_blank_too() -> None:
    assert "" == line('{{ 单位|限字(9)|可空("") }}', given=values(单位=None))


@pytest.mark.parametrize("text", ["{{ 单位|限字 }}", "{{ 单位|限字(0) }}", '{{ 单位|限字("9") }}'])
def test_a_limit_is_a_number_of_characters(text: str) -> None:
    assert ["T03"] == codes(p(text))


# Comparisons that decide what is asked for


@pytest.mark.parametrize(
    ("expected", "condition"),
    [("是", "比例 < 96"), ("", "比例 < 95"), ("是", "得分 <= 97"), ("", "得分 > 97")],
)
def test_rates_and_points_compare_with_whole_numbers(expected: str, condition: str) -> None:
    assert expected == line(f"{{% if {condition} %}}是{{% endif %}}")


def test_what_may_stay_blank_is_never_asked_whether_it_is_given() -> None:
    assert ["T06"] == codes(p("{% if 经费|可空 is 已填 %}{% endif %}"))


def test_a_rate_over_nothing_is_not_given() -> None:
    text = "{% if 比例 is 已填 %}{{ 比例 }}{% else %}没有{% endif %}"
    assert "没有" == line(text, given=values(比例=Ratio(wan("3"), wan("0"))))
    assert "50.00%" == line(text, given=values(比例=Ratio(wan("3"), wan("6"))))
