"""A format (格式): one kind of document that a province prescribes, with everything it needs."""

from __future__ import annotations

from importlib.resources.abc import Traversable

import attrs

from reportgen.amounts import Scheme
from reportgen.errors import PackError, Place, Problem, Unreadable, reason_of
from reportgen.model import Path, show_path
from reportgen.packs.extending import VERSION_SIGN
from reportgen.packs.files import Read, bytes_of, is_there
from reportgen.packs.spec import FormatSpec, PackSpec
from reportgen.packs.texts import TextSpec


@attrs.frozen
class Numbering:
    """A style's place in the numbering: the scheme and the level, from 1."""

    scheme: Scheme
    level: int


@attrs.frozen(eq=False)
class Format:
    """A document that can be printed; ``id`` is ``province/name``, or ``province/name@version``.

    ``passages`` are those of the pack itself, beside the catalogue's. The template lies in the
    first of ``folders`` that has one: the pack's own, then those of the packs it extends.
    """

    id: str
    spec: FormatSpec
    pack: PackSpec
    numbering: dict[str, Numbering] = attrs.field(repr=False, hash=False)
    texts: frozenset[str] = attrs.field(repr=False)
    folders: tuple[Traversable, ...] = attrs.field(repr=False, hash=False, eq=False)
    passages: tuple[TextSpec, ...] = attrs.field(default=(), repr=False)

    @property
    def folder(self) -> Traversable:
        """The pack's own folder."""
        return self.folders[0]

    @property
    def name(self) -> str:
        """The id without version: what data files call it, whatever the year."""
        return self.id.partition(VERSION_SIGN)[0]

    @property
    def title(self) -> str:
        """The document's title."""
        return self.spec.title

    @property
    def per_project(self) -> bool:
        """Whether it prints one document for each project, not one for the department."""
        return self.spec.subject == "项目"

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
        if first == last:
            return f"{first}年度"
        if last is None:
            return f"{first}年度起"
        return f"{first}—{last}年度" if first else f"至{last}年度"

    def in_force(self, year: int) -> bool:
        """Whether the format is used for the evaluation year ``year``."""
        return (self.spec.first_year or 0) <= year <= (self.spec.last_year or 9999)

    def distance(self, year: int | None) -> tuple[int, int, int]:
        """How far the format is from being in force: 0 within its years; of equals the latest."""
        first, last = self.spec.first_year or 0, self.spec.last_year or 9999
        far = 0 if year is None else max(first - year, year - last, 0)
        return far, -last, -first

    @property
    def template_at(self) -> tuple[Traversable, str]:
        """The folder in which its template lies, and the file's name; where it belongs for none.

        A version without a template of its own has that of the format.
        """
        stem, plain = (one.rpartition("/")[2] for one in (self.id, self.name))
        names = dict.fromkeys((f"{stem}.docx", f"{plain}.docx"))
        places = [(folder, name) for name in names for folder in self.folders]
        return next((one for one in places if is_there(one[0] / one[1])), places[0])

    def template(self) -> bytes:
        """The Word template. Raises ``PackError`` where it cannot be read."""
        folder, name = self.template_at
        file = folder / name
        try:
            return bytes_of(file)
        except OSError as error:
            message = f"读不了模板“{file.name}”（{reason_of(error)}）"
            raise PackError([Problem("template", "", message, Place(f"{self.id}.docx"))]) from None


def numbering_of(read: Read[FormatSpec]) -> tuple[dict[str, Numbering], list[Problem]]:
    """Each numbered style's scheme and level, with the problems met."""
    known: dict[str, Numbering] = {}
    problems: list[Problem] = []
    for number, row in enumerate(read.spec.schemes):
        try:
            scheme = Scheme.parse(row.name, list(row.levels), is_list=bool(row.is_list))
        except Unreadable as error:
            problems.append(_problem(read, ("编号方案", number, "层级"), str(error)))
            continue
        for level in range(1, len(scheme.levels) + 1):
            known[f"{row.name} {level}"] = Numbering(scheme, level)
    found: dict[str, Numbering] = {}
    for number, style in enumerate(read.spec.numbered):
        place = " ".join(style.place.split())
        if place in known:
            found[style.style] = known[place]
        else:
            message = f"“{place}”不是已有的方案和级，可用的有：{'、'.join(known) or '无'}"
            problems.append(_problem(read, ("编号样式", number, "级"), message, place))
    return found, problems


def _problem(read: Read[FormatSpec], path: Path, message: str, found: str = "") -> Problem:
    shown = show_path(path, read.spec)
    return Problem("numbering", shown, message, read.places[path], found=found)
