"""Values that the model does not make, or hardly ever: each once brought a fill down."""

import datetime

import pytest

from reportgen.amounts import Amount, Rate, Ratio
from reportgen.prose import Picture, Reference, parse

from .making import docx, p
from .sample import (
    PLAIN,
    Record,
    Tree,
    code,
    compiled,
    filled,
    leaf,
    line,
    missing_in,
    names,
    values,
    wan,
)

PICTURES = Tree(names.RECORD, {"图片": Tree(names.LIST, {}, leaf(names.PICTURE))})
EACH = "{% for 甲 in 名单 %}{{ 甲 }}；{% endfor %}"


@pytest.mark.parametrize("text", [EACH, "{{ 名单|顿号 }}", "{{ 名单|列举 }}"])
def test_a_row_that_is_none_is_missing(text: str) -> None:
    assert ["列表中的一项"] == missing_in(p(text), given=values(名单=("甲", None)))


def test_a_row_that_is_none_is_not_filled_in() -> None:
    text = "{% for 甲 in 名单 %}{% if 甲 is 已填 %}有{% else %}无{% endif %}{% endfor %}"
    assert "有无" == line(text, given=values(名单=("甲", None)))


def test_pictures_side_by_side_one_of_which_is_none() -> None:
    filler = compiled(docx(p("{{ 图片|并排 }}")), PLAIN, PICTURES)
    found = filler.fill({"图片": (Picture("甲.png"), None)})
    assert ["列表中的一项"] == [one.name for one in found.missing]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("{{ 人数|序数 }}", values(人数=-1)),
        ("{{ 人数|序数 }}", values(人数=10**16)),
        ("{{ 经费|大写 }}", values(经费=Amount.of(10**16))),
    ],
)
def test_a_number_without_chinese_numerals_is_missing(text: str, given: Record) -> None:
    (missing,) = filled(p(text), given=given).missing
    assert "数值为负或太大，没有中文数字的写法" == missing.reason


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ("1311.6", wan("1311.56")),
        ("95.6", Rate("95.58")),
        ("甲", "甲"),
        ("一段", parse("一段")),
        ("是", True),
        ("甲、乙", ("甲", "乙")),
        ("", None),
    ],
)
def test_a_cell_may_quote_anything_as_a_number(expected: str, found: object) -> None:
    given = values(实际=Reference("x"))
    text = line("{{ 实际|数(1) }}", given=given, look_up=lambda cell, path: found)
    assert expected == text


def test_what_a_cell_quotes_is_compared() -> None:
    text = '{% if 实际 is 为零 %}零{% elif 实际 == "达标" %}达标{% endif %}'
    for expected, found in (("零", wan("0")), ("达标", "达标")):
        given = values(实际=Reference("x"))
        assert expected == line(text, given=given, look_up=lambda cell, path, f=found: f)


@pytest.mark.parametrize("pattern", ["YYYY", "ww", "yyyy-'W'w"])
def test_a_date_pattern_by_weeks_is_refused(pattern: str) -> None:
    assert "T03" == code(f'{{{{ 日期|日期("{pattern}") }}}}')


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date.max])
def test_the_first_day_and_the_last(day: datetime.date) -> None:
    assert f"{day:%m}/{day:%d}" == line('{{ 日期|日期("MM/dd") }}', given=values(日期=day))


def test_points_beyond_what_amounts_can_be() -> None:
    ratio = Ratio(Amount.of(10**40), Amount.of(1))
    expected = "1" + "0" * 42 + ".00个百分点"
    assert expected == line("{{ 比例|百分点 }}", given=values(比例=ratio))
