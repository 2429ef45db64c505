"""The state of one fill: what the template's own filters call, and what they have done so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportgen.prose import LONGEST_CHAIN, LONGEST_NONE, Phrase, Picture, Prose, Reference
from reportgen.word.bounds import A_GAP, MOST_ROUNDS, MOST_VALUES, too_many_rounds, too_much_text
from reportgen.word.counting import Numbers
from reportgen.word.extras import Extras
from reportgen.word.figures import FigureNumber, Figures, Gallery
from reportgen.word.joining import Passages, texts_of
from reportgen.word.mending import CONTENTS, FIGURE_NUMBER, NUMBER_OF, PAGE_OF, TITLE_OF
from reportgen.word.merge_state import Merging
from reportgen.word.missing import Missing, main_value, rows_of
from reportgen.word.narrative import Narrative
from reportgen.word.options import LookUp, Options
from reportgen.word.outline import Outline
from reportgen.word.plan import Plan
from reportgen.word.provisos import Blank, Limited
from reportgen.word.referred import Referred
from reportgen.word.referring import Referring
from reportgen.word.runs import escape, first_special, highlighted
from reportgen.word.sites import Site

_HOW_TO_FILL = "请在数据中填好后重新打印；确实没有的，数填0，文字填“无”。"

#: So many passages may be quoted in one document.
MOST_QUOTES = 2000


class FillState:
    """One document being filled; never shared between fills or threads."""

    def __init__(self, plan: Plan, options: Options) -> None:
        self._printer, self._sites = plan.settings.printer, plan.sites
        self._look_up: LookUp = options.get("look_up") or _nothing
        self._describe = options.get("describe")
        #: The pictures that follow passages, by the passages' ids.
        self.placed = options.get("placed") or {}
        self.missing: list[Missing] = []
        #: What is unknown but may stay blank, in a final document.
        self.blank: list[Missing] = []
        self._quoting: list[Prose] = []
        self._settled: dict[str, str] = {}
        self._quotes = self._ids = self._rounds = 0
        #: How many signs its values may still have.
        self.room = MOST_VALUES
        self._bookmarks = plan.bookmarks
        self.numbers = Numbers(plan.sites, plan.levels)
        self.merging = Merging()
        self.notes = Referred()
        self.extras = Extras(plan.index)
        pages = options.get("pages") or {}
        self.outline = Outline(plan.contents, self.next_bookmark, pages, self.later)
        self.references = Referring(self, pages)
        pictures = options.get("pictures") or _no_picture
        self._figures = Figures(pictures, self, self.extras, plan)
        self._narrative = Narrative(
            self._reference, self.numbers, self.outline, self._figures, plan.styles
        )

    def output(self, value: Any, site: int) -> str:
        """What an output tag prints, as XML text: line breaks, bold, what is missing."""
        kind = type(value)
        if kind is Prose and not self.placed:
            plain = value.plain
            if plain and len(plain) > LONGEST_NONE:
                kind, value = str, plain
        is_plain = kind is str and first_special(value) is None
        printed = value if is_plain else self._text(value, site)
        self.room -= len(printed)  # which costs less than a call
        if self.room < 0:
            raise too_much_text()
        return printed

    def first(self, value: Any, site: int) -> str:
        """What an output tag prints that comes first in a numbered paragraph."""
        return self.numbers.untyped(self.output(value, site), site)

    def numbered(self, captured: str, site: int) -> str:
        """A printed paragraph with its number; nothing where it has no text."""
        printed = self.numbers.numbered(captured, site)
        if not printed:
            self.references.vanished(captured)
        return printed

    def rows(self, values: Iterable[Any], size: int = 0) -> Iterable[Any]:
        """The rows of a loop, each of which comes to ``size`` signs beside its values.

        Raises ``TemplateError`` where loops in loops come to too many.
        """
        rows = rows_of(values)
        if isinstance(rows, tuple | list):
            self._count(len(rows), size)
            return rows
        return self._counted(rows, size)

    def weigh(self, signs: int) -> None:
        """Take note of what is printed. Raises ``TemplateError`` where it is too much."""
        self.room -= signs
        if self.room < 0:
            raise too_much_text()

    def above(self, texts: Iterator[str]) -> Iterator[str]:
        """The text of the body, with what is said of the whole document: nothing, in most."""
        return texts

    def shape_id(self, _: int) -> str:
        """A number for a shape of the template."""
        return str(self.next_id())

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
        kind, _, key = word.partition(":")
        if kind == CONTENTS:
            return self.outline.contents(key)
        if word not in self._settled:  # a heading that has one stands in the contents list too
            self._settled[word] = self._known_now(kind, key)
        self.weigh(len(self._settled[word]))
        return self._settled[word]

    def absent(self, missing: Missing, site: Site) -> str:
        """What a draft shows for something missing, which is noted."""
        return self._noted(missing, site, "【待填：{}】", f"这里缺少“{{}}”。{_HOW_TO_FILL}")

    def _noted(self, missing: Missing, site: Site, shown: str, remark: str) -> str:
        """Note something missing; a draft shows it and has a comment beside it."""
        missing.note()
        self.weigh(A_GAP)
        if self._describe is None:
            return ""
        words = self._describe(missing)
        comment = None
        if site.may_comment and self.extras.in_body:
            from reportgen.word.comments import Comment, Words  # only drafts have comments

            comment = self.extras.comment(Comment((Words(remark.format(words)),)))
        return highlighted(shown.format(words), site, comment)

    def _left_blank(self, blank: Blank, site: Site) -> str:
        """What stands for a value that may stay unknown; a draft asks for it all the same."""
        if self._describe is not None:
            return self.absent(blank.missing, site)
        self.blank.append(blank.missing)
        return escape(blank.shown)

    def _limited(self, limited: Limited, site: int) -> str:
        """A text, which is missing in its short form where it is too long."""
        printed = self._text(limited.value, site)
        excess = limited.excess(printed)
        if excess is None:
            return printed
        return printed + self._noted(excess, self._sites[site], "【超长：{}】", "{}。")

    def _known_now(self, kind: str, key: str) -> str:
        answers = {
            FIGURE_NUMBER: self._figures.number_of,
            NUMBER_OF: self.references.number_of,
            TITLE_OF: self.references.title_of,
            PAGE_OF: self.references.page_of,
        }
        return answers[kind](key)

    def _counted(self, rows: Iterable[Any], size: int) -> Iterator[Any]:
        for row in rows:
            self._count(1, size)
            yield row

    def _count(self, rounds: int, size: int) -> None:
        self._rounds += rounds
        if self._rounds > MOST_ROUNDS:
            raise too_many_rounds()
        if size:
            self.weigh(rounds * size)

    def _text(self, value: Any, site: int) -> str:
        if type(value) is str:
            return escape(value)
        if type(value) is int:
            return str(value)
        value = main_value(value)
        if type(value) is Prose:
            return self._prose(value, self._sites[site])
        if isinstance(value, Picture | Gallery | FigureNumber):
            return self._figure(value, self._sites[site])
        if isinstance(value, Blank):
            return self._left_blank(value, self._sites[site])
        if isinstance(value, Limited):
            return self._limited(value, site)
        if isinstance(value, Passages):
            return value.join([self._in_line(one, self._sites[site]) for one in value.values])
        return self._plain(value, self._sites[site])

    def _figure(self, value: Picture | Gallery | FigureNumber, site: Site) -> str:
        if isinstance(value, FigureNumber):
            return self._figures.number(value.picture, None, site)
        if not site.alone or not self.extras.in_body:
            pictures = value.pictures if isinstance(value, Gallery) else (value,)
            return "".join(self._figures.inline(picture, site) for picture in pictures)
        return self._figures.block(value, site)

    def quoted(self, cell: Reference) -> Any:
        """What a cell that quotes another leads to; ``Missing`` where that is unknown."""
        value = self._look_up(cell, cell.path)
        return Missing(cell, cell.path) if value is None else value

    def _prose(self, prose: Prose, site: Site) -> str:
        plain = prose.plain  # as most are
        if plain is not None:
            printed = "无。" if prose.is_none else escape(plain)
            return printed + self._placed_after(prose, site) if self.placed else printed
        self._quoting.append(prose)
        try:
            if site.confined:
                return self._narrative.in_one_paragraph(prose, site)
            return self._narrative.print(prose, site) + self._placed_after(prose, site)
        finally:
            self._quoting.pop()

    def _in_line(self, value: Any, site: Site) -> str:
        """A value among others in a phrase; a passage as one paragraph."""
        if isinstance(value, Phrase):
            return escape(value.before) + self._in_line(value.value, site)
        if not isinstance(value, Prose):
            return self._plain(value, site)
        self._quoting.append(value)
        try:
            return self._narrative.in_one_paragraph(value, site)
        finally:
            self._quoting.pop()

    def _placed_after(self, prose: Prose, site: Site) -> str:
        """The pictures that belong behind a passage, where the body's paragraph can end."""
        may_follow = self.extras.in_body and not site.confined
        pictures = self.placed.get(id(prose), ()) if may_follow else ()
        return "".join(self._figures.block(one, site) for one in pictures)

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


def _nothing(where: Prose | Reference, path: str) -> None:
    """Without a look-up, every reference is missing."""


def _no_picture(file: str) -> None:
    """Without a look-up, there is no picture."""
