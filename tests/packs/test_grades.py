"""Grade bands of a format."""

from decimal import Decimal

import pytest

from reportgen.amounts import Points
from reportgen.packs.grades import Grade, GradeTable
from reportgen.word import Printer


def table(**least: str) -> GradeTable:
    return GradeTable([
        Grade(name=name, least=Points(Decimal(points))) for name, points in least.items()
    ])  # fmt: skip


FOUR = table(优="90", 良="80", 中="60", 差="0")


def test_each_grade_knows_where_it_ends() -> None:
    assert ["≥90", "≥80，<90", "≥60，<80", "<60"] == [grade.range for grade in FOUR]


def test_ranges_keep_the_decimals_of_their_limits() -> None:
    assert ["≥84.5", "<84.5"] == [grade.范围 for grade in table(优秀="84.50", 一般="0")]


@pytest.mark.parametrize("rows", [{"良": "80", "优": "90", "差": "0"}, {"优": "90", "良": "90"}])
def test_grades_go_from_the_highest_to_the_lowest(rows: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="从高到低"):
        table(**rows)


def test_the_last_grade_begins_at_nothing() -> None:
    with pytest.raises(ValueError, match="下限要写0"):
        table(优="90", 良="80")


@pytest.mark.parametrize(
    ("expected", "points"),
    [("优", "100"), ("优", "90"), ("良", "89.99"), ("中", "60"), ("差", "59.99"), ("差", "0")],
)
def test_a_limit_belongs_to_the_higher_grade(expected: str, points: str) -> None:
    printer = Printer(grades=tuple((grade.name, grade.least.value) for grade in FOUR))
    assert expected == printer.grade(Points(Decimal(points)))


def test_without_grades_there_is_none() -> None:
    assert None is Printer().grade(Points(Decimal(90)))
