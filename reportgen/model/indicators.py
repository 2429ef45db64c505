"""Indicators (指标): what was to be reached, what was reached, and how it is scored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from reportgen.amounts import Points, Quantity, read_quantity
from reportgen.errors import Unreadable
from reportgen.model import fields as f
from reportgen.model.criteria import (
    Band,
    Criterion,
    bands_field,
    method_field,
    sum_points,
    tier_field,
)
from reportgen.model.fields import Kind, derived
from reportgen.model.listing import Listing
from reportgen.model.record import record, viewed
from reportgen.prose import Phrase, Prose, Reference


@record("指标", main="goal")
class Indicator:
    """A performance indicator (绩效指标、评价指标)."""

    level1: str | None = f.open_choice(
        "一级指标", "一级指标名称", "成本指标", "产出指标", "效益指标", "满意度指标"
    )
    level2: str | None = f.open_choice(
        "二级指标", "二级指标名称", "数量指标", "质量指标", "时效指标", "成本指标"
    )
    name: str = f.text("名称", "三级指标名称", required=True)
    objective: str | None = f.text("所属目标", "所属分项目标的标题")
    nature: str | None = f.choice("指标性质", "定量还是定性", "定量", "定性")
    operator: str | None = f.choice(
        "计算符号", "指标值的方向；定性指标空着", "≥", "≤", "=", ">", "<"
    )
    target: Quantity | Reference | str | None = f.value("指标值", "年度指标值，数或文字")
    unit: str | None = f.text("度量单位", "指标值的单位")
    actual: Quantity | Reference | str | None = f.value("完成值", "实际完成值，数、文字或引用")
    weight: Points | None = f.points("分值", "指标的权重；有评分点的可以空着")
    score: Points | None = f.points("得分", "指标的得分；有评分点的可以空着")
    method: str | None = method_field(
        "没有填得分时怎样计分；空着时，定量指标按完成值与指标值的比例，完成的得满分"
    )
    step: Points | None = f.points("每次扣分", "按扣分计分时，完成值每差一个单位扣几分")
    bands: Listing[Band] | None = bands_field()
    tier: str | None = tier_field()
    explanation: str | None = f.text("指标解释", "指标的含义；与上一行相同时写“同上”")
    criteria: Listing[Criterion] | None = f.list_of(Criterion, "评分点", "逐点的标准和得分")
    scoring_note: Prose | None = f.prose("评分依据", "为什么得这个分")
    deviation_reason: Prose | None = f.prose("偏差原因", "未完成的原因")
    improvement: Prose | None = f.prose("改进措施", "改进的措施")
    #: The points by the prescribed rule, where they could be worked out (``measures.scores``).
    worked: Points | None = attrs.field(init=False, default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Take the unit off an actual value that was typed with it: 95% with the unit %."""
        value = self.actual
        if isinstance(value, str) and self.unit and value.endswith(self.unit):
            object.__setattr__(self, "actual", _without_unit(value, self.unit))

    @derived(
        "目标",
        Kind.VALUE,
        "计算符号、指标值和单位连写，如≥95%；等于号不写；引用的照引用的印",
        made_of="指标值",
    )
    def goal(self) -> Phrase | str | None:
        """The target as documents print it: ``≥95%``, ``0起``, or its words."""
        operator = "" if self.operator in (None, "=") else self.operator
        if isinstance(self.target, Reference):
            return Phrase(operator or "", self.target)
        return None if self.target is None else f"{operator}{self.target}{self.unit or ''}"

    @derived("实际", Kind.VALUE, "完成值和单位连写，如96%；引用的照引用的印", made_of="完成值")
    def reached(self) -> Reference | str | None:
        """The actual value as documents print it: ``96%``, ``8起``, or its words."""
        if isinstance(self.actual, Quantity):
            return f"{self.actual}{self.unit or ''}"
        return self.actual

    @derived("评分点个数", Kind.COUNT, "这个指标有几个评分点", unit="个")
    def criterion_count(self) -> int:
        """How many criteria there are."""
        return len(self.criteria or ())

    @derived("满分", Kind.POINTS, "分值；没有填的，各评分点分值之和", unit="分", made_of="分值")
    def full(self) -> Points | None:
        """The weight as entered, else the sum of the criteria's points."""
        return self.weight or sum_points(one.points for one in self.criteria or ())

    @derived(
        "实得分", Kind.POINTS, "得分；没有填的，各评分点得分之和，或按完成值和计分方法计算",
        unit="分", made_of="得分",
    )  # fmt: skip
    def got(self) -> Points | None:
        """The score as entered, else the sum of the criteria's scores, else by the rule."""
        return self.score or sum_points(one.got for one in self.criteria or ()) or self.worked


