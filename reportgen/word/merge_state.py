"""Which cells of a document's tables go on: the state behind ``{% 合并 … %}`` in one fill."""

from __future__ import annotations

from typing import Any


class Merging:
    """Remembers the node last printed in each column of each table, and in which row."""

    def __init__(self) -> None:
        self._rows: dict[int, int] = {}
        self._nodes: dict[tuple[int, int], tuple[Any, int]] = {}

    def row(self, table: int) -> str:
        """Note that a row of the table begins, or something else between rows; prints nothing."""
        self._rows[table] = self._rows.get(table, 0) + 1
        return ""

    def begins(self, node: Any, table: int, column: int) -> bool:
        """Whether a merged cell begins here: the cell right above it has another node, or none."""
        row = self._rows[table]
        above = self._nodes.get((table, column))
        self._nodes[table, column] = (node, row)
        return above is None or above[0] is not node or above[1] != row - 1
