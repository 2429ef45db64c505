"""The .docx file as a package: its parts read safely, and written with fixed bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from struct import pack

from lxml import etree

from reportgen.errors import TemplateError
from reportgen.word.faults import Fault
from reportgen.word.ooxml import Element, parse_xml

#: A template larger than this, unpacked, is refused.
LARGEST = 64 * 1024 * 1024

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_FILLED = ("document.main", "header", "footer", "footnotes", "endnotes")
_PERSONAL = ("comments", "people")


def read_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a .docx by name. Raises ``TemplateError`` for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if sum(info.file_size for info in infos) > LARGEST:
                raise _unusable(f"模板解开后超过{LARGEST >> 20}MB")
            parts = {info.filename: archive.read(info) for info in infos}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error):
        raise _unusable("文件不是Word文档（.docx），或已损坏、加密") from None
    if CONTENT_TYPES not in parts or DOCUMENT not in parts:
        raise _unusable("压缩包里没有Word正文（word/document.xml）")
    return parts


def parse_part(parts: Mapping[str, bytes], name: str) -> Element:
    """A part's tree. Raises ``TemplateError`` where it is not well-formed."""
    try:
        return parse_xml(parts[name])
    except (etree.XMLSyntaxError, ValueError):
        raise _unusable(f"文档内部的{name}已损坏") from None


def _unusable(message: str) -> TemplateError:
    return TemplateError([Fault("T15", message, "请用Word或WPS重新另存为.docx")])


def filled_parts(parts: Mapping[str, bytes]) -> list[str]:
    """The parts that may hold tags: the body first, then headers, footers and notes."""
    types = parse_part(parts, CONTENT_TYPES)
    found = [DOCUMENT]
    for override in types.findall(f"{_CT}Override"):
        name, kind = override.get("PartName", "").lstrip("/"), override.get("ContentType", "")
        words = kind.removesuffix("+xml").rpartition("wordprocessingml.")[2]
        if words in _FILLED and name in parts and name != DOCUMENT:
            found.append(name)
    return sorted(set(found), key=lambda name: (name != DOCUMENT, name))


def without_comments(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The package without reviewers' comments: their parts, relationships and content types."""
    gone = {name for name in parts if posixpath.basename(name).startswith(_PERSONAL)}
    if not gone:
        return parts
    kept = {name: data for name, data in parts.items() if name not in gone}
    types = parse_part(kept, CONTENT_TYPES)
    for override in types.findall(f"{_CT}Override"):
        if override.get("PartName", "").lstrip("/") in gone:
            types.remove(override)
    kept[CONTENT_TYPES] = etree.tostring(
        types, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    rels_name = "word/_rels/document.xml.rels"
    if rels_name in kept:
        rels = parse_part(kept, rels_name)
        for rel in rels.findall(f"{_REL}Relationship"):
            if posixpath.join("word", rel.get("Target", "")) in gone:
                rels.remove(rel)
        kept[rels_name] = etree.tostring(
            rels, xml_declaration=True, encoding="UTF-8", standalone=True
        )
    return kept


class Entry:
    """One part as it lies in the zip: local header with data, and its directory record."""

    __slots__ = ("_directory", "checksum", "local", "name")

    def __init__(self, name: str, data: bytes, level: int = 6) -> None:
        """Deflate ``data``; the date is the earliest a zip can hold, so bytes never vary."""
        packer = zlib.compressobj(level, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush()
        self.name, self.checksum = name, zlib.crc32(data)
        raw_name = name.encode()
        flags = 0 if raw_name.isascii() else 0x800
        fields = pack("<HHHHHIIIHH", 20, flags, 8, 0, 33, self.checksum, len(packed), len(data),
                      len(raw_name), 0)  # fmt: skip
        self.local = b"".join((b"PK\x03\x04", fields, raw_name, packed))
        self._directory = (pack("<4sH", b"PK\x01\x02", 20) + fields + bytes(10), raw_name)

    def directory(self, offset: int) -> bytes:
        """The record in the central directory for an entry that begins at ``offset``."""
        fields, raw_name = self._directory
        return fields + pack("<I", offset) + raw_name


def join(entries: Iterable[Entry]) -> bytes:
    """The zip file of the entries, in their order."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for entry in entries:
        directory.append(entry.directory(offset))
        pieces.append(entry.local)
        offset += len(entry.local)
    records = b"".join(directory)
    count = len(directory)
    end = pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(records), offset, 0)
    return b"".join((*pieces, records, end))
