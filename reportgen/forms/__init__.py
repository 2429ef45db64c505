"""Workbooks (填报表): made for a format, filled in by hand, read back as a year.

``plan`` derives sheets and columns from the model (``catalogue`` says which stand where), ``needs``
finds what a format asks for, ``selection`` and ``workbook`` write a form; ``opening``, ``grid``,
``headings``, ``cells`` and ``records`` read one.
"""

from reportgen.forms.making import form
from reportgen.forms.reading import load_form
from reportgen.forms.workbook import FormError

__all__ = ["FormError", "form", "load_form"]
