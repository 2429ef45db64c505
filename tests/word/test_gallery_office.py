"""The gallery in LibreOffice: printed, saved again, and the pages that its contents name."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.laying_out import lay_out
from reportgen.office import Office
from tests.office import tools

from .gallery import GALLERY
from .gallery.others import pieces, squeezed
from .gallery.reading import lines
from .making import unzipped, zipped

WITH_PAGES = [name for name, example in GALLERY.items() if example.pages]
#: A content control around paragraphs: LibreOffice repeats its first words when it saves.
REPEATED = "controls"
#: LibreOffice refers to pages in Arabic numerals; Word in those that the page itself carries.
IN_ARABIC = {"II": "2"}
_HEADER = re.compile(r"\[页[眉脚]\] ")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents, printed and saved again by one LibreOffice each."""
    tools.require(tools.soffice(), "LibreOffice")
    made = tmp_path_factory.mktemp("gallery")
    for name, example in GALLERY.items():
        (made / f"{name}.docx").write_bytes(example.filled())
    _convert(made, "pdf")
    _convert(made, "docx:Office Open XML Text")
    return made


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    """A LibreOffice for all layouts, with the stand-in fonts."""
    tools.require(tools.soffice(), "LibreOffice")
    with pytest.MonkeyPatch.context() as patch, Office() as kept:
        patch.setenv("FONTCONFIG_FILE", str(tools.FONTS))
        yield kept


@pytest.mark.parametrize("name", GALLERY)
def test_libreoffice_prints_every_text(name: str, folder: Path) -> None:
    pages = tools.pdf_words(folder / "out" / f"{name}.pdf")
    printed = squeezed("".join(line for page in pages for line in page.lines()))
    # A page that is referred to in a text is put in, and a header is another story.
    told = (line for line in GALLERY[name].lines if not line.startswith("[") and "第页" not in line)
    wanted = pieces(told, heads=False)
    assert [] == [piece for piece in wanted if _start(piece) not in printed]


@pytest.mark.parametrize("name", GALLERY)
def test_saved_by_libreoffice_it_reads_the_same(name: str, folder: Path) -> None:
    again = lines((folder / "out" / f"{name}.docx").read_bytes())
    assert _normal(name, GALLERY[name].lines) == _normal(name, again)


def _normal(name: str, told: list[str]) -> list[str]:
    """The text without the differences that LibreOffice makes by its own rules."""
    told = [line for line in told if not (name == REPEATED and "修路" in line)]
    # Columns that a row leaves out before its cells become an empty cell.
    told = [line.removeprefix(" | ").removesuffix(" |") for line in told]
    # A page that is referred to in a text is found anew.
    told = [re.sub("第[0-9]*页", "第页", line) for line in told]
    # Each kind of page has its own header, in another order.
    heads = {line for line in told if _HEADER.match(line)}
    return [*(line for line in told if line not in heads), *sorted(heads)]


def test_a_long_table_has_its_head_on_every_page(folder: Path) -> None:
    pages = tools.pdf_words(folder / "out" / "over_many_pages.pdf")
    assert len(pages) > 2
    assert [1] * len(pages) == [page.lines().count("名称说明") for page in pages]


def test_first_odd_and_even_pages_have_headers_of_their_own(folder: Path) -> None:
    pages = tools.pdf_words(folder / "out" / "odd_and_even.pdf")
    heads = ["首页2024", "双页1311.56万元", "甲县乙局"]
    assert heads == [page.lines()[0] for page in pages]


@pytest.fixture(scope="module", params=WITH_PAGES)
def laid_out(request: pytest.FixtureRequest, office: Office) -> tuple[str, bytes]:
    """A document filled once more with the pages that its layout told."""
    example = GALLERY[request.param]
    pages = lay_out(example.filled(), office)
    assert pages is not None
    return request.param, example.filled(pages=pages.labels)


def test_entries_name_the_pages_that_are_expected(laid_out: tuple[str, bytes]) -> None:
    name, document = laid_out
    entries = dict(line.split("\t") for line in lines(document) if "\t" in line)
    if entries:
        assert GALLERY[name].pages == {text: page for text, page in entries.items() if page}


def test_headings_stand_on_the_pages_that_carry_these_numbers(
    laid_out: tuple[str, bytes], office: Office, tmp_path: Path
) -> None:
    name, document = laid_out
    assert GALLERY[name].pages == _printed_pages(name, office.pdf(document), tmp_path)


def test_libreoffice_finds_the_same_pages_itself(
    laid_out: tuple[str, bytes], office: Office, tmp_path: Path
) -> None:
    name, document = laid_out
    file = tmp_path / "plain.pdf"
    file.write_bytes(office.pdf(_without_lists(document)))
    printed = [line for page in tools.pdf_words(file) for line in page.lines()]
    for text, page in GALLERY[name].pages.items():
        number = IN_ARABIC.get(page, page)
        entry = re.compile(rf"{re.escape(squeezed(text))}\.+{number}|见第{number}页。")
        assert any(entry.fullmatch(line) for line in printed), (text, number)


def _printed_pages(name: str, pdf: bytes, folder: Path) -> dict[str, str]:
    """The number at the foot of the page on which each heading stands."""
    file = folder / "printed.pdf"
    file.write_bytes(pdf)
    heads = {squeezed(text): text for text in GALLERY[name].pages}
    found = {}
    for page in tools.pdf_words(file):
        rows = page.lines()
        number = next((row.strip("—") for row in rows[::-1] if re.fullmatch("—.+—", row)), "")
        found |= {heads[row]: number for row in rows if row in heads}
    return found


def _without_lists(document: bytes) -> bytes:
    """A copy whose lists are plain paragraphs, so that LibreOffice reckons the fields in them."""
    parts = unzipped(document)
    text = parts["word/document.xml"].decode()
    begin = (
        r'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        r' TOC .*?</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    text, count = re.subn(begin, "", text)
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    for _ in range(count):
        at = text.index(f"</w:hyperlink>{end}") + len("</w:hyperlink>")
        text = text[:at] + "</w:p>" + text[at + len(end) :]
    return zipped({**parts, "word/document.xml": text.encode()})


def _start(piece: str) -> str:
    """What of a piece stands on one line, whatever the font."""
    return piece[:4]


def _convert(folder: Path, kind: str) -> None:
    program = tools.require(tools.soffice(), "LibreOffice")
    files = sorted(folder.glob("*.docx"))
    subprocess.run(
        [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", kind, "--outdir", folder / "out", *files],
        env=os.environ | {"FONTCONFIG_FILE": str(tools.FONTS)},
        capture_output=True, check=True, timeout=tools.SECONDS,
    )  # fmt: skip
