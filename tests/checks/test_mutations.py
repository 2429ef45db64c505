"""Mistakes that another field gives away are found, nineteen of twenty at least."""

from collections import Counter
from pathlib import Path

import pytest

from tests.checks.mutated import found, rate, stated
from tests.samples import all_files

#: So many mistakes in each sample, from this seed.
NUMBER, SEED = 40, 0
Rates = dict[str, tuple[Counter[str], Counter[str], list[str]]]


@pytest.fixture(scope="module")
def rates() -> Rates:
    return {file.stem: rate(stated(file), NUMBER, SEED) for file in all_files()}


@pytest.mark.parametrize("file", all_files(), ids=lambda file: file.stem)
def test_the_years_to_be_spoilt_have_no_finding_above_info(file: Path) -> None:
    assert set() == found(stated(file))


def test_at_least_nineteen_of_twenty_mistakes_are_found(rates: Rates) -> None:
    tried = sum((one for one, _, _ in rates.values()), Counter())
    caught = sum((one for _, one, _ in rates.values()), Counter())
    by_kind = {kind: f"{caught[kind]} of {count}" for kind, count in sorted(tried.items())}
    missed = [f"{name}: {one}" for name, (_, _, lost) in rates.items() for one in lost]
    assert tried.total() == len(rates) * NUMBER
    assert caught.total() >= tried.total() * 0.95, "\n".join([str(by_kind), *missed])


def test_every_kind_of_mistake_is_tried(rates: Rates) -> None:
    kinds = set().union(*(one for one, _, _ in rates.values()))
    assert {
        "swap digits", "shift the decimal point", "change the unit", "drop a part", "alter a name",
        "alter a weight", "alter a score", "alter a count", "alter a date",
    } == kinds  # fmt: skip
