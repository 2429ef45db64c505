"""Looking at a whole pack: every fault and flaw, file by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources.abc import Traversable
from typing import Any

import attrs

from reportgen.binding import names_of, settings_of
from reportgen.errors import PackError, Place, Problem, Severity, TemplateError
from reportgen.linting import (  # noqa: F401 (they register their rules)
    listed,
    manifest,
    meaning,
    outline,
    page,
    printed,
    repeated,
    samples,
    tables,
    typed,
    unfinished,
)
from reportgen.linting.flaw import Flaw, Raised, of_fault, of_rewording
from reportgen.linting.pack import Pack, Sheet, open_pack
from reportgen.linting.rule import INFO, RULES, Rule
from reportgen.measures import reader
from reportgen.word import Fault, compile_template
from reportgen.word.faults import Location

#: What is said of samples even where only one of their formats is looked at.
_OF_SAMPLES = ("P16", "P17")


def lint(folder: Traversable, only: str | None = None) -> tuple[Flaw, ...]:
    """Everything that is wrong with a pack, by file and as it stands there.

    ``only`` is the name of the one format to look at. Raises ``PackError`` where there is no such
    folder or format.
    """
    pack = open_pack(folder)
    pack = _reduced(pack, only) if only else pack
    found = [*_of_sheets(pack), *_of_pack(pack, only)]
    # Versions of a format may have one template.
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.order))


def graver(flaws: Iterable[Flaw], least: Severity) -> list[Flaw]:
    """The flaws at least as grave as this."""
    return [one for one in flaws if one.severity.rank <= least.rank]


def _reduced(pack: Pack, only: str) -> Pack:
    sheets = tuple(one for one in pack.sheets if one.name == only)
    if not sheets:
        known = "、".join(one.name for one in pack.sheets) or "无"
        message = f"模板包“{pack.name}”里没有格式“{only}”，有的是：{known}"
        raise PackError([Problem("format", "", message, Place(pack.name), only)])
    return attrs.evolve(pack, sheets=sheets)


def _of_sheets(pack: Pack) -> Iterator[Flaw]:
    for sheet in pack.sheets:
        faults = list(_faults(sheet))
        yield from faults
        wrong = {_spot(one.location, one.tag) for one in faults}
        for rule in RULES.values():
            for one in rule.find(sheet) if not rule.of_pack else ():
                # A tag that cannot be used has no need of hints how else it may be written.
                is_idle = rule.severity is INFO and _spot(one.location, one.tag) in wrong
                if not (one.tag and is_idle):
                    yield _flaw(pack, rule, _at_home(sheet, one))


def _spot(location: Location | None, tag: str) -> tuple[str, tuple[int, int], str]:
    at = location or Location()
    return at.part, at.order, tag


def _of_pack(pack: Pack, only: str | None) -> Iterator[Flaw]:
    for rule in RULES.values():
        for one in rule.find(pack) if rule.of_pack else ():
            if only is None or rule.code in _OF_SAMPLES or _concerns(one, only):
                yield _flaw(pack, rule, one)


def _concerns(raised: Raised, only: str) -> bool:
    return raised.file.rpartition(".")[0] == only


def _at_home(sheet: Sheet, raised: Raised) -> Raised:
    """What is said of a template that belongs to another pack is said of that one's file."""
    return attrs.evolve(raised, pack=sheet.home) if raised.file == sheet.docx else raised


def _faults(sheet: Sheet) -> Iterator[Flaw]:
    """What the compilation of a template finds: in itself, and in the words put into it."""
    if sheet.template is None or sheet.raw is None:
        return
    faults = _compiled(sheet, sheet.template)
    own = {_mark(one) for one in (_compiled(sheet, sheet.raw) if sheet.is_reworded else faults)}
    for fault in faults:
        place = None if _mark(fault) in own else sheet.rewording_with(fault)
        yield of_rewording(fault, place) if place else of_fault(fault, sheet.file)


def _compiled(sheet: Sheet, template: bytes) -> Sequence[Fault]:
    try:
        compile_template(template, settings_of(sheet.format), names_of(sheet.format), reader)
    except TemplateError as error:
        return error.faults
    return ()


def _mark(fault: Fault) -> tuple[Any, ...]:
    """What a fault is known by; where in its paragraph it stands depends on the words before."""
    return fault.code, fault.message, fault.tag, fault.location.part, fault.location.order[0]


def _flaw(pack: Pack, rule: Rule, one: Raised) -> Flaw:
    return Flaw(
        rule.code,
        rule.severity,
        f"{one.pack or pack.name}/{one.file}",
        one.message,
        one.remedy,
        one.where,
        one.line,
        one.location,
        one.tag,
    )
