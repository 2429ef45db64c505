"""Field metadata are the single source: schema, reader, writer, dictionary and messages agree."""

import re

import pytest

from reportgen.amounts import Amount
from reportgen.intake.schema import object_schema, schema
from reportgen.measures import year_shape
from reportgen.model import EvaluationYear, Kind, Project, record_of
from reportgen.model import fields as f
from reportgen.model.record import is_record, record
from reportgen.reading import Mapping, Scalar, Sequence, Settings, Structure
from tools.dictionary import dictionary, section


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


CLASSES = classes()
PAGE = dictionary()


def node(data: object) -> Mapping | Sequence | Scalar:
    if isinstance(data, dict):
        return Mapping(tuple((Scalar(key), node(value)) for key, value in data.items()))
    if isinstance(data, list):
        return Sequence(tuple(node(row) for row in data))
    return Scalar(str(data), quoted=True)


def properties(cls: type) -> dict:
    made = schema()
    return (
        made["properties"]
        if cls is EvaluationYear
        else made["$defs"][record_of(cls).key]["properties"]
    )


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_the_schema_has_exactly_the_fields_that_the_reader_takes(cls: type) -> None:
    assert [info.key for info in record_of(cls).entered] == [
        key for key in properties(cls) if key != "版本"
    ]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_the_schema_says_what_the_fields_say(cls: type) -> None:
    for info in record_of(cls).entered:
        assert (info.label, info.help) == (
            properties(cls)[info.key]["title"],
            properties(cls)[info.key]["description"],
        )


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_the_dictionary_has_exactly_the_fields_of_the_class(cls: type) -> None:
    part = PAGE.partition(f"`{cls.__name__}`\n")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| (\w+) \| `(\w+)` \|", part, re.MULTILINE)
    fields = [(info.key, info.name) for info in record_of(cls).fields]
    assert fields == listed[: len(fields)]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_the_reader_takes_both_names_of_every_field(cls: type) -> None:
    for info in record_of(cls).entered:
        for name in (info.key, info.name, *info.was):
            reader = Structure(Settings())
            reader.record(Mapping(((Scalar(name), Scalar("")),)), cls, ())
            assert [] == [one for one in reader.problems if one.code in ("unknown", "computed")]


@record("项目")
class Extended(Project):
    """Projects with one field more: one attribute, nothing else."""

    building: Amount | None = f.money("基建投资", "基本建设投资额", was=("基建",))


DATA = {"名称": "甲", "基建投资": "5"}


def read_extended(data: dict) -> tuple[Extended, Structure]:
    reader = Structure(Settings("万元", 2))
    return reader.record(node(data), Extended, ("项目列表", 0)), reader


@pytest.mark.parametrize("name", ["基建投资", "building", "基建"])
def test_a_new_field_is_read(name: str) -> None:
    made, reader = read_extended({"名称": "甲", name: "5"})
    assert ([], Amount.of(5, "万元", margin="0.005")) == (reader.problems, made.基建投资)


def test_a_new_field_is_in_the_schema() -> None:
    found = object_schema(Extended, {})["properties"]["基建投资"]
    assert ("基建投资", "基本建设投资额", "元") == (
        found["title"],
        found["description"],
        found["x-单位"],
    )


def test_a_new_field_is_in_the_dictionary() -> None:
    assert "| 基建投资 | `building` | 金额 | 元 | 填报 | 基本建设投资额 |" in list(
        section(Extended)
    )


def test_a_new_field_is_in_the_messages() -> None:
    _, wrong = read_extended({"名称": "甲", "基建投资": "五五"})
    assert "项目列表第1项.基建投资" == wrong.problems[0].path
    _, near = read_extended({"名称": "甲", "基建投次": "5"})
    assert "基建投资" == near.problems[0].nearest


def test_a_new_field_is_a_name_for_templates() -> None:
    assert Kind.MONEY == year_shape((), 某项目=Extended).member("某项目").member("基建投资").kind
    assert Kind.TEXT == year_shape((), 某项目=Extended).member("某项目").member("全称").kind
