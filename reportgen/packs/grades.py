"""Grade bands (等级划分) of a format: what points each grade begins at, from the highest."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import attrs

from reportgen.amounts import Points
from reportgen.model import fields as f
from reportgen.model.fields import Kind, derived
from reportgen.model.listing import Listing
from reportgen.model.record import record


@record("等级")
class Grade:
    """One grade: its name, and the least points for it."""

    name: str = f.text("名称", "等级的名称，如优、良", required=True)
    least: Points = f.points("下限", "这一等最少几分，含本数；最后一等写0", required=True)
    below: Points | None = attrs.field(default=None, eq=False, repr=False)

    @derived("范围", Kind.TEXT, "这一等的分数范围，如≥80，<90")
    def range(self) -> str:
        """The points of the grade as tables print them: ``≥90``, ``≥80，<90``, ``<60``."""
        least = f"≥{_plain(self.least)}" if self.least.value else ""
        below = f"<{_plain(self.below)}" if self.below else ""
        return "，".join(filter(None, (least, below)))


def _plain(points: Points) -> str:
    return str(points).removesuffix("分")


class GradeTable(Listing[Grade]):
    """Grades from the highest to the lowest, which begins at 0; each knows where it ends."""

    def __new__(cls, rows: Iterable[Grade] = (), **kept: Any) -> GradeTable:
        """Keep the rows; a ``ValueError`` where they are not in order or leave points out."""
        grades: list[Any] = list(rows)
        if any(one.least.value <= two.least.value for one, two in pairwise(grades)):
            raise ValueError("等级要从高到低写，下限一个比一个低")
        if grades and grades[-1].least.value != 0:
            raise ValueError("最后一个等级的下限要写0，否则低分没有等级")
        ends = (None, *(one.least for one in grades))
        bound = (attrs.evolve(one, below=below) for one, below in zip(grades, ends, strict=False))
        return super().__new__(cls, bound, **kept)  # type: ignore[return-value]
