"""Findings written into a workbook: ``annotate`` edits the package and leaves all else alone."""

from reportgen.forms.marking.annotate import annotate, is_as_annotated
from reportgen.forms.marking.marks import LEVELS, Mark, marks_of, marks_of_notes
from reportgen.forms.marking.parcel import NotUnderstood

__all__ = [
    "LEVELS",
    "Mark",
    "NotUnderstood",
    "annotate",
    "is_as_annotated",
    "marks_of",
    "marks_of_notes",
]
