"""Where each value of a year stands in its workbook, and where what is missing would stand."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from reportgen.errors import Place, Problem
from reportgen.intake import Places
from reportgen.model import Path

#: The column of a field by worksheet, the inner list it is in (or none), and its keys.
Columns = Mapping[tuple[str, str, tuple[str, ...]], int]


@attrs.frozen
class CellPlaces(Places):
    """Places in a workbook: a value that is missing has the empty cell it belongs into.

    ``blank`` are the cells of single fields that are empty, and where the rows of empty lists
    begin.
    """

    blank: Mapping[Path, Place]
    columns: Columns

    def of(self, path: Path) -> Place:
        """The cell of a value, filled or not, or the place of the nearest thing around it."""
        found = self.by_path.get(path) or self._in_row(path)
        found = found or (_first_below(path, self.blank) if path else None)
        return found or self._around(path) or super().of(path)

    def _around(self, path: Path) -> Place | None:
        """The nearest list or part around a path that has a cell, filled or empty."""
        around = (path[:end] for end in range(len(path) - 1, 0, -1))
        cells = (self.by_path.get(one) or self.blank.get(one) for one in around)
        return next((cell for cell in cells if cell), None)

    def _in_row(self, path: Path) -> Place | None:
        at = next((n for n in range(len(path), 0, -1) if isinstance(path[n - 1], int)), 0)
        row = self.by_path.get(path[:at])
        if not at or row is None:
            return None
        keys = tuple(str(step) for step in path[at:])
        for inner in (str(path[at - 2]), ""):
            column = self.columns.get((row.sheet, inner, keys))
            if column:
                return attrs.evolve(row, column=column)
        return None


def _first_below(path: Path, blank: Mapping[Path, Place]) -> Place | None:
    """The empty cell of a path, or the first of what lies below it."""
    found = (cell for known, cell in blank.items() if known[: len(path)] == path)
    return blank.get(path) or next(found, None)


def at_cell(problem: Problem, blank: Mapping[Path, Place], columns: Columns) -> Problem:
    """What is missing in a row is missing in its cell, not in the row's first."""
    if problem.code != "missing":
        return problem
    place, path = problem.place, tuple(problem.path.split("."))
    if path in blank or not place.line:
        return attrs.evolve(problem, place=_first_below(path, blank) or place)
    keys = tuple(_AFTER_ROW.sub("", problem.path).split("."))
    at = (at for (sheet, _, own), at in columns.items() if (sheet, own) == (place.sheet, keys))
    return attrs.evolve(problem, place=attrs.evolve(place, column=next(at, place.column)))


#: In a path in words, everything up to the last row: 部门.编制第2项（行政）.
_AFTER_ROW = re.compile(r".*第\d+项(?:（[^.]*）)?\.")
