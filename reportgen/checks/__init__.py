"""Checks (检查): what is impossible, contradictory or missing in a year, before others find it.

``check`` runs every rule over a year and gives findings. The rules lie in one file for each family:
``funds`` and ``overspending``, ``assets``, ``projects``, ``department``, ``indicators``, ``targets``,
``scores``, ``surveys``, ``quoted`` and ``figures_in_text`` (prose against data), ``writing``,
``dates``, ``formats``, ``previous``. ``rule`` registers them, ``about`` is what they look at.
"""

from reportgen.checks import (  # noqa: F401 (they register their rules)
    amounts,
    assets,
    dates,
    department,
    formats,
    funds,
    indicators,
    overspending,
    previous,
    projects,
    scores,
    surveys,
    targets,
)
from reportgen.checks.finding import ERROR, INFO, WARNING, Finding, Severity
from reportgen.checks.rule import FAMILIES, RULES, Rule
from reportgen.checks.run import check, check_documents, graver

__all__ = [
    "ERROR",
    "FAMILIES",
    "INFO",
    "RULES",
    "WARNING",
    "Finding",
    "Rule",
    "Severity",
    "check",
    "check_documents",
    "graver",
]
