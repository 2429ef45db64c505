"""The part of a package that holds its comments, kept or made; the package written as a file."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping

from lxml import etree

from reportgen.word import package
from reportgen.word.index import CONTENT_TYPES, relations_of
from reportgen.word.notation import W, w, whole
from reportgen.word.ooxml import Element, parse_xml

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def enter_part(parts: dict[str, bytes], body: str) -> str:
    """The part that holds a body's comments; a new one is entered in relationships and types."""
    relations = relations_of(body)
    if relations not in parts:
        parts[relations] = f'<Relationships xmlns="{_RELATIONS[1:-1]}"></Relationships>'.encode()
    root = package.parse_part(parts, relations)
    for one in root:
        if one.get("Type") == _KIND:
            return package.target_of(relations, one)
    name = _new_name(parts, posixpath.dirname(body))
    relation = etree.SubElement(root, f"{_RELATIONS}Relationship")
    taken = {one.get("Id") for one in root}
    relation.set("Id", next(f"rIdC{n}" for n in range(1, 10_000) if f"rIdC{n}" not in taken))
    relation.set("Type", _KIND)
    relation.set("Target", posixpath.basename(name))
    parts[relations] = package.serialised(root)
    types = package.parse_part(parts, CONTENT_TYPES)
    override = etree.SubElement(types, f"{_TYPES}Override")
    override.set("PartName", f"/{name}")
    override.set("ContentType", _TYPE)
    parts[CONTENT_TYPES] = package.serialised(types)
    return name


def _new_name(parts: Mapping[str, bytes], folder: str) -> str:
    names = (posixpath.join(folder, f"comments{n or ''}.xml") for n in range(10_000))
    return next(name for name in names if name not in parts)


def first_free(parts: Mapping[str, bytes], name: str, root: Element) -> int:
    """The first number above those of the comments that are there."""
    known = root.iter(w("commentRangeStart"), w("commentReference"))
    numbers = [whole(one.get(w("id"), "")) for one in known]
    if name in parts:
        numbers += [whole(one.get(w("id"), "")) for one in package.parse_part(parts, name)]
    return max(numbers, default=-1) + 1


def with_comments(part: bytes | None, comments: Iterable[str]) -> bytes:
    """The part with more comments."""
    added = parse_xml(f'<w:comments xmlns:w="{W}">{"".join(comments)}</w:comments>'.encode())
    if part is None:
        return package.serialised(added)
    root = parse_xml(part)
    root.extend(list(added))
    return package.serialised(root)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Parts as a file; the same parts make the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
