"""Rows of a list that cannot be told apart (model R8): one node of money twice, one name twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.model import FieldInfo, FundsLine, record_of

#: Rows are selected by these, or found by their surroundings; two of a name do no harm.
_MAY_REPEAT = frozenset({"title", "category", "format", "caption"})


def same_money(rows: Mapping[int, FundsLine]) -> dict[int, int]:
    """Rows of money at the node of an earlier row: number of the row, number of the first."""
    first: dict[Any, int] = {}
    found = {}
    for number, row in rows.items():
        if first.setdefault(row.at, number) != number:
            found[number] = first[row.at]
    return found


def same_name(rows: Mapping[int, Any], info: FieldInfo) -> dict[int, tuple[int, str]]:
    """Rows whose quoting name leads to an earlier row: that row's number, and the field's key.

    A row is quoted by the first of the list's key fields that it fills (简称, else 名称).
    """
    keys = [key for key in info.keys if key not in _MAY_REPEAT]
    first: dict[str, int] = {}
    found = {}
    for number, row in rows.items() if keys else ():
        names = {key: getattr(row, key) for key in keys}
        own = next((key for key in keys if names[key]), None)
        if own is not None and names[own] in first:
            field = record_of(type(row)).find(own)
            found[number] = first[names[own]], field.key if field else own
        for name in filter(None, names.values()):
            first.setdefault(name, number)
    return found
