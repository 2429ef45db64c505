"""What copies call a project, made the name that one of them gives it in full."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from reportgen.forms.merging.trees import ROOT, Joining, field_of, step
from reportgen.forms.planning.rows import PROJECT_KEYS
from reportgen.forms.reading.gathering import CALLED
from reportgen.model import FieldInfo, Kind
from reportgen.reading import Mapping as MappingNode
from reportgen.reading import Node, Scalar
from reportgen.reading import Sequence as SequenceNode

#: The list of projects, and the key of a project's full name.
_LIST, _NAME = "项目列表", "名称"


def in_full(roots: Sequence[Node], job: Joining) -> list[Node]:
    """The copies, with projects that one only calls something named as another names them in full.

    Two rows of one copy that turn out to be one project are joined.
    """
    full = _full_names(roots)
    return [_with_projects(root, lambda rows: _renamed(rows, full, job)) for root in roots]


def named(root: Node) -> Node:
    """Projects that no copy names in full have for a name what they are called."""
    return _with_projects(
        root, lambda rows: attrs.evolve(rows, items=tuple(_with_name(row) for row in rows.items))
    )


def _with_projects(root: Node, change: Callable[[SequenceNode], SequenceNode]) -> Node:
    rows = step(root, _LIST)
    if not isinstance(root, MappingNode) or not isinstance(rows, SequenceNode):
        return root
    new = change(rows)
    entries = ((key, new if key.text == _LIST else value) for key, value in root.entries)
    return MappingNode(tuple(entries), root.place)


def _full_names(roots: Sequence[Node]) -> Mapping[str, str]:
    """The full name of each name that is of one project only."""
    found: dict[str, set[str]] = {}
    for root in roots:
        rows = step(root, _LIST)
        for row in rows.items if isinstance(rows, SequenceNode) else ():
            full = _text(row, _NAME)
            for key in PROJECT_KEYS if full else ():
                found.setdefault(_text(row, key), set()).add(full)
    return {name: next(iter(full)) for name, full in found.items() if name and len(full) == 1}


def _renamed(rows: SequenceNode, full: Mapping[str, str], job: Joining) -> SequenceNode:
    info = field_of(ROOT, _LIST)
    inner = FieldInfo(_LIST, Kind.PART, "", item=info.item if info else None)
    items: list[Node] = []
    at: dict[str, int] = {}
    for row in rows.items:
        name = full.get(_text(row, CALLED), "")
        if not name:
            at.setdefault(_text(row, _NAME), len(items))
            items.append(row)
        elif name in at:
            items[at[name]] = job.nodes(items[at[name]], _with_name(row, name), inner, (_LIST,))
        else:
            at[name] = len(items)
            items.append(_with_name(row, name))
    return SequenceNode(tuple(items), rows.place)


def _text(row: Node, key: str) -> str:
    found = step(row, key)
    return found.text.strip() if isinstance(found, Scalar) else ""


def _with_name(row: Node, name: str = "") -> Node:
    """A row whose name is what it is called, or the name given, unless it has one."""
    if not isinstance(row, MappingNode):
        return row
    has_name = bool(_text(row, _NAME))
    return MappingNode(tuple(_entries(row, name, has_name)), row.place)


def _entries(row: MappingNode, name: str, has_name: bool) -> Iterator[tuple[Scalar, Node]]:
    for key, value in row.entries:
        if key.text != CALLED:
            yield key, value
        elif not has_name and isinstance(value, Scalar):
            yield attrs.evolve(key, text=_NAME), attrs.evolve(value, text=name or value.text)
