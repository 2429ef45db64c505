"""The smallest valid year, then one change: as a plain mapping, as text, and read."""

from copy import deepcopy
from typing import Any

import pytest
import yaml

from reportgen.errors import IntakeError, PackError, Problem
from reportgen.intake import load, read
from reportgen.model import EvaluationYear

SMALLEST: dict[str, Any] = {
    "版本": "1",
    "年度": "2024",
    "金额单位": "万元",
    "小数位": "2",
    "部门": {"名称": "某市应急管理局", "地区": "某市", "主要职责": ["承担应急管理工作。"]},
}

GONE = object()
"""Given as a value, takes the key away."""


def mapping(**changes: Any) -> dict[str, Any]:
    """The smallest year's mapping; 部门__简称="某局" changes a key of a part."""
    data = deepcopy(SMALLEST)
    for path, value in changes.items():
        *parts, last = path.split("__")
        here = data
        for part in parts:
            here = here.setdefault(part, {})
        if value is GONE:
            del here[last]
        else:
            here[last] = value
    return data


def make_year(**changes: Any) -> EvaluationYear:
    """The smallest year, with changes."""
    return read(mapping(**changes)).year


def text(**changes: Any) -> str:
    """The smallest year as YAML, with changes."""
    return yaml.safe_dump(mapping(**changes), allow_unicode=True, sort_keys=False)


def problems_of(make: Any, *arguments: Any) -> list[Problem]:
    """What is wrong, as the error says that the call raises."""
    with pytest.raises((IntakeError, PackError)) as caught:
        make(*arguments)
    return list(caught.value.problems)


def problem_of(make: Any, *arguments: Any) -> Problem:
    """The only thing that is wrong."""
    found = problems_of(make, *arguments)
    assert 1 == len(found), [str(one) for one in found]
    return found[0]


def problem(**changes: Any) -> Problem:
    """The only thing that is wrong with the smallest year once it is changed."""
    return problem_of(read, mapping(**changes))


def load_text(folder: Any, content: str | bytes, name: str = "数据.yaml") -> Any:
    """A source read from a file with that content."""
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(file)
