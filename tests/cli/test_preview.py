"""``reportgen preview``: documents and data files, what is asked for, what is missing."""

from pathlib import Path

import docx
import pytest
from PIL import Image

from tests.office import tools

from .conftest import Run

FORMAT = "sichuan/department-self"
DRAFT = "峨边县应急管理局2024年度部门整体支出预算绩效自评报告（草稿）"


@pytest.fixture
def programs() -> None:
    tools.require(tools.soffice(), "LibreOffice")
    tools.require(tools.poppler("pdftoppm"), "poppler")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A document of three pages."""
    made = docx.Document()
    for number in range(1, 4):
        made.add_paragraph(f"第{number}页").paragraph_format.page_break_before = number > 1
    file = tmp_path / "我的 文档" / "报告.docx"
    file.parent.mkdir()
    made.save(str(file))
    return file


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.usefixtures("programs")
def test_a_document_is_shown_beside_itself(run: Run, report: Path) -> None:
    answer = run("preview", report)
    pdf, pictures = report.with_suffix(".pdf"), report.with_name("报告-页")
    assert (0, [f"PDF（共3页）：{pdf}", f"图片（第1页至第3页）：{pictures}"]) == (
        answer.code,
        answer.out.splitlines(),
    )
    assert ["报告-页", "报告.docx", "报告.pdf"] == names(report.parent)
    assert ["第1页.png", "第2页.png", "第3页.png"] == names(pictures)


@pytest.mark.usefixtures("programs")
@pytest.mark.parametrize(
    ("pages", "shown", "files"),
    [
        ("2", "第2页", ["第2页.png"]),
        ("２—３", "第2页至第3页", ["第2页.png", "第3页.png"]),
        ("2-", "第2页至第3页", ["第2页.png", "第3页.png"]),
    ],
)
def test_some_pages_are_drawn_as_fine_as_asked_for(
    run: Run, report: Path, tmp_path: Path, pages: str, shown: str, files: list[str]
) -> None:
    answer = run("preview", report, "--pages", pages, "--dpi", "50", "-o", tmp_path / "看")
    folder = tmp_path / "看" / "报告-页"
    assert f"图片（{shown}）：{folder}" == answer.out.splitlines()[1]
    assert files == names(folder)
    with Image.open(folder / files[0]) as image:
        assert 50 == round(image.width / 8.5)  # python-docx's own page is 8.5 inches wide
    assert [report.name] == names(report.parent)


@pytest.mark.usefixtures("programs")
def test_a_data_file_is_shown_as_a_draft_that_does_not_stay(run: Run, unfinished: Path) -> None:
    answer = run("preview", unfinished, "-f", FORMAT, "--pages", "1", "--dpi", "30")
    assert 0 == answer.code
    assert [unfinished.name, f"{DRAFT}-页", f"{DRAFT}.pdf"] == names(unfinished.parent)
    assert ["第1页.png"] == names(unfinished.with_name(f"{DRAFT}-页"))
    assert "提示：草稿中有1项待填。" in answer.err


@pytest.mark.usefixtures("programs")
def test_one_project_is_shown_in_a_format_of_projects(run: Run, data: Path) -> None:
    answer = run("preview", data, "-f", "sichuan/project-table", "-p", "12", "--pdf-only")
    assert 0 == answer.code
    [pdf] = data.parent.glob("*.pdf")
    assert pdf.stem.endswith("自评表（草稿）-2023—2024年冬春临时生活困难救助")
    assert [] == [file for file in data.parent.iterdir() if file.is_dir()]


@pytest.mark.usefixtures("programs")
def test_documents_that_have_the_pages_are_shown_though_others_have_not(
    run: Run, data: Path
) -> None:
    row = "  - {格式: sichuan/project-table, 项目: 峨边涉农气象指数灾害保险经费}\n"
    data.write_text(data.read_text("utf-8").replace("成文:\n", f"成文:\n{row}"), "utf-8")
    answer = run("preview", data, "--pages", "3", "--dpi", "30")
    assert 2 == answer.code
    assert "（草稿）-峨边涉农气象指数灾害保险经费”共2页，没有第3页\n" in answer.err
    assert ["第3页.png"] == names(data.with_name(f"{DRAFT}-页"))


@pytest.mark.usefixtures("programs")
def test_fonts_that_are_not_here_are_named_once(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportgen.office.missing_fonts", lambda names: tuple("甲乙丙丁戊己庚"))
    answer = run("preview", report, "--pdf-only")
    assert (
        "提示：本机没有字体甲、乙、丙、丁、戊、己等，换行和页数可能与Word、WPS中不同。\n"
        == answer.err
    )


@pytest.mark.usefixtures("programs")
def test_a_pdf_that_is_not_ours_stays(run: Run, report: Path) -> None:
    report.with_suffix(".pdf").write_bytes(b"%PDF scanned")
    answer = run("preview", report, "--pdf-only")
    assert "“报告.pdf”不是预览生成的，没有覆盖。" == answer.out.splitlines()[0]
    assert b"%PDF scanned" == report.with_suffix(".pdf").read_bytes()


@pytest.mark.usefixtures("programs")
def test_pages_beyond_the_last_are_a_sentence(run: Run, report: Path) -> None:
    answer = run("preview", report, "--pages", "4-5")
    assert (2, "“报告”共3页，没有第4页\n") == (answer.code, answer.err)
    assert [report.name] == names(report.parent)


@pytest.mark.usefixtures("programs")
@pytest.mark.parametrize("content", [b"", "文字".encode(), b"\xd0\xcf\x11\xe0encrypted"])
def test_what_is_no_word_document_is_said_to_be_none(
    run: Run, report: Path, content: bytes
) -> None:
    report.write_bytes(content)
    answer = run("preview", report)
    assert (2, f"看不了“{report}”：不是Word文档（.docx），或已损坏、加密\n") == (
        answer.code,
        answer.err,
    )


@pytest.mark.usefixtures("programs")
def test_a_document_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    answer = run("preview", tmp_path / "没有.docx")
    assert (2, True) == (answer.code, "文件或文件夹不存在" in answer.err)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["报告.wps"], "看不了“报告.wps”：只能预览.docx和数据文件，请先在Word或WPS中另存为.docx"),
        (["报告.docx", "-f", FORMAT], "--format 和 --project 用于数据文件，预览.docx时不写"),
        (["报告.docx", "-p", "1"], "--format 和 --project 用于数据文件，预览.docx时不写"),
        (["报告.docx", "--pages", "甲"], "--pages 的“甲”看不懂，请写页码，如3或1-3"),
        (
            ["报告.docx", "--pages", "1", "--pdf-only"],
            "--pages 说的是画哪几页图片，不能与 --pdf-only 同用",
        ),
        (["报告.docx", "--dpi", "3"], "--dpi 请写20至600之间的整数"),
    ],
)
def test_what_cannot_be_asked_for_is_a_sentence(
    run: Run, arguments: list[str], sentence: str
) -> None:
    assert (2, "", f"{sentence}\n") == tuple(vars(run("preview", *arguments)).values())


def test_a_file_in_the_place_of_a_folder_is_a_sentence(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportgen.cli.preview.need_programs", lambda *_, **__: None)
    answer = run("preview", report, "-o", report)
    assert (2, f"“{report}”不是文件夹，-o 请写文件夹\n") == (answer.code, answer.err)


@pytest.mark.parametrize(
    ("name", "way_out"),
    [
        ("报告.docx", "不装的，在Word或WPS中打开文档，用“文件”里的“输出为PDF”或“导出”"),
        ("2024.yaml", "不装的，先用 reportgen render --draft 打印，再在Word或WPS中打开文档，"),
    ],
)
def test_without_libreoffice_the_way_out_is_said(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, way_out: str
) -> None:
    monkeypatch.setenv("REPORTGEN_SOFFICE", "/nowhere/soffice")
    answer = run("preview", name)
    assert (2, "") == (answer.code, answer.out)
    assert way_out in answer.err


def test_without_poppler_the_pdf_alone_is_offered(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools.require(tools.soffice(), "LibreOffice")
    monkeypatch.setenv("REPORTGEN_PDFTOPPM", "/nowhere/pdftoppm")
    answer = run("preview", report)
    assert (2, [report.name]) == (answer.code, names(report.parent))
    assert "不装的请加 --pdf-only，只生成PDF，用WPS或浏览器打开看" in answer.err
    assert 0 == run("preview", report, "--pdf-only").code
