"""One typed text to one value, by the kind of its field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from reportgen.amounts import (
    ZERO,
    Amount,
    Points,
    Quantity,
    read_amount,
    read_count,
    read_date,
    read_number,
    read_quantity,
    read_year,
)
from reportgen.errors import Unreadable
from reportgen.model import FieldInfo, Kind
from reportgen.prose import Prose, Reference, clean_text, parse, parse_reference
from reportgen.prose.blocks import NONE_WORDS
from reportgen.reading.nodes import Scalar
from reportgen.reading.wording import nearest, quote

_REFERENCE = re.compile("【[=＝]")
#: What is read as 是 and as 否.
YES = frozenset({"是", "有", "√", "✓", "yes", "Yes", "true", "True", "y", "Y"})
NO = frozenset({"否", "无", "×", "no", "No", "false", "False", "n", "N"})
#: What is read as the sign of the same meaning.
SAME_SIGN = {
    **dict.fromkeys((">=", "=>", "≧", "大于等于", "不少于", "不低于"), "≥"),
    **dict.fromkeys(("<=", "=<", "≦", "小于等于", "不超过", "不高于"), "≤"),
    **dict.fromkeys(("＝", "等于"), "="),
    **dict.fromkeys(("＞", "大于"), ">"),
    **dict.fromkeys(("＜", "小于"), "<"),
}

_NO_SCORE = NONE_WORDS | {"--"}


@attrs.frozen
class Settings:
    """What the file declares about its own figures."""

    unit: str = "元"
    places: int | None = None
    blank_is_zero: bool = False


def read_value(scalar: Scalar, info: FieldInfo, settings: Settings) -> Any:
    """The value of a cell; None where it is blank (unknown).

    Raises ``Unreadable``.
    """
    if scalar.is_blank:
        return ZERO if info.kind is Kind.MONEY and settings.blank_is_zero else None
    return _READERS[info.kind](scalar.text, info, settings)


def _text(text: str, info: FieldInfo, settings: Settings) -> str:
    if _REFERENCE.search(text):
        remedy = "正文段落里可以引用；指标值、完成值可以整格只写一个引用；其余请直接写出内容"
        raise Unreadable(quote(text), "不带引用的文字", remedy)
    cleaned = clean_text(text.strip())
    return _patterned(cleaned, info) if info.pattern else cleaned


def _patterned(text: str, info: FieldInfo) -> str:
    """A code, in half-width signs, where it is one."""
    code = unicodedata.normalize("NFKC", text)
    if re.fullmatch(info.pattern, code):
        return code
    raise Unreadable(quote(text), info.help, f"请核对“{info.key}”的位数，不加其他字符")


def _money(text: str, info: FieldInfo, settings: Settings) -> Amount:
    return read_amount(text, settings.unit, settings.places)


def _count(text: str, info: FieldInfo, settings: Settings) -> int:
    count = read_count(text.strip().removesuffix(info.unit))
    if info.most is not None and count > info.most:
        raise Unreadable(text.strip(), f"不超过{info.most}的整数")
    return count


def _points(text: str, info: FieldInfo, settings: Settings) -> Points:
    words = text.strip().removesuffix("分").strip()
    if words in _NO_SCORE:
        raise Unreadable(quote(text), "一个数", "没有评分请空着，零分请写0")
    return Points(read_number(words), text.strip())


def _value(text: str, info: FieldInfo, settings: Settings) -> Quantity | Reference | str:
    reference = parse_reference(text)
    if reference is not None:
        return reference
    try:
        return read_quantity(text)
    except Unreadable:
        return _text(text, info, settings)


def _choice(text: str, info: FieldInfo, settings: Settings) -> str:
    chosen = SAME_SIGN.get(text.strip(), text.strip())
    if chosen in info.choices:
        return chosen
    near = nearest(chosen, info.choices)
    remedy = f"是否为“{near}”" if near else "请照原样选填一个"
    raise Unreadable(quote(text), f"以下之一：{'、'.join(info.choices)}", remedy)


def _yes_no(text: str, info: FieldInfo, settings: Settings) -> bool:
    if text.strip() in YES | NO:
        return text.strip() in YES
    raise Unreadable(quote(text), "“是”或“否”")


def _prose(text: str, info: FieldInfo, settings: Settings) -> Prose:
    return parse(text)


_READERS: Mapping[Kind, Callable[[str, FieldInfo, Settings], Any]] = {
    Kind.TEXT: _text,
    Kind.OPEN: _text,
    Kind.PROSE: _prose,
    Kind.TEXTS: _prose,
    Kind.MONEY: _money,
    Kind.COUNT: _count,
    Kind.POINTS: _points,
    Kind.QUANTITY: lambda text, info, settings: read_quantity(text),
    Kind.VALUE: _value,
    Kind.DATE: lambda text, info, settings: read_date(text),
    Kind.YEAR: lambda text, info, settings: read_year(text),
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
}
