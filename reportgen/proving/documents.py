"""What must hold of each document that a sample year is printed as."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import attrs

from reportgen.errors import ReportgenError, reason_of
from reportgen.intake import load
from reportgen.model import EvaluationYear
from reportgen.packs import Format, Pack, examples, find_format
from reportgen.packs.files import bytes_of, is_there, keep_text
from reportgen.packs.finding import Found
from reportgen.proving.formats import told
from reportgen.report import render
from reportgen.subjects import documents_of, subjects_of
from reportgen.word.view import headings, view

#: What no document that is handed in holds: marks of the language, and what blanks leave behind.
_LEFTOVERS = re.compile(
    r"[^\n]{0,12}(?:\{\{|\}\}|\{%|%\}|【待填|【=|None|。。|，，|；。|：。|（）|示例段落|待改)[^\n]{0,12}"
)
#: Page numbers of contents lists, which come from a layout.
_PAGES = re.compile(r"(?m)\t\d*$")


@attrs.frozen
class Document:
    """A sample in one of the documents it names; ``place`` tells those of one format apart.

    ``kept_in`` is the folder where its text lies for comparison.
    """

    file: Path
    format: Format
    project: str | None
    place: int
    kept_in: Path

    def __str__(self) -> str:
        number = f"（{self.place}）" if self.place > 1 else ""
        return f"{self.file.stem}→{self.format.id}{number}"

    @property
    def is_inherited(self) -> bool:
        """Whether the sample is that of a pack which this one extends."""
        return self.kept_in != self.file.parent

    @property
    def kept_text(self) -> Path:
        """Where the printed text lies for comparison: beside the sample, or where it would be."""
        number = f"-{self.place}" if self.place > 1 else ""
        stem = self.format.id.rpartition("/")[2]
        return self.kept_in / f"{self.file.stem}.{stem}{number}.txt"


def documents_in(file: Path) -> list[Document]:
    """The documents that a sample names; none where it cannot be read, which another case says."""
    try:
        return list(_documents(file))
    except ReportgenError:
        return []


def _documents(file: Path) -> Iterator[Document]:
    year = load(file).year
    for name, project, place in _named(year):
        yield Document(file, find_format(name, year.fiscal_year), project, place, file.parent)


def _named(year: EvaluationYear) -> Iterator[tuple[str, str | None, int]]:
    """The formats a year names, each with its project and which of that format it is."""
    counts: dict[str, int] = {}
    for name, project in documents_of(year):
        counts[name] = counts.get(name, 0) + 1
        yield name, project, counts[name]


def inherited_documents(pack: Pack, own: Iterable[Document]) -> list[Document]:
    """What a variant prints otherwise, in the samples of the packs it extends.

    These are the formats that it says something of and has no sample for; of several packs, the
    nearest one's samples are taken. Their texts are kept in the variant.
    """
    folder = Path(str(pack.found.folder))
    files = [one.name for one in folder.iterdir() if one.suffix in (".yaml", ".docx")]
    stems = {name.rpartition(".")[0].partition("@")[0] for name in files}
    left = {one.name for one in pack.formats if one.name.partition("/")[2] in stems}
    left -= {one.format.name for one in own}
    found: list[Document] = []
    for base in pack.bases:
        made = list(_in_samples_of(base, pack.found.name, left, folder / "examples"))
        left -= {one.format.name for one in made}
        found += made
    return found


def _in_samples_of(
    base: Found, name: str, wanted: Container[str], kept_in: Path
) -> Iterator[Document]:
    """The wanted formats of a variant in the samples of one pack, as far as they can be read."""
    if not isinstance(base.folder, Path):
        return
    for file in map(Path, map(str, examples(base.folder))):
        with suppress(ReportgenError):  # which the other pack's own cases say
            year = load(file).year
            for format, project, place in _named(year):
                folder, _, stem = format.partition("/")
                if folder == base.name and f"{name}/{stem}" in wanted:
                    one = find_format(f"{name}/{stem}", year.fiscal_year)
                    yield Document(file, one, project, place, kept_in)


def printing_fault(one: Document) -> str:
    """Whether a document is the same when it is printed again."""
    printed.cache_clear()
    first = printed(one)
    printed.cache_clear()
    return "" if first == printed(one) else "两次打印的文件不同"


@lru_cache(maxsize=4)
def printed(one: Document) -> bytes:
    """The final document. Raises ``MissingData`` where the sample lacks something."""
    source = load(one.file)
    subjects = subjects_of(one.format, source.year, one.project)
    return render(source.year, one.format, project=subjects[0], pictures=source.folder)


def outline_fault(one: Document) -> str:
    """Prescribed headings (大纲) that are not there, or not in their order."""
    found = [text for _, text in headings(printed(one))]
    absent = [heading for heading in one.format.outline if heading not in found]
    if absent:
        return f"缺少标题：{'；'.join(absent)}"
    kept = [heading for heading in found if heading in one.format.outline]
    return "" if kept == list(one.format.outline) else "标题的顺序与大纲不同，或有重复"


def leftover_fault(one: Document) -> str:
    """Marks and empty phrases that stand in the printed text."""
    return told([f"“{found}”" for found in _LEFTOVERS.findall(view(printed(one)))])


def text_fault(one: Document, update: bool) -> str:
    """Where the printed text is another than the one that is kept beside the sample."""
    text, file = _PAGES.sub("\t", view(printed(one))), one.kept_text
    try:
        if update:
            keep_text(file, text)
        if not is_there(file):
            return f"没有保存的文字“{file.name}”：看过印出来的文档没有问题，用 --update 保存"
        kept = bytes_of(file).decode("utf-8", "replace").splitlines()
    except OSError as error:
        return f"读写不了“{file.name}”（{reason_of(error)}），请检查后再试"
    pairs = enumerate(zip(kept, text.splitlines(), strict=False), 1)
    for number, (old, new) in pairs:
        if old != new:
            return f"第{number}行原来是“{old[:60]}”，现在是“{new[:60]}”；改得对的用 --update 保存"
    same = len(kept) == len(text.splitlines())
    return "" if same else "行数与保存的不同；改得对的用 --update 保存"
