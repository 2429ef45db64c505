"""What must hold of a pack's sample years."""

from __future__ import annotations

from pathlib import Path

from reportgen.checks import check_documents
from reportgen.errors import Severity
from reportgen.intake import dump, load, read
from reportgen.model import Project
from reportgen.packs import Format, find_format
from reportgen.proving.formats import told
from reportgen.subjects import documents_of, printed_for


def reading_fault(file: Path) -> str:
    """What is odd in the file, or lost when the year is written and read again."""
    source = load(file)
    if source.notes:
        return told([str(one) for one in source.notes])
    return "" if read(dump(source.year)).year == source.year else "写出去再读与原来不同"


def finding_fault(file: Path) -> str:
    """What the checks find, for all documents that the sample names."""
    year = load(file).year
    wanted: list[tuple[Format, tuple[Project, ...] | None]] = []
    for name, project in documents_of(year):
        one = find_format(name, year.fiscal_year)
        wanted.append((one, printed_for(one, year, project)))
    found = check_documents(year, wanted)
    return told([str(one) for one in found if one.severity.rank < Severity.INFO.rank])
