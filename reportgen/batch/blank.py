"""Which file of a department is blank: of the form and the data file it fills in one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportgen.batch.data import DATA_FILE, FORM
from reportgen.errors import IntakeError, Problem
from reportgen.loading import load
from reportgen.model import Department, record_of

#: What is said of a file in which there is nothing, where there is nothing beside it either.
NOTHING = "没有填部门的任何必填内容，像是一份空表；请填好再运行"
_WHOSE = "部门"
_ALL_OF_IT = frozenset(
    f"{_WHOSE}.{one.key}" for one in record_of(Department).entered if one.required
)


def is_spare(file: Path, problems: Sequence[Problem]) -> bool:
    """Whether a file is the one of the two that was not used: it is blank, and the other is not.

    ``problems`` are those met in reading it.
    """
    other = _other(file)
    return other is not None and says_nothing(problems) and not _is_blank(other)


def says_nothing(problems: Sequence[Problem]) -> bool:
    """Whether a file says nothing of its department: nobody can have filled it in."""
    missing = {one.path for one in problems if one.code == "missing"}
    return _WHOSE in missing or missing >= _ALL_OF_IT


def _other(file: Path) -> Path | None:
    """The other of the two that ``reportgen new`` makes; None for a file of another name."""
    if file.name == DATA_FILE:
        return next(iter(sorted(file.parent.glob(f"*{FORM}"))), None)
    other = file.with_name(DATA_FILE)
    return other if file.name.endswith(FORM) and other.is_file() else None


def _is_blank(file: Path) -> bool:
    try:
        load(file)
    except IntakeError as error:
        return says_nothing(error.problems)
    return False
