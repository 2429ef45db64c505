"""The levels of indicators (一级指标、二级指标): a group that is named once is named for all."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.about import About
from reportgen.checks.finding import WARNING, Raised
from reportgen.checks.rule import rule
from reportgen.checks.sources import TEN


@rule(
    "IND023",
    "指标没有写属于哪一组",
    WARNING,
    remedy="写上名称，与上一行相同的写“同上”；填报表里也可以合并单元格",
    source=TEN,
)
def level_left_blank(about: About) -> Iterator[Raised]:
    """同一张指标表里，前面的指标写了一级指标（或二级指标），后面的空着。

    空着的不算与上一行相同：印出来的表会把它们分成两组。

    有问题：

    ```yaml
    绩效指标列表:
      - {一级指标: 产出指标, 名称: 演练次数, 计算符号: ≥, 指标值: 4, 度量单位: 次}
      - {名称: 检查次数, 计算符号: ≥, 指标值: 20, 度量单位: 次}
    ```

    没有问题：

    ```yaml
    绩效指标列表:
      - {一级指标: 产出指标, 名称: 演练次数, 计算符号: ≥, 指标值: 4, 度量单位: 次}
      - {一级指标: 同上, 名称: 检查次数, 计算符号: ≥, 指标值: 20, 度量单位: 次}
    ```
    """
    for table in about.indicators:
        for name, key in (("level1", "一级指标"), ("level2", "二级指标")):
            above = ""
            for number, one in enumerate(table.rows):
                own = getattr(one, name)
                if above and not own:
                    message = f"“{one.name}”没有写{key}，上一个写的是“{above}”"
                    yield Raised((*table.path, number, key), message, {"上一个": above})
                above = own or above
