"""Checking a year: all rules, the waivers of the data, findings by severity and place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.checks.about import About
from reportgen.checks.finding import Finding, Raised
from reportgen.checks.naming import name_of, order_of
from reportgen.checks.rule import RULES, Rule
from reportgen.checks.waiving import UNUSED, waived
from reportgen.errors import PackError, Problem, Severity
from reportgen.model import EvaluationYear, Project, show_path
from reportgen.packs import Format, find_format


def check(
    year: EvaluationYear,
    format: Format | str | None = None,
    previous: EvaluationYear | None = None,
    *,
    projects: tuple[Project, ...] | None = None,
    filled: bool = False,
) -> list[Finding]:
    """Everything that the rules find, the gravest first, then in the order of the data.

    ``format`` adds what that format requires, and its thresholds; ``previous`` is the year before,
    to be compared; ``projects`` are those that the format is printed for, where not for all. Where
    these documents are ``filled`` anyway, which tells what they lack, no rule looks for that. A
    finding that the data waive (豁免) is an info with the reason. Raises ``PackError`` where a format
    tunes what cannot be tuned, or its template cannot be used.
    """
    chosen = find_format(format, year.fiscal_year) if isinstance(format, str) else format
    about = About(year, chosen, previous, projects, filled=filled)
    _refuse_tuning(about)
    for of_findings in (False, True):
        rules = (rule for rule in RULES.values() if rule.of_findings == of_findings)
        found = [_finding(about, rule, one) for rule in rules for one in rule.find(about)]
        about.findings += waived(year, found)
    return sorted(
        set_of(about.findings), key=lambda one: (one.severity.rank, order_of(one.path, year))
    )


def check_documents(
    year: EvaluationYear,
    documents: Iterable[tuple[Format, tuple[Project, ...] | None]],
    previous: EvaluationYear | None = None,
) -> list[Finding]:
    """What the rules find in a year for all the documents it is printed as, each thing once.

    ``documents`` are formats, each with the projects it is printed for. A waiver is unused only
    where none of them uses it; what one document's waivers accept is not accepted for another.
    """
    runs = [check(year, one, previous, projects=projects) for one, projects in documents]
    return joined(year, runs or [check(year, None, previous)])


def joined(year: EvaluationYear, runs: Sequence[Sequence[Finding]]) -> list[Finding]:
    """What was found for several documents of a year, each thing once; at least one run."""
    everywhere = set.intersection(*({_same(one) for one in run} for run in runs))
    found = [one for run in runs for one in run if one.code != UNUSED or _same(one) in everywhere]
    return sorted(set_of(found), key=lambda one: (one.severity.rank, order_of(one.path, year)))


def _same(finding: Finding) -> tuple[object, ...]:
    return finding.code, finding.path, finding.message


def set_of(found: list[Finding]) -> list[Finding]:
    """Findings without those that say the same of the same place twice."""
    return list({_same(one): one for one in found}.values())


def _finding(about: About, rule: Rule, raised: Raised) -> Finding:
    return Finding(
        code=rule.code,
        title=rule.title,
        severity=raised.severity or rule.severity,
        path=raised.path,
        words=show_path(raised.path, about.year),
        name=name_of(raised.path, about.year),
        message=raised.message,
        values=raised.values,
        remedy=raised.remedy or rule.remedy,
        source=rule.source,
    )


def _refuse_tuning(about: About) -> None:
    """Only tunable rules have a threshold that a format may set."""
    if about.format is None:
        return
    problems = []
    for code in about.tuned:
        rule = RULES.get(code)
        if rule is None or rule.limit is None:
            reason = "没有这条规则" if rule is None else "这条规则没有界限，不能调"
            message = f"{about.format.id}的“检查界限”写了{code}：{reason}"
            problems.append(Problem("tuning", "检查界限", message, found=code))
    if problems:
        raise PackError(problems)


def for_readers(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that whoever reads a draft should see: none that is waived.

    Nor what is only advice to who enters the data, nor what a draft shows by itself.
    """
    return [one for one in findings if not one.waived and RULES[one.code].in_drafts]


def graver(findings: Iterable[Finding], least: Severity) -> list[Finding]:
    """The findings at least as grave as ``least`` that are not waived."""
    return [one for one in findings if one.severity.rank <= least.rank and not one.waived]
