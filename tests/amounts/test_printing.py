# the expected value stands on the left
import decimal
from decimal import Decimal

import pytest
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from reportgen.amounts import (
    Amount,
    Change,
    Quantity,
    Rate,
    Ratio,
    print_amount,
    print_change,
    print_number,
    print_points,
    print_rate,
    read_amount,
)
from reportgen.errors import Unreadable

numbers = st.decimals(min_value=-(10**18), max_value=10**18, places=5)
HALF_UP = decimal.Context(prec=60, rounding=decimal.ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("expected", "value", "places", "grouping"),
    [
        ("1298.53", "1298.53", 2, False), ("1,298.53", "1298.53", 2, True),
        ("1298.50", "1298.5", 2, False),
        ("2.68", "2.675", 2, False), ("0.00", "-0.004", 2, False), ("-0.01", "-0.005", 2, False),
        ("3", "2.5", 0, False), ("999", "999.4", 0, True), ("1,000", "999.5", 0, True),
        ("2.5", "2.50", None, False), ("9265.353442", "9265.353442", None, False),
        ("9,265.353442", "9265.353442", None, True), ("100", "100", None, False),
        ("260000", "2.6E+5", None, False), ("0.0000000", "0", 7, False),
        ("0", "0.000", None, False),
        ("-1,234,567.00", "-1234567", 2, True),
    ],
)  # fmt: skip
def test_numbers_are_printed(expected: str, value: str, places: int | None, grouping: bool) -> None:
    assert expected == print_number(Decimal(value), places, grouping)


def test_a_quotient_of_a_hundred_digits_is_printed() -> None:
    assert "0.33" == print_number(Ratio(1, 3).value or 0)


def test_whole_numbers_are_printed() -> None:
    assert "12.00" == print_number(12)


def test_floats_are_not_printed() -> None:
    with pytest.raises(TypeError):
        print_number(1.5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expected", "unit", "places", "grouping", "with_unit"),
    [
        ("1298.53万元", "万元", 2, False, True), ("1,298.53", "万元", 2, True, False),
        ("12,985,312.34元", "元", 2, True, True), ("0.13亿元", "亿元", 2, False, True),
        ("1298.531234万元", "万元", None, False, True), ("12985.3千元", "千元", 1, False, True),
    ],
)  # fmt: skip
def test_amounts_are_printed_in_a_unit(
    expected: str, unit: str, places: int | None, grouping: bool, with_unit: bool
) -> None:
    amount = Amount(Decimal("12985312.34"))
    assert expected == print_amount(amount, unit, places, grouping, with_unit)


def test_the_default_is_yuan_with_two_places() -> None:
    assert "3.50元" == print_amount(Amount.of("3.5"))


def test_a_small_negative_amount_prints_zero() -> None:
    assert "0.00万元" == print_amount(Amount.of(-40), "万元")


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(Unreadable, match="金额单位"):
        print_amount(Amount.of(1), "块")


@pytest.mark.parametrize(
    ("expected", "rate"),
    [
        ("95.58%", Rate(Decimal("95.58"))), ("33.33%", Ratio(1, 3)), ("66.67%", Ratio(2, 3)),
        ("100.00%", Ratio(Amount.of(5), Amount.of(5))), ("—", Ratio(1, 0)), ("—", Ratio(None, 1)),
        ("—", None), ("-0.45%", Rate(Decimal("-0.45"))), ("0.13%", Rate(Decimal("0.125"))),
    ],
)  # fmt: skip
def test_rates_are_printed(expected: str, rate: Rate | Ratio | None) -> None:
    assert expected == print_rate(rate)


def test_rates_have_the_asked_places() -> None:
    assert "52.9%" == print_rate(Ratio(9, 17), 1)


@pytest.mark.parametrize(
    ("expected", "points"),
    [("3.20个百分点", Decimal("3.2")), ("-1.00个百分点", -1),
    ("3.20个百分点", Rate(Decimal("3.2"))),
     ("25.00个百分点", Ratio(1, 4)), ("—", Ratio(1, 0)), ("—", None)],
)  # fmt: skip
def test_points_are_printed(expected: str, points: Decimal | int | Rate | Ratio | None) -> None:
    assert expected == print_points(points)


@pytest.mark.parametrize(
    ("expected", "now", "before"),
    [
        ("增长3.20%", Amount.of("103.2"), Amount.of(100)),
        ("下降3.20%", Amount.of("96.8"), Amount.of(100)),
        ("持平", Amount.of(100), Amount.of(100)), ("—", Amount.of(100), Amount.of(0)),
        ("—", None, Amount.of(1)), ("—", Amount.of(1), None), ("持平", Amount.of(0), Amount.of(0)),
        ("增长0.00%", Amount.of("100.001"), Amount.of(100)), ("—", Amount.of(5), Amount.of(-5)),
        ("—", Quantity(Decimal(8), "余"), Quantity(Decimal(7))), ("增长100.00%", 2, 1),
    ],
)  # fmt: skip
def test_changes_are_printed(expected: str, now: Amount | None, before: Amount | None) -> None:
    assert expected == print_change(Change(now, before))


def test_a_change_has_the_asked_words_and_places() -> None:
    change = Change(Quantity(Decimal(8)), Quantity(Decimal(17)))
    assert "减少52.9%" == print_change(change, 1, words=("增加", "减少", "不变"))


@given(numbers, st.integers(0, 4))
def test_grouped_numbers_equal_those_of_babel(value: Decimal, places: int) -> None:
    pattern = "#,##0" + ("." + "0" * places if places else "")
    with decimal.localcontext(HALF_UP):
        expected = format_decimal(value, pattern, locale="zh_CN")
    assert expected.removeprefix("-") == print_number(value, places, True).removeprefix("-")


@given(numbers)
def test_per_cents_equal_those_of_babel(value: Decimal) -> None:
    with decimal.localcontext(HALF_UP):
        expected = format_percent(value, "0.00%", locale="zh_CN")
        percent = value * 100
    assert expected.removeprefix("-") == print_rate(Rate(percent)).removeprefix("-")


@given(st.decimals(min_value=-1, max_value=1, places=12), st.integers(0, 12))
def test_small_numbers_are_printed_in_full(value: Decimal, places: int) -> None:
    rounded = HALF_UP.plus(HALF_UP.quantize(value, Decimal(1).scaleb(-places)))
    assert f"{rounded:f}" == print_number(value, places)


@given(numbers, st.integers(0, 6), st.booleans())
def test_negative_zero_is_never_printed(value: Decimal, places: int, grouping: bool) -> None:
    printed = print_number(value, places, grouping)
    assert not printed.startswith("-") or set(printed) & set("123456789")


@given(numbers, numbers)
def test_a_callers_context_changes_no_print(value: Decimal, other: Decimal) -> None:
    def everything() -> list[str]:
        amount, base = Amount(value), Amount(other)
        change = Change(amount, base)
        return [
            print_amount(amount, "万元"),
            print_number(value, None, True),
            print_rate(Ratio(amount, base)),
            print_change(change),
            str(read_amount("1298.53", "万元", 2)),
        ]

    expected = everything()
    with decimal.localcontext(decimal.Context(prec=6, rounding=decimal.ROUND_DOWN)):
        assert expected == everything()
