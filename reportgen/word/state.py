"""The state of one fill: numbers counted, values missing; what the template's own filters call."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from reportgen.amounts import Counter
from reportgen.prose import Prose, Reference
from reportgen.word.missing import Missing
from reportgen.word.narrative import Narrative, escape, highlighted
from reportgen.word.prepare import NUMBER, Site
from reportgen.word.settings import Settings
from reportgen.word.styles import Level

#: Looks a reference up: the passage it stands in, and its path.
LookUp = Callable[[Prose, str], Any]
#: Says where in the data a missing value belongs, for messages and drafts.
Describe = Callable[[Missing], str]

#: Passages that quote passages are followed this far; a circle ends here.
DEEPEST = 5

_TEXT = re.compile(rf"<w:t(?: [^>]*)?>(?!{NUMBER}?</w:t>)")


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
        self._text = settings.printer.text
        self._sites, self._levels = sites, levels
        self._look_up, self._describe = look_up, describe
        self._counter = Counter()
        self._site = Site()
        self._quoting = 0
        headings, items, table = styles
        self._narrative = Narrative(self._reference, self._style_number, headings, items, table)
        self.missing: list[Missing] = []

    def out(self, value: Any, site: int) -> str:
        """What an output tag prints, as XML text."""
        if type(value) is str:
            return escape(value)
        if isinstance(value, Prose):
            return self._prose(value, self._sites[site])
        if isinstance(value, Missing):
            return self._absent(value, self._sites[site])
        return escape(self._text(value))

    def number(self, site: int) -> str:
        """The next label at a numbered site; a negative site begins its list anew."""
        level = self._sites[abs(site)].level
        assert level is not None  # noqa: S101 (numbered sites have one)
        if site < 0:
            self._counter.reset(level.scheme)
            return ""
        return escape(self._counter.next(level.scheme, level.level))

    def numbered(self, captured: str, site: int) -> str:
        """A captured paragraph or run-in head with its number; nothing where it has no text."""
        if not _TEXT.search(captured):
            return ""
        return captured.replace(NUMBER, self.number(site), 1)

    def _prose(self, prose: Prose, site: Site) -> str:
        if prose.is_none:
            return "无。"
        outer, self._site = self._site, site
        try:
            return self._narrative.print(prose, site)
        finally:
            self._site = outer

    def _reference(self, prose: Prose, reference: Reference) -> str:
        value = self._look_up(prose, reference.path)
        if value is None:
            return self._absent(Missing(prose, reference.path), self._site)
        if isinstance(value, Prose):
            return self._quoted(value)
        return escape(self._text(value))

    def _quoted(self, prose: Prose) -> str:
        """A passage quoted by another: its lines, run into the line that quotes it."""
        if self._quoting >= DEEPEST:
            return ""
        self._quoting += 1
        try:
            return self._narrative.line_by_line(prose, self._site)
        finally:
            self._quoting -= 1

    def _absent(self, missing: Missing, site: Site) -> str:
        missing_as = self._describe
        missing.note()
        return "" if missing_as is None else highlighted(f"【待填：{missing_as(missing)}】", site)

    def _style_number(self, style: str) -> str:
        level = self._levels.get(style)
        return self._counter.next(level.scheme, level.level) if level else ""
