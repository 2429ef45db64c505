"""Scores and grades: totals against parts, methods against what was given, bands."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from reportgen.amounts import Points
from reportgen.amounts.decimals import HUNDRED, NOUGHT
from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, INFO, WARNING, Raised
from reportgen.checks.rule import rule
from reportgen.checks.sources import ARITHMETIC, PUBLISHED, TEN
from reportgen.measures import ScoreSheet, attribute
from reportgen.measures.scores import indicator_score, score
from reportgen.measures.scoring import tier_named
from reportgen.model import Criterion, Evaluation, Indicator, IndicatorTable, Path, Project
from reportgen.model.criteria import sum_points

#: The national grade bands (财预〔2020〕10号), where no format says others.
NATIONAL = (("优", Decimal(90)), ("良", Decimal(80)), ("中", Decimal(60)), ("差", NOUGHT))
#: Words that mean a grade of the national bands.
_SAME = {"优秀": "优", "良好": "良", "中等": "中", "较差": "差"}
#: What the execution rate usually has beside 90 points of indicators.
_USUAL_RATE = Points(Decimal(10))


@attrs.frozen(eq=False)
class Judged:
    """An evaluation with its path, and the project or year that it is of."""

    path: Path
    evaluation: Evaluation
    indicators: IndicatorTable | None
    project: Project | None = None


@rule(
    "SCR001",
    "总得分与各指标得分之和不符",
    ERROR,
    remedy="核对各指标的得分和总得分；总得分可以不填，由程序相加",
    source=ARITHMETIC,
)
def total(about: About) -> Iterator[Raised]:
    """填报的评价得分，不等于评价指标各项得分相加。

    有问题：

    ```yaml
    评价: {得分: 90.34, 评价指标: [{名称: 甲, 分值: 100, 得分: 90.36}]}
    ```

    没有问题：

    ```yaml
    评价: {得分: 90.34, 评价指标: [{名称: 甲, 分值: 100, 得分: 90.34}]}
    ```
    """
    for one in judged(about):
        table = one.evaluation.indicators
        added = table.all.got if table else None
        stated = one.evaluation.score
        if stated is not None and added is not None and stated != added:
            yield _apart(about, (*one.path, "得分"), stated, added, "各指标得分相加")


@rule(
    "SCR002",
    "自评得分与自评表不符",
    ERROR,
    remedy="核对自评得分、各绩效指标得分和预算执行率得分",
    source=TEN,
)
def sheet(about: About) -> Iterator[Raised]:
    """填报的自评得分，不等于绩效指标得分加预算执行率得分。

    指标分值合计90分的，预算执行率占10分；格式规定了执行率分值的按格式。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 全年预算: 100, 支出决算: 95}]}
    绩效指标列表: [{名称: 甲, 分值: 90, 得分: 88}]
    自评: {得分: 98}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 全年预算: 100, 支出决算: 95}]}
    绩效指标列表: [{名称: 甲, 分值: 90, 得分: 88}]
    自评: {得分: 97.5}
    ```
    """
    for one in judged(about):
        stated, table = one.evaluation.score, one.indicators
        if stated is None or not table or one.evaluation.indicators:
            continue
        full = table.all.full
        weight = _rate_weight(about, one.project, full)
        made = ScoreSheet(subject=one.project or about.year, weight=weight, method=_method(about))
        if made.got is not None and stated != made.got:
            words = "指标得分加执行率得分" if weight else "各指标得分相加"
            yield _apart(about, (*one.path, "得分"), stated, made.got, words)


@rule(
    "SCR003",
    "指标得分与各评分点得分之和不符",
    ERROR,
    remedy="核对指标和各评分点的得分；有评分点的，指标得分可以不填",
    source=ARITHMETIC,
)
def criteria(about: About) -> Iterator[Raised]:
    """填报的指标得分，不等于它各评分点的得分相加。

    有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 得分: 4, 评分点: [{标准: 一, 分值: 2, 得分: 2}, {标准: 二, 分值: 2, 得分: 1.98}]}]
    ```

    没有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 得分: 3.98, 评分点: [{标准: 一, 分值: 2, 得分: 2}, {标准: 二, 分值: 2, 得分: 1.98}]}]
    ```
    """
    for path, one in _scored(about):
        added = sum_points(point.got for point in one.criteria or ())
        if one.score is not None and added is not None and one.score != added:
            yield _apart(about, (*path, "得分"), one.score, added, "各评分点得分相加")


@rule(
    "SCR004",
    "评分点得分与计分方法不符",
    WARNING,
    remedy="核对取值和得分；得分可以不填，由程序计算；评价人另有判断的，在豁免中说明理由",
    source=PUBLISHED,
)
def by_method(about: About) -> Iterator[Raised]:
    """填报的评分点得分，与按计分方法算出来的不同。

    比例的得分不超过分值：执行率350.46%也只得满分。

    有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 评分点: [{标准: 按比例, 分值: 4, 计分方法: 比例, 取值: 99.48%, 得分: 4}]}]
    ```

    没有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 评分点: [{标准: 按比例, 分值: 4, 计分方法: 比例, 取值: 99.48%, 得分: 3.98}]}]
    ```
    """
    for path, owner, point in _criteria(about):
        worked = score(point, about.resolve, owner.operator or "≥")
        if point.score is not None and worked is not None and point.score != worked:
            words = f"按“{point.method}”计算"
            yield _apart(about, (*path, "得分"), point.score, worked, words)


@rule(
    "SCR005",
    "只有得分和不得分的评分点给了中间分",
    WARNING,
    remedy="按标准给满分或0分；标准允许部分得分的，改计分方法或标准",
    source=PUBLISHED,
)
def between(about: About) -> Iterator[Raised]:
    """计分方法是达标的评分点，得分既不是满分也不是0分。

    标准写着“符合得1分，否则不得分”，却给了0.50分。

    有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 评分点: [{标准: 符合得1分，否则不得分。, 分值: 1, 计分方法: 达标, 得分: 0.5}]}]
    ```

    没有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 评分点: [{标准: 符合得1分，否则不得分。, 分值: 1, 计分方法: 达标, 得分: 1}]}]
    ```
    """
    for path, _, point in _criteria(about):
        got = point.score
        if point.method == "达标" and got is not None and NOUGHT < got.value < point.points.value:
            message = f"得分{got}，按标准只能是{point.points}或0分"
            yield Raised((*path, "得分"), message, {"填报": got, "满分": point.points})


@rule(
    "SCR006",
    "得分大于分值或小于0",
    ERROR,
    remedy="核对得分和分值",
    source=ARITHMETIC,
)
def out_of_range(about: About) -> Iterator[Raised]:
    """指标、评分点的得分大于它的分值，总得分大于100分，或者得分是负数。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 甲, 分值: 10, 得分: 20}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 甲, 分值: 20, 得分: 20}]
    ```
    """
    given: list[tuple[Path, Points | None, Points | None]] = []
    for path, one in _scored(about):
        given.append((path, one.score, one.full))
        for number, point in enumerate(one.criteria or ()):
            given.append(((*path, "评分点", number), point.score, point.points))
    given += [(one.path, one.evaluation.score, Points(HUNDRED)) for one in judged(about)]
    for path, got, full in given:
        if got is None:
            continue
        if got.value < NOUGHT:
            yield Raised((*path, "得分"), f"得分{got}，小于0分", {"得分": got})
        elif full is not None and got.value > full.value:
            apart = about.points(got.value - full.value)
            message = f"得分{got}大于分值{full}，多{apart}"
            yield Raised((*path, "得分"), message, {"得分": got, "分值": full})


@rule(
    "SCR007",
    "定量指标得分与完成情况不符",
    WARNING,
    remedy="核对得分；按其他办法计分的填“计分方法”，另有原因的写偏差原因或评分依据",
    source=TEN,
)
def by_target(about: About) -> Iterator[Raised]:
    """填报的指标得分，与按完成值和指标值算出来的不同。

    完成的得满分，没有完成的按比例：完成值÷指标值×分值；越小越好的指标反过来。得分低而写了原因的只作提示。

    有问题：

    ```yaml
    绩效指标列表:
      - {名称: 合格率, 计算符号: ≥, 指标值: 100, 完成值: 95, 度量单位: "%", 分值: 20, 得分: 19.5, 偏差原因: 一批尚在验收。}
    ```

    没有问题：

    ```yaml
    绩效指标列表:
      - {名称: 合格率, 计算符号: ≥, 指标值: 100, 完成值: 95, 度量单位: "%", 分值: 20, 得分: 19, 偏差原因: 一批尚在验收。}
    ```
    """
    for path, one in _scored(about):
        if one.score is None or one.criteria or one.actual is None:
            continue
        worked = indicator_score(one, about.resolve)
        if worked is None or worked == one.score:
            continue
        lower = one.score.value < worked.value and (one.deviation_reason or one.scoring_note)
        words = f"按“{one.method}”计算" if one.method else "按完成值和指标值计算"
        raised = _apart(about, (*path, "得分"), one.score, worked, words)
        yield attrs.evolve(raised, severity=INFO if lower else None)


@rule(
    "SCR008",
    "等级与得分不符",
    ERROR,
    remedy="改正等级或得分；等级可以不填，由得分和格式的分档得出",
    source=TEN,
)
def grade(about: About) -> Iterator[Raised]:
    """填报的等级，不是得分所在的那一档。

    分档按格式的规定；没有指定格式时，90分以上优、80分以上良、60分以上中、60分以下差。

    有问题：

    ```yaml
    评价: {得分: 90.34, 等级: 良}
    ```

    没有问题：

    ```yaml
    评价: {得分: 90.34, 等级: 优}
    ```
    """
    bands = grade_bands(about)
    names = [name for name, _ in bands]
    for one in judged(about):
        stated, got = one.evaluation.grade, one.evaluation.total_score
        if stated is None or got is None:
            continue
        called = stated if stated in names else _SAME.get(stated, stated)
        right = grade_of(got.value, bands)
        if called in names and called != right:
            message = f"填报“{stated}”，得分{got}属于“{right}”"
            yield Raised((*one.path, "等级"), message, {"填报": stated, "应为": right})


@rule(
    "SCR009",
    "执行率不到100%而自评满分",
    WARNING,
    remedy="预算执行率按比例计分，执行率不到100%时总分不是满分；核对得分",
    source=TEN,
)
def full_marks(about: About) -> Iterator[Raised]:
    """预算执行率低于100%，自评得分却是100分。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 全年预算: 100, 支出决算: 95}]}
    自评: {得分: 100}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 全年预算: 100, 支出决算: 95}]}
    自评: {得分: 99.5}
    ```
    """
    for one in judged(about):
        got = one.evaluation.total_score
        whole = _funds(about, one.project)
        rate = attribute(whole, "预算执行率") if whole is not None else None
        percent = rate.percent if rate is not None else None
        if got is None or percent is None or one.path[0] == "评价":
            continue
        if got.value >= HUNDRED and percent < HUNDRED and about.show(rate) != "100.00%":
            message = f"自评得分{got}，预算执行率只有{about.show(rate)}"
            yield Raised((*one.path, "得分"), message, {"得分": got, "预算执行率": rate})


@rule(
    "SCR010",
    "有得分而没有分值",
    ERROR,
    remedy="补上分值",
    source=ARITHMETIC,
)
def without_weight(about: About) -> Iterator[Raised]:
    """指标填了得分，没有填分值，也没有评分点。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 甲, 得分: 20}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 甲, 分值: 20, 得分: 20}]
    ```
    """
    for path, one in _scored(about):
        if one.score is not None and one.full is None:
            yield Raised((*path, "分值"), f"得分{one.score}，没有分值", {"得分": one.score})


@rule(
    "SCR011",
    "失分没有说明",
    WARNING,
    remedy="写明为什么失分：评分点写评价依据，指标写评分依据或偏差原因",
    source=TEN,
)
def unexplained(about: About) -> Iterator[Raised]:
    """指标或评分点没有得满分，既没有评分依据，也没有偏差原因或评价依据。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 安全意识, 指标值: 提高, 完成值: 有所提高, 分值: 10, 得分: 8}]
    ```

    没有问题：

    ```yaml
    绩效指标列表:
      - {名称: 安全意识, 指标值: 提高, 完成值: 有所提高, 分值: 10, 得分: 8, 偏差原因: 宣传还没有覆盖全部村组。}
    ```
    """
    for path, one in _scored(about):
        got, full = one.got, one.full
        if got is None or full is None or got.value >= full.value:
            continue
        reasons = (
            one.deviation_reason,
            one.scoring_note,
            *(p.evidence for p in one.criteria or ()),
        )
        if not any(reasons):
            message = f"分值{full}，得分{got}，失{about.points(full.value - got.value)}，没有说明"
            yield Raised((*path, "得分"), message, {"分值": full, "得分": got})


@rule(
    "SCR012",
    "计分方法缺少要用的数",
    WARNING,
    remedy="扣分填“每次扣分”和取值，区间填“计分区间”，定性填“完成档次”，比例填取值",
    source=TEN,
)
def incomplete_method(about: About) -> Iterator[Raised]:
    """填了计分方法，没有填这种方法要用的数，得分无法计算或核对。

    达标可以由评价人判断，不要求取值。

    有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 评分点: [{标准: 每项扣0.5分, 分值: 1, 计分方法: 扣分, 取值: 1, 得分: 1}]}]
    ```

    没有问题：

    ```yaml
    评价:
      评价指标: [{名称: 甲, 评分点: [{标准: 每项扣0.5分, 分值: 1, 计分方法: 扣分, 每次扣分: 0.5, 取值: 0, 得分: 1}]}]
    ```
    """
    for path, _, point in _criteria(about):
        lacking = _lacking(point)
        if lacking:
            message = f"计分方法是“{point.method}”，没有填“{'”“'.join(lacking)}”"
            yield Raised((*path, lacking[0]), message, {"计分方法": point.method})


@rule(
    "SCR013",
    "得分由程序计算",
    INFO,
    remedy="不用改；评价人另有判断的，填上得分",
    source=TEN,
)
def worked_out(about: About) -> Iterator[Raised]:
    """没有填得分，程序按计分方法，或按完成值和指标值计算了得分。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 检查次数, 计算符号: ≥, 指标值: 20, 完成值: 22, 度量单位: 次, 分值: 10}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 检查次数, 计算符号: ≥, 指标值: 20, 完成值: 22, 度量单位: 次, 分值: 10, 得分: 10}]
    ```
    """
    for path, one in _scored(about):
        if one.score is None and one.worked is not None and not one.criteria:
            yield Raised((*path, "得分"), f"没有填得分，计算得{one.worked}", {"计算": one.worked})
    for path, _, point in _criteria(about):
        if point.score is None and point.worked is not None:
            message = f"没有填得分，按“{point.method}”计算得{point.worked}"
            yield Raised((*path, "得分"), message, {"计算": point.worked})


@rule(
    "SCR014",
    "定性指标得分不在档次的范围内",
    WARNING,
    remedy="核对完成档次和得分：达成80%—100%，部分达成60%—80%，未达成60%以下",
    source=TEN,
)
def out_of_tier(about: About) -> Iterator[Raised]:
    """定性指标的得分与完成档次不符。

    达成年度指标得分值的80%（含）至100%，部分达成60%（含）至80%，未达成60%以下。

    有问题：

    ```yaml
    绩效指标列表: [{名称: 安全意识, 指标值: 提高, 完成档次: 部分达成, 分值: 10, 得分: 9, 偏差原因: 覆盖不全。}]
    ```

    没有问题：

    ```yaml
    绩效指标列表: [{名称: 安全意识, 指标值: 提高, 完成档次: 部分达成, 分值: 10, 得分: 7, 偏差原因: 覆盖不全。}]
    ```
    """
    rows: list[tuple[Path, Any, Points | None]] = [(p, one, one.full) for p, one in _scored(about)]
    rows += [(path, point, point.points) for path, _, point in _criteria(about)]
    for path, one, full in rows:
        tier = tier_named(one.tier)
        if tier is None or one.score is None or full is None:
            continue
        least, most = tier.least * full.value, tier.most * full.value
        if not least <= one.score.value <= most:
            between = f"{about.points(least)}—{about.points(most)}"
            message = f"得分{one.score}，“{tier.name}”应在{between}之间"
            yield Raised((*path, "得分"), message, {"得分": one.score, "范围": between})


def grade_bands(about: About) -> tuple[tuple[str, Decimal], ...]:
    """The grades from the highest, each with its least points: the format's, else the national."""
    own = about.format.spec.grades if about.format is not None else None
    return tuple((one.name, one.least.value) for one in own or ()) or NATIONAL


def grade_of(points: Decimal, bands: tuple[tuple[str, Decimal], ...]) -> str:
    """The name of the grade that points belong to."""
    return next((name for name, least in bands if points >= least), bands[-1][0])


def judged(about: About) -> list[Judged]:
    """Every evaluation with the indicators that its score sheet has."""
    year = about.year
    found = []
    if year.self_evaluation is not None:
        found.append(Judged(("自评",), year.self_evaluation, year.indicators))
    if year.evaluation is not None:
        found.append(Judged(("评价",), year.evaluation, None))
    for number, project in enumerate(year.projects or ()):
        if project.evaluation is not None:
            path = ("项目列表", number, "自评")
            found.append(Judged(path, project.evaluation, project.indicators, project))
    return found


def _scored(about: About) -> Iterator[tuple[Path, Indicator]]:
    return (
        ((*table.path, number), one)
        for table in about.indicators
        for number, one in enumerate(table.rows)
    )


def _criteria(about: About) -> Iterator[tuple[Path, Indicator, Criterion]]:
    for path, one in _scored(about):
        for number, point in enumerate(one.criteria or ()):
            yield (*path, "评分点", number), one, point


def _apart(about: About, path: Path, stated: Points, right: Points, words: str) -> Raised:
    """A stated score beside the one that it should be."""
    apart = about.points(abs(stated.value - right.value))
    message = f"填报{stated}，{words}是{right}，相差{apart}"
    return Raised(path, message, {"填报": stated, "应为": right, "相差": apart})


def _rate_weight(about: About, project: Project | None, full: Points | None) -> Points | None:
    """The execution rate's points: the format's for its subject, else 10 beside 90."""
    spec = about.format.spec if about.format is not None else None
    if spec is not None and spec.rate_points and (spec.subject == "项目") == bool(project):
        return spec.rate_points
    return _USUAL_RATE if full is not None and full.value == HUNDRED - _USUAL_RATE.value else None


def _method(about: About) -> str:
    return (about.format.spec.rate_method if about.format is not None else None) or "比例"


def _funds(about: About, project: Project | None) -> Any:
    if project is not None:
        return project.whole
    return about.year.funds.node("合计") if about.year.funds else None


def _lacking(point: Criterion) -> list[str]:
    """The fields that a criterion's method reads and that are not filled in."""
    needed = {
        "扣分": ("每次扣分", "取值"),
        "区间": ("计分区间", "取值"),
        "定性": ("完成档次",),
        "达标": (),
    }.get(point.method or "", ("取值",) if point.method else ())
    return [key for key in needed if getattr(point, key) is None]
