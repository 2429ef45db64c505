"""Finding tags in Word's text, which may split one tag over many runs.

``{{ … }}`` prints, ``{% … %}`` governs text of one paragraph, ``{%p``, ``{%tr`` and ``{%tc`` stand
for their whole paragraph, row or cell, ``{# … #}`` is a remark (``{#p`` one that takes its whole
paragraph). Each tag found leaves an opaque mark in the text, which nothing can misread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from reportgen.word.faults import Fault, Location
from reportgen.word.ooxml import (
    RPR,
    TC,
    TR,
    XML_SPACE,
    Element,
    P,
    R,
    T,
    nearest,
    remove,
    texts_of,
)
from reportgen.word.scan import Piece, pieces

#: The word of a remark that stands for its whole paragraph, row or cell.
REMARK = "#"
#: A mark that stands for a tag while the XML is patched, with the tag's number.
MARK = re.compile(r"\{[{%](?:p|tr|tc)? t(\d+) [}%]\}")
_BRACES = "{｛}｝"
#: What stands within {% … %}: its level, its word, and the rest.
STATEMENT = re.compile(r"(?P<level>p|tr|tc)?\s*(?P<word>[^\W\d_]+)\s*(?P<rest>.*)", re.DOTALL)
_REMARK = re.compile(r"(p|tr|tc)\s.*", re.DOTALL)
#: The word that merges a cell with those above it, in both languages.
MERGE = "合并"
#: The words of the language.
WORDS = frozenset({"if", "elif", "else", "endif", "for", "endfor", MERGE, "merge"})
_ALONE = frozenset({"else", "endif", "endfor"})


class Marks:
    """The marks of one compilation, by number: what each becomes in the Jinja text."""

    def __init__(self, telling: bool = False) -> None:
        """``telling`` lets every output say what it prints."""
        self._telling = telling
        self.sources: dict[int, str] = {}
        self._outputs: dict[int, tuple[str, str]] = {}

    def new(self, source: str = "") -> int:
        """The number of a new mark."""
        number = len(self.sources) + 1
        self.sources[number] = source
        return number

    def set_output(self, number: int, expression: str, asked: str = "") -> None:
        """Let a mark print an expression; ``asked`` are the owner and name of what it asks for."""
        self._outputs[number] = expression, asked
        self._print(number, "_out")

    def set_first(self, number: int) -> bool:
        """Let a mark that prints leave out a number at the beginning; False for any other."""
        is_output = number in self._outputs
        if is_output:
            self._print(number, "_first")
        return is_output

    def _print(self, number: int, how: str) -> None:
        expression, asked = self._outputs[number]
        told = f"|_beside(_fill, {number}, {asked})" if self._telling and asked else ""
        self.sources[number] = f"{{{{ ({expression})|{how}(_fill, {number}){told} }}}}"

    def text(self, source: str) -> str:
        """A new mark as it is written into the tree."""
        return mark(self.new(source))


def mark(number: int, level: str = "") -> str:
    """What stands for a source while the XML is patched."""
    return f"{{%{level} t{number} %}}" if level else f"{{{{ t{number} }}}}"


@attrs.define(eq=False)
class Tag:
    """One tag: ``word`` is ``""`` for output, else if/elif/else/endif/for/endfor/合并 or a remark.

    ``level`` is ``""`` for text within a paragraph, else p, tr or tc. ``text`` is the element that
    holds the mark.
    """

    number: int
    word: str
    expression: str
    level: str
    source: str
    paragraph: Element
    location: Location
    text: Element

    @property
    def mark(self) -> str:
        """What stands for the tag while the XML is patched."""
        return mark(self.number, self.level)

    def fault(self, code: str, message: str, remedy: str = "") -> Fault:
        """A fault at this tag."""
        return Fault(code, message, remedy, self.location, self.source)


def find_tags(
    paragraph: Element, location: Location, marks: Marks
) -> tuple[list[Tag], list[Fault]]:
    """The paragraph's tags, each moved into one text element as its mark; remarks are removed."""
    texts = texts_of(paragraph)
    joined = "".join(text.text or "" for text in texts)
    if not any(brace in joined for brace in _BRACES):
        return [], []
    tags: list[Tag] = []
    faults: list[Fault] = []
    cuts: list[tuple[Piece, Tag | None]] = []
    for piece in pieces(joined):
        source = joined[piece.start : piece.end]
        here = attrs.evolve(location, order=(location.order[0], piece.start + 1))
        if piece.inner is None:
            faults.append(_lone(piece, joined, here))
            continue
        blank = Tag(0, "", "", "", source, paragraph, here, paragraph)
        tag, fault = _read(piece.kind, piece.inner, blank)
        faults += [fault] if fault else []
        if tag:
            tag.number = marks.new()
            tags.append(tag)
        cuts.append((piece, tag))
    _replace(texts, cuts)
    return tags, faults


