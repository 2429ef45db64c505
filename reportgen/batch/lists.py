"""Lists of data files: .txt with a path in each line, .csv with path, format and project."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from reportgen.batch.faults import BatchError
from reportgen.errors import reason_of

#: The endings of lists.
LISTS = (".txt", ".csv")
#: What a heading says in its first cell.
_HEADINGS = ("文件", "数据文件", "file")
_PIECE = 1 << 20
#: What parts the cells of a table, first the usual one; some systems' Excel writes the others.
_MARKS = (",", ";", "\t")


@attrs.frozen
class Line:
    """A line: its number, the path as written, and what to print of it, empty where not said."""

    number: int
    file: str
    format: str = ""
    project: str = ""


def lines_of(source: Path) -> Iterator[list[Line]]:
    """The lines of a list; those of one file that follow each other are one.

    Lines without a path, those that begin with ``#`` and the headings are left out. Raises
    ``BatchError`` for a file that cannot be read.
    """
    try:
        encoding = _encoding(source)
        with source.open(encoding=encoding, newline="") as opened:
            found = _lines(opened, is_table=source.suffix.lower() == ".csv")
            for _, lines in itertools.groupby(found, lambda one: one.file):
                yield list(lines)
    except OSError as error:
        raise BatchError(f"打不开清单“{source}”（{reason_of(error)}），请检查路径") from None
    except UnicodeDecodeError:
        message = "不是UTF-8或GB18030编码的文本，请用“另存为”选择UTF-8编码"
        raise BatchError(f"读不了清单“{source}”：{message}") from None
    except csv.Error:
        message = "有一格太长，多半是引号没有成对，请在Excel或WPS里打开核对"
        raise BatchError(f"读不了清单“{source}”：{message}") from None


def _lines(opened: Iterable[str], is_table: bool) -> Iterator[Line]:
    rows = _cells(iter(opened)) if is_table else ([line] for line in opened)
    for number, row in enumerate(rows, 1):
        file, format, project, *_ = [*(cell.strip() for cell in row), "", "", ""]
        if file and not file.startswith("#") and not (number == 1 and file in _HEADINGS):
            yield Line(number, file, format, project)


def _cells(opened: Iterator[str]) -> Iterator[list[str]]:
    """The rows of a table, parted as its first line is."""
    first = next(opened, "")
    mark = next((mark for mark in _MARKS if mark in first), ",")
    return csv.reader(itertools.chain([first], opened), delimiter=mark)


def _encoding(source: Path) -> str:
    """UTF-8 where all of the file is that, else GB18030, which Excel and WPS write."""
    with source.open(encoding="utf-8-sig") as opened:
        try:
            while opened.read(_PIECE):
                pass
        except UnicodeDecodeError:
            return "gb18030"
    return "utf-8-sig"
