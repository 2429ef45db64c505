"""Page numbers that a document shows: asked of LibreOffice, and how far they can be relied on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from reportgen import office as offices
from reportgen import word
from reportgen.errors import OfficeError

if TYPE_CHECKING:
    from reportgen.office import Office
    from reportgen.word import Layout

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
    layout = word.layout_of(document)
    if layout is None:
        return None
    try:
        if office is not None:
            return _pages(layout, office)
        with offices.Office() as own:
            return _pages(layout, own)
    except OfficeError as error:
        return Pages(ABSENT, note=f"页码空着：{error}；{_REFRESH}")


def _pages(layout: Layout, office: Office) -> Pages:
    labels = layout.labels(office.pages(layout.copy).bookmarks)
    doubts = list(_doubts(len(layout.bookmarks) - len(labels), offices.missing_fonts(layout.fonts)))
    if not doubts:
        return Pages(EXACT, labels)
    return Pages(ESTIMATED, labels, "；".join((*doubts, _REFRESH)))


def _doubts(unfound: int, fonts: Sequence[str] | None) -> Iterator[str]:
    """Why page numbers may be wrong: places the layout did not find, fonts that are not there."""
    if unfound:
        yield f"有{unfound}处的页码空着：排版时没有找到所指的位置"
    if fonts is None:
        yield "页码为估计：查不到本机装了哪些字体"
    elif fonts:
        yield f"页码为估计：本机没有字体{'、'.join(fonts)}"
