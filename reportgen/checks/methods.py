"""Scores of criteria (评分点) against their methods (计分方法)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.amounts import read_rate
from reportgen.amounts.decimals import NOUGHT
from reportgen.checks.about import About, criteria_of
from reportgen.checks.finding import WARNING, Raised
from reportgen.checks.indicators import bare_name
from reportgen.checks.known import explained, rates_of, same_rate
from reportgen.checks.rated import RATE_NAMES
from reportgen.checks.rule import rule
from reportgen.checks.sources import PUBLISHED, TEN
from reportgen.checks.totals import apart, same_points
from reportgen.measures.scores import score
from reportgen.model import Criterion


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
    for path, owner, point in criteria_of(about):
        worked = score(point, about.resolve, owner.operator or "≥")
        if point.score is not None and worked is not None and not same_points(point.score, worked):
            words = f"按“{point.method}”计算"
            yield apart(about, (*path, "得分"), point.score, worked, words)


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
    for path, _, point in criteria_of(about):
        got = point.score
        if point.method == "达标" and got is not None and NOUGHT < got.value < point.points.value:
            message = f"得分{got}，按标准只能是{point.points}或0分"
            yield Raised((*path, "得分"), message, {"填报": got, "满分": point.points})


@rule(
    "SCR015",
    "手写的取值与数据不符",
    WARNING,
    remedy="把取值写成引用【=….预算调整率】，或核对数据",
    source=PUBLISHED,
)
def typed_basis(about: About) -> Iterator[Raised]:
    """评分点手写了一个百分率的取值，指标的名称是一个能计算的比率，按数据计算的却都不是这个数。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 年初预算: 481.41, 全年预算: 491.68}]}
    评价:
      评价指标: [{名称: 预算调整率, 评分点: [{标准: 按比率扣分, 分值: 2, 计分方法: 扣减比例, 取值: 102.13%, 得分: 0, 评价依据: 决算}]}]
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 年初预算: 481.41, 全年预算: 491.68}]}
    评价:
      评价指标: [{名称: 预算调整率, 评分点: [{标准: 按比率扣分, 分值: 2, 计分方法: 扣减比例, 取值: 2.13%, 得分: 1.96, 评价依据: 决算}]}]
    ```
    """
    for path, owner, point in criteria_of(about):
        wanted = RATE_NAMES.get(bare_name(owner.name))
        if (
            wanted is None
            or not isinstance(point.basis, str)
            or point.basis[-1:] not in ("%", "％")
        ):
            continue
        typed, known = read_rate(point.basis), rates_of(about, wanted)
        if known and not any(same_rate(typed, ratio) for _, _, ratio in known):
            shown = "、".join(f"{name}{about.show(ratio)}" for name, _, ratio in known[:4])
            really = explained(about, typed, wanted)
            message = f"取值{point.basis}，按数据计算{owner.name}是{shown}"
            values = {"取值": typed, "应为": shown}
            yield Raised((*path, "取值"), "，".join(filter(None, (message, really))), values)


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
    for path, _, point in criteria_of(about):
        lacking = _lacking(point)
        if lacking:
            message = f"计分方法是“{point.method}”，没有填“{'”“'.join(lacking)}”"
            yield Raised((*path, lacking[0]), message, {"计分方法": point.method})


def _lacking(point: Criterion) -> list[str]:
    """The fields that a criterion's method reads and that are not filled in."""
    needed = {
        "扣分": ("每次扣分", "取值"),
        "区间": ("计分区间", "取值"),
        "定性": ("完成档次",),
        "达标": (),
    }.get(point.method or "", ("取值",) if point.method else ())
    return [key for key in needed if getattr(point, key) is None]