def _lone(piece: Piece, joined: str, location: Location) -> Fault:
    tag = joined[piece.start : max(piece.end, piece.start + 30)]
    remedy = "请补齐成对的花括号；一个标签要写在同一段里"
    if piece.meets:
        message = f"“{piece.kind}”开始的标签却以“{piece.meets}”结束"
        return Fault("T01", message, "{{ 要用 }} 结束，{% 要用 %} 结束", location, tag)
    other = "结束符号" if piece.kind[0] == "{" else "开始符号"
    return Fault("T01", f"“{piece.kind}”没有对应的{other}", remedy, location, tag)


def _read(kind: str, inner: str, tag: Tag) -> tuple[Tag | None, Fault | None]:
    """The tag completed, unless it is a remark within a text or nonsense, and what is wrong."""
    if kind == "{#":
        found = _REMARK.fullmatch(inner)
        tag.word, tag.level = REMARK, found[1] if found else ""
        return (tag if found else None), None
    inner = inner.strip()
    fault = None
    if inner.startswith("-") or inner.endswith("-"):
        inner = inner.strip("-").strip()
        fault = tag.fault("T03", "标签里不能用“-”去掉空白", "要并成一段，请把文字写在同一段里")
    if kind == "{%":
        return _statement(inner, tag, fault)
    tag.expression = inner
    if inner:
        return tag, fault
    return None, fault or tag.fault("T02", "标签里没有名称", "请写成 {{ 名称 }}")


def _statement(inner: str, tag: Tag, fault: Fault | None) -> tuple[Tag | None, Fault | None]:
    found = STATEMENT.fullmatch(inner)
    word = found["word"] if found else ""
    level = (found["level"] or "") if found else ""
    rest = found["rest"].strip() if found else ""
    if word not in WORDS:
        remedy = "可用的有 if、elif、else、endif、for、endfor、合并"
        return None, fault or tag.fault("T03", f"不能用“{level + word or inner}”", remedy)
    if word in _ALONE and rest:
        fault = tag.fault("T02", f"{word} 后面不能再写“{rest}”", "条件写在 if 或 elif 后面")
    tag.word, tag.level, tag.expression = MERGE if word == "merge" else word, level, rest
    return tag, fault


def _replace(texts: Sequence[Element], cuts: Sequence[tuple[Piece, Tag | None]]) -> None:
    """Put each mark where its tag begins and take the tag's characters out of the later texts."""
    at = 0
    left = list(reversed(cuts))
    for text in texts:
        own, start = text.text or "", at
        at = end = start + len(own)
        kept = "".join(_kept(own, start, end, left, text))
        if kept == own:
            continue
        text.text = kept
        text.set(XML_SPACE, "preserve")
        if not kept:
            _remove_empty(text)


def take_out(tag: Tag) -> None:
    """Remove a tag's mark from its text: what it asks for has been seen to."""
    tag.text.text = (tag.text.text or "").replace(tag.mark, "", 1)
    if not tag.text.text:
        _remove_empty(tag.text)


def _remove_empty(text: Element) -> None:
    """Take away a run that held nothing but a stretch of a tag."""
    run = text.getparent()
    if run is not None and run.tag == R and all(child.tag in (RPR, T) for child in run):
        run.remove(text)
        if run.find(T) is None:
            remove(run)


def _kept(
    own: str, start: int, end: int, left: list[tuple[Piece, Tag | None]], text: Element
) -> Iterator[str]:
    """One text's characters with marks for tags; takes those from ``left`` that end in it."""
    position = start
    while left and left[-1][0].start < end:
        piece, tag = left[-1]
        yield own[position - start : max(piece.start, start) - start]
        if tag and piece.start >= start:
            tag.text = text
            yield tag.mark
        position = min(piece.end, end)
        if piece.end > end:
            break
        left.pop()
    yield own[position - start :]


def holder(paragraph: Element, level: str) -> Element | None:
    """What a whole-element tag stands for: its paragraph, row or cell."""
    return paragraph if level == "p" else nearest(paragraph, {"tr": TR, "tc": TC}.get(level, P))
