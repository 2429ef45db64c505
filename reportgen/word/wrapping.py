"""Repairs asked for in a template: which cells, tables and ids a fill has to look after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.word.cleaning import is_directive
from reportgen.word.faults import Fault
from reportgen.word.mending import CELL, ROW, TABLE, TABLE_END
from reportgen.word.ooxml import (
    TBL,
    TC,
    TR,
    Element,
    P,
    T,
    nearest,
    remove,
    w,
    write_after,
    write_before,
)
from reportgen.word.tags import MARK, Marks, Tag

#: What must hold a paragraph; Word repairs documents where one of these has none.
_HOLDERS = (TC, *(w(name) for name in ("hdr", "ftr", "txbxContent", "footnote", "endnote")))
_NOTES = (w("footnoteReference"), w("endnoteReference"))
_STARTS, _ENDS = ("if", "for"), ("endif", "endfor")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
#: The opening tags (or branches) around an element, by number, outermost first.
Blocks = tuple[int, ...]


def wrap(root: Element, tags: Iterable[Tag], marks: Marks) -> list[Fault]:
    """Put the calls for all repairs into a part whose tags have been marked.

    What cannot be repaired comes back as faults.
    """
    by_number = {tag.number: tag for tag in tags}
    around = dict(_surroundings(root, by_number))
    _unique_ids(root, by_number, around, marks)
    for table in list(root.iter(TBL)):
        _wrap_table(table, by_number, marks)
    for holder in list(root.iter(*_HOLDERS)):
        _wrap_holder(holder, marks)
    return list(_repeated_notes(around, by_number))


def _wrap_table(table: Element, tags: Mapping[int, Tag], marks: Marks) -> None:
    rows = [row for row in table.iter(TR) if nearest(row, TBL) is table]
    directives = [_directive(row, "tr", tags) for row in rows]
    cells = {row: [cell for cell in row.iter(TC) if nearest(cell, TR) is row] for row in rows}
    if any(_directive(cell, "tc", tags) for own in cells.values() for cell in own):
        width = _grid_width(table)
        for row in rows:
            row.text = marks.text(ROW) + (row.text or "")
            for cell in cells[row]:
                if not _directive(cell, "tc", tags):
                    write_before(cell, marks.text(f"{CELL}{_width(cell)}:{_span(cell)};"))
        _enclose(table, f"_grid({width})", marks)
    if any(directives) and not _has_certain_row(directives):
        if next(table.iterancestors(*_HOLDERS), None) is not None:
            _enclose(table, "_table", marks)
        else:  # may be long: its text is not gathered first
            write_before(table, marks.text(TABLE))
            write_after(table, marks.text(TABLE_END))


def _has_certain_row(directives: Iterable[Tag | None]) -> bool:
    """Whether some row stands outside of all blocks, so that the table never empties."""
    depth = 0
    for tag in directives:
        if tag is None and not depth:
            return True
        depth += 0 if tag is None else (tag.word in _STARTS) - (tag.word in _ENDS)
    return False


def _directive(element: Element, level: str, tags: Mapping[int, Tag]) -> Tag | None:
    """The whole-element tag that a row or cell stands for."""
    text = next((text.text for text in element.iter(T) if (text.text or "").strip()), None)
    found = MARK.fullmatch((text or "").strip())
    tag = tags.get(int(found[1])) if found else None
    return tag if tag and tag.level == level else None


def _wrap_holder(holder: Element, marks: Marks) -> None:
    own = [found for found in holder.iter(P) if next(found.iterancestors(*_HOLDERS)) is holder]
    if not any(is_directive(paragraph) for paragraph in own):
        return
    start, end = marks.text("{% filter _holder %}"), marks.text("{% endfilter %}")
    properties = holder.find(w("tcPr"))
    if properties is None:
        holder.text = start + (holder.text or "")
    else:
        write_after(properties, start)
    last = holder[-1]
    last.tail = (last.tail or "") + end


def _enclose(element: Element, call: str, marks: Marks) -> None:
    write_before(element, marks.text(f"{{% filter {call} %}}"))
    write_after(element, marks.text("{% endfilter %}"))


def _grid_width(table: Element) -> int:
    return sum(_number(column, "w") for column in table.findall(f"{w('tblGrid')}/{w('gridCol')}"))


def _width(cell: Element) -> int:
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    in_points = width is not None and width.get(w("type"), "dxa") == "dxa"
    return _number(width, "w") if in_points else 0


def _span(cell: Element) -> int:
    return _number(cell.find(f"{w('tcPr')}/{w('gridSpan')}"), "val") or 1


def _number(element: Element | None, name: str) -> int:
    text = "" if element is None else element.get(w(name), "")
    return int(text) if text.isdecimal() else 0


def _unique_ids(
    root: Element, tags: Mapping[int, Tag], around: Mapping[Element, Blocks], marks: Marks
) -> None:
    """Shapes are counted as they are printed; bookmarks that a block may repeat or halve go."""
    for shape in root.iter(_DRAWING):
        shape.set("id", marks.text("{{ 0|_id(_fill) }}"))
    starts = {found.get(w("id")): found for found in around if found.tag == w("bookmarkStart")}
    ends = {found.get(w("id")): found for found in around if found.tag == w("bookmarkEnd")}
    for number in {**starts, **ends}:
        pair = [found[number] for found in (starts, ends) if number in found]
        blocks = {around[bookmark] for bookmark in pair}
        stays = len(pair) == 2 and len(blocks) == 1 and not _loop(around[pair[0]], tags)
        if not stays or any(_vanishes(bookmark, tags) for bookmark in pair):
            for bookmark in pair:
                remove(bookmark)


def _loop(blocks: Blocks, tags: Mapping[int, Tag]) -> Tag | None:
    return next((tags[number] for number in blocks if tags[number].word == "for"), None)


def _repeated_notes(around: Mapping[Element, Blocks], tags: Mapping[int, Tag]) -> Iterator[Fault]:
    """A note has one text and one number; Word takes two references to it for damage."""
    for element, blocks in around.items():
        loop = _loop(blocks, tags) if element.tag in _NOTES else None
        if loop:
            message = "循环里有脚注或尾注，会重复出现"
            yield loop.fault("T18", message, "请把脚注移到循环外，或写成正文")


def _vanishes(bookmark: Element, tags: Mapping[int, Tag]) -> bool:
    """Whether a bookmark stands in a paragraph, row or cell that is only a tag."""
    paragraph, row, cell = (nearest(bookmark, name) for name in (P, TR, TC))
    return (
        (paragraph is not None and is_directive(paragraph))
        or (row is not None and _directive(row, "tr", tags) is not None)
        or (cell is not None and _directive(cell, "tc", tags) is not None)
    )


def _surroundings(root: Element, tags: Mapping[int, Tag]) -> Iterator[tuple[Element, Blocks]]:
    """Each bookmark's edge and note with the blocks (and branches) it stands in."""
    blocks: list[int] = []
    for element in root.iter(T, w("bookmarkStart"), w("bookmarkEnd"), *_NOTES):
        if element.tag != T:
            yield element, tuple(blocks)
            continue
        for found in MARK.finditer(element.text or ""):
            tag = tags.get(int(found[1]))
            if tag is None:
                continue
            if tag.word in _STARTS:
                blocks.append(tag.number)
            elif tag.word in _ENDS and blocks:
                blocks.pop()
            elif tag.word in ("elif", "else") and blocks:
                blocks[-1] = tag.number
