"""Word templates made of a few lines: paragraphs, runs, tables, headers, notes, as XML."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Parts = dict[str, str | bytes]


def style(style_id: str, name: str, *, kind: str = "paragraph", base: str = "", inner: str = "",
          aliases: str = "") -> str:  # fmt: skip
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    also = f'<w:aliases w:val="{aliases}"/>' if aliases else ""
    return (f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{also}'
            f"{based}{inner}</w:style>")  # fmt: skip


def outline(level: int) -> str:
    return f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>'


STYLES = "".join((
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="tn"><w:name w:val="Normal Table"/></w:style>',
    style("1", "heading 1", base="a", inner=outline(1)),
    style("2", "heading 2", base="a", inner=outline(2)),
    style("3", "heading 3", base="a", inner=outline(3)),
    style("item", "列项", base="a"),
    style("head", "段首", kind="character"),
    style("grid", "网格", kind="table"),
    style("mine", "我的标题", base="1"),
))  # fmt: skip


def root(name: str, inner: str) -> str:
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
    return f'{HEAD}<w:{name} {spaces} mc:Ignorable="w14 w15">{inner}</w:{name}>'


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, face: str = "") -> str:
    properties = f"<w:rPr>{face}</w:rPr>" if face else ""
    return f"<w:r>{properties}{t(text)}</w:r>"


def styled(text: str, style_id: str = "head") -> str:
    return r(text, f'<w:rStyle w:val="{style_id}"/>')


def p(content: str = "", style_id: str = "", properties: str = "") -> str:
    """A paragraph of XML runs, or of plain text."""
    runs = content if content.startswith("<") or not content else r(content)
    named = f'<w:pStyle w:val="{style_id}"/>' if style_id else ""
    inner = named + properties
    return f"<w:p>{f'<w:pPr>{inner}</w:pPr>' if inner else ''}{runs}</w:p>"


def tc(content: str, properties: str = '<w:tcW w:w="2000" w:type="dxa"/>') -> str:
    inner = content if content.startswith("<w:p") or content.startswith("<w:tbl") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str) -> str:
    return f"<w:tr>{''.join(c if c.startswith('<w:tc>') else tc(c) for c in cells)}</w:tr>"


def table(*rows: Iterable[str], columns: int = 2) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    lines = "".join(tr(*row) for row in rows)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>")  # fmt: skip


def section(*references: str) -> str:
    return f'<w:sectPr>{"".join(references)}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def docx(
    *body: str,
    headers: Mapping[str, str] | None = None,
    footers: Mapping[str, str] | None = None,
    footnotes: str = "",
    styles: str = STYLES,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A .docx; headers and footers by kind (default, first, even)."""
    parts: Parts = {}
    overrides = {"word/document.xml": "document.main", "word/styles.xml": "styles",
                 "word/settings.xml": "settings"}  # fmt: skip
    relations = [("styles", "styles.xml"), ("settings", "settings.xml")]
    references = []
    for kind, texts in (("header", headers or {}), ("footer", footers or {})):
        for number, (which, inner) in enumerate(texts.items(), 1):
            name = f"{kind}{number}.xml"
            parts[f"word/{name}"] = root("hdr" if kind == "header" else "ftr", inner)
            overrides[f"word/{name}"] = kind
            relations.append((kind, name))
            references.append(f'<w:{kind}Reference w:type="{which}" r:id="rId{len(relations)}"/>')
    if footnotes:
        parts["word/footnotes.xml"] = root("footnotes", _SEPARATORS + footnotes)
        overrides["word/footnotes.xml"] = "footnotes"
        relations.append(("footnotes", "footnotes.xml"))
    parts["word/styles.xml"] = root("styles", styles)
    notes = "".join(f'<w:footnote w:id="{n}"/>' for n in (0, 1))
    footnote_settings = f"<w:footnotePr>{notes}</w:footnotePr>" if footnotes else ""
    parts["word/settings.xml"] = root("settings", footnote_settings)
    parts["word/document.xml"] = root(
        "document", f"<w:body>{''.join(body)}{section(*references)}</w:body>"
    )
    parts["word/_rels/document.xml.rels"] = rels(
        *((f"{OFFICE}/{kind}", target) for kind, target in relations)
    )
    parts["_rels/.rels"] = rels((f"{OFFICE}/officeDocument", "word/document.xml"))
    parts["[Content_Types].xml"] = content_types(
        {name: f"{TYPES}{kind}+xml" for name, kind in overrides.items()}
    )
    return zipped(parts | dict(more or {}))


_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for number, kind in enumerate(("separator", "continuationSeparator"))
)


def footnote(text: str, number: int = 2) -> str:
    return f'<w:footnote w:id="{number}">{p(text)}</w:footnote>'


def noted(text: str, number: int = 2) -> str:
    return r(text) + f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def rels(*relations: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, 1)
    )
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{uri}">{rows}</Relationships>'


def content_types(overrides: Mapping[str, str]) -> str:
    rows = "".join(
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>"
        for name, kind in overrides.items()
    )
    uri = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (f'{HEAD}<Types xmlns="{uri}"><Default Extension="rels" ContentType="{relations}"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>')  # fmt: skip


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def control(inner: str, properties: str = "") -> str:
    """A content control."""
    return (f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>"
            f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>")  # fmt: skip


def text_box(inner: str, number: int = 1) -> str:
    """A run with a text box as Word writes it: the drawing, and the same text once more as VML."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    shape = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )
    drawing = (
        '<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/>'
        f'<wp:docPr id="{number}" name="文本框 {number}"/>{shape}</wp:inline></w:drawing>'
    )
    fallback = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
