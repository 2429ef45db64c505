# the expected value stands on the left
import decimal
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.amounts import decimals

money = st.decimals(min_value=-(10**20), max_value=10**20, places=6)


@pytest.mark.parametrize(
    ("expected", "value", "places"),
    [
        ("2.68", "2.675", 2),
        ("-2.68", "-2.675", 2),
        ("0.13", "0.125", 2),
        ("3", "2.5", 0),
        ("0.00", "-0.004", 2),
        ("-0.01", "-0.005", 2),
        ("10.00", "9.995", 2),
        ("1.500", "1.5", 3),
    ],
)
def test_rounding_is_half_up_away_from_zero(expected: str, value: str, places: int) -> None:
    assert expected == str(decimals.quantize(Decimal(value), places))


@given(money, money)
def test_sums_do_not_obey_the_callers_context(a: Decimal, b: Decimal) -> None:
    expected = (int(a.scaleb(6)) + int(b.scaleb(6)), -6)
    with decimal.localcontext(decimal.Context(prec=6)):
        found = decimals.add(a, b)
    assert expected == (int(found.scaleb(6, decimals.CONTEXT)), -6)


@given(money)
def test_subtracting_undoes_adding(a: Decimal) -> None:
    assert a == decimals.subtract(decimals.add(a, Decimal("0.01")), Decimal("0.01"))


def test_products_are_exact_beyond_the_callers_precision() -> None:
    with decimal.localcontext(decimal.Context(prec=6)):
        assert Decimal("121932631.112635269") == decimals.multiply(
            Decimal("12345.6789"), Decimal("9876.54321")
        )


def test_an_inexact_product_is_an_error() -> None:
    with pytest.raises(decimal.Inexact):
        decimals.multiply(Decimal(10**60 + 1), Decimal(10**60 + 1))


def test_quotients_have_a_hundred_digits() -> None:
    assert "0." + "3" * 100 == str(decimals.divide(Decimal(1), Decimal(3)))


def test_dividing_by_zero_is_an_error() -> None:
    with pytest.raises(decimal.DivisionByZero):
        decimals.divide(Decimal(1), Decimal(0))


@pytest.mark.parametrize(
    ("expected", "value"),
    [("0", "-0"), ("0.00", "-0.00"), ("260000", "2.6E+5"), ("12.50", "12.50"), ("0", "0E+4")],
)
def test_exact_numbers_are_written_out_and_have_no_negative_zero(expected: str, value: str) -> None:
    assert expected == str(decimals.exact(value))


@pytest.mark.parametrize("value", [1.5, True, None])
def test_exact_takes_no_floats_bools_or_nothing(value: object) -> None:
    with pytest.raises(TypeError):
        decimals.exact(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value", ["NaN", "Infinity", "sNaN", "1E+50", "1E-250", "9" * 41 + "." + "9" * 70, "abc", ""]
)
def test_exact_takes_finite_numbers_of_reasonable_size(value: str) -> None:
    with pytest.raises(ValueError, match="number"):
        decimals.exact(value)


@pytest.mark.parametrize("places", [-1, 41])
def test_places_are_from_0_to_40(places: int) -> None:
    with pytest.raises(ValueError, match="places"):
        decimals.step(places)


def test_shifting_is_exact() -> None:
    assert "12985300" == str(decimals.shift(Decimal("1298.53"), 4))
