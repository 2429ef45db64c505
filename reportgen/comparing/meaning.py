"""What a value says, apart from how it was typed: 1,000.00 is 1000, 万元 may be 元."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from reportgen.amounts import Amount, Points, Quantity
from reportgen.model import FieldInfo, Texts, is_record, record_of
from reportgen.prose import Prose

#: Fields of the year that say how its file is typed; what they mean is in the values.
TYPING = frozenset({"amount_unit", "decimal_places", "blank_is_zero"})


def fields_of(cls: Any) -> tuple[FieldInfo, ...]:
    """The fields of a model class in which two records may differ."""
    return tuple(info for info in record_of(cls).entered if info.name not in TYPING)


def entered(owner: Any, info: FieldInfo) -> Any:
    """What was entered in a field: nothing, where there is no owner or a table follows from others.

    A list that follows from other tables is no entry of its own.
    """
    value = getattr(owner, info.name, None)
    return None if getattr(value, "derived", False) else value


def meaning(value: Any, without: frozenset[str] = frozenset()) -> Hashable:
    """Something that is equal for two values that say the same; of a record, ``without`` fields."""
    if isinstance(value, Amount):
        return value.yuan
    if isinstance(value, Quantity):
        return value.value, value.approximate
    if isinstance(value, Points):
        return value.value
    if isinstance(value, Prose):
        return value.blocks
    if isinstance(value, Texts):
        return frozenset((name, passage.blocks) for name, passage in value.items())
    if isinstance(value, tuple):
        return tuple(map(meaning, value))
    if is_record(type(value)):
        infos = (info for info in fields_of(type(value)) if info.name not in without)
        return tuple(meaning(entered(value, info)) for info in infos)
    kept: Hashable = value
    return kept
