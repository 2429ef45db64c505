"""A table in the style 表格: a head that repeats, rows that a page break does not split."""

from collections.abc import Iterable, Sequence

from tools.base.wordml import line


def table(widths: Sequence[int], *rows: str) -> str:
    """A table with columns of fixed widths, as wide as they are together."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{sum(widths)}" '
        'w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        # The head is styled by its paragraphs (表头), so no conditional formatting is switched on.
        f'<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def head(widths: Sequence[int], *titles: str) -> str:
    """The row that is repeated on every page."""
    cells = (
        _cell(width, line("TableHead", title)) for width, title in zip(widths, titles, strict=True)
    )
    return _row(cells, "<w:tblHeader/>")


def row(widths: Sequence[int], *cells: tuple[str, str]) -> str:
    """A row; each cell is a paragraph style and a text."""
    return _row(_cell(width, line(*cell)) for width, cell in zip(widths, cells, strict=True))


def tag_row(widths: Sequence[int], tag: str) -> str:
    """A row that only holds a tag, over all columns."""
    return _row(
        [_cell(sum(widths), line("TemplateTag", tag), f'<w:gridSpan w:val="{len(widths)}"/>')]
    )


def _row(cells: Iterable[str], properties: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(width: int, paragraph: str, properties: str = "") -> str:
    middle = '<w:vAlign w:val="center"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}{middle}</w:tcPr>'
        f"{paragraph}</w:tc>"
    )
