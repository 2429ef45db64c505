"""The numbers of one document: counted as they are printed, and kept where they are referred to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from reportgen.amounts import Counter, Scheme
from reportgen.word.levels import Level
from reportgen.word.mending import NUMBER, has_text
from reportgen.word.runs import escape
from reportgen.word.sites import Site

#: The first text of what continues an open one.
_FIRST_TEXT = re.compile(rf"<w:t(?: [^>]*)?>(\s*[^\s<{NUMBER}][^<{NUMBER}]*)")
_OPEN_TEXT = re.compile(r"(\s*[^\s<][^<]*)")

#: How figures are numbered in a format that says nothing of them.
_FIGURES = Level(Scheme.parse("图（未定样式）", ["图1"]), 1)

_escaped = lru_cache(maxsize=2048)(escape)


class Numbers:
    """Counts for one fill; sites are the places of a template, levels go by style id."""

    def __init__(self, sites: Mapping[int, Site], levels: Mapping[str, Level]) -> None:
        self._sites, self._levels = sites, levels
        self._counter = Counter()
        #: The numbers that are referred to, by bookmark.
        self._named: dict[str, str] = {}

    def number(self, site: int) -> str:
        """The next label at a numbered site, with what parts it from its text."""
        here = self._sites[site]
        level = here.level
        assert level is not None  # noqa: S101 (numbered sites have one)
        label = _escaped(self._counter.next(level.scheme, level.level))
        if not here.bookmarks:
            return label + level.gap
        label = label.removesuffix(level.stop)
        self._named |= dict.fromkeys(here.bookmarks, label)
        return label  # the rest stands behind the bookmark

    def numbered(self, captured: str, site: int) -> str:
        """A captured paragraph or run-in head with its number; nothing where it has no text.

        A number typed before the text gives way to the one that is counted.
        """
        head, mark, rest = captured.partition(NUMBER)
        found = _OPEN_TEXT.match(rest) or _FIRST_TEXT.search(rest)
        if found is None and not has_text(captured):
            return ""
        if not mark:
            return captured
        here = self._sites[site]
        rest = _untyped(rest, found, here.level)
        if here.bookmarks and here.level:  # what parts them has a run of its own
            rest = rest.replace(NUMBER, here.level.stop + here.level.gap, 1)
        return head + self.number(site) + rest

    def untyped(self, xml: str, site: int) -> str:
        """What continues an open text without the number that was typed at its beginning."""
        found = _OPEN_TEXT.match(xml) or _FIRST_TEXT.search(xml)
        return _untyped(xml, found, self._sites[site].level)

    def begin_list(self, site: int) -> str:
        """Let the list of a numbered site begin anew; prints nothing."""
        level = self._sites[site].level
        assert level is not None  # noqa: S101 (as above)
        self._counter.reset(level.scheme)
        return ""

    def label(self, style: str) -> tuple[Level | None, str]:
        """How a passage's paragraphs of this style are numbered, and the next number, if any."""
        level = self._levels.get(style)
        return level, self._next(level) + level.gap if level else ""

    def caption(self, style: str) -> tuple[str, str]:
        """The next number of a caption's style and what parts it from the words, as XML text.

        Where a format names no style, figures are numbered all the same.
        """
        level = self._levels.get(style) if style else _FIGURES
        return (self._next(level), level.gap) if level else ("", "")

    def restart(self, style: str) -> None:
        """Begin a list anew."""
        if level := self._levels.get(style):
            self._counter.reset(level.scheme)

    def named(self, bookmark: str) -> str | None:
        """The number that a bookmark encloses; None where it was not printed."""
        return self._named.get(bookmark)

    def lists(self) -> dict[str, list[int]]:
        """Where the lists stand: one within an item must not move the items' numbers."""
        return self._counter.lists()

    def restore(self, lists: dict[str, list[int]]) -> None:
        """Let the lists go on from where they stood."""
        self._counter.restore(lists)

    def _next(self, level: Level) -> str:
        return _escaped(self._counter.next(level.scheme, level.level))


def _untyped(xml: str, found: re.Match[str] | None, level: Level | None) -> str:
    """XML without the number that was typed before its first text, the one ``found``.

    The number gives way to the one that is counted.
    """
    if found is None or level is None:
        return xml
    text = found[1].lstrip()
    typed = level.typed(text)
    if not typed:
        return xml
    return xml[: found.start(1)] + text[len(typed) :].lstrip() + xml[found.end() :]
