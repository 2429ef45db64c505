"""The state of one fill: numbers counted, values missing; what the template's own filters call."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from reportgen.amounts import Counter
from reportgen.prose import LONGEST_CHAIN, Picture, Prose, Reference
from reportgen.word.extras import Extras
from reportgen.word.figures import FigureNumber, Figures, Gallery
from reportgen.word.functions import texts_of
from reportgen.word.mending import BLOCK, LATER, NUMBER, has_text
from reportgen.word.missing import Missing, main_value
from reportgen.word.narrative import Narrative
from reportgen.word.options import LookUp, Options
from reportgen.word.outline import Outline
from reportgen.word.plan import Plan
from reportgen.word.runs import END, escape, highlighted, open_paragraph
from reportgen.word.sites import Site
from reportgen.word.styles import Level

_FIRST_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]+)")
_OPEN_TEXT = re.compile(r"([^<]+)")

_escaped_label = lru_cache(maxsize=2048)(escape)

_HOW_TO_FILL = "请在数据中填好后重新打印；确实没有的，数填0，文字填“无”。"

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
        self._bookmarks = plan.bookmarks
        self._body = plan.index.body
        #: The pictures that follow passages, by the passages' ids.
        self.placed = options.get("placed") or {}
        self._pages: Mapping[str, str] = options.get("pages") or {}
        #: The numbers that are referred to, by bookmark.
        self._named: dict[str, str] = {}
        self.extras = Extras(plan.index)
        self.outline = Outline(plan.contents, self.next_bookmark, self._pages)
        self._figures = Figures(
            options.get("pictures") or _no_picture, self, self.extras, plan.styles
        )
        self._narrative = Narrative(self._reference, self, self._figures, plan.styles)
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
        if isinstance(value, Picture | Gallery | FigureNumber):
            return self._figure(value, self._sites[site])
        return self._plain(value, self._sites[site])

    def first(self, value: Any, site: int) -> str:
        """What the tag at the beginning of a numbered text prints, without a number of its own."""
        xml = escape(value) if type(value) is str else self.out(value, site)
        found = _FIRST_TEXT.search(xml) if xml[:1] == "<" else _OPEN_TEXT.match(xml)
        return self._untyped(xml, found, self._sites[site].level)

    def number(self, site: int) -> str:
        """The next label at a numbered site."""
        here = self._sites[site]
        assert here.level is not None  # noqa: S101 (numbered sites have one)
        label = self._label(here.level)
        if not here.bookmarks:
            return label + here.level.gap
        self._named |= dict.fromkeys(here.bookmarks, label)
        return label  # the gap stands behind the bookmark

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

    def next_bookmark(self) -> int:
        """A number for a bookmark, which no other of the document has."""
        self._bookmarks += 1
        return self._bookmarks

    def later(self, word: str) -> str:
        """What is printed for a word that stands for something known only now."""
        if word.startswith("目录"):
            return self.outline.later(word)
        if word.startswith("引"):
            return self._number_of(word[1:])
        return self._figures.later(word)

    def referred(self, bookmark: str) -> str:
        """What stands for a bookmark's number until it has been printed."""
        return f"{LATER}引{bookmark}{LATER}"

    def page(self, bookmark: str) -> str:
        """The page on which a bookmark stands, as far as it is known."""
        return escape(self._pages.get(bookmark, ""))

    def caption(self, style: str) -> tuple[str, str]:
        """The next number of a caption's style and what parts it from the words, as XML text."""
        level = self._levels.get(style)
        return (self._label(level), level.gap) if level else ("", "")

    def label(self, style: str) -> tuple[Level | None, str]:
        """How a passage's paragraphs of this style are numbered, and the next number, if any."""
        level = self._levels.get(style)
        return level, self._label(level) + level.gap if level else ""

    def restart(self, style: str) -> None:
        """Begin a list anew."""
        if level := self._levels.get(style):
            self._counter.reset(level.scheme)

    def _number_of(self, bookmark: str) -> str:
        label = self._named.get(bookmark)
        if label is not None:
            return label
        missing = Missing(None, f"书签“{bookmark}”处的编号")
        missing.reason = "引用的标题或题注没有印出来"
        return self.absent(missing, Site())

    def _label(self, level: Level) -> str:
        return _escaped_label(self._counter.next(level.scheme, level.level))

    def _figure(self, value: Picture | Gallery | FigureNumber, site: Site) -> str:
        if isinstance(value, FigureNumber):
            return self._figures.number(value.picture, None, site)
        if isinstance(value, Gallery):
            if site.alone:
                return END + BLOCK + self._figures.table(value, site) + BLOCK + open_paragraph(site)
            return "".join(self._figures.inline(picture, site) for picture in value.pictures)
        if site.alone:
            return END + BLOCK + self._figures.paragraphs(value, site)
        return self._figures.inline(value, site)

    def _looked_up(self, cell: Reference) -> Any:
        value = self._look_up(cell, cell.path)
        return Missing(cell, cell.path) if value is None else value

    def _prose(self, prose: Prose, site: Site) -> str:
        plain = prose.plain  # as most are
        if plain is not None:
            printed = "无。" if prose.is_none else escape(plain)
            return printed + self._placed_after(prose, site) if self.placed else printed
        self._quoting.append(prose)
        lists = self._counter.lists()  # a list within an item must not move the items' numbers
        try:
            if site.confined:
                return self._narrative.in_one_paragraph(prose, site)
            return self._narrative.print(prose, site) + self._placed_after(prose, site)
        finally:
            self._quoting.pop()
            self._counter.restore(lists)

    def _placed_after(self, prose: Prose, site: Site) -> str:
        """The pictures that belong behind a passage, where its paragraph can end."""
        pictures = () if site.confined else self.placed.get(id(prose), ())
        return "".join(END + self._figures.paragraphs(one, site) for one in pictures)

    def _reference(self, prose: Prose, reference: Reference, site: Site) -> str:
        value = main_value(self._look_up(prose, reference.path))
        if isinstance(value, Prose) and self._may_quote(value):
            return self._quoted(value, site)
        if isinstance(value, Picture):
            return self._figures.number(value, prose, site)
        if value is None or isinstance(value, Prose):
            value = Missing(prose, reference.path)
        return self._plain(value, site)

    def _plain(self, value: Any, site: Site) -> str:
        if isinstance(value, tuple):  # a name that several rows answer to
            texts = texts_of(self._printer, value)
            value = texts if isinstance(texts, Missing) else "、".join(texts)
        if isinstance(value, Missing):
            return self.absent(value, site)
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

    def absent(self, missing: Missing, site: Site) -> str:
        """What a draft shows for something missing, which is noted."""
        missing.note()
        if self._describe is None:
            return ""
        words = self._describe(missing)
        if not (site.may_comment and self.extras.part == self._body):
            return highlighted(f"【待填：{words}】", site)
        comment = self.extras.comment(f"这里缺少“{words}”。{_HOW_TO_FILL}")
        return highlighted(f"【待填：{words}】", site, comment)


def _nothing(where: Prose | Reference, path: str) -> None:
    """Without a look-up, every reference is missing."""


def _no_picture(file: str) -> None:
    """Without a look-up, there is no picture."""
