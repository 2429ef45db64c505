"""Findings in a workbook of their own, where they cannot be marked in the person's."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

import xlsxwriter

from reportgen.forms.making.looks import LOOKS
from reportgen.forms.making.workbook import NO_TIME
from reportgen.forms.marking.annotate import digest_of
from reportgen.forms.marking.listing import HEADS, TITLE, WIDTHS
from reportgen.forms.marking.marks import Mark
from reportgen.forms.reading.opening import BROKEN

_PROPERTIES = "docProps/core.xml"
_SEAL = re.compile(rb"<dc:description>([0-9a-f]{32})</dc:description>")


def listed(name: str, marks: Sequence[Mark]) -> bytes:
    """A workbook of the findings in a file of some name, with links to its cells.

    It is sealed: its properties hold a digest of everything else.
    """
    return _written(name, marks, digest_of(_written(name, marks, ""), _PROPERTIES))


def is_as_listed(data: bytes) -> bool:
    """Whether a workbook is one of ``listed``, and nobody has changed it since."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            seal = _SEAL.search(archive.read(_PROPERTIES))
        return seal is not None and seal[1].decode() == digest_of(data, _PROPERTIES)
    except BROKEN:
        return False


def _written(name: str, marks: Sequence[Mark], seal: str) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": NO_TIME, "comments": seal})
        page = book.add_worksheet(TITLE)
        head, text, link = (book.add_format(LOOKS[look]) for look in ("head", "plain", "link"))
        for at, (heading, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
            page.set_column(at, at, width)
            page.write_string(0, at, heading, head)
        page.freeze_panes(1, 0)
        for row, mark in enumerate(sorted(marks, key=lambda one: one.rank), 1):
            place = mark.place
            what = "：".join(filter(None, (mark.words, mark.message)))
            cells = (str(row), mark.level, str(place), mark.code, what, mark.remedy)
            for at, words in enumerate(cells):
                page.write_string(row, at, words, text)
            if place.cell:
                sheet = place.sheet.replace("'", "''")
                url = f"external:{name}#'{sheet}'!{place.cell}"
                page.write_url(row, 2, url, link, f"{place.sheet}!{place.cell}")
    return out.getvalue()
