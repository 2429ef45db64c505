"""A service that runs for long: compiled formats, many years, many threads, little memory."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import reportgen
from reportgen import EvaluationYear, FormatFiller
from tests.memory import memory, needs_proc
from tests.samples import EBIAN, EBIAN_FORMAT, all_files, all_samples

ROOT = Path(__file__).resolve().parents[1]
FILE = next(file for file in all_files() if file.stem == EBIAN)
THREADS = 16
#: What a process that has all formats of the samples compiled may reserve at most, in bytes.
LIMIT = 256 << 20


@pytest.fixture
def filler() -> FormatFiller:
    return reportgen.compile_format(EBIAN_FORMAT)


@pytest.fixture
def impatient() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def growth(filler: FormatFiller, warm: int, fills: int) -> float:
    """How much memory so many documents add to that after the first ones, as a part of it."""
    print_many(filler, warm)
    before = memory()
    print_many(filler, fills)
    return (memory() - before) / before


def print_many(filler: FormatFiller, fills: int) -> None:
    """Of ten documents one is of a year just read, and one a draft."""
    for number in range(fills):
        if number % 10 == 0:
            year = reportgen.load_year(FILE)
        filler.fill(year, draft=number % 10 == 5)
    gc.collect()


@needs_proc
def test_some_hundred_documents_leave_no_memory_behind(filler: FormatFiller) -> None:
    assert growth(filler, 100, 400) < 0.05


@needs_proc
@pytest.mark.soak
def test_twenty_thousand_documents_leave_no_memory_behind(filler: FormatFiller) -> None:
    assert growth(filler, 1_000, 20_000) < 0.05


@pytest.mark.usefixtures("impatient")
def test_sixteen_threads_print_what_one_prints(filler: FormatFiller) -> None:
    years = [reportgen.load_year(FILE) for _ in range(2 * THREADS)]
    alone = filler.fill(reportgen.load_year(FILE))
    with ThreadPoolExecutor(THREADS) as pool:
        assert {alone} == set(pool.map(filler.fill, years))


@pytest.mark.usefixtures("impatient")
def test_sixteen_threads_may_share_a_year_that_was_never_printed(filler: FormatFiller) -> None:
    alone, shared = filler.fill(reportgen.load_year(FILE)), reportgen.load_year(FILE)
    with ThreadPoolExecutor(THREADS) as pool:
        assert {alone} == set(pool.map(lambda _: filler.fill(shared), range(2 * THREADS)))


def print_all_formats(rounds: int, limit: int) -> None:
    """Print and check every sample's documents again and again, in so much memory at most."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    first: dict[str, bytes] = {}
    for _ in range(rounds):
        for sample in all_samples():
            year: EvaluationYear = reportgen.load_year(sample.file)
            pictures = sample.file.parent
            printed = reportgen.render(
                year, sample.format_id, project=sample.project, pictures=pictures
            )
            assert printed == first.setdefault(str(sample), printed)
            reportgen.check(year, sample.format_id)


def in_little_memory(rounds: int) -> None:
    program = f"from tests.test_endurance import *; print_all_formats({rounds}, {LIMIT})"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "" == done.stderr
    assert 0 == done.returncode


needs_limits = pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS means what it says")


@needs_limits
def test_all_formats_in_turn_need_little_memory() -> None:
    in_little_memory(1)


@needs_limits
@pytest.mark.soak
def test_all_formats_in_turn_for_long_need_little_memory() -> None:
    in_little_memory(100)
