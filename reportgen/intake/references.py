"""References (【=路径】) judged at intake: each must lead to something that can be printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.errors import Problem
from reportgen.intake.chains import Chains
from reportgen.intake.places import Places
from reportgen.measures import Resolver, UnknownName, members
from reportgen.model import EvaluationYear, Kind, Texts, Visit, is_record, passages, record_of
from reportgen.model import show_path as show
from reportgen.prose import Reference

#: After so many that lead nowhere, no more are looked for: to name what was meant takes long.
MOST_UNKNOWN = 500

_EXAMPLES = 4


def reference_problems(year: EvaluationYear, places: Places) -> Iterator[Problem]:
    """Every reference that leads nowhere, to nothing printable, round in a circle, or too far."""
    resolve = Resolver.kept(year)
    quoted: dict[int, list[Any]] = {}
    unknown = 0
    visits = [visit for visit in passages(year) if visit.value.quotes]
    for visit in visits:
        for reference in visit.value.references():
            if unknown == MOST_UNKNOWN:
                message = f"找不到的引用已有{MOST_UNKNOWN}处，从这里起没有再查，请改正后重新读取"
                yield _problem(visit, year, places, message, reference)
                return
            try:
                value = resolve(visit.value, reference.path)
            except UnknownName as error:
                unknown += 1
                message = f"引用“【={reference.path}】”找不到：{error}"
                yield _problem(visit, year, places, message, reference, error.nearest)
                continue
            quoted.setdefault(id(visit.value), []).append(_printed(value))
            if (reason := _unprintable(value, reference.path)) is not None:
                message = f"引用“【={reference.path}】”印不出来：{reason}"
                yield _problem(visit, year, places, message, reference)
    chains = Chains(quoted)
    for visit in visits:
        if (fault := chains.fault(visit.value)) is not None:
            yield _problem(visit, year, places, fault)


def _problem(
    visit: Visit,
    year: EvaluationYear,
    places: Places,
    message: str,
    reference: Reference | None = None,
    nearest: str = "",
) -> Problem:
    found = reference.path if reference else ""
    path, place = show(visit.path, year), places.of(visit.path)
    return Problem("reference", path, message, place, found=found, nearest=nearest)


def _printed(value: Any) -> Any:
    """What is printed where an object is quoted: its main value."""
    main = record_of(type(value)).main if is_record(type(value)) else ""
    return getattr(value, main) if main else value


def _unprintable(value: Any, path: str) -> str | None:
    """Why a value cannot stand in a sentence, and what to write; None where it can."""
    if isinstance(value, Texts):
        names = [f"{path}.{name}" for name in value]
    elif value == ():
        return "没有这一类的内容"
    elif is_record(type(value)) and not record_of(type(value)).main:
        kinds = (Kind.PART, Kind.LIST, Kind.TEXTS)
        names = [f"{path}.{one.key}" for one in members(type(value)) if one.kind not in kinds]
        if not names and isinstance(value, tuple):
            return "这是列表，请写出其中的一项"
    elif isinstance(value, tuple):
        return "这是列表，请写出其中的一项"
    else:
        return None
    examples = "、".join(f"【={name}】" for name in names[:_EXAMPLES])
    return "这是一组内容，请写出其中的一项" + (f"，如{examples}" if examples else "")
