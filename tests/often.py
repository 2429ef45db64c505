"""How much is drawn at random: an eighth at one's desk, all in CI, and far more in a soak.

The profile in force (tests/conftest.py) says it, by its number of examples: a hundred is all.
"""

from typing import Any

from hypothesis import settings


def cases(number: int) -> int:
    """So many cases of the number that CI goes through."""
    return max(1, number * settings().max_examples // 100)


def often(number: int, **more: Any) -> settings:
    """Settings for so many examples in CI."""
    return settings(max_examples=cases(number), deadline=None, **more)
