# the expected value stands on the left
from decimal import Decimal, localcontext

import pytest

from reportgen.amounts import Amount, capital, cardinal, digits, ordinal, rmb

from .cases import CAPITALS, CARDINALS, DIGITS, MONEY, ORDINALS, STYLES


@pytest.mark.parametrize(("expected", "number"), CARDINALS)
def test_cardinals_follow_the_mainland_system(expected: str, number: int) -> None:
    assert expected == cardinal(number)


@pytest.mark.parametrize(("expected", "number"), CAPITALS)
def test_capitals_write_the_leading_one(expected: str, number: int) -> None:
    assert expected == capital(number)


@pytest.mark.parametrize(("expected", "number"), ORDINALS)
def test_ordinals_have_di(expected: str, number: int) -> None:
    assert expected == ordinal(number)


@pytest.mark.parametrize(("expected", "number"), DIGITS)
def test_years_are_spelt_figure_by_figure(expected: str, number: int | str) -> None:
    assert expected == digits(number)


@pytest.mark.parametrize(("expected", "yuan"), MONEY)
def test_money_in_capitals_follows_the_rules(expected: str, yuan: str) -> None:
    assert expected == rmb(Decimal(yuan), prefix="")


@pytest.mark.parametrize(("expected", "yuan", "style"), STYLES)
def test_the_optional_zero_is_a_matter_of_style(expected: str, yuan: str, style: str) -> None:
    assert expected == rmb(Decimal(yuan), prefix="", optional_zero=style)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expected", "yuan"),
    [
        ("壹仟肆佰零玖元伍角整", "1409.50"),
        ("伍角整", "0.5"),
        ("壹元整", "1"),
        ("壹元零壹分", "1.01"),
    ],
)
def test_an_option_writes_zheng_after_jiao(expected: str, yuan: str) -> None:
    assert expected == rmb(Decimal(yuan), prefix="", whole_after_jiao=True)


def test_zheng_may_be_the_other_sign() -> None:
    assert "人民币壹拾元正" == rmb(10, whole="正")


def test_the_prefix_stands_without_a_gap() -> None:
    assert "人民币壹仟肆佰零玖元伍角" == rmb(Decimal("1409.50"))


def test_the_minus_follows_the_prefix() -> None:
    assert "人民币负伍元整" == rmb(-5)


def test_an_amount_is_written_in_yuan() -> None:
    assert "人民币壹拾贰万伍仟元整" == rmb(Amount.of("12.5", "万元"))


def test_the_greatest_sum_is_written() -> None:
    assert rmb(Decimal("9999999999999999.99"), prefix="").endswith("玖仟玖佰玖拾玖元玖角玖分")


def test_a_callers_context_does_not_shorten_money() -> None:
    with localcontext() as context:
        context.prec = 6
        assert "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分" == rmb(Decimal("1234567.89"), prefix="")


@pytest.mark.parametrize("number", [10**16, -(10**16)])
@pytest.mark.parametrize("spell", [cardinal, capital, ordinal, rmb])
def test_numbers_beyond_the_limit_are_refused(spell: object, number: int) -> None:
    with pytest.raises(ValueError, match=r"10\*\*16"):
        spell(number)  # type: ignore[operator]


def test_money_that_rounds_beyond_the_limit_is_refused() -> None:
    with pytest.raises(ValueError, match=r"10\*\*16"):
        rmb(Decimal("9999999999999999.995"))


@pytest.mark.parametrize("number", [1.0, True, None])
@pytest.mark.parametrize("spell", [cardinal, capital, ordinal, digits, rmb])
def test_floats_and_bools_are_refused(spell: object, number: object) -> None:
    with pytest.raises(TypeError):
        spell(number)  # type: ignore[operator]


def test_an_ordinal_is_not_negative() -> None:
    with pytest.raises(ValueError, match="not negative"):
        ordinal(-1)


@pytest.mark.parametrize("number", [-2024, "", "20a4", "２０２４"])
def test_only_plain_figures_are_spelt_one_by_one(number: int | str) -> None:
    with pytest.raises(ValueError, match="figures 0 to 9"):
        digits(number)
