"""Workbooks (填报表): made for a format, filled in by hand, read back as a year.

``plan`` derives sheets and columns from the model (``catalogue`` says which stand where), ``needs``
finds what a format asks for, ``selection`` and ``workbook`` write a form; ``opening``, ``grid``,
``headings``, ``cells`` and ``records`` read one.
"""

from reportgen.forms.findings import marks_of_findings, write_findings
from reportgen.forms.last_year import from_last_year
from reportgen.forms.making import begun, form
from reportgen.forms.marking import marks_of
from reportgen.forms.reading import load_form
from reportgen.forms.skeleton import skeleton
from reportgen.forms.workbook import FormError

__all__ = [
    "FormError",
    "begun",
    "form",
    "from_last_year",
    "load_form",
    "marks_of",
    "marks_of_findings",
    "skeleton",
    "write_findings",
]
