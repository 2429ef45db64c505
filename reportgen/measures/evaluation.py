"""Measures on scores, achievements and surveys."""

from __future__ import annotations

from decimal import Decimal

from reportgen.amounts import Change, Points, Quantity, Ratio
from reportgen.measures.registry import measure
from reportgen.measures.sources import COMMON, FRAMEWORK, PRACTICE
from reportgen.model import IndicatorGroup, Kind, Statistic, Survey


def _number(points: Points | None) -> Decimal | None:
    return None if points is None else points.value


@measure(
    IndicatorGroup,
    "得分率",
    Kind.RATE,
    "得分合计÷分值合计",
    "得分合计",
    "分值合计",
    source=PRACTICE,
)
def score_rate(group: IndicatorGroup) -> Ratio:
    """Points got against points to be had."""
    return Ratio(_number(group.got), _number(group.full))


@measure(
    IndicatorGroup,
    "权重",
    Kind.RATE,
    "分值合计÷全部指标的分值之和",
    "分值合计",
    "总分值",
    source=PRACTICE,
)
def weight_share(group: IndicatorGroup) -> Ratio:
    """The group's points against all points."""
    return Ratio(_number(group.full), _number(group.whole))


@measure(
    Statistic,
    "增减率",
    Kind.RATE,
    "本年与上年之差÷上年，不带正负号",
    "本年",
    "上年",
    source=PRACTICE,
)
def change_rate(statistic: Statistic) -> Ratio | None:
    """The change against last year, without its sign; the words 上升 and 下降 are the writer's."""
    difference = _difference(statistic)
    if difference is None or statistic.previous is None or statistic.previous.value == 0:
        return None
    return Ratio(abs(difference), statistic.previous.value)


@measure(Statistic, "变动", Kind.CHANGE, "本年与上年比较", "本年", "上年", source=PRACTICE)
def change(statistic: Statistic) -> Change | None:
    """The figure compared with last year's, with its direction."""
    if statistic.previous is None:
        return None
    return Change(statistic.value, statistic.previous)


@measure(
    Statistic, "升降", Kind.TEXT, "本年比上年上升、下降或持平", "本年", "上年", source=PRACTICE
)
def direction(statistic: Statistic) -> str | None:
    """上升, 下降 or 持平."""
    difference = _difference(statistic)
    if difference is None:
        return None
    return "持平" if difference == 0 else "上升" if difference > 0 else "下降"


@measure(Statistic, "完成比例", Kind.RATE, "本年÷总数", "本年", "总数", source=PRACTICE)
def completed_share(statistic: Statistic) -> Ratio:
    """What was done against what was to be done (整改率)."""
    return Ratio(statistic.value, statistic.whole)


@measure(
    Statistic, "实际完成率", Kind.RATE, "本年÷总数", "本年", "总数", source=COMMON, certain=False
)
def actual_completion_rate(statistic: Statistic) -> Ratio:
    """Work done against work planned (实际完成工作数÷计划工作数); also 重点工作办结率."""
    return Ratio(statistic.value, statistic.whole)


@measure(
    Statistic,
    "完成及时率",
    Kind.RATE,
    "及时完成数÷总数",
    "及时完成数",
    "总数",
    source=COMMON,
    certain=False,
)
def timely_completion_rate(statistic: Statistic) -> Ratio:
    """Work done in time against work planned."""
    return Ratio(statistic.timely, statistic.whole)


@measure(
    Statistic,
    "质量达标率",
    Kind.RATE,
    "达标数÷总数",
    "达标数",
    "总数",
    source=COMMON,
    certain=False,
)
def quality_rate(statistic: Statistic) -> Ratio:
    """Work up to standard against work planned: the common framework's definition."""
    return Ratio(statistic.qualified, statistic.whole)


@measure(
    Statistic,
    "产出质量达标率",
    Kind.RATE,
    "达标数÷本年",
    "达标数",
    "本年",
    source=FRAMEWORK,
    certain=False,
)
def output_quality_rate(statistic: Statistic) -> Ratio:
    """Output up to standard against output: the project framework's definition."""
    return Ratio(statistic.qualified, statistic.value)


@measure(
    Survey,
    "满意份数",
    Kind.COUNT,
    "满意度题中计为满意的份数",
    "满意度题目.正向份数",
    source=PRACTICE,
)
def satisfied(survey: Survey) -> int | None:
    """How many were satisfied, by the question marked so."""
    question = survey.satisfaction
    return None if question is None else question.positive


@measure(
    Survey,
    "满意率",
    Kind.RATE,
    "满意份数÷有效份数",
    "满意份数",
    "有效份数",
    source=FRAMEWORK,
    certain=False,
)
def satisfaction_rate(survey: Survey) -> Ratio:
    """The satisfied share of the valid answers."""
    return Ratio(satisfied(survey), survey.valid)


@measure(Survey, "回收率", Kind.RATE, "收回份数÷发放份数", "收回份数", "发放份数", source=PRACTICE)
def return_rate(survey: Survey) -> Ratio:
    """Returned against distributed."""
    return Ratio(survey.returned, survey.distributed)


def _difference(statistic: Statistic) -> Decimal | None:
    if statistic.previous is None:
        return None
    difference = Change(statistic.value, statistic.previous).difference
    return difference.value if isinstance(difference, Quantity) else None
