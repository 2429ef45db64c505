"""The bundled sample years and the documents they are printed in."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import reportgen
from reportgen import Source
from reportgen.packs import Format, find_format, pack_folders
from reportgen.packs import examples as samples_of

EBIAN = "ebian-2024"
EBIAN_FORMAT = "sichuan/department-self"


@dataclass(frozen=True)
class Sample:
    """One sample year in one of the formats it names."""

    file: Path
    format_id: str

    def __str__(self) -> str:
        return f"{self.file.stem}-{self.format_id}"

    @property
    def format(self) -> Format:
        return find_format(self.format_id)

    @property
    def golden(self) -> Path:
        """The text of the printed document, kept beside the sample."""
        province = self.file.parents[1].name
        name = self.format_id.removeprefix(f"{province}/").replace("/", "-")
        return self.file.with_suffix(f".{name}.txt")

    def load(self) -> Source:
        return load(self.file)

    @cache  # noqa: B019 (there are a few samples, and they never change)
    def printed(self) -> bytes:
        return reportgen.render(self.load().year, self.format_id)


@cache
def load(file: Path) -> Source:
    return reportgen.load(file)


def all_samples() -> list[Sample]:
    files = [Path(str(file)) for folder in pack_folders() for file in samples_of(folder)]
    return [
        Sample(file, format_id) for file in files for format_id in load(file).year.formats or ()
    ]


def ebian() -> Sample:
    return next(one for one in all_samples() if one.file.stem == EBIAN)
