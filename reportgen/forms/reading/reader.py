"""Sheets read into one tree: single fields, records, passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.forms.planning.plan import Role, Sheet
from reportgen.forms.reading.cell_nodes import Cell, Cells, value_node
from reportgen.forms.reading.gathering import Gathering
from reportgen.forms.reading.passages import Passages
from reportgen.forms.reading.records import Records
from reportgen.model import FundsLine, Kind


class Reader(Gathering):
    """Takes what the sheets hold, one sheet at a time."""

    def lines(self, sheet: Sheet, found: Mapping[tuple[str, ...], Cell]) -> None:
        """Take the single fields of a sheet."""
        infos = {line.path: line.info for line in sheet.lines}
        for path, given in found.items():
            branch = self.root.at(path[:-1], given.place)
            branch.put(path[-1], value_node(given, infos[path]), given.place)

    def rows(self, sheet: Sheet, rows: Iterator[Cells]) -> None:
        """Take the rows of a sheet."""
        taker = Records(self, sheet) if sheet.levels else Passages(self, sheet)
        for row in _typed_in(sheet, rows):
            if any(column.level >= 0 and column.role is not Role.HELP for column in row):
                taker.take(row)
        if sheet.title == "项目":
            self.note_projects()


def _typed_in(sheet: Sheet, rows: Iterator[Cells]) -> Iterator[Cells]:
    """The rows of a sheet; of a table of money none, as long as nobody has typed any.

    The rows that a form presets say nothing by themselves. In a table that was begun, a row left
    blank is an amount that is not known.
    """
    if not sheet.levels or sheet.levels[0].cls is not FundsLine:
        return rows
    kept = list(rows)
    is_begun = any(column.info.kind is Kind.MONEY for row in kept for column in row)
    return iter(kept if is_begun else ())
