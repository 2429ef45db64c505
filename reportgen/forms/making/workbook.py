"""A workbook to fill in, written with XlsxWriter: a cover, and the sheets that were chosen."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
from typing import Any

import attrs
import xlsxwriter

from reportgen.errors import ReportgenError
from reportgen.forms.making.growing import growing
from reportgen.forms.making.limits import Choices, restrict
from reportgen.forms.making.looks import LINE, LOOKS, height_of, look_of, width_of
from reportgen.forms.making.values import LONGEST, stored
from reportgen.forms.planning.catalogue import PROJECT
from reportgen.forms.planning.plan import Column, Role, Sheet
from reportgen.forms.planning.rows import Data, Row, lines_of, rows_of
from reportgen.forms.planning.selection import Chosen
from reportgen.forms.reading.headings import CHOICES, CONTENT, COVER, LABEL
from reportgen.model import Kind

#: Rows in which dropdowns and limits hold; more may be written.
ROOM = 5000
#: The row of the headings, from 0; above it title, help and the bands of the levels.
_HEADS = 3
_PROTECTION = {
    "insert_rows": True, "delete_rows": True, "insert_columns": True, "delete_columns": True,
    "format_cells": True, "format_columns": True, "format_rows": True, "sort": True,
    "autofilter": True, "objects": True,  # people's own comments
}  # fmt: skip


#: Equal data give equal bytes: nothing in a workbook comes from the clock.
NO_TIME = datetime.datetime(2000, 1, 1)


class FormError(ReportgenError):
    """A workbook that cannot be made; one sentence."""


@attrs.frozen
class Cover:
    """What the first sheet says: the title, and sentences."""

    title: str
    sentences: tuple[str, ...]


def write(cover: Cover, sheets: Iterable[Chosen], data: Data) -> bytes:
    """The bytes of a workbook that holds the data.

    Raises ``FormError`` where a text is longer than a cell can be.
    """
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        _Writer(book, data).write(cover, list(sheets))
    return growing(file.getvalue())


class _Writer:
    """One workbook under way."""

    def __init__(self, book: Any, data: Data) -> None:
        self._book, self._data = book, data
        book.set_properties({"title": "填报表", "created": NO_TIME})
        self._looks = {name: book.add_format(look) for name, look in LOOKS.items()}
        self._unit = str(data.get("金额单位") or "元")
        places = str(data.get("小数位") or "")
        self._places = int(places) if places.isdecimal() else None

    def write(self, cover: Cover, sheets: list[Chosen]) -> None:
        """Write every sheet; the lists of dropdowns stand on a hidden one."""
        first = self._book.add_worksheet(COVER)
        pages = [self._book.add_worksheet(one.sheet.title) for one in sheets]
        hidden = self._book.add_worksheet(CHOICES)
        choices = Choices(hidden)
        self._cover(first, cover, sheets)
        for page, one in zip(pages, sheets, strict=True):
            self._head(page, one.sheet)
            if one.sheet.lines:
                self._lines(page, one, choices)
            else:
                self._table(page, one, choices)
            page.protect("", _PROTECTION)
            page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        hidden.hide()
        first.activate()

    def _cover(self, page: Any, cover: Cover, sheets: list[Chosen]) -> None:
        page.hide_gridlines(2)
        page.set_column(0, 0, 18)
        page.set_column(1, 1, 90)
        page.write_string(0, 0, cover.title, self._looks["title"])
        page.set_row(0, 30)
        row = 2
        for sentence in cover.sentences:
            page.merge_range(row, 0, row, 1, "", self._looks["help"])
            page.write_string(row, 0, sentence, self._looks["help"])
            page.set_row(row, height_of(sentence, 108))
            row += 1
        for at, heading in enumerate(("工作表", "填什么")):
            page.write_string(row + 1, at, heading, self._looks["head"])
        for number, one in enumerate(sheets, row + 2):
            title = one.sheet.title
            page.write_url(number, 0, f"internal:'{title}'!A1", self._looks["link"], title)
            page.write_string(number, 1, one.sheet.entry.help, self._looks["plain"])
            page.set_row(number, height_of(one.sheet.entry.help, 90))
        self._paper(page)
        page.protect("", _PROTECTION)

    def _head(self, page: Any, sheet: Sheet) -> None:
        for row, height in enumerate((26, 18, 18)):
            page.set_row(row, height, self._looks["bare"])
        page.write_string(0, 0, f"{sheet.title}表", self._looks["title"])
        page.write_string(1, 0, f"{sheet.entry.help}。", self._looks["hint"])
        self._paper(page)
        page.repeat_rows(_HEADS)

    def _paper(self, page: Any) -> None:
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)

    def _lines(self, page: Any, one: Chosen, choices: Choices) -> None:
        given = lines_of(one.sheet, self._data)
        heads = ((LABEL, 18), (CONTENT, 60), ("单位", 8), ("说明", 56))
        for at, (heading, width) in enumerate(heads):
            page.set_column(at, at, width)
            page.write_string(_HEADS, at, heading, self._looks["head"])
        page.freeze_panes(_HEADS + 1, 1)
        for row, line in enumerate(one.sheet.lines, _HEADS + 1):
            look = "label"
            if line in one.needed:
                look = "label required" if line.info.required else "label needed"
            page.write_string(row, 0, line.label, self._looks[look])
            text = given.get(line.path, "")
            own = look_of(line.info)
            self._put(page, row, 1, text, line.info, "line" if own == "number" else own)
            blank = 90.0 if line.info.kind is Kind.PROSE else 0
            page.set_row(row, max(height_of(text, 60), height_of(line.info.help, 56), blank))
            unit = self._unit if line.info.kind is Kind.MONEY else line.info.unit
            page.write_string(row, 2, unit, self._looks["note"])
            page.write_string(row, 3, line.info.help, self._looks["note"])
            restrict(page, (row, 1, row), line.info, choices, one.limits.get(line, 0))

    def _table(self, page: Any, one: Chosen, choices: Choices) -> None:
        columns = one.sheet.columns
        rows = [*rows_of(one.sheet, self._data), *one.presets]
        for at, column in enumerate(columns):
            heading = self._heading(column)
            page.set_column(at, at, width_of(column.info, heading), self._looks[_look(column)])
            page.write_string(_HEADS, at, heading, self._looks[self._head_look(column, one)])
            page.write_comment(_HEADS, at, self._comment(column, one), {"x_scale": 1.6})
            last = _HEADS + max(ROOM, 2 * len(rows))
            limit = one.limits.get(column, 0)
            if column.role is Role.OWNER:
                choices.refer(page, (_HEADS + 1, at, last), PROJECT, column.info)
            else:
                restrict(page, (_HEADS + 1, at, last), column.info, choices, limit)
        page.set_row(_HEADS, 32)
        self._bands(page, one.sheet)
        page.freeze_panes(_HEADS + 1, self._frozen(columns))
        for number, row in enumerate(rows, _HEADS + 1):
            self._row(page, number, row, columns)

    def _row(self, page: Any, number: int, row: Row, columns: tuple[Column, ...]) -> None:
        at = {column: number for number, column in enumerate(columns)}
        height = LINE
        for column, text in row.items():
            self._put(page, number, at[column], text, column.info, _look(column))
            height = max(height, height_of(text, width_of(column.info, column.heading)))
        if height > LINE + 3:
            page.set_row(number, height)

    def _put(self, page: Any, row: int, at: int, text: str, info: Any, name: str) -> None:
        if len(text) > LONGEST:
            message = f"“{page.name}”表第{row + 1}行的“{info.key}”有{len(text)}字"
            raise FormError(f"{message}，一格最多{LONGEST}字，请分成几段，接着写在下一行")
        kept = stored(text, info, self._places)
        if text == "":
            page.write_blank(row, at, None, self._looks[name])
        elif isinstance(kept, str):
            page.write_string(row, at, kept, self._looks[name])
        elif isinstance(kept, float | int):
            page.write_number(row, at, kept, self._looks[name])
        else:
            page.write_datetime(row, at, kept, self._looks[name])

    def _heading(self, column: Column) -> str:
        unit = self._unit if column.info.kind is Kind.MONEY else column.info.unit
        return f"{column.heading}（{unit}）" if unit else column.heading

    def _head_look(self, column: Column, one: Chosen) -> str:
        if column.info.required or column.role in (Role.OWNER, Role.LIST, Role.ID):
            return "required"
        return "needed" if column in one.needed else "head"

    def _comment(self, column: Column, one: Chosen) -> str:
        info = column.info
        said = [info.help or column.heading]
        if info.required:
            said.append("必填。")
        elif column in one.needed:
            said.append("本格式要印，空着不能生成正式报告。")
        if info.kind is Kind.MONEY:
            said.append("没有写0，不清楚空着。")
        if info.kind is Kind.LIST:
            said.append("一行一个（Alt+Enter换行）。")
        if info.choices and info.kind is not Kind.CHOICE:
            said.append(f"常用：{'、'.join(info.choices)}。")
        if one.limits.get(column):
            said.append(f"不超过{one.limits[column]}字。")
        if info.source:
            said.append(f"依据：{info.source}。")
        return "\n".join(said)

    def _bands(self, page: Any, sheet: Sheet) -> None:
        """Above the headings, whose columns they are, where there are several."""
        used = {column.level for column in sheet.columns if column.level >= 0}
        for number, level in enumerate(sheet.levels if len(used) > 1 else ()):
            own = [at for at, column in enumerate(sheet.columns) if column.level == number]
            label = level.key or (level.cls.__record__.key if level.cls else "")
            if len(own) > 1:
                page.merge_range(
                    _HEADS - 1, own[0], _HEADS - 1, own[-1], label, self._looks["band"]
                )
            elif own:
                page.write_string(_HEADS - 1, own[0], label, self._looks["band"])

    def _frozen(self, columns: tuple[Column, ...]) -> int:
        """How many columns stay in view: up to the one that names the row."""
        named = (
            at for at, one in enumerate(columns, 1) if one.info.key in ("名称", "标题", "段落")
        )
        return min(next(named, 0), 4)


def _look(column: Column) -> str:
    return "note" if column.role is Role.HELP else look_of(column.info)
