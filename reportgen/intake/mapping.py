"""Python data (a mapping from another system) to nodes, so that both ways in share one reader."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Set
from decimal import Decimal
from typing import Any

from reportgen.errors import IntakeError, Problem
from reportgen.model import Path, show_path
from reportgen.reading.nodes import Mapping as MappingNode
from reportgen.reading.nodes import Node, Scalar, Sequence
from reportgen.reading.reader import DEEPEST

_SPOKEN = {True: "是", False: "否"}


def nodes_of(data: Mapping[Any, Any]) -> Node:
    """Nodes of plain data: mappings, lists, texts, whole numbers, ``Decimal``, dates, bool, None.

    Raises ``IntakeError`` naming everything else that was found; floats are refused, because the
    figure that was meant cannot be told from one.
    """
    problems: list[Problem] = []
    node = _node(data, (), problems)
    if problems:
        raise IntakeError(problems)
    return node


def _node(value: Any, path: Path, problems: list[Problem]) -> Node:
    if len(path) > DEEPEST:
        problems.append(Problem("depth", show_path(path[:6]), f"嵌套超过{DEEPEST}层"))
        return Scalar("")
    if isinstance(value, Mapping):
        pairs = [(str(key), inner) for key, inner in value.items()]
        return MappingNode(
            tuple((Scalar(key), _node(inner, (*path, key), problems)) for key, inner in pairs)
        )
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Set):
        rows = enumerate(value)
        return Sequence(tuple(_node(row, (*path, number), problems) for number, row in rows))
    return _scalar(value, path, problems)


def _scalar(value: Any, path: Path, problems: list[Problem]) -> Scalar:
    if value is None:
        return Scalar("")
    if isinstance(value, str):
        return Scalar(value, quoted=bool(value))
    if isinstance(value, bool):
        return Scalar(_SPOKEN[value], quoted=True)
    if isinstance(value, int | Decimal | datetime.date):
        return Scalar(str(value), exact=value)
    if isinstance(value, float):
        message = f"{value!r}是浮点数，不能表示确切的金额，请给文本或Decimal"
    else:
        message = f"不能识别类型{type(value).__name__}"
    problems.append(Problem("type", show_path(path), message))
    return Scalar("")
