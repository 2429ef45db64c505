"""Workbooks (填报表): made for a format, filled in by hand, read back as a year.

``planning`` derives sheets and columns from the model and finds what a format needs, ``making``
writes a workbook, ``reading`` reads one, ``marking`` hands findings back in its cells, ``merging``
joins what several offices have filled in.
"""

from reportgen.forms.making.form import begun, form
from reportgen.forms.making.last_year import from_last_year
from reportgen.forms.making.skeleton import skeleton
from reportgen.forms.making.tables import Cell, Column, Link, Sheet, Tables
from reportgen.forms.making.workbook import FormError
from reportgen.forms.marking import marks_of, marks_of_notes
from reportgen.forms.marking.findings import marks_of_findings, write_findings
from reportgen.forms.merging import merge
from reportgen.forms.reading.loading import load_form

__all__ = [
    "Cell",
    "Column",
    "FormError",
    "Link",
    "Sheet",
    "Tables",
    "begun",
    "form",
    "from_last_year",
    "load_form",
    "marks_of",
    "marks_of_findings",
    "marks_of_notes",
    "merge",
    "skeleton",
    "write_findings",
]
