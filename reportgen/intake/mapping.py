"""Python data (a mapping from another system) to nodes, so that both ways in share one reader."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from reportgen.errors import IntakeError, Problem
from reportgen.model import Path, show_path
from reportgen.reading.nodes import Mapping as MappingNode
from reportgen.reading.nodes import Node, Scalar
from reportgen.reading.nodes import Sequence as SequenceNode
from reportgen.reading.reader import DEEPEST, MOST_VALUES

#: No figure of a budget has more digits.
_MOST_DIGITS = 40


class _Endless(Exception):
    """More values than ``MOST_VALUES``, as lists that share their rows soon have."""


def nodes_of(data: Mapping[Any, Any]) -> Node:
    """Nodes of plain data: mappings, lists, texts, whole numbers, ``Decimal``, dates, bool, None.

    Raises ``IntakeError`` naming everything else that was found; floats are refused, because the
    figure that was meant cannot be told from one.
    """
    builder = _Builder()
    try:
        node = builder.node(data, ())
    except _Endless:
        raise IntakeError([Problem("large", "", f"内容超过{MOST_VALUES}项")]) from None
    if builder.problems:
        raise IntakeError(builder.problems)
    return node


class _Builder:
    """Makes nodes and counts them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._count = 0

    def node(self, value: Any, path: Path) -> Node:
        """The node of one value."""
        self._count += 1
        if self._count > MOST_VALUES:
            raise _Endless
        if len(path) > DEEPEST:
            return self._refuse("depth", path[:6], f"嵌套超过{DEEPEST}层")
        if isinstance(value, Mapping):
            pairs = [(str(key), inner) for key, inner in value.items()]
            return MappingNode(
                tuple((Scalar(key), self.node(inner, (*path, key))) for key, inner in pairs)
            )
        if isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray):
            rows = enumerate(value)
            return SequenceNode(tuple(self.node(row, (*path, number)) for number, row in rows))
        return self._scalar(value, path)

    def _scalar(self, value: Any, path: Path) -> Scalar:
        if value is None:
            return Scalar("")
        if isinstance(value, str):
            return Scalar(value, quoted=True)
        if isinstance(value, bool):
            return Scalar("是" if value else "否")
        if isinstance(value, int | Decimal):
            return self._number(Decimal(value), path)
        if isinstance(value, datetime.datetime):
            value = value.date()
        if isinstance(value, datetime.date):
            return Scalar(value.isoformat())
        if isinstance(value, float):
            message = f"{value!r}是浮点数，不能表示确切的金额，请给文本或Decimal"
        else:
            message = f"不能识别类型{type(value).__name__}，请给文本、整数、Decimal、日期或布尔值"
        return self._refuse("type", path, message)

    def _number(self, value: Decimal, path: Path) -> Scalar:
        if not value.is_finite():
            return self._refuse("type", path, f"{value}不是一个数")
        if abs(value.adjusted()) > _MOST_DIGITS or len(value.as_tuple().digits) > _MOST_DIGITS:
            return self._refuse("type", path, f"数字超过{_MOST_DIGITS}位，请核对")
        return Scalar(format(value, "f"))

    def _refuse(self, code: str, path: Path, message: str) -> Scalar:
        self.problems.append(Problem(code, show_path(path), message))
        return Scalar("")
