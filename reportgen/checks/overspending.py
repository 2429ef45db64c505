"""Money against money of the same row: spent against received and budget, what is left over."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.amounts import ZERO, Amount
from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, WARNING, Raised
from reportgen.checks.rule import rule
from reportgen.checks.sources import ARITHMETIC, FRAMEWORK, PRACTICE
from reportgen.checks.tables import KEYS, Table, exceeds
from reportgen.errors import Severity
from reportgen.model import FundsNode, Path
from reportgen.model.dimensions import At


@rule(
    "FND011",
    "支出大于可用资金",
    ERROR,
    remedy="核对支出决算和实际到位；用了上年结转的，填上“上年结转”",
    source=ARITHMETIC,
)
def spent_above_available(about: About) -> Iterator[Raised]:
    """支出决算大于上年结转加实际到位：没有的钱花不出去。

    没有填上年结转时，多出的可能就是上年结转，只作警告。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 上年结转: 0, 实际到位: 1232.43, 支出决算: 1261.01}]}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 上年结转: 30, 实际到位: 1232.43, 支出决算: 1261.01}]}
    ```
    """
    for table, node in _nodes(about):
        received, before = node.received, node.carried_in
        available = None if received is None else received + (before or ZERO)
        if exceeds(node.spent, available):
            words = "上年结转加实际到位" if before is not None else "实际到位（没有填上年结转）"
            severity = ERROR if before is not None else WARNING
            yield _over(about, table, node, "spent", available, words, severity)


@rule(
    "FND012",
    "支出大于全年预算",
    WARNING,
    remedy="核对全年预算是否已含全部追加；确实超预算的，在豁免中说明理由",
    source=FRAMEWORK,
)
def spent_above_budget(about: About) -> Iterator[Raised]:
    """支出决算大于全年预算，预算执行率超过100%。

    全年预算是调整以后的预算，支出一般不会超过它。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 全年预算: 360, 支出决算: 399.64}]}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 全年预算: 360, 支出决算: 339.64}]}
    ```
    """
    for table, node in _nodes(about):
        if exceeds(node.spent, node.adjusted):
            yield _over(about, table, node, "spent", node.adjusted, KEYS["adjusted"])


@rule(
    "FND013",
    "到位大于全年预算",
    WARNING,
    remedy="核对全年预算是否已含年中追加，以及实际到位是否含上年结转",
    source=PRACTICE,
)
def received_above_budget(about: About) -> Iterator[Raised]:
    """实际到位大于全年预算，资金到位率超过100%。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 全年预算: 1289.43, 实际到位: 2132.43}]}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 全年预算: 1289.43, 实际到位: 1232.43}]}
    ```
    """
    for table, node in _nodes(about):
        if exceeds(node.received, node.adjusted):
            yield _over(about, table, node, "received", node.adjusted, KEYS["adjusted"])


@rule(
    "FND014",
    "年末结转结余与收支不符",
    ERROR,
    remedy="核对上年结转、实际到位、支出决算和年末结转结余；年末数可以空着由程序计算",
    source=ARITHMETIC,
)
def carry_over(about: About) -> Iterator[Raised]:
    """填报的年末结转结余，不等于上年结转加实际到位减支出决算。

    没有填上年结转时，年末结转结余至少应有实际到位减支出决算。

    有问题：

    ```yaml
    收支:
      明细: [{支出性质: 合计, 上年结转: 10, 实际到位: 100, 支出决算: 95, 年末结转结余: 5}]
    ```

    没有问题：

    ```yaml
    收支:
      明细: [{支出性质: 合计, 上年结转: 10, 实际到位: 100, 支出决算: 95, 年末结转结余: 15}]
    ```
    """
    for table, node in _nodes(about):
        stated = table.cube.value("carried_over", node.at)
        if stated is None or node.received is None or node.spent is None:
            continue
        before = node.carried_in
        left = (before or ZERO) + node.received - node.spent
        wrong = exceeds(left, stated) if before is None else not stated.agrees_with(left)
        if wrong:
            words = "上年结转加实际到位减支出决算" if before else "实际到位减支出决算"
            message = (
                f"填报{about.show(stated)}，{words}是{about.show(left)}，"
                f"相差{about.show(abs(stated - left))}"
            )
            path = table.path(node.at, "carried_over")
            yield Raised(path, message, {"填报": stated, "计算": left})


@rule(
    "FND015",
    "三公经费超过预算",
    WARNING,
    remedy="核对支出和预算；确实超预算的，说明原因并在豁免中写明",
    source=FRAMEWORK,
)
def public_expenses_above_budget(about: About) -> Iterator[Raised]:
    """三公经费（各类或合计）的支出大于年初预算，三公经费控制率超过100%。

    有问题：

    ```yaml
    收支: {明细: [], 三公经费: [{名目: 合计, 年初预算: 2.23, 支出决算: 6.14}]}
    ```

    没有问题：

    ```yaml
    收支: {明细: [], 三公经费: [{名目: 合计, 年初预算: 2.23, 支出决算: 2.14}]}
    ```
    """
    yield from _above_initial(about, "三公经费")


@rule(
    "FND016",
    "政府采购超过预算",
    WARNING,
    remedy="核对采购预算（含追加的填“全年预算”）和采购支出；确实如此的，在豁免中写明",
    source=FRAMEWORK,
)
def procurement_above_budget(about: About) -> Iterator[Raised]:
    """政府采购（各类或合计）的支出大于采购预算，政府采购执行率超过100%。

    有问题：

    ```yaml
    收支: {明细: [], 政府采购: [{名目: 货物, 年初预算: 3.9, 支出决算: 12.26}]}
    ```

    没有问题：

    ```yaml
    收支: {明细: [], 政府采购: [{名目: 货物, 年初预算: 3.9, 支出决算: 3.6}]}
    ```
    """
    yield from _above_initial(about, "政府采购")


@rule(
    "FND017",
    "公用经费超过预算",
    WARNING,
    remedy="核对公用经费的支出和预算；确实超预算的，说明原因并在豁免中写明",
    source=FRAMEWORK,
)
def operation_above_budget(about: About) -> Iterator[Raised]:
    """公用经费支出大于预算（全年预算；没有填的，年初预算），公用经费控制率超过100%。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 公用经费, 年初预算: 37.77, 支出决算: 40.95}]}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 公用经费, 年初预算: 37.77, 支出决算: 36.95}]}
    ```
    """
    for table in about.tables:
        node = table.node(At(nature="公用经费"))
        if table.name == "收支" and node.adjusted is None and exceeds(node.spent, node.initial):
            yield _over(about, table, node, "spent", node.initial, KEYS["initial"])


def _nodes(about: About) -> Iterator[tuple[Table, FundsNode]]:
    """Every node of every table."""
    return ((table, node) for table in about.tables for node in table.nodes)


def _above_initial(about: About, name: str) -> Iterator[Raised]:
    """Where a table's spending is above its initial budget, and no adjusted one is known."""
    for table, node in _nodes(about):
        if table.name == name and node.adjusted is None and exceeds(node.spent, node.initial):
            yield _over(about, table, node, "spent", node.initial, KEYS["initial"])


def _over(
    about: About,
    table: Table,
    node: FundsNode,
    column: str,
    bound: Amount | None,
    words: str,
    severity: Severity | None = None,
) -> Raised:
    """A column of a node is above its bound."""
    value: Amount | None = getattr(node, column)
    assert value is not None and bound is not None  # noqa: S101, PT018 (one exceeds the other)
    path: Path = table.path(node.at, column)
    message = (
        f"{'×'.join(node.at.names)}的{KEYS[column]}{about.show(value)}大于{words}"
        f"{about.show(bound)}，多{about.show(value - bound)}"
    )
    values = {KEYS[column]: value, words: bound, "相差": value - bound}
    return Raised(path, message, values, severity=severity)
