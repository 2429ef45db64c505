"""What a template asked for and the data do not have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from typing import Any

from reportgen.prose import Phrase, Reference

#: Where the fill that is under way in this thread notes what is missing.
RECORD: ContextVar[list[Missing]] = ContextVar("missing")


#: What a cell that quotes another (a reference) leads to, in that fill.
QUOTED: ContextVar[Callable[[Reference], Any]] = ContextVar("quoted")
#: Types of values that do not stand for themselves.
LOOKED_UP = frozenset({type(None), Reference, Phrase})
#: What a list's row is called that is none.
_ROW = "列表中的一项"


class Missing:
    """An absent value that knows whose it is; never None, so that it cannot print as nothing.

    Printing it, looping over it or comparing it is noted in the fill's record. Comparisons come out
    so that a draft takes no branch that states absence: a blank cell must not print as “无……”.
    """

    __slots__ = ("name", "owner", "reason")

    def __init__(self, owner: Any, name: str, reason: str = "") -> None:
        """``owner`` is the object that was asked; another ``Missing`` for what lies behind one.

        ``reason`` says why it cannot be printed, where it is not simply absent.
        """
        self.owner, self.name, self.reason = owner, name, reason

    def note(self) -> None:
        """Enter this value in the record of the fill."""
        RECORD.get().append(self)

    def _noted(self) -> bool:
        self.note()
        return True

    def __iter__(self) -> Iterator[Missing]:
        """One element, so that a draft shows the loop's pattern once."""
        self.note()
        yield self

    def __bool__(self) -> bool:
        return self._noted()

    def __eq__(self, other: object) -> bool:
        return not self._noted()

    def __ne__(self, other: object) -> bool:
        return self._noted()

    def __lt__(self, other: object) -> bool:
        return not self._noted()

    def __le__(self, other: object) -> bool:
        return not self._noted()

    def __gt__(self, other: object) -> bool:
        return self._noted()

    def __ge__(self, other: object) -> bool:
        return self._noted()

    __hash__ = object.__hash__


def present(value: Any, owner: Any, name: str) -> Any:
    """A value of the data: what it quotes if it is a reference, ``Missing`` if there is none."""
    if type(value) is Reference:
        value = QUOTED.get()(value)
    elif type(value) is Phrase:
        quoted = main_value(present(value.value, owner, name))
        return quoted if isinstance(quoted, Missing) else Phrase(value.before, quoted)
    return Missing(owner, name) if value is None else value


def rows_of(values: Iterable[Any]) -> Iterable[Any]:
    """The rows of a list, each present or missing; one row where a name leads to a single one."""
    if isinstance(values, Missing):
        return values
    if isinstance(values, tuple | list):
        if LOOKED_UP.isdisjoint(map(type, values)):  # as of nearly all
            return values
    elif not isinstance(values, Iterable):
        values = (values,)
    return (present(value, None, _ROW) for value in values)


def main_value(value: Any) -> Any:
    """What prints for a whole record: its main value, ``Missing`` where that is unknown."""
    while (record := getattr(type(value), "__record__", None)) is not None and record.main:
        value = present(getattr(value, record.main), value, record.main)
    return value
