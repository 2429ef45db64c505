"""Processes end with their children, on systems with groups and on Windows."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportgen.office import processes


def test_what_a_process_says_goes_to_the_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    process = processes.start(["sh", "-c", "echo out; echo $A >&2"], {"A": "err"}, log)
    process.wait()
    assert "out\nerr\n" == log.read_text()


def test_a_child_ends_with_its_parent(tmp_path: Path) -> None:
    log = tmp_path / "log"
    process = processes.start(["sh", "-c", "sleep 60 & echo on; exit"], {}, log)
    process.wait()
    processes.end(process)
    until = time.monotonic() + 30  # the system may be busy with others
    while members_of(process.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert [] == members_of(process.pid)


def members_of(group: int) -> list[str]:
    """The processes of a group that have not ended."""
    listed = subprocess.run(["ps", "-eo", "pgid,stat"], capture_output=True, text=True).stdout
    rows = listed.splitlines()
    return [row for row in rows if row.split()[0] == str(group) and " Z" not in row]


def test_a_process_that_has_ended_may_be_ended(tmp_path: Path) -> None:
    process = processes.start(["true"], {}, tmp_path / "log")
    process.wait()
    processes.end(process)
    assert 0 == process.returncode


def test_on_windows_the_tree_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    process = processes.start([sys.executable, "-c", "input()"], {}, tmp_path / "log")
    called = []
    monkeypatch.setattr(processes, "_WINDOWS", True)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: called.append(command))
    processes.end(process)
    assert [["taskkill", "/T", "/F", "/PID", str(process.pid)]] == called
    assert process.returncode is not None


def test_on_windows_without_the_tool_the_process_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = processes.start(["sleep", "60"], {}, tmp_path / "log")
    monkeypatch.setattr(processes, "_WINDOWS", True)
    monkeypatch.setenv("PATH", str(tmp_path))
    processes.end(process)
    assert process.returncode is not None
