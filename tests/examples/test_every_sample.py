"""What must hold for each sample year."""

import subprocess
import sys
from pathlib import Path

import pytest

from reportgen import dump, load, read
from reportgen.measures import Resolver
from reportgen.model import passages

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(ROOT.glob("templates/*/examples/*.yaml"))
LARGEST = ROOT / "templates/yunnan/examples/lushui-2022.yaml"
#: Loads a year, with all that must be imported for it, and prints the seconds of work it took.
LOADING = """
import sys, time
from reportgen import load
start = time.process_time()
load(sys.argv[1])
print(time.process_time() - start)
"""


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda sample: sample.stem)
def source(request):
    return load(request.param)


def test_there_are_the_five_reports():
    assert {"daoxian", "ebian", "linwu", "lushui", "shijiazhuang"} <= {
        sample.stem.partition("-")[0] for sample in SAMPLES
    }


def test_it_loads_without_a_note(source):
    assert () == source.notes


def test_it_survives_dump_and_read(source):
    assert source.year == read(dump(source.year)).year


def test_every_reference_has_a_value(source):
    resolve = Resolver(source.year)
    unknown = [
        reference.path
        for visit in passages(source.year)
        for reference in visit.value.references()
        if resolve(visit.value, reference.path) is None
    ]
    assert [] == unknown


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_it_says_that_it_is_a_sample(sample):
    assert sample.read_text(encoding="utf-8").startswith("# 示例数据，据公开报告改写")


def seconds_to_load(sample):
    """The seconds of work of a first load in a fresh process, imports aside."""
    answer = subprocess.run(
        [sys.executable, "-c", LOADING, sample],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(answer.stdout)


def test_the_largest_one_is_loaded_at_once():
    assert max(SAMPLES, key=lambda sample: sample.stat().st_size) == LARGEST
    assert min(seconds_to_load(LARGEST) for _ in range(3)) < 0.150
