"""Two trees of data as one: rows matched by what they are called, values that differ told."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from reportgen.errors import Place
from reportgen.forms.reading.gathering import CALLED
from reportgen.model import (
    EvaluationYear,
    FieldInfo,
    FundsLine,
    Indicator,
    Issue,
    Kind,
    is_record,
    record_of,
    show_path,
)
from reportgen.model import Path as DataPath
from reportgen.model.dimensions import TOTAL
from reportgen.reading import Mapping as MappingNode
from reportgen.reading import Node, Scalar
from reportgen.reading import Sequence as SequenceNode
from reportgen.reading.structure import NO_ROWS
from reportgen.reading.wording import quote

#: Records that are told apart by several keys together; others by any of their list's keys.
_TOGETHER: Mapping[Any, tuple[str, ...]] = {
    FundsLine: ("资金来源", "支出性质", "资金级次", "资金类别", "科目编码", "名目"),
    Issue: ("格式", "项目"),
}


@attrs.frozen
class Conflict:
    """What two forms say differently: where, and what each says."""

    path: DataPath
    kept: str
    kept_at: Place
    other: str
    other_at: Place

    def __str__(self) -> str:
        first, second = quote(self.kept), quote(self.other)
        return (
            f"{show_path(self.path)}：{self.kept_at}填“{first}”，{self.other_at}填“{second}”，"
            "取了前一个"
        )


#: What a whole form is a tree of.
ROOT = FieldInfo("", Kind.PART, "", item=EvaluationYear)


class Joining:
    """Joins trees two at a time."""

    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []

    def nodes(self, first: Node, other: Node, info: FieldInfo | None, path: DataPath) -> Node:
        """Two nodes of one place as one."""
        if is_blank(first) or is_blank(other):
            return other if is_blank(first) else first
        if isinstance(first, MappingNode) and isinstance(other, MappingNode):
            return self._mappings(first, other, info, path)
        if isinstance(first, SequenceNode) and isinstance(other, SequenceNode):
            return self._lists(first, other, info, path)
        if plain(first) != plain(other) and not same_number(first, other):
            if _says_none(first) and isinstance(other, SequenceNode):
                first, other = other, first  # rows that someone has written are not let go
            self._conflict(first, other, path)
        return first

    def _mappings(
        self, first: MappingNode, other: MappingNode, info: FieldInfo | None, path: DataPath
    ) -> Node:
        theirs = {key.text: (key, value) for key, value in other.entries}
        entries = []
        for key, value in first.entries:
            _, opposite = theirs.pop(key.text, (key, None))
            if opposite is not None:
                inner = field_of(info, key.text)
                value = self.nodes(value, opposite, inner, (*path, key.text))
            entries.append((key, value))
        return MappingNode((*entries, *theirs.values()), first.place)

    def _lists(
        self, first: SequenceNode, other: SequenceNode, info: FieldInfo | None, path: DataPath
    ) -> Node:
        if info is None or not is_record(info.item):
            if plain(first) != plain(other):
                self._conflict(first, other, path)
            return first
        items = list(first.items)
        free = dict(enumerate(items))
        for row in other.items:
            at = next((n for n, one in free.items() if _is_same(one, row, info)), None)
            if at is None:
                items.append(row)
            else:
                del free[at]
                inner = FieldInfo(info.key, Kind.PART, "", item=info.item)
                items[at] = self.nodes(items[at], row, inner, (*path, at))
        return SequenceNode(tuple(items), first.place)

    def _conflict(self, first: Node, other: Node, path: DataPath) -> None:
        texts = (shown(first), shown(other))
        found = Conflict(path, texts[0], first.place, texts[1], other.place)
        self.conflicts.append(found)


def field_of(info: FieldInfo | None, key: str) -> FieldInfo | None:
    """The field of a key in what a field holds; None where it holds no record."""
    if info is None or not is_record(info.item):
        return None
    return record_of(info.item).find(key)


def _named_by(info: FieldInfo) -> tuple[str, ...]:
    """The keys by which rows of a list are told apart."""
    if info.item in _TOGETHER:
        return _TOGETHER[info.item]
    fields = (record_of(info.item).find(name) for name in info.keys)
    return (*(one.key for one in fields if one is not None), CALLED)


def _is_same(first: Node, other: Node, info: FieldInfo) -> bool:
    """Whether two rows are one: by what they are called; without a name, by all they say."""
    ours, theirs = _names(first, info), _names(other, info)
    if info.item in _TOGETHER:
        return ours == theirs
    if info.item is Indicator:  # whose names repeat from group to group
        return ours.get("名称") == theirs.get("名称") and all(
            _group(first, key) in ("", _group(other, key)) or not _group(other, key)
            for key in ("一级指标", "二级指标")
        )
    if ours or theirs:
        return bool(set(ours.values()) & set(theirs.values()))
    return bool(plain(first) == plain(other))


def _names(row: Node, info: FieldInfo) -> dict[str, str]:
    keys = _named_by(info)
    entries = row.entries if isinstance(row, MappingNode) else ()
    found = {key.text: value.text.strip() for key, value in entries if isinstance(value, Scalar)}
    blank = (None, "", TOTAL) if info.item is FundsLine else (None, "")
    return {key: found[key] for key in keys if found.get(key) not in blank}


def _group(row: Node, key: str) -> str:
    found = step(row, key)
    return found.text.strip() if isinstance(found, Scalar) else ""


def _says_none(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text.strip() in NO_ROWS


def step(node: Node, key: str | int) -> Node | None:
    """What lies under a key, or in a row; None where there is none."""
    if isinstance(node, MappingNode):
        return next((value for name, value in node.entries if name.text == key), None)
    if isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.items):
        return node.items[key]
    return None


def is_blank(node: Node) -> bool:
    """Whether nothing was entered."""
    if isinstance(node, Scalar):
        return node.is_blank
    return not (node.entries if isinstance(node, MappingNode) else node.items)


def same_number(first: Node, other: Node) -> bool:
    """Whether two texts are one number typed in two ways: 14 and 14.00."""
    if not (isinstance(first, Scalar) and isinstance(other, Scalar)):
        return False
    texts = [
        unicodedata.normalize("NFKC", one.text).strip().replace(",", "") for one in (first, other)
    ]
    if texts[0] == texts[1]:
        return True
    try:
        return Decimal(texts[0]) == Decimal(texts[1])
    except ArithmeticError:
        return False


def shown(node: Node) -> str:
    """A node as messages show it."""
    if isinstance(node, Scalar):
        return node.text
    return f"{len(node.items)}条内容" if isinstance(node, SequenceNode) else "一组内容"


def plain(node: Node) -> Any:
    """A node as plain data."""
    if isinstance(node, MappingNode):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return node.text
