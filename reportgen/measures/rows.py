"""Rates and shares of a row of money (部门收支、项目资金、三公经费、政府采购)."""

from __future__ import annotations

from reportgen.amounts import Ratio
from reportgen.measures.registry import measure
from reportgen.measures.sources import COMMON, FORM, FRAMEWORK, PRACTICE
from reportgen.model import FundsNode, Kind


@measure(
    FundsNode, "预算执行率", Kind.RATE, "支出决算÷全年预算", "支出决算", "全年预算", source=FORM
)
def execution_rate(row: FundsNode) -> Ratio:
    """Spent against the adjusted budget; there is no other base to fall back on."""
    return Ratio(row.spent, row.adjusted)


@measure(
    FundsNode,
    "到位执行率",
    Kind.RATE,
    "支出决算÷实际到位",
    "支出决算",
    "实际到位",
    source=FRAMEWORK,
    certain=False,
)
def receipt_execution_rate(row: FundsNode) -> Ratio:
    """Spent against what was received: the framework's own 预算执行率."""
    return Ratio(row.spent, row.received)


@measure(
    FundsNode, "预算完成率", Kind.RATE, "支出决算÷全年预算", "支出决算", "全年预算", source=COMMON
)
def completion_rate(row: FundsNode) -> Ratio:
    """The common framework's name for spent against the adjusted budget."""
    return Ratio(row.spent, row.adjusted)


@measure(
    FundsNode,
    "年初控制率",
    Kind.RATE,
    "支出决算÷年初预算",
    "支出决算",
    "年初预算",
    source=COMMON,
    certain=False,
)
def initial_control_rate(row: FundsNode) -> Ratio:
    """Spent against the initial budget (公用经费控制率、三公经费控制率、政府采购执行率)."""
    return Ratio(row.spent, row.initial)


@measure(
    FundsNode,
    "资金到位率",
    Kind.RATE,
    "实际到位÷全年预算",
    "实际到位",
    "全年预算",
    source=FRAMEWORK,
    certain=False,
)
def receipt_rate(row: FundsNode) -> Ratio:
    """Received against the adjusted budget."""
    return Ratio(row.received, row.adjusted)


@measure(
    FundsNode,
    "结转结余率",
    Kind.RATE,
    "年末结转结余÷全年预算",
    "年末结转结余",
    "全年预算",
    source=COMMON,
)
def carry_over_rate(row: FundsNode) -> Ratio:
    """What is left at year end against the adjusted budget."""
    return Ratio(row.carried_over, row.adjusted)


@measure(
    FundsNode,
    "结转结余变动率",
    Kind.RATE,
    "（年末结转结余−上年结转）÷上年结转",
    "年末结转结余",
    "上年结转",
    source=COMMON,
    certain=False,
)
def carry_over_change_rate(row: FundsNode) -> Ratio:
    """What is left at year end against what was left a year before."""
    left, before = row.carried_over, row.carried_in
    return Ratio(None if left is None or before is None else left - before, before)


@measure(
    FundsNode,
    "支付进度率",
    Kind.RATE,
    "支出决算÷计划支付",
    "支出决算",
    "计划支付",
    source=COMMON,
    certain=False,
)
def payment_progress_rate(row: FundsNode) -> Ratio:
    """Paid against what the payment plan prescribes (实际支付进度÷既定支付进度)."""
    return Ratio(row.spent, row.planned)


@measure(
    FundsNode,
    "成本节约率",
    Kind.RATE,
    "（全年预算−支出决算）÷全年预算",
    "全年预算",
    "支出决算",
    source=FRAMEWORK,
    certain=False,
)
def saving_rate(row: FundsNode) -> Ratio:
    """What was saved of the planned cost (计划成本−实际成本)÷计划成本."""
    planned, actual = row.adjusted, row.spent
    return Ratio(None if planned is None or actual is None else planned - actual, planned)


@measure(
    FundsNode,
    "支出占比",
    Kind.RATE,
    "支出决算÷合计的支出决算",
    "支出决算",
    "全表合计.支出决算",
    source=PRACTICE,
)
def spent_share(row: FundsNode) -> Ratio:
    """The row's share of all spending in its table."""
    return Ratio(row.spent, row.whole.spent)


@measure(
    FundsNode,
    "预算占比",
    Kind.RATE,
    "年初预算÷合计的年初预算",
    "年初预算",
    "全表合计.年初预算",
    source=PRACTICE,
)
def initial_share(row: FundsNode) -> Ratio:
    """The row's share of the whole initial budget of its table."""
    return Ratio(row.initial, row.whole.initial)


@measure(
    FundsNode,
    "全年预算占比",
    Kind.RATE,
    "全年预算÷合计的全年预算",
    "全年预算",
    "全表合计.全年预算",
    source=PRACTICE,
)
def adjusted_share(row: FundsNode) -> Ratio:
    """The row's share of the whole adjusted budget of its table."""
    return Ratio(row.adjusted, row.whole.adjusted)


@measure(
    FundsNode,
    "到位占比",
    Kind.RATE,
    "实际到位÷合计的实际到位",
    "实际到位",
    "全表合计.实际到位",
    source=PRACTICE,
)
def received_share(row: FundsNode) -> Ratio:
    """The row's share of all that was received in its table."""
    return Ratio(row.received, row.whole.received)
