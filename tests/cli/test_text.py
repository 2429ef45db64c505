"""``reportgen text`` and ``reportgen demo``."""

from pathlib import Path

import docx
import pytest

from tests.samples import all_samples, ebian, without_pages

from .conftest import Run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "报告.docx"
    file.write_bytes(ebian().printed())
    return file


def test_headings_are_shown_with_their_numbers_and_levels(run: Run, report: Path) -> None:
    lines = run("text", report).out.splitlines()
    assert {"# 一、部门基本情况", "## （一）机构组成。", "### 4.合规性管理"} <= set(lines)


def test_the_text_is_the_golden_one(run: Run, report: Path) -> None:
    assert ebian().golden.read_text("utf-8") == run("text", report).out


def test_tables_of_any_document_are_tab_separated(run: Run, tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip((c for row in table.rows for c in row.cells), "甲乙丙丁", strict=True):
        cell.text = words
    document.save(str(tmp_path / "表.docx"))
    assert "甲\t乙\n丙\t丁\n" in run("text", tmp_path / "表.docx").out


def test_a_report_saved_again_by_another_program_reads_the_same(run: Run, report: Path) -> None:
    before = run("text", report).out
    docx.Document(str(report)).save(str(report))
    assert before == run("text", report).out


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", "文字".encode()])
def test_what_is_no_word_document_is_said_to_be_none(
    run: Run, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "坏.docx"
    file.write_bytes(content)
    answer = run("text", file)
    assert (2, "") == (answer.code, answer.out)
    assert f"看不了“{file}”：不是Word文档（.docx），或已损坏、加密\n" == answer.err


def test_a_missing_document_is_named(run: Run, tmp_path: Path) -> None:
    answer = run("text", tmp_path / "没有.docx")
    assert (2, True) == (answer.code, "文件或文件夹不存在" in answer.err)


def test_a_folder_is_no_document(run: Run, tmp_path: Path) -> None:
    answer = run("text", tmp_path)
    assert (2, True) == (answer.code, "这是文件夹" in answer.err)


def test_the_demo_prints_every_sample_in_every_format_it_names(run: Run, tmp_path: Path) -> None:
    answer = run("demo", "-o", tmp_path / "示 例")
    count = len(all_samples())
    assert (0, f"共打印{count}份，在“{tmp_path / '示 例'}”中。") == (
        answer.code,
        answer.out.splitlines()[-1],
    )
    printed = [file.read_bytes() for file in (tmp_path / "示 例").rglob("*.docx")]
    assert {without_pages(sample.printed()) for sample in all_samples()} == {
        without_pages(document) for document in printed
    }


def test_a_demo_document_edited_by_hand_stays(run: Run, tmp_path: Path) -> None:
    run("demo", "-o", tmp_path)
    edited = next(tmp_path.rglob("*.docx"))
    edited.write_bytes(b"edited")
    assert 0 == run("demo", "-o", tmp_path).code
    assert b"edited" == edited.read_bytes()


def test_a_demo_document_without_a_prescribed_heading_is_a_fault(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportgen.word.view.headings", lambda _: [])
    answer = run("demo", "-o", tmp_path)
    assert (2, True) == (answer.code, "缺少规定的标题：一、" in answer.err)


def test_a_demo_document_in_another_order_is_a_fault(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportgen.word.view import headings

    monkeypatch.setattr("reportgen.word.view.headings", lambda data: headings(data)[::-1])
    answer = run("demo", "-o", tmp_path)
    assert (2, True) == (answer.code, "的标题与规定的顺序不同" in answer.err)


def test_a_demo_into_a_file_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    answer = run("demo", "-o", tmp_path / "out")
    assert (2, True) == (answer.code, "路径中有一段不是文件夹" in answer.err)
