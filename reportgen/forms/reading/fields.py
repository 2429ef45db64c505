"""A sheet of single fields read: a label, what was filled in, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.errors import Place
from reportgen.forms.planning.plan import Line, Sheet
from reportgen.forms.reading.cell_nodes import Cell
from reportgen.forms.reading.grid import Given, Grid, Numbered
from reportgen.forms.reading.headings import CONTENT, LABEL, UNIT, Heads, plain
from reportgen.model import Kind
from reportgen.reading.wording import nearest, or_rather, quote


def shown(given: Given | None) -> str:
    """The words of a cell; of anything else than words, nothing."""
    return given.value if given is not None and isinstance(given.value, str) else ""


class FieldsSheet:
    """One worksheet of single fields; ``job`` reads cells and takes problems and notes."""

    def __init__(
        self,
        job: Any,
        grid: Grid,
        sheet: Sheet,
        heads: Heads,
        rows: Numbered,
    ) -> None:
        self._job, self._grid, self._rows = job, grid, rows
        self._kept: dict[tuple[str, ...], tuple[int, dict[int, Given]]] = {}
        self._known = {plain(line.label): line for line in sheet.lines}
        columns = {heading: at for at, heading in heads.columns.items()}
        self._labels, self._contents = columns.get(LABEL, 1), columns.get(CONTENT, 2)
        self._units = columns.get(UNIT, 0)

    def _place(self, number: int, at: int) -> Place:
        return Place(self._job.name, number, at, self._grid.name)

    def filled(self) -> Iterator[tuple[tuple[str, ...], Cell]]:
        """The path and cell of each line that is filled in."""
        found: set[tuple[str, ...]] = set()
        for number, row in self._rows:
            label = plain(shown(row.get(self._labels)))
            place = self._place(number, self._contents)
            line = self._known.get(label)
            if line is not None:
                self._job.blank.setdefault(line.path, place)
                self._kept.setdefault(line.path, (number, row))
            if self._contents not in row or row[self._contents].echo:
                self._job.unsolved(self._grid, place)
            elif line is None:
                self._unknown(label, self._place(number, self._labels))
            elif line.path in found:
                self._job.problem("twice", f"“{line.label}”填了两行，请删除一行", place)
            else:
                found.add(line.path)
                given = self._job.cell(row[self._contents], line.info.kind, place)
                if given is not None:
                    yield line.path, given

    def _unknown(self, label: str, place: Place) -> None:
        near = nearest(label, self._known)
        message = f"不认识填写项“{quote(label)}”{or_rather(near)}，这一行没有读取"
        if near:
            self._job.problem("heading", message, place)
        else:
            self._job.note(message, place)

    def look_beside(self) -> None:
        """Say what is at odds with the unit beside it, and what stands where nothing is read."""
        for number, row in self._kept.values():
            heading = shown(row.get(self._labels))
            line = self._known[plain(heading)]
            unit = shown(row.get(self._units))
            if self._contents in row:
                place = self._place(number, self._contents)
                self._job.check_money(line.info, place, heading, unit)
            self._unread(number, row, line, unit)

    def _unread(self, number: int, row: dict[int, Given], line: Line, unit: str) -> None:
        ours = {"", line.info.unit, line.info.help}
        if line.info.kind is Kind.MONEY:
            ours.add(unit.strip())
        for at, given in row.items():
            text = str(given.value).strip()
            if at in (self._labels, self._contents) or given.echo or text in ours:
                continue
            message = f"内容要写在“{CONTENT}”一栏，这里的“{quote(text)}”没有读取"
            self._job.note(message, self._place(number, at), "beside")
