"""What Word wants of a document beyond the schema, and validators do not look at.

``faults_of`` finds it all without an office program, in a few milliseconds, so that documents made
of anything can be checked. Every rule is one function: a document's parts in, sentences out.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from .making import OFFICE, SPACES
from .taken_apart import (
    TBL,
    TC,
    TR,
    Element,
    P,
    Package,
    R,
    T,
    number,
    own,
    path_of,
    text_of,
    w,
    where,
)

_TYPES = "[Content_Types].xml"
_RELATED = f"{{{OFFICE}}}"
_DOC_PR = f"{{{SPACES['wp']}}}docPr"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: What the engine puts into a template while it works on it, and must take out again.
_LEFT_OVER = re.compile(r"[\ufdd0\ufdd1\ufffe\uffff]|\{[{%](?:p|tr|tc)? t\d+ [}%]\}")

BOX = w("txbxContent")
_NOTES = tuple(w(name) for name in ("footnote", "endnote", "comment"))
#: What holds paragraphs and must end in one.
_HOLDERS = (TC, BOX, w("hdr"), w("ftr"), *_NOTES)
_STORIES = (w("body"), w("hdr"), w("ftr"), BOX, *_NOTES)
_INLINE = tuple(w(name) for name in ("ins", "smartTag", "customXml", "fldSimple", "hyperlink"))
_CONTENT, _RUBY = w("sdtContent"), (w("rt"), w("rubyBase"))
_CHOICES = tuple(f"{{{SPACES['mc']}}}{name}" for name in ("Choice", "Fallback"))
_PARENTS = {
    P: (w("body"), _CONTENT, w("customXml"), *_HOLDERS),
    R: (P, _CONTENT, *_INLINE, *_RUBY, *_CHOICES),
    T: (R,),
    TBL: (w("body"), _CONTENT, w("customXml"), *_HOLDERS),
    TR: (TBL, _CONTENT, w("customXml")),
    TC: (TR, _CONTENT, w("customXml")),
}
#: Properties stand before everything else in what they are properties of.
_PROPERTIES = tuple(w(name) for name in ("pPr", "rPr", "tcPr", "tblPr"))


def faults_of(document: bytes) -> list[str]:
    """Everything that is wrong with a document, one sentence each."""
    package = Package.of(document)
    if package.broken:
        return list(package.broken)
    return [fault for rule in RULES for fault in rule(package)]


def nesting(package: Package) -> Iterator[str]:
    """Paragraphs, runs, texts, rows and cells stand where they may; properties come first."""
    for part, element in package.each(*_PARENTS):
        parent = element.getparent()
        if parent is None or parent.tag not in _PARENTS[str(element.tag)]:
            yield f"{part}: {where(element)} stands in {where(parent)}"
    for part, element in package.each(*_PROPERTIES):
        before, parent = element.getprevious(), element.getparent()
        if parent is None or not str(parent.tag).startswith(w("")):
            continue  # a formula's run has properties of its own first
        if before is not None and before.tag not in (w("tblPrEx"), w("bookmarkStart")):
            yield f"{part}: {where(element)} stands behind {where(before)}"


def endings(package: Package) -> Iterator[str]:
    """A cell, a header, a note and a text box end in a paragraph."""
    for part, holder in package.each(*_HOLDERS):
        blocks = [child.tag for child in holder if child.tag in (P, TBL, w("sdt"))]
        if blocks[-1:] != [P] and not _ends_in_control(holder):
            yield f"{part}: {where(holder)} does not end in a paragraph"


def _ends_in_control(holder: Element) -> bool:
    """Whether the last block is a content control that ends in a paragraph."""
    last = [child for child in holder if child.tag in (P, TBL, w("sdt"))][-1:]
    inner = list(last[0].iterfind(f"{_CONTENT}/*")) if last and last[0].tag == w("sdt") else []
    return bool(inner) and inner[-1].tag == P


def grids(package: Package) -> Iterator[str]:
    """Every row is as wide as the table's grid, and has cells; every table has rows."""
    for part, table in package.each(TBL):
        columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        rows = own(table, TR, TBL)
        if not rows:
            yield f"{part}: a table without rows"
        for line, row in enumerate(rows, 1):
            skipped = sum(number(row, f"trPr/{name}") for name in ("gridBefore", "gridAfter"))
            cells = own(row, TC, TR)
            width = skipped + sum(number(cell, "tcPr/gridSpan", 1) for cell in cells)
            if not cells:
                yield f"{part}: row {line} has no cells"
            elif width != columns:
                yield f"{part}: row {line} takes {width} of {columns} columns: {text_of(row)}"


