"""What a template may ask for: the tree of names that a compilation is checked against.

``word`` knows names and values, no model; whoever compiles a template passes an object of this
shape (``reportgen.measures.Shape`` describes the evaluation year).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import attrs

#: Kinds of value, in the words of the messages. Filters say which of them they take.
TEXT, PROSE, MONEY, COUNT = "文本", "段落", "金额", "整数"
POINTS, QUANTITY, VALUE = "分数", "数量", "数或文字"
DATE, YEAR, YES_NO = "日期", "年份", "是或否"
RATE, CHANGE, RECORD, LIST = "百分率", "增减", "分组", "列表"
CHOICE, OPEN = "选项", "选项（可另填）"
PICTURE = "图片"
#: A text that must not be longer, and a value that may stay blank: nothing more is done to them.
LIMITED, BLANKABLE = "限字的文字", "可空的值"
#: The result of a comparison or test.
TRUTH = "条件"
#: What a faulty expression may have meant: anything, so that one fault is not reported twice.
ANY = "未知"

TEXTS = (TEXT, CHOICE, OPEN)
FIGURES = (MONEY, RATE, POINTS, COUNT, QUANTITY, VALUE)
#: Everything that prints by itself.
PLAIN = (*TEXTS, *FIGURES, PROSE, DATE, YEAR, YES_NO, CHANGE, LIMITED)


class Names(Protocol):
    """One name's meaning: its kind, and the names that may follow it."""

    @property
    def kind(self) -> str:
        """One of the kinds above."""

    @property
    def printable(self) -> bool:
        """Whether the value itself can be printed."""

    def member(self, name: str) -> Names | None:
        """What ``.name`` means after this, or None."""

    def item(self) -> Names | None:
        """What one element of a list is; None for what is no list."""

    def known(self) -> Iterable[str]:
        """The names that may follow, for suggestions."""

    def used(self, how: str, arguments: Sequence[object]) -> None:
        """Take note of a filter or test that the template puts on it; most do not care."""


@attrs.frozen
class Plain:
    """A value without members: a constant, a filter's result, a loop's position.

    ``of`` is what a filter made it from.
    """

    kind: str
    members: tuple[str, ...] = ()
    of: Names | None = None

    @property
    def printable(self) -> bool:
        """A plain value prints; a condition does not."""
        return self.kind not in (TRUTH, RECORD)

    def member(self, name: str) -> Names | None:
        """A loop's members, else nothing."""
        return (
            Plain(COUNT if name in ("index", "序号") else TRUTH) if name in self.members else None
        )

    def item(self) -> Names | None:
        """Not a list."""
        return None

    def known(self) -> Iterable[str]:
        """The loop's members."""
        return self.members

    def used(self, how: str, arguments: Sequence[object]) -> None:
        """It is what it was made from that is used."""
        if self.of is not None:
            self.of.used(how, arguments)


@attrs.frozen
class Unsure:
    """What a loop variable is where its list could not be read."""

    kind: str = ANY
    printable: bool = True

    def member(self, name: str) -> Names:
        """Anything."""
        return self

    def item(self) -> Names:
        """Anything."""
        return self

    def known(self) -> Iterable[str]:
        """Nothing in particular."""
        return ()

    def used(self, how: str, arguments: Sequence[object]) -> None:
        """Nothing to note."""
