"""Named computed figures (指标口径), and reading data by name."""

from reportgen.measures import changes, department, evaluation, framework, rows
from reportgen.measures.lookup import Resolver, UnknownName, attribute, follow, members, reader
from reportgen.measures.placing import passage_at
from reportgen.measures.registry import Measure, find_measure, measure, measures_of
from reportgen.measures.scores import score, work_out
from reportgen.measures.scoresheet import ScoreSheet
from reportgen.measures.shape import Shape, Watched, year_shape

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
