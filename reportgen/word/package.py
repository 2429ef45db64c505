"""The .docx file as a package: its parts read safely."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree

from reportgen.errors import TemplateError
from reportgen.word.faults import Fault
from reportgen.word.index import CONTENT_TYPES
from reportgen.word.notation import w
from reportgen.word.ooxml import Element, parse_xml

#: A template larger than this, unpacked, or of more parts is refused.
LARGEST, MOST_PARTS = 64 * 1024 * 1024, 4096
#: So many signs that begin an element or an attribute: each is kept as an object of 100 bytes and
#: more, so that a few megabytes of them would fill the memory. 300 pages of tables have half.
MOST_MARKUP = 400_000

_XML = (".xml", ".rels", ".svg")
ROOT_RELATIONS = "_rels/.rels"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_BODY = _WORD_TYPE.format("document.main")
_FILLED = {_WORD_TYPE.format(name) for name in ("header", "footer", "footnotes", "endnotes")}
_ROOTS = {w(name) for name in ("document", "hdr", "ftr", "footnotes", "endnotes")}
#: A member whose name begins with a NUL, and therefore has none, is an IndexError.
_UNREADABLE = (zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError, IndexError,
               struct.error, zlib.error)  # fmt: skip
#: What a package may be packed by: ECMA-376-2, Annex C. Others unpack without a bound on memory.
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
#: What no name of a part has: signs that no file may have on Windows, and those that are not seen.
_ODD = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\\\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
_LONGEST_NAME = 255


def read_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a .docx by name. Raises ``TemplateError`` for anything else."""
    if len(data) > LARGEST:
        raise _unusable(f"模板超过{LARGEST >> 20}MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST:
                raise _unusable(f"模板解开后超过{LARGEST >> 20}MB或{MOST_PARTS}个文件")
            _check_names([info.filename for info in infos])
            parts = {info.filename: _unpacked(archive, info) for info in infos}
    except _UNREADABLE:
        raise _unusable("文件不是Word文档（.docx），或已损坏、加密") from None
    if CONTENT_TYPES not in parts or ROOT_RELATIONS not in parts:
        raise _unusable("压缩包里没有Word文档")
    _check_markup(parts)
    body_of(parts)
    return parts


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A part, unpacked no further than to the size it states, which may be a lie."""
    if info.compress_type not in _METHODS:
        raise zipfile.BadZipFile
    with archive.open(info) as file:
        return file.read(info.file_size + 1)


def _check_names(names: list[str]) -> None:
    if not all(_is_plain(name) for name in names):
        raise _unusable("压缩包里有不正常的文件名")
    # Case makes no difference (ECMA-376-2, 6.2.2.3), and programs differ in which they take.
    if len({name.casefold() for name in names}) < len(names):
        raise _unusable("压缩包里有重名的文件")


def _is_plain(name: str) -> bool:
    is_odd = name.startswith("/") or len(name) > _LONGEST_NAME or _ODD.search(name)
    return not is_odd and _normal(name) == name


def _check_markup(parts: Mapping[str, bytes]) -> None:
    """Refuse what would be too much once it is parsed; all of it together, then each part read."""
    if (
        sum(_markup(data) for name, data in parts.items() if name.lower().endswith(_XML))
        > MOST_MARKUP
    ):
        raise _too_much()


def _markup(data: bytes) -> int:
    return data.count(b"<") + data.count(b"=")


def _too_much() -> TemplateError:
    message = f"模板里的内容太多（超过{MOST_MARKUP // 10_000}万个元素和属性）"
    return TemplateError([Fault("T24", message, "请把重复的行改成循环，或拆成几个模板")])


def _normal(name: str) -> str:
    return posixpath.normpath("/" + name)[1:]


def target_of(relations: str, relation: Element) -> str:
    """The part that a relationship leads to; ``relations`` is the part it stands in."""
    source = posixpath.dirname(posixpath.dirname(relations))
    return _normal(posixpath.join("/", source, relation.get("Target", "")).lstrip("/"))


def source_of(relations: str) -> str:
    """The part whose relationships a part holds; empty for the package, and for any other part."""
    folder, stem = posixpath.split(relations)
    is_one = folder.endswith("_rels") and stem.endswith(".rels")
    return posixpath.join(posixpath.dirname(folder), stem.removesuffix(".rels")) if is_one else ""


def _unusable(message: str) -> TemplateError:
    return TemplateError([Fault("T15", message, "请用Word或WPS重新另存为.docx")])


def parse_part(parts: Mapping[str, bytes], name: str) -> Element:
    """A part's tree. Raises ``TemplateError`` where it is not well-formed."""
    if _markup(parts[name]) > MOST_MARKUP:
        raise _too_much()
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
