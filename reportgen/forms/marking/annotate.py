"""A workbook with what was found in it: cells in colour with a comment, and a sheet of findings."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree

from reportgen.forms.marking import listing
from reportgen.forms.marking.colours import Colours
from reportgen.forms.marking.comments import Comments
from reportgen.forms.marking.marks import LEVELS, Mark
from reportgen.forms.marking.parcel import NotUnderstood, Parcel
from reportgen.forms.marking.sheetparts import Cells
from reportgen.forms.reading.grid import coordinates
from reportgen.forms.reading.opening import BROKEN
from reportgen.forms.reading.parts import DOCUMENT, MAIN, parts_of

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def annotate(data: bytes, marks: Iterable[Mark]) -> bytes:
    """The same workbook with marks, and without those of an earlier time.

    Parts that hold no mark stay byte for byte. Raises ``NotUnderstood`` where a part is not as it
    should be; then nothing can be said of the workbook within itself.
    """
    chosen = sorted(marks, key=lambda one: (one.rank, one.place.sheet, one.place.line))
    parcel = Parcel(data)
    sheets = parcel.sheets()
    colours = Colours(parcel)
    title = _title(parcel, sheets)
    before = _unmark(parcel, sheets, title, colours)
    by_sheet: dict[str, list[Mark]] = {}
    for mark in chosen:
        if mark.place.cell and mark.place.sheet in sheets:
            by_sheet.setdefault(mark.place.sheet, []).append(mark)
    marked: list[listing.Marked] = []
    for name, own in by_sheet.items():
        marked += _mark_sheet(parcel, name, sheets[name], own, colours)
    for name in before - set(by_sheet):
        Comments(parcel, sheets[name], parcel.tree(sheets[name]))  # takes ours out
    part = sheets.get(title) or _add_sheet(parcel, title)
    _open_at(parcel, sheets, title)
    looks = {"": colours.plain(), **{level: colours.plain(level) for level in LEVELS}}
    parcel.put(part, listing.sheet_of(chosen, marked, "", looks))
    digest = digest_of(parcel.bytes(), part)
    parcel.put(part, listing.sheet_of(chosen, marked, digest, looks))
    return parcel.bytes()


def is_as_annotated(data: bytes) -> bool:
    """Whether a workbook is one that was annotated, and nobody has changed it since."""
    try:
        parts = parts_of(data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in (parts[title] for title in listing.TITLES if title in parts):
                kept = listing.digest_in(listing.parse(archive.read(part)))
                if kept and kept == digest_of(data, part):
                    return True
        return False
    except BROKEN:
        return False


def digest_of(data: bytes, but: str) -> str:
    """A digest of all parts of a package but one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        prints = sorted(
            f"{one.filename}:{one.CRC}" for one in archive.infolist() if one.filename != but
        )
    return hashlib.sha256("\n".join(prints).encode()).hexdigest()[:32]


def _mark_sheet(
    parcel: Parcel, name: str, part: str, marks: Sequence[Mark], colours: Colours
) -> list[listing.Marked]:
    root = parcel.tree(part)
    cells, comments = Cells(root), Comments(parcel, part, root)
    by_cell: dict[str, list[Mark]] = {}
    for mark in marks:
        by_cell.setdefault(cells.first(mark.place), []).append(mark)
    marked = []
    for ref, own in by_cell.items():
        row, column = coordinates(ref)
        cell = cells.cell(row, column, ref)
        look = _look(cell, root, column)
        since = colours.coloured(look, own[0].level)
        cell.set("s", str(since))
        comments.add(ref, "\n".join(mark.text for mark in own))
        marked.append(listing.Marked(name, ref, look, since))
    comments.sort()
    return marked


def _look(cell: Any, root: Any, column: int) -> int:
    """How a cell looks: as it says, else as its row or column does."""
    row = cell.getparent()
    own = cell.get("s") or (row.get("s") if row.get("customFormat") == "1" else None)
    if own is None:
        for one in root.iterfind(f"{{{MAIN}}}cols/{{{MAIN}}}col"):
            if int(one.get("min", "0")) <= column <= int(one.get("max", "0")):
                own = one.get("style")
    return int(own or "0")


def _title(parcel: Parcel, sheets: dict[str, str]) -> str:
    """What the sheet of findings is called: people may have one of that name of their own."""
    shared = parcel.texts() if any(title in sheets for title in listing.TITLES) else []
    for title in listing.TITLES:
        if title not in sheets or listing.is_listing(parcel.tree(sheets[title]), shared):
            return title
    raise NotUnderstood(listing.TITLES[0])


def _unmark(parcel: Parcel, sheets: dict[str, str], title: str, colours: Colours) -> set[str]:
    """Give marked cells their looks back; the sheets that had marks.

    A program that has saved the workbook since may have numbered looks anew: then our colours go.
    """
    part = sheets.get(title)
    found: set[str] = set()
    cells: dict[str, Cells] = {}
    shared = parcel.texts() if part else []
    for one in listing.kept_in(parcel.tree(part), shared) if part else ():
        if one.sheet not in sheets:
            continue
        found.add(one.sheet)
        if one.sheet not in cells:
            cells[one.sheet] = Cells(parcel.tree(sheets[one.sheet]))
        cell = cells[one.sheet].find(one.ref)
        if cell is None:
            continue
        if cell.get("s") == str(one.since):
            cell.set("s", str(one.before))
        elif (cleared := colours.cleared(int(cell.get("s") or 0))) is not None:
            cell.set("s", str(cleared))
    return found


def _add_sheet(parcel: Parcel, title: str) -> str:
    part = parcel.free("xl/worksheets/sheet{}.xml")
    parcel.declare(part, _SHEET_TYPE)
    sheets = parcel.tree(parcel.workbook).find(f"{{{MAIN}}}sheets")
    if sheets is None:
        raise NotUnderstood(parcel.workbook)
    numbers = [int(one.get("sheetId", "0")) for one in sheets]
    attributes = {
        "name": title,
        "sheetId": str(max(numbers, default=0) + 1),
        f"{{{DOCUMENT}}}id": parcel.relate(parcel.workbook, "worksheet", part),
    }
    etree.SubElement(sheets, f"{{{MAIN}}}sheet", attributes)
    return part


def _open_at(parcel: Parcel, sheets: dict[str, str], title: str) -> None:
    """Let the workbook open at the sheet of findings, and no other be chosen with it."""
    root = parcel.tree(parcel.workbook)
    view = root.find(f"{{{MAIN}}}bookViews/{{{MAIN}}}workbookView")
    names = [one.get("name") for one in root.iterfind(f"{{{MAIN}}}sheets/{{{MAIN}}}sheet")]
    if view is None or title not in names:
        return
    active = view.get("activeTab", "0")
    view.set("activeTab", str(names.index(title)))
    view.attrib.pop("firstSheet", None)
    if active.isdecimal() and int(active) < len(names):
        was = sheets.get(names[int(active)] or "")
        for one in (
            parcel.tree(was).iterfind(f"{{{MAIN}}}sheetViews/{{{MAIN}}}sheetView") if was else ()
        ):
            one.attrib.pop("tabSelected", None)
