"""How documents print dates and years (GB/T 9704-2012: Arabic figures, no padding)."""

from __future__ import annotations

import datetime

from reportgen.amounts.numerals import cardinal, digits


def print_date(day: datetime.date, pattern: str | None = None) -> str:
    """Print a date: 2024年9月20日, or by a CLDR pattern such as ``yyyy-MM-dd`` or ``full``.

    Babel is loaded only for a pattern. Raises TypeError for what is no date.
    """
    _need_date(day)
    if pattern is None:
        return f"{day.year}年{day.month}月{day.day}日"
    from babel.dates import format_date

    return format_date(day, pattern, locale="zh_Hans_CN")


def print_chinese_date(day: datetime.date) -> str:
    """Print a date in Chinese numerals: 二〇二四年九月二十日."""
    _need_date(day)
    return f"{digits(day.year)}年{cardinal(day.month)}月{cardinal(day.day)}日"


def print_year(year: int | datetime.date, *, chinese: bool = False) -> str:
    """Print a year: 2024年, or 二〇二四年; never shortened to two figures."""
    number = year.year if isinstance(year, datetime.date) else year
    return f"{digits(number) if chinese else number}年"


def _need_date(day: object) -> None:
    if not isinstance(day, datetime.date):
        raise TypeError(f"a date is needed, not {type(day).__name__}")
