"""Large forms: two thousand projects with twenty indicators each."""

import importlib
import json
import subprocess
import sys

import pytest

from reportgen import load, read
from reportgen.forms import form
from tests.installing import ROOT

SECONDS, MEGABYTES = 20, 500


@pytest.fixture(scope="module")
def bench():
    """The benchmark that makes such years; it looks for its fellows in its own folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "benchmarks")
        return importlib.import_module("forms")


@pytest.mark.soak
def test_two_thousand_projects_are_read_in_bounded_time_and_memory(tmp_path, bench):
    """Not a timed test of every run: other work on the machine would fail it."""
    file = tmp_path / "填报.xlsx"
    file.write_bytes(form(bench.FORMAT, data=bench.years(2000)))
    command = [sys.executable, "-c", bench.READING, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    projects, took, peak = json.loads(done.stdout)
    assert projects == 2000
    assert took < SECONDS
    assert peak < MEGABYTES


def test_a_form_of_many_rows_reads_back_as_it_was(tmp_path, bench):
    data = bench.years(60)
    file = tmp_path / "填报.xlsx"
    file.write_bytes(form(bench.FORMAT, data=data))
    assert read(data).year == load(file).year
