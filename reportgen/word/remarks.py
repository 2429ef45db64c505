"""Remarks: what is said of values (检查发现), as comments beside those that a draft prints.

An output tag prints one value, so that what it printed is told by an owner and a name. The caller
looks at what was told and says which of it has remarks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from reportgen.lazily import pattern
from reportgen.word.comments import Comment, Words
from reportgen.word.mending import LATER
from reportgen.word.runs import RUN_END, TEXT, aside, hung, markup
from reportgen.word.sites import Site

#: Text in printed XML: what continues an open ``w:t``, and what any other holds.
_TEXT = pattern(r"(?:\A|<w:t(?: [^>/]*)?>)([^<]+)")
_RUN = pattern(r"<w:r(?: [^>]*)?>(<w:rPr>.*?</w:rPr>|)", re.DOTALL)
_LATER = pattern(f"{LATER}[^{LATER}]*{LATER}")
_BOX = pattern(r"<w:txbxContent>.*?</w:txbxContent>", re.DOTALL)
_PARAGRAPH_END = "</w:p>"

Span = tuple[int, int]


@attrs.frozen
class Told:
    """What one output printed: the value ``name`` of ``owner``.

    The owner is None for a name of the template itself; for a reference it is the passage that
    quotes, the name being the reference's path. Without a name it is the owner that was printed.
    """

    owner: Any
    name: str


@attrs.frozen
class Remark:
    """One remark: a title, and lines below it.

    Of a longer text it concerns the first of ``words`` that stands there, if any does.
    """

    title: str
    lines: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@attrs.frozen
class Remarks:
    """What is said of a document, and by whom.

    ``beside`` has the remarks on what was told, by its place in that list; ``above`` are those on
    the document, which hang on its first text.
    """

    by: str
    beside: Mapping[int, Sequence[Remark]] = attrs.field(factory=dict)
    above: Sequence[Remark] = ()

    def comment(self, said: Sequence[Remark]) -> Comment:
        """One comment with all that is said in one place: Word shows it as one balloon."""
        found: list[Words] = []
        for one in said:
            found += (Words(one.title, bold=True), *map(Words, one.lines))
        return Comment(tuple(found), self.by)


#: Enters a comment with these remarks, and gives its number.
Enter = Callable[[Sequence[Remark]], int]


def has_text(printed: str) -> bool:
    """Whether anything was printed that a comment may hang on."""
    return _first_text(printed) is not None


def remarked(printed: str, site: Site, remarks: Sequence[Remark], enter: Enter) -> str:
    """What continues an open text with remarks on it, each on the words it concerns.

    Remarks on the whole hang on all of it, or on its first text where it has several paragraphs.
    """
    first = _first_text(printed) if _PARAGRAPH_END in printed else None
    groups: dict[Span, list[Remark]] = {}
    whole: list[Remark] = []
    for remark in remarks:
        span = _span_of(remark.words, printed) or first
        said = whole if span is None else groups.setdefault(_met(groups, span), [])
        said.append(remark)
    numbers = {span: enter(groups[span]) for span in sorted(groups)}
    for span in sorted(groups, reverse=True):
        printed = _hung_on(printed, span, site.run, numbers[span])
    if not whole:
        return printed
    run = f"<w:r>{site.run}{TEXT}{printed}{RUN_END}"
    return aside(hung(run, enter(whole)), site)


def _met(spans: Iterable[Span], span: Span) -> Span:
    """The one of these spans that meets another, else that one."""
    return next((one for one in spans if one[0] < span[1] and span[0] < one[1]), span)


def remarked_above(body: str, remarks: Sequence[Remark], enter: Enter) -> str:
    """A printed body with remarks on its first text, which is no text box's."""
    hidden = _BOX.sub(lambda box: " " * len(box.group()), body)
    span = _first_text(hidden)
    return body if span is None else _hung_on(body, span, "", enter(remarks))


def _hung_on(xml: str, span: Span, own: str, number: int) -> str:
    """XML with a comment on a stretch of one text; ``own`` is the face of an open run before it."""
    start, end = span
    face = _face_at(xml, start, own)
    reopened = f"<w:r>{face}{TEXT}"
    run = f"{reopened}{xml[start:end]}{RUN_END}"
    return f"{xml[:start]}{RUN_END}{hung(run, number)}{reopened}{xml[end:]}"


def _face_at(xml: str, place: int, own: str) -> str:
    """The properties of the run that a place lies in."""
    at = max(xml.rfind("<w:r>", 0, place), xml.rfind("<w:r ", 0, place))
    found = _RUN.match(xml, at) if at >= 0 else None
    return found[1] if found else own


def _first_text(xml: str) -> Span | None:
    return next((one.span(1) for one in _TEXT.finditer(xml) if one[1].strip()), None)


def _span_of(words: Sequence[str], printed: str) -> Span | None:
    """Where the first of the words stands that is found; never within what is known only later."""
    for form in map(_whole, filter(None, words)):
        for text in _TEXT.finditer(printed):
            known = _LATER.sub(lambda word: LATER * len(word.group()), text[1])
            found = form.search(known)
            if found:
                return text.start(1) + found.start(), text.start(1) + found.end()
    return None


def _whole(words: str) -> re.Pattern[str]:
    """Finds words in XML text, a figure only where it is no part of a longer one."""
    before = r"(?<![\d.])" if words[0].isdigit() else ""
    after = r"(?!\.?\d)" if words[-1].isdigit() else ""
    return re.compile(before + re.escape(markup(words)) + after)
