"""A person at a spreadsheet: types the facts of a year into a form, cell by cell.

The person knows the form only by what stands on it: tabs, headings, rows that are there already.
Numbers are typed as numbers and days as days, as a spreadsheet takes them; the file is saved by
another library than the one that made it.
"""

import datetime
import io
import re
from collections.abc import Mapping
from pathlib import Path

import openpyxl

from reportgen.forms.planning.plan import Role, everything
from reportgen.forms.planning.rows import lines_of, rows_of
from reportgen.forms.reading.headings import plain

_HEADS = 4
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,12})(\.[0-9]*[1-9])?")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


class Person:
    """Fills in one form. What it has no place for is added (columns, sheets), or left out."""

    def __init__(self, form: bytes, *, adds: bool = True) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(form))
        self.adds = adds

    def type_all(self, data: Mapping) -> None:
        for sheet in everything():
            if not any(rows_of(sheet, data)) and not lines_of(sheet, data):
                continue
            if not self.adds and sheet.title not in self.book.sheetnames:
                continue
            page = self._page(sheet)
            if sheet.lines:
                self._lines(page, sheet, data)
            else:
                self._rows(page, sheet, data)

    def _page(self, sheet):
        if sheet.title not in self.book.sheetnames:
            page = self.book.create_sheet(sheet.title)
            page.cell(_HEADS, 1, "填写项" if sheet.lines else sheet.columns[0].heading)
            if sheet.lines:
                page.cell(_HEADS, 2, "内容")
        return self.book[sheet.title]

    def save(self, file: Path) -> Path:
        self.book.save(file)
        return file

    def _lines(self, page, sheet, data) -> None:
        labels = {plain(str(row[0].value or "")): row[0].row for row in page.iter_rows(_HEADS + 1)}
        known = {line.path: line.label for line in sheet.lines}
        for path, text in lines_of(sheet, data).items():
            if known[path] not in labels and not self.adds:
                continue
            if known[path] not in labels:
                labels[known[path]] = page.max_row + 1
                page.cell(page.max_row + 1, 1, known[path])
            self.put(page.cell(labels[known[path]], 2), text)

    def _rows(self, page, sheet, data) -> None:
        columns = {plain(str(cell.value)): cell.column for cell in page[_HEADS] if cell.value}
        waiting = self._presets(page, columns)
        at = _HEADS + 1 + len(waiting)
        for row in rows_of(sheet, data):
            texts = {c.heading: text for c, text in row.items()}
            taken = next(
                (n for n, there in waiting.items() if there.items() <= texts.items()), None
            )
            if taken is None:
                taken, at = at, at + 1
            else:
                del waiting[taken]
            for heading, text in texts.items():
                if heading not in columns and not self.adds:
                    continue
                if heading not in columns:
                    columns[heading] = max(columns.values()) + 1
                    page.cell(_HEADS, columns[heading], heading)
                self.put(page.cell(taken, columns[heading]), text)
        passages = any(column.role is Role.PASSAGE for column in sheet.columns)
        for number in waiting if not passages else ():  # what the department has not
            for cell in page[number]:
                cell.value = None

    def _presets(self, page, columns) -> dict[int, dict[str, str]]:
        found = {}
        for row in page.iter_rows(_HEADS + 1):
            texts = {
                heading: str(row[at - 1].value)
                for heading, at in columns.items()
                if heading != "写什么" and row[at - 1].value not in (None, "")
            }
            if not texts:
                break
            found[row[0].row] = texts
        return found

    def put(self, cell, text: str) -> None:
        day = _DAY.fullmatch(text)
        if day:
            cell.value = datetime.date(*map(int, day.groups()))
        elif _NUMBER.fullmatch(text) and cell.number_format != "@":
            cell.value = float(text) if "." in text else int(text)
        else:
            cell.value = text
            cell.data_type = "s"
