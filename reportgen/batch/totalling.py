"""The totals as a workbook (汇总): money, rates, scores, the commonest findings, regions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from reportgen.amounts.decimals import rounded
from reportgen.batch.figures import MONEY
from reportgen.batch.totals import BAND_NAMES, RATES, Group, Sum, Totals
from reportgen.checks import RULES
from reportgen.errors import Severity
from reportgen.forms import Cell, Column, Tables

_UNIT = "万元"
_NAMED = 20
_COUNT = "number"
_YEAR = Column("年度", 8, _COUNT)


def write_totals(book: Tables, totals: Totals) -> None:
    """Write a sheet for each subject."""
    _money(book, totals)
    _rates(book, totals)
    _scores(book, totals)
    _findings(book, totals)
    if len({region for _, region in totals.regions}) > 1:
        _regions(book, totals)


def _money(book: Tables, totals: Totals) -> None:
    columns = (
        _YEAR, Column("项目", 20), Column(f"合计（{_UNIT}）", 24, "money"),
        Column("填报的部门数", 14, _COUNT), Column("没有填的部门数", 16, _COUNT),
        Column(f"舍入误差最多（{_UNIT}）", 24, "money"),
    )  # fmt: skip
    page = book.sheet("资金", ["资金合计", *_sentences(totals)], columns)
    for year, group in _by_year(totals):
        for name, one in group.money.items():
            page.add((year, name, *_amount(one), one.unknown, one.amount.margin / 10000))


def _sentences(totals: Totals) -> Iterator[str]:
    groups = totals.years.values()
    done, left = sum(one.done for one in groups), sum(one.left for one in groups)
    projects, documents = (
        sum(getattr(one, name) for one in groups) for name in ("projects", "documents")
    )
    waiting = f"，{totals.not_reached}个没有轮到" if totals.not_reached else ""
    drafts = sum(one.drafts for one in groups)
    as_drafts = f"，其中{drafts}个是草稿" if drafts else ""
    yield (
        f"{done}个部门已打印（{projects}个项目，{documents}份文书{as_drafts}），计入以下各表；"
        f"{left}个没有完成或有错误{waiting}，不计入。"
    )
    yield "只合计填了的；没有填的是不清楚，不当作0，部门数列在旁边。"
    if totals.twice:
        named = "、".join(list(totals.twice)[:_NAMED])
        yield f"这{len(totals.twice)}个部门有几个数据文件，合计里算了几次，请核对：{named}"


def _rates(book: Tables, totals: Totals) -> None:
    columns = (
        _YEAR, Column("比率", 16), Column("总体", 12, "rate"), Column("计算的部门数", 14, _COUNT),
        *(Column(name, 11, _COUNT) for name in BAND_NAMES),
    )  # fmt: skip
    formulas = "；".join(f"{name}＝{part}÷{whole}" for name, (part, whole) in RATES.items())
    said = f"{formulas}。总体按两个数都填了的部门的合计计算；右边是各部门自己的比率在各档的个数。"
    page = book.sheet("执行率", ["执行率", said], columns)
    for year, group in _by_year(totals):
        for name, one in group.rates.items():
            spread = (one.spread[band] for band in BAND_NAMES)
            page.add((year, name, _rate(one.overall), one.known, *spread))


def _scores(book: Tables, totals: Totals) -> None:
    columns = (
        _YEAR, Column("等级", 14), Column("下限（分）", 12, _COUNT), Column("部门数", 10, _COUNT),
        Column("占比", 10, "rate"),
    )  # fmt: skip
    said = "等级按各部门所用格式的等级划分；格式没有划分的，按优90分、良80分、中60分。"
    page = book.sheet("得分", ["得分分布", said], columns)
    for year, group in _by_year(totals):
        for (least, name), count in sorted(group.grades.items(), reverse=True):
            page.add((year, name, least, count, _rate(Fraction(count, group.done))))
        if group.unscored:
            share = _rate(Fraction(group.unscored, group.done))
            page.add((year, "没有得分", None, group.unscored, share))


def _findings(book: Tables, totals: Totals) -> None:
    columns = (
        Column("规则", 10), Column("发现", 60), Column("程度", 8), Column("部门数", 10, _COUNT),
        Column("次数", 10, _COUNT),
    )  # fmt: skip
    said = "检查的发现，包括没有完成的部门的；部门多的在前。各条规则的说明见软件文档。"
    page = book.sheet("常见问题", ["常见问题", said], columns)
    for key, departments in sorted(totals.departments.items(), key=lambda one: (-one[1], one[0])):
        code, severity = key.split()
        rule = RULES.get(code)
        title, level = rule.title if rule else "", Severity(severity).label
        page.add((code, title, level, departments, totals.found[key]))


def _regions(book: Tables, totals: Totals) -> None:
    sums = [
        column
        for name in MONEY
        for column in (Column(f"{name}（{_UNIT}）", 18, "money"), Column("填报数", 8, _COUNT))
    ]
    columns = (
        _YEAR, Column("地区", 22), Column("完成", 8, _COUNT), Column("未完成", 8, _COUNT),
        *(Column(name, 12, "rate") for name in RATES), *sums,
    )  # fmt: skip
    page = book.sheet("地区", ["按地区", "每个合计旁边是填报的部门数。"], columns)
    for (year, region), group in sorted(totals.regions.items(), key=lambda one: _order(*one[0])):
        rates = (_rate(one.overall) for one in group.rates.values())
        money = (cell for one in group.money.values() for cell in _amount(one))
        page.add((year, region, group.done, group.left, *rates, *money))


def _by_year(totals: Totals) -> list[tuple[int | None, Group]]:
    found = totals.years.items()
    return sorted((one for one in found if one[1].done), key=lambda one: _order(one[0]))


def _order(year: int | None, region: str = "") -> tuple[int, str]:
    return year or 9999, region


def _amount(one: Sum) -> tuple[Cell, Cell]:
    return (one.amount.in_unit(_UNIT) if one.known else None), one.known


def _rate(value: Fraction | None) -> Decimal | None:
    return None if value is None else rounded(value, 4)
