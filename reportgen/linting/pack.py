"""A pack's folder opened for inspection: everything that can be made of it, sound or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.resources.abc import Traversable
from pathlib import Path as FilePath

import attrs

from reportgen.binding import settings_of, template_of
from reportgen.errors import IntakeError, PackError, Place, Problem, TemplateError
from reportgen.intake import load
from reportgen.model import EvaluationYear, Path
from reportgen.model.listing import Listing
from reportgen.packs import Format, FormatSpec, catalogue, examples, survey
from reportgen.packs.files import read_spec
from reportgen.packs.finding import MANIFEST
from reportgen.packs.spec import VERSION, PackSpec
from reportgen.subjects import documents_of
from reportgen.word.anatomy import Anatomy, anatomy

#: Endings of copies of templates that we write beside them, and what Word leaves there.
ANNOTATED, REPAIRED, _LOCK = "-批注.docx", "-修复.docx", "~$"
_COPY = re.compile(r"-(?:批注|修复)(?:（\d+）)?\.docx")


@attrs.frozen(eq=False)
class Sheet:
    """One format: its description, its template taken apart.

    Where there is no readable description, ``is_described`` is False and the format is a stand-in
    that allows every name. ``template`` is None where there is no file, ``anatomy`` also where it
    is no Word document.
    """

    format: Format
    is_described: bool
    template: bytes | None
    anatomy: Anatomy | None
    places: Mapping[Path, Place]

    @property
    def name(self) -> str:
        """The name of its files, without an ending."""
        return self.format.id.rpartition("/")[2]

    @property
    def docx(self) -> str:
        """The name of its template."""
        return f"{self.name}.docx"

    @property
    def yaml(self) -> str:
        """The name of its description."""
        return f"{self.name}.yaml"

    def line(self, *path: str | int) -> int:
        """The line of its description in which a value stands; 0 where that is not known."""
        place = self.places.get(path)
        return place.line if place else 0


@attrs.frozen(eq=False)
class Sample:
    """A sample year of the pack."""

    name: str
    year: EvaluationYear
    folder: FilePath

    @property
    def documents(self) -> list[tuple[str, str | None]]:
        """The documents it is printed as: format ids, and the project of those of one."""
        return documents_of(self.year)


@attrs.frozen(eq=False)
class Pack:
    """A pack's folder; ``unread`` are samples by name with what keeps them from being read."""

    folder: Traversable
    manifest: PackSpec | None
    problems: tuple[Problem, ...]
    files: frozenset[str]
    sheets: tuple[Sheet, ...]
    samples: tuple[Sample, ...]
    unread: Mapping[str, tuple[Problem, ...]]

    @property
    def name(self) -> str:
        """The folder's name, which is part of the formats' ids."""
        return self.folder.name


def open_pack(folder: Traversable) -> Pack:
    """Read what can be read of a pack. Raises ``PackError`` where there is no such folder."""
    if not folder.is_dir():
        message = f"没有文件夹“{folder}”"
        raise PackError([Problem("open", "", message, Place(folder.name), str(folder))])
    found = survey(folder)
    files = frozenset(one.name for one in folder.iterdir() if not one.name.startswith("."))
    described = _described(found.formats, files)
    names = sorted(
        described.keys() | {one.removesuffix(".docx") for one in files if is_template(one)}
    )
    samples, unread = _samples(folder)
    return Pack(
        folder,
        _manifest(folder),
        found.problems,
        files,
        tuple(_sheet(folder, name, described.get(name)) for name in names),
        samples,
        unread,
    )


def _described(formats: Iterable[Format], files: frozenset[str]) -> dict[str, Format]:
    """The formats that the pack itself says something of; others are judged where they are."""
    named = ((one.id.rpartition("/")[2], one) for one in formats)
    return {name: one for name, one in named if files & {f"{name}.yaml", f"{name}.docx"}}


def is_template(name: str) -> bool:
    """Whether a file is a template, and no copy that we or Word made of one."""
    return name.endswith(".docx") and _LOCK not in name and _COPY.search(name) is None


def templates_of(folder: Traversable, only: str | None = None) -> list[str]:
    """The names of a pack's templates, or of that of one format."""
    names = sorted(one.name for one in folder.iterdir() if is_template(one.name))
    return [one for one in names if only in (None, one.removesuffix(".docx"))]


def _manifest(folder: Traversable) -> PackSpec | None:
    with suppress(PackError):
        return read_spec(folder / MANIFEST, PackSpec, MANIFEST, VERSION).spec
    return None


def _sheet(folder: Traversable, name: str, described: Format | None) -> Sheet:
    made = described or _stand_in(folder, name)
    places: Mapping[Path, Place] = {}
    with suppress(PackError):
        places = read_spec(folder / f"{name}.yaml", FormatSpec, f"{name}.yaml", VERSION).places
    template: bytes | None = None
    parts: Anatomy | None = None
    with suppress(PackError, TemplateError):
        template = template_of(made)
        parts = anatomy(template, settings_of(made))
    return Sheet(made, described is not None, template, parts, places)


def _stand_in(folder: Traversable, name: str) -> Format:
    """A format for a template whose description cannot be read: of a project, and not numbered."""
    spec = FormatSpec(
        version=VERSION, title=name, subject="项目", unit="万元", places=2,
        schemes=Listing(), numbered=Listing(),
    )  # fmt: skip
    manifest = PackSpec(version=VERSION, region="", region_code="", sources=Listing())
    ids = frozenset(one.id for one in catalogue().passages)
    return Format(f"{folder.name}/{name}", spec, manifest, {}, ids, (folder,))


def _samples(folder: Traversable) -> tuple[tuple[Sample, ...], dict[str, tuple[Problem, ...]]]:
    read: list[Sample] = []
    unread: dict[str, tuple[Problem, ...]] = {}
    for file in examples(folder):
        path = FilePath(str(file))
        try:
            read.append(Sample(file.name, load(path).year, path.parent))
        except IntakeError as error:
            unread[file.name] = tuple(error.problems)
    return tuple(read), unread
