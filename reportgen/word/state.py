"""The state of one fill: numbers counted, values missing; what the template's own filters call."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from reportgen.amounts import Counter
from reportgen.prose import LONGEST_CHAIN, Prose, Reference
from reportgen.word.functions import texts_of
from reportgen.word.mending import NUMBER, has_text
from reportgen.word.missing import Missing, main_value
from reportgen.word.narrative import Narrative, escape, highlighted
from reportgen.word.options import LookUp, Options
from reportgen.word.plan import Plan
from reportgen.word.sites import Site
from reportgen.word.styles import Level

_FIRST_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]+)")
_OPEN_TEXT = re.compile(r"([^<]+)")

_escaped_label = lru_cache(maxsize=2048)(escape)

#: So many passages may be quoted in one document.
MOST_QUOTES = 2000


class FillState:
    """One document being filled; never shared between fills or threads."""

    def __init__(self, plan: Plan, options: Options) -> None:
        self._printer = plan.settings.printer
        self._sites, self._levels = plan.sites, plan.levels
        self._look_up: LookUp = options.get("look_up") or _nothing
        self._describe = options.get("describe")
        self._counter = Counter()
        self._quoting: list[Prose] = []
        self._quotes = self._ids = 0
        self._nodes: dict[int, Any] = {}
        self._narrative = Narrative(self._reference, self, plan.styles)
        self.missing: list[Missing] = []

    def out(self, value: Any, site: int) -> str:
        """What an output tag prints, as XML text."""
        kind = type(value)
        if kind is Prose:
            return self._prose(value, self._sites[site])
        if kind is int:
            return str(value)
        if kind is Reference:  # a cell that quotes another
            value = self._looked_up(value)
        value = main_value(value)
        if type(value) is Prose:
            return self._prose(value, self._sites[site])
        return self._plain(value, self._sites[site])

    def first(self, value: Any, site: int) -> str:
        """What the tag at the beginning of a numbered text prints, without a number of its own."""
        xml = escape(value) if type(value) is str else self.out(value, site)
        found = _FIRST_TEXT.search(xml) if xml[:1] == "<" else _OPEN_TEXT.match(xml)
        return self._untyped(xml, found, self._sites[site].level)

    def number(self, site: int) -> str:
        """The next label at a numbered site."""
        level = self._sites[site].level
        assert level is not None  # noqa: S101 (numbered sites have one)
        return self._next(level)

    def begin_list(self, site: int) -> str:
        """Let the list of a numbered site begin anew; prints nothing."""
        level = self._sites[site].level
        assert level is not None  # noqa: S101 (as above)
        self._counter.reset(level.scheme)
        return ""

    def numbered(self, captured: str, site: int) -> str:
        """A captured paragraph or run-in head with its number; nothing where it has no text.

        A number typed before the text gives way to the one that is counted.
        """
        head, mark, rest = captured.partition(NUMBER)
        found = _FIRST_TEXT.search(rest)
        if found is None and not has_text(captured):
            return ""
        if not mark:
            return captured
        return head + self.number(site) + self._untyped(rest, found, self._sites[site].level)

    def _untyped(self, xml: str, found: re.Match[str] | None, level: Level | None) -> str:
        """XML without the number that was typed before its first text, the one ``found``.

        The number gives way to the one that is counted.
        """
        if found is None or level is None:
            return xml
        text = found[1].lstrip()
        typed = level.typed(text)
        if not typed:
            return xml
        return xml[: found.start(1)] + xml[found.end() - len(text) + len(typed) :]

    def begins(self, node: Any, site: int) -> bool:
        """Whether a merged cell begins here: its node is another than in the row above."""
        before = self._nodes.get(site)
        self._nodes[site] = node
        return node is not before

    def unmerge(self, site: int) -> str:
        """Let a merged cell begin with the next row, whatever its node; prints nothing."""
        self._nodes.pop(site, None)
        return ""

    def next_id(self) -> int:
        """A number for a shape: Word repairs documents in which two have the same."""
        self._ids += 1
        return self._ids

    def later(self, word: str) -> str:
        """What is printed for a word that stands for something known only now."""
        raise NotImplementedError(word)

    def label(self, style: str) -> tuple[Level | None, str]:
        """How a passage's paragraphs of this style are numbered, and the next number, if any."""
        level = self._levels.get(style)
        return level, self._next(level) if level else ""

    def restart(self, style: str) -> None:
        """Begin a list anew."""
        if level := self._levels.get(style):
            self._counter.reset(level.scheme)

    def _next(self, level: Level) -> str:
        return _escaped_label(self._counter.next(level.scheme, level.level))

    def _looked_up(self, cell: Reference) -> Any:
        value = self._look_up(cell, cell.path)
        return Missing(cell, cell.path) if value is None else value

    def _prose(self, prose: Prose, site: Site) -> str:
        plain = prose.plain  # as most are
        if plain is not None:
            return "无。" if prose.is_none else escape(plain)
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


def _nothing(where: Prose | Reference, path: str) -> None:
    """Without a look-up, every reference is missing."""
