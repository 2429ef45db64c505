"""A workbook's package with some of its parts changed; all others stay byte for byte.

Nothing is loaded and saved by a library of workbooks: what such a library does not know, it loses.
"""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from reportgen.forms.reading.parts import (
    DOCUMENT,
    MAIN,
    RELATIONS,
    parse,
    relations_name,
    targets,
    workbook_of,
)

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT_TYPES = "[Content_Types].xml"


class NotUnderstood(Exception):
    """A part that is not as parts of its kind are; the workbook is left alone."""


class Parcel:
    """The parts of a package; those that were asked for as trees are written anew."""

    def __init__(self, data: bytes) -> None:
        """Open a package that was looked over. Raises ``NotUnderstood``."""
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = {info.filename for info in self._archive.infolist()}
        self._trees: dict[str, Any] = {}
        self._added: dict[str, bytes] = {}
        self.workbook = workbook_of(self._archive)

    def texts(self) -> list[str]:
        """The texts that cells share, by number."""
        part = self.related(self.workbook, "sharedStrings")
        if not part:
            return []
        return ["".join(one.itertext()) for one in self.tree(part).iterfind(f"{{{MAIN}}}si")]

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self._names or part in self._added or part in self._trees

    def tree(self, part: str) -> Any:
        """A part as a tree, which may be changed. Raises ``NotUnderstood``."""
        if part not in self._trees:
            try:
                data = self._added.get(part) or self._archive.read(part)
                self._trees[part] = parse(data)
            except (KeyError, etree.XMLSyntaxError) as error:
                raise NotUnderstood(part) from error
        return self._trees[part]

    def put(self, part: str, data: bytes) -> None:
        """Add a part, or replace it."""
        self._trees.pop(part, None)
        self._added[part] = data

    def sheets(self) -> dict[str, str]:
        """The part of each sheet by its name."""
        related = targets(self._archive, self.workbook)
        rows = self.tree(self.workbook).iterfind(f"{{{MAIN}}}sheets/{{{MAIN}}}sheet")
        found = {
            row.get("name", ""): related.get(row.get(f"{{{DOCUMENT}}}id", ""), ("", ""))[1]
            for row in rows
        }
        return {name: part for name, part in found.items() if part in self._names}

    def related(self, part: str, kind: str) -> str:
        """The part that a part refers to for a kind of thing; empty where there is none."""
        found = targets(self._archive, part).values()
        return next((target for one, target in found if one == kind and target in self._names), "")

    def target(self, part: str, id: str) -> str:
        """The part that a part refers to by an id; empty where there is none."""
        found = targets(self._archive, part).get(id, ("", ""))[1]
        return found if found in self._names else ""

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another; the id of the reference."""
        name = relations_name(part)
        if not self.has(name):
            self.put(name, f'<Relationships xmlns="{RELATIONS}"/>'.encode())
        root = self.tree(name)
        taken = {one.get("Id") for one in root}
        number = next(n for n in range(1, 100_000) if f"rId{n}" not in taken)
        path = posixpath.relpath(target, posixpath.dirname(part) or ".")
        attributes = {"Id": f"rId{number}", "Type": f"{DOCUMENT}/{kind}", "Target": path}
        etree.SubElement(root, f"{{{RELATIONS}}}Relationship", attributes)
        return f"rId{number}"

    def declare(self, part: str, content_type: str) -> None:
        """Say what kind of part a new one is."""
        root = self.tree(_CONTENT_TYPES)
        attributes = {"PartName": f"/{part}", "ContentType": content_type}
        etree.SubElement(root, f"{{{TYPES}}}Override", attributes)

    def declare_ending(self, ending: str, content_type: str) -> None:
        """Say what kind all parts of an ending are."""
        root = self.tree(_CONTENT_TYPES)
        known = {one.get("Extension", "").lower() for one in root.iterfind(f"{{{TYPES}}}Default")}
        if ending not in known:
            one = etree.Element(f"{{{TYPES}}}Default", Extension=ending, ContentType=content_type)
            root.insert(0, one)

    def free(self, pattern: str) -> str:
        """The name of a new part: ``xl/comments{}.xml`` with a number that is not taken."""
        return next(name for n in range(1, 100_000) if not self.has(name := pattern.format(n)))

    def bytes(self) -> bytes:
        """The whole package."""
        file = io.BytesIO()
        changed = {name: _text(tree) for name, tree in self._trees.items()}
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
            for info in self._archive.infolist():
                name = info.filename
                new = changed.get(name, self._added.get(name))
                kept = self._archive.read(name) if new is None else new
                out.writestr(copy.copy(info), kept)  # which notes where it was written
            for name in {**self._added, **changed}:
                if name not in self._names:
                    info = zipfile.ZipInfo(name)
                    info.compress_type = zipfile.ZIP_DEFLATED
                    out.writestr(info, changed.get(name, self._added.get(name, b"")))
        return file.getvalue()


def _text(tree: Any) -> bytes:
    made: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made
