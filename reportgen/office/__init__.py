"""LibreOffice: documents laid out as PDF, their pages counted and drawn, fonts looked up.

The only room that starts other programs: LibreOffice, and poppler's pdftoppm for pictures. It takes
documents as bytes and knows nothing of what is in them; it needs LibreOffice 7 or later to be
installed, and says in Chinese when that is not so.
"""

from reportgen.office.drawing import draw
from reportgen.office.finding import find_office, need_drawer, need_office
from reportgen.office.fonts import missing_fonts
from reportgen.office.office import Office
from reportgen.office.pages import Pages, read_pages
from reportgen.office.server import end_all

__all__ = [
    "Office",
    "Pages",
    "draw",
    "end_all",
    "find_office",
    "missing_fonts",
    "need_drawer",
    "need_office",
    "read_pages",
]
