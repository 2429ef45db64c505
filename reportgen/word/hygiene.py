"""What is personal in a template stays with its author: no printed document has any of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from reportgen.word.images import without_notes
from reportgen.word.index import CONTENT_TYPES, relations_of
from reportgen.word.notation import w
from reportgen.word.ooxml import Element, remove
from reportgen.word.package import (
    ROOT_RELATIONS,
    parse_part,
    serialised,
    source_of,
    target_of,
    types_of,
)
from reportgen.word.reaching import PARTS
from reportgen.word.seal import CORE

_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_SETTINGS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"
#: What the relationships of parts are called that tell of people and their computers. A signature
#: names who signed the template, and a printed document would break it; a label names the tenant.
#: Building blocks are a document of their own with settings of its own; nothing of it is printed.
_PERSONAL = re.compile(
    r"/(?:core-properties|extended-properties|custom-properties|thumbnail|comments\w*|people"
    r"|attachedTemplate|mailMerge\w*|customXml\w*|digital-signature/origin|classificationlabels"
    r"|glossaryDocument|printerSettings)$"
)
#: Where Word keeps what was bound to content controls, and document servers what they know.
_CUSTOM = "customXml/"
#: The path of the template, a mail merge's sources, the ids of editing sessions; the variables, in
#: whose ``commondata`` WPS keeps ids of computer and user. And the wish that changes be tracked:
#: the clerk's first keystroke in the printed document would carry the clerk's name.
#: The last three lead to what a document is read or written with elsewhere.
_PERSONAL_SETTINGS = ("attachedTemplate", "mailMerge", "rsids", "docVars", "trackRevisions",
                      "linkStyles", "attachedSchema", "saveThroughXslt")  # fmt: skip
_PLAIN = re.compile(r"\.(?:xml|rels|png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|wdp|odttf)$", re.IGNORECASE)
_CHART_DATA = "{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData"


def without_personal(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The package without comments, personal properties and notes of cameras.

    It is ready for properties of ours.
    """
    kept = {name: _without_workbook(name, data) for name, data in parts.items()}
    gone = {CORE, *(name for name in parts if name.startswith(_CUSTOM))}
    for name in [name for name in parts if name.endswith(".rels")]:
        gone |= _cut(kept, name)
    gone |= set(_reached(parts, gone)) - set(_reached(kept, [""]))
    for name in gone:
        kept.pop(name, None)
        kept.pop(relations_of(name), None)
    settings = {name for name, kind in types_of(parts) if kind == _SETTINGS_TYPE}
    _retype(kept, gone)
    _add_type_of_ours(kept)
    return {
        name: _impersonal(data) if name in settings else without_notes(data)
        for name, data in kept.items()
    }


def _cut(parts: dict[str, bytes], name: str) -> set[str]:
    """Take the personal relationships out of a part of such; the parts that they led to."""
    relations = parse_part(parts, name)
    inner = {one: target_of(name, one) for one in relations if _is_inner(one)}
    personal = [
        one
        for one in relations
        if _PERSONAL.search(one.get("Type", "")) or inner.get(one, "").startswith(_CUSTOM)
    ]
    personal += _unused(parts, name, [one for one in relations if one not in personal])
    for relation in personal:
        remove(relation)
    if name == ROOT_RELATIONS:
        etree.SubElement(
            relations, f"{_REL}Relationship",
            {"Id": _free_id(relations), "Type": _CORE_RELATION, "Target": CORE},
        )  # fmt: skip
    if personal or name == ROOT_RELATIONS:
        parts[name] = serialised(relations)
    return {inner[one] for one in personal if one in inner}


def _unused(parts: Mapping[str, bytes], name: str, relations: list[Element]) -> list[Element]:
    """Those that lead to what is not the document's own, where nothing in their part uses them.

    Panes of add-ins, changed menus and keys hang on a document so, and programs start them.
    """
    others = [one for one in relations if one.get("Type", "").rpartition("/")[2] not in PARTS]
    source = source_of(name)
    if not others or (source and source not in parts):
        return []
    used = set()
    if source:
        used = {value for one in parse_part(parts, source).iter() for value in one.attrib.values()}
    return [one for one in others if one.get("Id") not in used]


def _without_workbook(name: str, data: bytes) -> bytes:
    """A chart without the workbook it was drawn from: it shows the values it has itself."""
    if not name.endswith(".xml") or b"externalData" not in data:
        return data
    root = parse_part({name: data}, name)
    found = list(root.iter(_CHART_DATA))
    for one in found:
        remove(one)
    return serialised(root) if found else data


def without_strays(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The package without files that nothing leads to and that are neither XML nor pictures."""
    reached = {CORE, *_reached(parts, [""])}
    gone = {name for name in parts if name not in reached and not _PLAIN.search(name)}
    kept = {name: data for name, data in parts.items() if name not in gone}
    if gone:
        _retype(kept, gone)
    return kept


def _is_inner(relation: Element) -> bool:
    return relation.get("TargetMode") != "External"


def _reached(parts: Mapping[str, bytes], names: Iterable[str]) -> Iterator[str]:
    """The parts that relationships lead to from these, over any number of others.

    ``""`` is the package itself.
    """
    found = set(names)
    left = list(found)
    while left:
        relations = relations_of(left.pop())
        if relations not in parts:
            continue
        targets = (target_of(relations, one) for one in parse_part(parts, relations)
                   if _is_inner(one))  # fmt: skip
        new = {target for target in targets if target not in found}
        found |= new
        left += new
        yield from new


def _free_id(relations: Element) -> str:
    taken = {relation.get("Id") for relation in relations}
    return next(name for n in range(len(taken) + 1) if (name := f"rIdCore{n}") not in taken)


def _retype(parts: dict[str, bytes], gone: set[str]) -> None:
    """Let the content types name the parts that are there."""
    types = parse_part(parts, CONTENT_TYPES)
    for override in types.findall(f"{_CT}Override"):
        if override.get("PartName", "").lstrip("/") in gone:
            remove(override)
    parts[CONTENT_TYPES] = serialised(types)


def _add_type_of_ours(parts: dict[str, bytes]) -> None:
    types = parse_part(parts, CONTENT_TYPES)
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
