"""What was found and what was spared, in words and as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportgen.checks import Finding
    from reportgen.errors import Place
    from reportgen.intake import Places
    from reportgen.word import Printer


def spared(file: Path) -> str:
    """Why a file was left as it is."""
    from reportgen.writing import is_open

    if is_open(file):
        return f"“{file.name}”正在其他程序里打开，没有覆盖（没有打开的，要覆盖请加 --force）。"
    return f"“{file.name}”手工修改过，没有覆盖（要覆盖请加 --force）。"


def as_data(finding: Finding, places: Places, printer: Printer) -> dict[str, Any]:
    """A finding as JSON has it; figures as they are printed."""
    place = places.of(finding.path)
    return {
        "code": finding.code,
        "title": finding.title,
        "severity": str(finding.severity),
        "path": list(finding.path),
        "name": finding.name,
        "place": place_data(place),
        "message": finding.message,
        "values": {key: _shown(value, printer) for key, value in finding.values.items()},
        "remedy": finding.remedy,
        "source": finding.source,
        "waived": finding.waived,
    }


def place_data(place: Place) -> dict[str, Any]:
    """A place as JSON has it; of a workbook with sheet and cell."""
    cell = {"sheet": place.sheet, "cell": place.cell} if place.sheet else {}
    return {"file": place.file, "line": place.line, "column": place.column, **cell}


def _shown(value: Any, printer: Printer) -> Any:
    if isinstance(value, str | int | list):
        return value
    try:
        return printer.text(value)
    except TypeError:
        return str(value)
