"""What the cross-references of one document show: numbers, headings' texts, pages.

A reference may stand before what it refers to, so its place is held until all is printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from reportgen.lazily import pattern
from reportgen.word.counting import Numbers
from reportgen.word.mending import settled
from reportgen.word.missing import Missing
from reportgen.word.outline import plain_text, words_of
from reportgen.word.runs import escape
from reportgen.word.sites import Site

_NAME = pattern(r'<w:bookmarkStart [^>]*w:name="([^"]*)"')


class Document(Protocol):
    """What cross-references ask of the document that is being filled."""

    @property
    def numbers(self) -> Numbers:
        """The numbers that bookmarks enclose."""

    def absent(self, missing: Missing, site: Site) -> str:
        """What stands for something missing, as it continues an open text."""

    def later(self, word: str) -> str:
        """What stands for a word within a heading that is known only at the end."""


class Referring:
    """Notes what may be referred to in one fill, and says what the references show."""

    def __init__(self, document: Document, pages: Mapping[str, str]) -> None:
        """``pages`` are the page numbers by bookmark, as far as they are known."""
        self._document, self._pages = document, pages
        self._titles: dict[str, str] = {}
        #: The bookmarks printed so far whose pages are referred to.
        self._printed: set[str] = set()
        self._under_way: set[str] = set()

    def entitle(self, captured: str, *names: str) -> str:
        """A printed heading, whose text in these bookmarks is noted."""
        for name in names:
            text = _enclosed(captured, name)
            if text:
                self._titles[name] = text
        return captured

    def printed(self, name: str) -> str:
        """Note that a bookmark is being printed; prints nothing."""
        self._printed.add(name)
        return ""

    def vanished(self, captured: str) -> None:
        """Forget the bookmarks in what is not printed after all."""
        self._printed.difference_update(_NAME.findall(captured))

    def page(self, name: str) -> str:
        """The page on which a bookmark stands, as far as it is known."""
        return escape(self._pages.get(name, ""))

    def number_of(self, name: str) -> str:
        """The number that a bookmark encloses, now that all is known."""
        number = self._document.numbers.named(name)
        return self._absent(name, "编号") if number is None else number

    def title_of(self, name: str) -> str:
        """The words of a heading that a bookmark encloses."""
        if name in self._under_way:
            return self._absent(name, "标题文字", "标题之间互相引用，说不出文字")
        text = self._titles.get(name)
        if text is None:
            return self._absent(name, "标题文字")
        self._under_way.add(name)
        try:
            return settled(text, lambda word: plain_text(self._document.later(word)))
        finally:
            self._under_way.remove(name)

    def page_of(self, name: str) -> str:
        """The page of a bookmark that was printed."""
        return self.page(name) if name in self._printed else self._absent(name, "页码")

    def _absent(self, name: str, what: str, reason: str = "") -> str:
        why = reason or "引用的标题或题注没有印出来"
        return self._document.absent(Missing(None, f"书签“{name}”处的{what}", why), Site())


def _enclosed(captured: str, name: str) -> str:
    """The words in a bookmark of a printed paragraph; none where it was not printed."""
    start = re.search(f'<w:bookmarkStart [^>]*w:name="{name}"[^>]*>', captured)
    number = start and re.search(r'w:id="([^"]*)"', start.group())
    if not start or not number:
        return ""
    end = re.compile(f'<w:bookmarkEnd [^>]*w:id="{re.escape(number[1])}"').search(
        captured, start.end()
    )
    return words_of(captured[start.end() : end.start()]) if end else ""
