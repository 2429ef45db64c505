"""Spending by economic class (支出经济分类): the rows of each class, with its sum."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from reportgen.model import fields as f
from reportgen.model.dimensions import ECONOMIC
from reportgen.model.fields import Kind, derived
from reportgen.model.listing import Listing
from reportgen.model.money import FundsLine, FundsNode
from reportgen.model.record import record

_NAMES = {code: name for name, (_, code) in ECONOMIC.items()}


@record("经济分类组")
class EconomicGroup:
    """One class of the economic classification (301 工资福利支出) and the items listed below it."""

    name: str = f.text("名称", "类的名称", required=True)
    rows: Listing[FundsLine] = f.list_of(FundsLine, "行", "这一类的各款", required=True)
    node: FundsNode | None = attrs.field(default=None, eq=False, repr=False)

    @derived("合计", Kind.PART, "这一类的合计，各列逐级相加")
    def whole(self) -> FundsNode | None:
        """The class as a node of the table of funds."""
        return self.node


def basic_groups(rows: Iterable[FundsLine], basic: FundsNode) -> tuple[EconomicGroup, ...]:
    """The classes of basic spending, by code.

    They are the rows of basic spending (基本支出); where none says so, all rows without a nature.
    """
    coded = [row for row in rows if row.economic_code]
    own = [row for row in coded if row.at.nature == basic.at.nature]
    whole: Any = basic if own else basic.whole
    found: dict[str, list[Any]] = {}
    names = dict(_NAMES)
    for row in own or [row for row in coded if not row.at.nature]:
        code = row.at.economic
        items = found.setdefault(code[:3], [])
        if len(code) > 3:
            items.append(row)
        elif row.item:
            names[code] = row.item
    return tuple(
        EconomicGroup(name=names.get(code, code), rows=Listing(items), node=whole.find(code))
        for code, items in sorted(found.items())
    )
