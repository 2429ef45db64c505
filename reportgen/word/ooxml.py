"""WordprocessingML as a tree: safe parsing, and the few questions that the compiler asks of it."""

from __future__ import annotations

import re

from lxml import etree

from reportgen.word.notation import FIRST_NAME, w, whole

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = etree._Element


P, R, T, TC, TR, TBL = (w(name) for name in ("p", "r", "t", "tc", "tr", "tbl"))
PPR, RPR = w("pPr"), w("rPr")
#: All of ECMA-376-1, 17.13.5: what is left in would be printed and still be open to rejection.
_REVISIONS = frozenset(
    w(name)
    for name in (
        "ins", "del", "moveFrom", "moveTo", "delText", "delInstrText", "cellIns", "cellDel",
        "cellMerge", "numberingChange", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
        "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange",
        *(f"{change}Range{end}" for end in ("Start", "End") for change in (
            "moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom",
            "customXmlMoveTo")),
    )
)  # fmt: skip


def parse_xml(data: bytes) -> Element:
    """Parse strictly, without entities or network; XML comments are left out.

    Raises ``etree.XMLSyntaxError``, and ``ValueError`` for a document type.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a part must not declare a document type")
    return root


def first_revision(root: Element) -> Element | None:
    """The first paragraph with tracked changes, or the element where they stand in none."""
    found = next(root.iter(*_REVISIONS), None)
    if found is None:
        return None
    around = found if found.tag == P else nearest(found, P)
    return found if around is None else around


def plain_spaces(root: Element) -> None:
    """Take the mark that blanks matter from texts that neither begin nor end with one.

    They are a fifth of a report's XML. Texts with tags keep it: their values may have blanks.
    """
    for text in root.iter(T):
        words = text.text or ""
        if words and words.strip() == words and "{" not in words:
            text.attrib.pop(XML_SPACE, "")


_OWN_NAME = re.compile(r"_(?:Toc|Ref)(100\d{6})")


def highest_bookmark(root: Element) -> int:
    """The highest number of the part's bookmarks, or in their names.

    A printed document that serves as a template has names of ours, and Word may have given them
    other numbers.
    """
    numbers = [0]
    for found in root.iter(w("bookmarkStart")):
        number, own = found.get(w("id"), ""), _OWN_NAME.fullmatch(found.get(w("name"), ""))
        numbers += [whole(number), whole(own[1]) - FIRST_NAME if own else 0]
    return max(numbers)


def texts_of(paragraph: Element) -> list[Element]:
    """The text elements of a paragraph's own runs, not of paragraphs in text boxes within it."""
    return [text for text in paragraph.iter(T) if nearest(text, P) is paragraph and is_in_run(text)]


def is_in_run(text: Element) -> bool:
    """Whether a text stands where a schema lets it: what is printed there goes on in runs."""
    run = text.getparent()
    return run is not None and run.tag == R


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


def own_outline(paragraph: Element) -> int | None:
    """The outline level (大纲级别, from 1) that a paragraph has itself; 10 is 正文文本."""
    found = paragraph.find(f"{w('pPr')}/{w('outlineLvl')}")
    return None if found is None else whole(found.get(w("val"), ""), 9) + 1


def run_style(run: Element) -> str:
    """The character style id of a run, empty for none."""
    found = run.find(f"{w('rPr')}/{w('rStyle')}")
    return "" if found is None else found.get(w("val"), "")


def own_runs(paragraph: Element) -> list[Element]:
    """The paragraph's direct runs that hold text."""
    return [run for run in paragraph.findall(R) if run.find(T) is not None]


def write_before(element: Element, text: str) -> None:
    """Write text into the tree before an element."""
    previous = element.getprevious()
    parent = element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def write_after(element: Element, text: str) -> None:
    """Write text into the tree behind an element."""
    element.tail = text + (element.tail or "")


def remove(element: Element) -> None:
    """Take an element out of the tree; what is written behind it stays."""
    parent = element.getparent()
    if parent is not None:
        if element.tail:
            write_before(element, element.tail)
        element.tail = None
        parent.remove(element)


def inner_xml(element: Element | None) -> str:
    """An element as text without the namespace declarations of its part; empty for None."""
    if element is None:
        return ""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    part = element.getroottree().getroot()
    return _without_namespaces(text) if element.nsmap == part.nsmap else text


def _without_namespaces(text: str) -> str:
    head, mark, rest = text.partition(">")
    words = [word for word in head.split(" ") if not word.startswith("xmlns")]
    closing = "/" if head.endswith("/") and not words[-1].endswith("/") else ""
    return " ".join(words) + closing + mark + rest
