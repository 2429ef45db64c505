"""Several copies of one form, each filled in by another office, joined into one.

What only one of them says is taken; where two say different things, the first is kept and both are
told. Nothing is judged: the joined form is checked like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from reportgen.errors import IntakeError, Place, Problem
from reportgen.forms.making.form import form
from reportgen.forms.marking import Mark, NotUnderstood, annotate
from reportgen.forms.reading.loading import read_workbook
from reportgen.forms.reading.opening import read_file
from reportgen.forms.reading.records import CALLED
from reportgen.model import (
    EvaluationYear,
    FieldInfo,
    FundsLine,
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


@attrs.frozen
class Merged:
    """A joined form, what its sources say differently, and what they could not be read for."""

    data: bytes
    conflicts: tuple[Conflict, ...]
    problems: tuple[Problem, ...]


def merge(files: Sequence[str | Path], format: str | None = None) -> Merged:
    """Join filled workbooks into one of a format (the first that they name, where none is given).

    Raises ``IntakeError`` where a file is no workbook or none names a format, and what ``form``
    raises.
    """
    books = [read_workbook(read_file(Path(file)), Path(file).name, alone=False) for file in files]
    job = _Merging()
    root: Node = books[0].root
    for book in books[1:]:
        root = job.nodes(root, book.root, _ROOT, ())
    data = plain(_named(root))
    chosen = [format] if format else data.get("格式")
    if not isinstance(chosen, list):
        message = "几份工作簿都没有写“格式”，请用 --format 指定"
        raise IntakeError([Problem("format", "格式", message)])
    made = form(*chosen, data=data)
    problems = tuple(problem for book in books for problem in book.problems)
    return Merged(_marked(made, job.conflicts), tuple(job.conflicts), problems)


def _marked(data: bytes, conflicts: Sequence[Conflict]) -> bytes:
    """The joined form with the cells marked that two have filled in differently."""
    if not conflicts:
        return data
    root = read_workbook(data, "").root
    marks = [
        Mark(_at(root, one.path), "警告", "", show_path(one.path), str(one), "核对后留下正确的一个")
        for one in conflicts
    ]
    try:
        return annotate(data, marks)
    except NotUnderstood:  # which a workbook of our own making is not
        return data


def _at(node: Node, path: DataPath) -> Place:
    for step in path:
        inner = _step(node, step)
        if inner is None:
            return node.place
        node = inner
    return node.place


def _step(node: Node, step: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        return next((value for key, value in node.entries if key.text == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


_ROOT = FieldInfo("", Kind.PART, "", item=EvaluationYear)


class _Merging:
    """Joins trees two at a time."""

    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []

    def nodes(self, first: Node, other: Node, info: FieldInfo | None, path: DataPath) -> Node:
        """Two nodes of one place as one."""
        if _is_blank(first) or _is_blank(other):
            return other if _is_blank(first) else first
        if isinstance(first, MappingNode) and isinstance(other, MappingNode):
            return self._mappings(first, other, info, path)
        if isinstance(first, SequenceNode) and isinstance(other, SequenceNode):
            return self._lists(first, other, info, path)
        if plain(first) != plain(other) and not _same_number(first, other):
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
                inner = _field(info, key.text)
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
        texts = (_shown(first), _shown(other))
        found = Conflict(path, texts[0], first.place, texts[1], other.place)
        self.conflicts.append(found)


def _field(info: FieldInfo | None, key: str) -> FieldInfo | None:
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
    if ours or theirs:
        return bool(set(ours.values()) & set(theirs.values()))
    return bool(plain(first) == plain(other))


def _names(row: Node, info: FieldInfo) -> dict[str, str]:
    keys = _named_by(info)
    entries = row.entries if isinstance(row, MappingNode) else ()
    found = {key.text: value.text.strip() for key, value in entries if isinstance(value, Scalar)}
    blank = (None, "", TOTAL) if info.item is FundsLine else (None, "")
    return {key: found[key] for key in keys if found.get(key) not in blank}


def _is_blank(node: Node) -> bool:
    if isinstance(node, Scalar):
        return node.is_blank
    return not (node.entries if isinstance(node, MappingNode) else node.items)


def _same_number(first: Node, other: Node) -> bool:
    """Whether two texts are one number typed in two ways: 14 and 14.00."""
    if not (isinstance(first, Scalar) and isinstance(other, Scalar)):
        return False
    texts = [one.text.strip().replace(",", "") for one in (first, other)]
    if not all(text.replace(".", "", 1).removeprefix("-").isascii() for text in texts):
        return False
    try:
        return Decimal(texts[0]) == Decimal(texts[1])
    except ArithmeticError:
        return False


def _shown(node: Node) -> str:
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


def _named(node: Node) -> Node:
    """Projects that are known only by what other sheets call them have that for a name."""
    projects = _step(node, "项目列表")
    if not isinstance(node, MappingNode) or not isinstance(projects, SequenceNode):
        return node
    rows = SequenceNode(tuple(_with_name(row) for row in projects.items), projects.place)
    entries = ((key, rows if key.text == "项目列表" else value) for key, value in node.entries)
    return MappingNode(tuple(entries), node.place)


def _with_name(row: Node) -> Node:
    if not isinstance(row, MappingNode):
        return row
    has_name = any(key.text == "名称" for key, _ in row.entries)
    return MappingNode(tuple(_renamed(row.entries, has_name)), row.place)


def _renamed(entries: Any, has_name: bool) -> Iterator[tuple[Scalar, Node]]:
    for key, value in entries:
        if key.text != CALLED:
            yield key, value
        elif not has_name:
            yield attrs.evolve(key, text="名称"), value
