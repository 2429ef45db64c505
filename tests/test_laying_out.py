"""Page numbers, and how sure they are: with fonts there, not there, and without LibreOffice."""

from collections.abc import Mapping
from types import TracebackType
from typing import Any

import pytest

from reportgen import laying_out, word
from reportgen import office as offices
from reportgen.errors import OfficeError
from reportgen.laying_out import ABSENT, ESTIMATED, EXACT, lay_out
from reportgen.office import Pages
from tests.word.illustrated import field, fill, lines, toc
from tests.word.making import docx, p, r

FACE = '<w:rFonts w:ascii="Times" w:eastAsia="仿宋"/>'
DOCUMENT = docx(p(r("甲", FACE)), p(field(r"PAGEREF x \h")))
PLAIN = docx(p("甲"))


class FakeOffice:
    """Knows on which sheets bookmarks are, or fails."""

    def __init__(self, bookmarks: Mapping[str, int] | None = None, error: str = "") -> None:
        self.bookmarks, self.error = bookmarks or {"RGSection0": 1, "x": 3}, error
        self.asked: list[bytes] = []
        self.closed = False

    def pages(self, document: bytes) -> Pages:
        self.asked.append(document)
        if self.error:
            raise OfficeError(self.error)
        return Pages(9, self.bookmarks)

    def __enter__(self) -> "FakeOffice":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        self.closed = True


def pages(monkeypatch: pytest.MonkeyPatch, missing: Any, office: FakeOffice) -> laying_out.Pages:
    monkeypatch.setattr(offices, "missing_fonts", lambda names: missing)
    found = lay_out(DOCUMENT, office)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_a_document_without_page_numbers_is_not_laid_out() -> None:
    office = FakeOffice()
    assert lay_out(PLAIN, office) is None  # type: ignore[arg-type]
    assert [] == office.asked


def test_with_all_fonts_the_numbers_are_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    found = pages(monkeypatch, (), FakeOffice())
    assert laying_out.Pages(EXACT, {"x": "3"}, "") == found


def test_without_a_font_they_are_an_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    found = pages(monkeypatch, ("仿宋", "Times"), FakeOffice())
    assert (ESTIMATED, {"x": "3"}) == (found.certainty, found.labels)
    assert (
        "页码为估计：本机没有字体仿宋、Times；在Word或WPS中打开后，全选并按F9可以更新" == found.note
    )


def test_where_fonts_cannot_be_known_they_are_an_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    found = pages(monkeypatch, None, FakeOffice())
    assert (ESTIMATED, {"x": "3"}) == (found.certainty, found.labels)
    assert found.note.startswith("页码为估计：查不到本机装了哪些字体；")


def test_places_that_the_layout_did_not_find_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    found = pages(monkeypatch, (), FakeOffice({"RGSection0": 1}))
    assert (ESTIMATED, {}) == (found.certainty, found.labels)
    assert (
        "有1处的页码空着：排版时没有找到所指的位置；在Word或WPS中打开后，全选并按F9可以更新"
        == found.note
    )


def test_all_doubts_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    found = pages(monkeypatch, ("仿宋",), FakeOffice({"RGSection0": 1}))
    assert "有1处的页码空着" in found.note
    assert "；页码为估计：本机没有字体仿宋；" in found.note


def test_the_fonts_that_the_document_names_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(offices, "missing_fonts", lambda names: asked.append(names) or ())
    lay_out(DOCUMENT, FakeOffice())  # type: ignore[arg-type]
    assert [("Times", "仿宋")] == asked


def test_an_office_that_fails_leaves_no_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    found = pages(monkeypatch, (), FakeOffice(error="没有找到LibreOffice"))
    assert (ABSENT, {}) == (found.certainty, found.labels)
    assert "页码空着：没有找到LibreOffice；在Word或WPS中打开后，全选并按F9可以更新" == found.note


def test_an_office_of_one_s_own_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    office = FakeOffice()
    pages(monkeypatch, (), office)
    assert (1, False) == (len(office.asked), office.closed)


def test_where_none_is_given_one_is_started_and_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    office = FakeOffice()
    monkeypatch.setattr(offices, "Office", lambda: office)
    monkeypatch.setattr(offices, "missing_fonts", lambda names: ())
    assert laying_out.Pages(EXACT, {"x": "3"}) == lay_out(DOCUMENT)
    assert office.closed


def test_without_libreoffice_the_note_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> FakeOffice:
        raise OfficeError("没有找到LibreOffice")

    monkeypatch.setattr(offices, "Office", none)
    found = lay_out(DOCUMENT)
    assert found is not None
    assert found.note.startswith("页码空着：没有找到LibreOffice")


def test_the_numbers_found_are_those_that_a_second_fill_prints() -> None:
    body = (toc(r'TOC \o "1-1"'), p("甲", "1"), p("乙", "1"))
    first = fill(*body).data
    names = word.layout_of(first)
    assert names is not None
    sheets = dict(zip(names.bookmarks, (2, 5), strict=True))
    found = lay_out(first, FakeOffice({"RGSection0": 1, **sheets}))  # type: ignore[arg-type]
    assert found is not None
    assert ["2", "5"] == [found.labels[name] for name in names.bookmarks]
    assert ["一、甲\t2", "二、乙\t5"] == lines(fill(*body, options={"pages": found.labels}).data)[
        :2
    ]
