"""Flaws (毛病) of a pack: what is wrong, how grave it is, where, and what to do."""

from __future__ import annotations

import attrs

from reportgen.errors import Severity
from reportgen.word import Fault
from reportgen.word.anatomy import BODY
from reportgen.word.faults import Location


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

    ``file`` is the file's name in the pack's folder.
    """

    file: str
    message: str
    remedy: str
    where: str = ""
    line: int = 0
    location: Location | None = None
    tag: str = ""


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
        fault.remedy or "请照《模板的写法》改正",
        str(fault.location),
        location=fault.location,
        tag=fault.tag,
    )
