"""The documents that a pack's samples are printed as, and what is missing in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from reportgen.errors import MissingData, PackError, ReportgenError, TemplateError
from reportgen.filling import FormatFiller, compile_format
from reportgen.linting.pack import Pack, Sample, Sheet
from reportgen.model import Project
from reportgen.subjects import subjects_of

#: So many names are listed in a message.
_LISTED = 8


def documents(pack: Pack) -> Iterator[tuple[Sample, Sheet, FormatFiller]]:
    """The samples with the formats that each is printed in, as far as these can be compiled."""
    for sheet in pack.sheets:
        printed = [one for one in pack.samples if sheet.format.id in dict(one.documents)]
        if not printed or not sheet.is_described or sheet.template is None:
            continue
        try:
            filler = compile_format(sheet.format)
        except (PackError, TemplateError):  # P01, T..
            continue
        yield from ((one, sheet, filler) for one in printed)


def wanted_in(sample: Sample, sheet: Sheet) -> list[str | None]:
    """The projects of which a sample has documents of a format; None for all, or the department."""
    return [project for name, project in sample.documents if name == sheet.format.id]


def all_lacking(sample: Sample, sheet: Sheet, filler: FormatFiller) -> Iterator[str]:
    """What a sample lacks in all its documents of a format, where these can be printed."""
    for wanted in wanted_in(sample, sheet):
        with suppress(ReportgenError):  # P17 says so
            for project in subjects_of(sheet.format, sample.year, wanted):
                yield from lacking_in(sample, filler, project)


def lacking_in(sample: Sample, filler: FormatFiller, project: Project | None) -> tuple[str, ...]:
    """What is missing in one document of a sample, as paths."""
    try:
        filler.print(sample.year, project=project, pictures=sample.folder)
    except MissingData as error:
        return tuple(error.paths)
    return ()


def some(names: Sequence[str]) -> str:
    """The first of the names, and how many there are."""
    more = f"等{len(names)}项" if len(names) > _LISTED else ""
    return "、".join(names[:_LISTED]) + more
