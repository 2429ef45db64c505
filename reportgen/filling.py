"""Filling a compiled format with a year: the documents' bytes, and what is missing in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypedDict, Unpack

import attrs

from reportgen import binding, remarking, writing
from reportgen.errors import MissingData
from reportgen.laying_out import Pages
from reportgen.model import EvaluationYear, Project
from reportgen.model import Path as DataPath
from reportgen.packs import Format, find_format
from reportgen.pictures import Pictures, look_up_in
from reportgen.subjects import Wanted, subject_of
from reportgen.word import Filler, Gaps, Missing

if TYPE_CHECKING:
    from reportgen.remarking import Found


class Asked(TypedDict, total=False):
    """How one document is printed; everything may be left out.

    ``project`` is the project, or its code, name or number, in a format that prints one document
    for each. A ``draft`` prints 【待填：…】 where data are missing; else ``MissingData`` lists all
    of it. ``pictures`` are bytes by file name, or their folder; ``pages`` are page numbers
    by bookmark, from a layout. ``findings`` of the checks become comments in a draft; a final
    document has none.
    """

    project: Wanted
    draft: bool
    pictures: Pictures
    pages: Mapping[str, str]
    findings: Sequence[Found]


@attrs.frozen
class Printed:
    """A document: its bytes, what is missing in it (a draft only), and where it was kept.

    ``blank`` is what is unknown and the form may leave open. ``project`` is the name of the project
    it is of, empty for the department. ``spared`` is the file that was edited by hand and therefore
    left as it is. ``pages`` says how sure the page numbers of its contents list are; None where it
    shows none. ``findings`` are what the checks found without keeping it from being printed.
    """

    data: bytes
    missing: tuple[str, ...]
    blank: tuple[str, ...] = ()
    project: str = ""
    path: Path | None = None
    spared: Path | None = None
    pages: Pages | None = None
    findings: tuple[Any, ...] = ()


def compile_format(format: Format | str, year: int | None = None) -> FormatFiller:
    """A format made ready to fill many years; of an id, its version for an evaluation ``year``.

    Raises ``PackError`` and ``TemplateError``.
    """
    chosen = find_format(format, year) if isinstance(format, str) else format
    return FormatFiller(chosen, binding.filler_of(chosen))


@attrs.frozen
class FormatFiller:
    """A compiled format; threads may share it. Every way to fill takes what ``Asked`` says."""

    format: Format
    _filler: Filler = attrs.field(repr=False)

    @property
    def shows_pages(self) -> bool:
        """Whether its documents tell on which page something stands, which a layout has to say."""
        return self._filler.compiled.shows_pages

    def fill(self, year: EvaluationYear, **asked: Unpack[Asked]) -> bytes:
        """One document's bytes."""
        project = subject_of(self.format, year, asked.get("project"))
        filler, values, options = self._asked(year, project, asked)
        filled = filler.fill(values, **options)
        _strict(year, filled.gaps, asked)
        return filled.data

    def print(self, year: EvaluationYear, **asked: Unpack[Asked]) -> Printed:
        """One document with what is missing in it."""
        project = subject_of(self.format, year, asked.get("project"))
        filler, values, options = self._asked(year, project, asked)
        filled = filler.fill(values, **options)
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
        filler, values, options = self._asked(year, project, asked)

        def print_to(out: BinaryIO) -> None:
            _strict(year, filler.write(values, out, **options), asked)

        return writing.keep(Path(file), print_to, force=force)

    def gaps(self, year: EvaluationYear, **asked: Unpack[Asked]) -> Gaps:
        """What a document would lack, and what it would leave blank."""
        project = subject_of(self.format, year, asked.get("project"))
        filler, values, options = self._asked(year, project, asked)
        return filler.fill(values, **options).gaps

    def shown(self, year: EvaluationYear, **asked: Unpack[Asked]) -> frozenset[DataPath]:
        """The entered data that a document prints, or prints what is made of them."""
        project = subject_of(self.format, year, asked.get("project"))
        _, values, options = self._asked(year, project, asked)
        told = binding.filler_of(self.format, telling=True).told(values, **options)
        return remarking.shown(year, told, resolve=binding.resolver_of(year), values=values)

    def _asked(
        self, year: EvaluationYear, project: Project | None, asked: Asked
    ) -> tuple[Filler, dict[str, Any], dict[str, Any]]:
        """The filler, values and options of one fill."""
        options: dict[str, Any] = {
            "look_up": binding.resolver_of(year),
            "pictures": look_up_in(asked.get("pictures")),
            "placed": binding.pictures_of(year),
            "pages": asked.get("pages") or {},
            "title": self.format.title,
            "creator": year.department.name,
        }
        values = binding.values_of(year, self.format, self._filler.names, project)
        if not asked.get("draft"):
            return self._filler, values, options
        options["describe"] = lambda missing: binding.marked(year, missing)
        findings = asked.get("findings")
        if not findings:
            return self._filler, values, options
        telling = binding.filler_of(self.format, telling=True)
        # What a gap is called takes long to find out, and changes no place.
        told = telling.told(values, **{**options, "describe": lambda _: "…"})
        resolve = binding.resolver_of(year)
        options["remarks"] = remarking.remarks_on(
            year, told, findings, resolve=resolve, values=values, project=project
        )
        return telling, values, options


def _strict(year: EvaluationYear, gaps: Gaps, asked: Asked) -> tuple[str, ...]:
    """What is missing, in words, each once. Raises ``MissingData`` unless it is a draft."""
    paths = _described(year, gaps.missing)
    if paths and not asked.get("draft"):
        raise MissingData(paths)
    return paths


def _described(year: EvaluationYear, missing: tuple[Missing, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(binding.described(year, one) for one in missing))
