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
)
from reportgen.model.fields import FieldInfo, Kind, derived
from reportgen.model.listing import Listing
from reportgen.model.record import record, record_of


@record("资金行")
class FundsLine:
    """One row of money: where in the dimensions it stands, and up to ten amounts.

    A dimension left empty means the whole (合计).
    """

    source: str | None = f.choice("资金来源", "钱从哪里来；空着表示合计", TOTAL, *SOURCES)
    nature: str | None = f.choice("支出性质", "花在哪一类；空着表示合计", TOTAL, *NATURES)
    origin: str | None = f.choice("资金级次", "哪一级政府的资金", TOTAL, *ORIGINS)
    kind: str | None = f.choice("资金类别", "哪一年的资金", TOTAL, *KINDS)
    economic_code: str | None = f.text(
        "科目编码",
        "部门预算支出经济分类科目编码，3、5或7位数字，如30201",
        pattern="[0-9]{3}|[0-9]{5}|[0-9]{7}",
    )
    item: str | None = f.open_choice("名目", "没有其他维度可用时，这一行的名称")
    previous_initial: Amount | None = f.money("上年预算", "上一年度的年初预算数")
    previous_spent: Amount | None = f.money("上年决算", "上一年度的支出决算数")
    initial: Amount | None = f.money("年初预算", "年初批复的预算数")
    adjusted: Amount | None = f.money("全年预算", "调整后的全年预算数")
    received: Amount | None = f.money("实际到位", "部门为收入决算数，项目为到位资金")
    planned: Amount | None = f.money("计划支付", "按用款计划到期末应当支付的数（既定支付进度）")
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
    #: The nodes below that were asked for, by name.
    _below: dict[str, FundsNode | None] = attrs.field(
        init=False, factory=dict, eq=False, repr=False
    )

    previous_initial = _column("previous_initial")
    previous_spent = _column("previous_spent")
    initial = _column("initial")
    adjusted = _column("adjusted")
    received = _column("received")
    planned = _column("planned")
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

    @derived("支出有尾差", Kind.YES_NO, "填报的支出决算与各组成部分之和因四舍五入不相等")
    def spent_is_rounded(self) -> bool:
        """Whether spending as entered and the sum of its parts differ, though within margins."""
        ways = list(self.table.cube.ways("spent", self.at))
        entered = [way.value for way in ways if not way.parts]
        return any(
            way.value.yuan != one.yuan and way.value.agrees_with(one)
            for one in entered[:1]
            for way in ways
        )

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
        if name not in self._below:
            self._below[name] = self._step(name)
        return self._below[name]

    def _step(self, name: str) -> FundsNode | None:
        name = _CHINESE.get(name, name)
        if name == TOTAL:
            return self
        if name in self.table.items and not self.at.item:
            step: dict[str, str] | None = {"item": name}  # a row may be called like a node
        else:
            step = {"economic": name} if name.isdecimal() else _STEPS.get(name)
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
    #: Whether nobody entered it: it follows from other tables and is not written to files.
    derived: bool
    #: What a table is called that is made of rows of another.
    named: str

    def __new__(
        cls, rows: Iterable[FundsLine] = (), *, derived: bool = False, **kept: Any
    ) -> FundsTable:
        """Keep the rows and build their cube; the same node twice is a ``ValueError``."""
        made: FundsTable = super().__new__(cls, rows, **kept)  # type: ignore[assignment]
        made.derived, made.named = derived, ""
        made.cube = Cube(made)
        made.items = frozenset(row.item for row in made if row.item not in (None, TOTAL))
        seen: set[At] = set()
        for number, row in enumerate(made, 1):
            if row.at in seen:
                where = "×".join(row.at.names)
                raise ValueError(f"第{number}行与前面的行重复（{where}），请合并成一行")
            seen.add(row.at)
        return made

    def find(self, name: str) -> FundsNode | None:
        """The node of that name."""
        return self.once("_whole", lambda: FundsNode(table=self)).find(name)


class BasisTable(FundsTable):
    """Figures on other bases, one a row: each stands for itself, and they have no sum."""

    def __new__(cls, rows: Iterable[FundsLine] = (), **kept: Any) -> BasisTable:
        """Keep the rows, with a cube that does not add them up."""
        made: BasisTable = super().__new__(cls, rows, **kept)  # type: ignore[assignment]
        made.cube = Cube(made, adds_items=False)
        return made
