# the expected value stands on the left
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.amounts import (
    Amount,
    Rate,
    print_amount,
    print_number,
    print_rate,
    read_amount,
    read_count,
    read_date,
    read_number,
    read_quantity,
    read_rate,
    read_rmb,
    read_year,
    rmb,
)
from reportgen.errors import Unreadable

READERS = [
    read_number, read_amount, read_rate, read_count, read_quantity, read_date, read_year, read_rmb,
]  # fmt: skip

# What people type, drawn from the signs that matter.
typed = st.text(
    alphabet="0123456789１２,，. .．-－—(（)）%％¥￥元万亿约余一二百零年月日点负无/e　", max_size=30
)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("1298.53", "1298.53"), ("1298.53", " 1298.53 "), ("1298.53", "　1298.53　"),
        ("1298.53", "１２９８．５３"), ("1298.53", "１，２９８．５３"), ("1298.53", "1，298.53"),
        ("1298.53", "1,298.53"), ("1298.53", "1 298.53"), ("1298.53", "1\u2009298.53"),
        ("1298.53", "1\u00a0298.53"), ("1298.53", "\ufeff1298.53"), ("4814130.68", "4,814,130.68"),
        ("-5", "-5"), ("-5", "－5"), ("-5", "−5"), ("-5", "负5"), ("-5", "- 5"), ("-5", "(5)"),
        ("-5.00", "（5.00）"), ("-5", "( 5 )"), ("5", "+5"), ("0.5", ".5"), ("7", "007"),
        ("0", "0"), ("0", "-0"), ("0", "—"), ("0", "——"), ("0", "-"), ("0", "－"), ("0", "无"),
        ("12", "十二"), ("-3", "负三"), ("98.5", "98.5"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("0.12345678901", "0.12345678901"),
    ],
)  # fmt: skip
def test_numbers_are_read(expected: str, text: str) -> None:
    assert Decimal(expected) == read_number(text)


@pytest.mark.parametrize("text", ["-0", "(0)", "-0.00", "负0"])
def test_no_reader_gives_negative_zero(text: str) -> None:
    assert "-" not in str(read_number(text))


