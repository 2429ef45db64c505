# the expected value stands on the left
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.amounts import print_chinese_date, print_date, read_date, read_year
from reportgen.errors import Unreadable

days = st.dates(datetime.date(1949, 1, 1), datetime.date(2199, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-08", "2024-5-8", "2024/5/8", "2024.5.8", "2024年5月8日", "2024年05月08日",
        "2024年5月8号", "2024 年 5 月 8 日", "二〇二四年五月八日",
        "二零二四年五月八日", "二○二四年五月八日",
        "20240508", "２０２４－０５－０８", "２０２４年５月８日",
        " 2024-05-08 ", "2024-05-08 00:00:00",
        "2024-05-08T00:00:00", "2024/5/8 0:00",
    ],
)  # fmt: skip
def test_dates_are_read(text: str) -> None:
    assert datetime.date(2024, 5, 8) == read_date(text)


@pytest.mark.parametrize(
    ("month", "day", "text"),
    [
        (12, 31, "二〇二四年十二月三十一日"),
        (10, 10, "二〇二四年十月十日"),
        (9, 20, "二〇二四年九月二十日"),
        (2, 29, "2024-2-29"),
    ],
)
def test_months_and_days_are_read(month: int, day: int, text: str) -> None:
    assert datetime.date(2024, month, day) == read_date(text)


@pytest.mark.parametrize(
    ("remedy", "text"),
    [
        ("2023年2月没有29日", "2023-02-29"), ("2024年4月没有31日", "2024年4月31日"),
        ("2024年5月没有0日", "2024-5-0"), ("没有13月", "2024-13-01"), ("没有0月", "20240001"),
        ("2024年2月没有30日", "二〇二四年二月三十日"), ("1949到2199", "1948-01-01"),
        ("1949到2199", "2200-01-01"), ("最前面", "5/8/2024"), ("最前面", "24-5-8"),
        ("缺哪一日", "2024年5月"), ("缺哪一日", "2024.5"), ("写全四位", "24年5月8日"),
        ("同一种分隔号", "2024-5/8"), ("同一种分隔号", "昨天"),
        ("同一种分隔号", "2024-05-08 13:00"),
        ("十二月三十一日", "二〇二四年十十月一日"), ("整格留空", ""), ("内容过长", "2" * 300),
    ],
)  # fmt: skip
def test_dates_are_refused_with_the_reason(remedy: str, text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_date(text)
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    "text",
    ["2024", "2024年", "2024年度", "二〇二四年", "二零二四", "２０２４", " 2024 ", "2024 年度"],
)
def test_years_are_read(text: str) -> None:
    assert 2024 == read_year(text)


@pytest.mark.parametrize("year", [1949, 2199])
def test_the_first_and_last_year_are_read(year: int) -> None:
    assert year == read_year(str(year))


@pytest.mark.parametrize(
    "text", ["1948", "2200", "24", "24年", "20245", "2023-2024", "", "去年", "2024.0"]
)
def test_other_years_are_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="年份"):
        read_year(text)


@given(days)
def test_printed_dates_are_read_back(day: datetime.date) -> None:
    assert day == read_date(print_date(day))


@given(days)
def test_chinese_dates_are_read_back(day: datetime.date) -> None:
    assert day == read_date(print_chinese_date(day))


@given(days, st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日"]))
def test_padded_dates_are_read_back(day: datetime.date, pattern: str) -> None:
    assert day == read_date(day.strftime(pattern))
