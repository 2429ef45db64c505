"""What a workbook for a format has of the plan: what the format asks for, and what is there.

Nothing of the data that a workbook is made from is left out, whether the format asks for it or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from reportgen.forms.needs import Needs, Place
from reportgen.forms.plan import Column, Line, Role, Sheet, everything, field_at, is_single
from reportgen.forms.rows import Data, Row, dig
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
from reportgen.model.dimensions import KINDS, NATURES, ORIGINS, SOURCES, TOTAL, is_within
from reportgen.model.surveys import Survey

#: Records that are always asked for in full: narratives quote any of it.
_WHOLE = (Document, Statistic, Picture, Issue, Waiver)
#: Fields beside those that a template prints, without which the record is hard to fill in.
_BESIDE: Mapping[Any, tuple[str, ...]] = {
    Indicator: ("一级指标", "二级指标", "计算符号", "指标值", "度量单位"),
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
_TREES = {"资金来源": SOURCES, "支出性质": NATURES, "资金级次": ORIGINS, "资金类别": KINDS}


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


def chosen(
    needs: Needs, data: Data, format_ids: Sequence[str], hints: Mapping[str, str]
) -> list[Chosen]:
    """The sheets of a workbook for some formats, with what the data need beside.

    ``hints`` say what to write in each passage.
    """
    wanted = _with_data(needs, data)
    found = (_Choice(sheet, wanted, needs, data).made(format_ids, hints) for sheet in everything())
    return [one for one in found if one is not None]


@attrs.frozen
class _Choice:
    """The choice of one sheet's parts; ``needs`` are the format's, ``wanted`` the data's too."""

    sheet: Sheet
    wanted: Needs
    needs: Needs
    data: Data

    def made(self, format_ids: Sequence[str], hints: Mapping[str, str]) -> Chosen | None:
        """The sheet, or None where nothing of it is asked for."""
        return self._page() if self.sheet.lines else self._table(format_ids, hints)

    def _page(self) -> Chosen | None:
        lines = tuple(line for line in self.sheet.lines if self._is_asked(line))
        needed = {line for line in lines if self._is_needed(Place("", line.path), None)}
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

    def _table(self, format_ids: Sequence[str], hints: Mapping[str, str]) -> Chosen | None:
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
        return Chosen(
            sheet, needed, self._limits(sheet), tuple(self._presets(sheet, format_ids, hints))
        )

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
        if column.level > 0 and not self._reaches(column.level):
            return False
        if len(column.keys) > 1:
            return self._place(column) in self.wanted.fields
        key = column.keys[0]
        asked = column.info.required or column.cls in _WHOLE or key in _BESIDE.get(column.cls, ())
        return asked or (column.cls, key) in self.wanted.columns or self._is_key(column)

    def _is_key(self, column: Column) -> bool:
        """Whether rows are quoted or selected by a column."""
        path = next(iter(self.sheet.lists.values()))
        field = field_at(self._owner(), path)
        return column.level == 0 and column.info.name in (*field.keys, field.group)

    def _owner(self) -> Any:
        return Project if self.sheet.entry.of else EvaluationYear

    def _place(self, column: Column) -> Place:
        return Place("项目" if column.cls is Project else self.sheet.entry.of, column.keys)

    def _reaches(self, level: int) -> bool:
        """Whether the lists within the rows are asked for down to a level."""
        above, key = self.sheet.levels[level - 1].cls, self.sheet.levels[level].key
        return (above, key) in self.wanted.columns

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
            yield from _dimensions_of(names)

    def _choosing(self, column: Column, lists: Mapping[str, Any]) -> Column:
        if column.role is not Role.LIST:
            return column
        return attrs.evolve(column, info=attrs.evolve(column.info, choices=tuple(lists)))

    def _must(self, column: Column, lists: Mapping[str, tuple[str, ...]]) -> bool:
        if column.role in (Role.OWNER, Role.LIST, Role.ID) or column.info.required:
            return True
        if column.role is not Role.FIELD:
            return False
        if column.cls is FundsLine:
            places = (Place(self.sheet.entry.of, path) for path in lists.values())
            return any(self._is_needed(one.below(column.info.key), None) for one in places)
        if len(column.keys) > 1 or column.cls is Project:
            return self._is_needed(self._place(column), (column.cls, column.keys[0]))
        return self._is_needed(None, (column.cls, column.keys[0]))

    def _is_needed(self, place: Place | None, column: Any) -> bool:
        """Whether the format asks for it, and cannot do without."""
        asked = place in self.needs.fields if place else column in self.needs.columns
        return asked and not ({place, column} & self.needs.optional)

    def _limits(self, sheet: Sheet) -> dict[Any, int]:
        found = {}
        for column in sheet.columns:
            if column.cls is Project:
                found[column] = self.needs.limits.get(Place("项目", column.keys), 0)
        return found

    def _presets(
        self, sheet: Sheet, format_ids: Sequence[str], hints: Mapping[str, str]
    ) -> Iterator[Row]:
        by_role = {column.role: column for column in sheet.columns}
        if Role.PASSAGE in by_role:
            yield from self._passages(sheet, by_role, hints)
        elif sheet.title == "成文" and "部门" not in self.data:
            named = next(column for column in sheet.columns if column.info.key == "格式")
            yield from ({named: name} for name in format_ids)
        elif not sheet.entry.of:
            for label, path in sheet.lists.items():
                if not dig(self.data, path):
                    yield from self._rows_of_money(sheet, Place("", path), label)

    def _passages(
        self, sheet: Sheet, by_role: Mapping[Role, Column], hints: Mapping[str, str]
    ) -> Iterator[Row]:
        for label, path in sheet.lists.items():
            there = dig(self.data, path) or {} if not sheet.entry.of else {}
            for name in self.needs.texts.get(Place(sheet.entry.of, path), ()):
                if name not in there:
                    said = {Role.LIST: label, Role.ID: name, Role.HELP: hints.get(name, "")}
                    yield {by_role[role]: text for role, text in said.items()}

    def _rows_of_money(self, sheet: Sheet, place: Place, label: str) -> Iterator[Row]:
        nodes = list(self._nodes(place))
        for names in nodes:
            if any(names != other and _holds(names, other) for other in nodes):
                continue
            by_key = {column.info.key: column for column in sheet.columns}
            said = {by_key[key]: name for key, name in _row(names).items() if key in by_key}
            if said:
                yield said

    def _nodes(self, place: Place) -> Iterator[tuple[str, ...]]:
        """The nodes that a format prints whatever is known, of the tables it has them in."""
        parts = place.keys[-1] in ("明细", "分级次")
        at = Place(place.of, ("收支", "明细")) if parts else place
        for names in self.needs.nodes.get(at, ()):
            is_origin = any(name in ORIGINS for name in names)
            fits = not parts or is_origin == (place.keys[-1] == "分级次")
            is_sum = names == (TOTAL,) and parts  # which follows from its parts
            if any(names) and fits and not is_sum and (at, names) not in self.needs.optional:
                yield names


