"""Item objectives (分项目标): each with the indicators that measure it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportgen.model import fields as f
from reportgen.model.indicators import Indicator
from reportgen.model.items import Point
from reportgen.model.listing import Listing
from reportgen.model.record import record

#: The category of objectives that stand for one piece of work each.
ITEM = "分项目标"


@record("分项")
class ObjectiveItem:
    """One item objective and its indicators (所属目标)."""

    objective: Point = f.part("目标", "分项目标", Point, required=True)
    indicators: Listing[Indicator] = f.list_of(
        Indicator, "指标", "所属目标是这一项的指标", required=True, keys=("name",)
    )


def items_among(objectives: Iterable[Point], indicators: Iterable[Indicator]) -> list[Point]:
    """The objectives of single items (分项目标), and any that an indicator names as its own."""
    named = {row.objective for row in indicators if row.objective}
    return [one for one in objectives if one.category == ITEM or one.title in named]


def objective_items(
    objectives: Iterable[Point], indicators: Iterable[Indicator]
) -> tuple[ObjectiveItem, ...]:
    """The objectives that are items, each with its indicators."""
    rows = list(indicators)
    made: Any = ObjectiveItem
    return tuple(
        made(
            objective=one,
            indicators=Listing(
                (row for row in rows if one.title and row.objective == one.title), keys=("name",)
            ),
        )
        for one in items_among(objectives, rows)
    )
