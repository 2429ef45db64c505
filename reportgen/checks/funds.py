"""Money in tables (收支、项目资金): stated totals against their parts."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, Raised
from reportgen.checks.rule import rule
from reportgen.checks.sources import MARGINS
from reportgen.checks.tables import KEYS, Table
from reportgen.model.cube import ENTERED


@rule(
    "FND001",
    "合计与各部分之和不符",
    ERROR,
    remedy="核对合计和各部分，改正填错的一个；合计可以不填，由程序相加",
    source=MARGINS,
)
def parts_add_up(about: About) -> Iterator[Raised]:
    """部门收支表里填报的合计，与它的各部分相加不相等，相差超过四舍五入能够解释的范围。

    按资金来源、支出性质、经济分类、资金级次、名目各种分法都比较。每个数按填写的小数位计算舍入误差，
    三个万元数相加与合计相差0.01，是四舍五入，只作提示（FND002）；相差13.03就是错误。

    有问题：

    ```yaml
    收支:
      明细:
        - {资金来源: 一般公共预算, 支出决算: 1298.53}
        - {资金来源: 一般公共预算, 支出性质: 基本支出, 支出决算: 919.82}
        - {资金来源: 一般公共预算, 支出性质: 项目支出, 支出决算: 391.74}
    ```

    没有问题：

    ```yaml
    收支:
      明细:
        - {资金来源: 一般公共预算, 支出决算: 1298.53}
        - {资金来源: 一般公共预算, 支出性质: 基本支出, 支出决算: 919.82}
        - {资金来源: 一般公共预算, 支出性质: 项目支出, 支出决算: 378.71}
    ```
    """
    for table in about.tables:
        if table.project is None:
            yield from _unequal(about, table)


def _unequal(about: About, table: Table) -> Iterator[Raised]:
    """Each stated amount that one of its sums contradicts."""
    for path, row in table.rows:
        for column, key in KEYS.items():
            stated = getattr(row, column)
            if stated is None:
                continue
            for way in table.cube.ways(column, row.at):
                if way.name == ENTERED or not way.parts or stated.agrees_with(way.value):
                    continue  # projects that are not listed are no contradiction
                apart = abs(stated - way.value)
                message = (
                    f"填报{about.show(stated)}，{way.name}相加是{about.show(way.value)}，"
                    f"相差{about.show(apart)}"
                )
                yield Raised(
                    (*path, key), message, {"填报": stated, "相加": way.value, "相差": apart}
                )
