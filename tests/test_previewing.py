"""A preview on disk: what is made, what it takes the place of, what stays."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from reportgen import previewing
from reportgen.errors import OfficeError
from reportgen.previewing import PagesError, Preview, preview
from reportgen.writing import WritingError


class FakeOffice:
    """Lays out every document on as many pages as it is told."""

    def __init__(self, pages: int) -> None:
        self.pages = pages

    def pdf(self, document: bytes) -> bytes:
        writer, out = PdfWriter(), io.BytesIO()
        for _ in range(self.pages):
            writer.add_blank_page(72, 72)
        writer.write(out)
        return out.getvalue()


@pytest.fixture(autouse=True)
def drawer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures that say which page they are of, and how fine."""

    def draw(pdf: bytes, folder: Path, first: int, last: int, *, dpi: int) -> dict[int, Path]:
        drawn = {number: folder / f"page-{number}.png" for number in range(first, last + 1)}
        for number, file in drawn.items():
            file.write_text(f"{number} {dpi}")
        return drawn

    monkeypatch.setattr(previewing, "draw", draw)


def shown(folder: Path, count: int = 3, **settings: object) -> Preview:
    office = FakeOffice(count)
    return preview(b"document", "报告", folder, office, **settings)  # type: ignore[arg-type]


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_pdf_and_a_picture_of_each_page_are_made(tmp_path: Path) -> None:
    made = shown(tmp_path / "新 文件夹")
    assert (tmp_path / "新 文件夹" / "报告.pdf", 3, None) == (made.pdf, made.count, made.spared)
    assert ["报告-页", "报告.pdf"] == names(tmp_path / "新 文件夹")
    assert ["第1页.png", "第2页.png", "第3页.png"] == names(made.folder)
    assert "2 100" == made.pictures[1].read_text()


def test_the_pdf_can_be_read(tmp_path: Path) -> None:
    assert 3 == len(PdfReader(shown(tmp_path).pdf, strict=True).pages)


@pytest.mark.parametrize(
    ("pages", "numbers"), [((2, 2), [2]), ((2, None), [2, 3]), ((2, 9), [2, 3])]
)
def test_some_pages_keep_their_numbers(
    tmp_path: Path, pages: tuple[int, int | None], numbers: list[int]
) -> None:
    made = shown(tmp_path, pages=pages, dpi=30)
    assert [f"第{number}页.png" for number in numbers] == names(made.folder)
    assert f"{numbers[0]} 30" == made.pictures[0].read_text()


@pytest.mark.parametrize(
    ("pages", "sentence"),
    [
        ((4, None), "“报告”共3页，没有第4页"),
        ((3, 2), "“3-2”不是从小到大的页码，请写如1-3"),
        ((0, 2), "“0-2”不是从小到大的页码，请写如1-3"),
    ],
)
def test_pages_that_are_not_there_are_a_sentence_and_nothing_is_written(
    tmp_path: Path, pages: tuple[int, int], sentence: str
) -> None:
    with pytest.raises(PagesError) as caught:
        shown(tmp_path, pages=pages)
    assert (sentence, []) == (str(caught.value), names(tmp_path))


def test_pictures_of_a_longer_preview_do_not_stay(tmp_path: Path) -> None:
    shown(tmp_path, 12)
    assert ["第1页.png", "第2页.png"] == names(shown(tmp_path, 2).folder)


def test_other_files_among_the_pictures_stay(tmp_path: Path) -> None:
    note = shown(tmp_path).folder / "备注.txt"
    note.write_text("改第2页")
    assert {"备注.txt", "第1页.png"} == set(names(shown(tmp_path, 1).folder))


def test_our_own_pdf_is_replaced(tmp_path: Path) -> None:
    shown(tmp_path)
    made = shown(tmp_path, 5)
    assert (5, None) == (len(PdfReader(made.pdf).pages), made.spared)
    assert ["报告-页", "报告.pdf"] == names(tmp_path)


@pytest.mark.parametrize("content", [b"%PDF scanned", None], ids=["another's", "annotated"])
def test_a_pdf_that_is_not_ours_stays(tmp_path: Path, content: bytes | None) -> None:
    theirs = tmp_path / "报告.pdf"
    if content is None:
        content = shown(tmp_path).pdf.read_bytes() + b"\n%%EOF\n"
    theirs.write_bytes(content)
    made = shown(tmp_path)
    assert (tmp_path / "报告（2）.pdf", theirs) == (made.pdf, made.spared)
    assert content == theirs.read_bytes()
    assert made.pdf == shown(tmp_path).pdf  # and no third is made


def test_pictures_are_called_like_the_pdf_of_their_run(tmp_path: Path) -> None:
    first = shown(tmp_path)
    first.pdf.write_bytes(first.pdf.read_bytes() + b"annotated")
    before = [file.read_text() for file in first.pictures]
    for count in (5, 2):
        made = shown(tmp_path, count, dpi=30)
        assert ("报告（2）.pdf", "报告（2）-页") == (made.pdf.name, made.folder.name)
        assert [f"第{number}页.png" for number in range(1, count + 1)] == names(made.folder)
    assert before == [file.read_text() for file in first.pictures]


def test_without_pictures_there_is_the_pdf_alone(tmp_path: Path) -> None:
    assert () == shown(tmp_path, pictures=False).pictures
    assert ["报告.pdf"] == names(tmp_path)


def test_a_page_that_cannot_be_drawn_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shown(tmp_path, 2)
    old = before.pdf.read_bytes()

    def fail(pdf: bytes, folder: Path, *pages: int, dpi: int) -> dict[int, Path]:
        (folder / "page-1.png").write_text("half")
        raise OfficeError("没有画出")

    monkeypatch.setattr(previewing, "draw", fail)
    with pytest.raises(OfficeError, match="没有画出"):
        shown(tmp_path, 5)
    assert ["报告-页", "报告.pdf"] == names(tmp_path)
    assert (old, ["第1页.png", "第2页.png"]) == (before.pdf.read_bytes(), names(before.folder))


def test_a_file_in_the_place_of_the_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "报告-页").write_text("我的")
    with pytest.raises(WritingError, match=r"写不了“.*报告-页”（已有同名的文件），请检查后再试"):
        shown(tmp_path)
    assert "我的" == (tmp_path / "报告-页").read_text()
    assert ["报告-页", "报告.pdf"] == names(tmp_path)


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(WritingError, match="写不了“"):
        shown(tmp_path / "out" / "下级")
