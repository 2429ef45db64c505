"""The values of the synthetic report: plain mappings with prepared values, no evaluation year."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import attrs

from reportgen.amounts import Amount, Change, Rate
from reportgen.word import Printer, names

PARAGRAPHS = 121
PROJECTS = 14

#: Each field's filter; a field is always printed the same way.
FILTERS: Mapping[str, str] = {
    "名称": "",
    "预算": "金额",
    "决算": "金额",
    "执行率": "百分比",
    "变动": "增减",
    "数量": "",
    "完成日": "日期",
    "说明": "",
    "年初数": "数",
    "调整数": "数",
    "支出数": "数",
    "结余数": "数",
    "比例": "数",
    "备注": "",
}
_KINDS = {
    "": names.TEXT, "金额": names.MONEY, "百分比": names.RATE, "增减": names.CHANGE,
    "日期": names.DATE, "数": names.MONEY,
}  # fmt: skip
_OF_PROSE = ("名称", "预算", "决算", "执行率", "变动", "数量", "完成日", "说明")
#: The columns of every table, from the left; a table has the first so many.
COLUMNS = ("名称", "年初数", "调整数", "支出数", "比例", "结余数", "数量", "备注")
#: The looped tables: rows and columns.
LOOPED = {
    "支出明细": (39, 8),
    "指标列表": (16, 6),
    "采购列表": (12, 5),
    "资产列表": (15, 5),
    "文件列表": (10, 4),
}
FIXED = ("收支", "三公", "结转")
_TEXTS = {"单位": "示例县农业农村局", "年度": "2024", "状态": "自评", "编制日": "2025年3月18日",
          "负责人": "×××"}  # fmt: skip


_WORKS = ("高标准农田建设", "村级公路养护", "农产品质量检测", "动物疫病防控", "小型水库除险",
          "耕地地力保护", "农机购置补贴", "秸秆综合利用", "渔业资源增殖", "乡村人居环境整治",
          "粮食产能提升", "乡镇站所运转", "基层人员培训")  # fmt: skip
_STAGES = ("一期", "续建", "专项", "县级配套", "试点", "尾款", "日常工作")


class Record(dict[str, Any]):
    """A record by name; hashes by identity."""

    __hash__ = object.__hash__  # type: ignore[assignment]


@attrs.frozen
class Tree:
    """What a name means: the shape that a template is checked against."""

    kind: str
    members: Mapping[str, "Tree"] = attrs.field(factory=dict, hash=False)
    element: "Tree | None" = None

    @property
    def printable(self) -> bool:
        return self.kind not in (names.LIST, names.RECORD)

    def member(self, name: str) -> "Tree | None":
        return self.members.get(name)

    def item(self) -> "Tree | None":
        return self.element

    def known(self) -> Iterable[str]:
        return self.members

    def used(self, how: str, arguments: Sequence[object]) -> None:
        pass


def read(name: str) -> Callable[[Any], Any]:
    def of(owner: Any) -> Any:
        try:
            return owner[name]
        except (KeyError, TypeError):
            raise AttributeError(name) from None

    return of


def names_of(values: Mapping[str, Any]) -> Tree:
    """The tree of names that these values answer to."""
    return Tree(names.RECORD, {name: _named(name, value) for name, value in values.items()})


def _named(name: str, value: Any) -> Tree:
    if isinstance(value, tuple):
        return Tree(names.LIST, {}, names_of(value[0]) if value else None)
    if isinstance(value, dict):
        return names_of(value)
    if isinstance(value, bool):
        return Tree(names.YES_NO)
    kind = {Amount: names.MONEY, Rate: names.RATE, Change: names.CHANGE,
            datetime.date: names.DATE, int: names.COUNT}  # fmt: skip
    return Tree(kind.get(type(value), names.TEXT))


def values(edition: int = 0) -> dict[str, Any]:
    """About 1,300 values, each made once: what is measured is printing, not making them.

    Every edition has other figures.
    """
    seed = 100_000 * edition
    found: dict[str, Any] = dict(_TEXTS)
    for number in range(1, PARAGRAPHS + 1):
        found[f"事项{number}"] = record(seed + number, _OF_PROSE)
    for place, name in enumerate(FIXED):
        for line in range(1, 11):
            found[f"{name}{line}"] = record(seed + 500 + 10 * place + line, COLUMNS[:5])
    for name, (rows, columns) in LOOPED.items():
        found[name] = listed(rows, columns, seed)
    found["项目列表"] = tuple(
        Record(record(seed + 900 + number, _OF_PROSE), 公开=number % 3 != 0)
        for number in range(PROJECTS)
    )
    return found


def listed(rows: int, columns: int = len(COLUMNS), seed: int = 0) -> tuple[Record, ...]:
    """Rows of a table."""
    return tuple(record(seed + 1000 + number, COLUMNS[:columns]) for number in range(rows))


def record(seed: int, fields: Iterable[str]) -> Record:
    return Record({field: _value(field, seed) for field in fields})


def _value(field: str, seed: int) -> Any:
    if field == "名称":
        return f"{_WORKS[seed % 13]}{_STAGES[seed % 7]}"
    if field == "说明":
        return ("县农业技术推广站", "县水利工程管理所", "乡镇财政所")[seed % 3]
    if field == "备注":
        return ("", "据实列支", "政府采购")[seed % 3] or "—"
    if field == "数量":
        return 3 + seed * 7 % 241
    if field == "完成日":
        return datetime.date(2024, 1 + seed % 12, 1 + seed % 28)
    if field in ("执行率", "比例"):
        return Rate(str(Decimal(7000 + seed * 37 % 3000) / 100))
    place = list(FILTERS).index(field)
    amount = Amount.of(str(Decimal(10_000 + seed * 7919 * place % 4_000_000) / 100), "万元")
    return Change(amount, Amount.of("20000", "万元")) if field == "变动" else amount


def finished(values: Mapping[str, Any], printer: Printer) -> dict[str, Any]:
    """The same values as finished texts, for a program that knows no amounts."""
    return {name: _finished(name, value, printer) for name, value in values.items()}


def _finished(name: str, value: Any, printer: Printer) -> Any:
    if isinstance(value, tuple):
        return tuple(finished(row, printer) for row in value)
    if isinstance(value, dict):
        return finished(value, printer)
    if isinstance(value, bool):
        return value
    show = {"金额": printer.amount, "数": printer.bare, "百分比": printer.rate,
            "增减": printer.change, "日期": printer.day}  # fmt: skip
    return show.get(FILTERS.get(name, ""), printer.text)(value)