def merges(package: Package) -> Iterator[str]:
    """A cell that continues the one above it has one of the same width above it."""
    for part, table in package.each(TBL):
        above: dict[int, int] = {}
        for line, row in enumerate(own(table, TR, TBL), 1):
            at, here = number(row, "trPr/gridBefore"), {}
            for cell in own(row, TC, TR):
                span = number(cell, "tcPr/gridSpan", 1)
                merge = cell.find(path_of("tcPr/vMerge"))
                if merge is not None:
                    here[at] = span
                    if merge.get(w("val")) != "restart" and above.get(at) != span:
                        yield f"{part}: row {line} continues no cell: {text_of(row)}"
                at += span
            above = here


def fields(package: Package) -> Iterator[str]:
    """In each story every field begins, is parted at most once, and ends."""
    for part, story in package.each(*_STORIES):
        open_fields: list[str] = []
        for element in story.iter(w("fldChar"), w("instrText")):
            if next(element.iterancestors(*_STORIES)) is not story:
                continue
            kind = element.get(w("fldCharType"), "instrText")
            if kind == "begin":
                open_fields.append(kind)
            elif not open_fields or (kind != "end" and open_fields[-1] != "begin"):
                yield f"{part}: {kind} outside of a field: {text_of(_paragraph(element))}"
            elif kind == "separate":
                open_fields[-1] = kind
            elif kind == "end":
                open_fields.pop()
        if open_fields:
            yield f"{part}: {len(open_fields)} fields do not end in {where(story)}"


def ids(package: Package) -> Iterator[str]:
    """Shapes and bookmarks have numbers of their own, and bookmarks names."""
    shapes = [shape.get("id", "") for _, shape in package.each(_DOC_PR)]
    starts = [start for _, start in package.each(w("bookmarkStart"))]
    ends = [end.get(w("id"), "") for _, end in package.each(w("bookmarkEnd"))]
    numbers = [start.get(w("id"), "") for start in starts]
    names = [start.get(w("name"), "").lower() for start in starts]
    for kind, values in (("shape", shapes), ("bookmark", numbers), ("bookmark's end", ends),
                         ("bookmark's name", names)):  # fmt: skip
        yield from (f"{kind} {value} is there {count} times" for value, count in _repeated(values))
    for one in sorted(set(numbers) ^ set(ends)):
        yield f"bookmark {one} has a start or an end only"


def relations(package: Package) -> Iterator[str]:
    """What a part refers to is there, and something leads to every part."""
    for part, tree in package.trees.items():
        known = package.relations(part)
        for element in tree.iter(etree.Element):
            for name, value in element.attrib.items():
                if str(name).startswith(_RELATED) and value not in known:
                    yield f"{part}: {where(element)} refers to {value}, which is not there"
    targets = list(package.targets())
    for relation, name in targets:
        if name not in package.parts:
            yield f"{relation} leads to {name}, which is not there"
    reached = {_TYPES, *(name for _, name in targets)}
    for name in sorted(package.parts.keys() - reached):
        if not name.endswith(".rels"):
            yield f"nothing leads to {name}"


def types(package: Package) -> Iterator[str]:
    """Every part is known by a content type, and every type has its part."""
    rows = etree.fromstring(package.parts[_TYPES])
    names = {one.get("PartName", "").lstrip("/") for one in rows} - {""}
    kinds = {one.get("Extension", "") for one in rows}
    yield from (
        f"{name} has a type and is not there" for name in sorted(names - package.parts.keys())
    )
    for name in sorted(package.parts.keys() - names - {_TYPES}):
        if name.rpartition(".")[2] not in kinds:
            yield f"{name} has no content type"


