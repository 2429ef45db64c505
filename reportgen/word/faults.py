"""Faults of a template: what is wrong, where it stands in the document, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from reportgen.nearness import near

#: Stable ids of faults, with what each means.
CODES: Mapping[str, str] = {
    "T01": "标签没有写完",
    "T02": "标签写法有误",
    "T03": "用了模板语言以外的写法",
    "T04": "没有这个名称",
    "T05": "没有这个过滤器或检验",
    "T06": "过滤器不能用于这个值",
    "T07": "块没有成对",
    "T08": "块跨越了段落或单元格",
    "T09": "整段标签所在的段落里还有别的文字",
    "T10": "值不能这样使用",
    "T11": "文档中有修订",
    "T12": "模板中没有这个样式",
    "T13": "条件没有写明",
    "T14": "变量名与已有名称相同",
    "T15": "文件不是可用的Word文档",
    "T16": "标签写在不能填写的地方",
    "T17": "编号写了两次",
    "T18": "循环里不能有脚注",
    "T19": "合并的位置不对",
    "T20": "目录不能识别",
    "T21": "循环的次数太多",
    "T22": "引用的书签不存在",
    "T23": "打开文档时会取用或运行外面的东西",
    "T24": "模板或印出的内容太多",
}


@attrs.frozen
class Location:
    """Where in the document: part, last heading above, paragraph text, table cell (from 1).

    ``order`` is the paragraph's number in its part and the place of the tag in it.
    """

    part: str = ""
    heading: str = ""
    paragraph: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    order: tuple[int, int] = attrs.field(default=(-1, 0), eq=False, repr=False)

    def __str__(self) -> str:
        cell = f"第{self.table}个表格第{self.row}行第{self.column}列" if self.table else ""
        heading = f"“{shorten(self.heading, 20)}”之下" if self.heading else ""
        paragraph = f"段落“{shorten(self.paragraph, 30)}”" if self.paragraph else ""
        return "，".join(filter(None, (self.part, heading, cell, paragraph)))


@attrs.frozen
class Fault:
    """One thing that is wrong in a template."""

    code: str
    message: str
    remedy: str = ""
    location: Location = Location()
    tag: str = ""

    def __str__(self) -> str:
        tag = f"标签 {shorten(self.tag, 60)} " if self.tag else ""
        where = "：".join(filter(None, (str(self.location), tag + self.message)))
        return f"[{self.code}] " + "；".join(filter(None, (where, self.remedy)))


def near_names(name: str, known: Iterable[str]) -> str:
    """A remedy for a name that is not known: those it may have been meant for; empty for none."""
    found = near(name, sorted(set(known)), 2, cutoff=0.5)
    return f"是否为“{'”或“'.join(found)}”" if found else ""


def shorten(text: str, most: int) -> str:
    """The text, or its beginning and ``…``."""
    return text if len(text) <= most else text[: most - 1] + "…"
