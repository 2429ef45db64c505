"""Passages that quote passages: which come back to themselves, and which reach too far.

One search over all of them, each passage and each quotation looked at once (Tarjan 1972), without
recursion: a file may hold chains of any length.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from reportgen.prose import Reference
from reportgen.prose.blocks import LONGEST_CHAIN

_CIRCLE = "这一段的引用绕了一圈又回到自己，请把其中一处改成文字"
_TOO_LONG = (
    f"从这一段起，引用一段套一段，超过{LONGEST_CHAIN}层，印出来会缺后面的内容，"
    "请把其中一处引用改成文字"
)


@attrs.define
class _Mark:
    """A passage on the way: when it was met, the earliest it leads back to, and what is left."""

    one: int
    met: int
    back: int
    ahead: Iterator[int]


class Chains:
    """Judges each passage by what it quotes."""

    def __init__(self, quoted: Mapping[int, Sequence[Any]]) -> None:
        """``quoted`` has for each passage, by identity, the values that it quotes."""
        self._quoted = {
            one: tuple(id(value) for value in values if id(value) in quoted)
            for one, values in quoted.items()
        }
        # Passages quoted that quote nothing themselves are the ends of chains.
        self._ends = frozenset(
            one
            for one, values in quoted.items()
            if any(id(value) not in quoted and _is_passage(value) for value in values)
        )
        self._circular: set[int] = set()
        self._lengths: dict[int, int] = {}
        self._met: dict[int, int] = {}
        for one in self._quoted:
            if one not in self._met:
                self._search(one)

    def fault(self, passage: Any) -> str | None:
        """What is wrong with what a passage quotes, and the remedy."""
        if id(passage) in self._circular:
            return _CIRCLE
        first = 2 if isinstance(passage, Reference) else 1  # a cell prints what it quotes
        is_too_long = self._lengths.get(id(passage), 0) - first > LONGEST_CHAIN
        return _TOO_LONG if is_too_long else None

    def _search(self, start: int) -> None:
        """Follow everything that can be reached from a passage not met before."""
        way = [self._meet(start)]
        waiting = [start]
        while way:
            mark = way[-1]
            following = next(mark.ahead, None)
            if following is None:
                way.pop()
                self._leave(mark, waiting)
                if way:
                    way[-1].back = min(way[-1].back, mark.back)
            elif following not in self._met:
                way.append(self._meet(following))
                waiting.append(following)
            elif following not in self._lengths:  # still waiting: the way leads back to it
                mark.back = min(mark.back, self._met[following])

    def _meet(self, one: int) -> _Mark:
        self._met[one] = number = len(self._met)
        return _Mark(one, number, number, iter(self._quoted[one]))

    def _leave(self, mark: _Mark, waiting: list[int]) -> None:
        """Settle a passage and those that it forms circles with, all of whose quotations are."""
        if mark.back < mark.met:
            return
        one, group = mark.one, [waiting.pop()]
        while group[-1] != one:
            group.append(waiting.pop())
        if len(group) > 1 or one in self._quoted[one]:
            self._circular.update(group)
            self._lengths.update(dict.fromkeys(group, 1))
        else:
            below = (self._lengths[inner] for inner in self._quoted[one])
            self._lengths[one] = 1 + max(below, default=int(one in self._ends))


def _is_passage(value: Any) -> bool:
    return hasattr(value, "references")
