"""Budget-performance reports of Chinese departments, printed from one evaluation year.

>>> from reportgen import load, render                      # doctest: +SKIP
>>> source = load("2024.yaml")                              # doctest: +SKIP
>>> document = render(source.year, source.year.formats[0])  # doctest: +SKIP

Everything public is here; the rooms below are described in ``docs/design.md``. Names are loaded
when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.lazily import loader

if TYPE_CHECKING:
    from reportgen.batch import BatchError, Job, Journal, Outcome, run_batch
    from reportgen.checks import Finding, check
    from reportgen.comparing import Change, compare
    from reportgen.errors import (
        CheckError,
        IntakeError,
        MissingData,
        OfficeError,
        PackError,
        Place,
        Problem,
        ProjectError,
        ReportgenError,
        TemplateError,
    )
    from reportgen.filling import FormatFiller, Printed, compile_format
    from reportgen.forms import FormError, form
    from reportgen.intake import Source, dump, read, save
    from reportgen.loading import load, load_year
    from reportgen.model import EvaluationYear
    from reportgen.office import Office
    from reportgen.packs import Format, find_format, formats, packs_from
    from reportgen.report import publish, render
    from reportgen.writing import WritingError

__version__ = "0.1.0"

_HOMES = {
    "reportgen.batch": ("BatchError", "Job", "Journal", "Outcome", "run_batch"),
    "reportgen.checks": ("Finding", "check"),
    "reportgen.comparing": ("Change", "compare"),
    "reportgen.errors": (
        "CheckError", "IntakeError", "MissingData", "OfficeError", "PackError", "Place", "Problem",
        "ProjectError", "ReportgenError", "TemplateError",
    ),
    "reportgen.filling": ("FormatFiller", "Printed", "compile_format"),
    "reportgen.forms": ("FormError", "form"),
    "reportgen.intake": ("Source", "dump", "read", "save"),
    "reportgen.loading": ("load", "load_year"),
    "reportgen.model": ("EvaluationYear",),
    "reportgen.office": ("Office",),
    "reportgen.packs": ("Format", "find_format", "formats", "packs_from"),
    "reportgen.report": ("publish", "render"),
    "reportgen.writing": ("WritingError",),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "BatchError",
    "Change",
    "CheckError",
    "EvaluationYear",
    "Finding",
    "FormError",
    "Format",
    "FormatFiller",
    "IntakeError",
    "Job",
    "Journal",
    "MissingData",
    "Office",
    "OfficeError",
    "Outcome",
    "PackError",
    "Place",
    "Printed",
    "Problem",
    "ProjectError",
    "ReportgenError",
    "Source",
    "TemplateError",
    "WritingError",
    "__version__",
    "check",
    "compare",
    "compile_format",
    "dump",
    "find_format",
    "form",
    "formats",
    "load",
    "load_year",
    "packs_from",
    "publish",
    "read",
    "render",
    "run_batch",
    "save",
]


__getattr__ = loader(__name__, _HOME_OF)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
