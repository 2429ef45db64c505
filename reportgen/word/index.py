"""The package around the filled parts: relationships and content types, ready to be added to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

import attrs

from reportgen.word.archive import Entry
from reportgen.word.package import CONTENT_TYPES, parse_part, relations_of, serialised

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: Where the comments of a draft and all pictures lie; the template's own comments are gone.
COMMENTS, MEDIA = "word/comments.xml", "word/media"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@attrs.frozen
class Relation:
    """Where a part leads: to another part, or ``is_outside``."""

    kind: str
    target: str
    is_outside: bool = False


Relations = Mapping[str, Relation]


@attrs.frozen
class Index:
    """The relationships of the parts that are filled, by part and id; ``body`` is the first.

    ``ready`` are the relationships that need no addition, ``names`` all parts of the package,
    ``prefix`` begins no id in it. ``types`` are the content types without comments and with them.
    """

    body: str
    relations: Mapping[str, Relations]
    ready: Mapping[str, Entry]
    names: frozenset[str]
    prefix: str
    types: tuple[Entry, Entry]

    @classmethod
    def of(cls, parts: Mapping[str, bytes], filled: Iterable[str]) -> Index:
        """The index of a package; the first of the ``filled`` parts is its body."""
        names = list(filled)
        relations = {name: _read(parts, name) for name in names}
        prefix = "rIdPrinted"
        while any(key.startswith(prefix) for own in relations.values() for key in own):
            prefix += "_"
        return cls(
            body=names[0],
            relations=relations,
            ready={name: entry_of(name, own) for name, own in relations.items() if own},
            names=frozenset(parts),
            prefix=prefix,
            types=(_types(parts, []), _types(parts, [COMMENTS])),
        )

    def is_own(self, name: str) -> bool:
        """Whether a part is made anew for each document."""
        return name == CONTENT_TYPES or name in {relations_of(part) for part in self.relations}


def entry_of(part: str, relations: Relations) -> Entry:
    """The relationships of a part, as they lie in the package."""
    rows = "".join(
        f'<Relationship Id="{escape(name)}" Type="{escape(one.kind)}"'
        f' Target="{escape(one.target)}"' + (' TargetMode="External"/>' if one.is_outside else "/>")
        for name, one in relations.items()
    )
    xml = f'{HEAD}<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'
    return Entry(relations_of(part), xml.encode())


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
