"""Whatever is in a workbook: a sentence, no traceback, no hang, no file half written."""

import io
import signal
import zipfile
from contextlib import contextmanager
from datetime import date, datetime, time

import openpyxl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from reportgen import dump
from reportgen.checks import check
from reportgen.errors import IntakeError
from reportgen.forms import form, marks_of, marks_of_findings, write_findings
from reportgen.loading import load
from tests.forms.reading.spoiling import NASTY, spoiled
from tests.often import cases, often
from tests.samples import all_samples

FORMAT = "hunan/project-table"
SECONDS = 10
#: Spoiled workbooks in all, and in each test.
CASES, EACH = min(2000, cases(2000)), 50


@pytest.fixture(scope="module")
def filled() -> bytes:
    """A small form with a whole year in it."""
    sample = next(one for one in all_samples() if one.format_id == FORMAT)
    return form(FORMAT, data=dump(sample.load().year))


@contextmanager
def in_time():
    def late(*_):
        raise TimeoutError(f"more than {SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def go_through(file) -> None:
    """Read, check, and hand the findings back, as the command does."""
    try:
        source = load(file)
        marks = marks_of_findings(check(source.year, FORMAT), source.places)
    except IntakeError as error:
        marks = marks_of(error.problems)
        if not all(mark.message for mark in marks):
            raise AssertionError(marks) from None
    written, _ = write_findings(file, marks, force=True)
    with zipfile.ZipFile(written) as archive:
        assert archive.testzip() is None
    assert [] == [one.name for one in file.parent.iterdir() if one.name.startswith(".")]


ALARM = pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="no alarm on this system")


def go_through_spoiled(data: bytes, file, seeds) -> None:
    for seed in seeds:
        file.write_bytes(spoiled(data, seed))
        with in_time():
            go_through(file)


@ALARM
@pytest.mark.parametrize("start", range(0, CASES, EACH))
def test_spoiled_workbooks(filled, tmp_path, start):
    go_through_spoiled(filled, tmp_path / "填报.xlsx", range(start, start + EACH))


@ALARM
@pytest.mark.soak
@pytest.mark.parametrize("sample", all_samples(), ids=str)
def test_many_more_spoiled_workbooks(sample, tmp_path):
    data = form(sample.format_id, data=dump(sample.load().year))
    go_through_spoiled(data, tmp_path / "填报.xlsx", range(CASES, 2 * CASES))


VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(NASTY),
    st.integers(-(10**16), 10**16),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(9999, 1, 1)),
    st.datetimes(datetime(1900, 3, 1), datetime(9999, 1, 1)),
    st.times(),
    st.just(time(0)),
)
CELLS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 14), st.integers(1, 16), VALUES), max_size=12
)


@often(150, suppress_health_check=list(HealthCheck))
@given(CELLS)
def test_anything_typed_anywhere(filled, tmp_path, cells):
    book = openpyxl.load_workbook(io.BytesIO(filled))
    for sheet, row, column, value in cells:
        page = book.worksheets[sheet % len(book.worksheets)]
        cell = page.cell(row, column)
        if isinstance(cell, openpyxl.cell.cell.MergedCell):
            continue
        try:
            cell.value = value
        except openpyxl.utils.exceptions.IllegalCharacterError:
            cell.value = "不能写的字符"
    file = tmp_path / "填报.xlsx"
    book.save(file)
    with in_time():
        go_through(file)
