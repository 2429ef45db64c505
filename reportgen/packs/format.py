"""A format (格式): one kind of document that a province prescribes, with everything it needs."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import TypeVar

import attrs

from reportgen.amounts import Scheme
from reportgen.errors import Place, Problem, Unreadable
from reportgen.packs.spec import FormatSpec, PackSpec

V = TypeVar("V")


@attrs.frozen
class Numbering:
    """A style's place in the numbering: the scheme and the level, from 1."""

    scheme: Scheme
    level: int


@attrs.frozen
class Format:
    """A document that can be printed; ``id`` is ``province/name``."""

    id: str
    spec: FormatSpec
    pack: PackSpec
    numbering: dict[str, Numbering] = attrs.field(repr=False, hash=False)
    texts: frozenset[str] = attrs.field(repr=False)
    folder: Traversable = attrs.field(repr=False, hash=False, eq=False)

    @property
    def title(self) -> str:
        """The document's title."""
        return self.spec.title

    @property
    def region(self) -> str:
        """The region whose finance bureau prescribes it."""
        return self.pack.region

    @property
    def outline(self) -> tuple[str, ...]:
        """The prescribed headings with their numbers."""
        return tuple(self.spec.outline or ())

    @property
    def years(self) -> str:
        """The years in force, in words."""
        first, last = self.spec.first_year, self.spec.last_year
        if first is None and last is None:
            return "各年度"
        return f"{first or ''}—{last or ''}年度" if first != last else f"{first}年度"

    def in_force(self, year: int) -> bool:
        """Whether the format is used for the evaluation year ``year``."""
        return (self.spec.first_year or 0) <= year <= (self.spec.last_year or 9999)

    def template(self) -> bytes:
        """The Word template. Raises ``OSError`` where the pack has none."""
        name = self.id.rpartition("/")[2]
        return (self.folder / f"{name}.docx").read_bytes()


def numbering_of(spec: FormatSpec, file: str) -> tuple[dict[str, Numbering], list[Problem]]:
    """Each numbered style's scheme and level, with the problems met."""
    problems: list[Problem] = []
    schemes: dict[str, Scheme] = {}
    for row in spec.schemes:
        try:
            schemes[row.name] = Scheme.parse(row.name, list(row.levels), is_list=bool(row.is_list))
        except Unreadable as error:
            problems.append(Problem("scheme", f"编号方案.{row.name}", str(error), Place(file)))
    found: dict[str, Numbering] = {}
    for style in spec.numbered:
        name, _, level = style.place.rpartition(" ")
        scheme = schemes.get(name.strip())
        if scheme is None or not level.isdecimal() or not 1 <= int(level) <= len(scheme.levels):
            known = "、".join(_places(schemes))
            message = f"“{style.place}”不是已有的方案和级，可用的有{known}"
            problems.append(Problem("place", f"编号样式.{style.style}", message, Place(file)))
        else:
            found[style.style] = Numbering(scheme, int(level))
    return found, problems


def _places(schemes: dict[str, Scheme]) -> Iterator[str]:
    for name, scheme in schemes.items():
        yield from (f"“{name} {level}”" for level in range(1, len(scheme.levels) + 1))
