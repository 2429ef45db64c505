"""A pack and a folder of departments, and threads to print them: they begin at once."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reportgen.packs import packs_from
from tests.batch.departments import departments, pack


@pytest.fixture
def packs(tmp_path: Path) -> Iterator[Path]:
    """The folder of packs, looked into."""
    folder = tmp_path / "模板"
    pack(folder)
    with packs_from(folder):
        yield folder


@pytest.fixture
def source(tmp_path: Path, packs: Path) -> Path:
    """Five departments."""
    return departments(tmp_path / "数据", 5)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "报告"


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


@pytest.fixture
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """``reportgen`` in a process of its own."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-m", "reportgen", *map(str, arguments)]
        return subprocess.run(words, capture_output=True, text=True, encoding="utf-8")

    return run
