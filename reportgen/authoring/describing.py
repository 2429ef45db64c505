"""The YAML of a new pack: its manifest and the description of its format."""

from __future__ import annotations

import json
from collections.abc import Sequence

from reportgen.authoring.outline import Outline, first

_HEAD = "# 大纲据《{file}》生成，印出的序号由编号方案决定。与通知原文核对以后，把“已核实”改为是。"

_GRADES = (("优", 90), ("良", 80), ("中", 60), ("差", 0))


def quoted(text: str) -> str:
    """A text as YAML takes it for nothing but a text."""
    return json.dumps(text, ensure_ascii=False)


def manifest(region: str, code: str, file: str) -> str:
    """``pack.yaml``."""
    return "\n".join((
        "版本: 1",
        f"地区: {quoted(region)}",
        f"行政区划代码: {quoted(code)}" + ("" if code != UNKNOWN else "  # 待改：GB/T 2260 代码"),
        "来源:                      # 待改：写明通知的标题、文号和日期",
        f"  - 标题: {quoted(file)}",
        "    说明: 大纲",
        "    已核实: 否",
        "",
    ))  # fmt: skip


#: The code of a region that was not given.
UNKNOWN = "000000"


def description(outline: Outline, title: str, subject: str, unit: str, file: str) -> str:
    """``FORMAT.yaml``."""
    samples = [first(sample).strip() for sample in outline.samples]
    lines = [
        "版本: 1",
        f"标题: {quoted(title)}",
        f"对象: {subject}",
        f"金额单位: {unit}",
        "小数位: 2",
        "百分率小数位: 2",
        "# 等级是通行的四档；通知另有规定的，照通知改。",
        "等级划分:",
        *(f"  - {{名称: {name}, 下限: {least}}}" for name, least in _GRADES),
        "编号方案:",
        f"  - {{名称: 正文, 层级: [{', '.join(map(quoted, samples))}]}}",
        f"  - {{名称: 列项, 层级: [{quoted(_list_sample(samples))}], 列项: 是}}",
        "编号样式:",
        *(f"  标题 {level}: 正文 {level}" for level in range(1, len(samples) + 1)),
        "  段首三级: 正文 3",
        "  段首四级: 正文 4",
        "  列项: 列项 1",
        "段落样式:",
        "  小标题: [标题 3]",
        "  列项: 列项",
        _HEAD.format(file=file),
        *(f"# 大纲的更正：{remark}" for remark in outline.remarks),
        "已核实: 否",
        "大纲:",
        *(f"  - {quoted(heading.line)}" for heading in outline.headings),
    ]
    return "\n".join(lines) + "\n"


def _list_sample(samples: Sequence[str]) -> str:
    """Items of lists are numbered as the third level is; 1. where that has words of its own."""
    third = samples[2]
    return third if len(third) <= 3 else "1."
