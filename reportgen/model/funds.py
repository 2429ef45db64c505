"""Money in rows (收支、项目资金): one row class, and the view of a table at a node."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from reportgen.amounts import Amount, total
from reportgen.model import fields as f
from reportgen.model.cube import Cube
from reportgen.model.dimensions import (
    ECONOMIC,
    KINDS,
    NATURES,
    ORIGINS,
    SOURCES,
    TOTAL,
    At,
    is_within,
)
from reportgen.model.fields import FieldInfo, Kind, derived
from reportgen.model.listing import Listing
from reportgen.model.record import record, record_of


@record("资金行")
class FundsLine:
    """One row of money: where in the dimensions it stands, and up to nine amounts.

    A dimension left empty means the whole (合计).
    """

    source: str | None = f.choice("资金来源", "钱从哪里来；空着表示合计", TOTAL, *SOURCES)
    nature: str | None = f.choice("支出性质", "花在哪一类；空着表示合计", TOTAL, *NATURES)
    origin: str | None = f.choice("资金级次", "哪一级政府的资金", TOTAL, *ORIGINS)
    kind: str | None = f.choice("资金类别", "哪一年的资金", TOTAL, *KINDS)
    economic_code: str | None = f.text("科目编码", "部门预算支出经济分类科目编码，如30201")
    item: str | None = f.open_choice("名目", "没有其他维度可用时，这一行的名称")
    previous_initial: Amount | None = f.money("上年预算", "上一年度的年初预算数")
    previous_spent: Amount | None = f.money("上年决算", "上一年度的支出决算数")
    initial: Amount | None = f.money("年初预算", "年初批复的预算数")
    adjusted: Amount | None = f.money("全年预算", "调整后的全年预算数")
    received: Amount | None = f.money("实际到位", "部门为收入决算数，项目为到位资金")
    spent: Amount | None = f.money("支出决算", "全年实际支出数")
    carried_in: Amount | None = f.money("上年结转", "上年结转和结余")
    carried_over: Amount | None = f.money(
        "年末结转结余", "空着时按 上年结转＋实际到位−支出决算 计算"
    )
    note: str | None = f.text("说明", "增减原因或用途")

    @property
    def at(self) -> At:
        """The row's node."""
        dimensions = (
            self.source,
            self.nature,
            self.origin,
            self.kind,
            self.economic_code,
            self.item,
        )
        return At(*("" if name in (None, TOTAL) else name for name in dimensions))


#: The columns that roll up, by English name.
COLUMNS = tuple(info.name for info in record_of(FundsLine).entered if info.kind is Kind.MONEY)


def _column(name: str) -> Any:
    info = record_of(FundsLine).find(name)
    assert info is not None  # noqa: S101 (a name of the class above)

    def getter(node: FundsNode) -> Amount | None:
        return node.table.cube.value(name, node.at)

    getter.__name__, getter.__doc__ = name, info.help
    return f.computed(getter, attrs.evolve(info, computed=True))


def _nodes() -> tuple[FieldInfo, ...]:
    english = {name: words[0] for tree in (SOURCES, NATURES) for name, words in tree.items()}
    english |= {name: words for name, (words, _) in ECONOMIC.items()}
    english |= {**ORIGINS, **KINDS, TOTAL: "total"}
    return tuple(
        FieldInfo(name, Kind.PART, f"{name}的各列", name=words, computed=True)
        for name, words in english.items()
    )


#: Every named node of a table of funds.
NODES = _nodes()
_CHINESE = {info.name: info.key for info in NODES}
#: The step in the dimensions that each named node means.
_STEPS: dict[str, dict[str, str]] = {
    **{name: {"source": name} for name in SOURCES},
    **{name: {"nature": name} for name in NATURES},
    **{name: {"origin": name} for name in ORIGINS},
    **{name: {"kind": name} for name in KINDS},
    **{name: {"economic": code} for name, (_, code) in ECONOMIC.items()},
}


