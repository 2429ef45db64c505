"""Templates on the GB/T 9704 page: fields, contents, sections, and the parts beside the body."""

import re
from collections.abc import Mapping, Sequence

from tools.base import page
from tools.base.package import document

from .. import making
from ..making import OFFICE, TYPES, p, r, unzipped, zipped

PORTRAIT, LANDSCAPE = page.portrait(), page.landscape()


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {words} </w:instrText></w:r>'


def field(words: str, result: str = "旧") -> str:
    """The runs of a complex field."""
    return char("begin") + instruction(words) + char("separate") + r(result) + char("end")


def contents(words: str, *entries: str) -> str:
    """A contents list as Word leaves it: its first entry begins in the field's paragraph."""
    old = "".join(p(f"{entry}\t1", "TOC1") for entry in entries or ("旧项",))
    begin = f"<w:p>{char('begin')}{instruction(words)}{char('separate')}</w:p>"
    return begin + old + p(char("end"))


def bookmark(name: str, inner: str, number: int = 7) -> str:
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{inner}<w:bookmarkEnd w:id="{number}"/>'


def link(anchor: str, inner: str) -> str:
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{inner}</w:hyperlink>'


def new_page() -> str:
    return p('<w:r><w:br w:type="page"/></w:r>')


def section(base: str = PORTRAIT, *references: str, kind: str = "", start: int = 0, form: str = "",
            columns: int = 1, first_differs: bool = False) -> str:  # fmt: skip
    """A section's properties: the base's, with references before and settings at their places."""
    numbers = (f' w:fmt="{form}"' if form else "") + (f' w:start="{start}"' if start else "")
    made = base.replace("<w:sectPr>", f"<w:sectPr>{''.join(references)}", 1)
    if kind:
        made = made.replace("<w:pgSz", f'<w:type w:val="{kind}"/><w:pgSz', 1)
    if columns > 1:
        made = made.replace("<w:cols ", f'<w:cols w:num="{columns}" ', 1)
    if numbers:
        made = made.replace("<w:cols ", f"<w:pgNumType{numbers}/><w:cols ", 1)
    if first_differs:
        made = made.replace("<w:docGrid", "<w:titlePg/><w:docGrid", 1)
    return made


def bare(section: str) -> str:
    """A section without references to headers or footers: it has those of the one before it."""
    return re.sub(r"<w:(?:header|footer)Reference [^>]*/>", "", section)


def refers(kind: str, key: str, which: str = "default") -> str:
    """A section's reference to a header or footer."""
    return f'<w:{kind}Reference w:type="{which}" r:id="{key}"/>'


def made(
    *body: str,
    last: str = PORTRAIT,
    stories: Mapping[str, str] | None = None,
    footnotes: Sequence[str] = (),
    endnotes: Sequence[str] = (),
    styles: str = "",
) -> bytes:
    """A template; ``stories`` are headers and footers by their id (``rIdHeader1`` …)."""
    parts = unzipped(document("".join(body) + last, "示例"))
    text = parts["word/document.xml"].decode()
    inner = text[text.index("<w:body>") : text.index("</w:document>")]
    parts["word/document.xml"] = making.root("document", inner).encode()  # with all namespaces
    more = {key: (_kind(key), xml) for key, xml in (stories or {}).items()}
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        if notes:
            more[f"rId{kind}s"] = (f"{kind}s", _separators(kind) + "".join(notes))
    for key, (kind, xml) in more.items():
        _add(parts, key, kind, xml)
    if styles:
        _insert(parts, "word/styles.xml", styles, "</w:styles>")
    return zipped(parts)


def note(text: str, number: int = 2, kind: str = "footnote") -> str:
    """A note's text, with its number before it as Word writes it."""
    mark = f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:{kind}Ref/></w:r>'
    return f'<w:{kind} w:id="{number}">{p(mark + r(text), "FootnoteText")}</w:{kind}>'


def noted(number: int = 2, kind: str = "footnote") -> str:
    face = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{face}<w:{kind}Reference w:id="{number}"/></w:r>'


def _kind(key: str) -> str:
    return "header" if "Header" in key else "footer"


def _separators(kind: str) -> str:
    return "".join(
        f'<w:{kind} w:type="{what}" w:id="{number}"><w:p><w:r><w:{what}/></w:r></w:p></w:{kind}>'
        for number, what in enumerate(("separator", "continuationSeparator"))
    )


def _add(parts: dict[str, bytes], key: str, kind: str, xml: str) -> None:
    name = f"{key.removeprefix('rId').lower()}.xml"
    roots = {"header": "hdr", "footer": "ftr"}
    parts[f"word/{name}"] = making.root(roots.get(kind, kind), xml).encode()
    relation = f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{name}"/>'
    _insert(parts, "word/_rels/document.xml.rels", relation, "</Relationships>")
    override = f'<Override PartName="/word/{name}" ContentType="{TYPES}{kind}+xml"/>'
    _insert(parts, "[Content_Types].xml", override, "</Types>")


def _insert(parts: dict[str, bytes], name: str, text: str, before: str) -> None:
    parts[name] = parts[name].decode().replace(before, text + before).encode()
