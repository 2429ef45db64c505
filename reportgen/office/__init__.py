"""LibreOffice: documents laid out as PDF, their pages counted, fonts looked up.

The only room that starts LibreOffice. It takes documents as bytes and knows nothing of what is in
them; it needs LibreOffice 7 or later to be installed, and says in Chinese when that is not so.
"""

from reportgen.office.finding import find_office
from reportgen.office.fonts import missing_fonts
from reportgen.office.office import Office
from reportgen.office.pages import Pages

__all__ = ["Office", "Pages", "find_office", "missing_fonts"]
