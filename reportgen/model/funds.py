"""A department's income and spending (收支): its tables of money, joined and complemented."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from reportgen.amounts import ZERO, Amount, print_amount, total
from reportgen.model import fields as f
from reportgen.model.cube import Cube
from reportgen.model.dimensions import SOURCES, TOTAL, At, is_within
from reportgen.model.economic import EconomicGroup, basic_groups
from reportgen.model.fields import Kind, derived
from reportgen.model.listing import Listing
from reportgen.model.money import COLUMNS, NODES, BasisTable, FundsLine, FundsNode, FundsTable
from reportgen.model.record import record, record_of


@record("收支", open_to=NODES)
class Funds:
    """A department's income and spending (部门收支), as a table of funds and its fellows."""

    lines: FundsTable = f.list_of(
        FundsLine, "明细", "按资金来源和支出性质", view=FundsTable, required=True
    )
    economic: FundsTable | None = f.list_of(
        FundsLine, "经济分类", "按部门预算支出经济分类科目", view=FundsTable
    )
    by_origin: FundsTable | None = f.list_of(FundsLine, "分级次", "按资金级次", view=FundsTable)
    other_bases: FundsTable | None = f.list_of(
        FundsLine, "其他口径", "与明细口径不同的数；名目写口径的名称", view=BasisTable
    )
    three_public: FundsTable | None = f.list_of(
        FundsLine,
        "三公经费",
        "因公出国境费、公务用车购置费和运行维护费、公务接待费",
        view=FundsTable,
    )
    procurement: FundsTable | None = f.list_of(
        FundsLine, "政府采购", "货物、工程、服务", view=FundsTable
    )
    absent_sources: Listing[str] | None = f.list_of(
        Kind.CHOICE, "没有的资金来源", "明确没有收支的资金来源", choices=tuple(SOURCES)
    )
    projects: tuple[Any, ...] | None = attrs.field(default=None, eq=False, repr=False)
    _whole: FundsTable = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Join the three tables that are one cube, split only for the eye.

        A ``ValueError`` tells of a figure that two of them give differently.
        """
        rows = _merged((*self.lines, *(self.economic or ()), *(self.by_origin or ())))
        _refuse_absent(rows, self.absent_sources or ())
        whole = FundsTable(rows)
        whole.cube = Cube(rows, self.absent_sources or (), self._project_sum)
        object.__setattr__(self, "_whole", whole)
        public = _with_codes(self.three_public, self.economic or ())
        object.__setattr__(self, "three_public", public)

    def find(self, name: str) -> FundsNode | None:
        """A node of the whole table, or None."""
        return self._whole.find(name)

    def node(self, name: str) -> FundsNode:
        """A named node of the whole table: 合计, 财政拨款, 项目支出. Raises ``AttributeError``."""
        found = self._whole.find(name)
        if found is None:
            raise AttributeError(name)
        return found

    @derived("基本支出分类", Kind.LIST, "基本支出按经济分类的类分组", item=EconomicGroup,
             made_of="经济分类")  # fmt: skip
    def basic_classes(self) -> tuple[EconomicGroup, ...] | None:
        """Basic spending by economic class, each with its items; None where it is not given."""
        return basic_groups(self.economic, self.node("基本支出")) if self.economic else None

    @derived(
        "公务用车经费", Kind.PART, "三公经费中公务用车购置费和运行维护费的合计", made_of="三公经费"
    )
    def vehicles(self) -> FundsNode | None:
        """Buying and running official cars, as one row of the three public expenses."""
        return _joint(
            "公务用车经费", self.three_public, lambda row: (row.item or "").startswith("公务用车")
        )

    @derived("办公经费", Kind.PART, "经济分类中的办公费（30201）", made_of="经济分类")
    def office_costs(self) -> FundsNode | None:
        """Office costs, however the data name their row."""
        return _joint("办公经费", self.economic, lambda row: row.economic_code == "30201")

    @derived(
        "水电差旅费",
        Kind.PART,
        "经济分类中水费、电费、差旅费（30205、30206、30211）的合计",
        made_of="经济分类",
    )
    def utilities_and_travel(self) -> FundsNode | None:
        """Water, electricity and travel, as one row of a form."""
        return _joint(
            "水电差旅费",
            self.economic,
            lambda row: row.economic_code in ("30205", "30206", "30211"),
        )

    @derived(
        "会议培训费",
        Kind.PART,
        "经济分类中会议费、培训费（30215、30216）的合计",
        made_of="经济分类",
    )
    def meetings_and_training(self) -> FundsNode | None:
        """Meetings and training, as one row of a form."""
        return _joint(
            "会议培训费", self.economic, lambda row: row.economic_code in ("30215", "30216")
        )

    def has_other_source(self, column: str) -> bool:
        """Whether any source beside 财政拨款 has the column, or is declared to be absent."""
        sources = (row.at.source for row in self._whole if getattr(row, column) is not None)
        named = (*sources, *(self.absent_sources or ()))
        return any(name and not is_within("source", name, "财政拨款") for name in named)

    def bound_to(self, projects: Iterable[Any]) -> Funds:
        """The same funds with the projects whose sum is the last resort for 项目支出."""
        made: Any = self
        bound: Funds = attrs.evolve(made, projects=tuple(projects))
        return bound

    def _project_sum(self, column: str) -> Amount | None:
        if self.projects is None:
            return None
        if not self.projects:  # known to have none this year
            return None if column.startswith("previous") else ZERO
        return total(project.total(column) for project in self.projects)

    def __getattr__(self, name: str) -> FundsNode:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.node(name)


def _merged(rows: Iterable[FundsLine]) -> list[FundsLine]:
    """Rows of several tables, those of one node made one."""
    cells: dict[At, FundsLine] = {}
    for row in rows:
        first: Any = cells.get(row.at)
        cells[row.at] = row if first is None else _joined(first, row)
    return list(cells.values())


def _joined(first: Any, other: FundsLine) -> FundsLine:
    """Two rows of one node as one: what agrees within the margins is kept in its finer form."""
    added: dict[str, Any] = {"note": "；".join(filter(None, (first.note, other.note))) or None}
    for column in COLUMNS:
        ours, theirs = getattr(first, column), getattr(other, column)
        if ours is None or theirs is None:
            added[column] = theirs if ours is None else ours
        elif ours.agrees_with(theirs):
            added[column] = min(ours, theirs, key=lambda amount: amount.margin)
        else:
            key = getattr(record_of(FundsLine).find(column), "key", column)
            where = "×".join(first.at.names)
            figures = f"{_typed(ours)}和{_typed(theirs)}"
            raise ValueError(f"“{where}”的{key}在两张表里填得不一样（{figures}），请改成一致")
    joined: FundsLine = attrs.evolve(first, **added)
    return joined


def _joint(
    name: str, table: FundsTable | None, belongs: Callable[[FundsLine], bool]
) -> FundsNode | None:
    """The rows of a table that belong together, as a table of their own; None without any."""
    rows = [row for row in table.cube.rows if belongs(row)] if table is not None else []
    joint = FundsTable(rows)
    joint.named, joint.cube = name, Cube(rows, are_all=True)
    return joint.find(TOTAL) if rows else None


def _typed(amount: Amount) -> str:
    return amount.text or print_amount(amount)


def _refuse_absent(rows: Iterable[FundsLine], absent: Iterable[str]) -> None:
    """A source that is declared to have nothing must have nothing in the rows."""
    for row in rows:
        name = next((name for name in absent if is_within("source", row.at.source, name)), None)
        for column in COLUMNS if name else ():
            amount = getattr(row, column)
            if amount is not None and not amount.is_zero and not column.startswith("previous"):
                where = "×".join(row.at.names)
                message = f"“{name}”写在没有的资金来源里，但“{where}”有{_typed(amount)}，请改正一处"
                raise ValueError(message)


#: 三公经费 by the codes of the economic classification: they need not be entered twice.
PUBLIC_CODES = {
    "30212": "因公出国境费",
    "31013": "公务用车购置费",
    "30231": "公务用车运行维护费",
    "30217": "公务接待费",
}


def _with_codes(public: FundsTable | None, economic: Iterable[FundsLine]) -> FundsTable | None:
    """三公经费 with the spending of its codes, where none of its own was entered."""
    spent = {PUBLIC_CODES[row.economic_code]: row.spent for row in economic
             if row.economic_code in PUBLIC_CODES and row.spent is not None}  # fmt: skip
    if not spent or any(row.spent is not None for row in public or ()):
        return public
    derived = [FundsLine(item=item, spent=amount) for item, amount in spent.items()]
    table = FundsTable(derived, derived=True) if public is None else public
    table.cube = Cube(_merged((*(public or ()), *derived)))
    table.items |= frozenset(spent)
    return table
