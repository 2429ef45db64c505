"""Dates and document numbers: in order, and in years that fit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, WARNING, Raised
from reportgen.checks.rule import limit, rule
from reportgen.checks.sources import ARITHMETIC, PAGE, PRACTICE
from reportgen.lazily import pattern
from reportgen.model import Evaluation, Issue

_NUMBERED = pattern(r"[〔\[（(【〈](\d{4})[〕\]）)】〉]")


@rule(
    "DAT001",
    "日期先后颠倒",
    ERROR,
    remedy="核对各个日期",
    source=ARITHMETIC,
)
def order(about: About) -> Iterator[Raised]:
    """评价的开始、结束、反馈、采纳、出具日期不按先后。

    有问题：

    ```yaml
    评价: {开始日期: 2025-08-31, 结束日期: 2025-06-30}
    ```

    没有问题：

    ```yaml
    评价: {开始日期: 2025-06-30, 结束日期: 2025-08-31}
    ```
    """
    pairs = (
        ("开始日期", "结束日期"), ("结束日期", "出具日期"), ("开始日期", "出具日期"),
        ("反馈日期", "采纳填表日期"), ("开始日期", "反馈日期"),
    )  # fmt: skip
    for spot in about.spots(Evaluation):
        for first, second in pairs:
            one, two = getattr(spot.value, first), getattr(spot.value, second)
            if one is not None and two is not None and one > two:
                message = f"{first}{_day(one)}在{second}{_day(two)}之后，相差{(one - two).days}天"
                yield Raised(spot.at(first), message, {first: one, second: two})


@rule(
    "DAT002",
    "成文或评价早于年度结束",
    WARNING,
    remedy="核对年度和日期：年度报告一般在下一年写成",
    source=PRACTICE,
)
def before_year_end(about: About) -> Iterator[Raised]:
    """报告的成文日期、评价的开始或出具日期早于报告年度结束，年度或日期多半写错了一年。

    有问题：

    ```yaml
    成文: [{格式: 某省/某格式, 成文日期: 2024-05-08}]
    ```

    没有问题：

    ```yaml
    成文: [{格式: 某省/某格式, 成文日期: 2025-05-08}]
    ```
    """
    last = date(about.year.fiscal_year, 12, 31)
    for path, key, day in _days(about):
        if day < last:
            message = f"{key}{_day(day)}早于{about.year.fiscal_year}年度结束"
            yield Raised((*path, key), message, {key: day, "年度": about.year.fiscal_year})


@rule(
    "DAT003",
    "成文或评价过晚",
    WARNING,
    remedy="核对年度和日期",
    source=PRACTICE,
    limit=limit(1, "年", "成文和评价日期比报告年度晚几年以上才报告"),
)
def long_after(about: About) -> Iterator[Raised]:
    """成文日期、评价日期比报告年度晚得太多，年度或日期多半写错了。

    有问题：

    ```yaml
    成文: [{格式: 某省/某格式, 成文日期: 2026-05-08}]
    ```

    没有问题：

    ```yaml
    成文: [{格式: 某省/某格式, 成文日期: 2025-05-08}]
    ```
    """
    last = about.year.fiscal_year + int(about.limit("DAT003"))
    for path, key, day in _days(about):
        if day.year > last:
            message = f"{key}{_day(day)}，报告年度是{about.year.fiscal_year}年，晚了{day.year - about.year.fiscal_year}年"
            yield Raised((*path, key), message, {key: day, "年度": about.year.fiscal_year})


@rule(
    "DAT004",
    "文号的年份与日期不符",
    WARNING,
    remedy="核对文号和日期",
    source=PAGE,
)
def number_and_date(about: About) -> Iterator[Raised]:
    """文件的发文日期、项目的资金下达日期，与文号〔〕里的年份不是同一年。

    有问题：

    ```yaml
    文件: [{简称: 通知, 标题: 某通知, 文号: 某财〔2024〕6号, 发文日期: 2023-03-18, 用途: [引用]}]
    ```

    没有问题：

    ```yaml
    文件: [{简称: 通知, 标题: 某通知, 文号: 某财〔2024〕6号, 发文日期: 2024-03-18, 用途: [引用]}]
    ```
    """
    for path, number, day, key in _numbers(about):
        year = year_of_number(number)
        if year is not None and day is not None and year != day.year:
            message = f"文号“{number}”是{year}年的，{key}是{_day(day)}"
            yield Raised((*path, "文号"), message, {"文号": year, key: day})


@rule(
    "DAT005",
    "文号的年份晚于报告",
    WARNING,
    remedy="核对文号的年份",
    source=PAGE,
)
def number_after_report(about: About) -> Iterator[Raised]:
    """引用的文件或项目文号的年份，比报告写成的时间还晚。

    报告写成的年份取出具日期、成文日期；没有填的，取报告年度的下一年。项目的资金文号不应晚于报告年度。

    有问题：

    ```yaml
    文件: [{简称: 通知, 标题: 某通知, 文号: 某财〔2032〕6号, 用途: [引用]}]
    ```

    没有问题：

    ```yaml
    文件: [{简称: 通知, 标题: 某通知, 文号: 某财〔2023〕6号, 用途: [引用]}]
    ```
    """
    fiscal = about.year.fiscal_year
    written = max((day.year for _, _, day in _days(about)), default=fiscal + 1)
    for path, number, _, key in _numbers(about):
        year = year_of_number(number)
        last = fiscal if key == "资金下达日期" else max(written, fiscal + 1)
        if year is not None and year > last:
            message = f"文号“{number}”是{year}年的，晚于{last}年"
            yield Raised((*path, "文号"), message, {"文号": year, "最晚": last})


@rule(
    "DAT006",
    "文号的年份不可能",
    WARNING,
    remedy="核对文号的年份",
    source=PAGE,
)
def impossible_number(about: About) -> Iterator[Raised]:
    """文号〔〕里的年份早于1949年，多半是数字写错。

    有问题：

    ```yaml
    文件: [{简称: 通知, 标题: 某通知, 文号: 某财〔0223〕6号, 用途: [引用]}]
    ```

    没有问题：

    ```yaml
    文件: [{简称: 通知, 标题: 某通知, 文号: 某财〔2023〕6号, 用途: [引用]}]
    ```
    """
    for path, number, _, _ in _numbers(about):
        year = year_of_number(number)
        if year is not None and year < 1949:
            yield Raised((*path, "文号"), f"文号“{number}”的年份是{year}年", {"文号": year})


@rule(
    "DAT007",
    "资金下达日期不在报告年度",
    WARNING,
    remedy="核对资金下达日期和年度；上年结转的项目在“项目类别”或名称中说明",
    source=PRACTICE,
)
def issued_outside(about: About) -> Iterator[Raised]:
    """项目的资金下达日期晚于报告年度，或早于上一年度。

    有问题：

    ```yaml
    项目列表: [{名称: 防汛经费, 资金下达日期: 2025-09-20}]
    ```

    没有问题：

    ```yaml
    项目列表: [{名称: 防汛经费, 资金下达日期: 2024-09-20}]
    ```
    """
    fiscal = about.year.fiscal_year
    for number, project in enumerate(about.year.projects or ()):
        day = project.issued_on
        if day is not None and not fiscal - 1 <= day.year <= fiscal:
            message = f"资金下达日期{_day(day)}，报告年度是{fiscal}年"
            path = ("项目列表", number, "资金下达日期")
            yield Raised(path, message, {"资金下达日期": day, "年度": fiscal})


def year_of_number(number: str | None) -> int | None:
    """The year in a document number; None where there is none."""
    found = _NUMBERED.search(number or "")
    return int(found[1]) if found else None


def _days(about: About) -> Iterator[tuple[Any, str, date]]:
    """Each date on which something was written or judged."""
    for spot in about.spots(Issue):
        if spot.value.signed_on is not None:
            yield spot.path, "成文日期", spot.value.signed_on
    for spot in about.spots(Evaluation):
        for key in ("开始日期", "结束日期", "出具日期", "反馈日期", "采纳填表日期"):
            day = getattr(spot.value, key)
            if day is not None:
                yield spot.path, key, day


def _numbers(about: About) -> Iterator[tuple[Any, str, date | None, str]]:
    """Each document number with its date, and what that is called."""
    for number, one in enumerate(about.year.documents or ()):
        if one.number:
            yield ("文件", number), one.number, one.issued_on, "发文日期"
    for number, project in enumerate(about.year.projects or ()):
        if project.document_number:
            yield ("项目列表", number), project.document_number, project.issued_on, "资金下达日期"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