def _without_unit(value: str, unit: str) -> Quantity | str:
    try:
        return read_quantity(value, unit)
    except Unreadable:
        return value


@record("指标组", main="name")
class IndicatorGroup:
    """Indicators of one name at a level above, with their sums."""

    name: str | None = f.text("名称", "这一组的名称")
    indicators: Listing[Indicator] = f.list_of(
        Indicator, "指标", "这一组的三级指标", required=True, keys=("name",)
    )
    whole: Points | None = f.points("总分值", "全部指标的分值之和")
    level: str = attrs.field(default="名称", eq=False, repr=False)

    def __iter__(self) -> Iterator[Indicator]:
        """The indicators: where a list is meant, a group stands for what is in it."""
        return iter(self.indicators)

    @derived("一级个数", Kind.COUNT, "有几个一级指标", unit="个")
    def level1_count(self) -> int:
        """How many first-level indicators there are."""
        return len({one.level1 for one in self.indicators})

    @derived("二级个数", Kind.COUNT, "这一组有几个二级指标", unit="个")
    def level2_count(self) -> int:
        """How many second-level indicators there are."""
        return len({(one.level1, one.level2) for one in self.indicators if one.level2})

    @derived("二级", Kind.LIST, "这一组按二级指标再分组", item="self")
    def level2(self) -> tuple[IndicatorGroup, ...]:
        """The second-level groups, the same objects at each call."""
        return self.indicators.once(
            "_level2", lambda: _groups(self.indicators, "level2", self.whole)
        )

    @derived("三级个数", Kind.COUNT, "这一组有几个三级指标", unit="个")
    def size(self) -> int:
        """How many third-level indicators there are."""
        return len(self.indicators)

    @derived("评分点个数", Kind.COUNT, "这一组有几个评分点", unit="个")
    def criterion_count(self) -> int:
        """How many criteria there are."""
        return sum(one.criterion_count for one in self.indicators)

    @derived("分值合计", Kind.POINTS, "各指标分值之和", unit="分")
    def full(self) -> Points | None:
        """The sum of weights."""
        return self.indicators.once(
            "_full", lambda: sum_points(one.full for one in self.indicators)
        )

    @derived("得分合计", Kind.POINTS, "各指标得分之和", unit="分")
    def got(self) -> Points | None:
        """The sum of scores."""
        return self.indicators.once("_got", lambda: sum_points(one.got for one in self.indicators))

    def lacking(self, name: str) -> tuple[object, str]:
        """Whose field is to be filled in for the value ``name``: an indicator, and its key."""
        if not self.indicators:
            return None, "绩效指标或评价指标"
        first: Indicator = self.indicators[0]
        if name in ("name", "名称"):
            return first, self.level
        if name in ("got", "得分合计", "得分率") and self.got is None:
            return next(one for one in self.indicators if one.got is None), "得分"
        return next((one for one in self.indicators if one.full is None), first), "分值"

    @derived("名称串", Kind.TEXT, "三级指标名称，以顿号连接")
    def names(self) -> str:
        """The third-level names, joined."""
        return "、".join(one.name for one in self.indicators)

    @derived("二级名称串", Kind.TEXT, "二级指标名称，以顿号连接")
    def level2_names(self) -> str | None:
        """The second-level names, joined; None where there are none."""
        names = dict.fromkeys(one.level2 for one in self.indicators if one.level2)
        return "、".join(names) or None


