"""The names that templates may use (可用的名称), by class, and which formats use each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import attrs

from reportgen.binding import FORMAT, ISSUE, PROJECT, SCORES
from reportgen.errors import PackError, TemplateError
from reportgen.linting.noting import TEXTS, names_used
from reportgen.measures import ScoreSheet, find_measure, members
from reportgen.model import (
    EvaluationYear,
    FieldInfo,
    FundsNode,
    IndicatorGroup,
    Issue,
    Kind,
    Project,
    is_record,
    record_of,
)
from reportgen.packs import Format, FormatSpec, catalogue

#: Names by the class they belong to and their key; passages by ``文字``.
Used = Mapping[tuple[Any, str], tuple[str, ...]]
#: So many ways to a class are told.
_WAYS = 2
#: What a template has beside the year.
_OF_DOCUMENT = [(Issue, ISSUE), (FormatSpec, FORMAT), (ScoreSheet, SCORES), (Project, PROJECT)]


@attrs.frozen
class Name:
    """A name: Chinese and English, kind and unit, what it means, the formats that use it."""

    key: str
    english: str
    kind: str
    unit: str
    help: str
    formats: tuple[str, ...]

    def matches(self, word: str) -> bool:
        """Whether a word occurs in it."""
        return any(word.lower() in text.lower() for text in (self.key, self.english, self.help))


@attrs.frozen
class Group:
    """The names of one class, and how a template comes to an object of it."""

    title: str
    path: str
    names: tuple[Name, ...]


def names_known(formats: Iterable[Format], word: str = "") -> list[Group]:
    """Every name, in the order in which a template comes to them; those with ``word`` in them.

    ``word`` may be the last part of a path: ``收支.合计.支出决算``.
    """
    used = _used(tuple(formats))
    groups = [Group(*_headed(cls, path), tuple(_names(cls, used))) for cls, path in _classes()]
    groups.append(Group("文字段落", "文字.…、项目.文字.…、自评.文字.…", tuple(_passages(used))))
    sought = word.strip().rpartition(".")[2]
    found = (attrs.evolve(one, names=_matching(one.names, sought)) for one in groups)
    return [one for one in found if one.names]


def _matching(names: Sequence[Name], word: str) -> tuple[Name, ...]:
    return tuple(one for one in names if one.matches(word))


@lru_cache(maxsize=4)
def _used(formats: tuple[Format, ...]) -> Used:
    found: dict[tuple[Any, str], list[str]] = {}
    for format in formats:
        try:
            noted = names_used(format)
        except (PackError, TemplateError):
            continue
        for one in noted:
            found.setdefault(one, []).append(format.id)
    return {one: tuple(sorted(ids)) for one, ids in found.items()}


def _headed(cls: Any, path: str) -> tuple[str, str]:
    return f"{record_of(cls).key}（{cls.__name__}）", path


def _names(cls: Any, used: Used) -> Iterator[Name]:
    for info in members(cls):
        measure = find_measure(cls, info.key)
        help = info.help if measure is None else f"{measure.formula}"
        kind = _kind(info)
        yield Name(info.key, info.name, kind, info.unit, help, used.get((cls, info.key), ()))


def _kind(info: FieldInfo) -> str:
    if info.kind is Kind.LIST:
        return f"列表：{record_of(info.item).key if is_record(info.item) else info.item}"
    if info.kind is Kind.PART:
        return record_of(info.item).key if is_record(info.item) else record_of(FundsNode).key
    return str(info.kind)


def _passages(used: Used) -> Iterator[Name]:
    for one in catalogue().passages:
        formats = used.get((TEXTS, one.id), ())
        yield Name(one.id, "", str(Kind.PROSE), "", f"{one.help}（写在{one.on}）", formats)


def _classes() -> Iterator[tuple[Any, str]]:
    """Every class that a template comes to, with the shortest ways to it."""
    found: dict[Any, list[str]] = {}
    waiting: list[tuple[Any, str]] = [(EvaluationYear, "")]
    while waiting:
        cls, path = waiting.pop(0)
        ways = found.setdefault(cls, []) if is_record(cls) else None
        if ways is None or len(ways) == _WAYS:
            continue
        ways.append(path)
        if len(ways) == 1:
            waiting += _behind(cls, path)
        if cls is EvaluationYear:
            waiting += _OF_DOCUMENT
    found[FundsNode] = ["收支.合计", f"{PROJECT}.资金合计"]  # known best
    found.setdefault(IndicatorGroup, ["绩效指标列表.产出"])
    yield from ((cls, "、".join(ways)) for cls, ways in found.items() if members(cls))


def _behind(cls: Any, path: str) -> Iterator[tuple[Any, str]]:
    """The classes of the members of a class, each with its way."""
    for info in members(cls):
        at = f"{path}.{info.key}" if path else info.key
        if info.kind is Kind.LIST:
            yield info.view, at
            yield info.item, f"{at} 的一项"
        elif info.kind is Kind.PART:
            yield info.item or FundsNode, at
