"""Tags in a paragraph's text: where they begin and end, and how their marks are meant.

Chinese input methods type full-width braces, brackets and curly quotes. Inside a tag they are read
as the half-width ones; what stands in quotes is a constant and stays as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

#: A tag longer than this is one whose end was forgotten.
LONGEST = 1000

_EDGE = re.compile(r"[{｛][{｛%％#]|[}｝]{2}|[%％#][}｝]")
_WITHIN = re.compile(_EDGE.pattern + "|[\"'“‘]")
_REMARK_END = re.compile(r"[#][}｝]")
_HALF = str.maketrans("｛｝％", "{}%")
_ENDS = {"{{": "}}", "{%": "%}"}
_CLOSING = {'"': '"', "'": "'", "“": "”", "‘": "’"}
# A constant may hold anything but the beginning of another tag, so that a forgotten quote does not
# swallow the rest of the paragraph.
_CONSTANTS = {
    opening: re.compile(
        rf"{opening}(?:[^{closing}\\{{｛]|\\.|[{{｛](?![{{｛%％#]))*+{closing}", re.S
    )
    for opening, closing in _CLOSING.items()
}
_MARKS = str.maketrans(
    "（）｜．。，＝！＜＞“”‘’　\u00a0０１２３４５６７８９",
    "()|..,=!<>\"\"''  0123456789",
    "\u200b\ufeff\u00ad",
)
#: A stretch in braces that are no tag's: one brace, or a blank within the mark.
_LOOSE = re.compile(
    r"(?P<open>[{｛](?:\s*[{｛%％])?)(?P<inner>[^{}｛｝]{1,200}?)(?:\s*[%％]|\s*[}｝](?=\s*[}｝]))?\s*[}｝]"
)


@attrs.frozen
class Piece:
    """A stretch of a paragraph's text: a tag, a remark, or an edge without its other half.

    ``kind`` is ``{{``, ``{%`` or ``{#`` with ``inner`` what stands between; for a lone edge it is
    the edge itself (``{{`` too), and ``inner`` is None.
    """

    start: int
    end: int
    kind: str
    inner: str | None = None
    meets: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """Everything of the tag language in a text, from left to right, in time linear in its length.

    ``meets`` of a lone opening edge is the wrong end it was given, if any.
    """
    at = 0
    remarks_end = True
    while edge := _EDGE.search(text, at):
        kind, start, at = edge.group().translate(_HALF), edge.start(), edge.end()
        if kind == "{#":
            end = _REMARK_END.search(text, at) if remarks_end else None
            remarks_end = end is not None
            inner, stop, meets = (text[at : end.start()], end.end(), "") if end else (None, at, "")
        elif kind in _ENDS:
            inner, stop, meets = _inside(text, at, _ENDS[kind])
        else:
            inner, stop, meets = None, at, ""
        yield Piece(start, stop, kind, inner, meets)
        at = stop


def loose(text: str, tags: Iterable[Piece]) -> Iterator[Piece]:
    """The stretches in braces outside of tags, as the tags that may have been meant.

    Their kind is that of a tag where a brace or a percent sign follows the first one, else a single
    brace.
    """
    at = 0
    for start, end in (*((tag.start, tag.end) for tag in tags), (len(text), len(text))):
        for found in _LOOSE.finditer(text, at, start):
            kind = "".join(found["open"].split()).translate(_HALF)
            yield Piece(found.start(), found.end(), kind, found["inner"])
        at = end


def _inside(text: str, start: int, wanted: str) -> tuple[str | None, int, str]:
    """What stands between a tag's edges, where reading goes on, and the wrong end met."""
    at, limit = start, min(len(text), start + LONGEST)
    while found := _WITHIN.search(text, at, limit):
        mark = found.group()
        if mark in _CLOSING:
            at = _constant_end(text, found.start(), limit) or found.end()
            continue
        edge = mark.translate(_HALF)
        if edge == wanted:
            return text[start : found.start()], found.end(), ""
        if edge[0] == "{":
            break
        return None, found.end(), edge
    return None, start, ""


def _constant_end(text: str, at: int, limit: int) -> int:
    """Where the constant ends that begins at ``at``; 0 where its quote is never closed."""
    if text.find(_CLOSING[text[at]], at + 1, limit) < 0:
        return 0
    found = _CONSTANTS[text[at]].match(text, at, limit)
    return found.end() if found else 0


def straightened(text: str) -> str:
    """The text of a tag with half-width marks; constants keep theirs."""
    made: list[str] = []
    at = 0
    while at < len(text):
        end = _constant_end(text, at, len(text)) if text[at] in _CLOSING else 0
        if not end:
            made.append(text[at].translate(_MARKS))
            at += 1
            continue
        constant = text[at:end]
        if constant[0] not in "\"'":
            inner = constant[1:-1].replace("\\", "\\\\").replace('"', '\\"')
            constant = f'"{inner}"'
        made.append(constant)
        at = end
    return "".join(made)
