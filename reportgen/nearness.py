"""The known names most like one that is not known, for the question at the end of a message."""

from __future__ import annotations

from collections.abc import Iterable


def near(name: str, known: Iterable[str], most: int = 1, *, cutoff: float = 0.4) -> list[str]:
    """At most so many names, the nearest first; ``cutoff`` is how much must be alike, from 0 to 1.

    >>> near("年初預算", ["年初预算", "全年预算", "部门"])
    ['年初预算']
    """
    import difflib  # no message, no need

    return difflib.get_close_matches(name, list(known), n=most, cutoff=cutoff)
