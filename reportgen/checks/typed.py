"""What was typed in narratives: lines without quotations and references, and the figures in them.

A reference (【=…】) is no typed figure; what stands in “ ” or 《 》 is somebody else's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import attrs

from reportgen.amounts import Amount, Rate, read_amount, read_rate
from reportgen.checks.about import About
from reportgen.checks.spots import Words
from reportgen.errors import Unreadable
from reportgen.lazily import pattern
from reportgen.model import Opinion, Path, Question, Waiver
from reportgen.prose import Prose, Run
from reportgen.prose.blocks import lines_of

#: Stands for a reference, and for each character of a quotation.
REFERENCE, QUOTED = "〓", "□"
#: Classes whose texts are quotations or notes to ourselves.
_NOT_OURS = (Opinion, Question, Waiver)
#: A quotation longer than this is one; shorter ones are terms such as “三公”经费.
_TERM = 5
_QUOTATION = pattern("“[^“”]*”|《[^《》]*》|〈[^〈〉]*〉")
_AMOUNT = pattern(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?[ ]?(?:百万|千万|十万|万|亿)?元")
_RATE = pattern(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?[%％]")
_CLAUSE = pattern("[，。；！？：（）、]")


#: What a clause about somebody else's money begins with.
_OTHERS = pattern("全[国省市县区州]|各|乡镇|街道|[省市县区州]财政|[省市县区州]级|上级|企业|社会")


@attrs.frozen(eq=False)
class Line:
    """One typed line of a narrative: ``text`` without what is not ours, ``raw`` with it."""

    path: Path
    text: str
    raw: str
    owners: tuple[Any, ...]


@attrs.frozen(eq=False)
class Figure:
    """A typed amount or rate: as typed, its value, and what stands before it in its clause."""

    line: Line
    typed: str
    value: Any
    start: int
    end: int

    @property
    def before(self) -> str:
        """The clause up to the figure, its last characters."""
        text = self.line.text[max(0, self.start - 30) : self.start]
        return _CLAUSE.split(text)[-1]

    @property
    def sentence(self) -> str:
        """The sentence up to the figure."""
        return re.split("[。；！？]", self.line.text[: self.start])[-1]

    @property
    def is_of_others(self) -> bool:
        """Whether the clause speaks of the county's money, the townships', of all."""
        return is_of_others(self.before)


def narrative(about: About) -> tuple[Line, ...]:
    """Every typed line of the year's own passages."""
    return about.once("narrative", lambda: tuple(_lines(about)))


def amounts_in(line: Line) -> Iterator[Figure]:
    """The amounts typed in a line."""
    for found in _AMOUNT.finditer(line.text) if "元" in line.text else ():
        value = _amount(found.group())
        if value is not None:
            yield Figure(line, found.group(), value, found.start(), found.end())


def rates_in(line: Line) -> Iterator[Figure]:
    """The rates typed in a line."""
    if "%" in line.text or "％" in line.text:
        for found in _RATE.finditer(line.text):
            yield Figure(line, found.group(), _rate(found.group()), found.start(), found.end())


def is_of_others(clause: str) -> bool:
    """Whether a clause speaks of others than the department: the county, the townships, all."""
    return _OTHERS.search(clause) is not None


def digits_of(typed: str) -> int:
    """How many significant digits a typed figure has."""
    bare = re.sub("[^0-9.]", "", typed)
    whole = bare.lstrip("0.") if "." in bare else bare.lstrip("0").rstrip("0")
    return len(whole.replace(".", ""))


def _lines(about: About) -> Iterator[Line]:
    for words in about.passages:
        if not any(isinstance(owner, _NOT_OURS) for owner in words.owners):
            yield from lines_in(words)


def lines_in(words: Words) -> Iterator[Line]:
    """The lines of a text."""
    passage = words.passage
    if not isinstance(passage, Prose):
        raw = [passage]
    elif passage.plain is not None:
        raw = [passage.plain]
    else:
        raw = [
            "".join(part.text if isinstance(part, Run) else REFERENCE for part in line)
            for block in passage.blocks
            for line in lines_of(block)
        ]
    for text in raw:
        yield Line(words.path, unquoted(text), text, words.owners)


def unquoted(text: str) -> str:
    """A text with its quotations blanked out, character by character."""
    if "“" not in text and "《" not in text:
        return text
    return _QUOTATION.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    inner = found.group()
    is_term = inner[0] == "“" and len(inner) - 2 <= _TERM and not re.search(r"\d", inner)
    return inner if is_term else inner[0] + QUOTED * (len(inner) - 2) + inner[-1]


@lru_cache(maxsize=4096)
def _amount(typed: str) -> Amount | None:
    try:
        return read_amount(typed, "元")
    except Unreadable:
        return None


@lru_cache(maxsize=4096)
def _rate(typed: str) -> Rate:
    return read_rate(typed.replace(",", ""))
