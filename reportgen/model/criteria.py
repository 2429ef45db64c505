"""Criteria (评分点) and how scores are given: methods (计分方法), bands, tiers (完成档次)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import attrs

from reportgen.amounts import Points, Quantity
from reportgen.amounts.decimals import add
from reportgen.model import fields as f
from reportgen.model.fields import Kind, derived
from reportgen.model.listing import Listing
from reportgen.model.record import record
from reportgen.prose import Prose, Reference

#: How points follow from a figure (``measures.scoring`` says how each is worked out).
METHODS = ("比例", "反向比例", "扣减比例", "达标", "扣分", "区间", "定性", "问卷比例")
#: How far a qualitative goal was reached: the three tiers of 财预〔2020〕10号.
TIERS = ("达成", "部分达成", "未达成")


def sum_points(parts: Iterable[Points | None]) -> Points | None:
    """The sum of points; None as soon as one is unknown, and for no parts."""
    found = list(parts)
    if len(found) == 1:  # as of most indicators
        return found[0]
    whole = Decimal(0)
    for part in found:
        if part is None:
            return None
        whole = add(whole, part.value)
    return Points(whole) if found else None


@record("计分区间")
class Band:
    """From which figure on (下限) there are how many points."""

    least: Quantity = f.quantity(
        "下限", "数达到多少属于这一档，含本数；百分率写百分数，如80", required=True
    )
    points: Points = f.points("分值", "这一档得几分", required=True)


def method_field(help: str) -> str | None:
    """The field 计分方法."""
    field: str | None = f.choice("计分方法", help, *METHODS)
    return field


def bands_field() -> Listing[Band] | None:
    """The field 计分区间."""
    bands: Listing[Band] | None = f.list_of(
        Band, "计分区间", "按区间计分时，从高到低各档的下限和分值，如{90: 10, 80: 8, 0: 0}",
        short=("least", "points"),
    )  # fmt: skip
    return bands


def tier_field() -> str | None:
    """The field 完成档次."""
    tier: str | None = f.choice("完成档次", "定性指标完成到哪一档", *TIERS)
    return tier


@record("评分点")
class Criterion:
    """One scored point of an indicator; ①②③ are printed, not typed."""

    standard: str = f.text("标准", "评分标准", required=True)
    points: Points = f.points("分值", "这一点的分值", required=True)
    method: str | None = method_field("怎样计分；空着表示由评价人判断")
    step: Points | None = f.points("每次扣分", "按扣分计分时，每个问题或每个单位扣几分")
    bands: Listing[Band] | None = bands_field()
    tier: str | None = tier_field()
    basis: Quantity | Reference | str | None = f.value("取值", "计分依据的数，一般引用数据")
    score: Points | None = f.points("得分", "这一点的得分；有计分方法的可以空着")
    evidence: Prose | None = f.prose("评价依据", "依据的资料；与上一行相同时写“同上”")
    #: The points by the method, where they could be worked out (``measures.scores``).
    worked: Points | None = attrs.field(init=False, default=None, eq=False, repr=False)

    @derived("实得分", Kind.POINTS, "得分；没有填的，按计分方法计算", unit="分", made_of="得分")
    def got(self) -> Points | None:
        """The score as entered, else by the method."""
        return self.score or self.worked


def note_worked(owner: Any, points: Points) -> None:
    """Keep the points worked out for a criterion or indicator beside what was entered."""
    object.__setattr__(owner, "worked", points)
