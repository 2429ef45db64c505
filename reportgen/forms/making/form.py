"""A workbook made for a format: blank, or filled with the data that are there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.forms.making.workbook import Cover, write
from reportgen.forms.planning.asking import needs_of
from reportgen.forms.planning.needs import joined
from reportgen.forms.planning.presets import Presets
from reportgen.forms.planning.selection import Chosen, chosen
from reportgen.packs import Format, catalogue, find_format

_SENTENCES = (
    "颜色：橙色的栏必填；黄色的栏本格式要印，空着只能出草稿；其余的有就填。",
    "没有的写0，或写“无”；不清楚的空着。空着不是没有：合计要用到空着的数时，合计也不知道。",
    "金额按“基本情况”里的金额单位填，不用写单位；写了“12万元”这样的也能认。合计不用填，系统计算。",
    "每个数只填一次。正文里要用到的数写引用，如【=收支.合计.支出决算】，印的时候自动换成数。",
    "一张表里没有内容的写一行“无”；整张表都不清楚的空着。与上一行相同的可以写“同上”。",
    "长段文字可以分段（Alt+Enter换行）；**两个星号之间**印成粗体。",
    "可以插入行、列，可以增加自己的工作表，标题行的文字不要改。",
    "填好后：reportgen check 文件名 --output xlsx，问题会标在格子上；"
    "reportgen render 文件名，打印报告。",
)


def begun(*formats: Format, year: int | None = None, unit: str | None = None) -> dict[str, Any]:
    """The data of a blank workbook: what its formats themselves say, in another unit if wanted."""
    spec = formats[0].spec
    places = spec.places if unit in (None, spec.unit) else 2
    declared = {
        "版本": "1",
        "金额单位": unit or spec.unit,
        "小数位": str(places),
        "格式": [one.name if year and one.in_force(year) else one.id for one in formats],
    }
    return declared if year is None else {"年度": str(year), **declared}


def form(
    *formats: Format | str, data: Mapping[str, Any] | None = None, full: bool = False
) -> bytes:
    """A workbook to fill in for a format, or for several at once.

    ``data`` (``dump(year)``, or ``from_last_year``) is what it holds already; all of it is kept,
    whether the formats ask for it or not. A ``full`` one has every sheet and column there is, for
    narratives that quote what the formats do not print. Raises ``PackError``, ``TemplateError``,
    ``FormError``.
    """
    wanted = [find_format(one) if isinstance(one, str) else one for one in formats]
    data = begun(*wanted) if data is None else data
    titles = "、".join(dict.fromkeys(one.title for one in wanted))
    cover = Cover(f"{wanted[0].region}{titles}填报表", _SENTENCES)
    return write(cover, sheets_for(wanted, data, full=full), data)


def sheets_for(
    formats: Sequence[Format], data: Mapping[str, Any], *, full: bool = False
) -> list[Chosen]:
    """The sheets of a workbook for some formats. Raises ``PackError`` and ``TemplateError``."""
    own = (passage for one in formats for passage in one.passages)
    hints = {passage.id: passage.help for passage in (*catalogue().passages, *own)}
    needs = joined(needs_of(one) for one in formats)
    presets = Presets(needs, data, tuple(one.id for one in formats), hints)
    return chosen(needs, presets, full=full)
