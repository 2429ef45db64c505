"""Word files made of a few lines of XML, split into runs as Word splits what people type."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

_OOXML = "http://schemas.openxmlformats.org"
_OFFICE = f"{_OOXML}/officeDocument/2006/relationships"
_PACKAGE = f"{_OOXML}/package/2006"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_CORE_PART = "docProps/core.xml"
_CORE_RELATION = f"{_PACKAGE}/relationships/metadata/core-properties"
#: The parts a document may have beside its body, and their root elements.
_ROOTS = {"styles": "styles", "header": "hdr", "footer": "ftr", "footnotes": "footnotes",
          "comments": "comments"}  # fmt: skip
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = {
    "w": f"{_OOXML}/wordprocessingml/2006/main",
    "r": _OFFICE,
    "mc": f"{_OOXML}/markup-compatibility/2006",
    "wp": f"{_OOXML}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OOXML}/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
#: Word gives every sitting of an author an id.
_RSIDS = tuple(f"{0x00A4117C + 0x9E3779B1 * sitting & 0x00FFFFFF:08X}" for sitting in range(24))
_TAG = re.compile(r"(\{[{%].*?[%}]\})")
_CHINESE = re.compile(r"[^\x00-\x7f]")
_NAME = re.compile(r"(?<=\{\{ )|(?=\|)|(?= \}\})")


# Paragraphs


def run(text: str, properties: str = "") -> str:
    """One run, as short as it can be."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str = "", style: str = "", properties: str = "") -> str:
    """A paragraph of plain text or of XML runs."""
    runs = content if content.startswith("<") or not content else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def typed(text: str, style: str, seed: int = 0, face: str = "") -> str:
    """A paragraph as Word stores it after editing: revision ids, and tags cut into runs.

    Word begins a run where the script changes and where the author came back another day.
    """
    runs = "".join(
        _word_run(piece, _rsid(seed + place), face + _bold(piece, seed))
        for place, piece in enumerate(_pieces(text, seed))
    )
    return (
        f'<w:p w:rsidR="{_rsid(seed)}" w:rsidRDefault="{_rsid(seed * 5)}"><w:pPr>'
        f'<w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'
    )


def _rsid(seed: int) -> str:
    return _RSIDS[seed * 7 % len(_RSIDS)]


def _pieces(text: str, seed: int) -> Iterator[str]:
    """Of four tags one is cut within, one is a run of its own, two stand in the text around."""
    around = ""
    for place, piece in enumerate(_TAG.split(text)):
        turn = (seed + place // 2) % 4
        if piece.startswith("{{") and turn < 2:
            yield from filter(None, (around, *(_NAME.split(piece) if turn else [piece])))
            around = ""
        else:
            around += piece
    if around:
        yield around


def _bold(piece: str, seed: int) -> str:
    return "<w:b/>" if seed % 3 == 0 and piece.startswith("{{") and "}}" in piece[-2:] else ""


def _word_run(text: str, rsid: str, face: str) -> str:
    hint = '<w:rFonts w:hint="eastAsia"/>' if _CHINESE.search(text) else ""
    inner = f"<w:rPr>{hint}{face}</w:rPr>" if hint or face else ""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f'<w:r w:rsidRPr="{rsid}">{inner}<w:t{space}>{escape(text)}</w:t></w:r>'


# Tables


def cell(content: str, width: int = 1100) -> str:
    inner = content if content.startswith("<w:p") else paragraph(content)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{inner}</w:tc>"
    )


def row(cells: Sequence[str], repeats: bool = False) -> str:
    kind = "<w:tblHeader/>" if repeats else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{kind}</w:trPr>{''.join(map(cell, cells))}</w:tr>"


def tag_row(tag: str) -> str:
    """A row that holds nothing but a row tag."""
    return f"<w:tr>{cell(tag)}</w:tr>"


def table(rows: Iterable[str], columns: int, style: str = "") -> str:
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    grid = '<w:gridCol w:w="1100"/>' * columns
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


# Packages


def section(references: str = "") -> str:
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851"'
        ' w:footer="1400" w:gutter="0"/></w:sectPr>'
    )


def docx(*body: str, core: str = "", **parts: str) -> bytes:
    """A .docx of these elements; ``core`` are its properties, ``parts`` what stands in others."""
    given = {kind: _root(_ROOTS[kind], inner) for kind, inner in parts.items() if inner}
    margins = "".join(
        f'<w:{kind}Reference w:type="default" r:id="rId{number}"/>'
        for number, kind in enumerate(given, 1)
        if kind in ("header", "footer")
    )
    names = {kind: f"word/{kind}.xml" for kind in given}
    types = {"word/document.xml": "document.main"} | {name: kind for kind, name in names.items()}
    relations = [(f"{_OFFICE}/{kind}", f"{kind}.xml") for kind in given]
    content = f"<w:body>{''.join(body)}{section(margins)}</w:body>"
    return zipped({
        "[Content_Types].xml": _content_types(types),
        "_rels/.rels": _relations(
            [(f"{_OFFICE}/officeDocument", "word/document.xml"), (_CORE_RELATION, _CORE_PART)]
        ),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/document.xml": _root("document", content),
        **{names[kind]: content for kind, content in given.items()},
        _CORE_PART: _properties(core),
    })  # fmt: skip


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def parts_of(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _root(name: str, inner: str) -> str:
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
    return f'{_HEAD}<w:{name} {spaces} mc:Ignorable="w14">{inner}</w:{name}>'


def _properties(inner: str) -> str:
    dublin = "http://purl.org/dc/elements/1.1/"
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{dublin}">{inner}'
        "</cp:coreProperties>"
    )


def _relations(relations: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _content_types(types: Mapping[str, str]) -> str:
    rows = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPES}{kind}+xml"/>'
        for name, kind in types.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{_CORE_PART}" ContentType="{core}"/>{rows}</Types>'
    )
