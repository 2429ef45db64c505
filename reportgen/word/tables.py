"""Tables in a template: rows that vanish or repeat, and columns that do.

Where rows repeat, the rows of words above them are the table's head on every page, and no row is
parted by the end of a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from reportgen.word.mending import CELL, ROW, TABLE, TABLE_END
from reportgen.word.notation import w, whole
from reportgen.word.ooxml import (
    TBL,
    TC,
    TR,
    Element,
    P,
    T,
    nearest,
    remove,
    text_of,
    write_after,
    write_before,
)
from reportgen.word.tags import MARK, Marks, Tag

#: What must hold a paragraph; Word repairs documents where one of these has none.
HOLDERS = (TC, *(w(name) for name in ("hdr", "ftr", "txbxContent", "footnote", "endnote")))
STARTS, ENDS = ("if", "for"), ("endif", "endfor")
#: A table whose first rows hold words only, at most so many, has them as its head.
_LONGEST_HEAD = 3
#: Word makes no wider table.
_MOST_COLUMNS = 63


def prepare_tables(root: Element, tags: Mapping[int, Tag], marks: Marks) -> None:
    """Put the calls that a part's tables need into it."""
    for table in list(root.iter(TBL)):
        rows = [row for row in table.iter(TR) if nearest(row, TBL) is table]
        directives = [directive(row, "tr", tags) for row in rows]
        _prepare_columns(table, rows, tags, marks)
        if any(directives):
            _prepare_rows(table, rows, directives, marks)


def directive(element: Element, level: str, tags: Mapping[int, Tag]) -> Tag | None:
    """The whole-element tag that a row or cell stands for."""
    text = next((text.text for text in element.iter(T) if (text.text or "").strip()), None)
    found = MARK.fullmatch((text or "").strip())
    tag = tags.get(int(found[1])) if found else None
    return tag if tag and tag.level == level else None


def enclose(element: Element, call: str, marks: Marks) -> None:
    """Let the printed element go through a filter."""
    write_before(element, marks.text(f"{{% filter {call} %}}"))
    write_after(element, marks.text("{% endfilter %}"))


# Rows


def _prepare_rows(
    table: Element, rows: Sequence[Element], directives: Sequence[Tag | None], marks: Marks
) -> None:
    if any(tag and tag.word == "for" for tag in directives):
        _set_head(rows, directives)
        for row, tag in zip(rows, directives, strict=True):
            if tag is None:
                _set(row, "cantSplit")
    if _has_certain_row(directives):
        return
    if next(table.iterancestors(*HOLDERS), None) is not None:
        enclose(table, "_table", marks)
    else:  # may be long: its text is not gathered first
        write_before(table, marks.text(TABLE))
        write_after(table, marks.text(TABLE_END))


def _set_head(rows: Sequence[Element], directives: Sequence[Tag | None]) -> None:
    """Repeat the rows of words above the first loop, unless the author has chosen a head.

    Rows of data above it (单位 beside its value) are no head, and then nothing is.
    """
    if any(row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in rows):
        return
    head: list[Element] = []
    for row, tag in zip(rows, directives, strict=True):
        if tag is not None:
            break
        if any(_is_data(cell) for cell in row.iter(TC)):
            return
        head.append(row)
    for row in head if len(head) <= _LONGEST_HEAD else ():
        _set(row, "tblHeader")


def _is_data(cell: Element) -> bool:
    """Whether a cell holds nothing but tags; ``{{ 年度 }}年决算`` is a head's."""
    text = "".join(text_of(paragraph) for paragraph in cell.iter(P))
    return bool(MARK.search(text)) and not MARK.sub("", text).strip()


def _set(row: Element, name: str) -> None:
    """Give a row a property, unless it says otherwise."""
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        before = row.find(w("tblPrEx"))
        row.insert(0 if before is None else 1, properties)
    if properties.find(w(name)) is None:
        etree.SubElement(properties, w(name))


def _has_certain_row(directives: Iterable[Tag | None]) -> bool:
    """Whether some row stands outside of all blocks, so that the table never empties."""
    depth = 0
    for tag in directives:
        if tag is None and not depth:
            return True
        depth += 0 if tag is None else (tag.word in STARTS) - (tag.word in ENDS)
    return False


# Columns


def _prepare_columns(
    table: Element, rows: Iterable[Element], tags: Mapping[int, Tag], marks: Marks
) -> None:
    """Where cells vanish or repeat, let the grid be made of the cells as printed."""
    cells = {row: [cell for cell in row.iter(TC) if nearest(cell, TR) is row] for row in rows}
    if not any(directive(cell, "tc", tags) for own in cells.values() for cell in own):
        return
    for inner in table.findall(f"{w('tblGrid')}/*"):
        if inner.tag != w("gridCol"):  # another grid would end this one
            remove(inner)
    for row, own in cells.items():
        row.text = marks.text(ROW) + (row.text or "")
        for cell in own:
            if not directive(cell, "tc", tags):
                write_before(cell, marks.text(f"{CELL}{_width(cell)}:{_span(cell)};"))
    enclose(table, f"_grid({_grid_width(table)})", marks)


def _grid_width(table: Element) -> int:
    return sum(_number(column, "w") for column in table.findall(f"{w('tblGrid')}/{w('gridCol')}"))


def _width(cell: Element) -> int:
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    in_points = width is not None and width.get(w("type"), "dxa") == "dxa"
    return _number(width, "w") if in_points else 0


def _span(cell: Element) -> int:
    span = _number(cell.find(f"{w('tcPr')}/{w('gridSpan')}"), "val")
    return min(span, _MOST_COLUMNS) or 1


def _number(element: Element | None, name: str) -> int:
    return 0 if element is None else max(whole(element.get(w(name), "")), 0)
