"""The common framework's own names (财预〔2013〕53号) for measures of particular rows.

“三公经费控制率” is the 年初控制率 of one row; the framework's name says which row it is.
"""

from __future__ import annotations

from reportgen.amounts import Ratio
from reportgen.measures.changes import initial_growth
from reportgen.measures.registry import measure
from reportgen.measures.rows import initial_control_rate
from reportgen.measures.sources import COMMON
from reportgen.model import Funds, FundsTable, Kind


def _control(table: FundsTable | None) -> Ratio | None:
    node = table.find("合计") if table is not None else None
    return None if node is None else initial_control_rate(node)


@measure(
    Funds,
    "公用经费控制率",
    Kind.RATE,
    "公用经费支出决算÷年初预算",
    "公用经费.支出决算",
    "公用经费.年初预算",
    source=COMMON,
    certain=False,
)
def operation_control_rate(funds: Funds) -> Ratio:
    """What was spent on operation against its initial budget."""
    return initial_control_rate(funds.node("公用经费"))


@measure(
    Funds,
    "三公经费控制率",
    Kind.RATE,
    "三公经费支出决算÷年初预算",
    "三公经费.合计.支出决算",
    "三公经费.合计.年初预算",
    source=COMMON,
    certain=False,
)
def three_public_control_rate(funds: Funds) -> Ratio | None:
    """What the three public expenses came to against their initial budget."""
    return _control(funds.three_public)


@measure(
    Funds,
    "三公经费变动率",
    Kind.RATE,
    "（年初预算−上年预算）÷上年预算",
    "三公经费.合计.年初预算",
    "三公经费.合计.上年预算",
    source=COMMON,
)
def three_public_change_rate(funds: Funds) -> Ratio | None:
    """The three public expenses' initial budget against last year's."""
    node = funds.three_public.find("合计") if funds.three_public is not None else None
    return None if node is None else initial_growth(node)


@measure(
    Funds,
    "政府采购执行率",
    Kind.RATE,
    "政府采购支出决算÷年初预算",
    "政府采购.合计.支出决算",
    "政府采购.合计.年初预算",
    source=COMMON,
    certain=False,
)
def procurement_rate(funds: Funds) -> Ratio | None:
    """What was procured against the procurement budget."""
    return _control(funds.procurement)
