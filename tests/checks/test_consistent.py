"""A year without a contradiction has no finding above info."""

from typing import Any

from hypothesis import HealthCheck, given, settings

from reportgen import read
from reportgen.checks import INFO, check
from tests.checks.consistent import consistent_years


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(consistent_years())
def test_no_consistent_year_has_a_finding_above_info(data: dict[str, Any]) -> None:
    found = check(read(data).year)
    assert [] == [str(one) for one in found if one.severity is not INFO]
