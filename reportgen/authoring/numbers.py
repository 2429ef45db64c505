"""Numbers of headings as people type them: 一、 （一） 1. 1、 （1） ① 第一部分 1.1."""

from __future__ import annotations

import re
import unicodedata

import attrs

from reportgen.amounts.numerals_read import read_cardinal
from reportgen.errors import Unreadable

_CHINESE = "[一二三四五六七八九十百〇零两]{1,5}"
_FIGURES = "[0-9]{1,2}"
#: 1.5公里 is no number of a heading.
_MEASURED = "公万亿倍个元米吨亩千百米分"
_UNITS = "部分|章|节|条|篇|项"
#: What each form looks like; the group is its numeral, and what is before and behind it its marks.
_FORMS: tuple[tuple[str, str], ...] = (
    ("第", rf"第\s*({_CHINESE}|{_FIGURES})\s*({_UNITS})[、.．:：]?\s*"),
    ("（一）", rf"[（(]\s*({_CHINESE})\s*[)）][、.．]?\s*"),
    ("（1）", rf"[（(]\s*({_FIGURES})\s*[)）][、.．]?\s*"),
    ("一、", rf"({_CHINESE})\s*[、.．,，]\s*"),
    ("1.1", rf"({_FIGURES}(?:[.．]{_FIGURES})+)[、.．]?(?![0-9%％{_MEASURED}])\s*"),
    ("1)", rf"({_FIGURES})\s*[)）]\s*"),
    ("1、", rf"({_FIGURES})\s*、\s*"),
    ("1.", rf"({_FIGURES})\s*[.．](?![0-9])\s*"),
    ("1.", rf"({_FIGURES})\s+(?=[一-龥])"),
    ("一、", rf"({_CHINESE})\s+(?=[一-龥])"),
    ("①", r"([①-⑳])[、.．]?\s*"),
    ("I.", r"([IVX]{1,5})[、.．]\s*"),
    ("A.", r"([A-Z])[、.．]\s*"),
)
_PATTERNS = tuple((form, re.compile(pattern)) for form, pattern in _FORMS)
#: Figures as Chinese input methods type them.
FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_PARENTHESES = {**{chr(0x3220 + n): f"（{'一二三四五六七八九十'[n]}）" for n in range(10)},
                **{chr(0x2474 + n): f"（{n + 1}）" for n in range(20)},
                **{chr(0x2488 + n): f"{n + 1}." for n in range(20)},
                **{sign: unicodedata.normalize("NFKC", sign)
                   for sign in "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"}}  # fmt: skip
_ROMAN = re.compile("(X{0,3})(IX|IV|V?I{0,3})")
_ONES = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
_SINGLE = str.maketrans(_PARENTHESES)


@attrs.frozen
class Number:
    """A number as it was found: its form, its value, and as which level's first it would look.

    ``text`` is what was typed. ``depth`` counts the figures of 1.1.1; it is 1 for all others.
    """

    form: str
    value: int
    text: str
    sample: str
    depth: int = 1


def read_number(line: str) -> tuple[Number | None, str]:
    """The number that a line begins with, and the rest; None where it begins with none."""
    text = line.strip().translate(FULL_WIDTH).translate(_SINGLE)
    for form, pattern in _PATTERNS:
        found = pattern.match(text)
        rest = text[found.end() :] if found else ""
        value = (_roman if form == "I." else _value)(found[1]) if found and rest else 0
        if found and value:
            return _number(form, found, value), rest.strip()
    return None, line.strip()


def _number(form: str, found: re.Match[str], value: int) -> Number:
    typed = found.group().strip()
    if form == "第":
        kind = "1" if found[1].isdigit() else "一"
        return Number(form + found[2], value, typed, f"第{kind}{found[2]}\u3000")
    depth = len(re.split(r"[.．]", found[1])) if form == "1.1" else 1
    return Number(form, value, typed, form, depth)


def _roman(numeral: str) -> int:
    """The value of a Roman numeral up to XXXIX; 0 where it is none."""
    found = _ROMAN.fullmatch(numeral)
    return 10 * len(found[1]) + _ONES[found[2]] if found else 0


def _value(numeral: str) -> int:
    """The number's value, the last one of 1.2.3; 0 where it is none."""
    last = re.split(r"[.．]", numeral)[-1]
    if last.isascii() and last.isdigit():
        return int(last)
    if last.isascii():
        return ord(last) - ord("A") + 1
    if "①" <= last <= "⑳":
        return int(unicodedata.numeric(last))
    try:
        return read_cardinal(last)
    except Unreadable:
        return 0
