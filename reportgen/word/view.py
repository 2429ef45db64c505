"""A .docx as plain text, read from its XML: headings, paragraphs, tables; for people and for diffs.

Works on any Word document, ours or not: a printed report (``reportgen text``), a template (the
text view kept beside it), and the golden documents of the tests.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.word import package
from reportgen.word.notation import w
from reportgen.word.ooxml import MC, TBL, TC, TR, Element, P, T, nearest, style_of
from reportgen.word.styles import Styles

#: What older programs show in place of a text box: the same text once more.
_FALLBACK = f"{{{MC}}}Fallback"
_KINDS = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}


def view(data: bytes) -> str:
    """The document's text.

    Headings begin with ``#`` by outline level, table rows are tab-separated, headers and footers
    stand at the end. Raises ``TemplateError`` for what is no .docx.
    """
    parts = package.read_parts(data)
    name = "word/styles.xml"
    styles = Styles.of(package.parse_part(parts, name) if name in parts else None)
    body, *others = package.filled_parts(parts)
    lines = list(_lines(package.parse_part(parts, body), styles))
    for other in others:
        found = [line for line in _lines(package.parse_part(parts, other), styles) if line.strip()]
        stem = other.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
        kind = _KINDS.get(stem, stem)
        lines += [f"[{kind}] {line}" for line in found]
    return "\n".join(lines) + "\n"


def headings(data: bytes) -> list[tuple[int, str]]:
    """The outline: each heading's level, from 1, and its text with its number."""
    found = (line for line in view(data).splitlines() if line.startswith("#"))
    return [(len(line) - len(line.lstrip("#")), line.lstrip("#").strip()) for line in found]


def _lines(root: Element, styles: Styles) -> Iterator[str]:
    for element in root.iter(P, TBL):
        if element.tag == TBL:
            if nearest(element, TBL) is None:
                yield from _rows(element)
        elif nearest(element, TBL) is None and nearest(element, _FALLBACK) is None:
            yield from _paragraph(element, styles)


def _paragraph(paragraph: Element, styles: Styles) -> Iterator[str]:
    text = visible_text(paragraph)
    level = styles.outline_level(style_of(paragraph))
    if level is not None and text.strip():
        yield f"{'#' * level} {text}"
    elif text:
        yield text


def _rows(table: Element) -> Iterator[str]:
    for row in table.iter(TR):
        if nearest(row, TBL) is table:
            cells = [cell for cell in row.iter(TC) if nearest(cell, TR) is row]
            yield "\t".join(_cell(cell) for cell in cells)


def _cell(cell: Element) -> str:
    return " ".join(filter(None, (visible_text(paragraph) for paragraph in cell.iter(P))))


def visible_text(paragraph: Element) -> str:
    """A paragraph's own text with its line breaks and tabs."""
    pieces = []
    marks = {w("br"): "\n", w("cr"): "\n", w("tab"): "\t", w("noBreakHyphen"): "-"}
    for element in paragraph.iter(T, *marks):
        if nearest(element, P) is paragraph and nearest(element, w("pPr")) is None:
            pieces.append(element.text or "" if element.tag == T else marks[str(element.tag)])
    return "".join(pieces)
