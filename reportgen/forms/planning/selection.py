"""What a workbook for a format has of the plan: what the format asks for, and what is there.

Nothing of the data that a workbook is made from is left out, whether the format asks for it or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from reportgen.forms.planning.needs import Needs, Place
from reportgen.forms.planning.plan import Column, Line, Role, Sheet, everything, field_at, is_single
from reportgen.forms.planning.presets import Presets, dimensions_of
from reportgen.forms.planning.rows import Data, Row
from reportgen.model import (
    Document,
    EvaluationYear,
    FundsLine,
    Indicator,
    Issue,
    Kind,
    Option,
    Picture,
    Project,
    Question,
    Statistic,
    Waiver,
    is_record,
    record_of,
)
from reportgen.model.surveys import Survey

#: Records that are always asked for in full: narratives quote any of it.
_WHOLE = (Document, Statistic, Picture, Issue, Waiver)
#: Fields beside those that a template prints, without which the record is hard to fill in.
_BESIDE: Mapping[Any, tuple[str, ...]] = {
    Indicator: ("一级指标", "二级指标"),
    Question: ("简称", "满意度题"),
    Option: ("计为满意",),
    Survey: ("发放份数", "收回份数"),
    Project: ("简称", "项目代码"),
}
#: What every year has, whatever it is printed as.
_ALWAYS = (
    "版本", "年度", "金额单位", "小数位", "空白按零", "格式", "部门.名称", "部门.简称", "部门.地区",
)  # fmt: skip
_ALWAYS_LISTS = (("成效",), ("文件",), ("豁免",))
#: The dimension by which the rows of a table of money are told apart, where a format names none.
_DIMENSIONS: Mapping[str, tuple[str, ...]] = {
    "明细": ("资金来源", "支出性质"),
    "经济分类": ("科目编码", "名目", "支出性质"),
    "分级次": ("资金级次",),
    "资金": ("资金级次",),
}


@attrs.frozen
class Chosen:
    """A sheet as a workbook has it, with what the format needs of its columns and lines.

    ``needed`` are columns and lines without which the format is not printed, ``limits`` how many
    characters a cell may have, ``presets`` rows that are there to be filled in.
    """

    sheet: Sheet
    needed: frozenset[Any] = frozenset()
    limits: Mapping[Any, int] = attrs.Factory(dict)
    presets: tuple[Row, ...] = ()


def chosen(needs: Needs, presets: Presets, *, full: bool = False) -> list[Chosen]:
    """The sheets of a workbook for some formats, with what the data need beside.

    A ``full`` one has every sheet and column there is.
    """
    wanted = _with_data(needs, presets.data)
    if full:
        wanted.fields.update(_every_place())
    found = (_Choice(sheet, wanted, needs, presets).made() for sheet in everything())
    return [one for one in found if one is not None]


@attrs.frozen
class _Choice:
    """The choice of one sheet's parts; ``needs`` are the format's, ``wanted`` the data's too."""

    sheet: Sheet
    wanted: Needs
    needs: Needs
    presets: Presets

    def made(self) -> Chosen | None:
        """The sheet, or None where nothing of it is asked for."""
        return self._page() if self.sheet.lines else self._table()

    def _page(self) -> Chosen | None:
        lines = tuple(line for line in self.sheet.lines if self._is_asked(line))
        needed = {line for line in lines if self._is_needed(Place("", line.path))}
        needed |= {line for line in lines if line.info.required}
        limits = {line: self.needs.limits.get(Place("", line.path), 0) for line in lines}
        if not lines:
            return None
        return Chosen(attrs.evolve(self.sheet, lines=lines), frozenset(needed), limits)

    def _is_asked(self, line: Line) -> bool:
        if line.path == ("收支", "没有的资金来源"):
            return Place("", ("收支", "明细")) in self.wanted.fields
        asked = Place("", line.path) in self.wanted.fields
        return asked or ".".join(line.path) in _ALWAYS

    def _table(self) -> Chosen | None:
        of = self.sheet.entry.of
        lists = {
            label: path
            for label, path in self.sheet.lists.items()
            if Place(of, path) in self.wanted.fields or path in _ALWAYS_LISTS or self._is_due(path)
        }
        if not lists:
            return None
        columns = tuple(column for column in self.sheet.columns if self._has(column, lists))
        columns = tuple(self._choosing(column, lists) for column in columns)
        sheet = attrs.evolve(self.sheet, lists=lists, columns=columns)
        needed = frozenset(one for one in columns if self._must(one, lists))
        return Chosen(sheet, needed, self._limits(sheet), tuple(self.presets.rows(sheet)))

    def _is_due(self, path: tuple[str, ...]) -> bool:
        """Whether a list must be there because what it lies in is."""
        above = Place(self.sheet.entry.of, path[:-1])
        there = above.keys == ("部门",) or (above.keys and above in self.wanted.fields)
        return bool(there) and field_at(self._owner(), path).required

    def _has(self, column: Column, lists: Mapping[str, tuple[str, ...]]) -> bool:
        if column.role is Role.LIST:
            return len(lists) > 1 or not self.sheet.levels
        if column.role is not Role.FIELD:
            return True
        if column.cls is FundsLine:
            return any(self._money(column, path) for path in lists.values())
        if len(column.keys) > 1:
            return self._place(column) in self.wanted.fields
        asked = bool(self._cells(column, lists) & self.wanted.fields)
        if column.level > 0 and not self._reaches(column, lists):
            return False
        usual = column.info.required or column.keys[0] in _BESIDE.get(column.cls, ())
        return asked or usual or column.cls in _WHOLE or self._is_key(column)

    def _cells(self, column: Column, lists: Mapping[str, tuple[str, ...]]) -> set[Place]:
        """The places of a column in each of the lists."""
        if column.cls is Project:
            return {self._place(column)}
        inner = tuple(level.key for level in self.sheet.levels[1 : column.level + 1])
        return {Place(self._of, (*path, *inner, column.keys[0])) for path in lists.values()}

    @property
    def _of(self) -> str:
        return self.sheet.entry.of

    def _reaches(self, column: Column, lists: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether anything is asked for of the records at a column's level, or below it."""
        others = (one for one in self.sheet.columns if one.level >= column.level)
        return any(self._cells(one, lists) & self.wanted.fields for one in others)

    def _is_key(self, column: Column) -> bool:
        """Whether rows are quoted or selected by a column."""
        path = next(iter(self.sheet.lists.values()))
        field = field_at(self._owner(), path)
        return column.level == 0 and column.info.name in (*field.keys, field.group)

    def _owner(self) -> Any:
        return Project if self.sheet.entry.of else EvaluationYear

    def _place(self, column: Column) -> Place:
        return Place("项目" if column.cls is Project else self.sheet.entry.of, column.keys)

    def _money(self, column: Column, path: tuple[str, ...]) -> bool:
        """Whether a table of money has a column: amounts asked for, what tells rows apart."""
        place = Place(self.sheet.entry.of, path)
        if place.below(column.info.key) in self.wanted.fields:
            return True
        if column.info.kind is Kind.MONEY:
            return column.info.key == "支出决算" and not self._has_amounts(place)
        own = _DIMENSIONS.get(path[-1], ("名目",))
        return column.info.key in (*own, *self._dimensions(place))

    def _has_amounts(self, place: Place) -> bool:
        money = (one for one in record_of(FundsLine).entered if one.kind is Kind.MONEY)
        return any(place.below(one.key) in self.wanted.fields for one in money)

    def _dimensions(self, place: Place) -> Iterator[str]:
        for names in self.needs.nodes.get(place, ()):
            yield from dimensions_of(names)

    def _choosing(self, column: Column, lists: Mapping[str, Any]) -> Column:
        if column.role is not Role.LIST:
            return column
        return attrs.evolve(column, info=attrs.evolve(column.info, choices=tuple(lists)))

    def _must(self, column: Column, lists: Mapping[str, tuple[str, ...]]) -> bool:
        if column.role in (Role.OWNER, Role.LIST, Role.ID) or column.info.required:
            return True
        if column.role is not Role.FIELD:
            return False
        if len(column.keys) > 1:
            return self._is_needed(self._place(column))
        return any(self._is_needed(one) for one in self._cells(column, lists))

    def _is_needed(self, place: Place) -> bool:
        """Whether the formats ask for it, and cannot do without."""
        return place in self.needs.fields and place not in self.needs.optional

    def _limits(self, sheet: Sheet) -> dict[Any, int]:
        found = {}
        for column in sheet.columns:
            if column.cls is Project:
                found[column] = self.needs.limits.get(Place("项目", column.keys), 0)
        return found


def _every_place() -> Iterator[Place]:
    """Every list and field that a workbook can hold."""
    for sheet in everything():
        of = sheet.entry.of
        yield from (Place("", line.path) for line in sheet.lines)
        for path in sheet.lists.values():
            yield Place(of, path)
            for column in sheet.columns:
                inner = tuple(level.key for level in sheet.levels[1 : column.level + 1])
                own = Place("项目", column.keys)
                yield own if column.cls is Project else Place(of, (*path, *inner, *column.keys))


def _with_data(needs: Needs, data: Data) -> Needs:
    """The needs, and what the data have beside."""
    wanted = Needs(set(needs.fields), nodes=dict(needs.nodes))
    _note(wanted, EvaluationYear, data, Place("", ()))
    return wanted


def _note(wanted: Needs, cls: Any, data: Data, at: Place) -> None:
    for key, value in data.items():
        info = record_of(cls).find(key)
        if info is None:
            continue
        place = at.below(info.key)
        wanted.fields.add(place)
        below = Place("项目", ()) if info.item is Project else place
        if isinstance(value, Mapping) and is_record(info.item):
            _note(wanted, info.item, value, below)
        elif isinstance(value, Sequence) and is_record(info.item) and not is_single(info):
            for row in value:
                if isinstance(row, Mapping):
                    _note(wanted, info.item, row, below)
