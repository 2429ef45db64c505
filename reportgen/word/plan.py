"""What a compilation found out about a template, for every fill of it."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from reportgen.word.archive import Entry
from reportgen.word.index import Index
from reportgen.word.levels import Level
from reportgen.word.program import Body
from reportgen.word.settings import Settings
from reportgen.word.sites import Room, Site


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
class Contents:
    """One list: the level of each style id, the entries' style ids by level, and the field.

    ``outlined`` are the levels of styles that are listed for their place in the outline, ``span``
    the levels listed of paragraphs that have theirs themselves. ``unpaged`` are the levels without
    page numbers; ``width`` is the room, in twentieths of a point, for entries whose style the
    template lacks.
    """

    levels: Mapping[str, int]
    styles: Mapping[int, str]
    instruction: str
    outlined: Mapping[str, int] = attrs.field(factory=dict)
    span: frozenset[int] = frozenset()
    unpaged: frozenset[int] = frozenset()
    width: int = Room().width

    def level_of(self, style: str, own: int | None = None) -> int | None:
        """The level at which a paragraph is listed, by its style or its own level; None if not."""
        if style in self.levels:
            return self.levels[style]
        if own is not None:
            return own if own in self.span else None
        return self.outlined.get(style)


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


@attrs.frozen
class Compiled:
    """A template as it is filled: data only, which can be kept.

    ``names`` are those it asks for, ``static`` the parts without tags, ``programs`` the others. A
    document ``shows_pages`` if something in it tells on which page something else stands.
    """

    names: frozenset[str]
    plan: Plan
    static: tuple[Entry, ...]
    programs: tuple[tuple[str, Body], ...]
    shows_pages: bool
