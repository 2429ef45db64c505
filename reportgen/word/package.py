"""The .docx file as a package: its parts read safely."""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree

from reportgen.errors import TemplateError
from reportgen.word.faults import Fault
from reportgen.word.ooxml import Element, parse_xml, w

#: A template larger than this, unpacked, or of more parts is refused.
LARGEST, MOST_PARTS = 64 * 1024 * 1024, 4096

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_BODY = _WORD_TYPE.format("document.main")
_FILLED = {_WORD_TYPE.format(name) for name in ("header", "footer", "footnotes", "endnotes")}
_ROOTS = {w(name) for name in ("document", "hdr", "ftr", "footnotes", "endnotes")}
_UNREADABLE = (zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError, struct.error,
               zlib.error, lzma.LZMAError)  # fmt: skip


def read_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a .docx by name. Raises ``TemplateError`` for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST:
                raise _unusable(f"模板解开后超过{LARGEST >> 20}MB或{MOST_PARTS}个文件")
            parts = {info.filename: archive.read(info) for info in infos}
    except _UNREADABLE:
        raise _unusable("文件不是Word文档（.docx），或已损坏、加密") from None
    if CONTENT_TYPES not in parts or ROOT_RELATIONS not in parts:
        raise _unusable("压缩包里没有Word文档")
    if not all(_is_plain(name) for name in parts):
        raise _unusable("压缩包里有不正常的文件名")
    body_of(parts)
    return parts


def _is_plain(name: str) -> bool:
    return not name.startswith("/") and "\\" not in name and _normal(name) == name


def _normal(name: str) -> str:
    return posixpath.normpath("/" + name)[1:]


def target_of(relations: str, relation: Element) -> str:
    """The part that a relationship leads to; ``relations`` is the part it stands in."""
    source = posixpath.dirname(posixpath.dirname(relations))
    return _normal(posixpath.join("/", source, relation.get("Target", "")).lstrip("/"))


def relations_of(name: str) -> str:
    """The part that holds another's relationships."""
    folder, stem = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{stem}.rels")


def _unusable(message: str) -> TemplateError:
    return TemplateError([Fault("T15", message, "请用Word或WPS重新另存为.docx")])


def parse_part(parts: Mapping[str, bytes], name: str) -> Element:
    """A part's tree. Raises ``TemplateError`` where it is not well-formed."""
    try:
        return parse_xml(parts[name])
    except (etree.XMLSyntaxError, ValueError):
        raise _unusable(f"文档内部的{name}已损坏") from None


def parse_filled(parts: Mapping[str, bytes], name: str) -> Element:
    """The tree of a part that may hold tags: WordprocessingML under its usual prefix."""
    root = parse_part(parts, name)
    if root.tag not in _ROOTS or any(one.prefix != "w" for one in root.iter(w("*"))):
        raise _unusable(f"文档内部的{name}不是通常的Word格式（可能是“Strict Open XML”）")
    return root


def body_of(parts: Mapping[str, bytes]) -> str:
    """The name of the body's part. Raises ``TemplateError`` for macros, .dotx and the like."""
    bodies = [name for name, kind in types_of(parts) if kind == _BODY and name in parts]
    if len(bodies) != 1:
        raise _unusable("压缩包里没有Word正文，或是带宏的文档、Word模板（.dotx）")
    return bodies[0]


def filled_parts(parts: Mapping[str, bytes]) -> list[str]:
    """The parts that may hold tags: the body first, then headers, footers and notes."""
    others = {name for name, kind in types_of(parts) if kind in _FILLED and name in parts}
    return [body_of(parts), *sorted(others)]


def types_of(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The parts that have a content type of their own, with it."""
    for override in parse_part(parts, CONTENT_TYPES).findall(f"{_CT}Override"):
        yield override.get("PartName", "").lstrip("/"), override.get("ContentType", "")


def serialised(root: Element) -> bytes:
    """A part as it is stored."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
