"""Disks that are full, folders that may not be written to, files that are open, long paths."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.batch import BatchError, Journal
from reportgen.batch.journal import NAME
from tests.batch.departments import departments, lines, run, states, tree

DONE = dict.fromkeys((f"部门{n:03d}.yaml" for n in range(5)), "done")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="uses limits of Linux")


def full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_is_a_sentence_for_each_and_the_next_run_goes_on(
    source, out, threads, monkeypatch
) -> None:
    with monkeypatch.context() as filled:
        filled.setattr("reportgen.writing.write_whole", full)
        filled.setattr("reportgen.batch.tables.keep", lambda *_, **__: out)
        found = run(source, out, threads)
    assert dict.fromkeys(DONE, "failed") == states(found)
    assert "（磁盘已满），请检查后再试" in found[0].reasons[0]
    assert DONE == states(run(source, out, threads))


@LINUX
def test_a_journal_that_the_disk_has_no_room_for_ends_the_run_in_a_sentence(source, out) -> None:
    """The limit on the size of files is as a full disk, and holds in a process of its own."""
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from reportgen.packs import packs_from; from reportgen.errors import ReportgenError\n"
        "from tests.batch.departments import run\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "with packs_from(sys.argv[3]), ThreadPoolExecutor(1) as threads:\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (2500, 2500))\n"
        "    try:\n"
        "        run(Path(sys.argv[1]), Path(sys.argv[2]), threads)\n"
        "    except ReportgenError as error:\n"
        "        sys.exit(str(error))\n"
    )
    folder = source.parent / "模板"
    arguments = [sys.executable, "-c", program, source, out, folder]
    answer = subprocess.run(list(map(str, arguments)), capture_output=True, text=True)
    assert "写不了批量记录" in answer.stderr
    assert "再运行同一个命令，会接着做" in answer.stderr
    assert (out / NAME).read_bytes().endswith(b"\n")
    with Journal(out) as journal:
        assert journal.before("部门000.yaml") is not None


def test_a_folder_that_may_not_be_written_to_is_a_sentence(tmp_path, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    with pytest.raises(BatchError, match=r"用不了批量记录.*（没有权限"):
        Journal(tmp_path / "报告")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_of_one_department_is_its_own_fault(source, out, threads) -> None:
    (out / "部门002").mkdir(parents=True)
    (out / "部门002").chmod(0o555)
    assert DONE | {"部门002.yaml": "failed"} == states(run(source, out, threads))


def test_a_file_where_a_folder_should_be_is_one_department_s_fault(source, out, threads) -> None:
    out.mkdir()
    (out / "部门002").write_text("")
    found = run(source, out, threads)
    assert DONE | {"部门002.yaml": "failed"} == states(found)
    assert "路径中有一段不是文件夹" in found[2].reasons[0]


def test_a_document_that_is_open_in_word_is_left_alone(source, out, threads) -> None:
    run(source, out, threads)
    before = tree(out)
    (out / "部门000" / "~$第0局2024年度简报.docx").write_bytes(b"")
    changed = source / "部门000.yaml"
    changed.write_text(changed.read_text("utf-8") + "\n", "utf-8")
    run(source, out, threads)
    assert before.items() <= tree(out).items()
    [note] = lines(out)[0]["notes"]
    assert "正在其他程序里打开，没有覆盖" in note
    assert "新的一份是“某县第0局2024年度简报（2）.docx”" in note


@pytest.mark.parametrize("length", [250, 1200])
def test_a_long_path_is_printed(tmp_path: Path, packs, threads, length: int) -> None:
    folder = tmp_path / "数据"
    while len(str(folder)) < length - 20:
        folder /= "很长的名称" * 4
    departments(folder, 2)
    found = run(tmp_path / "数据", tmp_path / "报告", threads)
    assert ["done", "done"] == [one.state for one in found]
    assert max(len(str(one)) for one in (tmp_path / "报告").rglob("*.docx")) > length - 20


def test_a_path_that_is_too_long_is_one_department_s_fault(tmp_path, packs, threads) -> None:
    folder = tmp_path / "数据"
    departments(folder, 2)
    deep = tmp_path / "报告"
    while len(str(deep).encode()) < 3900:
        deep /= "长" * 80
    found = run(folder, tmp_path / "一", threads)
    assert ["done", "done"] == [one.state for one in found]
    with pytest.raises(BatchError, match="（名称太长）"):
        run(folder, deep / ("长" * 80), threads)
