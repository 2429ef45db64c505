"""A pack's folder opened for inspection: everything that can be made of it, sound or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path as FilePath

import attrs

from reportgen.binding import absence, rewording_of, settings_of
from reportgen.errors import IntakeError, PackError, Place, Problem, TemplateError
from reportgen.intake import load
from reportgen.model import EvaluationYear, Path
from reportgen.model.listing import Listing
from reportgen.packs import Format, FormatSpec, catalogue, examples, odd_examples, survey
from reportgen.packs import Pack as Surveyed
from reportgen.packs.files import is_there, read_spec
from reportgen.packs.finding import MANIFEST, Found
from reportgen.packs.spec import VERSION, PackSpec
from reportgen.subjects import documents_of
from reportgen.word import Fault
from reportgen.word.anatomy import Anatomy, anatomy

#: Endings of copies of templates that we write beside them, and what Word leaves there.
ANNOTATED, REPAIRED, _LOCK = "-批注.docx", "-修复.docx", "~$"
_COPY = re.compile(r"-(?:批注|修复)(?:（\d+）)?\.docx")


@attrs.frozen(eq=False)
class Sheet:
    """One format: its description, its template taken apart.

    Where there is no readable description, ``is_described`` is False and the format is a stand-in
    that allows every name. ``raw`` is the template as it lies there, ``template`` that with the
    words of a variant (改动文字); both are None where it cannot be read, ``anatomy`` also where it
    is no Word document. ``problems`` say what keeps it from being read, and which words it does not
    have. ``docx`` is the name of the template's file, and ``home`` the pack that it belongs to.
    """

    format: Format
    is_described: bool
    home: str
    docx: str
    raw: bytes | None
    template: bytes | None
    anatomy: Anatomy | None
    problems: tuple[Problem, ...]
    places: Mapping[Path, Place]

    @property
    def name(self) -> str:
        """The name of its files, without an ending."""
        return self.format.id.rpartition("/")[2]

    @property
    def pack(self) -> str:
        """The name of the pack."""
        return self.format.id.partition("/")[0]

    @property
    def file(self) -> str:
        """The template under the folder of packs."""
        return f"{self.home}/{self.docx}"

    @property
    def yaml(self) -> str:
        """The name of its description."""
        return f"{self.name}.yaml"

    @property
    def is_there(self) -> bool:
        """Whether there is a template, readable or not."""
        folder, name = self.format.template_at
        return is_there(folder / name)

    @property
    def is_reworded(self) -> bool:
        """Whether a variant has other words than the template."""
        return bool(self.format.spec.reworded)

    def line(self, *path: str | int) -> int:
        """The line of its description in which a value stands; 0 where that is not known."""
        place = self.places.get(path)
        return place.line if place and place.file == f"{self.pack}/{self.yaml}" else 0

    def rewording_with(self, fault: Fault) -> Place | None:
        """Where the words are written that brought a fault into the template."""
        rows = list(enumerate(self.format.spec.reworded or ()))
        in_tag = (number for number, one in rows if fault.tag and fault.tag in one.new)
        near = (number for number, one in rows if one.new in fault.location.paragraph)
        found = next(chain(in_tag, near), 0)
        return self.places.get(("改动文字", found, "改为"))


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
    """A pack's folder; ``unread`` are samples by name with what keeps them from being read.

    ``formats`` are all that it prints, also those that it takes over; ``sheets`` are of those that
    it says something of. ``bases`` are the packs that it extends.
    """

    folder: Traversable
    manifest: PackSpec | None
    problems: tuple[Problem, ...]
    files: frozenset[str]
    sheets: tuple[Sheet, ...]
    samples: tuple[Sample, ...]
    unread: Mapping[str, tuple[Problem, ...]]
    formats: tuple[Format, ...] = ()
    bases: tuple[Found, ...] = ()

    @property
    def name(self) -> str:
        """The folder's name, which is part of the formats' ids."""
        return self.folder.name


def open_pack(folder: Traversable, *, whole: bool = True) -> Pack:
    """Read what can be read of a pack. Raises ``PackError`` where there is no such folder.

    Not ``whole`` are those templates read that it prints, its own and others', and no samples.
    """
    if not folder.is_dir():
        message = f"没有文件夹“{folder}”"
        raise PackError([Problem("open", "", message, Place(folder.name), str(folder))])
    found = survey(folder)
    files = frozenset(one.name for one in folder.iterdir() if not one.name.startswith("."))
    described = _by_name(found.formats)
    own = {name for name in described if files & {f"{name}.yaml", f"{name}.docx"}}
    names = own if whole else set(described)
    names |= {one.removesuffix(".docx") for one in files if is_template(one)}
    samples, unread = _samples(folder) if whole else ((), {})
    return Pack(
        folder,
        _manifest(folder),
        found.problems,
        files,
        tuple(_sheet(found, name, described.get(name)) for name in sorted(names)),
        samples,
        unread,
        found.formats,
        found.bases,
    )


def _by_name(formats: Iterable[Format]) -> dict[str, Format]:
    return {one.id.rpartition("/")[2]: one for one in formats}


def is_template(name: str) -> bool:
    """Whether a file is a template, and no copy that we or Word made of one."""
    return name.endswith(".docx") and _LOCK not in name and _COPY.search(name) is None


def _manifest(folder: Traversable) -> PackSpec | None:
    with suppress(PackError):
        return read_spec(folder / MANIFEST, PackSpec, MANIFEST, VERSION).spec
    return None


def _sheet(found: Surveyed, name: str, described: Format | None) -> Sheet:
    made = described or _stand_in(found.found.folder, name)
    places = found.places.get(name, {})
    folder, docx = made.template_at
    homes = (one.name for one in (found.found, *found.bases) if one.folder == folder)
    raw: bytes | None = None
    template: bytes | None = None
    parts: Anatomy | None = None
    problems: list[Problem] = []
    try:
        raw = template = made.template()
        template, absent = rewording_of(made, raw)
        problems += _absences(made, absent, places)
        parts = anatomy(template, settings_of(made))
    except PackError as error:
        problems += error.problems
    except TemplateError:  # T15
        pass
    return Sheet(
        made, described is not None, next(homes, found.found.name), docx, raw, template, parts,
        tuple(problems), places,
    )  # fmt: skip


def _absences(
    format: Format, absent: Iterable[str], places: Mapping[Path, Place]
) -> Iterator[Problem]:
    """That words to be changed are not in the template, each where it is written."""
    rows = {one.old: number for number, one in enumerate(format.spec.reworded or ())}
    for words in absent:
        path = ("改动文字", rows[words], "原文")
        yield absence(words, places.get(path, Place(f"{format.id}.yaml")))


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
    unread |= {one.place.file: (one,) for one in odd_examples(folder)}
    for file in examples(folder):
        path = FilePath(str(file))
        try:
            read.append(Sample(file.name, load(path).year, path.parent))
        except IntakeError as error:
            unread[file.name] = tuple(error.problems)
    return tuple(read), unread
