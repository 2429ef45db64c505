"""The mapping as typed: where things stand, and what their texts mean as numbers."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

Data = dict[str, Any]
Path = tuple[Any, ...]
UNITS = {"元": Decimal(1), "百元": Decimal(100), "千元": Decimal(1000), "万元": Decimal(10_000),
         "亿元": Decimal(100_000_000)}  # fmt: skip
COLUMNS = ("上年预算", "上年决算", "年初预算", "全年预算", "实际到位", "支出决算")
DIMENSIONS = ("资金来源", "支出性质", "资金级次", "资金类别", "科目编码", "名目")
ABOVE = {
    "一般公共预算": "财政拨款", "政府性基金预算": "财政拨款", "国有资本经营预算": "财政拨款",
    "其他收入": "单位资金", "人员经费": "基本支出", "公用经费": "基本支出",
}  # fmt: skip
WHOLE_BY_NATURE = {"": {"基本支出", "项目支出"}, "基本支出": {"人员经费", "公用经费"}}
CENT = Decimal("0.01")


def number(data: Data, text: Any) -> Decimal | None:
    """An amount in the file's unit, whichever unit was typed behind it; None if it is none."""
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)(百元|千元|万元|亿元|元)?", str(text or ""))
    if not match:
        return None
    typed = UNITS[match[2] or data["金额单位"]]
    return Decimal(match[1]) * typed / UNITS[data["金额单位"]]


def plain(text: Any) -> Decimal | None:
    """A number as typed, a percentage as its figure."""
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)%?", str(text if text is not None else ""))
    return Decimal(match[1]) if match else None


def indicator_tables(data: Data) -> Iterator[Path]:
    """Where tables of indicators stand."""
    if data.get("绩效指标列表"):
        yield ("绩效指标列表",)
    if (data.get("评价") or {}).get("评价指标"):
        yield "评价", "评价指标"
    for index, project in enumerate(data.get("项目列表") or ()):
        if project.get("绩效指标"):
            yield "项目列表", index, "绩效指标"


def at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data
