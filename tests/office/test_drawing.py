"""Pages drawn as pictures: by poppler, and what may go wrong, played by a shell script."""

import io
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter

from reportgen.errors import OfficeError
from reportgen.office import drawing, need_drawer
from reportgen.office.drawing import draw

from . import tools

#: A script's way to write a file that ends as a PNG does.
WHOLE = r"printf 'x\0\0\0\0IEND\256B`\202' >"


def pdf(pages: int) -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(144, 72)
    writer.write(out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "图 片"
    made.mkdir()
    return made


def drawer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    program = tmp_path / "pdftoppm"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("REPORTGEN_PDFTOPPM", str(program))
    return program


@pytest.mark.parametrize(("count", "first", "last"), [(1, 1, 1), (12, 9, 11), (3, 1, 3)])
def test_pages_are_drawn_by_their_numbers(folder: Path, count: int, first: int, last: int) -> None:
    tools.require(tools.poppler("pdftoppm"), "poppler")
    drawn = draw(pdf(count), folder, first, last, dpi=50)
    assert list(range(first, last + 1)) == list(drawn)
    with Image.open(drawn[first]) as image:
        assert (100, 50) == image.size


def test_the_program_gets_no_path_that_windows_could_not_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawer(tmp_path, monkeypatch, f'echo "$@" > asked; {WHOLE} page-2.png')
    draw(b"%PDF", folder, 2, 2, dpi=70)
    assert "-png -r 70 -f 2 -l 2 document.pdf page" == (folder / "asked").read_text().strip()


def test_a_single_page_may_come_without_a_number(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawer(tmp_path, monkeypatch, f"{WHOLE} page.png")
    assert {4: folder / "page.png"} == draw(b"%PDF", folder, 4, 4)


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo 'Syntax Error: no pages' >&2; exit 1", "Syntax Error: no pages"),
        (f"{WHOLE} page-1.png", "没有说明原因"),
        (f"{WHOLE} page-1.png; echo cut > page-2.png", "没有说明原因"),
        (f"{WHOLE} page-1.png; : > page-2.png", "没有说明原因"),
    ],
    ids=["failed", "one missing", "one cut off", "one empty"],
)
def test_pages_that_are_not_all_there_and_whole_are_a_fault(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, reason: str
) -> None:
    drawer(tmp_path, monkeypatch, script)
    with pytest.raises(OfficeError) as caught:
        draw(b"%PDF", folder, 1, 2)
    assert f"pdftoppm没有画出全部页面（{reason}），请检查磁盘空间，或更新poppler后再试" == str(
        caught.value
    )


def test_a_program_that_takes_too_long_is_ended(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawer(tmp_path, monkeypatch, "sleep 60")
    monkeypatch.setattr(drawing, "_SECONDS", 0)
    monkeypatch.setattr(drawing, "_SECONDS_A_PAGE", 0.1)
    with pytest.raises(OfficeError, match=r"在0\.2秒内没有画完2页"):
        draw(b"%PDF", folder, 1, 2)


def test_a_program_that_does_not_start_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawer(tmp_path, monkeypatch, "").write_bytes(b"\x7fELF")
    with pytest.raises(OfficeError, match=r"pdftoppm（.+）没有启动（"):
        draw(b"%PDF", folder, 1, 1)


def test_without_the_program_a_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("REPORTGEN_PDFTOPPM", raising=False)
    with pytest.raises(OfficeError) as caught:
        need_drawer()
    assert "没有找到把页面画成图片的pdftoppm，请安装poppler（免费；" in str(caught.value)
    assert "Windows" in str(caught.value)


def test_a_variable_that_names_no_program_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_PDFTOPPM", "/nowhere/pdftoppm")
    with pytest.raises(OfficeError) as caught:
        need_drawer()
    assert (
        "环境变量REPORTGEN_PDFTOPPM所指的“/nowhere/pdftoppm”不是可以运行的程序，"
        "请改为pdftoppm程序的完整路径，或删去该变量"
    ) == str(caught.value)
