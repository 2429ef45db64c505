"""What must hold of each document that a sample year is printed as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import attrs

from reportgen.errors import ReportgenError
from reportgen.intake import load
from reportgen.packs import Format, find_format
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
    """A sample in one of the documents it names; ``place`` tells those of one format apart."""

    file: Path
    format: Format
    project: str | None
    place: int

    def __str__(self) -> str:
        number = f"（{self.place}）" if self.place > 1 else ""
        return f"{self.file.stem}→{self.format.id}{number}"

    @property
    def kept_text(self) -> Path:
        """Where the printed text lies beside the sample, for comparison."""
        number = f"-{self.place}" if self.place > 1 else ""
        return self.file.with_suffix(f".{self.format.id.rpartition('/')[2]}{number}.txt")


def documents_in(file: Path) -> list[Document]:
    """The documents that a sample names; none where it cannot be read, which another case says."""
    try:
        return list(_documents(file))
    except ReportgenError:
        return []


def _documents(file: Path) -> Iterator[Document]:
    year = load(file).year
    counts: dict[str, int] = {}
    for name, project in documents_of(year):
        counts[name] = counts.get(name, 0) + 1
        yield Document(file, find_format(name, year.fiscal_year), project, counts[name])


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
    if update:
        file.write_text(text, encoding="utf-8")
    if not file.is_file():
        return f"没有保存的文字“{file.name}”：看过印出来的文档没有问题，用 --update 保存"
    kept = file.read_text(encoding="utf-8").splitlines()
    pairs = enumerate(zip(kept, text.splitlines(), strict=False), 1)
    for number, (old, new) in pairs:
        if old != new:
            return f"第{number}行原来是“{old[:60]}”，现在是“{new[:60]}”；改得对的用 --update 保存"
    same = len(kept) == len(text.splitlines())
    return "" if same else "行数与保存的不同；改得对的用 --update 保存"
