"""What the fields of one row must be together, each fault at the field that is to be changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportgen.errors import Unreadable
from reportgen.lazily import pattern
from reportgen.model import (
    AssetLine,
    Division,
    FundsLine,
    Indicator,
    Option,
    Picture,
    PostLine,
    Project,
    Unit,
)
from reportgen.model.dimensions import TOTAL
from reportgen.prose import Reference
from reportgen.reading.values import SAME_SIGN
from reportgen.reading.wording import quote

_SIGNS = pattern("[≥≤≧≦=＝><＞＜]+")
_WORDS = tuple(words for words in SAME_SIGN if not _SIGNS.match(words))
# What leads out of the folder: a root, a drive (or an address), a step up.
_OUTSIDE = pattern(r"[/\\]|[A-Za-z][A-Za-z0-9+.-]*:|(?:.*[/\\])?\.\.(?:[/\\]|$)")


def faults_of(row: Any) -> Iterator[tuple[str, Unreadable]]:
    """The key of each field that is at fault, and why."""
    yield from _sum(row)
    if isinstance(row, Indicator):
        yield from _target(row)
    elif isinstance(row, Picture) and _OUTSIDE.match(row.file.strip()):
        remedy = "图片要放在数据文件的文件夹里，请只写文件名，不写盘符、开头的“/”和“..”"
        yield "文件名", Unreadable(quote(row.file), "数据文件旁边的图片文件", remedy)


def _sum(row: Any) -> Iterator[tuple[str, Unreadable]]:
    """A row of totals among rows that are added up: it would be counted as one of them."""
    info = _SUMMED.get(type(row))
    name = getattr(row, info[0]) if info else None
    if info and name not in (None, _KNOWN.get(type(row))) and _SUM.fullmatch(_BESIDE.sub("", name)):
        remedy = "合计由系统计算，不用填，请删除这一行"
        yield info[1], Unreadable(quote(name), "这一行自己的名称", remedy)


#: 编制合计, 本级小计 too; what only contains the word is a name: 合计生育保险.
_SUM = pattern("(?:.{0,6}(?:合计|小计|总计|共计)|计|总数|总分|总和)数?")
_BESIDE = pattern(r"[（(【\[].*?[）)】\]]|[\s：:、.。*]+")
#: Rows that are counted or added up, and the field that names them.
_SUMMED: Mapping[type, tuple[str, str]] = {
    PostLine: ("category", "类别"),
    Project: ("name", "名称"),
    Indicator: ("name", "名称"),
    Option: ("text", "内容"),
    Unit: ("name", "名称"),
    Division: ("name", "名称"),
    FundsLine: ("item", "名目"),
    AssetLine: ("category", "类别"),
}
#: Where the row of totals has a place, it is called so.
_KNOWN: Mapping[type, str] = {FundsLine: TOTAL, AssetLine: TOTAL}


def _target(row: Indicator) -> Iterator[tuple[str, Unreadable]]:
    """A target that repeats what 计算符号 or 度量单位 prints beside it: ≥≥95%%."""
    if row.target is None or isinstance(row.target, Reference):
        return
    target = str(row.target).strip()
    if _SIGNS.match(target) or (row.operator and target.startswith(_WORDS)):
        remedy = "请把开头的符号或“不低于”一类的字移到“计算符号”"
        yield "指标值", Unreadable(quote(target), "不带计算符号的数或文字", remedy)
    if row.unit and target.endswith(row.unit):
        remedy = f"“度量单位”已经写了“{quote(row.unit)}”，请从指标值中去掉"
        yield "指标值", Unreadable(quote(target), "不带单位的数或文字", remedy)
