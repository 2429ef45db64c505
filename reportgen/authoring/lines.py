"""Lines of a notice or an outline, from Word, Markdown or plain text, each with its depth.

Nothing is judged here but the file's own marks: heading styles, automatic numbers, ``#`` and ``-``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import attrs

from reportgen.authoring.numbers import read_number
from reportgen.errors import ReportgenError, reason_of
from reportgen.word.outlining import Outlined, outlined

_MARKDOWN = re.compile(r"(#{1,6})\s+(.*)")
_BULLET = re.compile(r"(\s*)[-*+•]\s+(.*)")
_ORDERED = re.compile(r"[ \t]*[0-9]{1,2}[.)][ \t]+\S")
_INDENT = re.compile(r"[ \t\u3000]*")
_QUOTE = re.compile(r"\s*>\s?")
_RULE = re.compile(r"\s*([-=_*])\1{2,}\s*")
_EMPHASIS = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")
#: So much of a line is looked at: no heading is longer, and of what is asked for less is kept.
LONGEST = 500
_LONGEST_NUMBER = 40
#: What no XML can hold: XML 1.0, 2.2.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class OutlineError(ReportgenError):
    """A notice or outline of which no template can be made; one sentence."""


@attrs.frozen
class Line:
    """A line's text; ``depth`` is how deep the file says it stands, from 1, None where it does not.

    ``number`` is what Word would print before it, apart from the text. ``within`` names what is not
    read: 表格, 文本框.
    """

    text: str
    depth: int | None = None
    number: str = ""
    is_title: bool = False
    within: str = ""


def read_lines(file: Path) -> list[Line]:
    """The lines of a .docx, .md or .txt that hold text.

    Raises ``OutlineError``, and ``TemplateError`` for what is no .docx.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise OutlineError(f"打不开大纲“{file}”（{reason_of(error)}），请检查路径") from None
    if file.suffix.lower() == ".docx":
        return [line for one in outlined(data) for line in _parted(one)]
    if file.suffix.lower() in (".doc", ".wps", ".pdf", ".ofd", ".rtf"):
        raise OutlineError(
            f"读不了“{file.name}”：请在Word或WPS里另存为.docx，或把大纲粘贴到.txt、.md文件里"
        )
    return from_text(_decoded(data))


def _parted(one: Outlined) -> Iterator[Line]:
    """The lines of a paragraph: several where breaks within it part several numbered ones."""
    first, *others = (seen(text).strip() for text in one.text.split("\n"))
    number = one.number[:_LONGEST_NUMBER]
    if not any(read_number(text)[0] for text in others):
        text = seen(" ".join((first, *others)))
        yield Line(text, one.level, number, one.is_title, one.within)
        return
    yield Line(first, one.level, number, one.is_title, one.within)
    for text in filter(None, others):
        level = one.level if read_number(text)[0] else None
        yield Line(text, level, "", False, one.within)


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise OutlineError("大纲的文字不能识别，请另存为UTF-8编码的文本文件")


def seen(text: str) -> str:
    """As much of a line as is looked at, without characters that no document can hold."""
    return _UNSEEN.sub("", text)[:LONGEST]


def from_text(text: str) -> list[Line]:
    """The lines of a Markdown list, or of bare lines."""
    rows = [_QUOTE.sub("", seen(row)) for row in text.splitlines()]
    rows = [row for row in rows if row.strip() and not _RULE.fullmatch(row)]
    # The numbers of a nested list of Markdown say how deep a line stands only by their indentation.
    is_nested = any(_indent(row) and _listed(row, is_nested=True) for row in rows)
    indents = sorted({_indent(row) for row in rows if _listed(row, is_nested=is_nested)})
    return [_line(row, indents, is_nested=is_nested) for row in rows]


def _listed(row: str, *, is_nested: bool) -> str | None:
    """What a line of a list says: without the dot before it, with the number."""
    bullet = _BULLET.match(row)
    if bullet:
        return bullet[2]
    return row if is_nested and _ORDERED.match(row) else None


def _line(row: str, indents: list[int], *, is_nested: bool) -> Line:
    heading = _MARKDOWN.match(row.strip())
    if heading:
        return Line(_plain(heading[2]), len(heading[1]))
    listed = _listed(row, is_nested=is_nested)
    if listed is not None:
        # Below every heading of Markdown, which has six levels.
        return Line(_plain(listed), 7 + indents.index(_indent(row)))
    return Line(_plain(row))


def _indent(row: str) -> int:
    found = _INDENT.match(row)
    return len(found.group().expandtabs(4)) if found else 0


def _plain(text: str) -> str:
    return _EMPHASIS.sub(lambda found: found[1] or found[2], text).strip()
