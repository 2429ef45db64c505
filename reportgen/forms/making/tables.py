"""Workbooks of plain tables, written row by row: any number of rows takes no more memory."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Any, BinaryIO, Self, TypeAlias

import attrs
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from reportgen.forms.making.looks import LOOKS
from reportgen.forms.making.values import LONGEST
from reportgen.forms.making.workbook import NO_TIME
from reportgen.intake import write_whole

#: The rows of a sheet, and the links: a spreadsheet takes no more of either.
MOST_ROWS, MOST_LINKS = 1_048_000, 60_000
_DEFLATED = zipfile.ZIP_DEFLATED
_LINKS = "xl/worksheets/_rels/"
_EXTERNAL = re.compile(rb'Target="[^"]*" TargetMode="External"')
#: What no link may hold: control characters, and halves of characters.
_UNSEEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
#: A spreadsheet keeps so many figures of a number.
_FIGURES = 15


@attrs.frozen
class Column:
    """A column: its heading, its width in figures, and how its cells look (``LOOKS``)."""

    heading: str
    width: float
    look: str = "plain"


@attrs.frozen
class Link:
    """A cell that leads to a file: a path relative to the workbook, with ``/``."""

    text: str
    path: str


#: What a cell may hold.
Cell: TypeAlias = str | int | Decimal | Link | None


class Sheet:
    """A sheet under way: sentences, the headings, then rows."""

    def __init__(
        self, page: Any, looks: dict[str, Any], sentences: Sequence[str], columns: Sequence[Column]
    ) -> None:
        self._page, self._looks, self._columns = page, looks, columns
        self._row = self._links = self.dropped = 0
        for number, sentence in enumerate(sentences):
            page.write_string(number, 0, sentence, looks["title" if number == 0 else "hint"])
        self._row = self._head = len(sentences)
        for at, column in enumerate(columns):
            page.set_column(at, at, column.width)
            page.write_string(self._head, at, column.heading, looks["head"])
        page.freeze_panes(self._head + 1, 1)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.repeat_rows(self._head)

    def add(self, cells: Iterable[Cell]) -> None:
        """Write a row; beyond what a sheet can hold it is counted in ``dropped``."""
        if self._row >= MOST_ROWS:
            self.dropped += 1
            return
        self._row += 1
        for at, (cell, column) in enumerate(zip(cells, self._columns, strict=True)):
            self._put(at, cell, self._looks[column.look])

    def end(self) -> None:
        """Let the rows be filtered by their headings."""
        self._page.autofilter(self._head, 0, max(self._row, self._head + 1), len(self._columns) - 1)

    def _put(self, at: int, cell: Cell, look: Any) -> None:
        row = self._row
        if cell is None or cell == "":
            self._page.write_blank(row, at, None, look)
        elif isinstance(cell, Link):
            self._link(at, cell)
        elif isinstance(cell, str):
            self._page.write_string(row, at, _plain(cell[:LONGEST]), look)
        elif len(Decimal(cell).normalize().as_tuple().digits) > _FIGURES:
            self._page.write_string(row, at, f"{cell:,f}", look)
        else:
            self._page.write_number(row, at, float(cell), look)

    def _link(self, at: int, cell: Link) -> None:
        self._links += 1
        url = _url_of(cell.path)
        if self._links > MOST_LINKS or len(url) > 250 or _UNSEEN.search(url):
            self._page.write_string(self._row, at, _plain(cell.text), self._looks["plain"])
        else:
            self._page.write_url(self._row, at, url, self._looks["link"], cell.text)


def _plain(text: str) -> str:
    """A text without halves of characters, such as names of files in another code have."""
    return text.encode(errors="backslashreplace").decode()


def _url_of(path: str) -> str:
    """A link to another file; one to a name like ``C:`` or of one sign is no drive's."""
    own = "./" if path[1:2] in ("", ":") and not PurePath(path).is_absolute() else ""
    return f"external:{own}{path.replace('%', '%25').replace('#', '%23')}"


class Tables:
    """A workbook under way; it is written when the block ends. Raises ``OSError``."""

    def __init__(self, file: Path) -> None:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._file = file
        self._book = xlsxwriter.Workbook(str(file), options)
        self._book.set_properties({"created": NO_TIME})
        self._looks = {name: self._book.add_format(look) for name, look in LOOKS.items()}
        self._sheets: list[Sheet] = []

    def sheet(self, title: str, sentences: Sequence[str], columns: Sequence[Column]) -> Sheet:
        """Begin a sheet; the first sentence is its title."""
        page = self._book.add_worksheet(title)
        self._sheets.append(Sheet(page, self._looks, sentences, columns))
        return self._sheets[-1]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._sheets:
            one.end()
        try:
            self._book.close()
        except FileCreateError as refused:
            reason = refused.args[0] if refused.args else None
            raise reason if isinstance(reason, OSError) else OSError(str(refused)) from None
        _with_slashes(self._file)


def _with_slashes(file: Path) -> None:
    """Let links be as every system reads them: XlsxWriter turns slashes to Windows' own.

    Raises ``OSError``.
    """
    with zipfile.ZipFile(file) as old:
        write_whole(file, lambda out: _copied(old, out))


def _copied(old: zipfile.ZipFile, out: BinaryIO) -> None:
    with zipfile.ZipFile(out, "w", _DEFLATED) as new:
        for info in old.infolist():
            with old.open(info) as part, new.open(_fresh(info), "w") as copy:
                if info.filename.startswith(_LINKS):
                    copy.write(_EXTERNAL.sub(_turned, part.read()))
                else:
                    shutil.copyfileobj(part, copy)


def _turned(found: re.Match[bytes]) -> bytes:
    return found[0].replace(b"\\", b"/")


def _fresh(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(info.filename, info.date_time)
    made.compress_type = _DEFLATED
    return made
