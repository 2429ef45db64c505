# the expected value stands on the left
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.amounts import ZERO, Amount, Change, Quantity, Rate, Ratio
from reportgen.amounts.decimals import quantize

wan = lambda text: Amount.of(text, "万元", margin="0.005")  # noqa: E731
sums = st.decimals(min_value=-(10**9), max_value=10**9, places=2).map(
    lambda yuan: Amount(yuan, Decimal(50))
)


def test_a_ratio_is_part_over_whole() -> None:
    assert Decimal("0.25") == Ratio(Amount.of(1), Amount.of(4)).value


def test_a_ratio_has_per_cents() -> None:
    assert Decimal(25) == Ratio(1, 4).percent


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (None, Amount.of(1)),
        (Amount.of(1), None),
        (Amount.of(1), Amount.of(0)),
        (1, 0),
        (Quantity(Decimal(8), "余"), Quantity(Decimal(9))),
        (Quantity(Decimal(8)), Quantity(Decimal(9), "约")),
    ],
)
@pytest.mark.parametrize("name", ["value", "percent", "bounds"])
def test_a_ratio_is_unknown_without_exact_parts_and_a_base(
    part: object, whole: object, name: str
) -> None:
    assert getattr(Ratio(part, whole), name) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(("expected", "whole"), [(True, 2), (False, 0), (False, None)])
def test_a_ratio_says_whether_it_is_known(expected: bool, whole: int | None) -> None:
    assert expected is Ratio(1, whole).is_known


def test_money_over_a_bare_number_is_refused() -> None:
    with pytest.raises(TypeError, match="do not mix"):
        Ratio(Amount.of(1), 3)


def test_a_float_has_no_ratio() -> None:
    with pytest.raises(TypeError):
        Ratio(1.5, 3)  # type: ignore[arg-type]


def test_ratios_of_quantities_use_their_numbers() -> None:
    assert Decimal(50) == Ratio(Quantity(Decimal(4)), Quantity(Decimal(8))).percent


def test_a_callers_context_does_not_shorten_a_ratio() -> None:
    with localcontext() as context:
        context.prec = 6
        assert 100 == len(str(Ratio(1, 3).value).removeprefix("0."))


def test_a_stated_rate_keeps_its_number() -> None:
    assert Decimal("95.58") == Rate(Decimal("95.58")).percent


def test_rates_are_equal_whatever_was_typed() -> None:
    assert Rate(Decimal(95), text="95%") == Rate(Decimal("95.0"), text="95.0%")


@pytest.mark.parametrize(
    ("expected", "rate"), [(True, "95.58"), (True, "95.57"), (False, "95.56"), (False, "95.60")]
)
def test_a_rate_agrees_with_a_ratio_within_all_margins(expected: bool, rate: str) -> None:
    # 95.575 ± 0.00978 from the parts (half of 0.01 on 100), ± 0.005 as stated
    ratio = Ratio(wan("95.575"), wan("100"))
    assert expected is Rate(Decimal(rate), Decimal("0.0005")).agrees_with(ratio)


def test_rates_agree_where_their_margins_touch() -> None:
    assert Rate(Decimal("95.58"), Decimal("0.005")).agrees_with(Rate(Decimal("95.585")))


def test_an_unknown_ratio_contradicts_nothing() -> None:
    assert Rate(Decimal(95)).agrees_with(Ratio(1, 0))


def test_a_base_that_may_be_nought_contradicts_nothing() -> None:
    assert Rate(Decimal(95)).agrees_with(Ratio(wan("1"), wan("0.004")))


@given(sums, sums)
def test_a_ratio_lies_within_its_bounds(part: Amount, whole: Amount) -> None:
    ratio = Ratio(part, whole)
    low, high = ratio.bounds or (ratio.percent, ratio.percent)
    assert low is None or low <= ratio.percent <= high  # type: ignore[operator]


@given(sums, sums)
def test_the_printed_form_of_a_ratio_agrees_with_it(part: Amount, whole: Amount) -> None:
    ratio = Ratio(part, whole)
    stated = Decimal(0) if ratio.percent is None else ratio.percent.quantize(Decimal("0.01"))
    assert ratio.percent is None or Rate(stated, Decimal("0.005")).agrees_with(ratio)


@pytest.mark.parametrize(
    ("expected", "now", "before"),
    [
        (Amount.of(5), Amount.of(15), Amount.of(10)),
        (Quantity(Decimal(-9)), Quantity(Decimal(8)), Quantity(Decimal(17))),
        (Decimal(3), 5, 2),
        (Decimal(3), Quantity(Decimal(5)), 2),
        (None, None, Amount.of(10)),
        (None, Amount.of(10), None),
        (None, Quantity(Decimal(8), "余"), Quantity(Decimal(17))),
    ],
)
def test_a_change_has_a_difference_of_its_kind(
    expected: object, now: object, before: object
) -> None:
    assert expected == Change(now, before).difference  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expected", "now", "before"), [(1, 3, 2), (0, 2, 2), (-1, 1, 2), (1, 1, 0), (None, None, 1)]
)
def test_a_change_has_a_direction(expected: int | None, now: int | None, before: int) -> None:
    assert expected == Change(now, before).direction


def test_growth_is_the_difference_over_the_base() -> None:
    change = Change(Amount.of(103), Amount.of(100)).ratio
    assert change is not None
    assert Decimal(3) == change.percent


@pytest.mark.parametrize("before", [0, -5, None])
def test_growth_needs_a_positive_base(before: int | None) -> None:
    assert Change(3, before).ratio is None


@given(sums, sums)
def test_growth_in_per_cent_is_that_of_its_ratio(now: Amount, before: Amount) -> None:
    change = Change(now, before)
    assert (change.ratio.percent if change.ratio else None) == change.percent


def test_growth_of_what_is_unknown_has_no_per_cents() -> None:
    assert Change(None, ZERO).percent is None


def test_quotients_have_a_difference() -> None:
    change = Change(Ratio(1, 3).value, Ratio(1, 30).value).difference
    assert isinstance(change, Decimal)
    assert Decimal("0.3") == quantize(change, 9)


def test_changes_of_money_need_money() -> None:
    with pytest.raises(TypeError, match="do not mix"):
        Change(Amount.of(1), 3)
