"""Measures on a row of money (部门收支、项目资金、三公经费、政府采购)."""

from __future__ import annotations

from reportgen.amounts import Amount, Change, Ratio
from reportgen.measures.registry import measure
from reportgen.model import FundsNode, Kind

_FORM = "财预〔2020〕10号 附件1 项目支出绩效自评表"
_FRAMEWORK = "财预〔2020〕10号 附件2 项目支出绩效评价指标体系框架"
_COMMON = "财预〔2013〕53号 预算绩效评价共性指标体系框架"
_PRACTICE = "部门决算说明惯例"


@measure(
    FundsNode, "预算执行率", Kind.RATE, "支出决算÷全年预算", "支出决算", "全年预算", source=_FORM
)
def execution_rate(row: FundsNode) -> Ratio:
    """Spent against the adjusted budget; there is no other base to fall back on."""
    return Ratio(row.spent, row.adjusted)


@measure(
    FundsNode, "到位执行率", Kind.RATE, "支出决算÷实际到位", "支出决算", "实际到位",
    source=_FRAMEWORK, certain=False,
)  # fmt: skip
def receipt_execution_rate(row: FundsNode) -> Ratio:
    """Spent against what was received: the framework's own 预算执行率."""
    return Ratio(row.spent, row.received)


@measure(
    FundsNode, "预算完成率", Kind.RATE, "支出决算÷全年预算", "支出决算", "全年预算", source=_COMMON
)
def completion_rate(row: FundsNode) -> Ratio:
    """The common framework's name for spent against the adjusted budget."""
    return Ratio(row.spent, row.adjusted)


@measure(
    FundsNode, "年初控制率", Kind.RATE, "支出决算÷年初预算", "支出决算", "年初预算",
    source=_COMMON, certain=False,
)  # fmt: skip
def initial_control_rate(row: FundsNode) -> Ratio:
    """Spent against the initial budget (公用经费控制率、三公经费控制率、政府采购执行率)."""
    return Ratio(row.spent, row.initial)


@measure(
    FundsNode, "资金到位率", Kind.RATE, "实际到位÷全年预算", "实际到位", "全年预算",
    source=_FRAMEWORK, certain=False,
)  # fmt: skip
def receipt_rate(row: FundsNode) -> Ratio:
    """Received against the adjusted budget."""
    return Ratio(row.received, row.adjusted)


@measure(
    FundsNode, "预算调整数", Kind.MONEY, "全年预算−年初预算", "全年预算", "年初预算", source=_COMMON
)
def adjustment(row: FundsNode) -> Amount | None:
    """What was added to or taken from the initial budget."""
    return Change(row.adjusted, row.initial).difference  # type: ignore[return-value]


@measure(
    FundsNode, "预算调整率", Kind.RATE, "（全年预算−年初预算）÷年初预算", "全年预算", "年初预算",
    source=_COMMON,
)  # fmt: skip
def adjustment_rate(row: FundsNode) -> Ratio | None:
    """The adjustment against the initial budget; none where that was 0."""
    return Change(row.adjusted, row.initial).ratio


@measure(
    FundsNode, "较年初增减", Kind.CHANGE, "支出决算与年初预算比较", "支出决算", "年初预算",
    source=_PRACTICE,
)  # fmt: skip
def change_from_initial(row: FundsNode) -> Change:
    """Spent compared with the initial budget."""
    return Change(row.spent, row.initial)


@measure(
    FundsNode, "年初预算增减", Kind.CHANGE, "年初预算与上年预算比较", "年初预算", "上年预算",
    source=_PRACTICE,
)  # fmt: skip
def initial_change(row: FundsNode) -> Change:
    """This year's initial budget compared with last year's."""
    return Change(row.initial, row.previous_initial)


@measure(
    FundsNode, "决算增减", Kind.CHANGE, "支出决算与上年决算比较", "支出决算", "上年决算",
    source=_PRACTICE,
)  # fmt: skip
def spent_change(row: FundsNode) -> Change:
    """This year's spending compared with last year's."""
    return Change(row.spent, row.previous_spent)


@measure(
    FundsNode, "结转结余率", Kind.RATE, "年末结转结余÷全年预算", "年末结转结余", "全年预算",
    source=_COMMON,
)  # fmt: skip
def carry_over_rate(row: FundsNode) -> Ratio:
    """What is left at year end against the adjusted budget."""
    return Ratio(row.carried_over, row.adjusted)