def _row(names: Iterable[str]) -> dict[str, str]:
    return dict(zip(_dimensions_of(names), names, strict=False))


def _dimensions_of(names: Iterable[str]) -> list[str]:
    """The column in which a table's row says each name of its node."""
    found = ((key for key, tree in _TREES.items() if name in tree) for name in names)
    return [next(one, "名目") for one in found]


def _holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Whether a node contains another that is printed too."""
    if whole == (TOTAL,):
        return False
    trees = {"资金来源": "source", "支出性质": "nature"}
    theirs = _row(part)
    return all(
        key in theirs and is_within(trees.get(key, "item"), theirs[key], name)
        for key, name in _row(whole).items()
    )


def _with_data(needs: Needs, data: Data) -> Needs:
    """The needs, and what the data have beside."""
    wanted = Needs(set(needs.fields), set(needs.columns), nodes=dict(needs.nodes))
    _note(wanted, EvaluationYear, data, Place("", ()))
    return wanted


def _note(wanted: Needs, cls: Any, data: Data, at: Place) -> None:
    for key, value in data.items():
        info = record_of(cls).find(key)
        if info is None:
            continue
        place = at.below(info.key)
        wanted.fields.add(place)
        wanted.columns.add((cls, info.key))
        below = Place("项目", ()) if info.item is Project else place
        if isinstance(value, Mapping) and is_record(info.item):
            _note(wanted, info.item, value, below)
        elif isinstance(value, Sequence) and is_record(info.item) and not is_single(info):
            for row in value:
                if isinstance(row, Mapping):
                    _note(wanted, info.item, row, below)
