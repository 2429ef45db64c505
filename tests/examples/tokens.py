"""Every figure and document number of a published report, and where the sample year yields it.

A row is ``Token(printed, path, how)``. ``printed`` is the figure as the published report prints it;
its decimals, thousands marks and unit say how the value at ``path`` must be printed to be compared.

Each test file also lists as ``PUBLISHED`` the distinct figures that a machine found in the text of
the report, so that none can be left over. They are normalised in four ways: the year of a document
number stands in 〔〕, blanks and line breaks within a figure are gone, marks of typesetting ($, \\)
too, and an amount that stands in a table without its unit is listed only where it is nowhere
printed with it.
"""

import re
from collections.abc import Iterable

import attrs

from reportgen.amounts import Amount, Points, Quantity, print_amount, print_number, print_rate
from reportgen.measures import follow
from reportgen.model import Document, EvaluationYear
from reportgen.prose import Prose

ENTERED, COMPUTED, PROSE, CORRECTED, NUMBER = "填报", "计算", "正文", "更正", "文号"
_BRACKETS = str.maketrans("[]", "〔〕")
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


def listed(text: str) -> frozenset[str]:
    """The figures of a list with blanks between them."""
    return frozenset(text.split())


def distinct(tokens: Iterable[Token]) -> frozenset[str]:
    """The distinct figures of a table, normalised as ``PUBLISHED`` is."""
    return frozenset(token.printed.translate(_BRACKETS) for token in tokens)


def has_figure(text: str, figure: str) -> bool:
    """Whether a text has the figure and not only a longer one that it is a part of."""
    return re.search(rf"(?<![\d,.]){re.escape(figure)}(?![.,]?\d)", text) is not None


def yields(year: EvaluationYear, token: Token) -> str:
    """What the year gives at the token's path, printed as the token is."""
    value = follow(year, token.path.split("."))
    wanted = token.right or token.printed
    if isinstance(value, Prose):
        return wanted if has_figure(value.text, wanted) else value.text
    if isinstance(value, Document):
        return value.number or ""
    if isinstance(value, str):
        return wanted if token.how in (PROSE, NUMBER) and has_figure(value, wanted) else value
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
