"""Back from the evaluation year to plain data and files, without loss."""

from __future__ import annotations

import datetime
import json
import os
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any, BinaryIO

import yaml

from reportgen.amounts import Amount, Points, print_number, read_amount
from reportgen.errors import Unreadable
from reportgen.lazily import pattern
from reportgen.model import VERSION, EvaluationYear, FieldInfo, Texts, is_record, record_of
from reportgen.prose import Prose, Reference
from reportgen.reading.values import Settings

#: More decimals than that are not written for the sake of a declaration.
_MOST_PLACES = 10


def dump(year: EvaluationYear) -> dict[str, Any]:
    """The year as plain data: mappings, lists and texts under the Chinese keys.

    Amounts are written as they were typed, computed or foreign ones in the year's unit.
    """
    settings = Settings(year.amount_unit, year.decimal_places)
    return {"版本": str(VERSION), **_record(year, settings)}


def save(year: EvaluationYear, path: str | FilePath) -> None:
    """Write a data file, YAML or JSON by its ending, whole or not at all.

    Raises ``ValueError`` for another ending and ``OSError`` where it cannot be written.
    """
    file = FilePath(path)
    data = dump(year)
    if file.suffix.lower() == ".json":
        text = json.dumps(data, ensure_ascii=False, indent=1)
    elif file.suffix.lower() in (".yaml", ".yml"):
        text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**20)
    else:
        raise ValueError(f"a data file ends in .yaml, .yml or .json, not {file.suffix!r}")
    write_whole(file, text.encode())


#: The name under which a file is written before it gets its own.
_BESIDE = pattern(r"\..{1,40}\.[0-9a-f]{8}\.unfinished")

#: What a file is to hold: bytes, or what writes them.
Content = bytes | Callable[[BinaryIO], object]


def beside_of(file: FilePath) -> FilePath:
    """A name for what is to become a file and is not finished; ``sweep`` knows it."""
    return file.with_name(f".{file.name[:40]}.{os.urandom(4).hex()}.unfinished")


def write_whole(file: FilePath, data: Content) -> None:
    """Write beside the target and rename, so that a file is never half written.

    A link keeps pointing at what it points at, and an existing file keeps its permissions.
    """
    file = FilePath(os.path.realpath(file))
    beside = beside_of(file)
    try:
        with beside.open("x+b") as out:
            if callable(data):
                data(out)
            else:
                out.write(data)
        if file.exists():
            shutil.copymode(file, beside)
        os.replace(beside, file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def sweep(folder: FilePath) -> None:
    """Take away what ``write_whole`` left in a folder where its process was killed.

    Nothing may be writing there meanwhile. Raises ``OSError``.
    """
    if folder.is_dir():
        for file in list(folder.iterdir()):
            if _BESIDE.fullmatch(file.name) and not file.is_dir():
                file.unlink(missing_ok=True)


def _record(owner: Any, settings: Settings) -> dict[str, Any]:
    values = ((field, getattr(owner, field.name)) for field in record_of(type(owner)).entered)
    return {
        field.key: _plain(value, field, settings)
        for field, value in values
        if value is not None and not getattr(value, "derived", False)
    }


def _plain(value: Any, field: FieldInfo, settings: Settings) -> Any:
    if isinstance(value, Texts):
        return {name: passage.text for name, passage in value.items()}
    if isinstance(value, tuple):
        return [_plain(row, field, settings) for row in value] or "无"
    if is_record(type(value)):
        return _record(value, settings)
    return _text(value, settings)


def _text(value: Any, settings: Settings) -> str:
    if isinstance(value, Amount):
        return _amount(value, settings)
    if isinstance(value, Points):
        return value.text or str(value).removesuffix("分")
    if isinstance(value, Prose):
        return value.text
    if isinstance(value, Reference):
        return f"【={value.path}】"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


def _amount(amount: Amount, settings: Settings) -> str:
    """As typed, where that still means the same in this file; else in the file's unit.

    Where that would lose how exact the amount is, in yuan and fen, which are always exact.
    """
    plain = _figure(amount.in_unit(settings.unit), min(settings.places or 0, _MOST_PLACES))
    for text in (amount.text, plain, f"{_figure(amount.yuan, 2)}元"):
        if text is not None and _means(text, amount, settings):
            return text
    return plain


def _figure(value: Decimal, places: int) -> str:
    typed = format(value, "f").partition(".")[2].rstrip("0")
    return print_number(value, max(len(typed), places))


def _means(text: str, amount: Amount, settings: Settings) -> bool:
    try:
        return read_amount(text, settings.unit, settings.places) == amount
    except Unreadable:
        return False


class _Dumper(yaml.SafeDumper):
    """Plain where a reader needs no quotes, blocks for several lines."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never write an alias: the reader refuses them."""
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> Any:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)
