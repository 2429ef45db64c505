"""What people type for a number, made plain: widths, blanks, signs, thousands marks.

The first step of every reader. Text is Chinese finance staff's: full-width figures, full-width
commas, accounting brackets, dashes for nothing, currency signs. Everything here is linear in the
length of the text, and long text is refused before it is looked at.
"""

from __future__ import annotations

from decimal import Decimal

import attrs

from reportgen.amounts.decimals import EXACT
from reportgen.errors import Unreadable
from reportgen.lazily import pattern

LONGEST = 200
MOST_FIGURES = 30

SCALES = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7}
SCALES |= {"亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12}
"""Scales typed behind a figure, as exponents of ten."""

_QUOTED = 30
_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BLANKS = dict.fromkeys(
    map(ord, "\t\n\r\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000"), " "
)
_NOTHING = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))  # marks that copying from web pages leaves
_SIGNS = str.maketrans({"−": "-", "﹣": "-", "–": "-", "￥": "¥", "―": "—", "─": "—"})
_PLAIN = {**_WIDTHS, **_BLANKS, **_NOTHING, **_SIGNS}

_NONE = frozenset(("-", "--", "—", "——", "无"))

_SIMPLE = pattern(r"-?[0-9]{1,15}(?:\.([0-9]{1,10}))?")
_FIGURE = pattern(
    r"(?P<open>\( ?)?(?P<money>(?:人民币)?:? ?¥? ?)(?P<sign>[-+负] ?)?(?P<money2>¥ ?)?"
    r"(?P<number>(?:[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)(?![0-9])|[0-9]+)?"
    r"(?:\.[0-9]+)?)"
    r" ?(?P<rest>[^0-9., ()][^ ()]{0,9})?(?(open) ?\)) ?"
)


@attrs.frozen
class Figure:
    """A typed number: signed value, decimals typed, a currency sign or not, what followed it."""

    value: Decimal
    places: int
    money: bool = False
    rest: str = ""


def plain(text: str, expected: str) -> str:
    """Give text with half-width figures and signs, blanks as single kinds, without outer blanks.

    Raises Unreadable for empty text and text of more than 200 signs, TypeError for what is no text.
    """
    if not isinstance(text, str):
        raise TypeError(f"readers take text, not {type(text).__name__}")
    if len(text) > LONGEST:
        raise refusal(text, expected, f"内容过长（{len(text)}字），请只填数值")
    words = text.translate(_PLAIN).strip(" ")
    if not words:
        raise refusal(text, expected, "没有就填0，不知道就整格留空")
    return words


def refusal(text: str, expected: str, remedy: str) -> Unreadable:
    """Give the error for a text, quoted in short and on one line."""
    quoted = " ".join(text[: _QUOTED + 1].split())
    return Unreadable(quoted[:_QUOTED] + "…" if len(text) > _QUOTED else quoted, expected, remedy)


def is_none(words: str) -> bool:
    """Whether plain text says that there is none: a dash or 无."""
    return words in _NONE


def simple(text: str) -> Figure | None:
    """Read the commonest form, bare half-width figures, without any further look; else None."""
    match = _SIMPLE.fullmatch(text)
    if match is None:
        return None
    return Figure(EXACT.plus(Decimal(text)), len(match[1] or ""))


def figure(words: str) -> Figure | None:
    """Read plain text as a number with what follows it; None where it is none.

    Thousands marks are commas or blanks, all of one kind, every three figures from the right, and
    never after a leading 0 (0,123 may be a decimal comma). One sign: minus, 负 or brackets.
    """
    match = _FIGURE.fullmatch(words)
    if match is None or not match["number"] or (match["open"] and match["sign"]):
        return None
    number = match["number"].replace(",", "").replace(" ", "")
    if len(number.replace(".", "")) > MOST_FIGURES:
        return None
    negative = bool(match["open"]) or (match["sign"] or "").strip() in ("-", "负")
    return Figure(
        EXACT.minus(Decimal(number)) if negative else Decimal(number),
        len(number.partition(".")[2]),
        bool(match["money"].strip() or match["money2"]),
        match["rest"] or "",
    )
