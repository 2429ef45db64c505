# the expected value stands on the left
from decimal import Decimal

import pytest

from reportgen.amounts import Quantity, read_quantity
from reportgen.errors import Unreadable


@pytest.mark.parametrize(
    ("value", "word", "margin", "text"),
    [
        ("87000", "余", "1000", "8.7万余"), ("75250", "", "5", "7.525万"),
        ("600000", "余", "100000", "60余万"), ("600", "近", "100", "近600"),
        ("30000", "约", "10000", "约3万"), ("600", "多", "100", "600多"),
        ("3600", "余", "100", "3600余"), ("8", "", "0", "8"), ("1234", "", "0", "1,234"),
        ("180.5", "", "0.05", "180.5"), ("100000", "余", "100000", "十余万"),
        ("120", "", "0", "一百二十"), ("1000", "多", "1000", "一千多"),
        ("600", "左右", "100", "600左右"),
        ("600", "以上", "100", "600以上"), ("100", "不少于", "100", "不少于100"),
        ("3000", "大约", "1000", "大约3千"), ("0", "", "0", "0"), ("0", "", "0", "—"),
        ("0", "", "0", "无"), ("260000", "", "5000", "26万"), ("10000", "余", "10000", "1万余"),
        ("500", "多", "100", "5百多"), ("8", "", "0", "８"), ("-5", "", "0", "-5"),
        ("30000000", "余", "10000000", "三千余万"), ("200000000", "", "50000000", "2亿"),
        ("100000", "余", "100000", "十万余"), ("6", "约", "1", "约 6"), ("0", "约", "1", "约0"),
    ],
)  # fmt: skip
def test_quantities_are_read(value: str, word: str, margin: str, text: str) -> None:
    assert Quantity(Decimal(value), word, Decimal(margin)) == read_quantity(text)


@pytest.mark.parametrize("text", ["8.7万余", "60余万", "近600", "１２", "3600余"])
def test_a_quantity_prints_as_typed(text: str) -> None:
    assert text == str(read_quantity(f" {text}　"))


@pytest.mark.parametrize(
    ("expected", "text", "unit"),
    [
        ("8.7万余", "8.7万余份", "份"), ("600余", "600余人次", "人次"),
        ("600左右", "600人左右", "人"),
        ("60余", "60余万元", "万元"), ("8", "8 起", "起"), ("8", "8", "起"),
        ("600以上", "600人以上", "人"),
        ("52.9", "52.9%", "%"),
    ],
)  # fmt: skip
def test_the_known_unit_is_taken_off(expected: str, text: str, unit: str) -> None:
    assert expected == str(read_quantity(text, unit))


@pytest.mark.parametrize(
    ("remedy", "text"),
    [
        ("单位已定为“份”", "8.7万人"), ("大概的数", "几十"), ("大概的数", "数百"),
        ("“近”和“多”只留一个", "近600多"), ("“约”和“左右”只留一个", "约600左右"),
        ("每三位", "1,2,3"),
        ("填0", ""), ("填0", "约"), ("填0", "余"), ("填0", "份"), ("填0", "abc"), ("填0", "¥5"),
        ("一个数", "5～8"), ("填0", "一百二"), ("填0", "5余万多"), ("填0", "万"),
    ],
)  # fmt: skip
def test_quantities_are_refused_with_a_remedy(remedy: str, text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_quantity(text, "份")
    assert remedy in caught.value.remedy


def test_without_a_unit_no_unit_is_understood() -> None:
    with pytest.raises(Unreadable, match="只填数字"):
        read_quantity("8份")
