"""Chinese numerals: 一百二十, 第三, 二〇二四, and money in capitals (人民币大写).

The mainland system: groups of four figures under 万, 亿 and 万亿; 10**12 is 一万亿, never 一兆.
Capitals follow 中国人民银行《正确填写票据和结算凭证的基本规定》(支付结算办法 附一, 1997), read in
public copies; the numbers of its rules are quoted below. ``numerals_read`` reads them back.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from reportgen.amounts.amount import Amount
from reportgen.amounts.decimals import EXACT, exact, quantize, shift

LIMIT = 10**16
"""Numbers from here on (万亿 more than four figures) are refused with ValueError."""

OptionalZero = Literal["none", "wan", "yuan", "both"]
"""Where the 零 is written that rule 4(2) leaves to the writer: see ``rmb``."""

_DIGITS = "〇一二三四五六七八九"
_PLAIN = "零一二三四五六七八九"
_TO_DIGITS = str.maketrans("0123456789", _DIGITS)
_TO_CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))
_GROUPS = ("", "万", "", "万")  # 亿 follows the third group, also where only the fourth is there

OPTIONAL = "?"
"""Stands in a spelling where the rules permit a 零 and do not ask for it."""


def cardinal(n: int) -> str:
    """Give a whole number as it is spoken: 12 is 十二, 120 一百二十, 100001000 一亿零一千, −3 负三.

    Raises ValueError from 10**16 on (either sign) and TypeError for anything but int.
    """
    words = spell(_whole(n)).replace(OPTIONAL, "")
    words = words.removeprefix("一") if words.startswith("一十") else words
    return f"负{words}" if n < 0 else words


def capital(n: int) -> str:
    """Give a whole number in capitals, without a unit: 105 is 壹佰零伍. Raises as ``cardinal``."""
    words = spell(_whole(n)).replace(OPTIONAL, "").translate(_TO_CAPITALS)
    return f"负{words}" if n < 0 else words


def ordinal(n: int) -> str:
    """Give an ordinal: 第三. Raises ValueError for negative numbers, else as ``cardinal``."""
    words = cardinal(n)
    if n < 0:
        raise ValueError(f"an ordinal is not negative: {n}")
    return f"第{words}"


def digits(number: int | str) -> str:
    """Give figures one by one, as years and document numbers have them: 2024 is 二〇二四.

    Raises ValueError for a negative number and for text of anything but the figures 0 to 9.
    """
    text = number if isinstance(number, str) else str(_checked(number))
    if not re.fullmatch("[0-9]+", text):
        raise ValueError(f"only the figures 0 to 9 are spelt one by one: {text[:50]!r}")
    return text.translate(_TO_DIGITS)


def rmb(
    value: Amount | Decimal | int,
    *,
    prefix: str = "人民币",
    whole: str = "整",
    whole_after_jiao: bool = False,
    optional_zero: OptionalZero = "yuan",
) -> str:
    """Write money in capitals: 1409.50 yuan is 人民币壹仟肆佰零玖元伍角.

    The value is rounded half-up to 分 first. ``whole`` (整 or 正) must follow 元 (rule 2), may
    follow 角 (``whole_after_jiao``) and never follows 分. 0 is 零元整; sums below 1 yuan have no 元
    part; a negative sum has 负 after the prefix.

    Rule 4(1): inner zeros are one 零. Rule 4(3): 零 between 元 and 分 where there is no 角. Rule
    4(2) permits a 零 or none in two places: where 万位 (or 亿位) is 0 and 千位 is not, and where
    元位 is 0 and 角 is not. ``optional_zero`` "wan" writes the first, "yuan" the second, "both" or
    "none" as they say.

    Raises TypeError for float and bool, ValueError from 10**16 yuan on.

    >>> rmb(Decimal("107000.53"))
    '人民币壹拾万柒仟元零伍角叁分'
    >>> rmb(Decimal("107000.53"), optional_zero="wan", prefix="")
    '壹拾万零柒仟元伍角叁分'
    """
    yuan = value.yuan if isinstance(value, Amount) else exact(value)
    fen = int(shift(quantize(EXACT.abs(yuan), 2), 2))
    sign = "负" if yuan < 0 and fen else ""
    whole_yuan, jiao, fen = fen // 100, fen // 10 % 10, fen % 10
    ending = whole if not fen and (not jiao or whole_after_jiao) else ""
    words = _yuan_part(whole_yuan, jiao, fen, optional_zero)
    return f"{prefix}{sign}{words.translate(_TO_CAPITALS)}{_coins(jiao, fen)}{ending}"


def spell(n: int) -> str:
    """Spell 0 ≤ n < 10**16 in full (一十 for ten), with OPTIONAL where 零 is left to the writer."""
    if n == 0:
        return "零"
    parts: list[str] = []
    higher, pending = 0, False  # the group before; whether an empty group was passed over
    for index in (3, 2, 1, 0):
        group = n // 10000**index % 10000
        if group:
            parts.append(_joint(higher, group, pending) + _group(group) + _GROUPS[index])
            higher, pending = group, False
        else:
            pending = bool(parts)
        if index == 2 and parts:
            parts.append("亿")
    return "".join(parts)


def _joint(higher: int, group: int, pending: bool) -> str:
    """Give what stands between a group and the one before it: 零, perhaps 零, or nothing."""
    if not higher:
        return ""
    if pending or group < 1000:
        return "零"
    return OPTIONAL if higher % 10 == 0 else ""


def _group(group: int) -> str:
    """Spell 1 to 9999, inner zeros as one 零."""
    text, gap = "", False
    for place, name in _PLACES:
        digit, group = divmod(group, place)
        if digit:
            text += ("零" if gap else "") + _PLAIN[digit] + name
        gap = bool(text) and not digit
    if group:
        text += ("零" if gap else "") + _PLAIN[group]
    return text


def _yuan_part(yuan: int, jiao: int, fen: int, optional_zero: OptionalZero) -> str:
    if not yuan and (jiao or fen):
        return ""
    words = spell(_whole(yuan))
    words = words.replace(OPTIONAL, "零" if optional_zero in ("wan", "both") else "")
    if jiao and yuan % 10 == 0 and optional_zero in ("yuan", "both"):
        return words + "元零"
    return words + ("元零" if fen and not jiao else "元")


def _coins(jiao: int, fen: int) -> str:
    text = f"{_PLAIN[jiao]}角" if jiao else ""
    text += f"{_PLAIN[fen]}分" if fen else ""
    return text.translate(_TO_CAPITALS)


def _whole(n: int) -> int:
    """Give the absolute value of a whole number within the limit."""
    if abs(_checked(n)) >= LIMIT:
        raise ValueError("Chinese numerals end below 10**16 (九千九百九十九万亿)")
    return abs(n)


def _checked(n: int) -> int:
    if isinstance(n, bool) or not isinstance(n, int):
        raise TypeError(f"a whole number is needed, not {type(n).__name__}")
    return n
