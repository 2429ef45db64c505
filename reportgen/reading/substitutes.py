"""Something to go on with where a required value is missing or wrong; it is never handed out."""

from __future__ import annotations

import datetime
from typing import Any

from reportgen.amounts import ZERO, Points, Quantity
from reportgen.model import FieldInfo, Kind, record_of
from reportgen.prose import parse

_STANDS_IN: dict[Kind, Any] = {
    Kind.LIST: (),
    Kind.TEXTS: {},
    Kind.PROSE: parse("？"),
    Kind.MONEY: ZERO,
    Kind.COUNT: 0,
    Kind.POINTS: Points(ZERO.yuan),
    Kind.QUANTITY: Quantity(0),
    Kind.DATE: datetime.date(2000, 1, 1),
    Kind.YEAR: 2000,
    Kind.YES_NO: False,
}


def substitute(info: FieldInfo) -> Any:
    """What a required field holds in place of a value; None for others."""
    if not info.required:
        return None
    if info.kind is Kind.PART:
        return blank_record(info.item)
    return _STANDS_IN.get(info.kind, "？")


def blank_record(cls: Any) -> Any:
    """An object that holds nothing but substitutes."""
    return cls(**{field.name: substitute(field) for field in record_of(cls).entered})
