"""The rows of 成文 judged at intake: each of a project that there is, and no document twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.errors import Problem
from reportgen.intake.places import Places
from reportgen.model import EvaluationYear, Issue, ProjectTable, show_path


def issue_problems(year: EvaluationYear, places: Places) -> Iterator[Problem]:
    """Every row that belongs to no document, or to the same one as a row before it."""
    projects = ProjectTable(year.projects or ())
    rows: dict[Any, int] = {}
    for number, row in enumerate(year.issues or ()):
        called = projects.called(row.project) if row.project else []
        message = _reason(row, called)
        if not message:
            document = (row.format, id(called[0]) if called else None)
            first = rows.setdefault(document, number)
            if first != number:
                message = f"与第{first + 1}行是同一份文档，请合成一行"
        if message:
            path = ("成文", number, "项目" if row.project else "格式")
            shown = show_path(path, year)
            yield Problem("issue", shown, message, places.of(path), found=row.project or row.format)


def _reason(row: Issue, called: list[Any]) -> str:
    if not row.project or len(called) == 1:
        return ""
    if called:
        return f"有{len(called)}个项目叫“{row.project}”，请写项目代码"
    return f"“项目列表”中没有“{row.project}”，请写项目代码、名称或简称"
