"""Tables of a template: a head for rows that repeat."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.linting.flaw import Raised, at_place
from reportgen.linting.pack import Sheet
from reportgen.linting.rule import WARNING, of_format
from reportgen.word.anatomy import Row, Table
from reportgen.word.scan import pieces


@of_format("P14", "逐行重复的表格没有表头", WARNING)
def tables_without_head(sheet: Sheet) -> Iterator[Raised]:
    """Rows that repeat with no row of words above them."""
    for table in sheet.anatomy.tables if sheet.anatomy else ():
        if _lacks_head(table):
            message = f"第{table.place.table or 1}个表格逐行重复，上面没有表头"
            remedy = (
                "请在 {%tr for … %} 上面加一行栏目名称；"
                "已有表头的，请在Word里设“在各页顶端以标题行形式重复出现”"
            )
            yield at_place(sheet.docx, table.place, message, remedy)


def _lacks_head(table: Table) -> bool:
    if any(row.is_head for row in table.rows):
        return False
    loop = next((number for number, row in enumerate(table.rows) if row.begins_loop), None)
    return loop is not None and not any(_has_words(row) for row in table.rows[:loop])


def _has_words(row: Row) -> bool:
    """Whether most cells hold words of their own, beside tags."""
    worded = sum(bool(_without_tags(cell)) for cell in row.cells)
    return worded * 2 >= len(row.cells)


def _without_tags(text: str) -> str:
    at, kept = 0, ""
    for piece in pieces(text):
        kept += text[at : piece.start]
        at = piece.end
    return (kept + text[at:]).strip()
