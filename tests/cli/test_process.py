"""The command in a process of its own: streams, signals, limits of the system."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.samples import ebian

COMMAND = [sys.executable, "-m", "reportgen"]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="uses files and limits of Linux")


def run(*arguments: str | Path, **settings: object) -> subprocess.CompletedProcess[bytes]:
    settings = {"capture_output": True, **settings}
    return subprocess.run([*COMMAND, *map(str, arguments)], **settings)  # type: ignore[call-overload]


def test_the_package_runs_as_a_module() -> None:
    assert (0, b"") == ((answer := run("--version")).returncode, answer.stderr)


@LINUX
def test_a_reader_that_leaves_early_ends_it_without_a_word(tmp_path: Path) -> None:
    report = tmp_path / "报告.docx"
    report.write_bytes(ebian().printed())
    process = subprocess.Popen(
        [*COMMAND, "text", str(report)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert (2, b"") == (process.wait(), process.stderr.read())
    process.stderr.close()


@LINUX
def test_a_full_disk_behind_the_output_is_one_sentence() -> None:
    with open("/dev/full", "wb") as full:
        answer = run("formats", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert (2, "显示不了结果（磁盘已满）。\n") == (answer.returncode, answer.stderr.decode())


@LINUX
def test_without_any_output_the_work_is_still_done(data: Path) -> None:
    command = f'exec "{sys.executable}" -m reportgen render "$1" >&- 2>&-'
    assert 0 == subprocess.run(["sh", "-c", command, "sh", data]).returncode
    assert 1 == len(list(data.parent.glob("*.docx")))


@pytest.mark.parametrize(("encoding", "name"), [("gbk", "四川省"), ("cp437", "???")])
def test_a_console_of_another_code_page_does_not_stop_it(encoding: str, name: str) -> None:
    answer = run("formats", env={**os.environ, "PYTHONIOENCODING": encoding})
    assert (0, b"") == (answer.returncode, answer.stderr)
    assert name.encode(encoding) in answer.stdout


def test_a_locale_without_chinese_still_speaks_chinese() -> None:
    answer = run("rende", env={**os.environ, "LC_ALL": "C", "LANGUAGE": "en"})
    assert "没有命令“rende”" in answer.stderr.decode()


@LINUX
def test_an_interrupted_command_says_so_and_leaves_no_half_file(data: Path) -> None:
    slow = (
        "import time, sys, reportgen.report as report, reportgen.cli.main as cli\n"
        "report.writing.keep = lambda *a, **k: (print('ready', flush=True), time.sleep(60))\n"
        "sys.argv = ['reportgen', 'render', sys.argv[1]]\n"
        "cli.main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", slow, str(data)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    assert b"ready\n" == process.stdout.readline()
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert (2, "已中断。") == (process.returncode, err.decode().strip())
    assert [data] == list(data.parent.iterdir())


@LINUX
def test_a_file_that_cannot_be_finished_leaves_nothing(data: Path) -> None:
    import resource

    answer = run(
        "render", data, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    )
    assert 2 == answer.returncode
    assert answer.stderr.decode().startswith("写不了文件“")
    assert [data] == list(data.parent.iterdir())


@LINUX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_one_sentence(data: Path) -> None:
    data.parent.chmod(0o555)
    try:
        answer = run("render", data)
    finally:
        data.parent.chmod(0o755)
    assert (2, True) == (answer.returncode, "没有权限" in answer.stderr.decode())


@LINUX
def test_a_file_system_that_takes_no_files_is_one_sentence(data: Path) -> None:
    answer = run("render", data, "-o", "/proc/报告.docx")
    assert 2 == answer.returncode
    assert 1 == answer.stderr.decode().count("\n")
    assert answer.stderr.decode().startswith("写不了文件“/proc/报告.docx”（")


@LINUX
def test_a_data_file_that_may_not_be_read_is_one_sentence(tmp_path: Path) -> None:
    looping = tmp_path / "2024.yaml"
    looping.symlink_to(looping)
    answer = run("render", looping)
    assert (2, True) == (answer.returncode, "打不开文件（" in answer.stderr.decode())
    assert "Traceback" not in answer.stderr.decode()


def test_the_whole_way_on_a_console_of_the_chinese_code_page(data: Path) -> None:
    """Folders with Chinese and blanks, messages in the console's code: form, check, print."""
    environment = {**os.environ, "PYTHONIOENCODING": "gbk"}
    form = data.parent / "填 报（一）.xlsx"
    arguments = (
        ("form", "sichuan/department-self", "--from", data, "--year", "2024", "-o", form),
        ("check", form, "--output", "xlsx"),
        (form,),
    )
    for one in arguments:
        answer = run(*one, env=environment)
        assert (0, b"") == (answer.returncode, answer.stderr)
        assert "?" not in answer.stdout.decode("gbk")