@record("指标行")
class IndicatorRow:
    """One line of a table of indicators: a scored point, or an indicator without any.

    The groups are the same objects in all their lines, so that a template can merge cells by them.
    """

    level1: IndicatorGroup = f.part("一级", "一级指标", IndicatorGroup, required=True)
    level2: IndicatorGroup = f.part("二级", "二级指标", IndicatorGroup, required=True)
    indicator: Indicator = f.part("三级", "三级指标", Indicator, required=True)
    criterion: Criterion | None = f.part("评分点", "评分点；没有的空着", Criterion)
    number: int | None = f.count("序号", "是这个指标的第几个评分点")


#: The levels above an indicator: the field, and what it is called.
_LEVELS = {"level1": "一级指标", "level2": "二级指标"}


def _groups(
    indicators: Iterable[Indicator], level: str, whole: Points | None
) -> tuple[IndicatorGroup, ...]:
    """Indicators by a level above, in the order in which its names first appear."""
    groups: dict[str, list[Indicator]] = {}
    for one in indicators:
        groups.setdefault(getattr(one, level) or "", []).append(one)
    made: Any = IndicatorGroup
    return tuple(
        made(
            name=name or None,
            indicators=Listing(rows, keys=("name",)),
            whole=whole,
            level=_LEVELS[level],
        )
        for name, rows in groups.items()
    )


@viewed("指标表")
class IndicatorTable(Listing[Indicator]):
    """Indicators with their groups: ``评价指标.一级``, ``评价指标.投入.得分合计``."""

    @derived("全部", Kind.PART, "全部指标的合计", item=IndicatorGroup)
    def all(self) -> IndicatorGroup:
        """Every indicator as one group."""
        return self.once("_all", self._one_group)

    def _one_group(self) -> IndicatorGroup:
        full = sum_points(one.full for one in self)
        return IndicatorGroup(name="全部", indicators=self, whole=full)

    @derived("一级", Kind.LIST, "按一级指标分组", item=IndicatorGroup)
    def level1(self) -> tuple[IndicatorGroup, ...]:
        """The first-level groups."""
        return self.once("_level1", lambda: _groups(self, "level1", self.all.whole))

    @derived("二级", Kind.LIST, "按二级指标分组", item=IndicatorGroup)
    def level2(self) -> tuple[IndicatorGroup, ...]:
        """The second-level groups; one name under two first levels is two groups only by level1."""
        return self.once("_level2", lambda: _groups(self, "level2", self.all.whole))

    @derived(
        "行", Kind.LIST, "逐行的指标表：每个评分点一行，没有评分点的指标一行", item=IndicatorRow
    )
    def rows(self) -> tuple[IndicatorRow, ...]:
        """The lines of a table of indicators, in the order of first and second levels."""
        return self.once("_rows", self._lines)

    def _lines(self) -> tuple[IndicatorRow, ...]:
        return tuple(
            IndicatorRow(
                level1=first, level2=second, indicator=one, criterion=criterion, number=number
            )
            for first in self.level1
            for second in first.level2
            for one in second.indicators
            for number, criterion in enumerate(one.criteria or (None,), 1)
        )

    @derived("失分指标", Kind.LIST, "得分低于分值的指标", item=Indicator)
    def short(self) -> Listing[Indicator]:
        """The indicators that did not get all their points."""
        return self.like(
            one for one in self if one.full and one.got and one.got.value < one.full.value
        )

    found = (Indicator, IndicatorGroup)

    def find(self, name: str) -> Indicator | IndicatorGroup | None:
        """An indicator by its name, else a group by the name of its first or second level."""
        found = self.quoted(name)
        groups = (*self.level1, *self.level2) if found is None else ()
        return found or next((group for group in groups if group.name == name), None)


def indicators(key: str, help: str) -> IndicatorTable | None:
    """A list of indicators that can be quoted by name and grouped by level."""
    table: IndicatorTable | None = f.list_of(
        Indicator, key, help, view=IndicatorTable, keys=("name",), group="level2"
    )
    return table
