"""LibreOffice: documents laid out as PDF, their pages counted and drawn, fonts looked up.

The only room that starts other programs: LibreOffice, and poppler's pdftoppm for pictures. It takes
documents as bytes and knows nothing of what is in them; it needs LibreOffice 7 or later to be
installed, and says in Chinese when that is not so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.lazily import loader

if TYPE_CHECKING:
    from reportgen.office.drawing import draw
    from reportgen.office.finding import find_office, need_drawer, need_office
    from reportgen.office.fonts import missing_fonts
    from reportgen.office.office import Office
    from reportgen.office.orphans import end_orphans
    from reportgen.office.pages import Pages, read_pages
    from reportgen.office.server import end_all

#: Most documents need no layout, and then nothing of it is loaded.
_HOMES = {
    "Office": ".office",
    "Pages": ".pages",
    "draw": ".drawing",
    "end_all": ".server",
    "end_orphans": ".orphans",
    "find_office": ".finding",
    "missing_fonts": ".fonts",
    "need_drawer": ".finding",
    "need_office": ".finding",
    "read_pages": ".pages",
}

__all__ = [
    "Office",
    "Pages",
    "draw",
    "end_all",
    "end_orphans",
    "find_office",
    "missing_fonts",
    "need_drawer",
    "need_office",
    "read_pages",
]

__getattr__ = loader(__name__, _HOMES)
