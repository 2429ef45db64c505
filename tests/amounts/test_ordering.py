"""Order among rates and points, and against whole numbers."""

from decimal import Decimal

import pytest

from reportgen.amounts import Points, Rate, Ratio

UNKNOWN = Ratio(None, 3)


def points(text: str) -> Points:
    return Points(Decimal(text))


@pytest.mark.parametrize(
    ("less", "greater"),
    [
        (Rate("89.99"), 90), (Ratio(8999, 10000), 90), (Rate("89.99"), Ratio(9, 10)),
        (points("9.5"), points("10")), (points("59.99"), 60), (89, Rate("89.01")),
    ],
)  # fmt: skip
def test_the_smaller_number_is_less(less: object, greater: object) -> None:
    assert less < greater  # type: ignore[operator]
    assert greater > less  # type: ignore[operator]
    assert not less >= greater  # type: ignore[operator]


@pytest.mark.parametrize("rate", [Rate("90"), Ratio(9, 10)])
def test_equal_numbers_are_neither(rate: Rate | Ratio) -> None:
    assert (False, True, False, True) == (rate < 90, rate <= 90, rate > 90, rate >= 90)


def test_an_unknown_rate_is_neither_less_nor_greater() -> None:
    found = (UNKNOWN < 90, UNKNOWN > 90, UNKNOWN <= 90, UNKNOWN >= 90, Rate("1") < UNKNOWN)
    assert (False,) * 5 == found


def test_other_things_have_no_order_with_rates() -> None:
    with pytest.raises(TypeError, match="not supported between instances of 'Rate' and 'str'"):
        assert Rate("1") < "2"  # type: ignore[operator]
