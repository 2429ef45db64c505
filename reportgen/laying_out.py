"""Page numbers of contents lists: asked of LibreOffice, and how far they can be relied on."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from reportgen.errors import OfficeError
from reportgen.office import Office, missing_fonts
from reportgen.word import Layout, layout_of

#: How sure page numbers are: laid out with the fonts named, with others, or not at all.
EXACT, ESTIMATED, ABSENT = "exact", "estimated", "absent"
_REFRESH = "在Word或WPS中打开后，全选并按F9可以更新"


@attrs.frozen
class Pages:
    """Page numbers by bookmark, how sure they are, and a sentence for people where they are not."""

    certainty: str
    labels: Mapping[str, str] = attrs.field(factory=dict)
    note: str = ""


def lay_out(document: bytes, office: Office | None = None) -> Pages | None:
    """The page numbers that a document shows; None where it shows none.

    A LibreOffice that is missing or fails is no error: the numbers stay empty, and the note says
    why.
    """
    layout = layout_of(document)
    if layout is None:
        return None
    try:
        if office is not None:
            return _pages(layout, office)
        with Office() as own:
            return _pages(layout, own)
    except OfficeError as error:
        return Pages(ABSENT, note=f"目录没有页码：{error}；{_REFRESH}")


def _pages(layout: Layout, office: Office) -> Pages:
    labels = layout.labels(office.pages(layout.copy).bookmarks)
    absent = missing_fonts(layout.fonts)
    if absent is None:
        return Pages(ESTIMATED, labels, f"目录页码为估计：查不到本机装了哪些字体；{_REFRESH}")
    if absent:
        fonts = "、".join(absent)
        return Pages(ESTIMATED, labels, f"目录页码为估计：本机没有字体{fonts}；{_REFRESH}")
    return Pages(EXACT, labels)
