"""Documents on disk: names, targets, hand edits, and nothing half written."""

import errno
import io
import os
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

from reportgen import writing
from reportgen.writing import LONGEST, WritingError, file_name, file_names, keep, target_of
from tests.office import tools
from tests.samples import ebian

FORBIDDEN = '<>:"/\\|?*\n\t\u200b\u202e\ufeff'


@pytest.fixture(scope="module")
def printed() -> bytes:
    return ebian().printed()


def edited(document: bytes) -> bytes:
    """The document as a word processor would leave it: another body, the same properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace("附件2".encode(), "附件9".encode()))
    return out.getvalue()


def test_a_name_holds_department_year_and_title() -> None:
    assert "县应急局2024年度自评报告.docx" == file_name("县应急局", 2024, "自评报告")


def test_a_project_is_named_last() -> None:
    assert "局2024年度自评表-防控经费.docx" == file_name("局", 2024, "自评表", "防控经费")


def test_names_that_are_the_same_once_cut_are_told_apart_by_their_numbers() -> None:
    long = "防" * 200
    names = file_names("局", 2024, "表", [long + "甲", "乙", long + "丙"])
    assert ["表-1.防防", "表-乙.do", "表-3.防防"] == [name[7:13] for name in names]
    assert 3 == len(set(names))


def test_names_that_differ_in_case_only_are_the_same_on_windows() -> None:
    assert 2 == len({name.casefold() for name in file_names("局", 2024, "表", ["A", "a"])})


@pytest.mark.parametrize("sign", FORBIDDEN)
def test_a_sign_that_windows_refuses_becomes_an_underscore(sign: str) -> None:
    assert "甲_乙2024年度报告.docx" == file_name(f"甲{sign}乙", 2024, "报告")


@pytest.mark.parametrize("wide", ["县", "𠮷", "a"])
def test_a_long_name_is_cut_whole_characters_and_keeps_its_ending(wide: str) -> None:
    name = file_name("局", 2024, wide * 300)
    assert LONGEST - 4 < len(name.encode()) <= LONGEST
    assert name.endswith(wide + ".docx")


def test_a_name_never_ends_in_a_dot_or_blank_before_its_ending() -> None:
    assert "局2024年度报告.docx" == file_name("局", 2024, "报告. . ")


def test_a_name_cut_at_a_dot_loses_it() -> None:
    assert "局2024年度甲.docx" == file_name("局", 2024, "甲" + " ." * 300 + "乙")


@pytest.mark.parametrize("device", ["CON.", "nul.甲", "com1. "])
def test_a_name_that_windows_keeps_for_a_device_is_changed(device: str) -> None:
    assert file_name(device, 2024, "报告").endswith("_.docx")


def test_without_a_target_a_document_lies_beside_its_data() -> None:
    assert Path("数据/a.docx") == target_of(None, Path("数据"), "a.docx")


def test_data_without_a_folder_are_printed_here() -> None:
    assert Path("a.docx") == target_of(None, None, "a.docx")


@pytest.mark.parametrize("ending", [".docx", ".DOCX"])
def test_a_target_that_ends_in_docx_is_the_file(ending: str) -> None:
    assert Path("甲/报告" + ending) == target_of("甲/报告" + ending, Path("数据"), "a.docx")


def test_any_other_target_is_a_folder() -> None:
    assert Path("甲/2024.1/a.docx") == target_of("甲/2024.1", None, "a.docx")


def test_a_folder_that_ends_in_docx_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "文档.docx"
    folder.mkdir()
    assert folder / "a.docx" == target_of(folder, None, "a.docx")


@pytest.mark.parametrize("name", ["报告.doc", "报告.pdf", "报告.WPS"])
def test_a_file_of_another_kind_is_refused(name: str) -> None:
    with pytest.raises(WritingError, match=r"请以\.docx结尾"):
        target_of(name, None, "a.docx")


def test_folders_on_the_way_are_made(tmp_path: Path, printed: bytes) -> None:
    file = tmp_path / "新 建" / "年度" / "报告.docx"
    assert file == keep(file, printed)
    assert printed == file.read_bytes()


def test_a_document_nobody_touched_is_printed_over(tmp_path: Path, printed: bytes) -> None:
    file = keep(tmp_path / "报告.docx", printed)
    assert file == keep(file, printed)
    assert [file] == list(tmp_path.iterdir())


def test_a_document_edited_by_hand_stays(tmp_path: Path, printed: bytes) -> None:
    file, by_hand = tmp_path / "报告.docx", edited(printed)  # a zip holds the time it was made
    file.write_bytes(by_hand)
    assert tmp_path / "报告（2）.docx" == keep(file, printed)
    assert by_hand == file.read_bytes()


def test_a_document_saved_again_by_python_docx_stays(tmp_path: Path, printed: bytes) -> None:
    file = keep(tmp_path / "报告.docx", printed)
    docx.Document(str(file)).save(str(file))
    assert tmp_path / "报告（2）.docx" == keep(file, printed)


def test_a_document_saved_again_by_libreoffice_stays(tmp_path: Path, printed: bytes) -> None:
    program = tools.require(tools.soffice(), "LibreOffice")
    file = keep(tmp_path / "报告.docx", printed)
    saved = tmp_path / "saved"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "docx", "--outdir", saved, file]
    subprocess.run(command, check=True, capture_output=True, timeout=tools.SECONDS)
    assert saved / "报告（2）.docx" == keep(saved / "报告.docx", printed)


def test_the_numbered_copy_is_printed_over_while_nobody_touches_it(
    tmp_path: Path, printed: bytes
) -> None:
    file = tmp_path / "报告.docx"
    file.write_bytes(edited(printed))
    assert keep(file, printed) == keep(file, printed)


def test_the_next_number_is_taken_where_the_copy_was_edited_too(
    tmp_path: Path, printed: bytes
) -> None:
    file = tmp_path / "报告.docx"
    file.write_bytes(edited(printed))
    (tmp_path / "报告（2）.docx").write_bytes(edited(printed))
    assert tmp_path / "报告（3）.docx" == keep(file, printed)


@pytest.mark.parametrize("content", [b"", b"no document", b"PK\x03\x04 broken"])
def test_a_file_that_is_not_ours_stays(tmp_path: Path, printed: bytes, content: bytes) -> None:
    file = tmp_path / "报告.docx"
    file.write_bytes(content)
    assert tmp_path / "报告（2）.docx" == keep(file, printed)
    assert content == file.read_bytes()


def test_force_prints_over_anything(tmp_path: Path, printed: bytes) -> None:
    file = tmp_path / "报告.docx"
    file.write_bytes(edited(printed))
    assert file == keep(file, printed, force=True)
    assert printed == file.read_bytes()


def test_a_hundredth_copy_is_refused(tmp_path: Path, printed: bytes) -> None:
    file = tmp_path / "报告.docx"
    file.write_bytes(b"edited")
    for n in range(2, 100):
        (tmp_path / f"报告（{n}）.docx").write_bytes(b"edited")
    with pytest.raises(WritingError, match="太多份"):
        keep(file, printed)


@pytest.mark.parametrize(
    ("code", "reason"),
    [(errno.ENOSPC, "磁盘已满"), (errno.EACCES, "没有权限，或文件正被其他程序打开")],
)
def test_a_failure_leaves_the_old_document_and_nothing_else(
    tmp_path: Path, printed: bytes, monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    file = keep(tmp_path / "报告.docx", printed)

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(WritingError, match=reason):
        keep(file, printed + b"new")
    assert [file] == list(tmp_path.iterdir())
    assert printed == file.read_bytes()


def test_a_path_through_a_file_is_refused_in_a_sentence(tmp_path: Path, printed: bytes) -> None:
    (tmp_path / "数据").write_text("x")
    with pytest.raises(WritingError, match="路径中有一段不是文件夹"):
        keep(tmp_path / "数据" / "报告.docx", printed)


def test_a_folder_in_the_place_of_the_document_is_refused_in_a_sentence(
    tmp_path: Path, printed: bytes
) -> None:
    (tmp_path / "报告.docx").mkdir()
    with pytest.raises(WritingError, match="这是文件夹"):
        keep(tmp_path / "报告.docx", printed)


def test_a_project_keeps_its_name_behind_a_long_department() -> None:
    names = file_names("局" * 90, 2024, "表", ["甲", "乙"])
    assert ["-甲.docx", "-乙.docx"] == [name[-7:] for name in names]
    assert all(len(name.encode()) <= LONGEST for name in names)


def test_a_project_named_like_anothers_number_has_a_name_of_its_own() -> None:
    names = file_names("局", 2024, "表", ["a/b", "a?b", "1.a_b"])
    assert 3 == len(set(names))


def test_a_name_is_written_in_one_way() -> None:
    assert file_name("局", 2024, "\u00e9") == file_name("局", 2024, "e\u0301")


@pytest.mark.parametrize("mark", ["~${}", ".~{}", ".~lock.{}#"])
def test_a_file_that_is_open_elsewhere_is_left_alone(tmp_path, mark):
    """Word, WPS and LibreOffice each leave a mark beside the file they have open."""
    file = tmp_path / "报告.docx"
    file.write_bytes(b"ours")
    (tmp_path / mark.format(file.name)).write_bytes(b"")
    kept = writing.keep(file, b"new", is_ours=lambda _: True)
    assert ("报告（2）.docx", b"ours", b"new") == (kept.name, file.read_bytes(), kept.read_bytes())


def test_force_does_not_believe_in_marks_that_were_left_behind(tmp_path):
    file = tmp_path / "报告.docx"
    file.write_bytes(b"ours")
    (tmp_path / f"~${file.name}").write_bytes(b"")
    assert file == writing.keep(file, b"new", force=True)
    assert b"new" == file.read_bytes()


def test_what_the_system_holds_open_is_left_alone(tmp_path, monkeypatch):
    """Windows does not let a file be replaced that a program has open."""
    file = tmp_path / "报告.docx"
    file.write_bytes(b"ours")
    whole = writing.write_whole

    def refusing(target, data):
        if target == file:
            raise PermissionError(13, "in use")
        whole(target, data)

    monkeypatch.setattr(writing, "write_whole", refusing)
    monkeypatch.setattr(writing, "_HOLDS_OPEN_FILES", True)
    kept = writing.keep(file, b"new", is_ours=lambda _: True)
    assert ("报告（2）.docx", b"ours") == (kept.name, file.read_bytes())
