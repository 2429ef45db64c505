"""Texts of the data as a workbook's cells: numbers where nothing is lost, else the text itself."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from reportgen.model import FieldInfo, Kind

#: The longest text that a cell can hold.
LONGEST = 32_767

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_EXACT = (Kind.VALUE, Kind.QUANTITY)


def stored(text: str, info: FieldInfo, places: int | None) -> str | float | datetime.date:
    """What a cell keeps for a text of a field.

    ``places`` are the decimals that the file declares for amounts: further noughts say nothing, but
    without a declaration the typed ones say how exact an amount is.
    """
    if info.kind is Kind.DATE and (found := _DAY.fullmatch(text)):
        year, month, day = map(int, found.groups())
        return datetime.date(year, month, day) if year >= 1900 else text
    if info.kind in (Kind.MONEY, Kind.COUNT, Kind.POINTS, Kind.YEAR, *_EXACT):
        return _number(text, info.kind, places)
    return text


def _number(text: str, kind: Kind, places: int | None) -> str | float:
    if not _NUMBER.fullmatch(text):
        return text
    exact, number = Decimal(text), float(text)
    shown = Decimal(format(number, ".15g"))
    if shown != exact:
        return text
    typed = len(text.partition(".")[2])
    bare = max(0, -int(shown.normalize().as_tuple().exponent))
    if kind in _EXACT:
        return number if typed == bare else text
    if kind is Kind.MONEY and typed > max(bare, places or 0):
        return text
    if kind is Kind.MONEY and places is None and typed != bare:
        return text
    return number
