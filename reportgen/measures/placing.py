"""Where pictures stand in the text (位置): behind which passage of the year."""

from __future__ import annotations

from typing import Any

from reportgen.measures.lookup import follow
from reportgen.model import EvaluationYear
from reportgen.prose import Prose


def passage_at(year: EvaluationYear, path: str) -> Prose | None:
    """The last passage of what a path leads to: a text, a point, or points; None for none.

    Raises ``UnknownName``.
    """
    value: Any = follow(year, path.split("."))
    while isinstance(value, tuple) and value:
        value = value[-1]
    value = getattr(value, "content", value)
    return value if isinstance(value, Prose) else None
