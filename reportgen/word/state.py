"""The state of one fill: numbers counted, values missing; what the template's own filters call."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from reportgen.amounts import Counter
from reportgen.prose import LONGEST_CHAIN, Prose, Reference
from reportgen.word.functions import texts_of
from reportgen.word.mending import NUMBER, has_text
from reportgen.word.missing import Missing, main_value
from reportgen.word.narrative import Narrative, escape, highlighted
from reportgen.word.settings import Settings
from reportgen.word.sites import Site
from reportgen.word.styles import Level

#: Looks a reference up: the passage it stands in, and its path.
LookUp = Callable[[Prose | Reference, str], Any]
#: Says where in the data a missing value belongs, for messages and drafts.
Describe = Callable[[Missing], str]

_FIRST_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]+)")

#: So many passages may be quoted in one document.
MOST_QUOTES = 2000


class FillState:
    """One document being filled; never shared between fills or threads."""

    def __init__(
        self,
        settings: Settings,
        sites: Mapping[int, Site],
        levels: Mapping[str, Level],
        styles: tuple[tuple[str, ...], str, str],
        look_up: LookUp,
        describe: Describe | None,
    ) -> None:
        """``describe`` is given for a draft, which prints what is missing."""
        self._printer = settings.printer
        self._sites, self._levels = sites, levels
        self._look_up, self._describe = look_up, describe
        self._counter = Counter()
        self._quoting: list[Prose] = []
        self._quotes = self._ids = 0
        headings, items, table = styles
        self._narrative = Narrative(self._reference, self, headings, items, table)
        self.missing: list[Missing] = []

    def out(self, value: Any, site: int) -> str:
        """What an output tag prints, as XML text."""
        if type(value) is str:
            return escape(value)
        if isinstance(value, Reference):  # a cell that quotes another
            value = self._looked_up(value)
        value = main_value(value)
        if isinstance(value, Prose):
            return self._prose(value, self._sites[site])
        return self._plain(value, self._sites[site])

    def number(self, site: int) -> str:
        """The next label at a numbered site; a negative site begins its list anew."""
        level = self._sites[abs(site)].level
        assert level is not None  # noqa: S101 (numbered sites have one)
        if site < 0:
            self._counter.reset(level.scheme)
            return ""
        return escape(self._counter.next(level.scheme, level.level))

    def numbered(self, captured: str, site: int) -> str:
        """A captured paragraph or run-in head with its number; nothing where it has no text.

        A number typed before the text gives way to the one that is counted.
        """
        if not has_text(captured):
            return ""
        level = self._sites[site].level
        head, mark, rest = captured.partition(NUMBER)
        found = _FIRST_TEXT.search(rest)
        if level and found and (typed := level.typed(found[1].lstrip())):
            start = found.end() - len(found[1].lstrip())
            rest = rest[: found.start(1)] + rest[start + len(typed) :]
        return head + self.number(site) + rest if mark else captured

    def next_id(self) -> int:
        """A number for a shape: Word repairs documents in which two have the same."""
        self._ids += 1
        return self._ids

    def label(self, style: str) -> tuple[Level | None, str]:
        """How a passage's paragraphs of this style are numbered, and the next number, if any."""
        level = self._levels.get(style)
        return level, escape(self._counter.next(level.scheme, level.level)) if level else ""

    def restart(self, style: str) -> None:
        """Begin a list anew."""
        if level := self._levels.get(style):
            self._counter.reset(level.scheme)

    def _looked_up(self, cell: Reference) -> Any:
        value = self._look_up(cell, cell.path)
        return Missing(cell, cell.path) if value is None else value

    def _prose(self, prose: Prose, site: Site) -> str:
        if prose.is_none:
            return "无。"
        self._quoting.append(prose)
        lists = self._counter.lists()  # a list within an item must not move the items' numbers
        try:
            if site.confined:
                return self._narrative.in_one_paragraph(prose, site)
            return self._narrative.print(prose, site)
        finally:
            self._quoting.pop()
            self._counter.restore(lists)

    def _reference(self, prose: Prose, reference: Reference, site: Site) -> str:
        value = main_value(self._look_up(prose, reference.path))
        if isinstance(value, Prose) and self._may_quote(value):
            return self._quoted(value, site)
        if value is None or isinstance(value, Prose):
            value = Missing(prose, reference.path)
        return self._plain(value, site)

    def _plain(self, value: Any, site: Site) -> str:
        if isinstance(value, tuple):  # a name that several rows answer to
            texts = texts_of(self._printer, value)
            value = texts if isinstance(texts, Missing) else "、".join(texts)
        if isinstance(value, Missing):
            return self._absent(value, site)
        return escape(self._printer.text(value))

    def _may_quote(self, prose: Prose) -> bool:
        """Whether a passage may be quoted here: not within itself, and not without end."""
        self._quotes += 1
        is_circle = any(outer is prose for outer in self._quoting)
        return not is_circle and len(self._quoting) <= LONGEST_CHAIN and self._quotes <= MOST_QUOTES

    def _quoted(self, prose: Prose, site: Site) -> str:
        """A passage quoted by another: its lines, run into the line that quotes it."""
        self._quoting.append(prose)
        try:
            return self._narrative.line_by_line(prose, site)
        finally:
            self._quoting.pop()

    def _absent(self, missing: Missing, site: Site) -> str:
        missing.note()
        if self._describe is None:
            return ""
        return highlighted(f"【待填：{self._describe(missing)}】", site)
