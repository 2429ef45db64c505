"""The JSON Schema (2020-12) of data files, in Chinese, made from the field metadata.

A schema can say less than the reader: what a text must look like to be an amount, a date or a
reference is the reader's to judge. What the reader takes, the schema takes too: the reader's own
lists of words are used.
"""

from __future__ import annotations

from typing import Any

from reportgen.model import VERSION, EvaluationYear, FieldInfo, Kind, record_of
from reportgen.model.record import is_record
from reportgen.reading.structure import NO_ROWS
from reportgen.reading.values import NO, SAME_SIGN, YES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: What a schema says of itself.
ABOUT = f"第{VERSION}版数据文件，键用中文；英文键、旧版本和数与日期的写法以读取程序为准"
_FILLED = {"type": "string", "pattern": r"\S"}
_TYPED = {"type": ["string", "number"], "pattern": r"\S"}
_BLANK = {"type": ["null", "string"], "pattern": r"^\s*$"}
_NO_ROWS = {"enum": sorted(NO_ROWS)}


def schema() -> dict[str, Any]:
    """The schema of a data file."""
    definitions: dict[str, Any] = {}
    root = object_schema(EvaluationYear, definitions)
    version = {"title": "版本", "description": "数据文件的版本", "enum": [VERSION, str(VERSION)]}
    root["properties"] = {"版本": version, **root["properties"]}
    root["required"] = ["版本", *root["required"]]
    return {
        "$schema": DIALECT,
        "title": "评价年度",
        "description": ABOUT,
        **root,
        "$defs": definitions,
    }


def object_schema(cls: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of one model class; what it refers to is added to ``definitions``."""
    info = record_of(cls)
    return {
        "type": "object",
        "properties": {field.key: _property(field, definitions) for field in info.entered},
        "required": [field.key for field in info.entered if field.required],
        "additionalProperties": False,
    }


def _reference(cls: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = record_of(cls).key
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = {"title": name, **object_schema(cls, definitions)}
    return {"$ref": f"#/$defs/{name}"}


def _property(field: FieldInfo, definitions: dict[str, Any]) -> dict[str, Any]:
    described = {"title": field.label, "description": field.help}
    if field.unit:
        described["x-单位"] = field.unit
    options = [*_options(field, definitions)]
    if not field.required:
        options.append(_BLANK)
    return {**described, **(options[0] if len(options) == 1 else {"anyOf": options})}


def _options(field: FieldInfo, definitions: dict[str, Any]) -> list[dict[str, Any]]:
    if field.kind is Kind.PART:
        return [_reference(field.item, definitions)]
    if field.kind is Kind.TEXTS:
        return [{"type": "object", "additionalProperties": {"type": ["string", "number", "null"]}}]
    if field.kind is Kind.LIST:
        return _lists(field, definitions)
    return _plain(field.kind, field)


def _plain(kind: Kind, field: FieldInfo) -> list[dict[str, Any]]:
    """What one cell may hold."""
    if kind is Kind.CHOICE:
        same = (typed for typed, sign in SAME_SIGN.items() if sign in field.choices)
        return [{"enum": [*field.choices, *same]}]
    if kind is Kind.YES_NO:
        return [{"enum": [*sorted(YES), *sorted(NO), True, False]}]
    if kind is Kind.COUNT:
        most = {} if field.most is None else {"maximum": field.most}
        return [{"type": "integer", "minimum": 0, **most}, _FILLED]
    if kind is Kind.OPEN:
        return [{**_TYPED, "examples": list(field.choices)}]
    if field.pattern:
        digits = field.pattern.replace("0-9", "0-9０-９")
        return [{"type": ["string", "integer"], "pattern": rf"^\s*(?:{digits})\s*$"}]
    return [_TYPED]


def _lists(field: FieldInfo, definitions: dict[str, Any]) -> list[dict[str, Any]]:
    if is_record(field.item):
        row = _reference(field.item, definitions)
    else:
        (row,) = _plain(field.item, field)
    options: list[dict[str, Any]] = [{"type": "array", "items": row}, _NO_ROWS]
    if field.short:
        counted = record_of(field.item).find(field.short[1])
        assert counted is not None  # noqa: S101 (a field of the row, by its declaration)
        counts = {"anyOf": _plain(counted.kind, counted)}
        options.append({"type": "object", "additionalProperties": counts})
    return options
