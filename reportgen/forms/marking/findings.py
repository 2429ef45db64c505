"""Findings and problems handed back in a workbook: in the person's own, or in one beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from reportgen import writing
from reportgen.checks import Finding
from reportgen.errors import IntakeError
from reportgen.forms.marking import Mark, NotUnderstood, annotate, is_as_annotated
from reportgen.forms.marking.apart import is_as_listed, listed
from reportgen.forms.reading.opening import BROKEN, look_over, read_file
from reportgen.intake import Places

#: What is added to the name of a workbook with findings.
SUFFIX = "-问题"


def marks_of_findings(findings: Iterable[Finding], places: Places) -> list[Mark]:
    """A mark for each finding."""
    return [
        Mark(
            places.of(one.path) if one.path else Places({}).of(()),
            "豁免" if one.waived else one.severity.label,
            one.code,
            one.name,
            one.message,
            f"已豁免：{one.waived}" if one.waived else one.remedy,
        )
        for one in findings
    ]


def write_findings(file: Path, marks: Sequence[Mark], *, force: bool = False) -> tuple[Path, bool]:
    """Write ``填报-问题.xlsx`` beside a workbook, and say whether the marks are in its own cells.

    Where a part of the workbook is not understood, or it cannot be read at all, or the data are no
    workbook, the findings stand in a workbook of their own with links. Raises ``WritingError``.
    """
    target = file.with_name(f"{file.stem.removesuffix(SUFFIX)}{SUFFIX}.xlsx")
    try:
        data = read_file(file) if file.suffix.lower() == ".xlsx" else b""
        look_over(data, file.name)
        made, within = annotate(data, marks), True
    except (NotUnderstood, IntakeError, TypeError, AttributeError, *BROKEN):
        made, within = listed(file.name, marks), False
    return writing.keep(target, made, force=force, is_ours=_is_ours), within


def _is_ours(data: bytes) -> bool:
    return is_as_annotated(data) or is_as_listed(data)
