"""The examples on the rules' pages: a year that has the finding, and one that has not."""

import re
import tempfile
from pathlib import Path
from typing import Any

import yaml

from reportgen import find_format, formats, read
from reportgen.checks import RULES, Finding, Rule, check
from reportgen.intake.mapping import nodes_of
from reportgen.model import EvaluationYear
from reportgen.packs import Format, FormatSpec
from reportgen.reading import Settings, Structure
from tests.support import SMALLEST
from tests.word.making import docx, p

_FENCED = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
#: What stands in an example beside the year: the format's description, and the year before.
FORMAT, PREVIOUS = "本格式", "上年数据"


def examples(rule: Rule) -> list[dict[str, Any]]:
    """The examples on a rule's page, in order: with the finding, then without."""
    fenced = _FENCED.findall(rule.page)
    return [yaml.load(text, yaml.BaseLoader) or {} for text in fenced]


def merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """A mapping with another laid over it, part by part."""
    made = dict(base)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(made.get(key), dict)
        made[key] = merged(made[key], value) if both else value
    return made


def year_of(example: dict[str, Any]) -> EvaluationYear:
    """The smallest year with an example laid over it."""
    own = {key: value for key, value in example.items() if key not in (FORMAT, PREVIOUS)}
    return read(merged(SMALLEST, own)).year


def format_of(given: Any) -> Format | None:
    """A format as an example describes it: a template of one line, or fields of its description."""
    if given is None:
        return None
    base = find_format(next(one.id for one in formats() if not one.per_project))
    fields = {"检查界限": None} if isinstance(given, str) else given
    plain = {
        "版本": "1", "标题": "某报告", "对象": "部门", "金额单位": "万元", "小数位": "2",
        "编号方案": "无", "编号样式": "无",
    }  # fmt: skip
    plain |= {key: value for key, value in fields.items() if value}
    structure = Structure(Settings())
    spec = structure.record(nodes_of(plain), FormatSpec, ())
    assert [] == list(structure.problems)
    folder = Path(tempfile.mkdtemp())
    line = given if isinstance(given, str) else "{{ 年度 }}"
    (folder / "x.docx").write_bytes(docx(p(line)))
    return Format("某省/x", spec, base.pack, {}, base.texts, (folder,))


def found_in(rule: Rule, example: dict[str, Any]) -> list[Finding]:
    """What the rule finds in an example."""
    previous = example.get(PREVIOUS)
    before = year_of({"年度": "2023", **previous}) if previous is not None else None
    findings = check(year_of(example), format_of(example.get(FORMAT)), before)
    return [one for one in findings if one.code == rule.code]


def rules() -> list[Rule]:
    """Every rule."""
    return list(RULES.values())
