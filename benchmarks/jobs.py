"""What each peer is to print: a folder of jobs for a sample, with everyone's template and values.

A job is a JSON file that ``peers/base.py`` reads; what it names lies beside it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import syntaxes
from outline import outline
from peers.install import ROOT, TARGET
from retold import retold, story_of

import reportgen
from reportgen import binding
from reportgen.measures import reader


@dataclass(frozen=True)
class Sample:
    """A sample year and the document it is printed in."""

    name: str
    file: Path
    format_id: str

    @cached_property
    def printed(self) -> bytes:
        year = reportgen.load_year(self.file)
        return reportgen.compile_format(self.format_id).fill(year, pictures=self.file.parent)

    @cached_property
    def template(self) -> bytes:
        return reportgen.find_format(self.format_id).template()


SAMPLES = {
    one.name: one
    for one in (
        Sample("ebian", ROOT / "templates/sichuan/examples/ebian-2024.yaml",
               "sichuan/department-self"),
        Sample("lushui", ROOT / "templates/yunnan/examples/lushui-2022.yaml",
               "yunnan/department-evaluation"),
    )
}  # fmt: skip


class Jobs:
    """Writes jobs into a folder."""

    def __init__(self, folder: Path = TARGET / "jobs") -> None:
        self.folder = folder

    def job(self, name: str, **fields: Any) -> Path:
        folder = self.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        for field, value in fields.items():
            if isinstance(value, bytes):
                (folder / f"{field}.docx").write_bytes(value)
                fields[field] = str(folder / f"{field}.docx")
            elif isinstance(value, Mapping):
                (folder / f"{field}.json").write_text(json.dumps(value), "utf-8")
                fields[field] = str(folder / f"{field}.json")
        (folder / "job.json").write_text(json.dumps(fields), "utf-8")
        return folder / "job.json"

    def reportgen(self, sample: Sample, way: str) -> Path:
        target = self.folder / f"{sample.name} {way}.docx"
        return self.job(f"{sample.name} {way}", year=str(sample.file), format=sample.format_id,
                        way=way, target=str(target))  # fmt: skip

    def floor(self, sample: Sample) -> Path:
        return self.job(f"{sample.name} floor", printed=sample.printed, template=sample.template)

    def flat(self, sample: Sample, syntax: str) -> Path:
        """The printed text in a peer's syntax, or as an outline for code written by hand."""
        name = f"{sample.name} {syntax}"
        if syntax == "outline":
            self.job(name)  # makes the folder
            template, values = outline(sample.printed, self.folder / name)
        else:
            template, values = syntaxes.flat(sample.printed, sample.template, syntax)
        return self.job(name, template=template, values=values)

    def story(self, sample: Sample) -> Path:
        """Our template's loops and conditions for docxtpl, all answered."""
        chosen = reportgen.find_format(sample.format_id)
        settings, names = binding.settings_of(chosen), binding.names_of(chosen)
        year = reportgen.load_year(sample.file)
        story = story_of(
            (sample.template, settings, names, reader),
            lambda own: reportgen.FormatFiller(chosen, own).fill(year),
        )
        template = retold(sample.template, settings.levels)
        return self.job(f"{sample.name} story", template=template, values=story.told, story=True)
