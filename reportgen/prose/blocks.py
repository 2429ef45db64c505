"""The blocks of a narrative passage: what it consists of once it has been read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, TypeAlias

import attrs

#: What stands for “there is none” where a whole passage is expected.
NONE_WORDS = frozenset({"无", "无。", "没有", "—", "——", "-", "－"})

LONGEST_NONE = max(map(len, NONE_WORDS))

#: Documents follow a chain of passages that quote passages for so many quotations, no further.
LONGEST_CHAIN = 5


@attrs.frozen
class Run:
    """A stretch of text in one face; ``bold`` is the only emphasis official documents know."""

    text: str
    bold: bool = False


@attrs.frozen
class Reference:
    """A look-up of a value by its data path, typed ``【=收支.合计.支出决算】``."""

    path: str
    bold: bool = False
    #: A cell that is a reference quotes, as a passage may.
    quotes: ClassVar[bool] = True

    def references(self) -> Iterator[Reference]:
        """Itself: a cell may be a single reference where others are whole passages."""
        yield self


@attrs.frozen
class Phrase:
    """A value with words before it, ``≥【=资金.合计.支出决算】``; a quote is looked up late."""

    before: str
    value: Any


Inline: TypeAlias = Run | Reference
Line: TypeAlias = tuple[Inline, ...]


@attrs.frozen
class Paragraph:
    """One typed line."""

    line: Line


@attrs.frozen
class Heading:
    """A sub-heading (``## ``); ``depth`` counts from 1 below the passage's own heading."""

    line: Line
    depth: int = 1


@attrs.frozen
class Items:
    """A list of two or more items; numbers or marks are the format's."""

    items: tuple[Line, ...]


@attrs.frozen
class Table:
    """Rows of cells; ``header`` says whether the first row is a head."""

    rows: tuple[tuple[Line, ...], ...]
    header: bool = False


@attrs.frozen
class Picture:
    """A picture: the name of its file, and its caption without a number, empty for none."""

    file: str
    caption: str = ""


@attrs.frozen
class Pictures:
    """One line of pictures, side by side."""

    pictures: tuple[Picture, ...]


Block: TypeAlias = Paragraph | Heading | Items | Table | Pictures


@attrs.frozen
class Prose:
    """A narrative passage: the text as typed and the blocks it was read into."""

    text: str
    blocks: tuple[Block, ...] = attrs.field(eq=False, repr=False)
    #: The text of a passage that is one paragraph in one face, as most are; else None.
    plain: str | None = attrs.field(init=False, eq=False, repr=False)
    #: Whether the passage has references.
    quotes: bool = attrs.field(init=False, eq=False, repr=False)

    @plain.default
    def _plain(self) -> str | None:
        match self.blocks:
            case (Paragraph((Run(text, False),)),):
                return text
        return None

    @quotes.default
    def _quotes(self) -> bool:
        return self.plain is None and next(self.references(), None) is not None

    def __str__(self) -> str:
        return self.text

    @property
    def is_none(self) -> bool:
        """Whether the passage says that there is nothing to report (无)."""
        return self.text.strip() in NONE_WORDS

    def references(self) -> Iterator[Reference]:
        """Every reference in the passage, in reading order."""
        for block in self.blocks:
            for line in lines_of(block):
                yield from (part for part in line if isinstance(part, Reference))


def lines_of(block: Block) -> Iterator[Line]:
    """Every line of a block: a paragraph's one, a list's items, a table's cells."""
    match block:
        case Paragraph(line) | Heading(line):
            yield line
        case Items(items):
            yield from items
        case Table(rows):
            for row in rows:
                yield from row
