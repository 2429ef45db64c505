"""YAML and JSON text to nodes with places: one reader, every scalar a text.

The events of libyaml are read directly, so YAML's own types never come in (``0010`` stays
``0010``, ``12:30`` stays ``12:30``), and aliases, tags and depth are refused where they stand.
JSON is read as the part of YAML that it is.
"""

from __future__ import annotations

from typing import Any

import attrs
import yaml

from reportgen.errors import IntakeError, Place, Problem
from reportgen.model import Path, show_path
from reportgen.reading.nodes import Mapping, Node, Scalar, Sequence
from reportgen.reading.raw import join_halves, prepare
from reportgen.reading.syntax import explain
from reportgen.reading.wording import quote

#: Deeper nesting than this is not a data file.
DEEPEST = 40
#: More values than that are refused: five hundred projects with all their indicators have fewer.
MOST_VALUES = 300_000

# What libyaml calls an escape for half a character.
_HALF = "found invalid Unicode character escape code"
_BEGIN = {yaml.MappingStartEvent, yaml.SequenceStartEvent}
_END = {yaml.MappingEndEvent, yaml.SequenceEndEvent}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_nodes(text: str, file: str) -> tuple[Node, list[Problem]]:
    """The file's nodes, with the problems met that do not stop reading.

    Raises ``IntakeError`` where the text cannot be read on: broken syntax, excessive depth.
    """
    text, unprintable = prepare(text, file)
    try:
        return _parse(text, _Builder(file, [*unprintable]))
    except _HalfCharacter:
        return _parse(join_halves(text), _Builder(file, [*unprintable]))


def _parse(text: str, builder: _Builder) -> tuple[Node, list[Problem]]:
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        if error.problem == _HALF:
            raise _HalfCharacter from None
        problem = explain(error, text, builder.file)
        raise IntakeError([*builder.problems, problem]) from None
    except _Refused as error:
        raise IntakeError([*builder.problems, error.problem]) from None
    return builder.root, builder.problems


class _HalfCharacter(Exception):
    """An escape for half a character, as JSON writes them in pairs; YAML stops at it."""


class _Refused(Exception):
    """What ends the reading: too deep, too much."""

    def __init__(self, code: str, message: str, place: Place) -> None:
        self.problem = Problem(code, "", message, place)
        super().__init__(self.problem)


@attrs.define
class _Open:
    """A list or mapping whose end has not been read yet."""

    is_mapping: bool
    place: Place
    nodes: list[Node] = attrs.Factory(list)

    @property
    def step(self) -> str | int:
        """The row number or the key that is being read."""
        if not self.is_mapping:
            return len(self.nodes)
        return _name(self.nodes[-1]) if len(self.nodes) % 2 else ""


def _name(node: Node) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


class _Builder:
    """Collects nodes from events without recursion."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self._open: list[_Open] = []
        self._documents = self._count = 0
        self.root: Node = Scalar("", Place(file, 1, 1))
        self.problems = problems

    def take(self, event: Any) -> None:
        """Add one event."""
        kind = type(event)
        if kind is yaml.ScalarEvent:  # as most are
            place = self._place(event)
            self._check(event, place)
            self._add(Scalar(event.value, place, bool(event.style)))
        elif kind in _BEGIN:
            self._begin(event, self._place(event))
        elif kind in _END:
            self._add(self._close(self._open.pop()))
        elif kind is yaml.AliasEvent:
            place, name = self._place(event), quote(event.anchor)
            self._refuse("alias", f"不能用别名“*{name}”引用别处，请直接写出内容", place)
            self._add(Scalar("", place))
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents == 2:
                message = "一个文件只能有一份数据，请删除“---”及其后的内容"
                self._refuse("documents", message, self._place(event))

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _begin(self, event: Any, place: Place) -> None:
        self._check(event, place)
        if len(self._open) >= DEEPEST:
            raise _Refused("depth", f"嵌套超过{DEEPEST}层，这不是数据文件的写法", place)
        self._open.append(_Open(type(event) is yaml.MappingStartEvent, place))

    def _add(self, node: Node) -> None:
        self._count += 1
        if self._count > MOST_VALUES:
            message = f"内容超过{MOST_VALUES}项，请检查是否选错了文件"
            raise _Refused("large", message, node.place)
        if self._open:
            self._open[-1].nodes.append(node)
        elif self._documents == 1:
            self.root = node

    def _close(self, collection: _Open) -> Node:
        if not collection.is_mapping:
            return Sequence(tuple(collection.nodes), collection.place)
        kept: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(collection.nodes[::2], collection.nodes[1::2], strict=True):
            name = _name(key)
            if not isinstance(key, Scalar):
                self._refuse("key", "名称必须是一个词，不能是列表或分组", key.place)
            elif name in kept:
                self._twice(name, kept[name][0].place, key.place)
            else:
                kept[name] = key, value
        return Mapping(tuple(kept.values()), collection.place)

    def _twice(self, name: str, first: Place, place: Place) -> None:
        message = f"“{quote(name)}”重复，第{first.line}行已经填过，请删除一处"
        self._refuse("twice", message, place, name)

    def _check(self, event: Any, place: Place) -> None:
        if event.anchor:
            name = quote(event.anchor)
            self._refuse("anchor", f"不能设锚点“&{name}”，请直接写出内容", place)
        if event.tag and event.tag != "!":
            name = quote(event.tag)
            self._refuse("tag", f"不能用标签“{name}”，内容一律按文字读取，请删除", place)

    def _refuse(self, code: str, message: str, place: Place, found: str = "") -> None:
        steps = (*(outer.step for outer in self._open), found)
        path: Path = tuple(step for step in steps if step != "")
        self.problems.append(Problem(code, show_path(path), message, place, found=quote(found)))
