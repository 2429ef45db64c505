"""The evaluation year (评价年度) and its parts.

``year`` holds the root; ``department``, ``funds`` and ``money``, ``assets``, ``items``,
``indicators``, ``projects``, ``evaluation``, ``surveys`` and ``papers`` its parts; ``cube`` and
``dimensions`` the roll-up of money; ``fields``, ``record`` and ``listing`` what every class is made
with; ``walk`` goes through a year. Sums and selections of entered facts are properties here;
anything with a named rule is a measure (``reportgen.measures``).
"""

from reportgen.model.assets import AssetLine, AssetTable
from reportgen.model.criteria import Band, Criterion
from reportgen.model.department import Department, Division, PostLine, Unit, UnitGroup
from reportgen.model.economic import EconomicGroup
from reportgen.model.evaluation import Evaluation, Opinion, Person
from reportgen.model.fields import FieldInfo, Kind, Texts
from reportgen.model.funds import Funds
from reportgen.model.indicators import Indicator, IndicatorGroup, IndicatorTable
from reportgen.model.items import Point, PointGroup, Statistic
from reportgen.model.listing import Listing
from reportgen.model.money import FundsLine, FundsNode, FundsTable
from reportgen.model.objectives import ObjectiveItem
from reportgen.model.papers import Document, Issue, Picture, Waiver
from reportgen.model.projects import Project, ProjectTable
from reportgen.model.record import RecordInfo, is_record, record_of
from reportgen.model.surveys import Option, Question, Survey
from reportgen.model.walk import (
    Path,
    Visit,
    held_classes,
    passages,
    path_of,
    row_name,
    show_path,
    walk,
    where,
)
from reportgen.model.year import VERSION, EvaluationYear

__all__ = [
    "VERSION",
    "AssetLine",
    "AssetTable",
    "Band",
    "Criterion",
    "Department",
    "Division",
    "Document",
    "EconomicGroup",
    "Evaluation",
    "EvaluationYear",
    "FieldInfo",
    "Funds",
    "FundsLine",
    "FundsNode",
    "FundsTable",
    "Indicator",
    "IndicatorGroup",
    "IndicatorTable",
    "Issue",
    "Kind",
    "Listing",
    "ObjectiveItem",
    "Opinion",
    "Option",
    "Path",
    "Person",
    "Picture",
    "Point",
    "PointGroup",
    "PostLine",
    "Project",
    "ProjectTable",
    "Question",
    "RecordInfo",
    "Statistic",
    "Survey",
    "Texts",
    "Unit",
    "UnitGroup",
    "Visit",
    "Waiver",
    "held_classes",
    "is_record",
    "passages",
    "path_of",
    "record_of",
    "row_name",
    "show_path",
    "walk",
    "where",
]
