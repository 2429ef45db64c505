"""Fixed assets (固定资产) by category, with totals."""

from __future__ import annotations

from typing import Any

import attrs

from reportgen.amounts import Amount, total
from reportgen.model import fields as f
from reportgen.model.dimensions import TOTAL
from reportgen.model.fields import Kind, derived
from reportgen.model.listing import Listing
from reportgen.model.record import record, record_of, viewed


@record("资产行")
class AssetLine:
    """One category of assets, or 合计."""

    category: str = f.open_choice("类别", "资产类别", TOTAL, "设备", "家具用具", required=True)
    opening_gross: Amount | None = f.money("年初原值", "年初账面原值")
    opening_net: Amount | None = f.money("年初净值", "年初账面净值")
    additions: Amount | None = f.money("本年增加", "本年增加的原值")
    disposals: Amount | None = f.money("本年处置", "本年处置的原值")
    closing_gross: Amount | None = f.money("年末原值", "年末账面原值")
    closing_net: Amount | None = f.money("年末净值", "年末账面净值")
    in_use: Amount | None = f.money("在用原值", "年末在用资产的原值")
    disposal_income: Amount | None = f.money("处置收益", "处置资产的收入")
    total_row: AssetLine | None = attrs.field(default=None, eq=False, repr=False)

    @derived("全表合计", Kind.PART, "固定资产的合计行", item="self")
    def whole(self) -> AssetLine:
        """The row of totals this row is a part of."""
        return self.total_row or self


@viewed("资产表")
class AssetTable(Listing[AssetLine]):
    """Asset rows; 合计 has what was entered, else the sum over the categories that have it."""

    @derived("各类别", Kind.LIST, "合计以外的各行", item=AssetLine)
    def parts(self) -> tuple[AssetLine, ...]:
        """The categories, each knowing the total it is a part of."""
        whole: Any = self._total()
        rows: tuple[Any, ...] = tuple(row for row in self if row.category != TOTAL)
        return tuple(attrs.evolve(row, total_row=whole) for row in rows)

    def find(self, name: str) -> AssetLine | None:
        """The row of a category, knowing the total it is a part of."""
        whole = self._total()
        if name in (TOTAL, "total"):
            return whole
        row: Any = self.quoted(name)
        return None if row is None else attrs.evolve(row, total_row=whole)

    def _total(self) -> AssetLine:
        entered = self.quoted(TOTAL)
        parts = [row for row in self if row is not entered]
        columns = [info.name for info in record_of(AssetLine).entered if info.kind is Kind.MONEY]
        values = {column: _sum(entered, parts, column) for column in columns}
        make: Any = AssetLine
        whole: AssetLine = make(category=TOTAL, **values)
        return whole


def _sum(entered: AssetLine | None, parts: list[AssetLine], column: str) -> Amount | None:
    stated: Amount | None = getattr(entered, column, None)
    known = [getattr(row, column) for row in parts]
    if stated is not None or not any(known):
        return stated
    return total(known)
