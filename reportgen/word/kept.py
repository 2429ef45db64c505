"""What was compiled, as bytes to be kept: texts and numbers in JSON, never code."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from reportgen.amounts import Scheme
from reportgen.amounts.numbering import Level as Numeral
from reportgen.word.archive import Entry
from reportgen.word.index import Index, Relation
from reportgen.word.levels import Level
from reportgen.word.plan import Compiled, Contents, NarrativeStyles, Plan
from reportgen.word.settings import Settings
from reportgen.word.sites import Site

_CLASSES: Mapping[str, type[Any]] = {
    one.__module__ + "." + one.__name__: one
    for one in (Contents, Index, Level, NarrativeStyles, Numeral, Plan, Relation, Scheme, Site)
}
_NAMES = {one: name for name, one in _CLASSES.items()}
_SCALARS = (str, int, bool, type(None))


def packed(compiled: Compiled) -> bytes:
    """The bytes of what was compiled; its settings are the caller's."""
    told = {
        "names": sorted(compiled.names),
        "plan": _plain(attrs.evolve(compiled.plan, settings=Settings())),
        "static": [_plain(one) for one in compiled.static],
        "programs": compiled.programs,
        "shows_pages": compiled.shows_pages,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(data: bytes, settings: Settings) -> Compiled:
    """What was compiled with these settings. Raises ``ValueError`` for anything else."""
    try:
        told = json.loads(data)
        return Compiled(
            names=frozenset(told["names"]),
            plan=attrs.evolve(_object(told["plan"]), settings=settings),
            static=tuple(map(_object, told["static"])),
            programs=tuple((name, body) for name, body in told["programs"]),
            shows_pages=told["shows_pages"],
        )
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from None


def _plain(value: Any) -> Any:
    """A value as JSON: what JSON has none of is a list of its kind and what it consists of."""
    kind = type(value)
    if kind in _SCALARS:
        return value
    if kind is bytes:
        return ["bytes", b64encode(value).decode()]
    if kind is tuple:
        return ["tuple", *map(_plain, value)]
    if kind is frozenset:  # in an order, so that the same is kept as the same
        return ["frozenset", *sorted(value)]
    if kind is Entry:
        return ["entry", *map(_plain, (value.name, value.fields, value.packed, value.print))]
    if isinstance(value, Mapping):
        return ["map", *(_plain(one) for pair in value.items() for one in pair)]
    if kind is Settings:
        return None
    fields = (getattr(value, one.name) for one in attrs.fields(kind) if one.init)
    return [_NAMES[kind], *map(_plain, fields)]


def _object(told: Any) -> Any:
    if type(told) is not list:
        return told
    name, *given = told
    return _MAKERS[name](*map(_object, given))


_MAKERS: Mapping[str, Callable[..., Any]] = {
    **_CLASSES,
    "bytes": b64decode,
    "entry": Entry.ready,
    "frozenset": lambda *given: frozenset(given),
    "map": lambda *given: dict(zip(given[::2], given[1::2], strict=True)),
    "tuple": lambda *given: given,
}
