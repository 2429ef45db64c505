"""The JSON Schema (2020-12) of data files, in Chinese, made from the field metadata.

A schema can say less than the reader: what a text must look like to be an amount, a date or a
reference is the reader's to judge.
"""

from __future__ import annotations

from typing import Any

from reportgen.model import VERSION, EvaluationYear, FieldInfo, Kind, record_of
from reportgen.model.record import is_record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPED = {"type": ["string", "number"]}
_BLANK = {"type": "null"}
_NONE = {"const": "无"}


def schema() -> dict[str, Any]:
    """The schema of a data file."""
    definitions: dict[str, Any] = {}
    root = object_schema(EvaluationYear, definitions)
    version = {"title": "版本", "description": "数据文件的版本", "enum": [VERSION, str(VERSION)]}
    root["properties"] = {"版本": version, **root["properties"]}
    root["required"] = ["版本", *root["required"]]
    return {"$schema": DIALECT, "title": "评价年度", **root, "$defs": definitions}


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
        return [{"type": "object", "additionalProperties": {"type": ["string", "null"]}}]
    if field.kind is Kind.LIST:
        return _lists(field, definitions)
    if field.kind is Kind.CHOICE:
        return [{"enum": list(field.choices)}]
    if field.kind is Kind.YES_NO:
        return [{"enum": ["是", "否", True, False]}]
    if field.kind is Kind.OPEN:
        return [{"type": "string", "examples": list(field.choices)}]
    return [_TYPED]


def _lists(field: FieldInfo, definitions: dict[str, Any]) -> list[dict[str, Any]]:
    row = _reference(field.item, definitions) if is_record(field.item) else {"type": "string"}
    options: list[dict[str, Any]] = [{"type": "array", "items": row}, _NONE]
    if field.short:
        options.append({"type": "object", "additionalProperties": _TYPED})
    return options
