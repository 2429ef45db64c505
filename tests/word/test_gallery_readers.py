"""What other programs make of the gallery: two validators and two readers that are not ours."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.office import tools

from .gallery import GALLERY, Example
from .gallery.others import Pandoc, body, pieces, story, told

#: pandoc knows headings by the names that Word gives them, and by nothing else.
UNKNOWN_HEADS = ("styles_of_wps", "cover_and_front_matter")
#: pandoc gives a table's caption to the table before it, if that has none.
MOVED_CAPTIONS = ("list_of_figures",)
#: The other two hold less of the same; ``soundness`` has looked at them.
KINDS = ("full", "draft")
Files = dict[str, dict[str, Path]]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The documents on disk, complete and as drafts of nothing."""
    folder = tmp_path_factory.mktemp("gallery")
    made: Files = {}
    for name, example in GALLERY.items():
        fills = example.fills()
        for kind in KINDS:
            file = folder / f"{name} {kind}.docx"
            file.write_bytes(fills[kind])
            made.setdefault(name, {})[kind] = file
    return made


@pytest.fixture(scope="module")
def verdicts(files: Files) -> dict[Path, list[str]]:
    """What the SDK says of every file; it is a program of its own, and takes one at a time."""
    tools.require(tools.validator(), "the Open XML SDK validator")
    every = [file for kinds in files.values() for file in kinds.values()]
    with ThreadPoolExecutor(4) as pool:
        return dict(zip(every, pool.map(tools.sdk_faults, every), strict=True))


@pytest.mark.parametrize("name", GALLERY)
def test_the_sdk_finds_no_fault(name: str, files: Files, verdicts: dict[Path, list[str]]) -> None:
    found = {kind: verdicts[file] for kind, file in files[name].items()}
    assert {kind: [] for kind in found} == found


@pytest.mark.parametrize("name", GALLERY)
@pytest.mark.parametrize("kind", KINDS)
def test_the_audit_finds_no_fault(name: str, kind: str, files: Files) -> None:
    # It wants fonts and a theme, which every program writes and no reader needs.
    faults = tools.audit_faults(files[name][kind])
    assert [] == [fault for fault in faults if "required relationship type" not in fault]


@pytest.mark.parametrize("name", GALLERY)
def test_pandoc_reads_the_text_in_order(name: str, files: Files) -> None:
    tools.require_module("pypandoc")
    # Headers, footers and text boxes are no part of a document to it.
    heads = name not in UNKNOWN_HEADS
    want = pieces(body(GALLERY[name].lines), heads=heads)
    found = pieces(Pandoc(files[name]["full"]).lines, heads=heads)
    assert (sorted(want) == sorted(found)) if name in MOVED_CAPTIONS else want == found


@pytest.mark.parametrize("name", GALLERY)
def test_pandoc_reads_the_notes(name: str, files: Files) -> None:
    tools.require_module("pypandoc")
    want = pieces(story(GALLERY[name].lines, "脚注", "尾注"))
    assert sorted(want) == sorted(pieces(Pandoc(files[name]["full"]).notes))


@pytest.mark.parametrize("name", GALLERY)
def test_docx2python_reads_the_body(name: str, files: Files) -> None:
    want = pieces(body(GALLERY[name].lines, boxes=True), heads=False)
    found = _stories(files[name]["full"])["body"]
    # It reads a text box before the paragraph that the box hangs in.
    has_boxes = any(line.startswith("[框]") for line in GALLERY[name].lines)
    assert (sorted(want) == sorted(found)) if has_boxes else want == found


@pytest.mark.parametrize("name", GALLERY)
def test_docx2python_reads_headers_footers_and_notes(name: str, files: Files) -> None:
    found = _stories(files[name]["full"])
    assert _expected(GALLERY[name]) == {kind: found[kind] for kind in _STORIES}


_STORIES = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}


def _expected(example: Example) -> dict[str, list[str]]:
    return {
        kind: pieces(story(example.lines, word), heads=False) for kind, word in _STORIES.items()
    }


def _stories(file: Path) -> dict[str, list[str]]:
    reader = tools.require_module("docx2python")
    with reader.docx2python(file, duplicate_merged_cells=False) as document:
        return {kind: list(told(getattr(document, kind))) for kind in ("body", *_STORIES)}