@record("资金", open_to=NODES)
class FundsNode:
    """A table of funds seen at one node: its columns, entered or rolled up, and the nodes below."""

    table: FundsTable
    at: At = At()

    previous_initial = _column("previous_initial")
    previous_spent = _column("previous_spent")
    initial = _column("initial")
    adjusted = _column("adjusted")
    received = _column("received")
    spent = _column("spent")
    carried_in = _column("carried_in")

    @derived(
        "年末结转结余", Kind.MONEY, "填报数；没有填报的，上年结转＋实际到位−支出决算", unit="元"
    )
    def carried_over(self) -> Amount | None:
        """What is left at year end: as entered, else carried in + received − spent."""
        entered = self.table.cube.value("carried_over", self.at)
        if entered is not None or self.spent is None:
            return entered
        available = total((self.carried_in, self.received))
        return None if available is None else available - self.spent

    @derived("说明", Kind.TEXT, "填报的增减原因或用途")
    def note(self) -> str | None:
        """The note of the entered row."""
        row = self.table.cube.row(self.at)
        return row.note if row else None

    @derived("全表合计", Kind.PART, "这张表的合计行")
    def whole(self) -> FundsNode:
        """The whole of the table."""
        return FundsNode(table=self.table)

    def find(self, name: str) -> FundsNode | None:
        """The node one step further, by its Chinese or English name, a code, or an item's name."""
        name = _CHINESE.get(name, name)
        if name == TOTAL:
            return self
        step = {"economic": name} if name.isdecimal() else _STEPS.get(name)
        if step is None and name in self.table.items:
            step = {"item": name}
        return None if step is None else FundsNode(table=self.table, at=self.at._replace(**step))

    def __getattr__(self, name: str) -> FundsNode:
        found = None if name.startswith("_") else self.find(name)
        if found is None:
            raise AttributeError(name)
        return found


class FundsTable(Listing[FundsLine]):
    """Rows of money with their roll-up: ``资金.合计.实际到位``, ``资金.中央.支出决算``."""

    found = (FundsNode,)

    cube: Cube
    items: frozenset[str]

    def __new__(cls, rows: Iterable[FundsLine] = (), **kept: Any) -> FundsTable:
        """Keep the rows and build their cube; the same node twice is a ``ValueError``."""
        made: FundsTable = super().__new__(cls, rows, **kept)  # type: ignore[assignment]
        made.cube = Cube(made)
        made.items = frozenset(row.item for row in made if row.item)
        seen: set[At] = set()
        for number, row in enumerate(made, 1):
            if row.at in seen:
                where = "×".join(row.at.names)
                raise ValueError(f"第{number}行与前面的行重复（{where}），请合并成一行")
            seen.add(row.at)
        return made

    def find(self, name: str) -> FundsNode | None:
        """The node of that name."""
        return FundsNode(table=self).find(name)


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
        FundsLine, "其他口径", "与明细口径不同的数；名目写口径的名称", view=FundsTable
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
    projects: tuple[Any, ...] = attrs.field(default=(), eq=False, repr=False)
    _whole: FundsTable = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Join the three tables that are one cube, split only for the eye.

        A ``ValueError`` tells of a figure that two of them give differently.
        """
        rows = _merged((*self.lines, *(self.economic or ()), *(self.by_origin or ())))
        whole = FundsTable(rows)
        whole.cube = Cube(rows, self.absent_sources or (), self._project_sum)
        object.__setattr__(self, "_whole", whole)

    def find(self, name: str) -> FundsNode | None:
        """A node of the whole table, or None."""
        return self._whole.find(name)

    def node(self, name: str) -> FundsNode:
        """A named node of the whole table: 合计, 财政拨款, 项目支出. Raises ``AttributeError``."""
        found = self._whole.find(name)
        if found is None:
            raise AttributeError(name)
        return found

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
        if not self.projects:
            return None
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
    added = {}
    for column in COLUMNS:
        ours, theirs = getattr(first, column), getattr(other, column)
        if ours is None:
            added[column] = theirs
        elif theirs is not None and ours != theirs:
            key = getattr(record_of(FundsLine).find(column), "key", column)
            where = "×".join(first.at.names)
            raise ValueError(f"“{where}”的{key}在两张表里填得不一样，请只填一处，或改成一致")
    joined: FundsLine = attrs.evolve(first, **added)
    return joined
