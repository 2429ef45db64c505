"""What a compilation found out about a template, for every fill of it."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from reportgen.word.index import Index
from reportgen.word.listing import Contents
from reportgen.word.rooms import Room
from reportgen.word.settings import Settings
from reportgen.word.sites import Site
from reportgen.word.styles import Level


@attrs.frozen
class NarrativeStyles:
    """The style ids of narrative blocks, empty for the paragraph's own."""

    headings: tuple[str, ...] = ()
    items: str = ""
    table: str = ""
    cell: str = ""
    head: str = ""
    picture: str = ""
    caption: str = ""


@attrs.frozen
class Plan:
    """Places by number, numbering by style id, and the styles of what passages consist of."""

    settings: Settings
    sites: Mapping[int, Site]
    levels: Mapping[str, Level]
    styles: NarrativeStyles
    index: Index
    #: The highest number of a bookmark in the template.
    bookmarks: int = 0
    contents: tuple[Contents, ...] = ()
    #: Whether footnotes or endnotes are filled, where the printed body refers to them.
    has_notes: bool = False
    #: Whether outputs tell what they print, so that there may be remarks beside it.
    telling: bool = False
    #: The width of the widest place, in twentieths of a point: no picture prints wider.
    widest: int = attrs.field(init=False)

    @widest.default
    def _widest(self) -> int:
        return max((site.width for site in self.sites.values()), default=Room().width)
