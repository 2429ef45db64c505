"""One filled cell as a node of the data; of several values in one cell, a list."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import attrs

from reportgen.errors import Place
from reportgen.forms.planning.plan import Column, is_compact
from reportgen.model import FieldInfo, Kind
from reportgen.reading import Mapping as MappingNode
from reportgen.reading import Node, Scalar, Sequence
from reportgen.reading.structure import NO_ROWS


@attrs.frozen
class Cell:
    """A filled cell: its text and place.

    ``echo`` says that a merged cell goes on in it, ``unit`` is what the number format shows behind
    a number.
    """

    text: str
    place: Place
    echo: bool = False
    unit: str = ""

    @property
    def said(self) -> str:
        """The text without blanks around it."""
        return self.text.strip()


#: The filled cells of a row by column.
Cells = Mapping[Column, Cell]


def value_node(given: Cell, info: FieldInfo) -> Node:
    """The node of a cell; of several values in one, one a line, a list."""
    if info.kind is not Kind.LIST or given.said in NO_ROWS:
        return Scalar(given.text, given.place)
    lines = [line.strip() for line in given.text.splitlines() if line.strip()]
    if is_compact(info):
        pairs = (_pair(line, given.place) for line in _split(lines, "；;"))
        return MappingNode(tuple(pairs), given.place)
    if info.choices or info.item is Kind.CHOICE:
        lines = _split(lines, "、，,；;")
    return Sequence(tuple(Scalar(line, given.place) for line in lines), given.place)


def _split(lines: list[str], marks: str) -> list[str]:
    for mark in marks[1:]:
        lines = [line.replace(mark, marks[0]) for line in lines]
    return [word.strip() for line in lines for word in line.split(marks[0]) if word.strip()]


def _pair(line: str, place: Place) -> tuple[Scalar, Node]:
    name, _, value = line.replace(":", "：").partition("：")
    return Scalar(name.strip(), place), Scalar(value.strip(), place)


def without_double_units(cells: Cells) -> Cells:
    """Beside a column that names the unit, one that a number format shows is one too many."""
    own = {given.said for column, given in cells.items() if column.info.key == "度量单位"}
    units = {unicodedata.normalize("NFKC", one) for one in own}
    return (
        {
            column: attrs.evolve(given, text=given.text.removesuffix(given.unit))
            if given.unit and given.unit in units
            else given
            for column, given in cells.items()
        }
        if units
        else cells
    )
