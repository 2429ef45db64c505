"""Flaws (毛病) of a pack: what is wrong, how grave it is, where, and what to do."""

from __future__ import annotations

import attrs

from reportgen.errors import Place, Severity
from reportgen.word import Fault
from reportgen.word.anatomy import BODY
from reportgen.word.faults import Location

_REMEDY = "请照《模板的写法》改正"


@attrs.frozen
class Flaw:
    """One flaw of a pack.

    ``file`` is the file's name under the folder of packs, ``line`` the line of a YAML file.
    ``where`` is the place in words; ``location`` that of a template, with the ``tag`` it is about.
    """

    code: str
    severity: Severity
    file: str
    message: str
    remedy: str
    where: str = ""
    line: int = 0
    location: Location | None = None
    tag: str = ""

    def __str__(self) -> str:
        where = "，".join(filter(None, (self.file, self.where)))
        tag = f"标签 {self.tag} " if self.tag else ""
        return f"{self.severity.label} {self.code} {where}：{tag}{self.message}"

    @property
    def order(self) -> tuple[str, int, bool, tuple[int, int]]:
        """Sorts flaws by file, and in a file as they stand; headers and notes come last."""
        at = self.location or Location()
        return self.file, self.line, at.part not in ("", BODY), at.order


@attrs.frozen
class Raised:
    """What a rule says; its code and severity are added where it is run.

    ``file`` is the file's name in the pack's folder; ``pack`` names another that a variant extends.
    """

    file: str
    message: str
    remedy: str
    where: str = ""
    line: int = 0
    location: Location | None = None
    tag: str = ""
    pack: str = ""


def at_place(file: str, location: Location, message: str, remedy: str, tag: str = "") -> Raised:
    """Something wrong at a place of a template."""
    return Raised(file, message, remedy, str(location), 0, location, tag)


def of_fault(fault: Fault, file: str) -> Flaw:
    """A fault that the compilation of a template found."""
    return Flaw(
        fault.code,
        Severity.ERROR,
        file,
        fault.message,
        fault.remedy or _REMEDY,
        str(fault.location),
        location=fault.location,
        tag=fault.tag,
    )


def of_rewording(fault: Fault, place: Place) -> Flaw:
    """A fault in words that a variant puts into a template: where they are written."""
    where = f"第{place.line}行第{place.column}列，改动文字"
    remedy = fault.remedy or _REMEDY
    return Flaw(
        fault.code, Severity.ERROR, place.file, fault.message, remedy, where, place.line,
        tag=fault.tag,
    )  # fmt: skip
