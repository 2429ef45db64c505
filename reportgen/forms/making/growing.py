"""Rows that grow with what is typed into them.

XlsxWriter fixes every height that it is given; a spreadsheet then never grows the row. Without the
mark the height is where the row begins.
"""

from __future__ import annotations

import io
import re
import zipfile

_FIXED = re.compile(rb'(<row r="(?:[5-9]|[1-9][0-9]+)"[^>]*?) customHeight="1"')


def growing(data: bytes) -> bytes:
    """The workbook with the heights of all rows below the headings free."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename.startswith("xl/worksheets/sheet"):
                part = _FIXED.sub(rb"\1", part)
            new.writestr(_fresh(info), part)
    return file.getvalue()


def _fresh(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(info.filename, info.date_time)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made
