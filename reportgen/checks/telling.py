"""Findings in words, each with the place where the value was entered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.checks.finding import Finding
from reportgen.intake import Places


def told(finding: Finding, places: Places) -> str:
    """A finding in one line: how grave, its code, place, object as a waiver names it, figures."""
    place = str(places.of(finding.path)) if finding.path else ""
    where = "：".join(filter(None, (place, finding.name, finding.message)))
    level = "豁免" if finding.waived else finding.severity.label
    return f"{level} {finding.code} {where}" + (f"（{finding.waived}）" if finding.waived else "")


def told_all(findings: Sequence[Finding], places: Places) -> Iterator[str]:
    """Findings in lines, with what to do below the last of those that have the same remedy."""
    for number, one in enumerate(findings):
        yield told(one, places)
        after = findings[number + 1] if number + 1 < len(findings) else None
        same = after is not None and (after.code, after.remedy) == (one.code, one.remedy)
        if not one.waived and not (same and after is not None and not after.waived):
            yield f"    怎么办：{one.remedy}。"
