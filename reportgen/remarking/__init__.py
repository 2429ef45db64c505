"""Remarking (批注): which output of a document shows what the checks found, and in what words.

``grounds`` knows which entered data a printed value rests on, ``placing`` finds the output for each
finding, ``wording`` writes the comments. Only drafts have them, so that they are loaded when used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.lazily import loader

if TYPE_CHECKING:
    from reportgen.remarking.placing import remarks_on, shown
    from reportgen.remarking.wording import Found

__all__ = ["Found", "remarks_on", "shown"]

__getattr__ = loader(__name__, {"Found": ".wording", "remarks_on": ".placing", "shown": ".placing"})
