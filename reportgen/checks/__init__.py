"""Checks (检查): what is impossible, contradictory or missing in a year, before others find it.

``check`` runs every rule over a year and gives findings. The rules lie by subject: money in
``funds``, ``amounts``, ``overspending`` and ``assets``; ``projects``; ``department``; indicators in
``indicators``, ``levels``, ``targets`` and ``relations``; scores in ``totals``, ``methods``, ``scores`` and
``grades``; ``surveys``; ``achievements``; ``dates``; ``formats``; ``previous``; narratives against
data in ``quoted``, ``rated``, ``counted`` and ``proper``, and how they are written in ``writing``.

``typed`` is what narratives say, ``known`` what the data know, ``calling`` and ``near`` what words
and names mean; ``rule`` registers rules, ``about`` is what they look at, ``waiving`` what the data
accept.
"""

from reportgen.checks import (  # noqa: F401 (they register their rules)
    achievements,
    amounts,
    assets,
    counted,
    dates,
    department,
    formats,
    funds,
    grades,
    indicators,
    levels,
    methods,
    overspending,
    previous,
    projects,
    proper,
    quoted,
    rated,
    relations,
    scores,
    surveys,
    targets,
    totals,
    writing,
)
from reportgen.checks.finding import ERROR, INFO, WARNING, Finding
from reportgen.checks.rule import FAMILIES, RULES, Rule
from reportgen.checks.run import check, check_documents, for_readers, graver, joined
from reportgen.checks.telling import told, told_all
from reportgen.errors import Severity

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
    "for_readers",
    "graver",
    "joined",
    "told",
    "told_all",
]
