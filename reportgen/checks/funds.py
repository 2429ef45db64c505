"""Money in tables (收支、项目资金): stated totals against their parts."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.amounts import Amount
from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, INFO, Raised
from reportgen.checks.rule import rule
from reportgen.checks.sources import ARITHMETIC, MARGINS
from reportgen.checks.tables import KEYS, Table, exceeds
from reportgen.model import FundsLine, Path
from reportgen.model.cube import ENTERED, Way
from reportgen.model.dimensions import At, parent


@rule(
    "FND001",
    "合计与各部分之和不符",
    ERROR,
    remedy="核对合计和各部分，改正填错的一个；合计可以不填，由程序相加",
    source=MARGINS,
)
def parts_add_up(about: About) -> Iterator[Raised]:
    """资金表里填报的合计，与它的各部分相加不相等，相差超过四舍五入能够解释的范围。

    部门收支、三公经费、政府采购和每个项目的资金，按资金来源、支出性质、经济分类、资金级次、名目各种
    分法都比较。每个数按填写的小数位计算舍入误差，
    三个万元数相加与合计相差0.01，是四舍五入，只作提示（FND002）；相差13.03就是错误。

    有问题：

    ```yaml
    收支:
      明细:
        - {资金来源: 一般公共预算, 支出决算: 1298.53}
        - {资金来源: 一般公共预算, 支出性质: 基本支出, 支出决算: 919.82}
        - {资金来源: 一般公共预算, 支出性质: 项目支出, 支出决算: 391.74}
    ```

    没有问题：

    ```yaml
    收支:
      明细:
        - {资金来源: 一般公共预算, 支出决算: 1298.53}
        - {资金来源: 一般公共预算, 支出性质: 基本支出, 支出决算: 919.82}
        - {资金来源: 一般公共预算, 支出性质: 项目支出, 支出决算: 378.71}
    ```
    """
    for path, stated, way in _summed(about):
        if not stated.agrees_with(way.value):
            yield _unequal(about, path, stated, way)


@rule(
    "FND002",
    "合计与各部分之和有尾差",
    INFO,
    remedy="不用改；报告可以注明“部分合计数因四舍五入存在尾差”",
    source=MARGINS,
)
def rounded(about: About) -> Iterator[Raised]:
    """填报的合计与各部分相加略有出入，四舍五入能够解释。

    各部分都四舍五入到填写的小数位，相加以后与单独四舍五入的合计可能差0.01、0.02。报告印填报的合计。

    有问题：

    ```yaml
    收支:
      明细:
        - {支出性质: 合计, 支出决算: 2199.36}
        - {支出性质: 人员经费, 支出决算: 674.75}
        - {支出性质: 公用经费, 支出决算: 263.61}
        - {支出性质: 项目支出, 支出决算: 1261.01}
    ```

    没有问题：

    ```yaml
    收支:
      明细:
        - {支出性质: 合计, 支出决算: 2199.37}
        - {支出性质: 人员经费, 支出决算: 674.75}
        - {支出性质: 公用经费, 支出决算: 263.61}
        - {支出性质: 项目支出, 支出决算: 1261.01}
    ```
    """
    for path, stated, way in _summed(about):
        if stated.yuan != way.value.yuan and stated.agrees_with(way.value):
            yield _unequal(about, path, stated, way)


@rule(
    "FND003",
    "部分大于整体",
    ERROR,
    remedy="核对这一行和它所属的合计，多半是数字、小数点或单位填错",
    source=ARITHMETIC,
)
def part_above_whole(about: About) -> Iterator[Raised]:
    """一行的数大于它所属的合计，例如公用经费大于基本支出。

    其他部分没有填齐、不能相加核对时，也不可能出现这种情况。三公经费、政府采购的合计也不能大于部门的
    全部支出。

    有问题：

    ```yaml
    收支:
      明细:
        - {支出性质: 基本支出, 支出决算: 491.68}
        - {支出性质: 公用经费, 支出决算: 4095.10}
    ```

    没有问题：

    ```yaml
    收支:
      明细:
        - {支出性质: 基本支出, 支出决算: 491.68}
        - {支出性质: 公用经费, 支出决算: 40.95}
    ```
    """
    spent = None
    for table in about.tables:
        if table.name == "收支":
            spent = table.whole.spent
        for path, row in table.rows:
            for above in _above(row.at) if table.name != "其他口径" else ():
                yield from _larger(about, table, path, row, above)
        whole = table.whole.spent
        if table.name in ("三公经费", "政府采购") and exceeds(whole, spent):
            where = table.path(At(), "spent")
            yield _more(about, where, whole, spent, (f"{table.name}合计", "部门全部支出"))


@rule(
    "FND010",
    "两种算法得出的合计不一致",
    ERROR,
    remedy="核对各部分是否填齐、有没有填错；各来源、各性质都要列全",
    source=MARGINS,
)
def two_sums(about: About) -> Iterator[Raised]:
    """没有填报的合计，按一种分法相加（例如按资金来源）与按另一种分法相加（例如按支出性质）不相等。

    两种分法加起来是同一个合计，超过舍入误差的不一致，说明有一部分填错或者没有列全。

    有问题：

    ```yaml
    收支:
      明细:
        - {资金来源: 一般公共预算, 支出决算: 803.51}
        - {支出性质: 基本支出, 支出决算: 775.51}
        - {支出性质: 项目支出, 支出决算: 82}
    ```

    没有问题：

    ```yaml
    收支:
      明细:
        - {资金来源: 一般公共预算, 支出决算: 803.51}
        - {支出性质: 基本支出, 支出决算: 775.51}
        - {支出性质: 项目支出, 支出决算: 28}
    ```
    """
    for table in about.tables:
        if table.name == "其他口径" or len(table.rows) < 2:
            continue
        told = {column for _, column, stated, way in _stated(table)
                if not stated.agrees_with(way.value)}  # fmt: skip
        filled = [one for one in KEYS if any(getattr(row, one) for _, row in table.rows)]
        for node in table.nodes:
            for column in (one for one in filled if one not in told):  # told by FND001 already
                yield from _two_ways(about, table, node.at, column)


def _two_ways(about: About, table: Table, at: At, column: str) -> Iterator[Raised]:
    """Where no cell is entered and two sums contradict each other."""
    row = table.cube.row(at)
    if row is not None and getattr(row, column) is not None:
        return
    ways = [way for way in table.cube.ways(column, at) if way.parts]
    for way in ways[1:]:
        first = ways[0]
        if not first.value.agrees_with(way.value):
            apart = abs(first.value - way.value)
            message = (
                f"{'×'.join(at.names)}的{KEYS[column]}，{first.name}相加是{about.show(first.value)}，"
                f"{way.name}相加是{about.show(way.value)}，相差{about.show(apart)}"
            )
            values = {first.name: first.value, way.name: way.value, "相差": apart}
            yield Raised(table.path(at, column), message, values)


def _summed(about: About) -> Iterator[tuple[Path, Amount, Way]]:
    """Each stated amount with each of its sums."""
    for table in about.tables:
        for path, column, stated, way in _stated(table):
            yield (*path, KEYS[column]), stated, way


def _stated(table: Table) -> Iterator[tuple[Path, str, Amount, Way]]:
    """A table's stated amounts with their sums; projects may be listed in part and are none."""
    for path, row in table.rows:
        for column in KEYS:
            stated = getattr(row, column)
            for way in table.cube.ways(column, row.at) if stated is not None else ():
                if way.name != ENTERED and way.parts:
                    yield path, column, stated, way


