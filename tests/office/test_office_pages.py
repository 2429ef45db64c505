"""Pages and bookmarks of a PDF, and the code in which LibreOffice writes names."""

import io
import logging
import sys

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import OfficeError
from reportgen.office import pages
from reportgen.office.pages import Bookmarks, code_of, name_of, read_pages

#: Names and what LibreOffice 7.4 wrote for them.
MEASURED = {
    "_Toc123456789": "5FToc123456789",
    "目录一": "25E7259B25AE25E525BD259525E425B82580",
    "abc_9": "abc5F9",
    "a-b.c d": "a-b2Ec2520d",
    "x/y%z": "x2Fy2525z",
    "𠮷": "25F025A025AE25B7",
    "é（·": "25C325A925EF25BC258825C225B7",
    "!\"#$&'()*+,:;<=>?@": "212522252324262728292A2B2C3A3B253C3D253E3F40",
    "[\\]^`{|}~": "5B255C5D255E2560257B257C257D7E",
}
NAMES = st.text(st.sampled_from("_abcdefghijklmnopqrstuvwxyz目录页一二𠮷é"), min_size=1)


def pdf_of(destinations: dict[str, int], count: int) -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(count):
        writer.add_blank_page(100, 100)
    for name, page in destinations.items():
        writer.add_named_destination(name, page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("name", MEASURED)
def test_a_name_is_coded_as_libreoffice_does_it(name: str) -> None:
    assert MEASURED[name] == code_of(name)


@given(NAMES)
def test_a_name_of_letters_is_read_back(name: str) -> None:
    assert name == name_of(code_of(name))


@given(st.text(st.sampled_from("0123456789ABCDEFGHabcdef-_目"), min_size=1))
def test_a_name_listed_leads_to_its_page(name: str) -> None:
    assert code_of(name) == code_of(name_of(code_of(name)))


def test_digits_are_no_code() -> None:
    assert "_Toc2589252525" == name_of("5FToc2589252525")


def test_a_name_that_looks_like_code_is_found_as_it_is_called() -> None:
    assert 7 == Bookmarks({"x5Fy": 7})["x5Fy"]


def test_an_unknown_name_is_named() -> None:
    with pytest.raises(KeyError, match="未知"):
        Bookmarks({})["未知"]


def test_an_unknown_name_is_not_among_them() -> None:
    found = Bookmarks({"5Fa": 1})
    assert ("_a" in found, "_b" in found, len(found)) == (True, False, 1)


def test_bookmarks_print_as_what_they_hold() -> None:
    assert "Bookmarks({'_a': 1})" == repr(Bookmarks({"5Fa": 1}))


def test_destinations_are_counted_from_1() -> None:
    found = read_pages(pdf_of({"first": 0, "5Fthird": 2}, 3))
    assert 3 == found.count
    assert {"first": 1, "_third": 3} == found.bookmarks


def test_a_document_without_bookmarks_has_none() -> None:
    assert {} == read_pages(pdf_of({}, 1)).bookmarks


@pytest.mark.parametrize("broken", [b"", b"no pdf", b"%PDF-1.7\n%%EOF", pdf_of({"a": 0}, 2)[:-400]])
def test_a_broken_pdf_is_answered_in_a_sentence(
    broken: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(OfficeError, match=r"^读不了LibreOffice排出的PDF（\w+），请再试一次"):
        read_pages(broken)
    assert ("", "") == capfd.readouterr()


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pages._pypdf.cache_clear()
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(OfficeError) as caught:
        read_pages(pdf_of({}, 1))
    assert "读取页码需要pypdf，请运行“pip install pypdf”后再试" == str(caught.value)


def test_the_library_is_silenced_once() -> None:
    read_pages(pdf_of({}, 1))
    before = list(logging.getLogger("pypdf").handlers)
    read_pages(pdf_of({}, 1))
    assert before == logging.getLogger("pypdf").handlers