@pytest.mark.parametrize(
    ("remedy", "text"),
    [
        ("每三位一个", "1,2,3"), ("每三位一个", "12,34.5"), ("每三位一个", "1,2345"),
        ("每三位一个", "1234,567"), ("每三位一个", "0,123"), ("每三位一个", "1,298 530"),
        ("小数点只能有一个", "1.2.3"), ("科学计数法", "1e3"), ("科学计数法", "1.5E+10"),
        ("只填阿拉伯数字", "NaN"), ("只填阿拉伯数字", "Infinity"), ("一个数", "1-2"),
        ("一个数", "5～8"),
        ("一个数", "3至5"), ("一个数", "1/2"), ("不要两样都写", "(-5)"), ("缺数字", "5."),
        ("准确数", "约5"), ("准确数", "600多"), ("准确数", "5左右"), ("不填百分数", "5%"),
        ("超过30位", "1" * 31), ("内容过长（201字）", "1" * 201), ("填0", ""), ("填0", "　 "),
        ("只填数字", "abc"), ("只填数字", "5万元"), ("只填数字", "/"), ("只填数字", "¥5"),
        ("只填数字", "½"), ("只填数字", "٣"), ("只填数字", "(5"), ("只填数字", "5)"),
        ("数位要写全", "一百二"), ("只填数字", "--5"),
    ],
)  # fmt: skip
def test_numbers_are_refused_with_a_remedy(remedy: str, text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_number(text)
    assert remedy in caught.value.remedy


def test_a_refusal_is_one_chinese_sentence() -> None:
    with pytest.raises(Unreadable) as caught:
        read_amount("12,34.5")
    assert (
        "不能识别“12,34.5”，需要一个金额，如1298.53；千分位逗号须每三位一个，如1,298.53，也可以不写"
        == str(caught.value)
    )


def test_a_refusal_quotes_long_text_in_short() -> None:
    with pytest.raises(Unreadable) as caught:
        read_amount("很长\n的说明" * 30)
    assert 31 >= len(caught.value.found)


@pytest.mark.parametrize(
    ("yuan", "text", "unit"),
    [
        ("1298.53", "1298.53", "元"), ("12985300", "1298.53", "万元"),
        ("1298530", "1298.53", "千元"),
        ("300000000", "3", "亿元"), ("12985300", "1298.53万元", "元"),
        ("300000000", "3亿元", "万元"), ("12", "12元", "万元"), ("260000", "26万", "万元"),
        ("260000", "26 万元", "元"), ("5000", "5千元", "万元"), ("12", "12元整", "元"),
        ("1298.53", "￥1,298.53", "元"), ("1298.53", "¥1298.53元", "元"), ("5", "人民币5元", "元"),
        ("5", "人民币：5元", "元"), ("5", "人民币￥5", "元"), ("-5", "￥-5", "元"),
        ("-5", "-￥5", "元"),
        ("-50000", "（5.00万元）", "元"), ("-5", "(￥5.00)", "元"),
        ("500000000000", "5000亿", "元"),
        ("1000000000000", "1万亿元", "元"), ("12", "12圆", "元"),
        ("1409.5", "人民币壹仟肆佰零玖元伍角", "万元"),
        ("200000000", "貳億圓整", "万元"), ("60000", "陸萬圓", "元"),
        ("1200000", "一百二十万元", "万元"),
        ("1200000", "一百二十万", "万元"), ("1200000", "一百二十", "万元"),
        ("-3", "负三元", "万元"),
        ("10000", "壹万元整", "元"), ("0.5", "伍角", "元"), ("0", "零元整", "元"),
    ],
)  # fmt: skip
def test_amounts_are_read_in_their_unit(yuan: str, text: str, unit: str) -> None:
    assert Decimal(yuan) == read_amount(text, unit).yuan


@pytest.mark.parametrize(
    ("margin", "text", "unit", "places"),
    [
        ("50", "14.00", "万元", 2), ("50", "14", "万元", 2), ("5", "14.123", "万元", 2),
        ("0", "14.123456", "万元", 2), ("5000", "14", "万元", None), ("50", "14.00", "万元", None),
        ("0", "12.00", "元", 2), ("0", "12", "元", 2), ("0.5", "12", "元", 0),
        ("0.05", "12.5", "元", None),
        ("0.5", "12", "元", None), ("0", "12.50", "元", None), ("50", "3亿元", "万元", 2),
        ("50000000", "3亿元", "元", None), ("0.5", "12元", "万元", 2), ("50", "26万", "万元", 2),
        ("0", "14.12元", "万元", 2), ("0.5", "14", "万元", 4), ("0", "14", "万元", 6),
        ("0", "壹拾肆万元整", "万元", 2), ("0", "一百二十", "万元", 2), ("0", "0", "万元", 2),
        ("0", "0.00", "万元", 2), ("0", "—", "万元", 2), ("0", "无", "万元", None),
        ("500000", "1", "亿元", 2),
    ],
)  # fmt: skip
def test_a_margin_is_half_of_the_finer_of_declared_and_typed_place(
    margin: str, text: str, unit: str, places: int | None
) -> None:
    assert Decimal(margin) == read_amount(text, unit, places).margin


@pytest.mark.parametrize("text", [" 1,298.53 ", "—", "１２", "壹元整", "0"])
def test_an_amount_keeps_its_text_as_typed(text: str) -> None:
    assert text == read_amount(text).text


@pytest.mark.parametrize("text", ["—", "——", "-", "－", "无", "0", "0.00"])
def test_none_is_zero(text: str) -> None:
    assert read_amount(text, "万元", 2).is_zero


@pytest.mark.parametrize(
    ("remedy", "text"),
    [
        ("准确数", "约5万元"), ("准确数", "60余万元"), ("准确数", "近600元"), ("准确数", "几万元"),
        ("不填百分数", "5%"), ("只写一个单位", "3亿4500万元"), ("只写一个单位", "12元5角"),
        ("科学计数法", "1e3"), ("每三位", "1 2"), ("一个数", "5元/8元"), ("可带单位", "5美元"),
        ("可带单位", "12整"), ("可带单位", "2024年"), ("可带单位", "/"), ("逐字核对", "壹元伍"),
        ("数位要写全", "一百二"), ("可带单位", "详见附件"), ("填0", ""),
        ("超过30位", "9" * 31 + "元"),
        ("逐字核对", "万"),
    ],
)  # fmt: skip
def test_amounts_are_refused_with_a_remedy(remedy: str, text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_amount(text, "万元", 2)
    assert remedy in caught.value.remedy


def test_an_amount_in_an_unknown_unit_is_refused() -> None:
    with pytest.raises(Unreadable, match="金额单位"):
        read_amount("5", "美元")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("value", [12, 1.5, None])
def test_readers_take_text_only(reader: object, value: object) -> None:
    with pytest.raises(TypeError):
        reader(value)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("expected", "margin", "text"),
    [
        ("95.58", "0.005", "95.58%"), ("95.58", "0.005", "95.58％"),
        ("95.58", "0.005", "９５．５８％"),
        ("95.58", "0.005", "95.58"), ("95.58", "0.005", "95.58 %"), ("0.98", "0.005", "0.98"),
        ("100", "0.5", "100%"), ("100", "0.5", "100"), ("-5", "0.5", "-5%"),
        ("-5", "0.5", "（5%）"),
        ("1298.5", "0.05", "1,298.5%"), ("95", "0.5", "百分之九十五"),
        ("95.58", "0.005", "百分之九十五点五八"),
        ("0.5", "0.05", "百分之零点五"), ("95.58", "0.005", "百分之95.58"),
        ("-5", "0.5", "负百分之五"),
        ("-5", "0.5", "百分之负五"), ("100", "0.5", "百分之一百"), ("0", "0.5", "0%"),
    ],
)  # fmt: skip
def test_rates_are_read(expected: str, margin: str, text: str) -> None:
    assert Rate(Decimal(expected), Decimal(margin)) == read_rate(text)


@pytest.mark.parametrize(
    ("margin", "text", "places"), [("0.005", "95.5", 2), ("0.0005", "95.123", 2), ("0.5", "95", 0)]
)
def test_declared_places_sharpen_a_rate(margin: str, text: str, places: int) -> None:
    assert Decimal(margin) == read_rate(text, places).margin


def test_a_rate_keeps_its_text() -> None:
    assert "95.58％" == read_rate("95.58％").text


@pytest.mark.parametrize(
    ("remedy", "text"),
    [
        ("留空", "—"), ("留空", "无"), ("留空", ""), ("换算", "5‰"), ("换算", "千分之五"),
        ("留空", "5%%"), ("留空", "%"), ("留空", "百分之"), ("留空", "百分之点五"),
        ("留空", "百分之五点"), ("留空", "百分之五点x"), ("准确数", "约百分之五"),
        ("准确数", "约5%"),
        ("留空", "五"), ("留空", "大百分之五"), ("一个数", "63%～68"), ("留空", "¥5%"),
        ("留空", "5个百分点"), ("小数点", "1.2.3%"),
    ],
)  # fmt: skip
def test_rates_are_refused_with_a_remedy(remedy: str, text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_rate(text)
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (12, "12"), (1234, "1,234"), (12, "12.0"), (12, "１２"), (12000, "1.2万"), (12, "十二"),
        (2, "两"), (0, "0"), (0, "—"), (0, "无"), (26, " 26 "), (300, "3百"),
    ],
)  # fmt: skip
def test_counts_are_read(expected: int, text: str) -> None:
    assert expected == read_count(text)


