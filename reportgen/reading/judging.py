"""What the fields of one row must be together, each fault at the field that is to be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reportgen.errors import Unreadable
from reportgen.model import Indicator, Picture
from reportgen.prose import Reference
from reportgen.reading.values import SAME_SIGN
from reportgen.reading.wording import quote

_SIGNS = re.compile("[≥≤≧≦=＝><＞＜]+")
_WORDS = tuple(words for words in SAME_SIGN if not _SIGNS.match(words))
# What leads out of the folder: a root, a drive (or an address), a step up.
_OUTSIDE = re.compile(r"[/\\]|[A-Za-z][A-Za-z0-9+.-]*:|(?:.*[/\\])?\.\.(?:[/\\]|$)")


def faults_of(row: Any) -> Iterator[tuple[str, Unreadable]]:
    """The key of each field that is at fault, and why."""
    if isinstance(row, Indicator):
        yield from _target(row)
    elif isinstance(row, Picture) and _OUTSIDE.match(row.file.strip()):
        remedy = "图片要放在数据文件的文件夹里，请只写文件名，不写盘符、开头的“/”和“..”"
        yield "文件名", Unreadable(quote(row.file), "数据文件旁边的图片文件", remedy)


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
