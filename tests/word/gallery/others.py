"""The same documents as other programs read them, in pieces that can be compared.

A piece is a paragraph, a line of one, or what one paragraph of a cell says. Blanks are left out:
programs differ in how they spell tabs and the blanks that XML has between elements.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .reading import BREAK, CONTINUED, PICTURE, SECTION

_OTHER_STORY = re.compile(r"\[(..|框)\] ")
#: What docx2python writes where a picture or a note stands.
_THERE = re.compile(r"----Image alt text---->.*?<|----(?:media/.*?|(?:foot|end)note\d+)----")
_PAGE_NUMBER = re.compile("—.+—")
_NOTE_NUMBER = re.compile(r"^(?:foot|end)note\d+\)\s*")
_LINK = re.compile(r'<a href="[^"]*">|</a>')


def pieces(lines: Iterable[str], *, heads: bool = True) -> list[str]:
    """The pieces of a text in the gallery's spelling; ``heads`` keeps the marks of headings."""
    made = []
    for line in lines:
        mark = re.match(r"#+ ", line) if heads else None
        text = re.sub(r"^#+ ", "", line) if line != SECTION else ""
        parts = [squeezed(part) for part in re.split(rf" \||{BREAK}", text)]
        parts = [part for part in parts if part not in ("", CONTINUED)]
        made += [mark.group() + parts[0], *parts[1:]] if mark else parts
    return made


def squeezed(text: str) -> str:
    return re.sub(rf"\s|{PICTURE}|\[框\]", "", text)


def body(lines: Iterable[str], *, boxes: bool = False) -> list[str]:
    """The lines of the body, with text boxes or without."""
    return [line for line in lines
            if not (found := _OTHER_STORY.match(line)) or (boxes and found[1] == "框")]  # fmt: skip


def story(lines: Iterable[str], *names: str) -> list[str]:
    """The lines of headers, footers or notes, without the name."""
    starts = tuple(f"[{name}]" for name in names)
    return [line.partition(" ")[2] for line in lines if line.startswith(starts)]


class Pandoc:
    """A document as pandoc reads it: ``lines`` of the body, and the texts of its ``notes``."""

    def __init__(self, file: Path) -> None:
        import pypandoc

        self.notes: list[str] = []
        read = json.loads(pypandoc.convert_file(str(file), "json"))
        # A paragraph in the style Title is the document's title to it.
        title = read["meta"].get("title", {}).get("c", [])
        self.lines = [*self._inline_lines(title), *self._blocks(read["blocks"])]

    def _blocks(self, blocks: Iterable[dict[str, Any]]) -> Iterator[str]:
        for block in blocks:
            kind, content = block["t"], block.get("c")
            if kind == "Header":
                yield f"{'#' * content[0]} {self._text(content[2])}"
            elif kind in ("Para", "Plain"):
                yield self._text(content)
            elif kind == "BlockQuote":  # an indented paragraph
                yield from self._blocks(content)
            elif kind == "Figure":  # its caption; the picture's own words are no text
                yield from self._blocks(content[1][1])
            elif kind == "Table":
                yield from self._table(content)
            else:
                raise ValueError(f"{kind} is not expected")

    def _table(self, content: list[Any]) -> Iterator[str]:
        yield from self._blocks(content[1][1])  # the paragraph above it in a caption's style
        head, bodies, foot = content[3], content[4], content[5]
        rows = [*head[1], *(row for one in bodies for part in one[2:4] for row in part), *foot[1]]
        for row in rows:
            for cell in row[1]:
                yield from self._blocks(cell[4])

    def _inline_lines(self, inlines: list[Any]) -> list[str]:
        return self._text(inlines).split(BREAK) if inlines else []

    def _text(self, inlines: Iterable[dict[str, Any]]) -> str:
        return "".join(self._inline(one) for one in inlines)

    def _inline(self, one: dict[str, Any]) -> str:
        kind, content = one["t"], one.get("c")
        if kind == "Str":
            return str(content)
        if kind == "Note":
            self.notes += self._blocks(content)
            return ""
        if kind in ("Link", "Span", "Quoted"):
            return self._text(content[1])
        if kind in ("Strong", "Emph", "Superscript", "Subscript", "Underline", "Strikeout"):
            return self._text(content)
        known = {"Space": " ", "SoftBreak": " ", "LineBreak": BREAK, "Image": PICTURE}
        return known[kind]


def told(nested: Any) -> Iterator[str]:
    """Every text in the nested lists that docx2python makes of a story, but page numbers."""
    if isinstance(nested, str):
        text = _NOTE_NUMBER.sub("", _LINK.sub("", _THERE.sub("", nested)))
        found = (squeezed(line) for line in text.split("\n"))
        yield from (line for line in found if line and not _PAGE_NUMBER.fullmatch(line))
        return
    for inner in nested:
        yield from told(inner)
