"""The story on one page: load a year, compile its format, fill, write.

``render`` fills a template and does nothing else. ``publish`` is the whole way from a data file to
a document on disk; the command line calls it.
"""

from __future__ import annotations

from pathlib import Path

import attrs

from reportgen import binding, writing
from reportgen.errors import MissingData
from reportgen.intake import Source, load
from reportgen.model import EvaluationYear
from reportgen.packs import Format, find_format
from reportgen.word import Filler, Missing


@attrs.frozen
class Printed:
    """A document: its bytes, what is missing in it (a draft only), and where it was kept.

    ``spared`` is the file that was edited by hand and therefore left as it is.
    """

    data: bytes
    missing: tuple[str, ...]
    path: Path | None = None
    spared: Path | None = None


def publish(
    source: Source | str | Path,
    format: Format | str,
    target: str | Path | None = None,
    *,
    draft: bool = False,
    force: bool = False,
) -> Printed:
    """Load, fill and write: one document.

    ``target`` is a file or a folder; None writes beside the data file. A document that was edited
    by hand since it was printed is kept, unless ``force``: the new one gets another name.
    Raises ``IntakeError``, ``PackError``, ``TemplateError``, ``MissingData`` and ``WritingError``.
    """
    source = source if isinstance(source, Source) else load(source)
    chosen = find_format(format) if isinstance(format, str) else format
    printed = _print(source.year, chosen, draft)
    department, title = source.year.department.called, chosen.title + ("（草稿）" if draft else "")
    name = writing.file_name(department, source.year.fiscal_year, title)
    file = writing.target_of(target, source.folder, name)
    kept = writing.keep(file, printed.data, force=force)
    return attrs.evolve(printed, path=kept, spared=None if kept == file else file)


def render(year: EvaluationYear, format: Format | str, *, draft: bool = False) -> bytes:
    """One document's bytes: fills the template, checks nothing, writes nothing.

    A draft prints 【待填：…】 where data are missing; else ``MissingData`` lists all of it.
    """
    chosen = find_format(format) if isinstance(format, str) else format
    return _print(year, chosen, draft).data


def compile_format(format: Format | str) -> FormatFiller:
    """A format made ready to fill many years. Raises ``PackError`` and ``TemplateError``."""
    chosen = find_format(format) if isinstance(format, str) else format
    return FormatFiller(chosen, binding.filler_of(chosen))


@attrs.frozen
class FormatFiller:
    """A compiled format; threads may share it."""

    format: Format
    _filler: Filler = attrs.field(repr=False)

    def fill(self, year: EvaluationYear, *, draft: bool = False) -> bytes:
        """One document's bytes. Raises ``MissingData`` unless ``draft``."""
        return self.print(year, draft=draft).data

    def write(
        self, year: EvaluationYear, file: str | Path, *, draft: bool = False, force: bool = False
    ) -> Path:
        """Write one document, whole or not at all, and return where.

        A file edited by hand is kept and the new one gets a number, unless ``force``.
        """
        return writing.keep(Path(file), self.fill(year, draft=draft), force=force)

    def print(self, year: EvaluationYear, *, draft: bool = False) -> Printed:
        """One document with what is missing in it."""

        def describe(missing: Missing) -> str:
            return binding.described(year, missing)

        filled = self._filler.fill(
            binding.values_of(year, self.format, self._filler.names),
            look_up=binding.resolver_of(year),
            describe=describe if draft else None,
            title=self.format.title,
            creator=year.department.name,
        )
        missing = tuple(dict.fromkeys(describe(one) for one in filled.missing))
        if missing and not draft:
            raise MissingData(missing)
        return Printed(filled.data, missing)


def _print(year: EvaluationYear, format: Format, draft: bool) -> Printed:
    return compile_format(format).print(year, draft=draft)
