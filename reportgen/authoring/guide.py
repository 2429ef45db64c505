"""The README of a new pack: what was found for each section, and what its author has to do."""

from __future__ import annotations

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

| 标题 | 内容 | 可信度 | 数据 |
|---|---|---|---|
{rows}

可信度是标题与数据块的常见标题相合的程度，不是内容正确的程度。
{remarks}
## 依据

| 内容 | 出处（标题、文号、日期、条款） | 情况 |
|---|---|---|
| 大纲和标题 | （待填） | 未核实 |
| 编号样式 | （待填） | 未核实 |
| 金额单位和小数位 | （待填） | 未核实 |
| 等级划分 | （待填） | 未核实 |
"""


def readme(
    region: str, id: str, title: str, sections: Sequence[Section], remarks: Iterable[str], file: str
) -> str:
    """The README's text."""
    repaired = [f"- {one}" for one in remarks]
    folder, _, name = id.rpartition("/")
    return _TEXT.format(
        region=region, folder=folder, id=id, name=name, title=title, file=file,
        rows="\n".join(_row(one) for one in sections),
        remarks="\n".join(["", "## 大纲的更正", "", *repaired, ""]) if repaired else "",
    )  # fmt: skip


def _row(section: Section) -> str:
    sure = "—" if section.certainty is None else f"{section.certainty}%"
    paths = "、".join(section.paths) or "—"
    heading = "　" * (section.heading.level - 1) + section.heading.line
    return f"| {_cell(heading)} | {_cell(section.shown)} | {sure} | {paths} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
