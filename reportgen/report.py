"""The story on one page: load a year, compile its format, fill, lay out, write.

``render`` fills a template and does nothing else. ``publish`` is the whole way from a data file to
documents on disk; the command line calls it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, TypedDict, Unpack

import attrs

from reportgen import binding, writing
from reportgen.errors import MissingData
from reportgen.intake import Source, load
from reportgen.laying_out import Pages, lay_out
from reportgen.model import EvaluationYear, Project
from reportgen.office import Office
from reportgen.packs import Format, find_format
from reportgen.pictures import Pictures, look_up_in
from reportgen.subjects import Wanted, subject_of, subjects_of
from reportgen.word import Filler, Gaps, Missing


class Asked(TypedDict, total=False):
    """How one document is printed; everything may be left out.

    ``project`` is the project, or its code, name or number, in a format that prints one document
    for each. A ``draft`` prints 【待填：…】 where data are missing; else ``MissingData`` lists all
    of it. ``pictures`` are bytes by file name, or their folder; ``pages`` are page numbers
    by bookmark, from a layout.
    """

    project: Wanted
    draft: bool
    pictures: Pictures
    pages: Mapping[str, str]


@attrs.frozen
class Printed:
    """A document: its bytes, what is missing in it (a draft only), and where it was kept.

    ``blank`` is what is unknown and the form may leave open. ``project`` is the name of the project
    it is of, empty for the department. ``spared`` is the file that was edited by hand and therefore
    left as it is. ``pages`` says how sure the page numbers of its contents list are; None where it
    shows none.
    """

    data: bytes
    missing: tuple[str, ...]
    blank: tuple[str, ...] = ()
    project: str = ""
    path: Path | None = None
    spared: Path | None = None
    pages: Pages | None = None


def publish(
    source: Source | str | Path,
    format: Format | str,
    target: str | Path | None = None,
    *,
    project: Wanted = None,
    draft: bool = False,
    force: bool = False,
    office: Office | None = None,
) -> list[Printed]:
    """Load, fill, lay out and write: one document, or one for each project.

    ``target`` is a folder, or a file for a single document; None writes beside the data file.
    Nothing is written unless all can be printed. A document that was edited by hand since it was
    printed is kept, unless ``force``: the new one gets another name. Page numbers come from
    LibreOffice, a running ``office`` where one is given; without LibreOffice they stay empty, and
    ``Printed.pages`` says so. Pictures are read from the data file's folder. Raises
    ``IntakeError``, ``PackError``, ``ProjectError``, ``TemplateError``, ``MissingData`` with what
    any of the documents lacks, and ``WritingError``.
    """
    source = source if isinstance(source, Source) else load(source)
    filler = compile_format(format)
    subjects = subjects_of(filler.format, source.year, project)
    title = filler.format.title + ("（草稿）" if draft else "")
    files = writing.targets_of(target, source.folder, _names(source.year, title, subjects))
    options = Asked(draft=draft, pictures=source.folder)
    made = _all_of_them(filler, source.year, subjects, options, office)
    return [_kept(one, file, force) for one, file in zip(made, files, strict=True)]


def render(year: EvaluationYear, format: Format | str, **asked: Unpack[Asked]) -> bytes:
    """One document's bytes: fills the template, checks nothing, lays out and writes nothing.

    ``Asked`` says what may be asked for. Raises ``MissingData`` unless it is a draft, and
    ``ProjectError`` where a format is printed for each project and none, or none there is, is
    named.
    """
    return compile_format(format).fill(year, **asked)


def compile_format(format: Format | str) -> FormatFiller:
    """A format made ready to fill many years. Raises ``PackError`` and ``TemplateError``."""
    chosen = find_format(format) if isinstance(format, str) else format
    return FormatFiller(chosen, binding.filler_of(chosen))


@attrs.frozen
class FormatFiller:
    """A compiled format; threads may share it. Every way to fill takes what ``Asked`` says."""

    format: Format
    _filler: Filler = attrs.field(repr=False)

    def fill(self, year: EvaluationYear, **asked: Unpack[Asked]) -> bytes:
        """One document's bytes."""
        project = subject_of(self.format, year, asked.get("project"))
        values, options = self._asked(year, project, asked)
        filled = self._filler.fill(values, **options)
        _strict(year, filled.gaps, asked)
        return filled.data

    def print(self, year: EvaluationYear, **asked: Unpack[Asked]) -> Printed:
        """One document with what is missing in it."""
        project = subject_of(self.format, year, asked.get("project"))
        values, options = self._asked(year, project, asked)
        filled = self._filler.fill(values, **options)
        missing = _strict(year, filled.gaps, asked)
        blank = _described(year, filled.gaps.blank)
        return Printed(filled.data, missing, blank, project.name if project else "")

    def write(
        self, year: EvaluationYear, file: str | Path, *, force: bool = False, **asked: Unpack[Asked]
    ) -> Path:
        """Write one document as it is printed, whole or not at all, and return where.

        A file edited by hand is kept and the new one gets a number, unless ``force``.
        """
        project = subject_of(self.format, year, asked.get("project"))
        values, options = self._asked(year, project, asked)

        def print_to(out: BinaryIO) -> None:
            _strict(year, self._filler.write(values, out, **options), asked)

        return writing.keep(Path(file), print_to, force=force)

    def _asked(
        self, year: EvaluationYear, project: Project | None, asked: Asked
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """The values and options of one fill."""
        options: dict[str, Any] = {
            "look_up": binding.resolver_of(year),
            "pictures": look_up_in(asked.get("pictures")),
            "placed": binding.pictures_of(year),
            "pages": asked.get("pages") or {},
            "title": self.format.title,
            "creator": year.department.name,
        }
        if asked.get("draft"):
            options["describe"] = lambda missing: binding.marked(year, missing)
        return binding.values_of(year, self.format, self._filler.names, project), options


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
    subjects: tuple[Project | None, ...],
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
    found = lay_out(printed.data, office)
    if found and found.labels:
        printed = filler.print(year, **Asked(**asked, pages=found.labels))
    return attrs.evolve(printed, pages=found)


def _kept(printed: Printed, file: Path, force: bool) -> Printed:
    kept = writing.keep(file, printed.data, force=force)
    return attrs.evolve(printed, path=kept, spared=None if kept == file else file)


def _strict(year: EvaluationYear, gaps: Gaps, asked: Asked) -> tuple[str, ...]:
    """What is missing, in words, each once. Raises ``MissingData`` unless it is a draft."""
    paths = _described(year, gaps.missing)
    if paths and not asked.get("draft"):
        raise MissingData(paths)
    return paths


def _described(year: EvaluationYear, missing: tuple[Missing, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(binding.described(year, one) for one in missing))
