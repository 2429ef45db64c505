"""How a row of money changed: against its initial budget, and against last year."""

from __future__ import annotations

from reportgen.amounts import Amount, Change, Ratio
from reportgen.measures.registry import measure
from reportgen.measures.sources import COMMON, PRACTICE
from reportgen.model import FundsNode, Kind


@measure(
    FundsNode, "预算调整数", Kind.MONEY, "全年预算−年初预算", "全年预算", "年初预算", source=COMMON
)
def adjustment(row: FundsNode) -> Amount | None:
    """What was added to or taken from the initial budget."""
    return _difference(row.adjusted, row.initial)


@measure(
    FundsNode,
    "预算调整率",
    Kind.RATE,
    "（全年预算−年初预算）÷年初预算",
    "全年预算",
    "年初预算",
    source=COMMON,
)
def adjustment_rate(row: FundsNode) -> Ratio:
    """The adjustment against the initial budget; none where that was 0."""
    return _growth(row.adjusted, row.initial)


@measure(
    FundsNode,
    "较年初增减",
    Kind.CHANGE,
    "支出决算与年初预算比较",
    "支出决算",
    "年初预算",
    source=PRACTICE,
)
def change_from_initial(row: FundsNode) -> Change:
    """Spent compared with the initial budget."""
    return Change(row.spent, row.initial)


@measure(
    FundsNode,
    "年初预算增减",
    Kind.CHANGE,
    "年初预算与上年预算比较",
    "年初预算",
    "上年预算",
    source=PRACTICE,
)
def initial_change(row: FundsNode) -> Change:
    """This year's initial budget compared with last year's."""
    return Change(row.initial, row.previous_initial)


@measure(
    FundsNode,
    "决算增减",
    Kind.CHANGE,
    "支出决算与上年决算比较",
    "支出决算",
    "上年决算",
    source=PRACTICE,
)
def spent_change(row: FundsNode) -> Change:
    """This year's spending compared with last year's."""
    return Change(row.spent, row.previous_spent)


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


def _difference(now: Amount | None, before: Amount | None) -> Amount | None:
    return None if now is None or before is None else now - before


def _growth(now: Amount | None, before: Amount | None) -> Ratio:
    """Growth against a base; with the base 0 it is known to have no value, and prints ``—``."""
    return Ratio(_difference(now, before), before)
