"""A document to look at (预览): its PDF and a picture of each page, on disk.

Everything is made before anything is put in its place: a PDF that somebody else put there is kept,
and pictures of an earlier preview are gone before the first new one is there.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

import attrs

from reportgen import writing
from reportgen.errors import ReportgenError, reason_of
from reportgen.office import Office, draw, read_pages
from reportgen.writing import WritingError

DPI = 100
#: At the end of our PDFs, behind what programs read. One that was saved again ends otherwise.
_MARK = b"%reportgen\n"
_PICTURE = re.compile(r"第\d+页\.png")


class PagesError(ReportgenError):
    """Pages that a document does not have; one sentence."""


@attrs.frozen
class Preview:
    """What was made: the PDF, how many pages it has, the pictures by page and their folder.

    ``spared`` is a PDF of the same name that is not ours and was therefore left as it is.
    """

    pdf: Path
    count: int
    folder: Path
    pictures: tuple[Path, ...] = ()
    spared: Path | None = None


def preview(
    document: bytes,
    name: str,
    folder: Path,
    office: Office,
    *,
    dpi: int = DPI,
    pages: tuple[int, int | None] = (1, None),
    pictures: bool = True,
) -> Preview:
    """Lay out a .docx and write ``<name>.pdf`` and ``<name>-页/第1页.png`` … into a folder.

    Where another's PDF has that name, both are called ``<name>（2）``: a PDF and the pictures that
    are called like it are always of one run.

    ``pages`` are the first and last to be drawn, None for all that follow; the PDF has all of them.
    Raises ``OfficeError``, ``PagesError`` and ``WritingError``; then nothing was written, unless it
    is the disk that failed.
    """
    pdf = office.pdf(document)
    count = read_pages(pdf).count
    first, last = _within(pages, count, name)
    drawn = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".reportgen-", dir=folder))
    except OSError as error:
        raise _unwritable(folder, error) from None
    try:
        found = draw(pdf, made, first, last, dpi=dpi) if pictures else {}
        target = folder / f"{name}.pdf"
        kept = writing.keep(target, pdf + _MARK, is_ours=lambda data: data.endswith(_MARK))
        drawn = folder / f"{kept.stem}-页"  # another's PDF keeps the pictures beside it
        put = tuple(_put(found, drawn)) if pictures else ()
    except OSError as error:
        raise _unwritable(drawn, error) from None
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return Preview(kept, count, drawn, put, None if kept == target else target)


def _within(pages: tuple[int, int | None], count: int, name: str) -> tuple[int, int]:
    first, last = pages
    if not 1 <= first <= (last or first):
        raise PagesError(f"“{first}-{last}”不是从小到大的页码，请写如1-3")
    if first > count:
        raise PagesError(f"“{name}”共{count}页，没有第{first}页")
    return first, min(last or count, count)


def _put(drawn: dict[int, Path], folder: Path) -> list[Path]:
    """Put pictures in the place of all earlier ones; other files in the folder stay."""
    folder.mkdir(exist_ok=True)
    for file in list(folder.iterdir()):
        if _PICTURE.fullmatch(file.name):
            file.unlink()
    put = [folder / f"第{number}页.png" for number in drawn]
    for file, target in zip(drawn.values(), put, strict=True):
        os.replace(file, target)
    return put


def _unwritable(path: Path, error: OSError) -> WritingError:
    return WritingError(f"写不了“{path}”（{reason_of(error)}），请检查后再试")
