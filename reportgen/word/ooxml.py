"""WordprocessingML: names, safe parsing, and the few questions the compiler asks of a tree."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = etree._Element


def w(name: str) -> str:
    """A WordprocessingML name as lxml writes it."""
    return f"{{{W}}}{name}"


P, R, T, TC, TR, TBL = (w(name) for name in ("p", "r", "t", "tc", "tr", "tbl"))
_REVISIONS = frozenset(
    w(name)
    for name in (
        "ins", "del", "moveFrom", "moveTo", "delText", "delInstrText", "cellIns", "cellDel",
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange",
    )
)  # fmt: skip


def parse_xml(data: bytes) -> Element:
    """Parse strictly, without entities or network.

    Raises ``etree.XMLSyntaxError``, and ``ValueError`` for a document type.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a part must not declare a document type")
    return root


def has_revisions(root: Element) -> bool:
    """Whether changes are tracked in the part."""
    return any(element.tag in _REVISIONS for element in root.iter())


def texts_of(paragraph: Element) -> list[Element]:
    """The text elements of a paragraph itself, not of paragraphs in text boxes within it."""
    return [text for text in paragraph.iter(T) if nearest(text, P) is paragraph]


def text_of(paragraph: Element) -> str:
    """A paragraph's own text."""
    return "".join(text.text or "" for text in texts_of(paragraph))


def nearest(element: Element, tag: str) -> Element | None:
    """The closest ancestor with that tag."""
    return next(element.iterancestors(tag), None)


def style_of(paragraph: Element) -> str:
    """The style id of a paragraph, empty for the default."""
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if found is None else found.get(w("val"), "")


def run_style(run: Element) -> str:
    """The character style id of a run, empty for none."""
    found = run.find(f"{w('rPr')}/{w('rStyle')}")
    return "" if found is None else found.get(w("val"), "")


def own_runs(paragraph: Element) -> list[Element]:
    """The paragraph's direct runs that hold text."""
    return [run for run in paragraph.findall(R) if run.find(T) is not None]


def inner_xml(element: Element | None) -> str:
    """An element as text without namespace declarations; empty for None."""
    if element is None:
        return ""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return _without_namespaces(text)


def _without_namespaces(text: str) -> str:
    head, mark, rest = text.partition(">")
    words = [word for word in head.split(" ") if not word.startswith("xmlns")]
    closing = "/" if head.endswith("/") and not words[-1].endswith("/") else ""
    return " ".join(words) + closing + mark + rest


def paragraphs(root: Element) -> Iterator[Element]:
    """Every paragraph, in document order."""
    yield from root.iter(P)
