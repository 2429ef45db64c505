"""Reading Chinese numerals: plain, capital (大写) and traditional, whole numbers and money.

A text is read only where it is a correct spelling of its number, so that 一百二 (120 or 102?) and
一万二 are refused and never guessed.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.amounts.decimals import shift
from reportgen.amounts.numerals import LIMIT, OPTIONAL, spell
from reportgen.amounts.typed import plain, refusal
from reportgen.lazily import pattern

NUMERALS = "零〇○一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟貳參陸萬億兩弍叄"
"""Every sign a Chinese number may be written with."""

_TO_PLAIN = str.maketrans(
    "〇○两壹贰叁肆伍陆柒捌玖拾佰仟貳參陸萬億兩弍叄圓圆",
    "零零二一二三四五六七八九十百千二三六万亿二二三元元",
)
_DIGIT = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_WHOLE = "汉字数，如一百二十"
_CAPITALS = "大写金额，如人民币壹仟肆佰零玖元伍角"
_LONGEST = 60  # the longest correct spelling below 10**16 has 33 signs

_MONEY = pattern(
    "(?:人民币)?:?(?P<sign>负)?(?:(?P<yuan>[^元角分整正]+)元)?"
    "(?:零?(?P<jiao>[一二三四五六七八九])角)?(?:零?(?P<fen>[一二三四五六七八九])分)?(?P<whole>整|正)?"
)


def read_cardinal(text: str) -> int:
    """Read a Chinese whole number: 一百二十, 十二, 负三, 壹佰零伍, 貳億, 两万.

    Permitted and optional zeros, 十 for 一十 and 两 for 二 are understood. Raises Unreadable.
    """
    words = plain(text, _WHOLE).translate(_TO_PLAIN)
    negative = words.startswith("负")
    number = _number(words.removeprefix("负"))
    if number is None:
        raise refusal(text, _WHOLE, "零和数位要写全，如“一百二十”不写“一百二”")
    return -number if negative else number


def read_rmb(text: str) -> Decimal:
    """Read money in Chinese numerals as yuan: 人民币壹仟肆佰零玖元伍角, 貳億圓整, 一百二十万元.

    整 or 正 may be missing. Raises Unreadable.
    """
    words = plain(text, _CAPITALS).replace(" ", "").translate(_TO_PLAIN)
    match = _MONEY.fullmatch(words)
    fen = _fen(match) if match else None
    if match is None or fen is None:
        raise refusal(text, _CAPITALS, "请逐字核对，或者改填数字")
    return shift(Decimal(-fen if match["sign"] else fen), -2)


def _fen(match: re.Match[str]) -> int | None:
    """Add up yuan, jiao and fen of a match in fen; None where the yuan are no number."""
    if not (match["yuan"] or match["jiao"] or match["fen"]):
        return None
    yuan = _number(match["yuan"]) if match["yuan"] else 0
    if yuan is None:
        return None
    return yuan * 100 + _DIGIT[match["jiao"] or "零"] * 10 + _DIGIT[match["fen"] or "零"]


def _number(words: str) -> int | None:
    """Read plain numerals, None where they are not a correct spelling of a number."""
    if not words or len(words) > _LONGEST:
        return None
    number = _add_up(words)
    if number is None or number >= LIMIT:
        return None
    pattern = spell(number).replace(OPTIONAL, "零?").replace("一十", "一?十")
    return number if re.fullmatch(pattern, words) else None


def _add_up(words: str) -> int | None:
    """Add up digits and places without asking whether they stand in order; None for other signs."""
    done = group = digit = 0
    for sign in words:
        if sign in _DIGIT:
            digit = _DIGIT[sign]
        elif sign in _SMALL:
            group, digit = group + (digit or 1) * _SMALL[sign], 0
        elif sign == "万":
            done, group, digit = done + (group + digit) * 10_000, 0, 0
        elif sign == "亿":
            done, group, digit = (done + group + digit) * 100_000_000, 0, 0
        else:
            return None
    return done + group + digit
