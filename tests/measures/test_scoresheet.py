"""The score sheet of a self-evaluation table."""

from decimal import Decimal
from typing import Any

import pytest

from reportgen.amounts import Points
from reportgen.measures import ScoreSheet
from tests.support import make_year

TEN = Points(Decimal(10))


def row(weight: str | None, score: str | None) -> dict[str, str]:
    given = {"名称": f"指标{weight}{score}", "分值": weight, "得分": score}
    return {key: text for key, text in given.items() if text is not None}


def sheet(spent: str, adjusted: str, *rows: Any, weight: Points | None = TEN) -> ScoreSheet:
    """Of a project with these funds and indicators."""
    project = {
        "名称": "防汛",
        "资金": [{"支出决算": spent, "全年预算": adjusted}],
        **({"绩效指标": list(rows)} if rows else {}),
    }
    return ScoreSheet(subject=make_year(项目列表=[project]).projects[0], weight=weight)


@pytest.mark.parametrize(
    ("expected", "spent", "adjusted"),
    [
        ("10", "66", "66"), ("8.62", "37.24", "43.2"),  # 37.24 ÷ 43.2 = 0.86203…
        ("10", "80", "66"),  # never above its points
        ("0", "0", "66"), ("3.33", "1", "3"), ("6.67", "2", "3"),
    ],
)  # fmt: skip
def test_the_execution_rate_gets_its_share_of_the_points(
    expected: str, spent: str, adjusted: str
) -> None:
    assert Points(Decimal(expected)) == sheet(spent, adjusted).rate_got


def test_without_a_budget_nobody_knows_the_rate() -> None:
    assert None is sheet("66", "0").rate_got
    assert None is sheet("66", "").rate_got


def test_all_points_are_those_of_the_rate_and_of_the_indicators() -> None:
    made = sheet("37.24", "43.2", row("50", "49.5"), row("30", "30"), row("10", "9"))
    found = (made.rate_full, made.indicators_full, made.indicators_got, made.full, made.got)
    assert ["10分", "90分", "88.5分", "100分", "97.12分"] == [str(one) for one in found]


def test_where_the_form_scores_no_rate_the_indicators_are_all() -> None:
    made = sheet("1", "3", row("60", "59"), row("40", "38"), weight=None)
    assert (None, None) == (made.rate_full, made.rate_got)
    assert ("100分", "97分") == (str(made.full), str(made.got))


@pytest.mark.parametrize("rows", [(), (row("50", None),), (row("50", "9"), row("40", None))])
def test_a_score_that_is_not_known_leaves_the_total_unknown(rows: tuple[Any, ...]) -> None:
    assert None is sheet("1", "3", *rows).got


def test_a_department_is_scored_by_its_own_funds_and_indicators() -> None:
    year = make_year(
        收支={"明细": [{"支出决算": "50", "全年预算": "100"}]},
        绩效指标列表=[row("90", "88")],
    )
    assert "93分" == str(ScoreSheet(subject=year, weight=TEN).总分)


def test_the_execution_rate_is_rounded_once() -> None:
    # 15 ÷ 72 × 21 = 4.375 exactly
    assert "4.38分" == str(sheet("15", "72", weight=Points(Decimal(21))).rate_got)


@pytest.mark.parametrize(
    ("expected", "spent"), [("10", "100"), ("7", "99"), ("7", "80"), ("5", "60"), ("0", "59.9")]
)
def test_the_execution_rate_by_intervals(expected: str, spent: str) -> None:
    subject = sheet(spent, "100").subject
    assert f"{expected}分" == str(ScoreSheet(subject=subject, weight=TEN, method="区间").rate_got)
