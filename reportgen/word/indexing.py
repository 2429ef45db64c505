"""The index of a package: its relationships and content types, read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.word.archive import Entry
from reportgen.word.index import COMMENTS, CONTENT_TYPES, Index, Relation, entry_of, relations_of
from reportgen.word.package import parse_part, serialised

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def index_of(parts: Mapping[str, bytes], filled: Iterable[str]) -> Index:
    """The index of a package; the first of the ``filled`` parts is its body."""
    names = list(filled)
    relations = {name: _read(parts, name) for name in names}
    prefix = "rIdPrinted"
    while any(key.startswith(prefix) for own in relations.values() for key in own):
        prefix += "_"
    return Index(
        body=names[0],
        relations=relations,
        ready={name: entry_of(name, own) for name, own in relations.items() if own},
        names=frozenset(parts),
        prefix=prefix,
        types=(_types(parts, []), _types(parts, [COMMENTS])),
    )


def _read(parts: Mapping[str, bytes], part: str) -> dict[str, Relation]:
    name = relations_of(part)
    rows = parse_part(parts, name) if name in parts else ()
    return {
        row.get("Id", ""): Relation(
            row.get("Type", ""), row.get("Target", ""), row.get("TargetMode") == "External"
        )
        for row in rows
    }


def _types(parts: Mapping[str, bytes], added: Iterable[str]) -> Entry:
    """The content types with those of pictures, and of comments where they are ``added``."""
    root = parse_part(parts, CONTENT_TYPES)
    known = {one.get("Extension", "").lower() for one in root.findall(f"{_TYPES}Default")}
    for kind in ("jpeg", "png"):
        if kind not in known:
            default = root.makeelement(
                f"{_TYPES}Default", {"Extension": kind, "ContentType": f"image/{kind}"}
            )
            root.insert(0, default)
    for name in added:
        override = {"PartName": f"/{name}", "ContentType": _COMMENTS_TYPE}
        root.append(root.makeelement(f"{_TYPES}Override", override))
    return Entry(CONTENT_TYPES, serialised(root))