def _unequal(about: About, path: Path, stated: Amount, way: Way) -> Raised:
    apart = abs(stated - way.value)
    message = f"填报{about.show(stated)}，{way.name}相加是{about.show(way.value)}，相差{about.show(apart)}"
    return Raised(path, message, {"填报": stated, "相加": way.value, "相差": apart})


def _above(at: At) -> Iterator[At]:
    """The nodes directly above one, dimension by dimension."""
    for dimension in At._fields:
        if getattr(at, dimension):
            yield at._replace(**{dimension: parent(dimension, getattr(at, dimension))})


def _larger(about: About, table: Table, path: Path, row: FundsLine, above: At) -> Iterator[Raised]:
    """Each amount of a row that is more than what it is a part of."""
    for column, key in KEYS.items():
        part = getattr(row, column)
        if part is None or column in _CARRIED:
            continue
        whole = table.cube.value(column, above)
        if exceeds(part, whole):
            names = ("×".join(row.at.names), "×".join(above.names))
            yield _more(about, (*path, key), part, whole, names)


#: Carry-overs may be negative in part, so that a part can be more than the whole.
_CARRIED = ("carried_in", "carried_over")


def _more(
    about: About, path: Path, part: Amount | None, whole: Amount | None, names: tuple[str, str]
) -> Raised:
    assert part is not None and whole is not None  # noqa: S101, PT018 (one exceeds the other)
    message = (
        f"{names[0]}{about.show(part)}大于{names[1]}{about.show(whole)}，"
        f"多{about.show(part - whole)}"
    )
    return Raised(path, message, {names[0]: part, names[1]: whole, "相差": part - whole})
