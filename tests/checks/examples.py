"""The examples on the rules' pages: a year that has the finding, and one that has not."""

import re
from typing import Any

import yaml

from reportgen import read
from reportgen.checks import RULES, Finding, Rule, check
from reportgen.model import EvaluationYear
from tests.support import SMALLEST

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


def found_in(rule: Rule, example: dict[str, Any]) -> list[Finding]:
    """What the rule finds in an example."""
    previous = example.get(PREVIOUS)
    before = year_of({"年度": "2023", **previous}) if previous is not None else None
    findings = check(year_of(example), None, before)
    return [one for one in findings if one.code == rule.code]


def rules() -> list[Rule]:
    """Every rule."""
    return list(RULES.values())
