"""Rows that are in a form already, to be filled in: nodes of money, passages, documents.

Only what a format prints whatever is known: a row that may stay blank would make sums unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from reportgen.forms.planning.needs import Needs, Place
from reportgen.forms.planning.plan import Role, Sheet
from reportgen.forms.planning.rows import Data, Row, dig
from reportgen.model.dimensions import KINDS, NATURES, ORIGINS, SOURCES, TOTAL, is_within

_TREES = {"资金来源": SOURCES, "支出性质": NATURES, "资金级次": ORIGINS, "资金类别": KINDS}


@attrs.frozen
class Presets:
    """What there is to preset: the formats' needs, what the data have, what to write where."""

    needs: Needs
    data: Data
    format_ids: tuple[str, ...]
    hints: Mapping[str, str]

    def rows(self, sheet: Sheet) -> Iterator[Row]:
        """The rows of a sheet that the data do not have."""
        if not sheet.levels:
            yield from self._passages(sheet)
        elif sheet.title == "成文" and "部门" not in self.data:
            named = next(column for column in sheet.columns if column.info.key == "格式")
            yield from ({named: name} for name in self.format_ids)
        elif not sheet.entry.of:
            for path in sheet.lists.values():
                if not dig(self.data, path):
                    yield from self._nodes(sheet, Place("", path))

    def _passages(self, sheet: Sheet) -> Iterator[Row]:
        by_role = {column.role: column for column in sheet.columns}
        for label, path in sheet.lists.items():
            there = {} if sheet.entry.of else dig(self.data, path) or {}
            for name in self.needs.texts.get(Place(sheet.entry.of, path), ()):
                if name not in there:
                    limit = self.needs.limits.get(Place(sheet.entry.of, (*path, name)))
                    hint = self.hints.get(name, "") + (f"（不超过{limit}字）" if limit else "")
                    said = {Role.LIST: label, Role.ID: name, Role.HELP: hint}
                    yield {by_role[role]: text for role, text in said.items()}

    def _nodes(self, sheet: Sheet, place: Place) -> Iterator[Row]:
        by_key = {column.info.key: column for column in sheet.columns}
        is_rolled_up = place.keys[-1] in ("明细", "经济分类", "分级次")
        nodes = [
            names
            for names in self.needs.nodes.get(place, ())
            if any(names) and (place, names) not in self.needs.optional
        ]
        for names in nodes:
            if any(names != other and _holds(names, other) for other in nodes):
                continue
            if names != (TOTAL,):
                said = _row(names)
                if place.keys[-1] == "明细":  # left blank it would seem to go on with the row above
                    said = {"资金来源": TOTAL, "支出性质": TOTAL, **said}
                yield {by_key[key]: name for key, name in said.items() if key in by_key}
            elif not is_rolled_up:
                yield {by_key["名目"]: TOTAL}


def dimensions_of(names: Iterable[str]) -> list[str]:
    """The column in which a table's row says each name of its node."""
    names = [name for name in names if name not in ("", TOTAL)]
    found = ((key for key, tree in _TREES.items() if name in tree) for name in names)
    return [next(one, "名目") for one in found]


def _row(names: Sequence[str]) -> dict[str, str]:
    names = [name for name in names if name not in ("", TOTAL)]
    return dict(zip(dimensions_of(names), names, strict=True))


def _holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Whether a node contains another that is printed too."""
    trees = {"资金来源": "source", "支出性质": "nature"}
    ours, theirs = _row(whole), _row(part)
    return bool(ours) and all(
        key in theirs and is_within(trees.get(key, "item"), theirs[key], name)
        for key, name in ours.items()
    )
