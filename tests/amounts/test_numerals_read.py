from decimal import Decimal

import cn2an
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportgen.amounts import capital, cardinal, read_cardinal, read_rmb, rmb
from reportgen.errors import Unreadable

from .cases import CARDINALS, MONEY, STYLES

whole = st.integers(min_value=-(10**16) + 1, max_value=10**16 - 1)
yuan = st.decimals(min_value=-(10**13), max_value=10**13, places=2)
styles = st.sampled_from(["none", "wan", "yuan", "both"])


def has_empty_wan(number: int) -> bool:
    """Whether the 万 group is nought below 亿: the known fault of cn2an 0.5.24."""
    return abs(number) >= 10**8 and abs(number) // 10**4 % 10**4 == 0


def cardinal_or_none(text: str) -> int | None:
    try:
        return read_cardinal(text)
    except Unreadable:
        return None


@pytest.mark.parametrize(("text", "expected"), CARDINALS)
def test_every_cardinal_of_the_table_is_read_back(text: str, expected: int) -> None:
    assert expected == read_cardinal(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (12, "一十二"),
        (115, "一百十五"),
        (2, "两"),
        (200, "两百"),
        (20000, "两万"),
        (10**12, "一万亿"),
        (107000, "十万零七千"),
        (2003, "二千〇三"),
        (105, "壹佰零伍"),
        (26 * 10**7, "貳億陸仟萬"),
        (333, "叁佰參拾叄"),
        (-3, "负三"),
        (12, " 十二 "),
    ],
)
def test_permitted_variants_are_read(expected: int, text: str) -> None:
    assert expected == read_cardinal(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "负", "一百二", "一万二", "十百", "百", "万", "一亿二亿", "二〇二四", "一二", "零一",
        "一零", "一百零零一", "一千一", "一百一十零", "十十", "一万万", "12", "十2", "一兆", "abc",
        "负负三", "一" * 61, "九千九百九十九万亿亿", "一百二十元", "廿",
    ],
)  # fmt: skip
def test_wrong_spellings_are_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="汉字数"):
        read_cardinal(text)


@pytest.mark.parametrize(("text", "expected"), [case for case in MONEY if "0.00" not in case[1]])
def test_money_of_the_table_is_read_back(text: str, expected: str) -> None:
    assert text == rmb(read_rmb("人民币" + text), prefix="")


@pytest.mark.parametrize(("text", "expected", "style"), STYLES)
def test_every_style_of_zero_is_read(text: str, expected: str, style: str) -> None:
    assert Decimal(expected) == read_rmb(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("1409.5", "人民币壹仟肆佰零玖元伍角"),
        ("1409.5", "人民币壹仟肆佰零玖元伍角整"),
        ("1409.5", "壹仟肆佰零玖圆伍角正"),
        ("200000000", "貳億圓整"),
        ("60000", "陸萬圓"),
        ("1200000", "一百二十万元"),
        ("0.5", "伍角"),
        ("0.05", "伍分"),
        ("0", "零元整"),
        ("1.05", "壹元零伍分"),
        ("1.05", "壹元伍分"),
        ("-3.2", "人民币负叁元贰角"),
        ("12", "人民币 壹拾贰 元整"),
        ("12", "人民币：壹拾贰元整"),
    ],
)
def test_money_in_numerals_is_read(expected: str, text: str) -> None:
    assert Decimal(expected) == read_rmb(text)


@pytest.mark.parametrize(
    "text",
    ["", "人民币", "元", "整", "人民币元整", "壹", "壹元伍", "伍角壹元", "壹元零", "壹元壹元",
     "一百二元", "壹拾角", "十二点五万元", "12元", "负", "壹毛"],
)  # fmt: skip
def test_money_that_is_not_spelt_right_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="大写金额"):
        read_rmb(text)


def test_a_refusal_quotes_long_text_in_short() -> None:
    with pytest.raises(Unreadable, match=r"“一{30}…”"):
        read_cardinal("一" * 100000)


@given(whole)
def test_cardinals_are_read_back(number: int) -> None:
    assert number == read_cardinal(cardinal(number))


@given(whole)
def test_capitals_are_read_back(number: int) -> None:
    assert number == read_cardinal(capital(number))


@given(yuan, styles, st.booleans(), st.sampled_from(["整", "正"]))
def test_money_is_read_back(value: Decimal, style: str, after_jiao: bool, sign: str) -> None:
    text = rmb(value, optional_zero=style, whole_after_jiao=after_jiao, whole=sign)  # type: ignore[arg-type]
    assert value == read_rmb(text)


@given(st.text(alphabet="零一二三十百千万亿两负元角分整", max_size=12))
def test_what_is_read_is_one_number_only(text: str) -> None:
    number = cardinal_or_none(text)
    assert number is None or number == read_cardinal(cardinal(number))


@given(whole)
def test_cardinals_equal_those_of_cn2an(number: int) -> None:
    assume(not has_empty_wan(number))
    assert cn2an.an2cn(number, "low") == cardinal(number)


@pytest.mark.parametrize("number", range(0, 200_000, 997))
def test_small_cardinals_equal_those_of_cn2an(number: int) -> None:
    assert cn2an.an2cn(number, "low") == cardinal(number)


@given(st.integers(min_value=0, max_value=10**15))
def test_money_without_optional_zeros_equals_that_of_cn2an(fen: int) -> None:
    assume(not has_empty_wan(fen // 100))
    value = Decimal(fen).scaleb(-2)
    assume(fen >= 100)  # below one yuan cn2an writes 零元
    assert cn2an.an2cn(str(value), "rmb") == rmb(value, prefix="", optional_zero="none")


@given(whole)
def test_cn2an_reads_our_cardinals(number: int) -> None:
    assert number == cn2an.cn2an(cardinal(number), "smart")
