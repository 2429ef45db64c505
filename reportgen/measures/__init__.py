"""Named computed figures (指标口径), and reading data by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.lazily import loader
from reportgen.measures import changes, department, evaluation, framework, rows
from reportgen.measures.lookup import Resolver, UnknownName, attribute, follow, members, reader
from reportgen.measures.placing import passage_at
from reportgen.measures.registry import Measure, find_measure, measure, measures_of
from reportgen.measures.scores import score, work_out
from reportgen.measures.scoresheet import ScoreSheet

if TYPE_CHECKING:
    from reportgen.measures.shape import Shape, Watched, year_shape

#: What only the checks of a template ask.
_HOMES = dict.fromkeys(("Shape", "Watched", "year_shape"), ".shape")

__all__ = [
    "Measure",
    "Resolver",
    "ScoreSheet",
    "Shape",
    "UnknownName",
    "Watched",
    "attribute",
    "changes",
    "department",
    "evaluation",
    "find_measure",
    "follow",
    "framework",
    "measure",
    "measures_of",
    "members",
    "passage_at",
    "reader",
    "rows",
    "score",
    "work_out",
    "year_shape",
]

__getattr__ = loader(__name__, _HOMES)
