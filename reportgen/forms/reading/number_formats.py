"""What a number format does to a number: percent, noughts before it, a unit, another scale."""

from __future__ import annotations

import re

#: What shows as it stands, or as a blank: no figures, no signs.
_LITERAL = re.compile(r'"[^"]*"|[\\!].|\[[^\]]*\]|_.|\*.')
#: A comma behind the last figure divides by a thousand, a point put in by hand by any power of ten.
_SCALED, _MOVED = re.compile(r"[0#?.],+(?![0#?,])"), re.compile(r'[\\!]\.|"\."')
_GENERAL = re.compile("General|G/通用格式", re.I)
_SPACE = re.compile(r"[_*].")
_IN_BRACKETS = re.compile(r"\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]")
_QUOTED, _ESCAPED = re.compile(r'"([^"]*)"'), re.compile(r"[\\!](.)")
_MONEY = re.compile("(?:亿|千万|百万|十万|万|千|百)?[元圆](?!/)|[亿万]$")
_BEHIND = re.compile(r"[\u3400-\u9fffA-Za-z%％‰℃°]+(?:/[\u3400-\u9fffA-Za-z]+)?$")


def section(number_format: str, value: float) -> str:
    """The part of a format that is for a number of this sign."""
    parts = number_format.split(";")
    return parts[1] if value < 0 and len(parts) > 1 else parts[0]


def figures(part: str) -> str:
    """A section without what is shown as it stands: its places and signs."""
    return _LITERAL.sub("", part)


def is_scaled(number_format: str) -> bool:
    """Whether a format shows another number than the cell has, in any of its sections."""
    numbers = number_format.split(";")[:3]
    return any(_SCALED.search(figures(one)) or _MOVED.search(one) for one in numbers)


def unit_shown(part: str) -> str:
    """The unit that a section shows around a number.

    A unit of money counts wherever it stands, other words behind the number only.

    >>> unit_shown('0"万元"'), unit_shown('"人民币"0.00_)'), unit_shown("General[$元-804]")
    ('万元', '', '元')
    """
    words = _shown(part)
    before, _, behind = words.rpartition("0")
    money = _MONEY.search(behind) or _MONEY.search(before)
    if money:
        return money.group().replace("圆", "元")
    found = _BEHIND.search(behind.strip())
    return found.group() if found else ""


def _shown(part: str) -> str:
    """A section as words, with 0 for every place of the number."""
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(re.sub("[0#?]", "", text))
        return chr(0xE000 + len(kept) - 1)

    rest = _QUOTED.sub(lambda found: keep(found[1]), part)
    rest = _ESCAPED.sub(lambda found: keep(found[1]), _GENERAL.sub("0", rest))
    rest = _IN_BRACKETS.sub(lambda found: keep(found[1] or ""), rest)
    rest = re.sub("[#?@]", "0", _SPACE.sub("", rest))
    return re.sub("[\ue000-\uf8ff]", lambda found: kept[ord(found[0]) - 0xE000], rest)
