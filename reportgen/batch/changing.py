"""Whether what was printed before still stands: the same data, pictures, packs and version."""

from __future__ import annotations

import hashlib
from pathlib import Path

import attrs

from reportgen import __version__
from reportgen.batch.job import Job
from reportgen.batch.outcome import Made, Outcome, Rested
from reportgen.errors import PackError
from reportgen.laying_out import ABSENT
from reportgen.office import find_office
from reportgen.packs import digest_of_pack
from reportgen.pictures import look_up_in
from reportgen.word import Unprintable, is_as_printed
from reportgen.writing import is_open

_PIECE = 1 << 20


def digest_of(file: Path) -> str:
    """The SHA-256 of a file; empty where it cannot be read, or may have no end."""
    digest = hashlib.sha256()
    try:
        if not file.is_file():
            return ""
        with file.open("rb") as opened:
            while piece := opened.read(_PIECE):
                digest.update(piece)
    except (OSError, ValueError):
        return ""
    return digest.hexdigest()


class Pictures:
    """The pictures of a folder, with note of those that were asked for."""

    def __init__(self, folder: Path | None) -> None:
        self._look_up = look_up_in(folder)
        self.asked: dict[str, str | None] = {}

    def __call__(self, name: str) -> bytes | None:
        """A picture's bytes; None where there is none of the name."""
        self.asked[name] = None
        found = self._look_up(name)
        self.asked[name] = None if found is None else hashlib.sha256(found).hexdigest()
        return found


def still_stands(before: Outcome, job: Job) -> tuple[str, ...] | None:
    """The documents edited by hand since, where nothing is to be printed anew; else None."""
    rested = before.rested
    if not before.is_done or rested is None or not _rests_on_the_same(rested, job):
        return None
    kept = []
    for made in before.documents:
        if made.pages == ABSENT and find_office():
            return None  # LibreOffice was missing and is there now
        edited = _was_edited(job.target / made.file, made)
        if edited is None or (edited and job.force):
            return None
        kept += [made.file] if edited else []
    return tuple(kept)


def superseding(before: Outcome | None, outcome: Outcome, job: Job) -> Outcome:
    """The outcome, once it stands in the place of an earlier one.

    Where the department was renamed, the documents under its old name go; not those that
    somebody has edited, not before there are new ones, and none of a format that was not asked for
    this time, or of drafts where final documents were: these are another's to take away.
    """
    new = {made.file for made in outcome.documents}
    earlier = (*before.documents, *before.earlier) if before else ()
    ours = tuple(
        made
        for made in earlier
        if made.file not in new and digest_of(job.target / made.file) == made.sha256
    )
    if not outcome.is_done:
        return attrs.evolve(outcome, earlier=ours)
    old = (made for made in ours if _is_replaced(made, outcome, job))
    gone = tuple(made for made in old if _removed(job.target / made.file))
    notes = (f"以前打印的“{made.file}”不再是这份数据的，已删除" for made in gone)
    still = tuple(made for made in ours if made not in gone)
    return attrs.evolve(outcome, notes=(*outcome.notes, *notes), earlier=still)


def _is_replaced(made: Made, outcome: Outcome, job: Job) -> bool:
    """Whether what was asked for now is what a document was, under whatever name."""
    if made.draft != job.draft or made.format not in outcome.formats:
        return False
    is_whole = not job.documents or any(
        project is None and format in (None, made.format) for format, project in job.documents
    )
    return is_whole or any(
        (made.format, made.project) == (one.format, one.project) for one in outcome.documents
    )


def _removed(file: Path) -> bool:
    """Take a document away; not one that somebody has open."""
    if is_open(file):
        return False
    try:
        file.unlink()
    except OSError:
        return False
    return True


def _rests_on_the_same(rested: Rested, job: Job) -> bool:
    if (rested.version, rested.asked) != (__version__, job.asked):
        return False
    if rested.data != digest_of(job.file):
        return False
    try:
        if any(digest_of_pack(name) != digest for name, digest in rested.packs.items()):
            return False
    except PackError:  # printing says what is wrong with it
        return False
    pictures = Pictures(job.file.parent)
    return all(_of_picture(pictures, name) == one for name, one in rested.pictures.items())


def _of_picture(pictures: Pictures, name: str) -> str | None:
    try:
        pictures(name)
    except Unprintable:
        return None
    return pictures.asked[name]


def _was_edited(file: Path, made: Made) -> bool | None:
    """Whether somebody has edited a document; None where it has to be printed anew."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    if hashlib.sha256(data).hexdigest() == made.sha256:
        return False
    return None if is_as_printed(data) else True
