"""Measures on a row of money (部门收支、项目资金、三公经费、政府采购)."""

from __future__ import annotations

from reportgen.amounts import Amount, Change, Ratio
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
    FundsNode, "到位执行率", Kind.RATE, "支出决算÷实际到位", "支出决算", "实际到位",
    source=FRAMEWORK, certain=False,
)  # fmt: skip
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
    FundsNode, "年初控制率", Kind.RATE, "支出决算÷年初预算", "支出决算", "年初预算",
    source=COMMON, certain=False,
)  # fmt: skip
def initial_control_rate(row: FundsNode) -> Ratio:
    """Spent against the initial budget (公用经费控制率、三公经费控制率、政府采购执行率)."""
    return Ratio(row.spent, row.initial)


@measure(
    FundsNode, "资金到位率", Kind.RATE, "实际到位÷全年预算", "实际到位", "全年预算",
    source=FRAMEWORK, certain=False,
)  # fmt: skip
def receipt_rate(row: FundsNode) -> Ratio:
    """Received against the adjusted budget."""
    return Ratio(row.received, row.adjusted)


@measure(
    FundsNode, "预算调整数", Kind.MONEY, "全年预算−年初预算", "全年预算", "年初预算", source=COMMON
)
def adjustment(row: FundsNode) -> Amount | None:
    """What was added to or taken from the initial budget."""
    return _difference(row.adjusted, row.initial)


@measure(
    FundsNode, "预算调整率", Kind.RATE, "（全年预算−年初预算）÷年初预算", "全年预算", "年初预算",
    source=COMMON,
)  # fmt: skip
def adjustment_rate(row: FundsNode) -> Ratio:
    """The adjustment against the initial budget; none where that was 0."""
    return _growth(row.adjusted, row.initial)


@measure(
    FundsNode, "较年初增减", Kind.CHANGE, "支出决算与年初预算比较", "支出决算", "年初预算",
    source=PRACTICE,
)  # fmt: skip
def change_from_initial(row: FundsNode) -> Change:
    """Spent compared with the initial budget."""
    return Change(row.spent, row.initial)


@measure(
    FundsNode, "年初预算增减", Kind.CHANGE, "年初预算与上年预算比较", "年初预算", "上年预算",
    source=PRACTICE,
)  # fmt: skip
def initial_change(row: FundsNode) -> Change:
    """This year's initial budget compared with last year's."""
    return Change(row.initial, row.previous_initial)


@measure(
    FundsNode, "决算增减", Kind.CHANGE, "支出决算与上年决算比较", "支出决算", "上年决算",
    source=PRACTICE,
)  # fmt: skip
def spent_change(row: FundsNode) -> Change:
    """This year's spending compared with last year's."""
    return Change(row.spent, row.previous_spent)


@measure(
    FundsNode, "结转结余率", Kind.RATE, "年末结转结余÷全年预算", "年末结转结余", "全年预算",
    source=COMMON,
)  # fmt: skip
def carry_over_rate(row: FundsNode) -> Ratio:
    """What is left at year end against the adjusted budget."""
    return Ratio(row.carried_over, row.adjusted)


@measure(
    FundsNode,
    "较年初增减额",
    Kind.MONEY,
    "支出决算−年初预算",
    "支出决算",
    "年初预算",
    source=PRACTICE,
)
def difference_from_initial(row: FundsNode) -> Amount | None:
    """By how much spending differs from the initial budget."""
    return _difference(row.spent, row.initial)


@measure(
    FundsNode,
    "较年初增减率",
    Kind.RATE,
    "（支出决算−年初预算）÷年初预算",
    "支出决算",
    "年初预算",
    source=PRACTICE,
)
def growth_from_initial(row: FundsNode) -> Ratio:
    """The difference from the initial budget against it; none where that was 0."""
    return _growth(row.spent, row.initial)


@measure(
    FundsNode,
    "年初预算增减额",
    Kind.MONEY,
    "年初预算−上年预算",
    "年初预算",
    "上年预算",
    source=PRACTICE,
)
def initial_difference(row: FundsNode) -> Amount | None:
    """By how much the initial budget differs from last year's."""
    return _difference(row.initial, row.previous_initial)


@measure(
    FundsNode,
    "年初预算增减率",
    Kind.RATE,
    "（年初预算−上年预算）÷上年预算",
    "年初预算",
    "上年预算",
    source=COMMON,
)
def initial_growth(row: FundsNode) -> Ratio:
    """The change of the initial budget against last year's (三公经费变动率)."""
    return _growth(row.initial, row.previous_initial)


@measure(
    FundsNode,
    "决算增减额",
    Kind.MONEY,
    "支出决算−上年决算",
    "支出决算",
    "上年决算",
    source=PRACTICE,
)
def spent_difference(row: FundsNode) -> Amount | None:
    """By how much spending differs from last year's."""
    return _difference(row.spent, row.previous_spent)


@measure(
    FundsNode,
    "决算增减率",
    Kind.RATE,
    "（支出决算−上年决算）÷上年决算",
    "支出决算",
    "上年决算",
    source=PRACTICE,
)
def spent_growth(row: FundsNode) -> Ratio:
    """The change of spending against last year's."""
    return _growth(row.spent, row.previous_spent)


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
    FundsNode, "全年预算占比", Kind.RATE, "全年预算÷合计的全年预算",
    "全年预算", "全表合计.全年预算", source=PRACTICE,
)  # fmt: skip
def adjusted_share(row: FundsNode) -> Ratio:
    """The row's share of the whole adjusted budget of its table."""
    return Ratio(row.adjusted, row.whole.adjusted)


@measure(
    FundsNode, "到位占比", Kind.RATE, "实际到位÷合计的实际到位", "实际到位", "全表合计.实际到位",
    source=PRACTICE,
)  # fmt: skip
def received_share(row: FundsNode) -> Ratio:
    """The row's share of all that was received in its table."""
    return Ratio(row.received, row.whole.received)


def _difference(now: Amount | None, before: Amount | None) -> Amount | None:
    return None if now is None or before is None else now - before


def _growth(now: Amount | None, before: Amount | None) -> Ratio:
    """Growth against a base; with the base 0 it is known to have no value, and prints ``—``."""
    return Ratio(_difference(now, before), before)
