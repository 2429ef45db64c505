"""A printed document as what someone writes by hand with python-docx: styles, runs, tables."""

import io
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

Block = dict[str, Any]
_W_TEXT = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:noBreakHyphen"): "-"}


def outline(printed: bytes, pictures: Path) -> tuple[bytes, dict[str, list[Block]]]:
    """An empty document with styles and page, and the blocks of the body.

    The pictures are written into a folder.
    """
    document = Document(io.BytesIO(printed))
    blocks = [_block(element, pictures) for element in document.iter_inner_content()]
    body = document.element.body
    for element in list(body)[:-1]:
        body.remove(element)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue(), {"blocks": blocks}


def _block(element: Paragraph | Table, pictures: Path) -> Block:
    if isinstance(element, Paragraph):
        return _paragraph(element, pictures)
    rows = [[_cell(cell, element, pictures) for cell in row.tc_lst] for row in element._tbl.tr_lst]
    style = element.style.name if element._tbl.tblPr.style else None
    return {"style": style, "rows": rows}


def _cell(cell: Any, table: Table, pictures: Path) -> Block:
    paragraphs = [_paragraph(Paragraph(one, table), pictures) for one in cell.p_lst]
    return {"span": cell.grid_span, "paragraphs": paragraphs}


def _paragraph(paragraph: Paragraph, pictures: Path) -> Block:
    style = paragraph.style.name if paragraph._p.style else None
    pieces = [piece for run in paragraph._p.iter(qn("w:r")) for piece in _pieces(run)]
    runs: list[Block] = []
    for look, group in groupby(pieces, key=lambda piece: piece[0]):
        text = "".join(text for _, text in group)
        runs.append({"text": text, "style": _named(paragraph, look[0]), "bold": look[1]})
    return {"style": style, "runs": [*runs, *_pictures(paragraph, pictures)]}


def _pieces(run: Any) -> Iterator[tuple[tuple[str | None, bool], str]]:
    """The run's texts, with how they look."""
    bold = run.rPr is not None and run.rPr.find(qn("w:b")) is not None
    for child in run:
        text = child.text if child.tag == qn("w:t") else _W_TEXT.get(child.tag)
        if text:
            yield (run.style, bold), text


def _named(paragraph: Paragraph, style: str | None) -> str | None:
    names = {one.style_id: one.name for one in paragraph.part.document.styles}
    return names[style] if style else None


def _pictures(paragraph: Paragraph, folder: Path) -> Iterator[Block]:
    for inline in paragraph._p.iter(qn("wp:inline")):
        blip = next(inline.iter(qn("a:blip")))
        part = paragraph.part.related_parts[blip.get(qn("r:embed"))]
        file = folder / part.partname.rpartition("/")[2]
        file.write_bytes(part.blob)
        extent = inline.extent
        yield {"picture": str(file), "width": extent.cx, "height": extent.cy}
