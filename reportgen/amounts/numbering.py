"""Numbering schemes (层次序数): how headings and lists are numbered, and the counter of a document.

Numbers are never typed in templates. A format names schemes like ``一、 （一） 1. （1）``; the
counter, one for each document being filled, gives the next label of a level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import attrs

from reportgen.amounts import numerals
from reportgen.errors import Unreadable

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def _circled(n: int) -> str:
    for first, start, last in ((1, 0x2460, 20), (21, 0x3251, 35), (36, 0x32B1, 50)):
        if n <= last:
            return chr(start + n - first)
    return f"（{n}）"


def _letters(n: int) -> str:
    text = ""
    while n:
        n, rest = divmod(n - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _roman(n: int) -> str:
    if n > 3999:
        return str(n)
    text = ""
    for value, sign in _ROMAN:
        count, n = divmod(n, value)
        text += sign * count
    return text


_KINDS: dict[str, Callable[[int], str]] = {
    "一": numerals.cardinal,
    "壹": numerals.capital,
    "1": str,
    "１": lambda n: str(n).translate(_FULL_WIDTH),
    "①": _circled,
    "A": _letters,
    "a": lambda n: _letters(n).lower(),
    "I": _roman,
    "i": lambda n: _roman(n).lower(),
    "甲": lambda n: _STEMS[n - 1] if n <= len(_STEMS) else numerals.cardinal(n),
}

"""The kinds of numerals under their sample, the first one.

Where a kind ends it goes on so: after ㊿ comes （51）, after Z comes AA, after 癸 comes 十一, after
MMMCMXCIX comes 4000.
"""


def numeral(kind: str) -> Callable[[int], str]:
    """What writes numbers from 1 on as ``kind`` writes the first: ``①``, ``A``, ``一``."""
    return _KINDS[kind]


#: So many labels of each level are kept once they have been spelled.
_MOST_KEPT = 200


@attrs.frozen
class Level:
    """One level of a scheme: ``（一）`` has prefix （, kind 一 and suffix ）. Raises ValueError."""

    prefix: str
    kind: str = attrs.field(validator=attrs.validators.in_(_KINDS))
    suffix: str
    _labels: dict[int, str] = attrs.field(init=False, factory=dict, eq=False, repr=False)

    @classmethod
    def parse(cls, sample: str) -> Level:
        """Read a level from its first label, like ``第一章``, ``1.`` or ``（1）``.

        Raises Unreadable unless exactly one character is a numeral's sample (一壹1１①AaIi甲).
        """
        places = [place for place, sign in enumerate(sample) if sign in _KINDS]
        if len(places) != 1:
            wanted = f"恰有一个序号样字（{'、'.join(_KINDS)}）的层级"
            raise Unreadable(
                sample[:30], wanted, "请写该层级的第一个序号，如“一、”“（一）”“1.”“（1）”"
            )
        place = places[0]
        return cls(sample[:place], sample[place], sample[place + 1 :])

    def label(self, n: int) -> str:
        """Give the n-th label of this level, n from 1. Raises ValueError below."""
        label = self._labels.get(n)
        if label is None:
            if n < 1:
                raise ValueError(f"numbering starts at 1, not {n}")
            label = self.prefix + _KINDS[self.kind](n) + self.suffix
            if n <= _MOST_KEPT:
                self._labels[n] = label
        return label


def _levels(levels: Iterable[Level]) -> tuple[Level, ...]:
    return tuple(levels)


@attrs.frozen
class Scheme:
    """A named list of levels. Names are unique in a format: the counter goes by them.

    Lists (``is_list``) start again after every heading.
    """

    name: str
    levels: tuple[Level, ...] = attrs.field(converter=_levels)
    is_list: bool = False

    @classmethod
    def parse(cls, name: str, levels: Sequence[str], is_list: bool = False) -> Scheme:
        """Read a scheme from the first labels of its levels: ``["一、", "（一）", "1.", "（1）"]``.

        Raises Unreadable for a level without a numeral and for a scheme without levels.
        """
        if isinstance(levels, str) or not levels:
            raise Unreadable(
                name, "至少有一个层级的编号方案", "请列出各层级的第一个序号，如“一、”“（一）”"
            )
        return cls(name, tuple(Level.parse(level) for level in levels), is_list)


class Counter:
    """Where the numbering of one document stands. Not shared between documents or threads."""

    __slots__ = ("_lists", "_numbers")

    def __init__(self) -> None:
        self._numbers: dict[str, list[int]] = {}
        self._lists: set[str] = set()

    def next(self, scheme: Scheme, level: int) -> str:
        """Give the next label of a level (from 1) and start its deeper levels again.

        A heading level starts all lists again. Levels may be skipped: the first label of a deeper
        level is 1 wherever it stands. Raises ValueError for a level the scheme does not have.
        """
        levels, name = scheme.levels, scheme.name
        if not 1 <= level <= len(levels):
            raise ValueError(f"scheme {name} has levels 1 to {len(levels)}: {level}")
        if scheme.is_list:
            self._lists.add(name)
        elif self._lists:
            self._restart_lists()
        numbers = self._numbers.get(name)
        if numbers is None:
            numbers = self._numbers[name] = []
        del numbers[level:]
        while len(numbers) < level:
            numbers.append(0)
        numbers[-1] += 1
        return levels[level - 1].label(numbers[-1])

    def reset(self, scheme: Scheme) -> None:
        """Start a scheme again from its first label."""
        self._numbers.pop(scheme.name, None)

    def lists(self) -> dict[str, list[int]]:
        """Where the lists stand, to be restored after something with lists of its own."""
        return {name: list(self._numbers.get(name, ())) for name in self._lists}

    def restore(self, lists: dict[str, list[int]]) -> None:
        """Let the lists go on from where they stood."""
        self._restart_lists()
        self._lists = set(lists)
        self._numbers |= {name: numbers for name, numbers in lists.items() if numbers}

    def _restart_lists(self) -> None:
        for name in self._lists:
            self._numbers.pop(name, None)
        self._lists.clear()
