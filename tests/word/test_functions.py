"""The filters and tests of the language: what they take and what they print."""

import datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import ClassVar

import attrs
import pytest

from reportgen.amounts import Change, Points, Quantity, Rate, Ratio
from reportgen.prose import parse
from reportgen.word import Printer
from reportgen.word.functions import FILTERS
from reportgen.word.questions import TESTS, is_given, is_zero

from .sample import line, values, wan


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("1311.56万元", "{{ 经费 }}"), ("1311.56万元", "{{ 经费|金额 }}"), ("1311.6万元",
        "{{ 经费|金额(1) }}"),
        ("1311.56", "{{ 经费|数 }}"), ("1312", "{{ 经费|数(0) }}"), ("13115600.00元",
        "{{ 经费|元 }}"),
        ("1311.6万元", "{{ 经费|万元(1) }}"), ("0.13亿元", "{{ 经费|亿元 }}"), ("1312",
        "{{ 经费|整数 }}"),
        ("人民币壹仟叁佰壹拾壹万伍仟陆佰元整", "{{ 经费|大写 }}"),
        ("7", '{{ "甲乙 丙丁戊己庚"|字数 }}'),
        ("95.58%", "{{ 比例 }}"), ("95.6%", "{{ 比例|百分比(1) }}"), ("95.58", "{{ 比例|数 }}"),
        ("95.58个百分点", "{{ 比例|百分点 }}"), ("95.6个百分点", "{{ 比例|百分点(1) }}"),
        ("增长10.00%", "{{ 变动|增减 }}"),
        ("97分", "{{ 得分 }}"), ("97", "{{ 得分|数 }}"), ("97", "{{ 得分|整数 }}"), ("8万余",
        "{{ 受益 }}"),
        ("8", "{{ 受益|整数 }}"), ("8万余", "{{ 受益|数 }}"), ("达标", "{{ 实际|数 }}"),
        ("2024年5月8日", "{{ 日期 }}"), ("2024-05-08", '{{ 日期|日期("yyyy-MM-dd") }}'),
        ("二〇二四年五月八日", "{{ 日期|中文日期 }}"), ("2024年", "{{ 日期|年 }}"), ("2024年",
        "{{ 年度|年 }}"),
        ("2024", "{{ 年度 }}"), ("12", "{{ 人数 }}"), ("12.0", "{{ 人数|数(1) }}"), ("第十二",
        "{{ 人数|序数 }}"),
        ("13115600.00", "{{ 经费|元数 }}"), ("1311.6", "{{ 经费|万元数(1) }}"),
        ("0.13", "{{ 经费|亿元数 }}"), ("⑫", "{{ 人数|圈号 }}"), ("L", "{{ 人数|字母 }}"),
        ("是", "{{ 公开 }}"), ("优", "{{ 等次 }}"), ("甲、乙、丙", "{{ 名单|顿号 }}"),
        ("一是甲；二是乙；三是丙", "{{ 名单|列举 }}"), ("6", "{{ 正文|字数 }}"),
    ],
)  # fmt: skip
def test_what_filters_print(expected: str, text: str) -> None:
    assert expected == line(text)


def test_one_row_is_not_enumerated() -> None:
    assert ("甲", "") == tuple(
        line("{{ 名单|列举 }}", given=values(名单=rows)) for rows in (("甲。",), ())
    )
    assert "一是甲；二是乙" == line("{{ 名单|列举 }}", given=values(名单=("甲。", "乙；")))


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (True, wan("0")), (False, wan("1")), (True, Points(Decimal(0))),
        (False, Points(Decimal(1))),
        (True, Quantity("0")), (True, Rate("0")), (False, Rate("1")),
        (True, Ratio(wan("0"), wan("5"))),
        (False, Ratio(wan("0"), wan("0"))), (True, Change(wan("5"), wan("5"))),
        (False, Change(wan("5"), wan("6"))), (True, ()), (False, ("甲",)), (True, parse("无")),
        (False, parse("甲")), (True, 0), (False, 3), (False, "达标"),
    ],
)  # fmt: skip
def test_what_is_none(expected: bool, value: object) -> None:
    assert expected is is_zero(value)


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (True, "甲"),
        (False, ()),
        (True, ("甲",)),
        (False, parse("无")),
        (True, parse("甲")),
        (True, 0),
    ],
)
def test_what_is_given(expected: bool, value: object) -> None:
    assert expected is is_given(value)


def test_every_function_has_two_names() -> None:
    assert [len(FILTERS) // 2, len(TESTS) // 2] == [
        sum(name.isascii() for name in names) for names in (FILTERS, TESTS)
    ]


def test_a_printer_prints_records_and_rows() -> None:
    row = Papers("甲")
    assert ("甲", "甲、甲") == (Printer().text(row), Printer().text((row, row)))
    with pytest.raises(TypeError, match="cannot be printed"):
        Printer().text(Papers)


@attrs.frozen
class Papers:
    title: str
    __record__: ClassVar = SimpleNamespace(main="title")


def test_a_printer_prints_plain_values() -> None:
    printer = Printer("万元", grouping=True, date="yyyy年")
    assert "12,345.00万元" == printer.text(wan("12345"))
    assert "2024年" == printer.text(datetime.date(2024, 1, 1))
    assert ("否", "1.5", "是") == tuple(map(printer.text, (False, Decimal("1.5"), True)))
    with pytest.raises(TypeError, match="cannot be printed"):
        printer.text(1.5)
    with pytest.raises(TypeError, match="cannot be printed"):
        printer.bare(object())


@pytest.mark.parametrize(
    ("expected", "amount"), [("增加3.20万元", "3.2"), ("减少3.20万元", "-3.2"), ("持平", "0")]
)
def test_money_that_is_a_change_says_its_direction(expected: str, amount: str) -> None:
    assert expected == line("{{ 经费|增减 }}", given=values(经费=wan(amount)))
