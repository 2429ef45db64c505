"""What 同上 repeats: the cell above it in the same column of one printed table.

A table is the outermost list of rows; lists within its rows run on from row to row (评分点 of one
indicator and of the next). The lists of one project are tables apart from those of another.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from reportgen.model import EvaluationYear, Path, Project, record_of
from reportgen.reading.nodes import Mapping, Node, Scalar

#: What says “the same as above”.
SAME = frozenset({"同上", "同上。", "〃"})

# The lists whose rows have tables of their own.
_OF_OWNERS = frozenset(
    info.key for info in record_of(EvaluationYear).entered if info.item is Project
)
# Under this the tree below holds the cell itself; no key of the data is empty.
_CELL = ""


class Columns:
    """The last cell of each column; a blank one, or a row without it, leaves nothing above."""

    def __init__(self) -> None:
        self._tree: dict[str | int, Any] = {}

    def remember(self, path: Path, cell: Scalar) -> None:
        """Note a filled cell."""
        here = self._tree
        for step in _column(path):
            here = here.setdefault(step, {})
        here[_CELL] = cell

    def above(self, path: Path) -> Scalar | None:
        """The cell above the one at ``path``; None where there is nothing."""
        here = self._tree
        for step in _column(path):
            here = here.get(step, {})
        cell: Scalar | None = here.get(_CELL)
        return cell

    def forget(self, path: Path) -> None:
        """Note that a row has nothing at ``path``: no cell, and none in what lies below it."""
        here = self._tree
        *before, last = _column(path)
        for step in before:
            here = here.get(step, {})
        here.pop(last, None)

    def keep(self, path: Path, names: Container[str | int]) -> None:
        """Note that a row has nothing below ``path`` but what is called so."""
        here = self._tree
        for step in _column(path):
            here = here.get(step, {})
        for name in [name for name in here if name not in names]:
            del here[name]


def columns_of(root: Node) -> Columns | None:
    """The columns of a file; None where nothing in it says 同上, as in most."""
    left: list[Node] = [root]
    while left:
        node = left.pop()
        if isinstance(node, Scalar):
            if node.text.strip() in SAME:
                return Columns()
        elif isinstance(node, Mapping):
            left += [value for _, value in node.entries]
        else:
            left += node.items
    return None


def in_rows(path: Path) -> bool:
    """Whether a value stands in a row of some list."""
    return any(isinstance(step, int) for step in path)


def _column(path: Path) -> Path:
    """The path without row numbers, but for that of the project whose table it is."""
    numbers = [at for at, step in enumerate(path) if isinstance(step, int)]
    kept = numbers[0] if len(numbers) > 1 and path[0] in _OF_OWNERS else None
    return tuple(step for at, step in enumerate(path) if at == kept or isinstance(step, str))
