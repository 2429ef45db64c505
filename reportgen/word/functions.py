"""The filters and tests of the template language, in Chinese and English.

A filter never sees a missing value (``environment`` passes those by), takes only the kinds it
names, and only constants as arguments: all of that is checked when a template is compiled.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import attrs

from reportgen.amounts import (
    POINTS,
    Amount,
    Change,
    Points,
    Quantity,
    Rate,
    Ratio,
    amount_printer,
    cardinal,
    ordinal,
    print_chinese_date,
    print_date,
    print_number,
    print_year,
    rate_printer,
    rmb,
)
from reportgen.prose import Picture, Prose
from reportgen.word import names as n
from reportgen.word.figures import MOST_IN_A_ROW, FigureNumber, Gallery
from reportgen.word.missing import Missing, main_value, rows_of
from reportgen.word.printing import Printer

Run = Callable[..., Any]


@attrs.frozen
class Filter:
    """A filter: the kinds of value it takes, its arguments' types, its Chinese help, its maker.

    ``allows`` says which constants may be arguments: by itself, places up to ten. ``items`` are the
    kinds that a list's items must be, empty for any that print as a value; ``gives`` is what comes
    out.
    """

    accepts: tuple[str, ...]
    arguments: tuple[type, ...]
    help: str
    make: Callable[[Printer], Run]
    allows: Callable[[Any], bool] = lambda value: type(value) is not int or value <= 10
    items: tuple[str, ...] = ()
    gives: str = n.TEXT

    def takes(self, values: Sequence[Any]) -> bool:
        """Whether these constants can be its arguments: places up to ten, patterns that print."""
        if len(values) > len(self.arguments):
            return False
        if [type(value) for value in values] != list(self.arguments[: len(values)]):
            return False
        return all(self.allows(value) for value in values)


def _is_pattern(pattern: str) -> bool:
    try:
        return bool(pattern) and all(print_date(day, pattern) for day in _DAYS)
    except (AttributeError, KeyError, ValueError, OverflowError):
        return False


#: A pattern by weeks knows no year beyond the last.
_DAYS = (datetime.date(2024, 5, 8), datetime.date.min, datetime.date.max)


_TEXTS = (n.TEXT, n.CHOICE, n.OPEN)


def _rounding(make: Callable[[int], Callable[[Any], str]], places: int) -> Run:
    """A filter that prints to the format's places if it is not told to how many."""
    usual = make(places)  # once, not for each figure

    def run(value: Any, places: int | None = None) -> str:
        return usual(value) if places is None else make(places)(value)

    return run


def _amount(printer: Printer, unit: str | None = None) -> Run:
    unit = printer.unit if unit is None else unit
    return _rounding(lambda places: amount_printer(unit, places, printer.grouping), printer.places)


def _in_unit(unit: str) -> Callable[[Printer], Run]:
    return lambda printer: _amount(printer, unit)


def texts_of(printer: Printer, rows: Iterable[Any]) -> list[str] | Missing:
    """Each row as it prints; where some have nothing to print, the last of those."""
    values = _main_values(rows)
    return values if isinstance(values, Missing) else [printer.text(value) for value in values]


def _main_values(rows: Iterable[Any]) -> list[Any] | Missing:
    values = [main_value(row) for row in rows_of(rows)]
    absent = [value for value in values if isinstance(value, Missing)]
    for value in absent[:-1]:
        value.note()
    return absent[-1] if absent else values


def _joined(printer: Printer) -> Run:
    def run(rows: Any, mark: str = "、") -> str | Missing:
        texts = texts_of(printer, rows)
        return texts if isinstance(texts, Missing) else mark.join(texts)

    return run


def _enumerated(printer: Printer) -> Run:
    def run(rows: Any) -> str | Missing:
        found = texts_of(printer, rows)
        if isinstance(found, Missing):
            return found
        texts = [text.rstrip("。；") for text in found]
        if len(texts) < 2:
            return "".join(texts)
        return "；".join(f"{cardinal(number)}是{text}" for number, text in enumerate(texts, 1))

    return run


def _spelled(spell: Callable[[Any], str]) -> Run:
    """A filter that writes a number in Chinese, as far as there are numerals for it."""

    def run(value: Any) -> str | Missing:
        try:
            return spell(value)
        except ValueError:
            return Missing(None, "用中文数字写的数", "数值为负或太大，没有中文数字的写法")

    return run


def _year(printer: Printer) -> Run:
    return lambda value: print_year(value if isinstance(value, int) else value.year)


def _whole(printer: Printer) -> Run:
    def run(value: Any) -> str:
        number = value.value if isinstance(value, Points | Quantity) else value
        if isinstance(value, Amount):
            number = value.in_unit(printer.unit)
        return print_number(number, 0, printer.grouping)

    return run


def _length(printer: Printer) -> Run:
    return lambda value: str(len("".join(str(value).split())))


