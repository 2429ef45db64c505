"""Cells of a template's table that merge by node: ``{% 合并 行.一级 %}``.

A cell is one with the cell above it where both belong to the very same object, however its text
reads, and where no row without such a cell stands between them. One that goes on is printed empty.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping

import attrs
from lxml import etree

from reportgen.word.notation import w, whole
from reportgen.word.ooxml import PPR, TBL, TC, TR, Element, P, nearest, remove, write_before
from reportgen.word.tables import directive
from reportgen.word.tags import Marks, Tag, take_out

#: What the schema puts before ``w:vMerge`` in a cell's properties.
_BEFORE_MERGE = tuple(w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge"))


@attrs.frozen
class Merge:
    """A cell to be merged: its tag, the node's expression, and the loop whose rows may be one."""

    tag: Tag
    node: str
    loop: Tag


def merge_cells(merges: Iterable[Merge], tags: Mapping[int, Tag], marks: Marks) -> None:
    """Put the calls for a part's merged cells into it."""
    tables: dict[Element, list[tuple[Merge, Element, int]]] = {}
    for merge in merges:
        cell, table = nearest(merge.tag.paragraph, TC), nearest(merge.tag.paragraph, TBL)
        if cell is not None and table is not None:
            tables.setdefault(table, []).append((merge, cell, _column(cell)))
    for table, found in tables.items():
        number = marks.new()
        for row in table.iter(TR):
            if nearest(row, TBL) is table and directive(row, "tr", tags) is None:
                write_before(row, marks.text(f"{{{{ {number}|_row(_fill) }}}}"))
        for loop in {merge.loop.number for merge, _, _ in found}:
            no_row = f"{{{{ {number}|_row(_fill) }}}}"  # so that none stands right above the first
            marks.sources[loop] = no_row + marks.sources[loop]
        for merge, cell, column in found:
            _merge(merge, cell, f"_begins(_fill, {number}, {column})", marks)


def _column(cell: Element) -> int:
    """The column of the table's grid in which a cell begins."""
    row = nearest(cell, TR)
    own = [] if row is None else [other for other in row.iter(TC) if nearest(other, TR) is row]
    spans = (other.find(f"{w('tcPr')}/{w('gridSpan')}") for other in own[: own.index(cell)])
    return sum(1 if span is None else whole(span.get(w("val"), "1")) for span in spans)


def _merge(merge: Merge, cell: Element, call: str, marks: Marks) -> None:
    """Print the cell where its node begins, and an empty one that goes on below it."""
    take_out(merge.tag)
    following = _continued(cell)
    _set_merge(cell, "restart")
    write_before(cell, marks.text(f"{{% if ({merge.node})|{call} %}}"))
    following.tail = marks.text("{% endif %}") + (cell.tail or "")
    cell.tail = marks.text("{% else %}")
    parent = cell.getparent()
    if parent is not None:
        parent.insert(parent.index(cell) + 1, following)


def _continued(cell: Element) -> Element:
    """An empty cell like this one that continues the one above it."""
    following = etree.Element(TC)
    properties = cell.find(w("tcPr"))
    if properties is not None:
        following.append(_alone(properties))
    paragraph = etree.SubElement(following, P)
    like = next(cell.iter(P)).find(PPR)
    if like is not None:
        paragraph.append(_alone(like))
        for section in paragraph.iter(w("sectPr")):
            remove(section)
    _set_merge(following, "")
    return following


def _alone(element: Element) -> Element:
    copied = copy.deepcopy(element)
    copied.tail = None
    return copied


def _set_merge(cell: Element, start: str) -> None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = etree.Element(w("tcPr"))
        cell.insert(0, properties)
    for old in properties.findall(w("vMerge")):
        remove(old)
    merge = etree.Element(w("vMerge"))
    if start:
        merge.set(w("val"), start)
    properties.insert(sum(child.tag in _BEFORE_MERGE for child in properties), merge)
