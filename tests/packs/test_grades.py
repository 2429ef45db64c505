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


def test_a_sentence_and_a_note_tell_the_same_limits() -> None:
    sentence = ["得分≥90分", "80分≤得分<90分", "60分≤得分<80分", "得分<60分"]
    assert sentence == [grade.条件 for grade in FOUR]
    note = ["100-90（含）", "90-80（含）", "80-60（含）", "60以下"]
    assert note == [grade.区间 for grade in FOUR]


def test_ranges_keep_the_decimals_of_their_limits() -> None:
    assert ["≥84.5", "<84.5"] == [grade.范围 for grade in table(优秀="84.50", 一般="0")]


@pytest.mark.parametrize(
    ("expected", "points"),
    [("优", "100"), ("优", "90"), ("良", "89.99"), ("中", "60"), ("差", "59.99"), ("差", "0")],
)
def test_a_limit_belongs_to_the_higher_grade(expected: str, points: str) -> None:
    printer = Printer(grades=tuple((grade.name, grade.least.value) for grade in FOUR))
    assert expected == printer.grade(Points(Decimal(points)))


def test_without_grades_there_is_none() -> None:
    assert None is Printer().grade(Points(Decimal(90)))