def _bare(printer: Printer) -> Run:
    figures = cache(printer.figures)  # places are up to ten

    def run(figure: Any, places: int | None = None) -> Any:
        show = figures(places).get(type(figure))
        if show is not None:  # as for most
            return show(figure)
        value = main_value(figure)
        if isinstance(value, Missing | Prose | Picture | tuple):  # what a cell may quote
            return value
        return printer.bare(value, places)

    return run


def _rate(words: str) -> Callable[[Printer], Run]:
    return lambda printer: _rounding(
        lambda places: rate_printer(places, words), printer.rate_places
    )


def _figure_number(picture: Any) -> Any:
    value = main_value(picture)
    return value if isinstance(value, Missing) else FigureNumber(value)


def _side_by_side(rows: Any, columns: int = 2) -> Any:
    pictures = _main_values(rows)
    if isinstance(pictures, Missing):
        return pictures
    return Gallery(tuple(pictures), columns) if pictures else ""


_FIGURES = (n.MONEY, n.RATE, n.POINTS, n.COUNT, n.QUANTITY, n.VALUE)
_WHOLE = (n.MONEY, n.POINTS, n.COUNT, n.QUANTITY)
_PLACES = "参数是小数位数，如 |金额(2)"
_DATE_HELP = '参数是日期格式，如 |日期("yyyy年MM月dd日")'
_JOIN_HELP = '参数是连接的标点，如 |顿号("，")'
_GALLERY_HELP = "参数是一行放几张，如 |并排(2)"
_NOTHING = "没有参数"
_CHINESE: Mapping[str, tuple[str, Filter]] = {
    "金额": ("amount", Filter((n.MONEY,), (int,), _PLACES, _amount)),
    "数": ("number", Filter(_FIGURES, (int,), _PLACES, _bare)),
    "元": ("yuan", Filter((n.MONEY,), (int,), _PLACES, _in_unit("元"))),
    "万元": ("wanyuan", Filter((n.MONEY,), (int,), _PLACES, _in_unit("万元"))),
    "亿元": ("yiyuan", Filter((n.MONEY,), (int,), _PLACES, _in_unit("亿元"))),
    "百分比": ("percent", Filter((n.RATE,), (int,), _PLACES, _rate("%"))),
    "百分点": ("percentage_points", Filter((n.RATE,), (int,), _PLACES, _rate(POINTS))),
    "增减": ("change", Filter((n.CHANGE,), (int,), _PLACES, lambda p: p.change)),
    "大写": ("capital", Filter((n.MONEY,), (), _NOTHING, lambda p: _spelled(rmb))),
    "日期": ("date", Filter((n.DATE,), (str,), _DATE_HELP, lambda p: p.day, _is_pattern)),
    "中文日期": ("chinese_date", Filter((n.DATE,), (), _NOTHING, lambda p: print_chinese_date)),
    "年": ("year", Filter((n.DATE, n.YEAR), (), _NOTHING, _year)),
    "序数": ("ordinal", Filter((n.COUNT,), (), _NOTHING, lambda p: _spelled(ordinal))),
    "整数": ("integer", Filter(_WHOLE, (), _NOTHING, _whole)),
    "顿号": ("joined", Filter((n.LIST,), (str,), _JOIN_HELP, _joined)),
    "列举": ("enumerated", Filter((n.LIST,), (), _NOTHING, _enumerated)),
    "图号": ("figure_number", Filter((n.PICTURE,), (), _NOTHING, lambda p: _figure_number)),
    "并排": (
        "side_by_side",
        Filter(
            (n.LIST,),
            (int,),
            _GALLERY_HELP,
            lambda p: _side_by_side,
            lambda columns: 1 <= columns <= MOST_IN_A_ROW,
            (n.PICTURE,),
            n.PICTURE,
        ),
    ),
    "字数": ("length", Filter((*_TEXTS, n.PROSE), (), _NOTHING, _length)),
}

#: Every filter by both its names.
FILTERS: Mapping[str, Filter] = {
    name: known for chinese, (english, known) in _CHINESE.items() for name in (chinese, english)
}


def is_given(value: Any) -> bool:
    """已填: the value is known; a list has rows, a passage says more than 无."""
    if isinstance(value, tuple):
        return bool(value)
    return not (isinstance(value, Prose) and value.is_none)


#: The kinds that can be 为零.
ZEROES = (*_FIGURES, n.CHANGE, n.LIST, n.PROSE)


def is_zero(value: Any) -> bool:
    """为零: known to be none: a figure of 0, no change, an empty list, a passage that says 无."""
    if isinstance(value, Amount):
        return value.is_zero
    if isinstance(value, Points | Quantity | Rate | Ratio):
        return value.value == 0
    if isinstance(value, Change):
        return value.direction == 0
    if isinstance(value, Prose):
        return value.is_none
    if isinstance(value, tuple):
        return not value
    return bool(value == 0)


#: Every test by both its names.
TESTS: Mapping[str, Callable[[Any], bool]] = {
    "已填": is_given,
    "given": is_given,
    "为零": is_zero,
    "zero": is_zero,
}
