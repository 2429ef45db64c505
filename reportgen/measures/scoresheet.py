"""The score sheet (评分) of a self-evaluation table: the execution rate's points and the others'.

A form gives the execution rate a weight of its own (执行率分值, usually 10) beside the indicators.
"""

from __future__ import annotations

from fractions import Fraction

import attrs

from reportgen.amounts import Points, Ratio
from reportgen.amounts.decimals import add, rounded
from reportgen.measures.lookup import attribute
from reportgen.measures.scoring import EXECUTION_BANDS, HUNDRED, Task, band_of, points_of
from reportgen.model import EvaluationYear, FundsNode, IndicatorGroup, IndicatorTable, Kind, Project
from reportgen.model.fields import derived
from reportgen.model.record import record

#: What the execution rate, and what the indicators' weights, are needed for.
_OF_RATE, _OF_WEIGHTS = ("rate_got", "执行率得分", "got", "总分"), ("full", "总分值", "指标分值")


def rate_points(rate: Ratio, weight: Points, method: str = "比例") -> Points | None:
    """The points of an execution rate: in proportion (财预〔2020〕10号 附件1), or by intervals."""
    share = rate.fraction
    if share is None:
        return None
    if method == "区间":
        share = band_of(EXECUTION_BANDS, share * HUNDRED)
    got = points_of("比例", Task(full=Fraction(weight.value), rate=share))
    return None if got is None else Points(rounded(got, 2))


@record("评分")
class ScoreSheet:
    """What a project, or the whole department in its year, comes to in points.

    ``weight`` is what the format gives the execution rate, None where it scores none; ``method``
    how it is scored: 比例, or 区间 (财预〔2021〕101号).
    """

    subject: Project | EvaluationYear | None = attrs.field(default=None)
    weight: Points | None = attrs.field(default=None)
    method: str = attrs.field(default="比例")

    @derived("执行率分值", Kind.POINTS, "格式给预算执行率的分值", unit="分")
    def rate_full(self) -> Points | None:
        """The points that the execution rate can get."""
        return self.weight

    @derived(
        "执行率得分",
        Kind.POINTS,
        "预算执行率×分值，不超过分值，四舍五入到两位小数；按区间计分的格式按分档",
        unit="分",
    )
    def rate_got(self) -> Points | None:
        """The execution rate's points by the format's method, at most all of them."""
        funds = self._funds()
        rate = None if funds is None else attribute(funds, "预算执行率")
        if rate is None or self.weight is None:
            return None
        return rate_points(rate, self.weight, self.method)

    @derived("指标分值", Kind.POINTS, "各绩效指标分值之和", unit="分")
    def indicators_full(self) -> Points | None:
        """The points that the indicators can get."""
        table = self._indicators()
        return table.all.full if table else None

    @derived("指标得分", Kind.POINTS, "各绩效指标得分之和", unit="分")
    def indicators_got(self) -> Points | None:
        """The points that the indicators got."""
        table = self._indicators()
        return table.all.got if table else None

    @derived("总分值", Kind.POINTS, "执行率分值＋指标分值", unit="分")
    def full(self) -> Points | None:
        """All points that can be got."""
        return self._whole(self.rate_full, self.indicators_full)

    @derived("总分", Kind.POINTS, "执行率得分＋指标得分", unit="分")
    def got(self) -> Points | None:
        """All points that were got."""
        return self._whole(self.rate_got, self.indicators_got)

    def lacking(self, name: str) -> tuple[object, str]:
        """Whose field is to be filled in for the value ``name``: an object of the data, its key."""
        funds, table = self._funds(), self._indicators()
        if name in _OF_RATE and funds is not None and self.rate_got is None:
            empty = (one for one in ("全年预算", "支出决算") if attribute(funds, one) is None)
            return funds, next(empty, "预算执行率（全年预算为0，算不出）")
        if not table:
            return self.subject, "绩效指标" if isinstance(self.subject, Project) else "绩效指标列表"
        whole: IndicatorGroup = table.all
        return whole.lacking("分值合计" if name in _OF_WEIGHTS else "得分合计")

    def _funds(self) -> FundsNode | None:
        subject = self.subject
        if isinstance(subject, Project):
            whole: FundsNode | None = subject.whole
            return whole
        return subject.funds.node("合计") if subject is not None and subject.funds else None

    def _indicators(self) -> IndicatorTable | None:
        return None if self.subject is None else self.subject.indicators

    def _whole(self, rate: Points | None, rest: Points | None) -> Points | None:
        """Both together; the indicators' alone where the format scores no execution rate."""
        if self.weight is None or rest is None:
            return rest
        return None if rate is None else Points(add(rate.value, rest.value))
