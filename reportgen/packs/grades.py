"""Grade bands (等级划分) of a format: what points each grade begins at, from the highest."""

from __future__ import annotations

from collections.abc import Iterable
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

    @derived("范围", Kind.TEXT, "这一等的分数范围，表格里印，如≥80，<90")
    def range(self) -> str:
        """The points of the grade under a head 分值: ``≥90``, ``≥80，<90``, ``<60``."""
        least = f"≥{_plain(self.least)}" if self.least.value else ""
        below = f"<{_plain(self.below)}" if self.below else ""
        return "，".join(filter(None, (least, below)))

    @derived("条件", Kind.TEXT, "得分多少属于这一等，句子里印，如80分≤得分<90分")
    def condition(self) -> str:
        """The points of the grade in a sentence: ``得分≥90分``, ``80分≤得分<90分``."""
        below = f"得分<{self.below}" if self.below else "得分"
        if not self.least.value:
            return below
        return f"{self.least}≤{below}" if self.below else f"得分≥{self.least}"

    @derived("区间", Kind.TEXT, "这一等的分数区间，表注里印，如90-80（含）")
    def interval(self) -> str:
        """The points of the grade as score forms note them: ``100-90（含）``, ``60以下``."""
        if not self.least.value:
            return f"{_plain(self.below)}以下" if self.below else "100以下"
        return f"{_plain(self.below) if self.below else 100}-{_plain(self.least)}（含）"


def _plain(points: Points) -> str:
    return str(points).removesuffix("分")


class GradeTable(Listing[Grade]):
    """Grades from the highest to the lowest; each knows where it ends."""

    def __new__(cls, rows: Iterable[Grade] = (), **kept: Any) -> GradeTable:
        """Keep the rows, each with the points at which the one above it begins."""
        grades: list[Any] = list(rows)
        ends = (None, *(one.least for one in grades))
        bound = (attrs.evolve(one, below=below) for one, below in zip(grades, ends, strict=False))
        return super().__new__(cls, bound, **kept)  # type: ignore[return-value]
