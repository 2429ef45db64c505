# the expected value stands on the left
import datetime

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from reportgen.amounts import print_chinese_date, print_date, print_year

DAY = datetime.date(2024, 9, 5)


def test_months_and_days_are_not_padded() -> None:
    assert "2024年9月5日" == print_date(DAY)


@pytest.mark.parametrize(
    ("expected", "pattern"),
    [("2024-09-05", "yyyy-MM-dd"), ("2024年9月5日星期四", "full"), ("2024/9/5", "yyyy/M/d")],
)
def test_other_patterns_are_those_of_the_cldr(expected: str, pattern: str) -> None:
    assert expected == print_date(DAY, pattern)


@given(st.dates(datetime.date(1949, 1, 1), datetime.date(2199, 12, 31)))
def test_our_form_is_the_long_one_of_babel(day: datetime.date) -> None:
    assert format_date(day, "long", locale="zh_CN") == print_date(day)


@pytest.mark.parametrize(
    ("expected", "day"),
    [
        ("二〇二四年九月二十日", datetime.date(2024, 9, 20)),
        ("二〇二〇年十二月三十一日", datetime.date(2020, 12, 31)),
        ("二〇一〇年一月十日", datetime.date(2010, 1, 10)),
    ],
)
def test_dates_in_numerals(expected: str, day: datetime.date) -> None:
    assert expected == print_chinese_date(day)


@pytest.mark.parametrize(("expected", "year"), [("2024年", 2024), ("2024年", DAY)])
def test_years_are_written_in_full(expected: str, year: int | datetime.date) -> None:
    assert expected == print_year(year)


def test_years_in_numerals() -> None:
    assert "二〇二四年" == print_year(DAY, chinese=True)


@pytest.mark.parametrize("printer", [print_date, print_chinese_date])
def test_only_dates_are_printed(printer: object) -> None:
    with pytest.raises(TypeError, match="date"):
        printer("2024-09-05")  # type: ignore[operator]
