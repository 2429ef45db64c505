"""What a cell of a workbook holds, as the text that someone would have typed.

Spreadsheets keep numbers as binary fractions, percentages as parts of one and days as counts; the
text is what the person at the keyboard saw.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

from reportgen.errors import Unreadable
from reportgen.forms.reading.grid import Given
from reportgen.forms.reading.number_formats import figures, is_scaled, section, unit_shown
from reportgen.model import Kind
from reportgen.reading.wording import quote

#: What is a number, or mostly one.
FIGURES = (Kind.MONEY, Kind.COUNT, Kind.POINTS, Kind.QUANTITY, Kind.VALUE)
#: Beyond so many figures a spreadsheet changes what was typed.
_MOST_FIGURES = 15
_MONTHS = re.compile("[mM月]")
_DAYS = re.compile("[dD日]")
_FIRST_DAY = datetime.date(1899, 12, 30)
_NOUGHTS = re.compile("0{2,}")


def text_of(value: Any, number_format: str = "") -> str:
    """The text of a cell's value, as its number format shows it.

    Raises ``Unreadable`` for an error of a formula, and for a number that the spreadsheet cannot
    have kept as it was typed.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, datetime.datetime | datetime.date):
        return _day(value, number_format)
    if isinstance(value, datetime.time | datetime.timedelta):
        return str(value)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)).replace("\r\n", "\n")


#: How a workbook writes signs that XML cannot hold.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_BRACKETED = re.compile(r"\\.|\[[^\]]*\]")
_ERRORS = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA", "#SPILL!")
)


def _number(value: float, number_format: str) -> str:
    if abs(value) >= 10**_MOST_FIGURES:
        remedy = "超过15位的数字Excel会改掉后面几位，请把单元格设为文本格式，重新填写"
        raise Unreadable(quote(str(value)), "完整的数字", remedy)
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, ".15g"))
    if not exact.is_finite():
        raise Unreadable(str(value), "一个数")
    if is_scaled(number_format):
        remedy = "单元格的数字格式把数缩小了显示，不知道以哪个为准，请改成常规格式，重新填写"
        raise Unreadable(_plain(exact), "照原样显示的数", remedy)
    part = section(number_format, value)
    shown = figures(part)
    if _NOUGHTS.fullmatch(shown) and exact == exact.to_integral():
        return _plain(exact).zfill(len(shown))
    if "%" not in shown:
        return _plain(exact) + unit_shown(part)
    places = len(shown.partition(".")[2].partition("%")[0])
    percent = exact.scaleb(2)
    typed = -int(percent.normalize().as_tuple().exponent)
    return f"{percent:.{max(places, typed, 0)}f}%"


def _plain(number: Decimal) -> str:
    return format(number.quantize(Decimal(1)) if number == number.to_integral() else number, "f")


def _day(value: datetime.date, number_format: str) -> str:
    shown = _BRACKETED.sub("", number_format)
    if isinstance(value, datetime.datetime) and (value.hour or value.minute or value.second):
        return value.isoformat(" ", "minutes")
    if shown and not _DAYS.search(shown):
        return f"{value.year}年" + (f"{value.month}月" if _MONTHS.search(shown) else "")
    return f"{value.year:04}-{value.month:02}-{value.day:02}"


def day_of(number: str) -> str:
    """The day that a spreadsheet's count of days means; the text itself where it is none."""
    if not re.fullmatch("[2-7][0-9]{4}", number):
        return number
    return (_FIRST_DAY + datetime.timedelta(days=int(number))).isoformat()


def typed(given: Given, kind: Kind) -> str:
    """The text that was typed for a field of a kind; empty for a blank cell. ``Unreadable``."""
    text = text_of(given.value, given.number_format)
    if text in _ERRORS and _DAYS.search(figures(given.number_format)):
        remedy = "请写成2024-03-05的样子"  # what was typed is no day; it shows as ####
        raise Unreadable("########", "日期", remedy)
    if text in _ERRORS:
        raise Unreadable(text, "公式的结果", "请改正公式，或重新填写这一格")
    is_day = isinstance(given.value, datetime.date)
    if kind is Kind.DATE:
        return given.value.strftime("%Y-%m-%d") if is_day else day_of(text.strip())
    if is_day and kind is Kind.YEAR:
        return str(given.value.year)
    if is_day and kind in FIGURES:
        remedy = "可能是Excel把输入的内容改成了日期，请把单元格设为文本格式，重新填写"
        wanted = "数或文字" if kind is Kind.VALUE else "数"
        raise Unreadable(text, f"{wanted}，不是日期", remedy)
    return text
