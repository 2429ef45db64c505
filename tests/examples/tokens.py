"""Every figure and document number of a published report, and where the sample year yields it.

A row is ``Token(printed, path, how)``. ``printed`` is the figure as the published report prints it;
its decimals, thousands marks and unit say how the value at ``path`` must be printed to be compared.
"""

import re

import attrs

from reportgen.amounts import Amount, Points, Quantity, print_amount, print_number, print_rate
from reportgen.measures import follow
from reportgen.model import Document, EvaluationYear
from reportgen.prose import Prose

ENTERED, COMPUTED, PROSE, CORRECTED, NUMBER = "填报", "计算", "正文", "更正", "文号"
_FIGURE = re.compile(r"(-?[\d,]+(?:\.(\d+))?)(.*)")


@attrs.frozen
class Token:
    """One figure: as printed, where it is, how it got there.

    ``unit`` is the unit of a bare amount in a table; ``right`` is what a wrong published figure is
    corrected to, and ``why`` says why.
    """

    printed: str
    path: str
    how: str = ENTERED
    unit: str = "元"
    right: str = ""
    why: str = ""


def yields(year: EvaluationYear, token: Token) -> str:
    """What the year gives at the token's path, printed as the token is."""
    value = follow(year, token.path.split("."))
    wanted = token.right or token.printed
    if isinstance(value, Prose):
        return wanted if wanted in value.text else value.text
    if isinstance(value, Document):
        return value.number or ""
    if isinstance(value, str):
        return wanted if token.how in (PROSE, NUMBER) and wanted in value else value
    return _like(value, wanted, token.unit)


def _like(value: object, wanted: str, unit: str) -> str:
    found = _FIGURE.fullmatch(wanted)
    assert found, f"{wanted} is no figure"
    places, tail = len(found[2] or ""), found[3]
    grouping = "," in found[1]
    if isinstance(value, Amount):
        named = next((name for name in ("万元", "亿元", "元") if tail.startswith(name)), "")
        return print_amount(value, named or unit, places, grouping, with_unit=False) + tail
    if tail == "%" and not isinstance(value, Points | Quantity | int):
        return print_rate(value, places)
    if isinstance(value, Points | Quantity):
        return print_number(value.value, places, grouping) + tail
    return f"{value}{tail}"
