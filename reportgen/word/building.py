"""A .docx from paragraphs and tables, on the page and in the styles of another (``base.docx``)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import attrs
from lxml import etree

from reportgen.word import package
from reportgen.word.archive import Archive, Entry
from reportgen.word.notation import w
from reportgen.word.ooxml import XML_SPACE, Element, P, R, T
from reportgen.word.styles import Styles

#: The width of the text on the page of GB/T 9704, in twips.
TEXT_WIDTH = 8844
_CORE = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@attrs.frozen
class Run:
    """Words, in a character style if one is named."""

    text: str
    style: str = ""


@attrs.frozen
class Paragraph:
    """A paragraph in a style, by the name people see."""

    style: str
    runs: tuple[Run, ...]

    @classmethod
    def plain(cls, style: str, text: str) -> Paragraph:
        """A paragraph of plain text."""
        return cls(style, (Run(text),))


@attrs.frozen
class Row:
    """A row of cells, repeated on every page if it ``is_head``; a single cell spans all columns."""

    cells: tuple[Paragraph, ...]
    is_head: bool = False


@attrs.frozen
class Table:
    """A table as wide as the text; ``shares`` are the widths of its columns in parts."""

    shares: tuple[int, ...]
    rows: tuple[Row, ...]

    @property
    def widths(self) -> list[int]:
        """The columns' widths in twips, together the width of the text."""
        whole = sum(self.shares)
        widths = [TEXT_WIDTH * share // whole for share in self.shares]
        return [*widths[:-1], TEXT_WIDTH - sum(widths[:-1])]


def build(base: bytes, body: Sequence[Paragraph | Table], title: str) -> bytes:
    """The document of that body; page, styles and footers are those of ``base``.

    Raises ``TemplateError`` where ``base`` is no .docx, and ``LookupError`` for a style that it
    does not have.
    """
    parts = package.read_parts(base)
    styles = Styles.of(package.parse_part(parts, "word/styles.xml"))
    name = package.body_of(parts)
    root = package.parse_part(parts, name)
    own = root.find(w("body"))
    section = None if own is None else own.find(w("sectPr"))
    if own is None or section is None:
        raise LookupError("the base has no section")
    for element in list(own):
        own.remove(element)
    own.extend(_elements(body, styles))
    own.append(section)
    parts[name] = package.serialised(root)
    parts[_CORE] = _titled(parts[_CORE], title)
    return _zipped(parts)


def _elements(body: Iterable[Paragraph | Table], styles: Styles) -> list[Element]:
    return [
        _paragraph(one, styles) if isinstance(one, Paragraph) else _table(one, styles)
        for one in body
    ]


def _paragraph(one: Paragraph, styles: Styles) -> Element:
    paragraph = etree.Element(P)
    properties = etree.SubElement(paragraph, w("pPr"))
    _valued(properties, "pStyle", _style(styles, one.style))
    for run in one.runs:
        element = etree.SubElement(paragraph, R)
        if run.style:
            _valued(etree.SubElement(element, w("rPr")), "rStyle", _style(styles, run.style))
        text = etree.SubElement(element, T)
        text.set(XML_SPACE, "preserve")
        text.text = run.text
    return paragraph


def _table(one: Table, styles: Styles) -> Element:
    table = etree.Element(w("tbl"))
    properties = etree.SubElement(table, w("tblPr"))
    _valued(properties, "tblStyle", _style(styles, "表格"))
    _width(etree.SubElement(properties, w("tblW")), TEXT_WIDTH)
    _valued(properties, "jc", "center")
    etree.SubElement(properties, w("tblLayout")).set(w("type"), "fixed")
    # The head is styled by its paragraphs, so no conditional formatting is switched on.
    _valued(properties, "tblLook", "0000")
    grid = etree.SubElement(table, w("tblGrid"))
    for width in one.widths:
        etree.SubElement(grid, w("gridCol")).set(w("w"), str(width))
    table.extend(_row(row, one.widths, styles) for row in one.rows)
    return table


def _row(row: Row, widths: Sequence[int], styles: Styles) -> Element:
    element = etree.Element(w("tr"))
    properties = etree.SubElement(element, w("trPr"))
    etree.SubElement(properties, w("cantSplit"))
    if row.is_head:
        etree.SubElement(properties, w("tblHeader"))
    spans = len(row.cells) == 1
    for cell, width in zip(row.cells, [sum(widths)] if spans else widths, strict=True):
        own = etree.SubElement(element, w("tc"))
        settings = etree.SubElement(own, w("tcPr"))
        _width(etree.SubElement(settings, w("tcW")), width)
        if spans and len(widths) > 1:
            _valued(settings, "gridSpan", str(len(widths)))
        _valued(settings, "vAlign", "center")
        own.append(_paragraph(cell, styles))
    return element


def _style(styles: Styles, name: str) -> str:
    found = styles.find(name)
    if found is None:
        raise LookupError(f"the base has no style {name}")
    return found


def _valued(parent: Element, name: str, value: str) -> None:
    etree.SubElement(parent, w(name)).set(w("val"), value)


def _width(element: Element, width: int) -> None:
    element.set(w("w"), str(width))
    element.set(w("type"), "dxa")


def _titled(core: bytes, title: str) -> bytes:
    root = package.parse_part({_CORE: core}, _CORE)
    found = root.find(_TITLE)
    if found is not None:
        found.text = title
    return package.serialised(root)


def _zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    archive = Archive(file)
    for name, data in parts.items():
        archive.add(Entry(name, data))
    archive.finish()
    return file.getvalue()
