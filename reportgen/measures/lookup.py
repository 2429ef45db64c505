"""Reading data by name: fields, computed properties, nodes, rows and measures alike.

Templates and references (【=路径】) both come through here, so that a name means the same in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Any

import attrs

from reportgen.amounts import Change, Ratio
from reportgen.measures.registry import BY_CLASS, find_measure, measures_of
from reportgen.measures.scopes import Scopes, scopes_in
from reportgen.model import (
    EvaluationYear,
    FieldInfo,
    Funds,
    FundsNode,
    Listing,
    Texts,
    is_record,
    record_of,
)
from reportgen.nearness import near
from reportgen.prose import Prose, Reference

#: References that lead to references are followed this far.
DEEPEST = 8


class UnknownName(LookupError):
    """A path with a name that its object does not have."""

    def __init__(self, name: str, after: str, nearest: str) -> None:
        super().__init__(name, after, nearest)
        self.name, self.after, self.nearest = name, after, nearest

    def __str__(self) -> str:
        where = f"“{self.after}”中没有" if self.after else "没有"
        return f"{where}“{self.name}”" + (f"，是否为“{self.nearest}”" if self.nearest else "")


def attribute(owner: Any, name: str) -> Any:
    """The value called ``name``; None where it is unknown. Raises ``AttributeError``."""
    measure = find_measure(type(owner), name)
    return getattr(owner, name) if measure is None else _known(measure.compute(owner))


def reader(name: str) -> Callable[[Any], Any]:
    """What gives ``attribute`` of any owner, for a name that is asked for over and over."""
    plain = attrgetter(name)
    measures = {cls: own[name].compute for cls, own in BY_CLASS.items() if name in own}

    def read(owner: Any) -> Any:
        compute = measures.get(type(owner))
        return plain(owner) if compute is None else _known(compute(owner))

    return read if measures else plain


def _known(value: Any) -> Any:
    """A measure's value; None where it is not known."""
    if isinstance(value, Ratio) and (value.part is None or value.whole is None):
        return None
    return None if isinstance(value, Change) and not value.is_known else value


def members(cls: type) -> tuple[FieldInfo, ...]:
    """Everything a template may ask an object of this class for."""
    if cls not in _MEMBERS:
        info = record_of(cls) if is_record(cls) else None
        named = (*info.fields, *info.open_to) if info else ()
        _MEMBERS[cls] = (*named, *(made.info for made in measures_of(cls)))
    return _MEMBERS[cls]


#: Found once for each class: the model and the measures do not change while the program runs.
_MEMBERS: dict[type, tuple[FieldInfo, ...]] = {}


@attrs.frozen
class Resolver:
    """Looks up references of one year; knows in which project or evaluation each passage stands."""

    year: EvaluationYear
    #: What paths lead to from an object, by its id: once its scores are there a year never changes.
    _found: dict[tuple[int, str], Any] = attrs.field(factory=dict, repr=False)
    _scopes: Scopes = attrs.field(init=False, repr=False)

    @_scopes.default
    def _around(self) -> Scopes:
        return scopes_in(self.year)

    @classmethod
    def kept(cls, year: EvaluationYear) -> Resolver:
        """A resolver that remembers, with a year whose scores are there, what was looked up."""
        return cls(year, year.memory.setdefault(cls, {}))

    def __call__(self, passage: Prose | Reference, path: str) -> Any:
        """The value a reference in ``passage`` means; None where it is unknown.

        Raises ``UnknownName``.
        """
        found = self._follow(passage, path)
        for _ in range(DEEPEST):
            if type(found) is not Reference:
                return found
            found = self._follow(found, found.path)  # a cell that is a reference itself
        return None

    def place(self, passage: Prose | Reference, path: str) -> tuple[Any, str]:
        """Whose value a reference in ``passage`` means, None where that is unknown, and its name.

        Raises ``UnknownName``.
        """
        *before, last = path.split(".")
        start = self._start(self._scopes.get(id(passage), ()), path.split(".")[0])
        return follow(start, before), last

    def _follow(self, passage: Prose | Reference, path: str) -> Any:
        scopes = self._scopes.get(id(passage), ())
        key = (id(scopes[0]) if scopes else 0, path)
        if key not in self._found:
            names = path.split(".")
            self._found[key] = follow(self._start(scopes, names[0]), names)
        return self._found[key]

    def _start(self, scopes: tuple[Any, ...], name: str) -> Any:
        """Where a path begins: at the nearest object around that has its first name."""
        return next((scope for scope in scopes if _has(scope, name)), self.year)


def follow(start: Any, names: Iterable[str]) -> Any:
    """The value at the end of a path; None as soon as something on the way is unknown.

    Raises ``UnknownName``.
    """
    here, after = start, ""
    for name in names:
        if name in _names_of(type(here)):  # type: ignore[arg-type]
            here = attribute(here, name)
        else:
            found = _within(here, name)
            if found is None:
                raise UnknownName(name, after, _nearest(here, name))
            here = found
        after = f"{after}.{name}" if after else name
        if here is None:
            return None
    return here


def _has(owner: Any, name: str) -> bool:
    return name in _names_of(type(owner)) or _within(owner, name) is not None  # type: ignore[arg-type]


def _within(owner: Any, name: str) -> Any:
    """What an object holds under a name that the data give: a row, a node, a passage; else None."""
    if isinstance(owner, Listing | Funds | FundsNode):
        return owner.find(name)
    return owner.get(name) if isinstance(owner, Texts) else None


@lru_cache(maxsize=256)
def _names_of(cls: Any) -> frozenset[str]:
    return frozenset(name for info in members(cls) for name in (info.key, info.name))


def _nearest(owner: Any, name: str) -> str:
    return "".join(near(name, _names(owner), cutoff=0.5))


def _names(owner: Any) -> Iterable[str]:
    if isinstance(owner, Texts):
        return owner
    if isinstance(owner, Listing):
        fields = (*owner.keys, owner.group)
        named = (getattr(row, field) for row in owner for field in fields if field)
        return (name for name in named if name)
    return (info.key for info in members(type(owner)))
