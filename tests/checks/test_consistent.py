"""A year without a contradiction has no finding above info."""

from typing import Any

from hypothesis import HealthCheck, given

from reportgen import read
from reportgen.checks import INFO, check
from tests.checks.drawn import consistent_years
from tests.checks.judge import contradictions
from tests.often import often

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@often(50, suppress_health_check=SLOW)
@given(consistent_years())
def test_no_consistent_year_has_a_finding_above_info(data: dict[str, Any]) -> None:
    found = check(read(data).year)
    assert [] == [str(one) for one in found if one.severity is not INFO]


@often(50, suppress_health_check=SLOW)
@given(consistent_years())
def test_the_judge_of_mistakes_sees_no_contradiction_in_a_consistent_year(
    data: dict[str, Any],
) -> None:
    assert set() == contradictions(data)
