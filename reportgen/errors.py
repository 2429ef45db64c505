"""What stops work: one root, few children, each with everything that is wrong at once.

Messages are Chinese, because department staff read them. They say where, what was found, what was
expected and what to do. Judgements about sound data will be findings, not errors.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

import attrs


class ReportgenError(Exception):
    """The root of every error this library raises on purpose."""


class Unreadable(ReportgenError, ValueError):
    """A typed text that is not what it should be.

    ``found`` is the text as typed, ``expected`` says what was wanted (需要……), ``remedy`` what to
    do.
    """

    def __init__(self, found: str, expected: str, remedy: str = "") -> None:
        super().__init__(found, expected, remedy)
        self.found, self.expected, self.remedy = found, expected, remedy

    def __str__(self) -> str:
        return "；".join(
            filter(None, (f"不能识别“{self.found}”，需要{self.expected}", self.remedy))
        )


@attrs.frozen
class Place:
    """Where a value was entered: a file with a line and column (both from 1), or none of them.

    ``sheet`` is the sheet of a workbook, whose places are cells: 收支!C5.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    sheet: str = ""

    @property
    def cell(self) -> str:
        """The cell of a workbook: C5; empty for other places."""
        return f"{_letters(self.column)}{self.line}" if self.sheet and self.line else ""

    def __str__(self) -> str:
        where = f"第{self.line}行第{self.column}列" if self.line else ""
        if self.sheet:
            where = f"{self.sheet}!{self.cell}" if self.line else f"工作表“{self.sheet}”"
        return "".join((self.file, "，" if self.file and where else "", where))


def _letters(column: int) -> str:
    """A column's letters: 28 is AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Severity(StrEnum):
    """How grave a finding of the checks or a flaw of a pack is; options and JSON use the value."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)

    @property
    def label(self) -> str:
        """The Chinese word."""
        return ("错误", "警告", "提示")[self.rank]


@attrs.frozen
class Problem:
    """One thing that is wrong in a file: place, data path, and a sentence in Chinese.

    ``code`` is stable and names the kind of fault; ``nearest`` is the known name most like the one
    found.
    """

    code: str
    path: str
    message: str
    place: Place = Place()
    found: str = ""
    expected: str = ""
    nearest: str = ""

    def __str__(self) -> str:
        return "：".join(filter(None, (str(self.place), self.path, self.message)))


def reason_of(error: OSError) -> str:
    """Why a file could not be read or written, in Chinese."""
    return _REASONS.get(error.errno or 0, f"系统错误{error.errno}")


_REASONS = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.EACCES: "没有权限，或文件正被其他程序打开",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ELOOP: "链接绕成了圈",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件超过系统允许的大小",
    errno.EROFS: "磁盘只能读取",
    errno.ENAMETOOLONG: "名称太长",
    errno.EEXIST: "已有同名的文件",
}


class OfficeError(ReportgenError):
    """LibreOffice is not there, does not answer, or cannot lay out a document; one sentence."""


class ProjectError(ReportgenError):
    """A document of one project, and no such project, or none named; one sentence."""


class _Gathered(ReportgenError):
    """An error made of several sentences, printed one a line below a heading."""

    heading = ""

    def __init__(self, items: Iterable[Any], heading: str | None = None) -> None:
        self.items: Sequence[Any] = tuple(items)
        if heading is not None:
            self.heading = heading
        super().__init__(self.items)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.items, self.heading)

    def __str__(self) -> str:
        return "\n".join(
            (self.heading.format(n=len(self.items)), *(f"  {item}" for item in self.items))
        )


class IntakeError(_Gathered):
    """A data file or mapping that cannot be read as an evaluation year."""

    heading = "数据中有{n}处问题："

    @property
    def problems(self) -> Sequence[Problem]:
        """Everything that is wrong, in the order of the file."""
        return self.items


class PackError(_Gathered):
    """A province's folder whose manifest or format descriptions cannot be used."""

    heading = "模板包中有{n}处问题："

    @property
    def problems(self) -> Sequence[Problem]:
        """Everything that is wrong, in the order of the files."""
        return self.items


class TemplateError(_Gathered):
    """A Word template that cannot be compiled; its faults carry their places in the document."""

    heading = "模板中有{n}处错误："

    @property
    def faults(self) -> Sequence[Any]:
        """Every fault, in the order of the document."""
        return self.items


class MissingData(_Gathered):
    """Values a document needs and the data do not give; ``paths`` are data paths."""

    heading = "缺少{n}项数据，不能生成正式文档（可先生成草稿）："

    @property
    def paths(self) -> Sequence[str]:
        """The data path of everything missing, in the order of the document, each once."""
        return self.items


class CheckError(_Gathered):
    """A year with findings that are errors: no final document is printed of it."""

    heading = "检查发现{n}处错误，没有打印（确实无误的写豁免，要先看草稿请加 --draft）："

    @property
    def findings(self) -> Sequence[Any]:
        """Every finding that is an error, in the order of the data."""
        return self.items
