"""Reading typed dates and years."""

from __future__ import annotations

import calendar
import datetime
import re

from reportgen.amounts.numerals_read import read_cardinal
from reportgen.amounts.typed import plain, refusal
from reportgen.errors import Unreadable
from reportgen.lazily import pattern

FIRST_YEAR, LAST_YEAR = 1949, 2199

_DATE = "日期，如2024-05-08或2024年5月8日"
_YEAR = "年份，如2024"

_DATES = tuple(
    pattern(text + "(?:[ T]0?0:00(?::00)?)?")  # a spreadsheet's date at midnight
    for text in (
        r"([0-9]{4})(?P<mark>[-/.])([0-9]{1,2})(?P=mark)([0-9]{1,2})",
        r"([0-9]{4}) ?(?P<mark>年) ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]",
        r"([0-9]{4})(?P<mark>)([0-9]{2})([0-9]{2})",
    )
)
_CHINESE = "〇○零一二三四五六七八九"
_CHINESE_DATE = pattern(
    f"([{_CHINESE}]{{4}})年([一二三四五六七八九十]{{1,3}})月([一二三四五六七八九十]{{1,3}})[日号]"
)
_YEARS = pattern(f"([0-9]{{4}}|[{_CHINESE}]{{4}}) ?(?:年度?)?")
_FIGURES = str.maketrans(_CHINESE, "000123456789")


def read_date(text: str) -> datetime.date:
    """Read a date: 2024-05-08, 2024/5/8, 2024.5.8, 20240508, 2024年5月8日, 二〇二四年五月八日.

    Full-width figures and a spreadsheet's 00:00:00 are understood. Raises Unreadable, for a day the
    calendar does not have with the reason, and outside the years 1949 to 2199.
    """
    words = plain(text, _DATE)
    for form in _DATES:
        if match := form.fullmatch(words):
            return _date(text, int(match[1]), int(match[3]), int(match[4]))
    if match := _CHINESE_DATE.fullmatch(words):
        return _chinese_date(text, match)
    raise refusal(text, _DATE, _why_no_date(words))


def read_year(text: str) -> int:
    """Read a year from 1949 to 2199: 2024, 2024年, 2024年度, 二〇二四年. Raises Unreadable."""
    words = plain(text, _YEAR)
    match = _YEARS.fullmatch(words)
    if match is None:
        raise refusal(text, _YEAR, "年份写全四位，只填一个年份")
    year = int(match[1].translate(_FIGURES))
    _check_year(text, year, _YEAR)
    return year


def _date(text: str, year: int, month: int, day: int) -> datetime.date:
    _check_year(text, year, _DATE)
    if not 1 <= month <= 12:
        raise refusal(text, _DATE, f"没有{month}月")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise refusal(text, _DATE, f"{year}年{month}月没有{day}日")
    return datetime.date(year, month, day)


def _chinese_date(text: str, match: re.Match[str]) -> datetime.date:
    try:
        month, day = read_cardinal(match[2]), read_cardinal(match[3])
    except Unreadable:
        raise refusal(text, _DATE, "月和日写作十二月三十一日这样的数") from None
    return _date(text, int(match[1].translate(_FIGURES)), month, day)


def _check_year(text: str, year: int, expected: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refusal(text, expected, f"年份应在{FIRST_YEAR}到{LAST_YEAR}之间")


def _why_no_date(words: str) -> str:
    if re.fullmatch(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{1,4}", words):
        return "年份写全四位并写在最前面"
    if re.fullmatch(r"[0-9]{4}[-/.年][0-9]{1,2}月?", words):
        return "还缺哪一日"
    if re.fullmatch(r"[0-9]{2}年.*", words):
        return "年份写全四位"
    return "年、月、日都要写，用同一种分隔号"
