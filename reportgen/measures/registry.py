"""Measures (指标口径): computed figures with a name, a rule and a source.

A measure belongs to a subject class and is read as an attribute of its objects. Two legal
definitions of one word are two names; nothing is divided by a silent substitute.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import attrs

from reportgen.model import FieldInfo, Kind

F = TypeVar("F", bound=Callable[[Any], Any])


@attrs.frozen
class Measure:
    """A named rule: its formula in words, its inputs (keys of the subject), and where it is from.

    ``certain`` is False where the source could not be read and the rule rests on practice.
    """

    subject: type
    info: FieldInfo
    formula: str
    inputs: tuple[str, ...]
    source: str
    certain: bool
    compute: Callable[[Any], Any]


#: Every measure by both its names, class by class.
BY_CLASS: dict[type, dict[str, Measure]] = {}


def measure(
    subject: type,
    key: str,
    kind: Kind,
    formula: str,
    *inputs: str,
    source: str,
    certain: bool = True,
) -> Callable[[F], F]:
    """Register a function as the measure ``key`` of ``subject``, its name the English one."""

    def decorate(compute: F) -> F:
        info = FieldInfo(key, kind, formula, name=compute.__name__, computed=True, source=source)
        made = Measure(subject, info, formula, inputs, source, certain, compute)
        for name in (key, compute.__name__):
            own = BY_CLASS.setdefault(subject, {})
            if name in own:
                raise ValueError(f"{subject.__name__} has two measures {name}")
            own[name] = made
        return compute

    return decorate


def find_measure(subject: type, name: str) -> Measure | None:
    """The measure of a class by either name."""
    return BY_CLASS.get(subject, {}).get(name)


def measures_of(subject: type) -> tuple[Measure, ...]:
    """Every measure of a class, once each."""
    return tuple(dict.fromkeys(BY_CLASS.get(subject, {}).values()))
