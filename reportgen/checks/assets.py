"""Fixed assets (固定资产): movements, categories, net and gross values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.amounts import Amount, total
from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, Raised
from reportgen.checks.rule import rule
from reportgen.checks.sources import ARITHMETIC, MARGINS
from reportgen.checks.tables import exceeds
from reportgen.model import AssetLine, Kind, Path, record_of
from reportgen.model.dimensions import TOTAL


@rule(
    "FND031",
    "资产年末数与增减不符",
    ERROR,
    remedy="核对年初原值、本年增加、本年处置和年末原值",
    source=ARITHMETIC,
)
def movements(about: About) -> Iterator[Raised]:
    """固定资产的年末原值不等于年初原值加本年增加减本年处置。

    有问题：

    ```yaml
    固定资产: [{类别: 设备, 年初原值: 106.14, 本年增加: 0, 本年处置: 6.69, 年末原值: 100.08}]
    ```

    没有问题：

    ```yaml
    固定资产: [{类别: 设备, 年初原值: 106.14, 本年增加: 0.63, 本年处置: 6.69, 年末原值: 100.08}]
    ```
    """
    for path, row in _rows(about):
        known = (row.opening_gross, row.additions, row.disposals, row.closing_gross)
        if any(one is None for one in known):
            continue
        expected = row.opening_gross + row.additions - row.disposals
        if not expected.agrees_with(row.closing_gross):
            apart = abs(row.closing_gross - expected)
            message = (
                f"年末原值{about.show(row.closing_gross)}，年初原值加本年增加减本年处置是"
                f"{about.show(expected)}，相差{about.show(apart)}"
            )
            values = {"填报": row.closing_gross, "计算": expected, "相差": apart}
            yield Raised((*path, "年末原值"), message, values)


@rule(
    "FND032",
    "资产合计与各类别之和不符",
    ERROR,
    remedy="核对合计和各类别；合计可以不填，由程序相加",
    source=MARGINS,
)
def categories(about: About) -> Iterator[Raised]:
    """固定资产“合计”行的数，不等于各类别相加。

    有问题：

    ```yaml
    固定资产:
      - {类别: 合计, 年末原值: 100.08}
      - {类别: 设备, 年末原值: 93.42}
      - {类别: 家具用具, 年末原值: 5.67}
    ```

    没有问题：

    ```yaml
    固定资产:
      - {类别: 合计, 年末原值: 100.08}
      - {类别: 设备, 年末原值: 93.42}
      - {类别: 家具用具, 年末原值: 6.66}
    ```
    """
    table = list(enumerate(about.year.assets or ()))
    parts = [row for _, row in table if row.category != TOTAL]
    for number, row in table:
        for info in record_of(AssetLine).entered if row.category == TOTAL and parts else ():
            stated = getattr(row, info.name)
            if info.kind is not Kind.MONEY or stated is None:
                continue
            known = [getattr(part, info.name) for part in parts]
            added = total(known) if any(known) else None
            if added is None:
                continue
            if not stated.agrees_with(added):
                apart = abs(stated - added)
                message = (
                    f"{info.key}填报{about.show(stated)}，各类别相加是{about.show(added)}，"
                    f"相差{about.show(apart)}"
                )
                values = {"填报": stated, "相加": added, "相差": apart}
                yield Raised(("固定资产", number, info.key), message, values)


@rule(
    "FND033",
    "资产净值大于原值",
    ERROR,
    remedy="核对原值和净值",
    source=ARITHMETIC,
)
def net_above_gross(about: About) -> Iterator[Raised]:
    """固定资产的净值大于原值：净值是原值减去折旧，不会更大。

    有问题：

    ```yaml
    固定资产: [{类别: 设备, 年末原值: 93.42, 年末净值: 435.08}]
    ```

    没有问题：

    ```yaml
    固定资产: [{类别: 设备, 年末原值: 93.42, 年末净值: 43.51}]
    ```
    """
    yield from _bounded(about, (("年初净值", "年初原值"), ("年末净值", "年末原值")))


@rule(
    "FND034",
    "在用资产大于全部资产",
    ERROR,
    remedy="核对在用原值和年末原值",
    source=ARITHMETIC,
)
def used_above_all(about: About) -> Iterator[Raised]:
    """在用资产的原值大于年末全部资产的原值，固定资产利用率超过100%。

    有问题：

    ```yaml
    固定资产: [{类别: 设备, 年末原值: 93.42, 在用原值: 94.32}]
    ```

    没有问题：

    ```yaml
    固定资产: [{类别: 设备, 年末原值: 93.42, 在用原值: 93.42}]
    ```
    """
    yield from _bounded(about, (("在用原值", "年末原值"),))


def _rows(about: About) -> Iterator[tuple[Path, Any]]:
    """Each row of assets with its path; 合计 with what is added up where it was left out."""
    table = about.year.assets or ()
    for number, row in enumerate(table):
        whole = about.year.assets.find(TOTAL) if about.year.assets else None
        yield ("固定资产", number), whole if row.category == TOTAL else row


def _bounded(about: About, pairs: tuple[tuple[str, str], ...]) -> Iterator[Raised]:
    """Where the first of two columns is above the second."""
    for path, row in _rows(about):
        for low, high in pairs:
            part: Amount | None = getattr(row, low)
            whole: Amount | None = getattr(row, high)
            if part is not None and whole is not None and exceeds(part, whole):
                message = (
                    f"{low}{about.show(part)}大于{high}{about.show(whole)}，"
                    f"多{about.show(part - whole)}"
                )
                yield Raised((*path, low), message, {low: part, high: whole})
