# the expected value stands on the left
import decimal
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.amounts import UNITS, ZERO, Amount, total
from reportgen.errors import Unreadable

decimals = st.decimals(min_value=-(10**15), max_value=10**15, places=2)
margins = st.decimals(min_value=0, max_value=5000, places=3)
amounts = st.builds(Amount, decimals, margins)


def test_an_amount_holds_yuan() -> None:
    assert Decimal("12500.00") == Amount.of("1.25", "万元").yuan


def test_a_margin_is_given_in_the_unit_of_the_value() -> None:
    assert Decimal(50) == Amount.of("1.25", "万元", margin="0.005").margin


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_gives_back_what_was_put_in(unit: str) -> None:
    assert Decimal("12.34") == Amount.of("12.34", unit).in_unit(unit)


def test_an_unknown_unit_is_refused_with_the_units_there_are() -> None:
    with pytest.raises(Unreadable, match="万元、"):
        Amount.of(1, "万")


def test_units_have_the_powers_of_ten() -> None:
    assert (0, 3, 4, 8) == tuple(UNITS[unit] for unit in ("元", "千元", "万元", "亿元"))


@pytest.mark.parametrize("value", [1.5, True])
def test_floats_and_bools_are_no_money(value: object) -> None:
    with pytest.raises(TypeError):
        Amount(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_money_is_finite(value: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        Amount(Decimal(value))


def test_a_margin_is_not_negative() -> None:
    with pytest.raises(ValueError, match="never negative"):
        Amount(Decimal(1), Decimal(-1))


def test_equality_ignores_the_text() -> None:
    assert Amount(Decimal(14), text="14") == Amount(Decimal("14.00"), text="14.00")


def test_equal_amounts_have_one_hash() -> None:
    assert 1 == len({Amount(Decimal(14), text="14"), Amount(Decimal("14.00"))})


def test_amounts_of_different_margin_differ() -> None:
    assert Amount(Decimal(14)) != Amount(Decimal(14), Decimal(50))


def test_an_amount_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        ZERO.yuan = Decimal(1)  # type: ignore[misc]


def test_negative_zero_is_zero() -> None:
    assert "0.00" == str(Amount(Decimal("-0.00")).yuan)


@given(amounts, amounts)
def test_sums_add_yuan_and_margins(a: Amount, b: Amount) -> None:
    assert Amount(a.yuan + b.yuan, a.margin + b.margin) == a + b


@given(amounts, amounts)
def test_differences_subtract_yuan_and_add_margins(a: Amount, b: Amount) -> None:
    assert Amount(a.yuan - b.yuan, a.margin + b.margin) == a - b


@given(amounts, amounts)
def test_a_callers_context_of_six_digits_changes_nothing(a: Amount, b: Amount) -> None:
    expected = (a + b, a - b, -a, abs(a), a.in_unit("万元"), total([a, b]), a.agrees_with(b))
    with decimal.localcontext(decimal.Context(prec=6, rounding=decimal.ROUND_DOWN)):
        found = (a + b, a - b, -a, abs(a), a.in_unit("万元"), total([a, b]), a.agrees_with(b))
    assert expected == found


@given(st.lists(amounts, max_size=8))
def test_total_is_the_sum_of_its_parts(parts: list[Amount]) -> None:
    assert sum(parts, ZERO) == total(parts)


@given(st.lists(amounts, max_size=4), st.lists(amounts, max_size=4))
def test_a_total_with_an_unknown_part_is_unknown(a: list[Amount], b: list[Amount]) -> None:
    assert total([*a, None, *b]) is None


def test_the_total_of_nothing_is_zero() -> None:
    assert total([]) == ZERO


def test_computed_amounts_have_no_text() -> None:
    read = Amount(Decimal(1), text="1")
    assert [None] * 5 == [x.text for x in (read + read, read - read, -read, abs(read), ZERO)]


def test_the_negative_of_an_amount_keeps_the_margin() -> None:
    assert Amount(Decimal(-3), Decimal(1)) == -Amount(Decimal(3), Decimal(1))


def test_the_absolute_of_an_amount_keeps_the_margin() -> None:
    assert Amount(Decimal(3), Decimal(1)) == abs(Amount(Decimal(-3), Decimal(1)))


def test_amounts_are_ordered_by_yuan() -> None:
    low, high = Amount.of(1), Amount.of(2)
    assert (True, True, False, False) == (low < high, low <= high, low > high, low >= high)


def test_order_is_closed_for_equal_yuan() -> None:
    a, b = Amount.of(1), Amount.of(1, margin=5)
    assert (True, True, False, False) == (a <= b, a >= b, a < b, a > b)


@pytest.mark.parametrize(
    "operate",
    [
        lambda a: a + 1,
        lambda a: 1 + a,
        lambda a: a - Decimal(1),
        lambda a: a / 2,
        lambda a: a < 1,
        lambda a: a <= 1,
        lambda a: a > 1,
        lambda a: a >= 1,
    ],
)
def test_amounts_do_not_mix_with_numbers(operate: object) -> None:
    with pytest.raises(TypeError):
        operate(Amount.of(1))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("expected", "other"),
    [(True, 0), (True, "0.01"), (True, "0.015"), (False, "0.0151"), (False, 1)],
)
def test_amounts_agree_within_both_margins(expected: bool, other: str | int) -> None:
    mine = Amount.of(100, "万元", margin="0.005")
    theirs = mine + Amount.of(other, "万元")
    assert expected is mine.agrees_with(Amount(theirs.yuan, Decimal(100)))


def test_the_official_total_agrees_with_its_printed_parts() -> None:
    parts = [Amount.of(n, "万元", margin="0.005") for n in ("674.75", "263.61", "1261.01")]
    assert Amount.of("2199.36", "万元", margin="0.005").agrees_with(sum(parts, ZERO))


@pytest.mark.parametrize(("expected", "value"), [(True, "0.00"), (False, "0.01"), (False, "-1")])
def test_zero_is_judged_by_value(expected: bool, value: str) -> None:
    assert expected is Amount(Decimal(value), Decimal(5)).is_zero
