"""Reading typed numbers, money, rates and counts.

Every reader takes text and gives a value or raises Unreadable with a Chinese sentence and a remedy.
Nothing is guessed: wrongly grouped thousands, approximate sums and two numbers in one cell are
refused. Empty text is refused too: what a blank cell means is decided by the caller.

All readers understand full-width signs, outer blanks, thousands marks (1,298.53 or 1 298.53), minus
signs, 负 and accounting brackets, and Chinese numerals. ``—``, ``-`` and ``无`` say none, which
is 0.
"""

from __future__ import annotations

from decimal import Decimal

from reportgen.amounts.amount import Amount, exponent_of
from reportgen.amounts.decimals import HALF, NOUGHT, exact, multiply, shift
from reportgen.amounts.faults import why_no_number, why_no_rate
from reportgen.amounts.numerals_read import NUMERALS, read_cardinal, read_rmb
from reportgen.amounts.rate import Rate
from reportgen.amounts.reading_dates import read_date, read_year
from reportgen.amounts.reading_quantity import read_quantity
from reportgen.amounts.typed import SCALES, Figure, figure, is_none, plain, refusal, simple
from reportgen.errors import Unreadable

__all__ = [
    "read_amount",
    "read_count",
    "read_date",
    "read_number",
    "read_quantity",
    "read_rate",
    "read_year",
]

_MONEY = {scale + "元" + end: exponent for scale, exponent in SCALES.items() for end in ("", "整")}
_MONEY |= {scale: exponent for scale, exponent in SCALES.items() if scale}
_MONEY |= {unit.replace("元", "圆"): exponent for unit, exponent in _MONEY.items()}
_MONEY_MARKS = frozenset("元圆圓万萬亿億角分")
_CHINESE = frozenset(NUMERALS + "负")
_MONEY_SIGNS = _CHINESE | _MONEY_MARKS | frozenset("整正人民币:")

_NUMBER = "一个数，如1298.53"
_AMOUNT = "一个金额，如1298.53"
_RATE = "一个百分数，如95.58%"
_COUNT = "不小于零的整数，如12"


def read_number(text: str) -> Decimal:
    """Read a bare number: 98.5, －1,298.53, (5.00), 十二. Raises Unreadable, also for units."""
    typed = simple(text) if isinstance(text, str) else None
    if typed is None:
        words = plain(text, _NUMBER)
        if is_none(words):
            return NOUGHT
        if _CHINESE.issuperset(words):
            return Decimal(read_cardinal(words))
        typed = figure(words)
        if typed is None or typed.rest or typed.money:
            raise refusal(text, _NUMBER, why_no_number(words))
    return typed.value


def read_amount(text: str, unit: str = "元", places: int | None = None) -> Amount:
    """Read money typed in ``unit``, in a file that declares ``places`` decimals for that unit.

    A typed unit or scale wins over the declared one: 1298.53万元, 3亿元, 12元, 26万 (yuan). ￥, ¥
    and 人民币 may stand in front. Chinese money has its own unit (壹仟元伍角, 一百二十万元,
    一百二十万); Chinese numerals with none (一百二十) count in the declared unit.

    The margin is half of the finer of the last declared and the last typed place, in yuan:
    ``read_amount("14", "万元", 2)`` is 140000 ± 50, for spreadsheets give 14.00 back as 14;
    ``read_amount("14.123", "万元", 2)`` is 141230 ± 5; without ``places`` "14" in 万元 is ± 5000.
    It is 0 from 0.01 yuan on, for Chinese numerals, and for zero however typed: 0, ``—``, ``-``
    and 无 all say that there is none.

    The text is kept as typed. Raises Unreadable, also for an unknown unit.
    """
    exponent = exponent_of(unit)
    typed = simple(text) if isinstance(text, str) else None
    if typed is None:
        words = plain(text, _AMOUNT)
        if is_none(words):
            return Amount(NOUGHT, text=text)
        if _MONEY_SIGNS.issuperset(words):
            return Amount(_chinese_money(text, words, exponent), text=text)
        typed = figure(words)
        if typed is None or (typed.rest and typed.rest not in _MONEY):
            raise refusal(text, _AMOUNT, why_no_number(words, money=True))
    own = _MONEY[typed.rest] if typed.rest else exponent
    last = own - typed.places if places is None else min(own - typed.places, exponent - places)
    yuan = shift(typed.value, own)
    return Amount(yuan, _margin(last) if yuan else NOUGHT, text)


def read_rate(text: str, places: int | None = None) -> Rate:
    """Read a percentage: 95.58%, 95.58％, 百分之九十五点五, and bare 95.58.

    A bare number is per cent as written, 0.98 is 0.98%: nobody guesses whether a fraction was
    meant. The margin is half of the finer of the last declared (``places``) and the last typed
    place: 95.58% is ± 0.005. A dash or 无 is refused: no rate is not a rate of 0.

    Raises Unreadable.
    """
    words = plain(text, _RATE)
    if "百分之" in words:
        value = _hundredths(words)
        typed = None if value is None else Figure(value, _decimals(value))
    else:
        typed = figure(words)
    if typed is None or typed.money or typed.rest not in ("", "%"):
        raise refusal(text, _RATE, why_no_rate(words))
    last = typed.places if places is None else max(typed.places, places)
    return Rate(typed.value, shift(HALF, -last), text)


def read_count(text: str) -> int:
    """Read a whole number from 0 up: 12, 1,234, 12.0, 1.2万 (12000), 十二. Raises Unreadable."""
    words = plain(text, _COUNT)
    if is_none(words):
        return 0
    if _CHINESE.issuperset(words):
        value = Decimal(read_cardinal(words))
    else:
        typed = figure(words)
        if typed is None or typed.money or typed.rest not in SCALES:
            raise refusal(text, _COUNT, why_no_number(words))
        value = shift(typed.value, SCALES[typed.rest])
    if value < NOUGHT or value != int(value):
        raise refusal(text, _COUNT, "请填整数，不带小数和负号")
    return int(value)


def _margin(last: int) -> Decimal:
    """Give half of the place 10**last in yuan; nothing from 0.01 yuan on."""
    return NOUGHT if last <= -2 else shift(HALF, last)


def _chinese_money(text: str, words: str, exponent: int) -> Decimal:
    try:
        if not _MONEY_MARKS.intersection(words):
            return shift(Decimal(read_cardinal(words)), exponent)
        if words[-1] not in "元圆圓角分整正":
            return read_rmb(words + "元")
        return read_rmb(words)
    except Unreadable as fault:
        raise refusal(text, fault.expected, fault.remedy) from None


def _hundredths(words: str) -> Decimal | None:
    """Read 百分之九十五点五八, 百分之95.58, 负百分之五; None for anything else."""
    sign, _, number = words.partition("百分之")
    if sign not in ("", "负", "-"):
        return None
    typed = figure(number)
    if typed is not None and not typed.rest and not typed.money:
        value: Decimal | None = typed.value
    else:
        value = _chinese_decimal(number)
    return value if value is None or not sign else multiply(value, Decimal(-1))


def _chinese_decimal(words: str) -> Decimal | None:
    """Read 九十五点五八; None for anything else."""
    whole, point, fraction = words.partition("点")
    figures = fraction.translate(_FIGURES)
    if bool(point) != bool(fraction) or not set(figures) <= set("0123456789"):
        return None
    try:
        return exact(f"{read_cardinal(whole)}{'.' if figures else ''}{figures[:30]}")
    except Unreadable:
        return None


_FIGURES = str.maketrans("零〇一二三四五六七八九", "00123456789")


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))
