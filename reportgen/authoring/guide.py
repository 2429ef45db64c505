"""The README of a new pack: what was found for each section, and what its author has to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportgen.authoring.sections import Section

_TEXT = """\
# {region} `{folder}`

| 格式 | 文书 | 样例 |
|---|---|---|
| `{id}` | {title} | [examples/示例.yaml](examples/示例.yaml) |

由`reportgen template new`据“{file}”生成，还没有核对。要做的事：

1. 对照通知核对下表，尤其是“待定”和可信度低的各节；在`{name}.docx`里改标签（写法见模板的写法）。
2. 把`examples/示例.yaml`里虚构的数改成一份公开报告的数。
3. 在`pack.yaml`的“来源”和下面的“依据”里写明每一项规定的出处；核对过通知原文的，把“已核实”改为是。

## 各节

{sections}
## 依据

| 内容 | 出处（标题、文号、日期、条款） | 情况 |
|---|---|---|
| 大纲和标题 | （待填） | 未核实 |
| 编号样式 | （待填） | 未核实 |
| 金额单位和小数位 | （待填） | 未核实 |
| 等级划分 | （待填） | 未核实 |
"""

_SECTIONS = """\
| 标题 | 内容 | 可信度 | 数据 |
|---|---|---|---|
{rows}

可信度是标题与数据块的常见标题相合的程度，不是内容正确的程度。
{remarks}"""
_FURTHER = """\
## {title}的各节

`{id}`由`reportgen template new`据“{file}”生成，还没有核对。

{sections}
"""
_ROW = "| `{id}` | {title} | [{example}]({example}) |"
_FORMATS = re.compile(r"(?m)^\|[ ]*格式[ ]*\|.*(?:\n\|.*)*")
_SOURCES = re.compile(r"(?m)^## 依据[ ]*$")


def readme(
    region: str, id: str, title: str, sections: Sequence[Section], remarks: Iterable[str], file: str
) -> str:
    """The README's text."""
    folder, _, name = id.rpartition("/")
    return _TEXT.format(
        region=region, folder=folder, id=id, name=name, title=title, file=file,
        sections=_sections(sections, remarks, "## "),
    )  # fmt: skip


def extended(
    text: str, id: str, title: str, sections: Sequence[Section], remarks: Iterable[str], file: str,
    example: str,
) -> str:  # fmt: skip
    """The README of a pack that has a further format: a row of its table, and its sections."""
    row = _ROW.format(id=id, title=_cell(title), example=example)
    table = _FORMATS.search(text)
    if table is not None:
        text = f"{text[: table.end()]}\n{row}{text[table.end() :]}"
    else:
        text = f"{text.rstrip()}\n\n| 格式 | 文书 | 样例 |\n|---|---|---|\n{row}\n"
    made = _FURTHER.format(
        id=id, title=title, file=file, sections=_sections(sections, remarks, "### ")
    )
    sources = _SOURCES.search(text)
    if sources is None:
        return f"{text.rstrip()}\n\n{made}"
    return f"{text[: sources.start()]}{made}\n{text[sources.start() :]}"


def _sections(sections: Sequence[Section], remarks: Iterable[str], mark: str) -> str:
    repaired = [f"- {one}" for one in remarks]
    told = "\n".join(["", f"{mark}大纲的更正", "", *repaired, ""]) if repaired else ""
    return _SECTIONS.format(rows="\n".join(map(_row, sections)), remarks=told)


def _row(section: Section) -> str:
    sure = "—" if section.certainty is None else f"{section.certainty}%"
    paths = "、".join(section.paths) or "—"
    heading = "　" * (section.heading.level - 1) + section.heading.line
    return f"| {_cell(heading)} | {_cell(section.shown)} | {sure} | {paths} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
