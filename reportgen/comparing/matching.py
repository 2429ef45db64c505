"""Which row of one list is which row of another, in about linear time.

Rows of money are matched by their node. Other rows are matched first where they are the same, then
where all their words are, then by each of the list's keys. Of what is left, a row that is the same
but for a similar name is taken for renamed; rows without a name are matched by where they stand
between those that were found.
"""

from __future__ import annotations

import itertools
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from operator import attrgetter
from typing import Any

import attrs

from reportgen.comparing.meaning import fields_of, meaning
from reportgen.model import FieldInfo, FundsLine, Kind, is_record

#: Two names at least so much alike may be one name, corrected.
ALIKE = 0.5
_WORDS = (Kind.TEXT, Kind.CHOICE, Kind.OPEN)
_LOOKED_AT = 200  # characters of a row, to tell whether it is like another
Pair = tuple[int, int]


@attrs.frozen
class Matched:
    """Pairs of row numbers (from 0) in the order of the new list, and the rows without a fellow."""

    pairs: tuple[Pair, ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]

    @property
    def moved(self) -> tuple[Pair, Pair] | None:
        """The first two pairs whose order changed, as they stood before; None where none did."""
        for old, new in zip(sorted(self.pairs), self.pairs, strict=True):
            if old != new:
                return old, new
        return None


def match(before: Sequence[Any], after: Sequence[Any], info: FieldInfo) -> Matched:
    """Find which rows of two lists of one field belong together."""
    matching = _Matching(before, after)
    if info.item is FundsLine:
        matching.by(lambda row: row.at)
    elif is_record(info.item):
        matching.by(meaning)
        matching.by(_words(info))
        for key in info.keys:
            matching.by(attrgetter(key))
        if info.keys:
            matching.by(_but_for_its_name(info), lambda old, new: _alike(old, new, info.keys))
        matching.by_place(lambda row: not any(getattr(row, key) for key in info.keys))
    else:
        matching.by(meaning)
        matching.by_place(lambda row: True)
    return matching.result()


def _words(info: FieldInfo) -> Callable[[Any], Hashable]:
    """What tells a row of this list: all its words; nothing where it has no name of its own."""
    names = tuple(one.name for one in fields_of(info.item) if one.kind in _WORDS)

    def words(row: Any) -> Hashable:
        if info.keys and not any(getattr(row, key) for key in info.keys):
            return None
        found = tuple(getattr(row, name) for name in names)
        return found if any(found) else None

    return words


def _but_for_its_name(info: FieldInfo) -> Callable[[Any], Hashable]:
    keys = frozenset(info.keys)

    def rest(row: Any) -> Hashable:
        found = meaning(row, keys)
        return found if isinstance(found, tuple) and any(one is not None for one in found) else None

    return rest


def _alike(old: Any, new: Any, keys: tuple[str, ...]) -> bool:
    """Whether two rows may have one name, corrected: alike, or one of them without any."""
    names = ("".join(getattr(row, key) or "" for key in keys) for row in (old, new))
    first, second = (name[:_LOOKED_AT] for name in names)
    return not first or not second or SequenceMatcher(None, first, second).ratio() >= ALIKE


class _Matching:
    def __init__(self, before: Sequence[Any], after: Sequence[Any]) -> None:
        self._before, self._after = before, after
        self._new_of: dict[int, int] = {}
        self._old, self._new = list(range(len(before))), list(range(len(after)))

    def by(
        self,
        name: Callable[[Any], Hashable],
        fits: Callable[[Any, Any], bool] = lambda old, new: True,
    ) -> None:
        """Match rows with the same name, several of one name in their order."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for at in self._old if self._new else ():
            called = name(self._before[at])
            if called is not None:
                waiting[called].append(at)
        found = []
        for at in self._new if waiting else ():
            rows = waiting.get(name(self._after[at]))
            if rows and fits(self._before[rows[0]], self._after[at]):
                found.append((rows.popleft(), at))
        self._take(found)

    def by_place(self, nameless: Callable[[Any], bool]) -> None:
        """Match rows that stand between the same two matched rows, one by one."""
        old = self._gaps(self._old, dict.fromkeys(self._new_of), self._before, nameless)
        back = {new: old for old, new in self._new_of.items()}
        new = self._gaps(self._new, back, self._after, nameless)
        found = [
            pair
            for gap, rows in old.items()
            if gap in new
            for pair in self._abreast(rows, new[gap])
        ]
        self._take(found)

    def _gaps(
        self, left: list[int], known: Any, rows: Sequence[Any], nameless: Callable[[Any], bool]
    ) -> dict[int, list[int]]:
        """Rows without a fellow by the (old number of the) matched row before them, -1 for none."""
        gaps: dict[int, list[int]] = defaultdict(list)
        if not left:
            return gaps
        wanted, last = set(left), -1
        for at, row in enumerate(rows):
            if at in known:
                last = at if known[at] is None else known[at]
            elif at in wanted and nameless(row):
                gaps[last].append(at)
        return gaps

    def _abreast(self, old: list[int], new: list[int]) -> list[Pair]:
        """Pairs from the front or from the back, whichever are more alike."""
        spare = len(old) - len(new)
        front = list(zip(old, new, strict=False))
        if not spare:
            return front
        back = list(zip(old[max(spare, 0) :], new[max(-spare, 0) :], strict=True))
        return max(front, back, key=lambda pairs: sum(itertools.starmap(self._likeness, pairs)))

    def _likeness(self, old: int, new: int) -> float:
        first, second = str(self._before[old])[:_LOOKED_AT], str(self._after[new])[:_LOOKED_AT]
        return SequenceMatcher(None, first, second, autojunk=False).quick_ratio()

    def _take(self, found: list[Pair]) -> None:
        if not found:
            return
        self._new_of.update(found)
        taken = {new for _, new in found}
        self._old = [at for at in self._old if at not in self._new_of]
        self._new = [at for at in self._new if at not in taken]

    def result(self) -> Matched:
        pairs = sorted(self._new_of.items(), key=lambda pair: pair[1])
        return Matched(tuple(pairs), tuple(self._old), tuple(self._new))
