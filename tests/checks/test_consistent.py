"""A year without a contradiction has no finding above info."""

import os
from typing import Any

from hypothesis import HealthCheck, given, settings

from reportgen import read
from reportgen.checks import INFO, check
from tests.checks.drawn import consistent_years
from tests.checks.judge import contradictions

#: The soak is as long as the benchmark's measurement.
EXAMPLES = 500 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 50


SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=EXAMPLES, suppress_health_check=SLOW, deadline=None)
@given(consistent_years())
def test_no_consistent_year_has_a_finding_above_info(data: dict[str, Any]) -> None:
    found = check(read(data).year)
    assert [] == [str(one) for one in found if one.severity is not INFO]


@settings(max_examples=EXAMPLES, suppress_health_check=SLOW, deadline=None)
@given(consistent_years())
def test_the_judge_of_mistakes_sees_no_contradiction_in_a_consistent_year(
    data: dict[str, Any],
) -> None:
    assert set() == contradictions(data)
