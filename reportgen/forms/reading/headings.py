"""Telling sheets and columns by their headings, however the person has moved or renamed them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache

import attrs

from reportgen.forms.planning.plan import Column, Sheet, everything

#: The heading stands within so many rows.
DEEPEST = 30
#: The worksheets that are not read: the cover and the lists of dropdowns.
COVER, CHOICES = "填写说明", "_选项"
_OURS = frozenset({COVER, CHOICES})
#: The headings of the sheet of findings.
FINDINGS = ("序号", "级别", "位置", "规则", "内容", "怎么办")
#: The headings of a sheet of single fields.
LABEL, CONTENT, UNIT = "填写项", "内容", "单位"

_BRACKETS = re.compile(r"\(([^()]*)\)$")
_MARKS = re.compile(r"[\s*★☆:]+")


def plain(text: str) -> str:
    """A heading without widths, blanks, marks and what stands in brackets behind it."""
    words = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    while (found := _BRACKETS.search(words)) and found.start():
        words = words[: found.start()]
    return words


@attrs.frozen
class Heads:
    """Where a sheet's headings are: the row, from 1, and the column of each, from 1."""

    row: int
    columns: Mapping[int, str]


@lru_cache(maxsize=1)
def _by_title() -> dict[str, Sheet]:
    return {plain(sheet.title): sheet for sheet in everything()}


@lru_cache(maxsize=128)
def columns_of(sheet_title: str) -> Mapping[str, Column]:
    """A sheet's columns by heading."""
    sheet = _by_title()[plain(sheet_title)]
    return {plain(column.heading): column for column in sheet.columns}


def is_ours(name: str, first: Sequence[Sequence[str]]) -> bool:
    """Whether a worksheet is the cover, the lists of dropdowns, or the findings of a check."""
    return name in _OURS or tuple(text for text in (first[0] if first else ()) if text) == FINDINGS


def sheet_called(name: str, first: Sequence[Sequence[str]]) -> Sheet | None:
    """Which sheet of the plan a worksheet is, by its name or by the title in it."""
    known = _by_title()
    if plain(name) in known:
        return known[plain(name)]
    for row in first[:3]:
        for text in row[:3]:
            title = plain(text).removesuffix("表")
            if title in known:
                return known[title]
    return None


def sheets_by_headings(first: Sequence[Sequence[str]], taken: Container[str]) -> list[Sheet]:
    """The sheets not yet taken that have most of the headings, three at least."""
    scores = {
        sheet.title: max((_score(sheet, row) for row in first), default=0)
        for sheet in everything()
        if sheet.columns and sheet.title not in taken
    }
    best = max(scores.values(), default=0)
    return [_by_title()[plain(title)] for title, score in scores.items() if score == best >= 3]


def _score(sheet: Sheet, row: Iterable[str]) -> int:
    known = columns_of(sheet.title)
    return len({plain(text) for text in row if text} & set(known))


def heads_of(sheet: Sheet, first: Sequence[Sequence[str]]) -> Heads | None:
    """The row of headings among a worksheet's first rows; None where there is none."""
    known = set(columns_of(sheet.title)) if sheet.columns else {LABEL, CONTENT, UNIT}
    best: Heads | None = None
    for number, row in enumerate(first[:DEEPEST], 1):
        found = {at: plain(text) for at, text in enumerate(row, 1) if plain(text) in known}
        if found and (best is None or len(set(found.values())) > len(set(best.columns.values()))):
            best = Heads(number, found)
    return best
