"""A part's tree before its tags are read: what a filled document must not carry is taken out."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from reportgen.word.faults import Fault, Location
from reportgen.word.notation import w
from reportgen.word.ooxml import MC, TR, W14, Element, P, R, T, is_in_run, nearest, remove, text_of
from reportgen.word.tags import REMARK, Tag

_UNWANTED = (
    *(w(f"comment{end}") for end in ("RangeStart", "RangeEnd", "Reference")),
    *(
        w(name)
        for name in (
            "lastRenderedPageBreak",
            "proofErr",
            "dataBinding",
            "showingPlcHdr",
            "entryMacro",
            "exitMacro",
        )
    ),
    f"{{{MC}}}Fallback",
)
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
# Paragraph ids would repeat in loops, and nothing in a printed document refers to them.
# Those of edits tell when an author worked at what.
_EDITS = ("R", "RPr", "RDefault", "P", "Tr", "Del", "Sect")
_IDS = (f"{{{W14}}}paraId", f"{{{W14}}}textId", *(w(f"rsid{end}") for end in _EDITS))
_BRACED_TEXTS = etree.XPath("//text()[contains(., '{') or contains(., '}')]")
_BRACED_ATTRIBUTES = etree.XPath("//@*[contains(., '{') or contains(., '}')]")
_OPENINGS = ("{{", "{%", "{#")

#: Stand for braces that are no tag's while docxtpl patches the XML and Jinja reads it.
OPENING, CLOSING = "\ufdd0", "\ufdd1"
_HIDDEN = str.maketrans("{}", OPENING + CLOSING)
_IS_THERE = f"[contains(., '{OPENING}') or contains(., '{CLOSING}')]"
_STAND_INS = etree.XPath(f"//text(){_IS_THERE} | //@*{_IS_THERE}")


def clean(root: Element) -> None:
    """Take out comments, fall-backs, proofing marks, bindings to data and macros, ids of edits."""
    for element in list(root.iter(*_UNWANTED, _W15 + "dataBinding")):
        remove(element)
    for element in root.iter(P, R, TR, w("sectPr")):
        for name in _IDS:
            element.attrib.pop(name, "")
    for control in list(root.iter(w("sdt"))):
        _clean_control(control)


def _clean_control(control: Element) -> None:
    """A content control loses its id; one within a paragraph that holds tags gives way to them."""
    number = control.find(f"{w('sdtPr')}/{w('id')}")
    if number is not None:
        remove(number)
    content = control.find(w("sdtContent"))
    if content is None or nearest(control, P) is None:
        return
    if nearest(content, P) is _paragraph_of(content) and any(
        brace in (text.text or "") for text in content.iter(T) for brace in "{｛}｝"
    ):
        for child in list(content):
            control.addprevious(child)
        remove(control)


def _paragraph_of(content: Element) -> Element | None:
    """The paragraph of the first text in a content control."""
    text = next(content.iter(T), None)
    return None if text is None else nearest(text, P)


def hide_braces(
    root: Element, places: Mapping[Element, Location], part: Location
) -> Iterator[Fault]:
    """Hide the braces outside of paragraphs' texts from Jinja; tags there are faults.

    Field codes, formulas, shapes' alternative texts: none of it is filled. ``part`` is the place
    of what stands in no paragraph.
    """
    attributes: Any = _BRACED_ATTRIBUTES(root)
    for value in attributes:
        value.getparent().set(value.attrname, value.translate(_HIDDEN))
    texts: Any = _BRACED_TEXTS(root)
    for text in texts:
        owner = text.getparent()
        paragraph = nearest(owner, P)
        if text.is_text and owner.tag == T and paragraph is not None and is_in_run(owner):
            continue
        if any(opening in text for opening in _OPENINGS):
            remedy = "标签只能写在正文、表格、文本框、页眉、页脚和脚注的文字里"
            message = "标签写在域代码、公式或图形的文字里，不会被填写"
            place = part if paragraph is None else places.get(paragraph, part)
            yield Fault("T16", message, remedy, place, str(text)[:60])
        hidden = text.translate(_HIDDEN)
        owner.text, owner.tail = (hidden, owner.tail) if text.is_text else (owner.text, hidden)


def refuse_stand_ins(
    root: Element, places: Mapping[Element, Location], part: Location
) -> Iterator[Fault]:
    """Refuse the characters that stand for braces: a document would show braces in their place.

    Unicode sets them aside for programs, but XML lets them through, and Word shows an empty box.
    """
    found: Any = _STAND_INS(root)
    for text in found:
        owner = text.getparent()
        paragraph = owner if owner.tag == P else nearest(owner, P)
        place = part if paragraph is None else places.get(paragraph, part)
        sign = next(sign for sign in text if sign in OPENING + CLOSING)
        remedy = "请删去这个显示为空白或方框的字符，把这段文字重新输入一遍"
        yield Fault("T15", f"文字里有不是文字的字符（U+{ord(sign):04X}）", remedy, place)


def keep_sections(tags: Iterable[Tag], passages: Iterable[int]) -> Iterator[Fault]:
    """Move section breaks out of the paragraphs that vanish or grow.

    A break belongs to what stands before it, so that it stays whether or not the block that begins
    in its paragraph is printed. ``passages`` are the tags that print whole passages.
    """
    several = set(passages)
    for tag in tags:
        if tag.level != "p" and tag.number not in several:
            continue
        if tag.word in ("elif", "else") and _section(tag.paragraph) is not None:
            remedy = "请把分节符移到块的外面"
            yield tag.fault("T09", f"分节符不能放在 {tag.word} 的段落里", remedy)
        keep_section(tag.paragraph, before=tag.word in ("if", "for", REMARK))


def keep_section(paragraph: Element, *, before: bool = False) -> None:
    """Give a paragraph's section break a paragraph of its own."""
    section = _section(paragraph)
    if section is None:
        return
    alone = etree.Element(P)
    etree.SubElement(alone, w("pPr")).append(copy.deepcopy(section))
    remove(section)
    if before:
        paragraph.addprevious(alone)
    else:
        paragraph.addnext(alone)


def _section(paragraph: Element) -> Element | None:
    return paragraph.find(f"{w('pPr')}/{w('sectPr')}")


def is_directive(paragraph: Element) -> bool:
    """Whether the paragraph is a whole-element tag and will not be printed."""
    text = text_of(paragraph).strip()
    return text.startswith(("{%p", "{%tr", "{%tc")) and text.endswith("%}")
