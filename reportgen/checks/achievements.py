"""Achievements in figures (成效): against their whole, and as narratives tell of their change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.amounts import Rate, Ratio, read_rate
from reportgen.amounts.decimals import exact
from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, Raised
from reportgen.checks.known import same_rate
from reportgen.checks.rule import rule
from reportgen.checks.sources import ARITHMETIC, PUBLISHED
from reportgen.checks.typed import Line, narrative
from reportgen.measures import attribute
from reportgen.model import Statistic

_PARTS = (("本年", "总数"), ("及时完成数", "总数"), ("达标数", "总数"))
_UP, _DOWN = "上升|增长|增加", "下降|减少|降低"


@rule(
    "IND021",
    "成效的数大于总数",
    ERROR,
    remedy="核对本年的数和总数",
    source=ARITHMETIC,
)
def above_whole(about: About) -> Iterator[Raised]:
    """成效的本年数、及时完成数或达标数，大于应当完成的总数。

    有问题：

    ```yaml
    成效: [{名称: 隐患整改, 单位: 处, 本年: 3402, 总数: 3042}]
    ```

    没有问题：

    ```yaml
    成效: [{名称: 隐患整改, 单位: 处, 本年: 3402, 总数: 3402}]
    ```
    """
    for spot in about.spots(Statistic):
        for key, whole in _PARTS:
            part, limit = getattr(spot.value, key), getattr(spot.value, whole)
            if part is None or limit is None or not (part.is_exact and limit.is_exact):
                continue
            if part.value > limit.value:
                unit = spot.value.unit
                message = f"{key}{part}{unit}大于{whole}{limit}{unit}"
                yield Raised(spot.at(key), message, {key: str(part), whole: str(limit)})


@rule(
    "TXT022",
    "正文中成效的增减与数据不符",
    ERROR,
    remedy="改正正文，或写成引用【=成效.名称.增减】【=成效.名称.增减率】",
    source=PUBLISHED,
)
def told_change(about: About) -> Iterator[Raised]:
    """正文写一项成效比上年增减多少、升降百分之几，与数据中本年数、上年数算出来的不同。

    有问题：

    ```yaml
    成效: [{名称: 生产安全事故, 单位: 起, 本年: 8, 上年: 17}]
    文字: {履职绩效: 生产安全事故比上年减少10起，下降55.56%。}
    ```

    没有问题：

    ```yaml
    成效: [{名称: 生产安全事故, 单位: 起, 本年: 8, 上年: 17}]
    文字: {履职绩效: 生产安全事故比上年减少9起，下降52.9%。}
    ```
    """
    told = [(spot.value, _telling(spot.value)) for spot in about.spots(Statistic)]
    for line in narrative(about):
        for statistic, pattern in told:
            if statistic.name in line.text:
                for found in pattern.finditer(line.text):
                    yield from _wrong_change(about, line, statistic, found)


def _telling(one: Statistic) -> re.Pattern[str]:
    """How a narrative tells of a statistic's change: by so many, by so many per cent."""
    unit = re.escape(one.unit)
    return re.compile(
        rf"{re.escape(one.name)}[^。；，]{{0,12}}?(?:比|较|同比)[^。；，]{{0,4}}?(?P<word>{_UP}|{_DOWN})了?"
        rf"(?:(?P<by>\d+(?:\.\d+)?){unit})?"
        rf"(?:[，、（]?(?:{_UP}|{_DOWN})?了?(?P<rate>\d+(?:\.\d+)?[%％]))?"
    )


def _wrong_change(
    about: About, line: Line, one: Statistic, found: re.Match[str]
) -> Iterator[Raised]:
    """The words, the number and the rate of a change, beside the data's."""
    by, direction = one.difference, attribute(one, "升降")
    rate: Ratio | None = attribute(one, "增减率")
    if by is None or direction is None or not (found["by"] or found["rate"]):
        return
    number = by.removesuffix(one.unit)
    typed: Rate | None = read_rate(found["rate"]) if found["rate"] else None
    wrong = (
        (direction == "上升") != (re.search(_UP, found["word"]) is not None)
        or (found["by"] is not None and exact(found["by"]) != exact(number))
        or (typed is not None and rate is not None and not same_rate(typed, rate))
    )
    if wrong:
        right = f"{direction}{by}" + (f"、{about.show(rate)}" if rate is not None else "")
        message = f"正文写“{found.group()}”，数据中{one.name}比上年{right}"
        yield Raised(line.path, message, {"正文": found.group(), "应为": right})
