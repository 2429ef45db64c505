"""The story on one page: load a year, compile its format, fill, write.

``render`` fills a template and does nothing else. ``publish`` is the whole way from a data file to
a document on disk; the command line calls it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs

from reportgen import binding, writing
from reportgen.errors import MissingData
from reportgen.intake import Source, load
from reportgen.measures import Resolver, attribute
from reportgen.model import EvaluationYear, Issue, where
from reportgen.packs import Format, find_format
from reportgen.word import Filler, Missing, compile_template


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
    return FormatFiller(chosen, _compiled(chosen))


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
            return _describe(year, missing)

        filled = self._filler.fill(
            _values(year, self.format, self._filler),
            look_up=_resolver(_Same(year)),
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


@lru_cache(maxsize=64)
def _compiled(format: Format) -> Filler:
    return compile_template(
        format.template(), binding.settings_of(format), binding.names_of(format), attribute
    )


def _values(year: EvaluationYear, format: Format, filler: Filler) -> dict[str, Any]:
    """The values of the names the template asks for."""
    own: dict[str, Issue] = {binding.THIS: year.issue_for(format.id)}
    return {name: own.get(name) or attribute(year, name) for name in filler.names}


def _describe(year: EvaluationYear, missing: Missing) -> str:
    """The path of the first thing missing on the way: what lies behind it cannot be filled in."""
    while isinstance(missing.owner, Missing):
        missing = missing.owner
    return where(year, missing.owner, missing.name)


@lru_cache(maxsize=8)
def _resolver(same: _Same) -> Resolver:
    """A year's resolver is kept for its next document."""
    return Resolver(same.year)


@attrs.frozen(eq=False)
class _Same:
    """A year as a cache key by identity; by value would cost more than it saves."""

    year: EvaluationYear

    def __hash__(self) -> int:
        return id(self.year)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.year is self.year
