# the expected value stands on the left
from decimal import Decimal

import pytest

from reportgen.amounts import Quantity


def test_a_quantity_prints_as_typed() -> None:
    assert "8.7万余" == str(Quantity(Decimal(87000), "余", Decimal(1000), "8.7万余"))


def test_a_computed_quantity_prints_its_number() -> None:
    assert "87000" == str(Quantity(Decimal("8.7E+4")))


def test_equality_ignores_the_text() -> None:
    assert Quantity(Decimal(8), text="8") == Quantity(Decimal(8), text="八")


def test_a_word_makes_it_inexact() -> None:
    assert (True, False) == (Quantity(Decimal(8)).is_exact, Quantity(Decimal(8), "余").is_exact)


def test_exact_quantities_have_a_difference() -> None:
    assert Quantity(Decimal(9), margin=Decimal(5)) == Quantity(
        Decimal(17), margin=Decimal(5)
    ) - Quantity(Decimal(8))


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (Quantity(Decimal(8), "余"), Quantity(Decimal(1))),
        (Quantity(Decimal(1)), Quantity(Decimal(8), "余")),
    ],
)
def test_approximate_quantities_have_none(now: Quantity, before: Quantity) -> None:
    with pytest.raises(ValueError, match="approximate"):
        now - before


def test_quantities_do_not_mix_with_numbers() -> None:
    with pytest.raises(TypeError):
        Quantity(Decimal(8)) - 1  # type: ignore[operator]
