"""The evaluation year (评价年度) and its parts.

``year`` holds the root; ``department``, ``funds``, ``work`` and ``papers`` its parts; ``cube`` the
roll-up of money; ``fields`` and ``record`` what every class is made with; ``walk`` goes through a
year. Sums and selections of entered facts are properties here; anything with a named rule is a
measure (``reportgen.measures``).
"""

from reportgen.model.department import Department, PostLine, Unit, UnitGroup
from reportgen.model.fields import FieldInfo, Kind, Texts
from reportgen.model.funds import Funds, FundsLine, FundsNode, FundsTable
from reportgen.model.listing import Listing
from reportgen.model.papers import Document, Issue
from reportgen.model.record import RecordInfo, is_record, record_of
from reportgen.model.walk import Path, Visit, passages, path_of, show_path, walk, where
from reportgen.model.work import Evaluation, Indicator, IndicatorGroup, Point, Project
from reportgen.model.year import VERSION, EvaluationYear

__all__ = [
    "VERSION",
    "Department",
    "Document",
    "Evaluation",
    "EvaluationYear",
    "FieldInfo",
    "Funds",
    "FundsLine",
    "FundsNode",
    "FundsTable",
    "Indicator",
    "IndicatorGroup",
    "Issue",
    "Kind",
    "Listing",
    "Path",
    "Point",
    "PostLine",
    "Project",
    "RecordInfo",
    "Texts",
    "Unit",
    "UnitGroup",
    "Visit",
    "is_record",
    "passages",
    "path_of",
    "record_of",
    "show_path",
    "walk",
    "where",
]
