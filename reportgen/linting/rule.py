"""Rules for packs, one function each, registered with code, title and severity; codes are for ever.

A rule looks at one format (``Sheet``) or at the whole folder (``Pack``) and yields what it finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from reportgen.errors import Severity
from reportgen.linting.flaw import Raised
from reportgen.linting.pack import Pack, Sheet
from reportgen.word.faults import CODES as FAULTS

ERROR, WARNING, INFO = Severity


@attrs.frozen
class Rule:
    """A registered rule: what it finds, as one sentence, and how grave that is."""

    code: str
    title: str
    severity: Severity
    find: Callable[[Any], Iterator[Raised]]
    of_pack: bool


#: Every rule by its code.
RULES: dict[str, Rule] = {}

PackFinder = Callable[[Pack], Iterator[Raised]]
SheetFinder = Callable[[Sheet], Iterator[Raised]]


def of_pack(code: str, title: str, severity: Severity) -> Callable[[PackFinder], PackFinder]:
    """Register a function that looks at a whole folder."""

    def decorate(find: PackFinder) -> PackFinder:
        _register(Rule(code, title, severity, find, of_pack=True))
        return find

    return decorate


def of_format(code: str, title: str, severity: Severity) -> Callable[[SheetFinder], SheetFinder]:
    """Register a function that looks at one format."""

    def decorate(find: SheetFinder) -> SheetFinder:
        _register(Rule(code, title, severity, find, of_pack=False))
        return find

    return decorate


def titles() -> Mapping[str, str]:
    """What each code means: the faults of templates, and the flaws of packs."""
    return {**FAULTS, **{code: RULES[code].title for code in sorted(RULES)}}


def _register(made: Rule) -> None:
    if made.code in RULES or made.code in FAULTS:
        raise ValueError(f"{made.code} is taken")
    RULES[made.code] = made
