"""Remarking (批注): which output of a document shows what the checks found, and in what words.

``grounds`` knows which entered data a printed value rests on, ``placing`` finds the output for each
finding, ``wording`` writes the comments. Only drafts have them.
"""

from reportgen.remarking.placing import remarks_on, shown
from reportgen.remarking.wording import Found

__all__ = ["Found", "remarks_on", "shown"]
