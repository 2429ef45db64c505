"""What is to be marked in a workbook: a cell, how grave it is, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from reportgen.errors import Place, Problem

#: How grave a mark is, from the gravest on; problems are what keeps a workbook from being read.
LEVELS = ("读不了", "错误", "警告", "提示", "豁免")


@attrs.frozen
class Mark:
    """One thing said of a cell; ``place`` may be no cell where it is of the whole."""

    place: Place
    level: str
    code: str
    words: str
    message: str
    remedy: str = ""

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return LEVELS.index(self.level)

    @property
    def text(self) -> str:
        """The sentence of a comment."""
        code = f" {self.code}" if self.code else ""
        remedy = f"\n怎么办：{self.remedy}。" if self.remedy else ""
        where = f"{self.words}：" if self.words else ""
        return f"【{self.level}{code}】{where}{self.message}{remedy}"


def marks_of(problems: Iterable[Problem]) -> list[Mark]:
    """A mark for each problem that keeps a workbook from being read."""
    return [Mark(one.place, LEVELS[0], "", one.path, one.message) for one in problems]


def marks_of_notes(notes: Iterable[Problem]) -> list[Mark]:
    """A mark for each thing that the reader had to say: what it did not read."""
    return [Mark(one.place, "提示", "", one.path, one.message) for one in notes]
