r"""The narrative grammar (正文写法): few marks, everything else is text.

===================  =====================================================================
a line               a paragraph; empty lines and leading blanks mean nothing
``**字**``           bold
``## 小标题``        a sub-heading (``### `` one level lower, and so on to five marks)
``- 项``             a list, from two such lines on; a lone one is text
``| 甲 | 乙 |``      a table, from two such lines on; ``|---|---|`` below the first makes it a head
``![图名](文件)``   a picture with its caption; several in one line stand side by side
``【=收支.合计】``   a reference: the value at that data path; ＝ and ． or 。 are understood too
``\``                takes the next mark as text
===================  =====================================================================

Plain Markdown would join lines, renumber ``2024. 完成`` and drop ``***`` and ``&amp;``; officials
type these as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.errors import Unreadable
from reportgen.lazily import pattern
from reportgen.prose.blocks import (
    Block,
    Heading,
    Inline,
    Items,
    Line,
    Paragraph,
    Picture,
    Pictures,
    Prose,
    Reference,
    Run,
    Table,
)
from reportgen.prose.characters import clean_text

_BLANKS = " \t\u3000\u00a0"
_HEADING = pattern(r"(#{2,5})[ \t\u3000]+(\S.*)")
_ITEM = pattern(r"-[ \t\u3000]+(\S.*)")
_ROW = pattern(r"\|(?:.*[^\\])?\|")
_RULE = pattern(r"\|(?:[ \t]*:?-{3,}:?[ \t]*\|)+")
_PICTURE = pattern(r"!\[([^\[\]\n]*)\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)")
_PICTURES = pattern(rf"(?:{_PICTURE.pattern}[ \t\u3000]*)+")
_MARKS = pattern(r"\\[\\*#|!【-]|(?<!\*)\*\*(?!\*)|【[=＝][^】【\n]*】?")
# Dots as Chinese keyboards write them.
_DOTS = str.maketrans("．。", "..")
_CELL = pattern(r"(?:\\.|[^|\\])*")


def parse(text: str) -> Prose:
    """Read a passage.

    Raises ``Unreadable`` for characters no document can hold and for a reference without its end.
    """
    text = clean_text(text)
    lines = [line.strip(_BLANKS) for line in text.split("\n")]
    return Prose(text, tuple(_blocks([line for line in lines if line])))


def parse_line(text: str) -> Line:
    """One line's runs and references."""
    parts: list[Inline] = []
    bold, at, pending = False, 0, ""
    marks = list(_MARKS.finditer(text))
    last_bold = max((mark.start() for mark in marks if mark.group() == "**"), default=-1)
    for mark in marks:
        sign = mark.group()
        pending += text[at : mark.start()]
        at = mark.end()
        if sign == "**" and (bold or last_bold >= at):
            parts += [Run(pending, bold)] if pending else []
            pending, bold = "", not bold
        elif sign.startswith("【"):
            parts += [Run(pending, bold)] if pending else []
            pending = ""
            parts.append(Reference(_path(sign), bold))
        else:
            pending += sign[1:] if sign.startswith("\\") else sign
    pending += text[at:]
    return (*parts, Run(pending, bold)) if pending else tuple(parts)


def parse_reference(text: str) -> Reference | None:
    """The reference that makes up the whole of a cell's text, or None."""
    stripped = text.strip(_BLANKS)
    mark = _MARKS.fullmatch(stripped)
    return Reference(_path(stripped)) if mark and stripped.startswith("【") else None


def _path(token: str) -> str:
    if not token.endswith("】"):
        raise Unreadable(token[:20], "以“】”结束的引用", "请补上“】”，例如【=收支.合计.支出决算】")
    names = [name.strip(_BLANKS) for name in token[2:-1].translate(_DOTS).split(".")]
    if not all(names):
        raise Unreadable(token[:40], "引用的名称", "例如【=收支.合计.支出决算】")
    return ".".join(names)


def _blocks(lines: list[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        if (end := _run_of(_ITEM, lines, at)) - at > 1:
            yield Items(tuple(parse_line(_ITEM.fullmatch(line)[1]) for line in lines[at:end]))  # type: ignore[index]
        elif (end := _run_of(_ROW, lines, at)) - at > 1:
            yield _table(lines[at:end])
        else:
            end = at + 1
            yield _heading_or_paragraph(lines[at])
        at = end


def _run_of(pattern: re.Pattern[str], lines: list[str], at: int) -> int:
    while at < len(lines) and pattern.fullmatch(lines[at]):
        at += 1
    return at


def _heading_or_paragraph(line: str) -> Block:
    heading = _HEADING.fullmatch(line)
    if heading:
        return Heading(parse_line(heading[2]), len(heading[1]) - 1)
    if _PICTURES.fullmatch(line):
        return Pictures(tuple(_picture(*found.groups()) for found in _PICTURE.finditer(line)))
    return Paragraph(parse_line(line))


def _picture(caption: str, file: str) -> Picture:
    file = file.strip(_BLANKS)
    if not file:
        raise Unreadable(f"![{caption}]()", "图片文件的名称", "例如![消防演练](图片/演练.jpg)")
    return Picture(file, caption.strip(_BLANKS))


def _table(lines: list[str]) -> Table:
    header = bool(_RULE.fullmatch(lines[1]))
    kept = [line for number, line in enumerate(lines) if not (header and number == 1)]
    return Table(tuple(_cells(line) for line in kept), header)


def _cells(line: str) -> tuple[Line, ...]:
    cells, at, inner = [], 0, line[1:-1]
    while True:
        cell = _CELL.match(inner, at)
        assert cell is not None  # noqa: S101 (the pattern matches the empty text)
        cells.append(parse_line(cell.group().strip(_BLANKS)))
        at = cell.end() + 1
        if at > len(inner):
            return tuple(cells)
