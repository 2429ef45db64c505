"""Names behind lists, which are data: whether a sample that has the list has the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import attrs

from reportgen.linting.documents import all_lacking, documents, some
from reportgen.linting.flaw import Raised
from reportgen.linting.pack import Pack, Sample, Sheet
from reportgen.linting.rule import ERROR, of_pack
from reportgen.measures import members
from reportgen.model import is_record, walk
from reportgen.model.listing import Listing
from reportgen.word.faults import Location, near_names


@of_pack("P34", "列表里没有叫这个名称的", ERROR)
def misnamed_rows(pack: Pack) -> Iterator[Raised]:
    """A name behind a list that none of the sample's rows and groups has: perhaps mistyped.

    Which names there are is data, so that a compilation (T04) cannot know.
    """
    said: set[tuple[str, str, str]] = set()
    for sample, sheet, filler in documents(pack):
        for path in all_lacking(sample, sheet, filler):
            found = misnamed(sample, path)
            if found is None or (sheet.docx, found.key, found.name) in said:
                continue
            said.add((sheet.docx, found.key, found.name))
            message = f"“{found.key}”里没有“{found.name}”，样例里有的是：{some(found.names)}"
            near = near_names(found.name, found.names)
            remedy = (
                f"写错的请改正{f'（{near}）' if near else ''}；没有写错的，请在样例里补上这一条"
            )
            at, tag = _quoting(sheet, found)
            yield Raised(sheet.docx, message, remedy, str(at), 0, at, tag, sheet.home)


@attrs.frozen
class Misnamed:
    """A name behind a list of rows, and the names that its rows and groups have."""

    key: str
    name: str
    names: list[str]


def misnamed(sample: Sample, path: str) -> Misnamed | None:
    """What is asked for by a name that none of the lists of that key has, if that is so."""
    *_, key, name = ("", *path.split("."))
    lists = _lists_of(sample).get(key, [])
    if not lists or any(_has(rows, name) for rows in lists):
        return None
    names: dict[str, None] = {}
    for rows in lists:
        fields = [field for field in (*rows.keys, rows.group) if field]
        named = (getattr(row, field) for row in rows for field in fields)
        names |= {one: None for one in named if isinstance(one, str)}
    return Misnamed(key, name, list(names)) if names else None


def _has(rows: Listing[Any], name: str) -> bool:
    """Whether a row, a group, or a value worked out of the list is called so."""
    own = members(type(rows)) if is_record(type(rows)) else ()
    return any(name in (one.key, one.name) for one in own) or rows.find(name) is not None


@lru_cache(maxsize=16)
def _lists_of(sample: Sample) -> dict[str, list[Listing[Any]]]:
    """The lists of a sample's rows, by their keys."""
    found: dict[str, list[Listing[Any]]] = {}
    for visit in walk(sample.year):
        if isinstance(visit.value, Listing):
            found.setdefault(str(visit.path[-1]), []).append(visit.value)
    return found


def _quoting(sheet: Sheet, found: Misnamed) -> tuple[Location, str]:
    """The first tag that names the list and, behind a dot, what it has not."""
    pattern = re.compile(rf"{re.escape(found.key)}\s*[.．]\s*{re.escape(found.name)}(?!\w)")
    for line in sheet.anatomy.lines if sheet.anatomy else ():
        for piece in line.pieces:
            if pattern.search(piece.inner or ""):
                return line.at(piece), line.text[piece.start : piece.end]
    return Location(), ""
