"""The few figures of a department that the totals over all departments are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from reportgen.amounts import Amount, Points
from reportgen.checks.grades import NATIONAL
from reportgen.measures import follow
from reportgen.model import EvaluationYear
from reportgen.packs import Format

#: The sums of money, by the data path where each is found; headings say the same in short.
MONEY = {
    "年初预算": "收支.合计.年初预算",
    "全年预算": "收支.合计.全年预算",
    "实际到位": "收支.合计.实际到位",
    "支出决算": "收支.合计.支出决算",
    "基本支出决算": "收支.基本支出.支出决算",
    "项目支出决算": "收支.项目支出.支出决算",
    "年末结转结余": "收支.合计.年末结转结余",
}
#: Where a department's own score stands, or its superior's of it.
_SCORES = ("自评.综合得分", "评价.综合得分")


@attrs.frozen
class Figures:
    """Sums of money by heading: yuan and margin as texts, None where unknown; the score's grade.

    ``grade`` is the name of the grade and ``least`` the points at which it begins, by the bands of
    the first format that has any, else the national ones; empty where there is no score.
    """

    money: Mapping[str, Sequence[str] | None]
    score: str = ""
    grade: str = ""
    least: str = ""

    def amount(self, heading: str) -> Amount | None:
        """One of the sums; None where it is unknown."""
        found = self.money.get(heading)
        return None if found is None else Amount(found[0], found[1])


def figures_of(year: EvaluationYear, formats: Sequence[Format]) -> Figures:
    """What a year gives to the totals."""
    money = {heading: _stored(_found(year, path)) for heading, path in MONEY.items()}
    score = next(filter(None, (_found(year, path) for path in _SCORES)), None)
    if not isinstance(score, Points):
        return Figures(money)
    own = next((one.spec.grades for one in formats if one.spec.grades), ())
    bands = [(one.name, one.least.value) for one in own or ()] or NATIONAL
    name, least = next((one for one in bands if score.value >= one[1]), bands[-1])
    return Figures(money, f"{score.value:f}", name, f"{least:f}")


def _found(year: EvaluationYear, path: str) -> Any:
    try:
        return follow(year, path.split("."))
    except LookupError:
        return None


def _stored(value: Any) -> tuple[str, str] | None:
    return (f"{value.yuan:f}", f"{value.margin:f}") if isinstance(value, Amount) else None
