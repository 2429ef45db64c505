"""Going through two years at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs

from reportgen.comparing.change import Change, Sort
from reportgen.comparing.matching import Matched, match
from reportgen.comparing.meaning import entered, fields_of, meaning
from reportgen.comparing.showing import Printer
from reportgen.model import (
    EvaluationYear,
    FieldInfo,
    FundsLine,
    Kind,
    Path,
    Texts,
    is_record,
    row_name,
)


def compare(before: EvaluationYear, after: EvaluationYear) -> list[Change]:
    """Everything that is different, in the order of the data; empty where both say the same.

    How a figure was typed, its unit among it, is no difference. Money is printed in the unit of the
    later year. The two may be of different fiscal years or departments.
    """
    return list(_Comparison(Printer.of(after)).record(before, after, _Spot()))


@attrs.frozen
class _Spot:
    """Where the comparison stands: in words, and the data paths in both years."""

    words: str = ""
    before: Path | None = ()
    after: Path | None = ()

    def field(self, key: str) -> _Spot:
        """A field below."""
        words = f"{self.words}.{key}" if self.words else key
        return _Spot(words, _below(self.before, key), _below(self.after, key))

    def above(self) -> _Spot:
        """The same place, in words that leave out the last: the rows of 明细 are nodes of 收支."""
        return attrs.evolve(self, words=self.words.rpartition(".")[0])

    def row(self, label: str, old: int | None, new: int | None) -> _Spot:
        """A row below; ``label`` brings its own stop."""
        return _Spot(self.words + label, _below(self.before, old), _below(self.after, new))


def _below(path: Path | None, step: str | int | None) -> Path | None:
    return None if path is None or step is None else (*path, step)


class _Comparison:
    def __init__(self, printer: Printer) -> None:
        self._printer = printer

    def record(self, before: Any, after: Any, spot: _Spot) -> Iterator[Change]:
        """The differences of two records, one of which may be missing (None)."""
        owner = after if before is None else before
        for info in fields_of(type(owner)):
            old, new = entered(before, info), entered(after, info)
            if old is not None or new is not None:
                yield from self._field(old, new, info, spot.field(info.key))

    def _field(self, old: Any, new: Any, info: FieldInfo, spot: _Spot) -> Iterator[Change]:
        if info.kind is Kind.PART:
            yield from self.record(old, new, spot)
        elif info.kind is Kind.TEXTS:
            yield from self._texts(old or Texts(), new or Texts(), info, spot)
        elif info.kind is Kind.LIST:
            yield from self._list(old, new, info, spot)
        elif meaning(old) != meaning(new):
            yield self._changed(old, new, info, spot)

    def _changed(self, old: Any, new: Any, info: FieldInfo, spot: _Spot) -> Change:
        shown = self._printer.both(old, new, info)
        return Change(
            Sort.CHANGED, spot.words, shown.before, shown.after, shown.difference,
            spot.before, spot.after,
        )  # fmt: skip

    def _texts(self, old: Texts, new: Texts, info: FieldInfo, spot: _Spot) -> Iterator[Change]:
        for name in dict.fromkeys((*old, *new)):
            below = spot.field(name)
            if name in old and name in new:
                if meaning(old[name]) != meaning(new[name]):
                    yield self._changed(old[name], new[name], info, below)
            elif name in new:
                yield self._added(new[name], info, below)
            else:
                yield self._removed(old[name], info, below)

    def _list(self, old: Any, new: Any, info: FieldInfo, spot: _Spot) -> Iterator[Change]:
        if not old or not new:
            shown = self._printer.rows(old), self._printer.rows(new)
            if shown[0] != shown[1]:
                yield Change(Sort.CHANGED, spot.words, *shown, "", spot.before, spot.after)
            return
        names, matched = _Names(info, old, new), match(old, new, info)
        rows = spot.above() if info.item is FundsLine and info.name == "lines" else spot
        pair_of = {at: before for before, at in matched.pairs}
        for at, row in enumerate(new):
            if at in pair_of:
                below = rows.row(names.of(row, at), pair_of[at], at)
                yield from self._rows(old[pair_of[at]], row, info, below)
            else:
                yield self._added(row, info, rows.row(names.of(row, at), None, at))
        for at in matched.removed:
            yield self._removed(old[at], info, rows.row(names.of(old[at], at), at, None))
        yield from self._order(matched, new, names, spot)

    def _rows(self, old: Any, new: Any, info: FieldInfo, spot: _Spot) -> Iterator[Change]:
        if is_record(info.item):
            yield from self.record(old, new, spot)
        elif meaning(old) != meaning(new):
            yield self._changed(old, new, info, spot)

    def _order(self, matched: Matched, new: Any, names: _Names, spot: _Spot) -> Iterator[Change]:
        """One change where rows stand in another order."""
        if matched.moved is None:
            return
        first, second = (names.of(new[at], at).removeprefix(".") for _, at in matched.moved)
        yield Change(
            Sort.CHANGED,
            f"{spot.words}的顺序",
            f"“{first}”在“{second}”之前",
            f"“{second}”在“{first}”之前",
            at_before=spot.before,
            at_after=spot.after,
        )

    def _added(self, row: Any, info: FieldInfo, spot: _Spot) -> Change:
        shown = self._printer.row(row, info)
        return Change(Sort.ADDED, spot.words, "", shown, "", None, spot.after)

    def _removed(self, row: Any, info: FieldInfo, spot: _Spot) -> Change:
        shown = self._printer.row(row, info)
        return Change(Sort.REMOVED, spot.words, shown, "", "", spot.before, None)


class _Names:
    """What the rows of two lists are called in a path; those that share a name by their number."""

    def __init__(self, info: FieldInfo, *lists: Any) -> None:
        self._info = info
        counted = (Counter(map(self._name, rows)) for rows in lists)
        self._shared = {name for count in counted for name, times in count.items() if times > 1}

    def of(self, row: Any, at: int) -> str:
        """The step to a row, with the stop before it: ``.防汛经费``, ``第3项``."""
        name = self._name(row)
        if not name:
            category = row_name(row) if is_record(type(row)) else ""
            return f"第{at + 1}项" + (f"（{category}）" if category else "")
        return f".{name}" + (f"（第{at + 1}项）" if name in self._shared else "")

    def _name(self, row: Any) -> str:
        if not is_record(type(row)):
            return ""
        if self._info.item is FundsLine:
            return row_name(row)
        given = [name for key in self._info.keys if (name := getattr(row, key))]
        return (row_name(row) or given[0]) if given else ""
