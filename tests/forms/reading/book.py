"""A filled form opened in another library, for tests that change it as people do."""

import io
from pathlib import Path

import openpyxl

from reportgen import dump
from reportgen.forms import form
from reportgen.forms.reading.headings import plain
from tests.samples import ebian

HEADS = 4


class Book:
    """The form of the Ebian sample, with its cells by sheet, heading and number of the row."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "填报.xlsx"
        data = form("sichuan/department-self", data=dump(ebian().load().year))
        self.pages = openpyxl.load_workbook(io.BytesIO(data))

    def column(self, sheet: str, heading: str) -> int:
        cells = self.pages[sheet][HEADS]
        return next(c.column for c in cells if c.value and plain(str(c.value)) == plain(heading))

    def cell(self, sheet: str, heading: str, row: int = 1):
        """A cell of a list, its rows from 1."""
        return self.pages[sheet].cell(HEADS + row, self.column(sheet, heading))

    def line(self, sheet: str, label: str):
        """The cell of a single field."""
        page = self.pages[sheet]
        row = next(r[0].row for r in page.iter_rows(HEADS + 1) if r[0].value == label)
        return page.cell(row, 2)

    def save(self) -> Path:
        self.pages.save(self.file)
        return self.file
