"""The story on one page: load a year, compile its format, fill, lay out, write.

``render`` fills a template and does nothing else. ``publish`` is the whole way from a data file to
documents on disk; the command line calls it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import attrs

from reportgen import writing
from reportgen.checks import ERROR, Finding, check, for_readers, graver
from reportgen.errors import CheckError, MissingData
from reportgen.filling import Asked, FormatFiller, Printed, compile_format
from reportgen.intake import Source
from reportgen.laying_out import lay_out
from reportgen.loading import load
from reportgen.model import EvaluationYear, Project
from reportgen.packs import Format
from reportgen.pictures import Pictures
from reportgen.subjects import Wanted, subjects_of

if TYPE_CHECKING:
    from reportgen.office import Office

#: What is told how many of how many documents are done.
Progress = Callable[[int, int], object]


def publish(
    source: Source | str | Path,
    format: Format | str,
    target: str | Path | None = None,
    *,
    project: Wanted = None,
    draft: bool = False,
    force: bool = False,
    office: Office | None = None,
    progress: Progress | None = None,
    pictures: Pictures = None,
) -> list[Printed]:
    """Load, fill, lay out and write: one document, or one for each project.

    ``target`` is a folder, or a file for a single document; None writes beside the data file.
    Nothing is written unless all can be printed and the checks find no error: what is right all the
    same is waived (豁免) in the data; a ``draft`` is printed whatever they find and has it in
    comments, each beside the value it is about. A document that
    was edited by hand since it was printed is kept, unless ``force``: the new one gets another
    name. Page numbers come from LibreOffice, a running ``office`` where one is given; without
    LibreOffice they stay empty, and ``Printed.pages`` says so. Pictures are read from the data
    file's folder unless ``pictures`` says otherwise. ``progress`` is told how many documents are
    done, of how many. Raises ``IntakeError``, ``PackError``, ``ProjectError``, ``TemplateError``,
    ``MissingData`` with what any of the documents lacks, ``CheckError`` with the findings, and
    ``WritingError``.
    """
    source = source if isinstance(source, Source) else load(source)
    filler = compile_format(format, source.year.fiscal_year)
    subjects = subjects_of(filler.format, source.year, project)
    title = filler.format.title + ("（草稿）" if draft else "")
    files = writing.targets_of(target, source.folder, _names(source.year, title, subjects))
    # A final document that lacks something is refused for that, before anything is checked.
    found = _findings(source.year, filler.format, subjects) if draft else []
    pictures = source.folder if pictures is None else pictures
    options = Asked(draft=draft, pictures=pictures, findings=for_readers(found))
    made = _all_of_them(filler, source.year, _counted(subjects, progress), options, office)
    found = found if draft else _findings(source.year, filler.format, subjects)
    errors = graver(found, ERROR)
    if errors and not draft:
        raise CheckError(errors)
    made = [attrs.evolve(one, findings=tuple(found)) for one in made]
    return [_kept(one, file, force) for one, file in zip(made, files, strict=True)]


def render(year: EvaluationYear, format: Format | str, **asked: Unpack[Asked]) -> bytes:
    """One document's bytes: fills the template, checks nothing, lays out and writes nothing.

    ``Asked`` says what may be asked for; a draft has what ``check`` found in comments, where it is
    handed in as ``findings``. Raises ``MissingData`` unless it is a draft, and
    ``ProjectError`` where a format is printed for each project and none, or none there is, is
    named.
    """
    return compile_format(format, year.fiscal_year).fill(year, **asked)


def _counted(
    subjects: tuple[Project | None, ...], progress: Progress | None
) -> Iterator[Project | None]:
    """The subjects one by one, with word of how many are done."""
    for done, project in enumerate(subjects):
        if progress is not None and len(subjects) > 1:
            progress(done, len(subjects))
        yield project


def _names(year: EvaluationYear, title: str, subjects: tuple[Project | None, ...]) -> list[str]:
    """A file name for each document."""
    department, fiscal_year = year.department.called, year.fiscal_year
    projects = year.projects or ()
    named = writing.file_names(department, fiscal_year, title, [one.name for one in projects])
    by_project = {id(one): name for one, name in zip(projects, named, strict=True)}
    whole = writing.file_name(department, fiscal_year, title)
    return [by_project[id(one)] if one else whole for one in subjects]


def _all_of_them(
    filler: FormatFiller,
    year: EvaluationYear,
    subjects: Iterable[Project | None],
    asked: Asked,
    office: Office | None,
) -> list[Printed]:
    """A document for each, laid out. Raises ``MissingData`` with what all of them lack."""
    made: list[Printed] = []
    lacking: list[str] = []
    for project in subjects:
        try:
            made.append(_laid_out(filler, year, Asked(**asked, project=project), office))
        except MissingData as error:
            lacking += error.paths
    if lacking:
        raise MissingData(dict.fromkeys(lacking))
    return made


def _laid_out(
    filler: FormatFiller, year: EvaluationYear, asked: Asked, office: Office | None
) -> Printed:
    """A document with its page numbers."""
    printed = filler.print(year, **asked)
    found = lay_out(printed.data, office) if filler.shows_pages else None
    if found and found.labels:
        printed = filler.print(year, **Asked(**asked, pages=found.labels))
    return attrs.evolve(printed, pages=found)


def _kept(printed: Printed, file: Path, force: bool) -> Printed:
    kept = writing.keep(file, printed.data, force=force)
    return attrs.evolve(printed, path=kept, spared=None if kept == file else file)


def _findings(
    year: EvaluationYear, format: Format, subjects: tuple[Project | None, ...]
) -> list[Finding]:
    """What the checks find about the documents of a format, beside what these lack."""
    projects = tuple(one for one in subjects if one is not None)
    return check(year, format, projects=projects, filled=True)
