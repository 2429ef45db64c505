"""Styles of pictures and tables: the custom of reports, as the standard prescribes none."""

from collections.abc import Iterator

from tools.base.faces import FANGSONG, HEITI
from tools.base.style import (
    FIVE,
    FLUSH,
    KEEP_NEXT,
    OFF_GRID,
    SINGLE,
    SMALL_FOUR,
    Style,
    align,
    letters,
    size,
)

#: Half a millimetre and a bit above and below the words of a cell, the usual 1.9 mm beside them.
CELL_MARGINS = {"top": 40, "left": 108, "bottom": 40, "right": 108}
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_styles() -> Iterator[Style]:
    """Captions, pictures, and what stands in and under a table."""
    centre = align("center")
    yield Style("Caption", "caption", centre, letters(HEITI, SMALL_FOUR), next="ReportBody",
                priority=5, ours=False)  # fmt: skip
    yield Style("Picture", "图", KEEP_NEXT + OFF_GRID + SINGLE + FLUSH + centre,
                next="FigureCaption", priority=5)  # fmt: skip
    yield Style("FigureCaption", "图题", base="Caption", next="ReportBody", priority=5)
    yield Style("TableCaption", "表题", KEEP_NEXT, base="Caption", next="TableUnit", priority=5)
    yield Style("TableUnit", "表格单位", KEEP_NEXT + OFF_GRID + _lines(after=40) + align("right"),
                size(FIVE), priority=5)  # fmt: skip
    yield Style("TableText", "表格文字", OFF_GRID + SINGLE + FLUSH + align("left"),
                size(SMALL_FOUR), priority=5)  # fmt: skip
    yield Style("TableHead", "表头", KEEP_NEXT + centre, letters(HEITI), base="TableText",
                priority=5)  # fmt: skip
    yield Style("TableCentre", "表格居中", centre, base="TableText", priority=5)
    yield Style("TableNumber", "表格数字", align("right"), base="TableText", priority=5)
    yield Style("TableNote", "注", OFF_GRID + _lines(before=40, after=120) + align("left"),
                size(FIVE), next="ReportBody", priority=5)  # fmt: skip
    yield _table()


def _lines(before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'


def _table() -> Style:
    """表格: single lines, and cells that read well even where their paragraphs have no style.

    The tables in passages (| … |) have such cells.
    """
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in SIDES
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in CELL_MARGINS.items()
    )
    table = (
        f'<w:tblPr><w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:trPr><w:jc w:val="center"/></w:trPr><w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
    )
    head = (
        '<w:tblStylePr w:type="firstRow">'
        f"<w:pPr>{KEEP_NEXT}{align('center')}</w:pPr><w:rPr>{letters(HEITI)}</w:rPr>"
        "<w:tblPr/><w:trPr><w:tblHeader/></w:trPr></w:tblStylePr>"
    )
    return Style("ReportTable", "表格", OFF_GRID + SINGLE + align("left"),
                 letters(FANGSONG, SMALL_FOUR), base="TableNormal", priority=5, kind="table",
                 more=table + head)  # fmt: skip
