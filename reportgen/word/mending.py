"""Repairs of printed XML, where blocks that vanished or grew would leave it invalid.

Each is put into a template at compile time, and only where its text can need it. Control characters
mark the places: no text and no XML part can hold them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reportgen.lazily import pattern

#: Stands in a captured paragraph for its number until it is known that there is text to number.
NUMBER = "\x01"
#: Stand in a captured table before each cell (with its width and span) and each row.
CELL, ROW = "\x02", "\x03"
#: Stands between a passage's blocks where an empty paragraph may have been left.
BLOCK = "\x04"
#: Stands before the mark above where a figure ends, which needs no paragraph behind it.
FIGURE = "\x0e"
#: Stand around a table whose rows may all vanish.
TABLE, TABLE_END = "\x05", "\x06"
#: Stands on both sides of a word for what is known only when the whole part is printed.
LATER = "\x07"
#: What such a word is about; what it says of it follows behind a colon.
CONTENTS, FIGURE_NUMBER, NUMBER_OF, TITLE_OF, PAGE_OF = "目录", "图号", "编号", "文字", "页码"

_LATER = pattern(f"{LATER}([^{LATER}]*){LATER}")
_TEXT = pattern(rf"<w:t(?: [^/>]*)?>{NUMBER}?\s*[^\s<{NUMBER}]")
_CELL = pattern(rf"{CELL}(\d+):(\d+);")
_TABLE_ENDS = ("</w:tbl>", f"</w:tbl>{TABLE_END}")
_GRID = pattern(r"<w:tblGrid(?: [^>]*)?(?:/>|(?<!/)>.*?</w:tblGrid>)", re.DOTALL)
ROW_START = pattern(r"<w:tr[ >]")
_PARAGRAPH_START = pattern(r"<w:p[ >]")
_EMPTY = pattern(
    r"<w:p(?: [^<>]*)?>(?:<w:pPr>(?:(?!</w:pPr>).)*+</w:pPr>|<w:pPr/>)?"
    r"(?:<w:bookmark(?:Start|End) [^<>]*/>)*"
    r"(?:<w:r(?: [^<>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*+</w:rPr>|<w:rPr/>)?"
    r"(?:<w:t(?: [^<>]*)?></w:t>)*</w:r>)*</w:p>",
    re.DOTALL,
)


def has_text(captured: str) -> bool:
    """Whether a captured paragraph holds any text besides its number; blanks are none."""
    return _TEXT.search(captured) is not None


def later(kind: str, key: str | int) -> str:
    """What is printed for the time being for something known only at the end."""
    return f"{LATER}{kind}:{key}{LATER}"


def settled(text: str, resolve: Callable[[str], str]) -> str:
    """A text with what stands for the words that are known only at the end."""
    return _LATER.sub(lambda found: resolve(found[1]), text)


def with_paragraph(captured: str) -> str:
    """A cell's, header's or text box's content with the paragraph it must end in."""
    last = max(captured.rfind(end) for end in ("</w:p>", "<w:p/>", "<w:p "))
    return captured if last > captured.rfind("</w:tbl>") else captured + "<w:p/>"


def without_empty_table(captured: str) -> str:
    """A table, or nothing where all its rows have vanished."""
    return captured if ROW_START.search(captured) else ""


def with_grid(captured: str, width: int) -> str:
    """A table with one grid column for each cell as printed, together as wide as before."""
    rows = [_CELL.findall(row) for row in captured.split(ROW)[1:]]
    widest = max(rows, key=lambda row: sum(int(span) for _, span in row), default=[])
    columns = [int(size) // int(span) for size, span in widest for _ in range(int(span))]
    total = sum(columns) or len(columns) or 1
    grid = "".join(
        f'<w:gridCol w:w="{(size or 1) * (width or total) // total}"/>' for size in columns
    )
    captured = _CELL.sub("", captured).replace(ROW, "")
    return _GRID.sub(f"<w:tblGrid>{grid}</w:tblGrid>", captured, count=1)


def tidied(part: str) -> str:
    """A part without the empty paragraphs that passages left around tables, lists and figures.

    Two tables keep the paragraph between them (Word would join them), and a table keeps the one
    behind it where no other follows.
    """
    done, *others = part.split(BLOCK)
    for other in others:
        if done.endswith(("</w:tbl>", FIGURE)):
            is_figure, done = done.endswith(FIGURE), done.removesuffix(FIGURE)
            empty = _EMPTY.match(other)
            if empty and (is_figure or _PARAGRAPH_START.match(other, empty.end())):
                other = other[empty.end() :]
        else:
            start = max(done.rfind("<w:p>"), done.rfind("<w:p "))
            parts_tables = other.startswith("<w:tbl>") and done.endswith(_TABLE_ENDS, 0, start)
            if start >= 0 and _EMPTY.fullmatch(done, start) and not parts_tables:
                done = done[:start]
        done += other
    return done
