"""The story on one page: load a year, compile its format, fill, lay out, write.

``render`` fills a template and does nothing else. ``publish`` is the whole way from a data file to
a document on disk; the command line calls it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from reportgen import binding, writing
from reportgen.errors import MissingData
from reportgen.intake import Source, load
from reportgen.laying_out import Pages, lay_out
from reportgen.model import EvaluationYear
from reportgen.office import Office
from reportgen.packs import Format, find_format
from reportgen.pictures import Pictures, look_up_in
from reportgen.word import Filler, Missing


@attrs.frozen
class Printed:
    """A document: its bytes, what is missing in it (a draft only), and where it was kept.

    ``spared`` is the file that was edited by hand and therefore left as it is. ``pages`` says how
    sure the page numbers of its contents list are; None where it shows none.
    """

    data: bytes
    missing: tuple[str, ...]
    path: Path | None = None
    spared: Path | None = None
    pages: Pages | None = None


def publish(
    source: Source | str | Path,
    format: Format | str,
    target: str | Path | None = None,
    *,
    draft: bool = False,
    force: bool = False,
    office: Office | None = None,
) -> Printed:
    """Load, fill, lay out and write: one document.

    ``target`` is a file or a folder; None writes beside the data file. A document that was edited
    by hand since it was printed is kept, unless ``force``: the new one gets another name. Page
    numbers come from LibreOffice, a running ``office`` where one is given; without LibreOffice they
    stay empty, and ``Printed.pages`` says so. Pictures are read from the data file's folder.
    Raises ``IntakeError``, ``PackError``, ``TemplateError``, ``MissingData`` and ``WritingError``.
    """
    source = source if isinstance(source, Source) else load(source)
    filler = compile_format(format)
    printed = filler.print(source.year, draft=draft, pictures=source.folder)
    found = lay_out(printed.data, office)
    if found and found.labels:
        printed = filler.print(source.year, draft=draft, pictures=source.folder, pages=found.labels)
    title = filler.format.title + ("（草稿）" if draft else "")
    name = writing.file_name(source.year.department.called, source.year.fiscal_year, title)
    file = writing.target_of(target, source.folder, name)
    kept = writing.keep(file, printed.data, force=force)
    return attrs.evolve(printed, path=kept, spared=None if kept == file else file, pages=found)


def render(
    year: EvaluationYear,
    format: Format | str,
    *,
    draft: bool = False,
    pictures: Pictures = None,
) -> bytes:
    """One document's bytes: fills the template, checks nothing, lays out and writes nothing.

    A draft prints 【待填：…】 where data are missing; else ``MissingData`` lists all of it.
    ``pictures`` are bytes by file name, or the folder they lie in.
    """
    return compile_format(format).fill(year, draft=draft, pictures=pictures)


def compile_format(format: Format | str) -> FormatFiller:
    """A format made ready to fill many years. Raises ``PackError`` and ``TemplateError``."""
    chosen = find_format(format) if isinstance(format, str) else format
    return FormatFiller(chosen, binding.filler_of(chosen))


@attrs.frozen
class FormatFiller:
    """A compiled format; threads may share it.

    Every way to fill takes ``draft`` (else what is missing raises ``MissingData``), ``pictures``
    (bytes by file name, or a folder) and ``pages`` (page numbers by bookmark, from a layout).
    """

    format: Format
    _filler: Filler = attrs.field(repr=False)

    def fill(
        self,
        year: EvaluationYear,
        *,
        draft: bool = False,
        pictures: Pictures = None,
        pages: Mapping[str, str] | None = None,
    ) -> bytes:
        """One document's bytes."""
        return self.print(year, draft=draft, pictures=pictures, pages=pages).data

    def print(
        self,
        year: EvaluationYear,
        *,
        draft: bool = False,
        pictures: Pictures = None,
        pages: Mapping[str, str] | None = None,
    ) -> Printed:
        """One document with what is missing in it."""
        values, options = self._asked(year, draft, pictures, pages)
        filled = self._filler.fill(values, **options)
        return Printed(filled.data, _described(year, filled.missing, draft))

    def write(
        self,
        year: EvaluationYear,
        file: str | Path,
        *,
        draft: bool = False,
        pictures: Pictures = None,
        pages: Mapping[str, str] | None = None,
        force: bool = False,
    ) -> Path:
        """Write one document as it is printed, whole or not at all, and return where.

        A file edited by hand is kept and the new one gets a number, unless ``force``.
        """
        values, options = self._asked(year, draft, pictures, pages)

        def print_to(out: BinaryIO) -> None:
            _described(year, self._filler.write(values, out, **options), draft)

        return writing.keep(Path(file), print_to, force=force)

    def _asked(
        self,
        year: EvaluationYear,
        draft: bool,
        pictures: Pictures,
        pages: Mapping[str, str] | None,
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """The values and options of one fill."""
        options: dict[str, Any] = {
            "look_up": binding.resolver_of(year),
            "pictures": look_up_in(pictures),
            "placed": binding.pictures_of(year),
            "pages": pages or {},
            "title": self.format.title,
            "creator": year.department.name,
        }
        if draft:
            options["describe"] = lambda missing: binding.described(year, missing)
        return binding.values_of(year, self.format, self._filler.names), options


def _described(year: EvaluationYear, missing: tuple[Missing, ...], draft: bool) -> tuple[str, ...]:
    """What is missing, in words, each once. Raises ``MissingData`` unless it is a draft."""
    paths = tuple(dict.fromkeys(binding.described(year, one) for one in missing))
    if paths and not draft:
        raise MissingData(paths)
    return paths
