# the expected value stands on the left
import datetime
from decimal import Decimal
from typing import Any

import pytest

from reportgen.amounts import Amount, Points, Quantity
from reportgen.errors import Unreadable
from reportgen.model import FieldInfo, Kind
from reportgen.prose import Reference, parse
from reportgen.reading import Scalar, Settings, read_value

COMPUTED = (Kind.RATE, Kind.CHANGE, Kind.PART, Kind.LIST, Kind.PICTURE)
ENTERED = [kind for kind in Kind if kind not in COMPUTED]
SIGNS = ("≥", "≤", "=", ">", "<")


def value(kind: Kind, text: str, *choices: str, **settings: Any) -> Any:
    return read_value(
        Scalar(text), FieldInfo("项", kind, "", choices=choices), Settings(**settings)
    )


@pytest.mark.parametrize(
    ("expected", "kind", "text"),
    [
        ("某局", Kind.TEXT, " 某局　"),
        ("一\n二", Kind.TEXT, "一\r\n二"),
        ("0010", Kind.TEXT, "0010"),
        ("正科级", Kind.OPEN, "正科级"),
        (parse(" **一** "), Kind.PROSE, " **一** "),
        (parse("一"), Kind.TEXTS, "一"),
        (Amount(Decimal(50000), Decimal(5000), "5"), Kind.MONEY, "5"),
        (12, Kind.COUNT, "12"),
        (12, Kind.COUNT, "十二"),
        (Points(Decimal("97.5")), Kind.POINTS, "97.50"),
        (Points(Decimal(97)), Kind.POINTS, " 97分 "),
        (Points(Decimal(0)), Kind.POINTS, "0"),
        (Points(Decimal(0)), Kind.POINTS, "零分"),
        (Quantity(Decimal(8)), Kind.QUANTITY, "8"),
        (Quantity(Decimal(8)), Kind.VALUE, "8"),
        ("全年每天24小时", Kind.VALUE, "全年每天24小时"),
        (Reference("问卷.总体评价"), Kind.VALUE, " 【=问卷.总体评价】"),
        (datetime.date(2024, 5, 8), Kind.DATE, "2024年5月8日"),
        (datetime.date(2024, 5, 8), Kind.DATE, "2024-05-08"),
        (2024, Kind.YEAR, "2024"),
        (2024, Kind.YEAR, "2024年"),
        (True, Kind.YES_NO, "是"),
        (True, Kind.YES_NO, "√"),
        (True, Kind.YES_NO, "true"),
        (False, Kind.YES_NO, " 否 "),
        (False, Kind.YES_NO, "×"),
    ],
)
def test_each_kind_is_read(expected: object, kind: Kind, text: str) -> None:
    assert expected == value(kind, text, unit="万元")


def test_every_kind_that_is_entered_can_be_read() -> None:
    from reportgen.reading.values import _READERS

    assert set(ENTERED) == set(_READERS)


@pytest.mark.parametrize("kind", ENTERED)
def test_blank_is_unknown_for_every_kind(kind: Kind) -> None:
    assert value(kind, "　") is None


@pytest.mark.parametrize(
    ("expected", "text"),
    [("≥", "≥"), ("≥", ">="), ("≥", "不少于"), ("≤", "<="), ("≤", "不超过"), ("=", "＝"),
     (">", "＞"), ("<", " 小于 ")],
)  # fmt: skip
def test_signs_are_read_however_they_are_typed(expected: str, text: str) -> None:
    assert expected == value(Kind.CHOICE, text, *SIGNS)


@pytest.mark.parametrize(
    ("words", "kind", "text"),
    [
        ("需要以下之一：省、市、县；是否为“市”", Kind.CHOICE, "市级"),
        ("需要以下之一：省、市、县；请照原样选填一个", Kind.CHOICE, "中央"),
        ("需要“是”或“否”", Kind.YES_NO, "也许"),
        ("需要不带引用的文字；正文段落里可以引用", Kind.TEXT, "共【=年度】"),
        ("需要不带引用的文字", Kind.OPEN, "【＝年度】"),
        ("整格只写一个引用", Kind.VALUE, "共【=年度】"),
        ("请补上“】”", Kind.VALUE, "【=年度"),
        ("请补上“】”", Kind.PROSE, "【=年度"),
        ("第2个字符是控制字符", Kind.VALUE, "甲\a"),
        ("第2个字符是控制字符", Kind.TEXT, "甲\a"),
        ("2024年2月没有30日", Kind.DATE, "2024-02-30"),
        ("需要年份", Kind.YEAR, "24"),
        ("需要不小于零的整数", Kind.COUNT, "-1"),
        ("需要一个数", Kind.POINTS, "满分"),
        *(
            ("没有评分请空着，零分请写0", Kind.POINTS, words)
            for words in ("无", "—", "-", " －", "--", "没有", "无分")
        ),
        ("需要一个金额", Kind.MONEY, "若干"),
    ],
)
def test_what_cannot_be_read_is_told_in_words(words: str, kind: Kind, text: str) -> None:
    with pytest.raises(Unreadable, match=words):
        value(kind, text, "省", "市", "县")


@pytest.mark.parametrize("kind", [Kind.CHOICE, Kind.YES_NO, Kind.MONEY, Kind.DATE, Kind.COUNT])
def test_long_text_is_quoted_in_short(kind: Kind) -> None:
    with pytest.raises(Unreadable) as caught:
        value(kind, "长" * 10_000, "甲")
    assert f"不能识别“{'长' * 30}…”" == str(caught.value).split("，需要")[0]


@pytest.mark.parametrize(
    ("expected", "unit", "places", "text"),
    [
        (Amount(Decimal(140000), Decimal(50)), "万元", 2, "14"),
        (Amount(Decimal(14), Decimal(0)), "元", 2, "14"),
        (Amount(Decimal(140000), Decimal(5000)), "万元", None, "14"),
        (Amount(Decimal(140000), Decimal(50)), "元", None, "14.00万元"),
    ],
)
def test_amounts_follow_what_the_file_declares(
    expected: Amount, unit: str, places: int | None, text: str
) -> None:
    assert expected == value(Kind.MONEY, text, unit=unit, places=places)
