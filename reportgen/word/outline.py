"""The headings of one document as they are printed, and the contents lists made of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import attrs

from reportgen.lazily import pattern
from reportgen.word.fields import bookmarked, page_reference
from reportgen.word.mending import settled
from reportgen.word.notation import bookmark_name
from reportgen.word.plan import Contents
from reportgen.word.runs import TEXT, attribute, escape, markup

_PIECE = pattern(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(?:tab|br|cr)(?: [^>]*)?/>")
_BOX = pattern(r"<w:txbxContent>.*?</w:txbxContent>", re.DOTALL)
_START = pattern(r"<w:p(?: [^>]*)?>(?:<w:pPr/>|<w:pPr(?: [^>]*)?>.*?</w:pPr>)?", re.DOTALL)
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_FINISH = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
#: An entry's face where the template has no style for it: indented by level, dots to the page.
_INDENT = 420


@attrs.frozen
class Entry:
    """A heading: the id of its style, its words as XML text, and the bookmark it stands at.

    ``own`` is the outline level of the paragraph itself, where it has one.
    """

    style: str
    text: str
    bookmark: str
    own: int | None = None


class Outline:
    """Notes the headings that a contents list shows."""

    def __init__(
        self,
        contents: Sequence[Contents],
        next_bookmark: Callable[[], int],
        pages: Mapping[str, str],
        resolve: Callable[[str], str],
    ) -> None:
        """``pages`` are the page numbers by bookmark, as far as they are known.

        ``resolve`` says what stands for a word within a heading that is known only at the end.
        """
        self._contents, self._next_bookmark, self._pages = contents, next_bookmark, pages
        self._resolve = resolve
        self._entries: list[Entry] = []

    def heading(self, captured: str, style: str, own: int | None = None) -> str:
        """A printed paragraph with the bookmark that its entry leads to."""
        text = words_of(captured)
        start = _START.search(captured)
        if not text or start is None:
            return captured
        return captured[: start.end()] + self.enter(style, text, own) + captured[start.end() :]

    def enter(self, style: str, text: str, own: int | None = None) -> str:
        """A bookmark for a heading that begins here; nothing where no list shows it."""
        if all(one.level_of(style, own) is None for one in self._contents):
            return ""
        number = self._next_bookmark()
        name = bookmark_name("Toc", number)
        self._entries.append(Entry(style, text, name, own))
        return bookmarked("", number, name)

    def contents(self, key: str) -> str:
        """The paragraphs of a contents list, by its number."""
        contents = self._contents[int(key)]
        entries = [
            (level, entry)
            for entry in self._entries
            if (level := contents.level_of(entry.style, entry.own)) is not None
        ]
        begin = (
            f'{_BEGIN}<w:r><w:instrText xml:space="preserve"> TOC {markup(contents.instruction)} '
            f"</w:instrText></w:r>{_SEPARATE}"
        )
        if not entries:
            return f"<w:p>{begin}{_FINISH}</w:p>"
        paragraphs = []
        for number, (level, entry) in enumerate(entries, 1):
            head = begin if number == 1 else ""
            tail = _FINISH if number == len(entries) else ""
            paragraphs.append(
                f"<w:p>{_properties(contents, level)}{head}{self._link(contents, level, entry)}"
                f"{tail}</w:p>"
            )
        return "".join(paragraphs)

    def _link(self, contents: Contents, level: int, entry: Entry) -> str:
        page = ""
        if level not in contents.unpaged:
            page = f"<w:r><w:tab/></w:r>{page_reference(entry.bookmark, self._page(entry))}"
        return (
            f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">'
            f"<w:r>{TEXT}{self._settled(entry.text)}</w:t></w:r>{page}</w:hyperlink>"
        )

    def _settled(self, text: str) -> str:
        return settled(text, lambda word: plain_text(self._resolve(word)))

    def _page(self, entry: Entry) -> str:
        return escape(self._pages.get(entry.bookmark, ""))


def words_of(printed: str) -> str:
    """The words of printed XML without those in text boxes, as XML text."""
    return _words(_BOX.sub("", printed))


def plain_text(continued: str) -> str:
    """The words of what continues an open text, as XML text."""
    return _words(f"{TEXT}{continued}</w:t>")


def _words(xml: str) -> str:
    """All text of some XML, blanks for tabs and line breaks."""
    found = (piece[1] if piece[1] is not None else " " for piece in _PIECE.finditer(xml))
    return "".join(found).strip()


def _properties(contents: Contents, level: int) -> str:
    style = contents.styles.get(level)
    if style:
        return f'<w:pPr><w:pStyle w:val="{attribute(style)}"/></w:pPr>'
    return (
        f'<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{contents.width}"/></w:tabs>'
        f'<w:ind w:left="{_INDENT * (level - 1)}" w:firstLine="0" w:firstLineChars="0"/></w:pPr>'
    )
