"""The schema and the reader judge alike: every field of every class, filled well and ill."""

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from reportgen.intake.mapping import nodes_of
from reportgen.intake.schema import object_schema
from reportgen.model import EvaluationYear, FieldInfo, Kind, is_record, record_of
from reportgen.reading import Settings, Structure

_WELL: dict[Kind, list[Any]] = {
    Kind.TEXT: ["甲", 2024],
    Kind.OPEN: ["甲", 2024],
    Kind.PROSE: ["甲\n乙", 2024, "无"],
    Kind.MONEY: ["1,298.53", 12, "无"],
    Kind.COUNT: ["1", 1, 0],
    Kind.POINTS: ["97.5", 97],
    Kind.QUANTITY: ["8.7万余", 8],
    Kind.VALUE: ["95", 95, "据实", "【=年度】"],
    Kind.DATE: ["2024-01-02"],
    Kind.YEAR: ["2024", 2024],
    Kind.YES_NO: ["是", "√", "有", "无", "×", True, False],
    Kind.TEXTS: [{"甲": 2024, "乙": "丙", "丁": None}, {}],
}


def classes() -> list[type]:
    """Every class that a data file may fill."""
    found: dict[type, None] = {}
    waiting: list[type] = [EvaluationYear]
    while waiting:
        cls = waiting.pop()
        if cls not in found:
            found[cls] = None
            waiting += [info.item for info in record_of(cls).entered if is_record(info.item)]
    return list(found)


def smallest(cls: type) -> dict[str, Any]:
    """The least that an object of the class needs."""
    return {info.key: well(info)[0] for info in record_of(cls).entered if info.required}


def well(info: FieldInfo) -> list[Any]:
    """Values that a field takes."""
    if info.pattern:
        return ["30201", "３０２", 30201]
    if info.kind is Kind.PART:
        return [smallest(info.item)]
    if info.kind is Kind.LIST:
        return [[row] for row in rows(info)] + [[], "无", "没有", "—", "——", *short(info)]
    if info.kind is Kind.CHOICE:
        signs = [">=", "不少于", "＝"] if "≥" in info.choices else []
        return [*info.choices, *signs]
    return _WELL[info.kind]


def rows(info: FieldInfo) -> list[Any]:
    """Rows that a list takes."""
    if is_record(info.item):
        return [smallest(info.item)]
    return list(info.choices) if info.item is Kind.CHOICE else _WELL[info.item]


def short(info: FieldInfo) -> list[Any]:
    """The short form, where there is one."""
    if not info.short:
        return []
    named = record_of(info.item).find(info.short[0])
    numbered = named is not None and named.kind is Kind.QUANTITY
    return [{"90": 13, "0": "4"} if numbered else {"甲": 13, "乙": "4"}]


def ill(info: FieldInfo) -> list[Any]:
    """Values that a field refuses for their shape."""
    if info.kind is Kind.LIST:
        inner = [["甲"], [[]]] if is_record(info.item) else [[{"甲": "乙"}], [""]]
        unshort = [{"甲": -1}, {"甲": [1]}] if info.short else [{"甲": 1}]
        if info.short == ("least", "points"):
            unshort = [{"90": [1]}]
        return ["甲", 5, *inner, *unshort]
    if info.kind in (Kind.PART, Kind.TEXTS):
        return ["甲", 5, ["甲"]]
    return [{"甲": "乙"}, ["甲"], *_UNFIT.get(info.kind, ()), *(["3020"] if info.pattern else [])]


_UNFIT: dict[Kind, list[Any]] = {
    Kind.COUNT: [-1],
    Kind.CHOICE: ["没有这一种", 5],
    Kind.YES_NO: ["也许", 2],
}


def cases() -> Iterator[tuple[type, FieldInfo]]:
    """Every field of every class."""
    return ((cls, info) for cls in classes() for info in record_of(cls).entered)


@pytest.fixture(scope="module")
def validators() -> dict[type, jsonschema.Draft202012Validator]:
    """A validator for each class."""
    made = {}
    for cls in classes():
        definitions: dict[str, Any] = {}
        whole = {**object_schema(cls, definitions), "$defs": definitions}
        made[cls] = jsonschema.Draft202012Validator(whole)
    return made


def reader_takes(cls: type, data: dict[str, Any]) -> bool:
    structure = Structure(Settings())
    structure.record(nodes_of(data), cls, ())
    return not structure.problems


@pytest.mark.parametrize(
    ("cls", "info"),
    [pytest.param(*case, id=f"{case[0].__name__}-{case[1].key}") for case in cases()],
)
def test_schema_and_reader_judge_alike(cls: type, info: FieldInfo, validators: Any) -> None:
    base = smallest(cls)
    values = [*((value, True) for value in well(info)), *((value, False) for value in ill(info))]
    values += [(blank, not info.required) for blank in (None, "", "　")]
    if info.most is not None:
        values += [(info.most, True), (info.most + 1, False)]
    found = [
        (value, reader_takes(cls, data), validators[cls].is_valid(data))
        for value, data in ((value, {**base, info.key: value}) for value, _ in values)
    ]
    assert [(value, fits, fits) for value, fits in values] == found
