"""Every document of the gallery says what it should, and is sound however little it is given."""

import re

import pytest

from reportgen.word.view import headings, view

from .gallery import GALLERY, Example
from .gallery.others import squeezed
from .gallery.reading import CONTINUED, lines
from .making import unzipped
from .soundness import dangling, faults_of

KINDS = ("full", "least", "draft", "complete draft")


@pytest.fixture(params=GALLERY)
def example(request: pytest.FixtureRequest) -> Example:
    return GALLERY[request.param]


@pytest.fixture(params=GALLERY, scope="module")
def fills(request: pytest.FixtureRequest) -> dict[str, bytes]:
    return GALLERY[request.param].fills()


def test_it_says_what_is_written_here(example: Example) -> None:
    assert example.lines == lines(example.filled())


def test_nothing_is_missing(example: Example) -> None:
    assert () == example.missing()


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_sound(fills: dict[str, bytes], kind: str) -> None:
    assert [] == faults_of(fills[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_its_links_and_fields_lead_somewhere(fills: dict[str, bytes], kind: str) -> None:
    assert [] == dangling(fills[kind])


def test_a_draft_of_all_there_is_says_the_same(fills: dict[str, bytes]) -> None:
    assert lines(fills["full"]) == lines(fills["complete draft"])


def test_a_draft_comments_on_each_mark_in_its_body(fills: dict[str, bytes]) -> None:
    parts = unzipped(fills["draft"])
    # A contents list repeats what its headings say; text boxes hold no comments.
    elsewhere = r"<w:txbxContent>.*?</w:txbxContent>|<w:hyperlink w:anchor=\"_Toc.*?</w:hyperlink>"
    text = re.sub(elsewhere, "", parts["word/document.xml"].decode())
    comments = parts.get("word/comments.xml", b"").decode()
    assert text.count("【待填：") == comments.count("<w:comment ")


def test_the_same_again_has_the_same_bytes(example: Example) -> None:
    assert example.filled() == example.filled()


def test_the_text_view_says_the_same(example: Example) -> None:
    marks = re.compile(rf"^#+ |^---$|\||↵|{re.escape(CONTINUED)}")
    want = "".join(squeezed(marks.sub("", line)) for line in example.lines if line != "[页眉] ▣")
    told = "".join(squeezed(re.sub(r"^#+ ", "", line)) for line in _viewed(example))
    assert want == told


def test_the_outline_has_the_headings(example: Example) -> None:
    heads = (re.fullmatch("(#+) (.*)", line) for line in example.lines)
    assert [(len(head[1]), head[2]) for head in heads if head] == headings(example.filled())


def test_a_picture_in_three_places_is_stored_once() -> None:
    names = unzipped(GALLERY["printed_twice"].filled())
    assert 1 == sum(name.startswith("word/media/") for name in names)


def test_a_picture_taken_on_its_side_is_higher_than_wide() -> None:
    body = unzipped(GALLERY["turned"].filled())["word/document.xml"].decode()
    (extent,) = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', body)
    assert int(extent[1]) == int(extent[0]) * 200 / 80


def _viewed(example: Example) -> list[str]:
    """The view without page numbers; cells that hide under others are empty there too."""
    return [line for line in view(example.filled()).splitlines()
            if not re.fullmatch(r"\[页脚\] — \S+ —", line)]  # fmt: skip


def test_each_says_what_it_shows() -> None:
    from .gallery import docstrings

    assert [] == [name for name, text in docstrings().items() if not text.endswith(".")]
