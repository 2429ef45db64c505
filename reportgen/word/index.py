"""The package around the filled parts: relationships and content types, ready to be added to."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

import attrs

from reportgen.word.archive import Entry
from reportgen.word.runs import attribute

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT_TYPES = "[Content_Types].xml"
#: Where the comments of a draft and all pictures lie; the template's own comments are gone.
COMMENTS, MEDIA = "word/comments.xml", "word/media"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


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

    def is_own(self, name: str) -> bool:
        """Whether a part is made anew for each document."""
        return name == CONTENT_TYPES or name in {relations_of(part) for part in self.relations}


def relations_of(name: str) -> str:
    """The part that holds another's relationships."""
    folder, stem = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{stem}.rels")


def entry_of(part: str, relations: Relations) -> Entry:
    """The relationships of a part, as they lie in the package."""
    rows = "".join(
        f'<Relationship Id="{attribute(name)}" Type="{attribute(one.kind)}"'
        f' Target="{attribute(one.target)}"'
        + (' TargetMode="External"/>' if one.is_outside else "/>")
        for name, one in relations.items()
    )
    xml = f'{HEAD}<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'
    return Entry(relations_of(part), xml.encode())
