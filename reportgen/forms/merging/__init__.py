"""Copies of one form, filled in by several offices, as one: ``copies`` of ``trees``."""

from reportgen.forms.merging.copies import Merged, merge
from reportgen.forms.merging.trees import Conflict

__all__ = ["Conflict", "Merged", "merge"]
