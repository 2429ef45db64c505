"""Entered totals beside their entered parts (R4): where they disagree, the reader is told.

A stated total stands as long as it agrees with its parts within the margins of rounding. Beyond
them it is printed all the same, because only the department knows which is right; the note names
both figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.amounts import print_amount
from reportgen.errors import Problem
from reportgen.intake.places import Places
from reportgen.model import (
    EvaluationYear,
    FundsLine,
    FundsTable,
    path_of,
    record_of,
    show_path,
    walk,
)
from reportgen.model.cube import ENTERED, Cube
from reportgen.model.money import COLUMNS


def disagreements(year: EvaluationYear, places: Places) -> Iterator[Problem]:
    """A note for each entered amount that its parts do not add up to."""
    for cube, rows in _tables(year):
        for row in rows:
            for column in COLUMNS:
                yield from _compared(year, places, cube, row, column)


def _tables(year: EvaluationYear) -> Iterator[tuple[Cube, tuple[FundsLine, ...]]]:
    """The department's joined table, and every table that stands alone."""
    joined: tuple[object, ...] = ()
    if year.funds is not None:
        funds = year.funds
        joined = (funds.lines, funds.economic, funds.by_origin)
        rows = (*funds.lines, *(funds.economic or ()), *(funds.by_origin or ()))
        yield funds.node("合计").table.cube, rows
    for visit in walk(year):
        table = visit.value
        if isinstance(table, FundsTable) and not any(table is one for one in joined):
            yield table.cube, tuple(table)


def _compared(
    year: EvaluationYear, places: Places, cube: Cube, row: FundsLine, column: str
) -> Iterator[Problem]:
    stated = getattr(row, column)
    if stated is None:
        return
    for way in cube.ways(column, row.at):
        if way.name == ENTERED or not way.parts or stated.agrees_with(way.value):
            continue  # projects that are not listed are no contradiction
        info = record_of(FundsLine).find(column)
        path = (*(path_of(year, row) or ()), info.key if info else column)
        unit = year.amount_unit
        figures = print_amount(stated, unit), print_amount(way.value, unit)
        difference = print_amount(abs(stated - way.value), unit)
        message = f"填报{figures[0]}，{way.name}相加是{figures[1]}，相差{difference}，请核对"
        yield Problem("total", show_path(path, year), message, places.of(path))
