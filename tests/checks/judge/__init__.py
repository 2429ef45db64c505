"""What in a year's plain mapping contradicts what: the judge of whether a mistake can be noticed.

It stands beside the checks, not upon them: plain ``Decimal`` arithmetic on the mapping as typed,
written from the forms and from what a careful reader compares. A mistake counts if the mapping has
a contradiction with it that it had not before.
"""

from collections.abc import Callable, Iterator

from tests.checks.judge.counts import counts, dates, surveys
from tests.checks.judge.money import assets, funds, projects
from tests.checks.judge.names import names, references, units
from tests.checks.judge.plain import Data
from tests.checks.judge.scores import posts, scores, weights


def contradictions(data: Data) -> set[str]:
    """Every contradiction of a mapping, as a line that does not hold the figures themselves."""
    judges: tuple[Callable[[Data], Iterator[str]], ...] = (
        funds, assets, projects, posts, weights, scores, surveys, counts, dates, names,
        references, units,
    )  # fmt: skip
    return {line for judge in judges for line in judge(data)}