@pytest.mark.parametrize(
    "text", ["12.5", "-3", "负三", "12人", "约12", "", "¥12", "1.23456万", "12%"]
)
def test_counts_are_whole_and_not_negative(text: str) -> None:
    with pytest.raises(Unreadable, match="整数"):
        read_count(text)


@given(st.decimals(min_value=-(10**20), max_value=10**20, places=2), st.booleans())
def test_printed_numbers_are_read_back(value: Decimal, grouping: bool) -> None:
    assert value == read_number(print_number(value, 2, grouping))


@given(
    st.decimals(min_value=-(10**15), max_value=10**15, places=2),
    st.sampled_from(["元", "千元", "万元", "亿元"]),
    st.booleans(),
)
def test_exactly_printed_amounts_are_read_back(value: Decimal, unit: str, grouping: bool) -> None:
    printed = print_amount(Amount(value), unit, None, grouping)
    assert value == read_amount(printed, "百元").yuan


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2), st.integers(0, 4))
def test_an_amount_agrees_with_its_rounded_print(value: Decimal, places: int) -> None:
    printed = print_amount(Amount(value), "万元", places)
    # A printed 0 says none and has no margin.
    assert abs(value) < 5000 or read_amount(printed, "万元", places).agrees_with(Amount(value))


@given(st.decimals(min_value=-1000, max_value=1000, places=4))
def test_a_rate_agrees_with_its_print(value: Decimal) -> None:
    assert read_rate(print_rate(Rate(value))).agrees_with(Rate(value))


@given(st.decimals(min_value=-(10**13), max_value=10**13, places=2))
def test_amounts_in_capitals_are_read_back(value: Decimal) -> None:
    assert Amount(value) == read_amount(rmb(value), "万元", 2)


@pytest.mark.parametrize("reader", READERS)
@given(text=st.one_of(st.text(max_size=40), typed))
@example(text="1" * 201)
@example(text="\x00")
@example(text="\ud800")
@example(text="(" * 50)
@example(text="百分之" * 20)
def test_readers_raise_nothing_but_unreadable(reader: object, text: str) -> None:
    try:
        reader(text)  # type: ignore[operator]
    except Unreadable as fault:
        assert len(fault.found) <= 31  # noqa: PT017  # not raising is sound too


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("sign", ["1", "1,", " ", "(", "一", "百分之", "-", "万", "1 ", "0 "])
def test_long_text_is_refused_at_once(reader: object, sign: str) -> None:
    with pytest.raises(Unreadable):
        reader(sign * 1_000_000)  # type: ignore[operator]
