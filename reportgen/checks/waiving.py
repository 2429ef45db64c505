"""Waivers (豁免): findings that the data accept, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from reportgen.checks.about import OF_GAPS, About
from reportgen.checks.finding import INFO, WARNING, Finding, Raised
from reportgen.checks.rule import RULES, rule
from reportgen.checks.sources import ARITHMETIC
from reportgen.model import EvaluationYear, Waiver

#: The code of a waiver that nothing uses.
UNUSED = "WVR001"


@rule(
    UNUSED,
    "豁免没有用到",
    WARNING,
    remedy="删去这条豁免，或按检查结果中的“对象”改正",
    source=ARITHMETIC,
    of_findings=True,
)
def unused(about: About) -> Iterator[Raised]:
    """数据文件里的一条豁免没有对应的检查发现。

    问题已经改正的，豁免应当删去，否则以后再出现同样的问题也不会报告；对象写错的，要按检查结果中的
    写法改正。规则不适用时（例如只在与上年比较时才查的规则），不算没有用到。

    有问题：

    ```yaml
    豁免: [{规则: ORG001, 对象: 部门.实有人员, 理由: 已报编办核批}]
    ```

    没有问题：

    ```yaml
    部门:
      编制: {行政: 10}
      实有人员: {行政: 12}
    豁免: [{规则: ORG001, 对象: 部门.实有人员, 理由: 已报编办核批}]
    ```
    """
    for number, waiver in enumerate(about.year.waivers or ()):
        if waiver.rule not in RULES or _was_not_asked(about, waiver.rule):
            continue
        if not any(_covers(waiver, one) for one in about.findings):
            message = f"没有“{waiver.rule}”在“{waiver.place}”的发现，这条豁免没有用到"
            yield Raised(("豁免", number), message, {"规则": waiver.rule})


@rule(
    "WVR002",
    "豁免的规则不存在",
    WARNING,
    remedy="把“规则”改成检查结果中的编号，如ORG001",
    source=ARITHMETIC,
)
def unknown(about: About) -> Iterator[Raised]:
    """豁免写了一个没有的规则编号。

    编号写错的豁免不起作用。

    有问题：

    ```yaml
    豁免: [{规则: ORG999, 对象: 部门.实有人员, 理由: 已报编办核批}]
    ```

    没有问题：

    ```yaml
    豁免: []
    ```
    """
    for number, waiver in enumerate(about.year.waivers or ()):
        if waiver.rule not in RULES:
            path = ("豁免", number, "规则")
            yield Raised(path, f"没有编号为“{waiver.rule}”的检查规则", {"填报": waiver.rule})


def waived(year: EvaluationYear, findings: list[Finding]) -> list[Finding]:
    """The findings, those that a waiver names turned into infos with its reason."""
    waivers = year.waivers or ()
    if not waivers:
        return findings
    made = []
    for one in findings:
        reason = next((waiver.reason for waiver in waivers if _covers(waiver, one)), "")
        made.append(attrs.evolve(one, severity=INFO, waived=reason) if reason else one)
    return made


def _was_not_asked(about: About, code: str) -> bool:
    """Whether a rule could find nothing because what it needs was not given."""
    missing = {"FMT": about.format, "YRS": about.previous}
    if about.filled and code in OF_GAPS:
        return True
    return code[:3] in missing and missing[code[:3]] is None


def _covers(waiver: Waiver, finding: Finding) -> bool:
    """Whether a finding is of the waiver's rule, at its object or below it."""
    below = finding.name == waiver.place or finding.name.startswith(f"{waiver.place}.")
    return waiver.rule == finding.code and below
