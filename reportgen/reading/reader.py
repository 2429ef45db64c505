"""YAML and JSON text to nodes with places: one reader, every scalar a text.

The events of libyaml are read directly, so YAML's own types never come in (``0010`` stays
``0010``, ``12:30`` stays ``12:30``), and aliases, tags and depth are refused where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs
import yaml

from reportgen.errors import IntakeError, Place, Problem
from reportgen.reading.nodes import Mapping, Node, Scalar, Sequence
from reportgen.reading.syntax import explain

#: Deeper nesting than this is not a data file.
DEEPEST = 40

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def read_nodes(text: str, file: str, *, json: bool = False) -> tuple[Node, list[Problem]]:
    """The file's nodes, with the problems met that do not stop reading.

    Raises ``IntakeError`` where the text cannot be read on: broken syntax, excessive depth.
    """
    if json:
        text = _PAIR.sub(lambda pair: chr(_joined(pair[1], pair[2])), text)
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except (yaml.YAMLError, _TooDeep) as error:
        raise IntakeError([*builder.problems, explain(error, text, file)]) from None
    return builder.root, builder.problems


def _joined(high: str, low: str) -> int:
    return 0x10000 + ((int(high, 16) - 0xD800) << 10) + (int(low, 16) - 0xDC00)


class _TooDeep(Exception):
    """Nesting beyond ``DEEPEST``; carries the mark of the event, as YAML's errors do."""

    def __init__(self, mark: Any) -> None:
        super().__init__(f"嵌套超过{DEEPEST}层")
        self.problem, self.problem_mark = f"嵌套超过{DEEPEST}层", mark


@attrs.define
class _Open:
    """A list or mapping whose end has not been read yet."""

    is_mapping: bool
    place: Place
    nodes: list[Node] = attrs.Factory(list)

    def close(self) -> Node:
        if not self.is_mapping:
            return Sequence(tuple(self.nodes), self.place)
        pairs = zip(self.nodes[::2], self.nodes[1::2], strict=True)
        return Mapping(tuple((_key(key), value) for key, value in pairs), self.place)


def _key(node: Node) -> Scalar:
    return node if isinstance(node, Scalar) else Scalar("", node.place)


class _Builder:
    """Collects nodes from events without recursion."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._open: list[_Open] = []
        self._documents = 0
        self.root: Node = Scalar("", Place(file, 1, 1))
        self.problems: list[Problem] = []

    def take(self, event: Any) -> None:
        """Add one event."""
        place = Place(self._file, event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents == 2:
                self._refuse("documents", "一个文件只能有一份数据，请删除“---”及其后的内容", place)
        elif isinstance(event, yaml.AliasEvent):
            self._refuse("alias", f"不能用别名“*{event.anchor}”引用别处，请直接写出内容", place)
            self._add(Scalar("", place))
        elif isinstance(event, yaml.ScalarEvent):
            self._check(event, place)
            self._add(Scalar(event.value, place, quoted=event.style is not None))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._check(event, place)
            if len(self._open) >= DEEPEST:
                raise _TooDeep(event.start_mark)
            self._open.append(_Open(isinstance(event, yaml.MappingStartEvent), place))
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self._open.pop()
            if closed.is_mapping:
                self.problems += _twice(closed)
            self._add(closed.close())

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].nodes.append(node)
        elif self._documents == 1:
            self.root = node

    def _check(self, event: Any, place: Place) -> None:
        if event.anchor:
            self._refuse("anchor", f"不能设锚点“&{event.anchor}”，请直接写出内容", place)
        if event.tag and event.tag != "!":
            self._refuse("tag", f"不能用标签“{event.tag}”，内容一律按文字读取，请删除", place)

    def _refuse(self, code: str, message: str, place: Place) -> None:
        self.problems.append(Problem(code, "", message, place))


def _twice(mapping: _Open) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for node in mapping.nodes[::2]:
        if not isinstance(node, Scalar):
            yield Problem("key", "", "名称必须是一个词，不能是列表或分组", node.place)
        elif node.text in first:
            line = first[node.text].line
            message = f"“{node.text}”重复，第{line}行已经填过，请删除一处"
            yield Problem("twice", "", message, node.place, found=node.text)
        else:
            first[node.text] = node.place
