"""What a format says of points (等级划分、执行率分值), judged with its places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgen.errors import Problem
from reportgen.model import Path, show_path
from reportgen.packs.files import Read
from reportgen.packs.spec import FormatSpec

#: What a score sheet comes to in all: every form prescribes 100 points.
FULL_MARKS = 100


def scoring_problems(read: Read[FormatSpec]) -> Iterator[Problem]:
    """Grades that are not in order or leave points out; more points than there are."""
    grades = tuple(read.spec.grades or ())
    for number, (one, two) in enumerate(pairwise(grades), 1):
        if one.least.value <= two.least.value:
            message = "等级要从高到低写，下限一个比一个低"
            yield _problem(read, ("等级划分", number, "下限"), message, str(two.least))
    if grades and grades[-1].least.value != 0:
        message = "最后一个等级的下限要写0，否则低分没有等级"
        path = ("等级划分", len(grades) - 1, "下限")
        yield _problem(read, path, message, str(grades[-1].least))
    points = read.spec.rate_points
    if points is not None and not 0 < points.value < FULL_MARKS:
        message = f"执行率分值要大于0、小于{FULL_MARKS}；不计分的不要写这一项"
        yield _problem(read, ("执行率分值",), message, str(points))


def _problem(read: Read[FormatSpec], path: Path, message: str, found: str) -> Problem:
    shown = show_path(path, read.spec)
    return Problem("points", shown, message, read.places[path], found=found)