def styles(package: Package) -> Iterator[str]:
    """Every style that is used is there, and of the right kind."""
    data = package.parts.get("word/styles.xml", b"<none/>")
    known = {(style.get(w("type")), style.get(w("styleId")))
             for style in etree.fromstring(data).iter(w("style"))}  # fmt: skip
    kinds = {w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table"}
    for part, element in package.each(*kinds):
        if (kinds[str(element.tag)], element.get(w("val"))) not in known:
            yield f"{part}: no style for {where(element)} {element.get(w('val'))}"


def notes(package: Package) -> Iterator[str]:
    """Every note that is referred to is there; no two places refer to one note."""
    for kind in ("footnote", "endnote"):
        there = {note.get(w("id"), "") for _, note in package.each(w(kind))}
        used = [one.get(w("id"), "") for _, one in package.each(w(f"{kind}Reference"))]
        yield from (f"{kind} {number} is not there" for number in used if number not in there)
        yield from (f"{kind} {one} is referred to {n} times" for one, n in _repeated(used))


def comments(package: Package) -> Iterator[str]:
    """Every comment has one range and one reference, in the body, and every range a comment."""
    there = [one.get(w("id"), "") for _, one in package.each(w("comment"))]
    yield from (f"comment {number} is there {n} times" for number, n in _repeated(there))
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        found = [(part, one.get(w("id"), "")) for part, one in package.each(w(kind))]
        if sorted(there) != sorted(number for _, number in found):
            yield f"{kind} for {[number for _, number in found]}, comments {there}"
        yield from (f"{part}: {kind} outside of the body" for part, _ in found
                    if part != "word/document.xml")  # fmt: skip


def sections(package: Package) -> Iterator[str]:
    """Sections end in the body only; each has at most one header and footer of a kind."""
    for part, section in package.each(w("sectPr")):
        if next(section.iterancestors(TC, BOX), None) is not None:
            yield f"{part}: a section ends in a cell or a text box"
        for kind in ("header", "footer"):
            named = [one.get(w("type"), "") for one in section.findall(w(f"{kind}Reference"))]
            yield from (f"{part}: {n} {kind}s of type {one}" for one, n in _repeated(named))


def media(package: Package) -> Iterator[str]:
    """A picture is stored once."""
    files = {name: data for name, data in package.parts.items() if "/media/" in name}
    for data, count in Counter(files.values()).items():
        if count > 1:
            yield f"{[name for name in files if files[name] == data]} are one picture"


def texts(package: Package) -> Iterator[str]:
    """No mark of the engine is left, and no blank at the edge of a text is lost."""
    for part, text in package.each(T):
        words = text.text or ""
        if words != words.strip(" ") and text.get(_XML_SPACE) != "preserve":
            yield f"{part}: the blanks around “{words}” are lost"
    for part in package.trees:
        found = _LEFT_OVER.search(package.parts[part].decode())
        if found:
            yield f"{part}: {found.group()!r} is left"


RULES: tuple[Callable[[Package], Iterator[str]], ...] = (
    nesting, endings, grids, merges, fields, ids, relations, types, styles, notes, comments,
    sections, media, texts,
)  # fmt: skip


def dangling(document: bytes) -> list[str]:
    """The bookmarks that links and fields name and the document does not have."""
    root = Package.of(document).trees["word/document.xml"]
    there = {start.get(w("name")) for start in root.iter(w("bookmarkStart"))}
    named = [link.get(w("anchor")) for link in root.iter(w("hyperlink"))]
    words = [(text.text or "").split() for text in root.iter(w("instrText"))]
    named += [parts[1] for parts in words if parts[:1] in (["REF"], ["PAGEREF"])]
    return [name for name in named if name is not None and name not in there]


def _paragraph(element: Element) -> Element:
    return next(element.iterancestors(P))


def _repeated(values: Iterable[str]) -> Iterator[tuple[str, int]]:
    return ((value, count) for value, count in Counter(values).items() if count > 1)
