"""At which level each heading of an outline stands, though its numbers may be broken.

Published outlines lose numbers, double them, jump, and let Word count them amiss: （2） under
（一）, 3、 in place of 三、, 六 behind 四. A number is looked at beside those still open above
it: it goes on with the one whose next it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from reportgen.authoring.numbers import Number

#: Forms that people use for one level without noticing.
_ONE = {"1.": "1", "1、": "1", "1)": "1"}
_BRACKETED = frozenset({"（一）", "（1）"})


@attrs.frozen
class Marked:
    """What says how deep a heading stands: its number, and the depth that the file gives it."""

    number: Number | None
    depth: int | None


@attrs.define
class _Open:
    """A level that is open: its form, and the last number that stood there."""

    form: str
    count: int


def key_of(number: Number) -> str:
    """The form of a number, alike for those that people mix: 1. and 1、."""
    form = _ONE.get(number.form, number.form)
    return f"{form}/{number.depth}" if number.depth > 1 else form


def levels_of(marks: Sequence[Marked]) -> list[int]:
    """The level of each heading, from 1. No level is jumped on the way down."""
    depths = [mark.depth for mark in marks]
    given = {depth for depth in depths if depth is not None}
    has_numbers = any(mark.number for mark in marks)
    if None not in depths and (len(given) > 1 or not has_numbers):
        return _by_depth([depth for depth in depths if depth is not None])
    return list(_Numbers(marks).levels())


def _by_depth(depths: Sequence[int]) -> list[int]:
    above: list[int] = []
    levels = []
    for depth in depths:
        while above and above[-1] >= depth:
            above.pop()
        above.append(depth)
        levels.append(len(above))
    return levels


class _Numbers:
    """Levels found by numbers."""

    def __init__(self, marks: Sequence[Marked]) -> None:
        self._marks = marks
        self._open: list[_Open] = []
        #: The levels at which headings of a depth have stood, and the forms that levels have had.
        self._depths: dict[int, Counter[int]] = {}
        self._forms: dict[int, Counter[str]] = {}

    def levels(self) -> Iterator[int]:
        for place, mark in enumerate(self._marks):
            level = self._level(place, mark)
            if mark.depth is not None:
                self._depths.setdefault(mark.depth, Counter())[level] += 1
            yield level

    def _level(self, place: int, mark: Marked) -> int:
        if mark.number is None:
            return self._unnumbered(mark)
        key, value = key_of(mark.number), mark.number.value
        same = [at for at, one in enumerate(self._open) if one.form == key]
        following = [at for at in same if self._open[at].count + 1 == value]
        if following:
            return self._go_on(following[-1], value)
        if not same:
            return self._new(place, key, value)
        if value == 1 and self._goes_on_later(place, key, self._open[same[0]].count + 1):
            return self._begin(key, 1)  # 一、 within 六、 before 七、
        return self._go_on(same[-1], max(value, self._open[same[-1]].count + 1))

    def _unnumbered(self, mark: Marked) -> int:
        """A number was lost: the level that headings of this depth have, else the one before."""
        known = self._depths.get(mark.depth) if mark.depth is not None else None
        level = known.most_common(1)[0][0] if known else max(1, len(self._open))
        level = min(level, len(self._open) + 1)
        if level > len(self._open):
            return self._begin("", 1)
        return self._go_on(level - 1, self._open[level - 1].count + 1)

    def _new(self, place: int, key: str, value: int) -> int:
        """A form that is not open: the first of a level below, or a number typed amiss."""
        if value == 1 or not self._open:
            return self._begin(key, value)
        wanted = [at for at, one in enumerate(self._open) if one.count + 1 == value]
        alike = [at for at in wanted if _is_alike(key, self._open[at].form)]
        if alike:
            return self._go_on(alike[-1], value)
        gap = self._gap(place)
        if gap is not None:
            return self._go_on(gap, self._open[gap].count + 1)
        if wanted:
            return self._go_on(wanted[0], value)
        if self._goes_on_next(place, key, value):
            return self._begin(key, value)
        last = len(self._open) - 1
        return self._go_on(last, self._open[last].count + 1)

    def _gap(self, place: int) -> int | None:
        """The level above whose next number but one follows: this heading is the one it lacks."""
        for mark in self._marks[place + 1 :]:
            if mark.number is None:
                continue
            key, value = key_of(mark.number), mark.number.value
            known = [at for at, one in enumerate(self._open) if one.form == key]
            if known and self._open[known[0]].count + 2 == value:
                return known[0]
            if not known and value > 1:  # another one that may be it stands nearer
                return None
        return None

    def _goes_on_later(self, place: int, key: str, value: int) -> bool:
        later = (mark.number for mark in self._marks[place + 1 :] if mark.number)
        return any(key_of(one) == key and one.value == value for one in later)

    def _goes_on_next(self, place: int, key: str, value: int) -> bool:
        later = self._marks[place + 1 : place + 2]
        return any(one.number and key_of(one.number) == key and one.number.value == value + 1
                   for one in later)  # fmt: skip

    def _go_on(self, at: int, value: int) -> int:
        del self._open[at + 1 :]
        self._open[at].count = value
        return at + 1

    def _begin(self, key: str, value: int) -> int:
        """A level below; where its form is that of the level with other figures, it is that one."""
        level = len(self._open) + 1
        usual = self._forms.setdefault(level, Counter())
        known = next((form for form, _ in usual.most_common(1) if _is_alike(key, form)), key)
        usual[known] += 1
        self._open.append(_Open(known, value))
        return level


def _is_alike(one: str, two: str) -> bool:
    return one in _BRACKETED and two in _BRACKETED
