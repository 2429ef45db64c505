# the expected value stands on the left
from collections.abc import Iterator
from decimal import Decimal

import num2words
import pytest

from reportgen.amounts.num2words_zh import register


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    """The converter registered, and taken out again."""
    before = dict(num2words.CONVERTER_CLASSES)
    register()
    yield
    num2words.CONVERTER_CLASSES.clear()
    num2words.CONVERTER_CLASSES.update(before)


@pytest.mark.parametrize("lang", ["zh", "zh_CN", "zh_Hans"])
@pytest.mark.parametrize(
    ("expected", "number", "to"),
    [
        ("一亿零一千", 100001000, "cardinal"), ("负十", -10, "cardinal"),
        ("十二", "12", "cardinal"),
        ("十二点零五", Decimal("12.05"), "cardinal"), ("负零点五", Decimal("-0.5"), "cardinal"),
        ("十二", Decimal("12.00"), "cardinal"), ("第三", 3, "ordinal"), ("第十二", "12", "ordinal"),
        ("第3", 3, "ordinal_num"), ("二〇二四年", 2024, "year"), ("二〇二四年", "2024", "year"),
        ("壹仟肆佰零玖元伍角", Decimal("1409.5"), "currency"), ("壹元整", "1", "currency"),
    ],
)  # fmt: skip
def test_num2words_speaks_chinese(expected: str, number: object, to: str, lang: str) -> None:
    assert expected == num2words.num2words(number, lang=lang, to=to)


def test_money_takes_the_options_of_our_own() -> None:
    assert "人民币壹元伍角正" == num2words.num2words(
        Decimal("1.5"), lang="zh", to="currency", currency="CNY",
        prefix="人民币", whole="正", whole_after_jiao=True,
    )  # fmt: skip


def test_other_currencies_are_refused() -> None:
    with pytest.raises(NotImplementedError, match="EUR"):
        num2words.num2words(1, lang="zh", to="currency", currency="EUR")


@pytest.mark.parametrize("to", ["cardinal", "ordinal", "year", "currency"])
def test_floats_are_refused(to: str) -> None:
    with pytest.raises(TypeError):
        num2words.num2words(1.5, lang="zh", to=to)


@pytest.mark.parametrize("to", ["ordinal", "ordinal_num", "year"])
def test_fractions_have_no_ordinal_or_year(to: str) -> None:
    with pytest.raises(TypeError, match="whole"):
        num2words.num2words(Decimal("1.5"), lang="zh", to=to)
