"""The bundled sample years and the documents they are printed in."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import reportgen
from reportgen import Source
from reportgen.packs import Format, find_format, pack_folders
from reportgen.packs import examples as samples_of
from reportgen.subjects import documents_of
from reportgen.word.view import view

EBIAN = "ebian-2024"
EBIAN_FORMAT = "sichuan/department-self"


@dataclass(frozen=True)
class Sample:
    """One sample year in one of the documents it names; ``place`` tells those of a format apart."""

    file: Path
    format_id: str
    project: str | None = None
    place: int = 1

    def __str__(self) -> str:
        return f"{self.file.stem}-{self.format_id}" + (f"-{self.place}" if self.place > 1 else "")

    @property
    def format(self) -> Format:
        return find_format(self.format_id)

    @property
    def golden(self) -> Path:
        """The text of the printed document, kept beside the sample."""
        province = self.file.parents[1].name
        name = self.format_id.removeprefix(f"{province}/").replace("/", "-")
        number = f"-{self.place}" if self.place > 1 else ""
        return self.file.with_suffix(f".{name}{number}.txt")

    def load(self) -> Source:
        return load(self.file)

    @cache  # noqa: B019 (there are a few samples, and they never change)
    def printed(self) -> bytes:
        pictures = self.file.parent
        return reportgen.render(
            self.load().year, self.format_id, project=self.project, pictures=pictures
        )


def without_pages(document: bytes) -> str:
    """A document's text but for the page numbers of its contents list, which a layout gives."""
    return re.sub(r"(?m)\t\d*$", "\t", view(document))


@cache
def load(file: Path) -> Source:
    return reportgen.load(file)


def all_files() -> list[Path]:
    """Every sample year."""
    return [Path(str(file)) for folder in pack_folders() for file in samples_of(folder)]


def all_samples() -> list[Sample]:
    return [sample for file in all_files() for sample in _samples(file)]


def _samples(file: Path) -> list[Sample]:
    made: list[Sample] = []
    for format_id, project in documents_of(load(file).year):
        place = 1 + sum(one.format_id == format_id for one in made)
        made.append(Sample(file, format_id, project, place))
    return made


def ebian() -> Sample:
    return next(one for one in all_samples() if one.format_id == EBIAN_FORMAT)
