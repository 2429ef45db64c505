"""Which part of a workbook's package each of its sheets is."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
)


def parse(data: bytes) -> etree._Element:
    """A part as a tree. Raises ``lxml.etree.XMLSyntaxError``."""
    return etree.fromstring(data, _PARSER)


def relations_name(part: str) -> str:
    """The part that holds another's relationships."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def targets(archive: zipfile.ZipFile, part: str) -> Mapping[str, tuple[str, str]]:
    """The kind and the part of each relationship of a part, by id; of inner ones only."""
    name = relations_name(part)
    if name not in archive.namelist():
        return {}
    base = posixpath.dirname(part)
    return {
        one.get("Id", ""): (
            one.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", base, one.get("Target", ""))).lstrip("/"),
        )
        for one in parse(archive.read(name))
        if one.get("TargetMode") != "External"
    }


def workbook_of(archive: zipfile.ZipFile) -> str:
    """The workbook's own part."""
    found = (part for kind, part in targets(archive, "").values() if kind == "officeDocument")
    return next(found, "xl/workbook.xml")


def parts_of(data: bytes) -> dict[str, str]:
    """The part of each sheet by the sheet's name, as far as they are found."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        workbook = workbook_of(archive)
        related = targets(archive, workbook)
        names = set(archive.namelist())
        sheets = parse(archive.read(workbook)).iterfind(f"{{{MAIN}}}sheets/{{{MAIN}}}sheet")
        found = {
            sheet.get("name", ""): related.get(sheet.get(f"{{{DOCUMENT}}}id", ""), ("", ""))[1]
            for sheet in sheets
        }
    return {name: part for name, part in found.items() if part in names}
