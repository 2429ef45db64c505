"""``reportgen template test`` and ``preview``."""

import shutil
from pathlib import Path

from reportgen.packs import pack_folders
from tests.cli.conftest import Run
from tests.office import tools

SMALLEST = min(
    (Path(str(one)) for one in pack_folders()),
    key=lambda one: sum(file.stat().st_size for file in one.rglob("*.docx")),
)


def test_every_case_is_listed(run: Run) -> None:
    answer = run("template", "test", SMALLEST)
    assert 0 == answer.code
    lines = answer.out.splitlines()
    assert all(line.startswith("通过") for line in lines[:-1])
    assert f"共{len(lines) - 1}项，全部通过。" == lines[-1]


def test_what_does_not_pass_is_told(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "某省"
    shutil.copytree(SMALLEST, folder)
    answer = run("template", "test", folder)  # its sample names the formats of another pack
    assert 1 == answer.code
    assert "没有通过" in answer.out


def test_a_zip_is_to_be_unpacked(run: Run, tmp_path: Path) -> None:
    answer = run("template", "test", tmp_path / "包.zip")
    assert (2, True) == (answer.code, "先解压" in answer.err)


def test_what_is_no_fit_resolution_is_said_in_chinese(run: Run) -> None:
    answer = run("template", "preview", SMALLEST, "--dpi", "5")
    assert (2, True) == (answer.code, "“5”不在20至600之间" in answer.err)


def test_the_help_is_chinese(run: Run) -> None:
    assert "[默认：100；20至600]" in run("template", "preview", "--help").out
    assert "[必填]" in run("template", "new", "--help").out


def test_the_pages_of_the_samples_are_drawn(run: Run, tmp_path: Path) -> None:
    tools.require(tools.soffice(), "LibreOffice")
    tools.require(tools.poppler("pdftoppm"), "poppler")
    answer = run("template", "preview", SMALLEST, "-o", tmp_path / "预览", "--dpi", "30")
    assert 0 == answer.code
    assert [] != list((tmp_path / "预览").rglob("第1页.png"))
