"""The manual's pages (docs/rules, docs/measures): one for each check and each measure, Markdown."""

import inspect
import re
from collections.abc import Iterator

from reportgen.checks import FAMILIES, RULES, Rule
from reportgen.measures.registry import BY_CLASS, Measure
from reportgen.model import record_of

#: Where a measure of a class is read, for the example on its page.
STEMS = {
    "FundsNode": "收支.合计.",
    "AssetLine": "固定资产.合计.",
    "IndicatorGroup": "评价.评价指标.全部.",
    "Statistic": "成效.（名称）.",
    "Survey": "评价.问卷.（调查对象）.",
    "Department": "部门.",
    "Funds": "收支.",
    "EvaluationYear": "",
}
MADE = "由代码中的说明生成（`make generated`），不要直接修改。"


def manual() -> Iterator[tuple[str, str]]:
    """Each page's name below ``docs``, and its text."""
    yield "rules/README.md", rule_index()
    for rule in RULES.values():
        yield f"rules/{rule.code}.md", rule_page(rule)
    yield "measures/README.md", measure_index()
    for measure in all_measures():
        yield f"measures/{page_of(measure)}.md", measure_page(measure)


def rule_index() -> str:
    """The list of all rules by family."""
    lines = [
        "# 检查规则\n",
        f"`reportgen check` 的全部规则，共{len(RULES)}条。{MADE}\n",
        "编号永久不变。“错误”不改正就不打印正式文档，“警告”要核对，“提示”不用改。写着“可调”的，格式可以在"
        "“检查界限”里定自己的界限。确实无误的发现，在数据文件的“豁免”里写明规则、对象和理由。\n",
        "各页的例子只写有关的部分；例子里的“上年数据”是另一个数据文件（`--previous`），“本格式”是格式的说明"
        "或模板里的一行。\n",
    ]
    for family, title in FAMILIES.items():
        own = sorted((one for one in RULES.values() if one.family == family), key=_code)
        if own:
            lines += [f"## {family} {title}\n", "| 编号 | 规则 | 级别 | |", "|---|---|---|---|"]
            lines += [
                f"| [{one.code}]({one.code}.md) | {one.title} | {one.severity.label} |"
                f" {'可调' if one.limit else ''} |"
                for one in own
            ]
            lines.append("")
    return "\n".join(lines)


def rule_page(rule: Rule) -> str:
    """One rule's page."""
    tuned = (
        f"可调：默认{rule.limit.value:f}{rule.limit.unit}（{rule.limit.help}），格式用“检查界限”另定。"
        if rule.limit
        else "固定。"
    )
    return "\n".join(
        (
            f"# {rule.code} {rule.title}\n",
            f"级别：{rule.severity.label}。{tuned}\n",
            joined(inspect.cleandoc(rule.page)) + "\n",
            f"怎么办：{rule.remedy}。\n",
            f"出处：{rule.source}。\n",
        )
    )


def joined(page: str) -> str:
    """A page with the lines of each Chinese paragraph joined: a break would print as a blank."""
    parts = re.split(r"(```.*?```)", page, flags=re.DOTALL)
    return "".join(
        part if part.startswith("```") else re.sub(r"(?<=[^\n\x00-\x7f])\n(?=[^\n])", "", part)
        for part in parts
    )


def all_measures() -> list[Measure]:
    """Every measure, class by class."""
    return list(dict.fromkeys(one for own in BY_CLASS.values() for one in own.values()))


def page_of(measure: Measure) -> str:
    """The name of a measure's page."""
    return f"{measure.subject.__name__}.{measure.info.name}"


def measure_index() -> str:
    """The list of all measures by subject."""
    lines = [
        "# 指标口径\n",
        f"由填报的数计算的率、占比和变动，模板、检查和计分都从这里取。{MADE}\n",
    ]
    for subject in BY_CLASS:
        lines += [f"## {record_of(subject).key}\n", "| 名称 | 算法 | 出处 |", "|---|---|---|"]
        for one in all_measures():
            if one.subject is subject:
                link = f"[{one.info.key}]({page_of(one)}.md)"
                lines.append(f"| {link} | {one.formula} | {one.source} |")
        lines.append("")
    return "\n".join(lines)


def measure_page(measure: Measure) -> str:
    """One measure's page."""
    stem = STEMS[measure.subject.__name__]
    path = f"{stem}{measure.info.key}"
    doubt = "" if measure.certain else "没有读到原文，或者各地惯例不一，以所用格式的规定为准。"
    inputs = "、".join(f"{stem}{one}" for one in measure.inputs)
    return "\n".join(
        (
            f"# {measure.info.key}\n",
            f"{measure.info.key}＝{measure.formula}。\n",
            f"- 属于：{record_of(measure.subject).key}，英文名称 `{measure.info.name}`。",
            f"- 用到：{inputs}。有一个不知道，结果就不知道；分母为0的没有结果，印“—”。",
            f"- 模板里：`{{{{ {path} }}}}`，正文里：`【={path}】`。",
            f"- 看怎样得来：`reportgen explain {path} 数据文件`。",
            f"- 出处：{measure.source}。{doubt}",
            "",
        )
    )


def _code(rule: Rule) -> str:
    return rule.code
