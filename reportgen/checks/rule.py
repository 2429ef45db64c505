"""Rules (检查规则): one function each, registered with what its page says of it.

The docstring of a rule is its page in ``docs/rules/`` and therefore Chinese: what it finds, why that
matters, a year that has the finding and one that has not, both as they would stand in a data file.
The suite runs both. A rule is *fixed* (arithmetic, scores, dates), or *tunable* by a threshold that
a format may set (检查界限). Codes are for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from reportgen.checks.finding import Raised
from reportgen.errors import Severity

if TYPE_CHECKING:
    from reportgen.checks.about import About

Finder = Callable[["About"], Iterator[Raised]]

#: The families of rules, by the first letters of their codes.
FAMILIES = {
    "FND": "收支和资产",
    "PRJ": "项目",
    "ORG": "部门和人员",
    "IND": "绩效指标",
    "SCR": "得分和等级",
    "SRV": "问卷",
    "TXT": "正文",
    "DAT": "日期和文号",
    "FMT": "格式的要求",
    "YRS": "与上年比较",
    "WVR": "豁免",
}


@attrs.frozen
class Limit:
    """A tunable rule's threshold where the format says nothing, and what it measures."""

    value: Decimal
    unit: str
    help: str


@attrs.frozen
class Rule:
    """A registered rule.

    One ``of_findings`` judges what all others found, and comes behind them. Not ``in_drafts`` is
    what only concerns who enters the data, or what a draft shows anyway.
    """

    code: str
    title: str
    severity: Severity
    remedy: str
    source: str
    find: Finder
    limit: Limit | None = None
    of_findings: bool = False
    in_drafts: bool = True

    @property
    def family(self) -> str:
        """The first letters of the code."""
        return self.code[:3]

    @property
    def page(self) -> str:
        """The rule's page, as its function tells it."""
        return self.find.__doc__ or ""


#: Every rule by its code.
RULES: dict[str, Rule] = {}


def rule(
    code: str,
    title: str,
    severity: Severity,
    *,
    remedy: str,
    source: str,
    limit: Limit | None = None,
    of_findings: bool = False,
    in_drafts: bool = True,
) -> Callable[[Finder], Finder]:
    """Register a function as the rule ``code``. Raises ``ValueError`` for a code that is taken."""

    def decorate(find: Finder) -> Finder:
        if code in RULES or code[:3] not in FAMILIES:
            raise ValueError(f"{code} is taken, or of no family")
        RULES[code] = Rule(
            code, title, severity, remedy, source, find, limit, of_findings, in_drafts
        )
        return find

    return decorate


def limit(value: int | str, unit: str, help: str) -> Limit:
    """A threshold, from a plain number."""
    return Limit(Decimal(value), unit, help)
