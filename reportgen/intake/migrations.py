"""Older data files brought up to date: one step for each raise of the version, on nodes.

A step renames or reshapes nodes and keeps their places, so that problems still point at the file as
it is. Steps are for ever; each has a frozen old file in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from reportgen.model import VERSION
from reportgen.reading import Mapping as MappingNode
from reportgen.reading import Node, Sequence


def upgrade(root: Node, version: int) -> Node:
    """The root of a file of ``version`` as the present version writes it."""
    for step in range(version, VERSION):
        root = STEPS[step](root)
    return root


def _from_0(root: Node) -> Node:
    """Version 0: 项目 and 绩效指标 were the lists' names, 成文 was one document's, not a list."""
    names = {"项目": "项目列表", "绩效指标": "绩效指标列表"}
    if not isinstance(root, MappingNode):
        return root
    entries = []
    for key, value in root.entries:
        name = key.text.strip()
        if name == "成文" and isinstance(value, MappingNode):
            value = Sequence((value,), value.place)
        entries.append((attrs.evolve(key, text=names.get(name, name)), value))
    return attrs.evolve(root, entries=tuple(entries))


#: The step that leads away from each version.
STEPS: Mapping[int, Callable[[Node], Node]] = {0: _from_0}
