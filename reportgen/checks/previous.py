"""This year's file against the year before (YRS): what was closing is opening."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.amounts import Amount, Quantity
from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, INFO, WARNING, Raised
from reportgen.checks.rule import rule
from reportgen.checks.sources import ARITHMETIC, PRACTICE
from reportgen.checks.spots import spots_of, words_of
from reportgen.checks.tables import KEYS, tables_of
from reportgen.model import Path

#: This year's column, and the column of the year before that it must repeat.
_REPEATED = {"previous_initial": "initial", "previous_spent": "spent"}
#: Passages shorter than this may well be the same in two years.
_LONG = 60


@rule(
    "YRS001",
    "上年数与上年数据不一致",
    ERROR,
    remedy="核对上年预算、上年决算与上年数据文件",
    source=ARITHMETIC,
)
def repeated(about: About) -> Iterator[Raised]:
    """填报的上年预算、上年决算，不是上年数据文件里的年初预算、支出决算。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 上年预算: 1254.71}]}
    上年数据: {收支: {明细: [{支出性质: 合计, 年初预算: 1245.71}]}}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 上年预算: 1254.71}]}
    上年数据: {收支: {明细: [{支出性质: 合计, 年初预算: 1254.71}]}}
    ```
    """
    yield from _columns(about, _REPEATED)


@rule(
    "YRS002",
    "上年结转与上年年末结转结余不一致",
    ERROR,
    remedy="核对上年结转与上年数据文件的年末结转结余",
    source=ARITHMETIC,
)
def opening(about: About) -> Iterator[Raised]:
    """填报的上年结转，不是上年数据文件里的年末结转结余。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 上年结转: 10}]}
    上年数据: {收支: {明细: [{支出性质: 合计, 年末结转结余: 12}]}}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 上年结转: 12}]}
    上年数据: {收支: {明细: [{支出性质: 合计, 年末结转结余: 12}]}}
    ```
    """
    yield from _columns(about, {"carried_in": "carried_over"})


@rule(
    "YRS003",
    "资产年初数与上年年末数不一致",
    ERROR,
    remedy="核对年初原值、年初净值与上年数据文件的年末数",
    source=ARITHMETIC,
)
def assets(about: About) -> Iterator[Raised]:
    """固定资产的年初原值、年初净值，不是上年数据文件里的年末原值、年末净值。

    有问题：

    ```yaml
    固定资产: [{类别: 设备, 年初原值: 106.14}]
    上年数据: {固定资产: [{类别: 设备, 年末原值: 160.14}]}
    ```

    没有问题：

    ```yaml
    固定资产: [{类别: 设备, 年初原值: 106.14}]
    上年数据: {固定资产: [{类别: 设备, 年末原值: 106.14}]}
    ```
    """
    before = about.before
    table = before.assets if before else None
    for number, row in enumerate(about.year.assets or ()):
        other = table.find(row.category) if table else None
        for here, there in (("年初原值", "年末原值"), ("年初净值", "年末净值")):
            now, then = getattr(row, here), getattr(other, there, None)
            if now is not None and then is not None and not now.agrees_with(then):
                yield _differs(about, ("固定资产", number, here), now, then, f"上年{there}")


@rule(
    "YRS004",
    "部门名称与上年不同",
    WARNING,
    remedy="核对部门名称；确已更名的，在豁免中写明",
    source=PRACTICE,
)
def name(about: About) -> Iterator[Raised]:
    """部门名称与上年数据文件里的不同。

    有问题：

    ```yaml
    部门: {名称: 某市应急管理局}
    上年数据: {部门: {名称: 某市安全生产监督管理局}}
    ```

    没有问题：

    ```yaml
    部门: {名称: 某市应急管理局}
    上年数据: {部门: {名称: 某市应急管理局}}
    ```
    """
    before = about.before
    if before is not None and before.department.name != about.year.department.name:
        now, then = about.year.department.name, before.department.name
        yield Raised(
            ("部门", "名称"), f"本年是“{now}”，上年是“{then}”", {"本年": now, "上年": then}
        )


@rule(
    "YRS005",
    "上年数据不是上一年度的",
    ERROR,
    remedy="用 --previous 指定上一年度的数据文件",
    source=ARITHMETIC,
)
def consecutive(about: About) -> Iterator[Raised]:
    """指定的上年数据文件，年度不是报告年度的前一年，其他各项因此没有比较。

    有问题：

    ```yaml
    年度: 2024
    上年数据: {年度: 2022}
    ```

    没有问题：

    ```yaml
    年度: 2024
    上年数据: {年度: 2023}
    ```
    """
    before = about.previous
    if before is not None and before.fiscal_year != about.year.fiscal_year - 1:
        message = f"数据是{about.year.fiscal_year}年度的，上年数据是{before.fiscal_year}年度的"
        values = {"年度": about.year.fiscal_year, "上年数据": before.fiscal_year}
        yield Raised(("年度",), message, values)


@rule(
    "YRS006",
    "成效的上年数与上年数据不一致",
    ERROR,
    remedy="核对成效的“上年”与上年数据文件的“本年”",
    source=ARITHMETIC,
)
def statistics(about: About) -> Iterator[Raised]:
    """成效填报的上年数，不是上年数据文件里同名、同单位的本年数。

    有问题：

    ```yaml
    成效: [{名称: 生产安全事故, 单位: 起, 本年: 8, 上年: 17}]
    上年数据: {成效: [{名称: 生产安全事故, 单位: 起, 本年: 18}]}
    ```

    没有问题：

    ```yaml
    成效: [{名称: 生产安全事故, 单位: 起, 本年: 8, 上年: 17}]
    上年数据: {成效: [{名称: 生产安全事故, 单位: 起, 本年: 17}]}
    ```
    """
    before = about.before
    known: dict[Any, Quantity] = {
        (one.name, one.unit): one.value for one in (before.statistics or () if before else ())
    }
    for number, one in enumerate(about.year.statistics or ()):
        then = known.get((one.name, one.unit))
        if then is not None and one.previous is not None and one.previous.value != then.value:
            message = f"上年填报{one.previous}{one.unit}，上年数据的本年是{then}{one.unit}"
            path = ("成效", number, "上年")
            yield Raised(path, message, {"填报": str(one.previous), "上年数据": str(then)})


@rule(
    "YRS007",
    "项目代码相同而名称与上年不同",
    WARNING,
    remedy="核对项目名称和代码",
    source=PRACTICE,
)
def projects(about: About) -> Iterator[Raised]:
    """同一个项目代码，名称与上年数据文件里的不同。

    有问题：

    ```yaml
    项目列表: [{名称: 防汛经费, 项目代码: "51001"}]
    上年数据: {项目列表: [{名称: 抗旱经费, 项目代码: "51001"}]}
    ```

    没有问题：

    ```yaml
    项目列表: [{名称: 防汛经费, 项目代码: "51001"}]
    上年数据: {项目列表: [{名称: 防汛经费, 项目代码: "51001"}]}
    ```
    """
    before = about.before
    known = {one.code: one.name for one in (before.projects or () if before else ()) if one.code}
    for number, one in enumerate(about.year.projects or ()):
        then = known.get(one.code) if one.code else None
        if then is not None and then != one.name:
            message = f"本年是“{one.name}”，上年是“{then}”"
            yield Raised(("项目列表", number, "名称"), message, {"本年": one.name, "上年": then})


@rule(
    "YRS008",
    "整段文字与上年相同",
    INFO,
    remedy="核对是否照抄上年没有修改",
    source=PRACTICE,
)
def copied(about: About) -> Iterator[Raised]:
    """一段较长的文字与上年数据文件里的完全相同，可能是照抄。主要职责除外。

    有问题：

    ```yaml
    文字: {履职绩效: 全年开展安全生产检查，隐患整改到位，没有发生较大以上事故，应急值守二十四小时不间断，物资储备充足，演练按计划完成，群众安全感进一步提升，各项任务完成。}
    上年数据:
      文字: {履职绩效: 全年开展安全生产检查，隐患整改到位，没有发生较大以上事故，应急值守二十四小时不间断，物资储备充足，演练按计划完成，群众安全感进一步提升，各项任务完成。}
    ```

    没有问题：

    ```yaml
    文字: {履职绩效: 全年开展安全生产检查1413次，隐患整改到位。}
    上年数据: {文字: {履职绩效: 全年开展安全生产检查，隐患整改到位，没有发生较大以上事故。}}
    ```
    """
    before = about.before
    if before is None:
        return
    old = {words.text for spot in spots_of(before) for words in words_of(spot)}
    for words in about.passages:
        if len(words.text) >= _LONG and words.text in old and words.path[0] != "部门":
            yield Raised(words.path, f"与上年相同：“{words.text[:20]}…”")


def _columns(about: About, columns: dict[str, str]) -> Iterator[Raised]:
    """Where a column of this year differs from its fellow of the year before."""
    before = about.before
    tables = {_called(one): one for one in tables_of(before)} if before else {}
    for table in about.tables:
        other = tables.get(_called(table))
        for path, row in table.rows if other else ():
            for here, there in columns.items():
                now = getattr(row, here)
                then = getattr(other.node(row.at), there) if other else None
                if now is not None and then is not None and not now.agrees_with(then):
                    words = f"上年数据的{KEYS[there]}"
                    yield _differs(about, (*path, KEYS[here]), now, then, words)


def _called(table: Any) -> tuple[str, str]:
    project = table.project
    return table.name, (project.code or project.name) if project else ""


def _differs(about: About, path: Path, now: Amount, then: Amount, words: str) -> Raised:
    apart = abs(now - then)
    message = f"填报{about.show(now)}，{words}是{about.show(then)}，相差{about.show(apart)}"
    return Raised(path, message, {"填报": now, "上年": then, "相差": apart})
