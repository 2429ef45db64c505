"""The page of GB/T 9704-2012 (5.1, 5.2), upright and across, and its page numbers (7.5).

A4 with margins of 37, 28, 35 and 26 mm leaves 156 × 225 mm for the text (版心). To the standard the
28 mm are the left margin, so margins are not mirrored on the back of a sheet; page numbers are.
All measures are twips, twentieths of a point.
"""

from tools.base.wordml import field, paragraph, part, run

SHORT_EDGE, LONG_EDGE = 11906, 16838
TOP, RIGHT, BOTTOM, LEFT = 2098, 1474, 1984, 1588
TEXT_WIDTH, TEXT_HEIGHT = SHORT_EDGE - LEFT - RIGHT, LONG_EDGE - TOP - BOTTOM

#: 22 lines to a page (5.2.3): 12756 ÷ 22 = 579.8. With 29 pt (580), Word and WPS set only 21.
LINE = 579

#: From the edge of the sheet to the page number's line, of 18 pt: so its dash stands 7 mm below the
#: text.
FOOTER, FOOTER_LINE = 1433, 360
HEADER = 851

ODD, EVEN = "rIdOdd", "rIdEven"
ODD_ACROSS, EVEN_ACROSS = "rIdOddAcross", "rIdEvenAcross"


def portrait() -> str:
    """The properties of a section in portrait."""
    return _section(
        ODD,
        EVEN,
        f'<w:pgSz w:w="{SHORT_EDGE}" w:h="{LONG_EDGE}"/>',
        _margins(TOP, RIGHT, BOTTOM, LEFT, FOOTER),
    )


def landscape() -> str:
    """The properties of a section in landscape, for wide tables (8).

    It is the upright sheet turned to the right: its left margin is on top and its foot on the left.
    So the head of a table lies at the bound edge of odd pages and at the outer edge of even ones.
    """
    return _section(
        ODD_ACROSS,
        EVEN_ACROSS,
        f'<w:pgSz w:w="{LONG_EDGE}" w:h="{SHORT_EDGE}" w:orient="landscape"/>',
        _margins(LEFT, TOP, RIGHT, BOTTOM, HEADER),
    )


def section_end(section: str) -> str:
    """The paragraph that ends a section; what follows begins on a new page.

    It is a point high, so that it still fits below a table that fills the page.
    """
    return f'<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>{section}</w:pPr></w:p>'


def footers() -> dict[str, str]:
    """The parts that hold the page numbers, by relationship id."""
    return {
        EVEN: part("ftr", _number("EvenPageNumber")),
        ODD: part("ftr", _number("OddPageNumber")),
        EVEN_ACROSS: part("ftr", _at_the_foot(_number("EvenPageNumber"))),
        ODD_ACROSS: part("ftr", _at_the_foot(_number("OddPageNumber"))),
    }


def _section(odd: str, even: str, size: str, margins: str) -> str:
    # Notes are numbered ① ② ③ on each page, as Chinese print has it.
    return (
        f'<w:sectPr><w:footerReference w:type="even" r:id="{even}"/>'
        f'<w:footerReference w:type="default" r:id="{odd}"/>'
        '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/>'
        '<w:numRestart w:val="eachPage"/></w:footnotePr>'
        f'{size}{margins}<w:cols w:space="425"/>'
        # No linesAndChars: with its negative pitch LibreOffice gives each character two cells.
        f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>'
    )


def _margins(top: int, right: int, bottom: int, left: int, footer: int) -> str:
    return (
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="{HEADER}" w:footer="{footer}" w:gutter="0"/>'
    )


def _number(style: str) -> str:
    face = "PageNumber"
    return paragraph(style, run("— ", face), field("PAGE", "1", face), run(" —", face))


def _at_the_foot(number: str) -> str:
    """A page number on a sheet across, where the upright sheet has it: on the left, turned.

    A table that floats on the page: text boxes take ten times the markup, and WPS moves them.
    """
    no_margin = "".join(
        f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" '
        f'w:horzAnchor="page" w:tblpX="{FOOTER}" w:tblpY="{LEFT}"/>'
        f'<w:tblW w:w="{FOOTER_LINE}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{no_margin}</w:tblCellMar></w:tblPr>"
        f'<w:tblGrid><w:gridCol w:w="{FOOTER_LINE}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="{TEXT_WIDTH}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{FOOTER_LINE}" w:type="dxa"/>'
        f'<w:textDirection w:val="tbRl"/></w:tcPr>{number}</w:tc></w:tr></w:tbl>'
        f"{paragraph('Footer')}"
    )
