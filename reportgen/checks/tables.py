"""The tables of money and the lists of indicators of a year, each with its paths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from reportgen.amounts import Amount
from reportgen.model import (
    EvaluationYear,
    FundsLine,
    FundsNode,
    FundsTable,
    IndicatorTable,
    Path,
    Project,
    record_of,
)
from reportgen.model.cube import Cube
from reportgen.model.dimensions import At
from reportgen.model.money import COLUMNS

#: The column's key by its English name.
KEYS = {name: record_of(FundsLine).find(name).key for name in COLUMNS}  # type: ignore[union-attr]


@attrs.frozen(eq=False)
class Table:
    """A table of money: its rows with their paths, and its values at every node."""

    name: str
    rows: tuple[tuple[Path, FundsLine], ...]
    whole: FundsNode
    project: Project | None = None

    @property
    def cube(self) -> Cube:
        """The values at every node."""
        return self.whole.table.cube

    @property
    def nodes(self) -> tuple[FundsNode, ...]:
        """The table seen at each of its rows, and as a whole; bases of their own have no whole."""
        whole = () if self.name == "其他口径" else (At(),)
        return tuple(
            self.node(at) for at in dict.fromkeys((*(row.at for _, row in self.rows), *whole))
        )

    def node(self, at: At) -> FundsNode:
        """The table seen at a node."""
        return FundsNode(table=self.whole.table, at=at)

    def path(self, at: At, column: str) -> Path:
        """Where a value is entered; where it is none, the row, or the first row of the table."""
        own = [path for path, row in self.rows if row.at == at]
        stated = [
            path
            for path, row in self.rows
            if row.at == at and getattr(row, column, None) is not None
        ]
        return (*(stated or own or [self.rows[0][0][:-1]])[0], KEYS.get(column, column))


@attrs.frozen(eq=False)
class Indicators:
    """A list of indicators: where it stands, and whose it is.

    ``kind`` is 年度 (set with the budget), 项目 (of a project) or 评价 (an evaluation's system of
    scoring).
    """

    kind: str
    path: Path
    rows: IndicatorTable
    project: Project | None = None


def _whole(table: FundsTable) -> FundsNode:
    whole = table.find("合计")
    assert whole is not None  # noqa: S101 (every table has its whole)
    return whole


def exceeds(part: Amount | None, whole: Amount | None) -> bool:
    """Whether an amount is more than another, beyond their margins; not where one is unknown."""
    if part is None or whole is None:
        return False
    return part > whole and not part.agrees_with(whole)


def tables_of(year: EvaluationYear) -> Iterator[Table]:
    """The department's joined table, its fellows, and each project's."""
    if year.funds is not None:
        funds = year.funds
        joined = [*_rows(("收支", "明细"), funds.lines)]
        joined += _rows(("收支", "经济分类"), funds.economic)
        joined += _rows(("收支", "分级次"), funds.by_origin)
        yield Table("收支", tuple(joined), funds.node("合计"))
        for key in ("三公经费", "政府采购", "其他口径"):
            table = getattr(funds, key)
            if table and not table.derived:
                yield Table(key, tuple(_rows(("收支", key), table)), _whole(table))
    for number, project in enumerate(year.projects or ()):
        if project.funds:
            rows = tuple(_rows(("项目列表", number, "资金"), project.funds))
            yield Table("资金", rows, _whole(project.funds), project)


def indicator_lists(year: EvaluationYear) -> Iterator[Indicators]:
    """Every list of indicators that has rows."""
    found: list[tuple[str, Path, Any, Project | None]] = [
        ("年度", ("绩效指标列表",), year.indicators, None)
    ]
    for key, evaluation in (("自评", year.self_evaluation), ("评价", year.evaluation)):
        if evaluation is not None:
            found.append(("评价", (key, "评价指标"), evaluation.indicators, None))
    for number, project in enumerate(year.projects or ()):
        path: Path = ("项目列表", number)
        found.append(("项目", (*path, "绩效指标"), project.indicators, project))
        if project.evaluation is not None:
            rows = project.evaluation.indicators
            found.append(("评价", (*path, "自评", "评价指标"), rows, project))
    return (Indicators(*one) for one in found if one[2])


def _rows(path: Path, table: FundsTable | None) -> Iterator[tuple[Path, FundsLine]]:
    return (((*path, number), row) for number, row in enumerate(table or ()))
