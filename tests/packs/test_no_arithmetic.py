"""Every figure that a template prints is a field or a measure: no tag calculates."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from reportgen.packs import formats
from reportgen.word.view import view

_TAG = re.compile(r"\{\{(?P<printed>.*?)\}\}|\{%\w* *(?P<word>\S+)(?P<said>.*?)%\}", re.DOTALL)
_ARITHMETIC = (
    nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg,
    nodes.Concat, nodes.Call,
)  # fmt: skip
TEMPLATES = {one.id: one for one in formats()}


def expressions(text: str) -> list[str]:
    """What stands in a template's tags: printed values, conditions, lists to loop over."""
    found = []
    for tag in _TAG.finditer(text):
        if tag["printed"]:
            found.append(tag["printed"])
        elif tag["word"] in ("if", "elif", "合并"):
            found.append(tag["said"])
        elif tag["word"] == "for":
            found.append(tag["said"].partition(" in ")[2])
    return [one.strip() for one in found if one.strip()]


def calculations(expression: str) -> list[nodes.Node]:
    """The arithmetic in an expression."""
    parsed = Environment().parse("{{ " + expression + " }}")
    return [node for kind in _ARITHMETIC for node in parsed.find_all(kind)]


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_calculates(name: str) -> None:
    found = expressions(view(TEMPLATES[name].template()))
    assert len(found) > 5
    assert [] == [one for one in found if calculations(one)]


@pytest.mark.parametrize("tag", ["a.b + 1", "a.b - a.c", "a.b / a.c|百分比", "a.b() ", "-a.b"])
def test_what_calculates_is_seen(tag: str) -> None:
    assert [tag.strip()] == expressions("{{ " + tag + " }}")
    assert calculations(tag)


def test_every_template_of_the_folder_is_looked_at() -> None:
    files = Path(__file__).parents[2].glob("templates/*/*.docx")
    assert {f"{file.parent.name}/{file.stem}" for file in files} == set(TEMPLATES)
