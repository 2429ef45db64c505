"""The cases of one pack: the pack itself, its formats, its samples and each of their documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import attrs

from reportgen.errors import PackError, Place, Problem, ReportgenError
from reportgen.packs import examples, packs_from, survey
from reportgen.packs.files import is_there
from reportgen.proving import documents, formats, samples


class ProofError(ReportgenError, AssertionError):
    """A case that a pack does not pass; sentences that say what is to be mended."""


@attrs.frozen
class Case:
    """One thing that must hold: what it is about, what must hold, and how to find out."""

    about: str
    what: str
    prove: Callable[[], str] = attrs.field(repr=False)
    pack: Path | None = attrs.field(default=None, repr=False)

    def __str__(self) -> str:
        return f"{self.about}：{self.what}"

    def run(self) -> None:
        """Find out whether it holds. Raises ``ProofError``."""
        try:
            with packs_from(*([self.pack] if self.pack else [])):
                fault = self.prove()
        except ReportgenError as error:
            fault = str(error)
        if fault:
            raise ProofError(f"{self}——{fault}")


def cases(pack: str | Path, *, update: bool = False) -> list[Case]:
    """Everything that a pack must pass.

    ``pack`` is its folder. With ``update`` the text views of templates, and the texts of printed
    documents that lie beside the samples, are written anew instead of compared.
    Raises ``PackError`` where there is no format.
    """
    folder = Path(pack).resolve()
    with packs_from(folder):
        return [attrs.evolve(case, pack=folder) for case in _cases(folder, update)]


def _cases(folder: Path, update: bool) -> Iterator[Case]:
    found = survey(folder)
    if not found.formats:
        none = Problem("pack", "", "没有格式", Place(str(folder)))
        raise PackError(found.problems or [none])
    yield Case(folder.name, "逐项检查没有错误和警告", partial(formats.lint_fault, folder, update))
    for format in found.formats:
        yield Case(format.id, "空白年度可以印成草稿", partial(formats.blank_fault, format))
        yield Case(format.id, "可以做填报表", partial(formats.form_fault, format))
    printed: list[documents.Document] = []
    for file in map(Path, map(str, examples(folder))):
        name = f"{folder.name}/{file.name}"
        yield Case(name, "读得了，写出去再读还是一样", partial(samples.reading_fault, file))
        yield Case(name, "检查没有错误和警告", partial(samples.finding_fault, file))
        made = documents.documents_in(file)
        printed += made
        yield from (case for one in made for case in _of_document(one, update))
    for one in documents.inherited_documents(found, printed):
        yield from _of_document(one, update)


def _of_document(made: documents.Document, update: bool) -> Iterator[Case]:
    """What must hold of a document; the text of another pack's sample may be kept, and need not."""
    name = str(made)
    yield Case(name, "印得出正式文档，两次一样", partial(documents.printing_fault, made))
    yield Case(name, "标题与大纲相同", partial(documents.outline_fault, made))
    yield Case(name, "没有留下标签和空话", partial(documents.leftover_fault, made))
    if update or not made.is_inherited or is_there(made.kept_text):
        yield Case(name, "文字与保存的相同", partial(documents.text_fault, made, update))
