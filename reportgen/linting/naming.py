"""The names that templates may use (可用的名称), by class, and which formats use each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import attrs

from reportgen.binding import FORMAT, ISSUE, PROJECT, SCORES, names_of, settings_of
from reportgen.errors import PackError, TemplateError
from reportgen.measures import ScoreSheet, Shape, attribute, find_measure, members
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
from reportgen.word import compile_template

#: Names by the class they belong to and their key; passages by ``文字``.
Used = Mapping[tuple[Any, str], tuple[str, ...]]
_TEXTS = "文字"
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


def names_used(format: Format) -> frozenset[tuple[Any, str]]:
    """The names that a format's template uses, by class and key. Raises ``TemplateError``."""
    noted: set[tuple[Any, str]] = set()
    compile_template(
        format.template(), settings_of(format), _Noting(names_of(format), noted), attribute
    )
    return frozenset(noted)


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
        formats = used.get((_TEXTS, one.id), ())
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


class _Noting:
    """A name of the tree that notes which members are asked for (``word.Names``)."""

    def __init__(self, shape: Shape, noted: set[tuple[Any, str]]) -> None:
        self._shape, self._noted = shape, noted

    @property
    def kind(self) -> str:
        """What the shape says."""
        return self._shape.kind

    @property
    def printable(self) -> bool:
        """What the shape says."""
        return self._shape.printable

    def known(self) -> Iterable[str]:
        """What the shape says."""
        return self._shape.known()

    def used(self, how: str, arguments: Sequence[object]) -> None:
        """Nothing to note."""

    def item(self) -> _Noting | None:
        """An element of a list."""
        shape = self._shape.item()
        return None if shape is None else _Noting(shape, self._noted)

    def member(self, name: str) -> _Noting | None:
        """What follows, noted with the class it belongs to."""
        shape = self._shape.member(name)
        if shape is None:
            return None
        if self._shape.kind == Kind.TEXTS:
            self._noted.add((_TEXTS, name))
        for cls in self._classes():
            info = next((one for one in members(cls) if name in (one.key, one.name)), None)
            if info is not None:
                self._noted.add((cls, info.key))
                break
        return _Noting(shape, self._noted)

    def _classes(self) -> list[Any]:
        found = getattr(self._shape, "classes", ())
        if self._shape.kind == Kind.LIST and not found:
            view = self._shape.field.view if self._shape.field else None
            return [view] if is_record(view) else []
        return [cls for cls in (*found, self._shape.cls) if is_record(cls)]
