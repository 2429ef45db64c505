"""What killed processes leave is ended, and nothing else."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from reportgen.office import end_orphans
from reportgen.office.orphans import new_folder

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/cmdline").exists(), reason="the system does not tell what runs"
)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def sleeper(folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", str(folder)])


def of_the_dead(temporary: Path) -> Path:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    folder = temporary / f"reportgen-office-{ended.pid}-abc"
    folder.mkdir()
    return folder


def test_what_runs_for_one_that_is_no_more_is_ended(temporary: Path) -> None:
    folder = of_the_dead(temporary)
    orphan = sleeper(folder / "profile")
    time.sleep(0.2)
    end_orphans()
    assert orphan.wait(10) == -9
    assert not folder.exists()


def test_what_belongs_to_one_that_runs_is_left_alone(temporary: Path) -> None:
    own, other = new_folder(), temporary / "reportgen-office-other"
    other.mkdir()
    elsewhere = of_the_dead(temporary)  # nothing runs for it here: another container's, perhaps
    kept = sleeper(own)
    time.sleep(0.2)
    end_orphans()
    time.sleep(0.2)
    assert [True, True, True] == [one.exists() for one in (own, other, elsewhere)]
    assert kept.poll() is None
    assert str(os.getpid()) in own.name
    kept.kill()
    kept.wait()
