"""The .docx file as a package: its parts read safely, and what is personal left out."""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree

from reportgen.errors import TemplateError
from reportgen.word.faults import Fault
from reportgen.word.ooxml import Element, parse_xml, remove, w
from reportgen.word.seal import CORE

#: A template larger than this, unpacked, or of more parts is refused.
LARGEST, MOST_PARTS = 64 * 1024 * 1024, 4096

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_BODY = _WORD_TYPE.format("document.main")
_FILLED = {_WORD_TYPE.format(name) for name in ("header", "footer", "footnotes", "endnotes")}
_ROOTS = {w(name) for name in ("document", "hdr", "ftr", "footnotes", "endnotes")}
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
#: What the relationships of parts are called that tell of people and their computers.
_PERSONAL = re.compile(
    r"/(?:core-properties|extended-properties|custom-properties|thumbnail|comments\w*|people"
    r"|attachedTemplate|mailMerge\w*)$"
)
#: The path of the template, a mail merge's sources, the ids of editing sessions.
_PERSONAL_SETTINGS = ("attachedTemplate", "mailMerge", "rsids")
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
    bodies = [name for name, kind in _types(parts) if kind == _BODY and name in parts]
    if len(bodies) != 1:
        raise _unusable("压缩包里没有Word正文，或是带宏的文档、Word模板（.dotx）")
    return bodies[0]


def filled_parts(parts: Mapping[str, bytes]) -> list[str]:
    """The parts that may hold tags: the body first, then headers, footers and notes."""
    others = {name for name, kind in _types(parts) if kind in _FILLED and name in parts}
    return [body_of(parts), *sorted(others)]


def _types(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    for override in parse_part(parts, CONTENT_TYPES).findall(f"{_CT}Override"):
        yield override.get("PartName", "").lstrip("/"), override.get("ContentType", "")


def without_personal(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The package without comments and personal properties, ready for properties of ours."""
    kept = dict(parts)
    gone: set[str] = set()
    for name in [name for name in parts if name.endswith(".rels")]:
        relations = parse_part(parts, name)
        personal = [one for one in relations if _PERSONAL.search(one.get("Type", ""))]
        for relation in personal:
            if relation.get("TargetMode") != "External":
                gone.add(_target(name, relation))
            remove(relation)
        if name == ROOT_RELATIONS:
            etree.SubElement(
                relations, f"{_REL}Relationship",
                {"Id": _free_id(relations), "Type": _CORE_RELATION, "Target": CORE},
            )  # fmt: skip
        if personal or name == ROOT_RELATIONS:
            kept[name] = serialised(relations)
    for name in (*gone, *map(_relations_of, gone), CORE):
        kept.pop(name, None)
    _retype(kept, gone)
    return {name: _impersonal(data) if name.endswith("/settings.xml") else data
            for name, data in kept.items()}  # fmt: skip


def _target(relations: str, relation: Element) -> str:
    source = posixpath.dirname(posixpath.dirname(relations))
    return _normal(posixpath.join("/", source, relation.get("Target", "")).lstrip("/"))


def _relations_of(name: str) -> str:
    folder, stem = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{stem}.rels")


def _free_id(relations: Element) -> str:
    taken = {relation.get("Id") for relation in relations}
    return next(name for n in range(len(taken) + 1) if (name := f"rIdCore{n}") not in taken)


def _retype(parts: dict[str, bytes], gone: set[str]) -> None:
    """Let the content types name the parts that are there, and our properties."""
    types = parse_part(parts, CONTENT_TYPES)
    for override in types.findall(f"{_CT}Override"):
        if override.get("PartName", "").lstrip("/") in {*gone, CORE}:
            remove(override)
    attributes = {"PartName": f"/{CORE}", "ContentType": _CORE_TYPE}
    etree.SubElement(types, f"{_CT}Override", attributes)
    parts[CONTENT_TYPES] = serialised(types)


def _impersonal(settings: bytes) -> bytes:
    """Settings without what tells of the author's computer and hours of work."""
    root = parse_part({"settings.xml": settings}, "settings.xml")
    found = [one for name in _PERSONAL_SETTINGS for one in root.findall(w(name))]
    for one in found:
        remove(one)
    return serialised(root) if found else settings


def serialised(root: Element) -> bytes:
    """A part as it is stored."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
