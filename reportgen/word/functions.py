"""The filters of the template language, in Chinese and English.

A filter never sees a missing value (``environment`` passes those by), takes only the kinds it
names, and only constants as arguments: all of that is checked when a template is compiled.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import attrs

from reportgen.amounts import (
    POINTS,
    Amount,
    Points,
    Quantity,
    amount_printer,
    numeral,
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
from reportgen.word.joining import enumerated, joined, main_values
from reportgen.word.missing import Missing, main_value
from reportgen.word.printing import Printer
from reportgen.word.provisos import Limited, may_be_blank

Run = Callable[..., Any]


@attrs.frozen
class Filter:
    """A filter: the kinds of value it takes, its arguments' types, its Chinese help, its maker.

    ``allows`` says which constants may be arguments: by itself, places up to ten; ``needs`` how
    many there must be. ``items`` are the kinds that a list's items must be, empty for any that
    print as a value; ``gives`` is what comes out. Missing values pass by, unless ``meets_missing``.
    """

    accepts: tuple[str, ...]
    arguments: tuple[type, ...]
    help: str
    make: Callable[[Printer], Run]
    allows: Callable[[Any], bool] = lambda value: type(value) is not int or value <= 10
    items: tuple[str, ...] = ()
    gives: str = n.TEXT
    needs: int = 0
    meets_missing: bool = False

    def takes(self, values: Sequence[Any]) -> bool:
        """Whether these constants can be its arguments: places up to ten, patterns that print."""
        if not self.needs <= len(values) <= len(self.arguments):
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


def _rounding(make: Callable[[int], Callable[[Any], str]], places: int) -> Run:
    """A filter that prints to the format's places if it is not told to how many."""
    usual = make(places)  # once, not for each figure

    def run(value: Any, places: int | None = None) -> str:
        return usual(value) if places is None else make(places)(value)

    return run


def _amount(printer: Printer, unit: str | None = None) -> Run:
    unit = printer.unit if unit is None else unit
    return _rounding(lambda places: amount_printer(unit, places, printer.grouping), printer.places)


def _absolute(printer: Printer) -> Run:
    show = _amount(printer)
    return lambda amount, *places: show(-amount if amount.yuan < 0 else amount, *places)


def _in_unit(unit: str) -> Callable[[Printer], Run]:
    return lambda printer: _amount(printer, unit)


def _bare_in(unit: str) -> Callable[[Printer], Run]:
    return lambda printer: _rounding(
        lambda places: amount_printer(unit, places, printer.grouping, with_unit=False),
        printer.places,
    )


def _spelled(spell: Callable[[Any], str]) -> Run:
    """A filter that writes a number in Chinese, as far as there are numerals for it."""

    def run(value: Any) -> str | Missing:
        try:
            return spell(value)
        except ValueError:
            return Missing(None, "用中文数字写的数", "数值为负或太大，没有中文数字的写法")

    return run


def _label(kind: str) -> Run:
    """A filter that writes a number as lists do, from 1 on."""
    spell = numeral(kind)
    return lambda number: spell(number) if number > 0 else Missing(None, "从1开始的序号")


def _year(printer: Printer) -> Run:
    return lambda value: print_year(value if isinstance(value, int) else value.year)


def _grade(printer: Printer) -> Run:
    def run(points: Points) -> str | Missing:
        grade = printer.grade(points)
        return Missing(None, "等级", f"格式没有写{points}属于哪一等") if grade is None else grade

    return run


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
    pictures = main_values(rows)
    if isinstance(pictures, Missing):
        return pictures
    return Gallery(tuple(pictures), columns) if pictures else ""


_WHOLE = (n.MONEY, n.POINTS, n.COUNT, n.QUANTITY)
_PLACES = "参数是小数位数，如 |金额(2)"
_DATE_HELP = '参数是日期格式，如 |日期("yyyy年MM月dd日")'
_JOIN_HELP = '参数是连接的标点，如 |顿号("，")'
_GALLERY_HELP = "参数是一行放几张，如 |并排(2)"
_MOST_HELP = "参数是最多几个字，如 |限字(100)"
_BLANK_HELP = '参数是没有填时印什么，如 |可空("-")；不写时印—'
_NOTHING = "没有参数"
_CHINESE: Mapping[str, tuple[str, Filter]] = {
    "金额": ("amount", Filter((n.MONEY,), (int,), _PLACES, _amount)),
    "数": ("number", Filter(n.FIGURES, (int,), _PLACES, _bare)),
    "元": ("yuan", Filter((n.MONEY,), (int,), _PLACES, _in_unit("元"))),
    "万元": ("wanyuan", Filter((n.MONEY,), (int,), _PLACES, _in_unit("万元"))),
    "亿元": ("yiyuan", Filter((n.MONEY,), (int,), _PLACES, _in_unit("亿元"))),
    "绝对值": ("absolute", Filter((n.MONEY,), (int,), _PLACES, _absolute)),
    "元数": ("yuan_number", Filter((n.MONEY,), (int,), _PLACES, _bare_in("元"))),
    "万元数": ("wanyuan_number", Filter((n.MONEY,), (int,), _PLACES, _bare_in("万元"))),
    "亿元数": ("yiyuan_number", Filter((n.MONEY,), (int,), _PLACES, _bare_in("亿元"))),
    "百分比": ("percent", Filter((n.RATE,), (int,), _PLACES, _rate("%"))),
    "百分点": ("percentage_points", Filter((n.RATE,), (int,), _PLACES, _rate(POINTS))),
    "增减": ("change", Filter((n.CHANGE, n.MONEY), (int,), _PLACES, lambda p: p.change)),
    "大写": ("capital", Filter((n.MONEY,), (), _NOTHING, lambda p: _spelled(rmb))),
    "日期": ("date", Filter((n.DATE,), (str,), _DATE_HELP, lambda p: p.day, _is_pattern)),
    "中文日期": ("chinese_date", Filter((n.DATE,), (), _NOTHING, lambda p: print_chinese_date)),
    "年": ("year", Filter((n.DATE, n.YEAR), (), _NOTHING, _year)),
    "序数": ("ordinal", Filter((n.COUNT,), (), _NOTHING, lambda p: _spelled(ordinal))),
    "圈号": ("circled", Filter((n.COUNT,), (), _NOTHING, lambda p: _label("①"))),
    "字母": ("letter", Filter((n.COUNT,), (), _NOTHING, lambda p: _label("A"))),
    "等级": ("grade", Filter((n.POINTS,), (), _NOTHING, _grade)),
    "整数": ("integer", Filter(_WHOLE, (), _NOTHING, _whole)),
    "顿号": ("joined", Filter((n.LIST,), (str,), _JOIN_HELP, joined)),
    "列举": ("enumerated", Filter((n.LIST,), (), _NOTHING, enumerated)),
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
    "字数": ("length", Filter((*n.TEXTS, n.PROSE), (), _NOTHING, _length)),
    "限字": (
        "at_most",
        Filter(
            (*n.TEXTS, n.PROSE),
            (int,),
            _MOST_HELP,
            lambda p: Limited,
            lambda most: 1 <= most <= 10_000,
            needs=1,
            gives=n.LIMITED,
        ),
    ),
    "可空": (
        "blank",
        Filter(
            n.PLAIN,
            (str,),
            _BLANK_HELP,
            lambda p: may_be_blank,
            meets_missing=True,
            gives=n.BLANKABLE,
        ),
    ),
}

#: Every filter by both its names.
FILTERS: Mapping[str, Filter] = {
    name: known for chinese, (english, known) in _CHINESE.items() for name in (chinese, english)
}
