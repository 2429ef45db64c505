"""Footnotes and endnotes are filled where the printed body refers to them."""

import pytest

from . import making
from .making import footnote, noted, p, r
from .sample import SETTINGS, compiled, filled, missing_in, values

END_OF_BOOKMARK = '<w:bookmarkEnd w:id="8"/>'
REFERENCE = f'<w:fldSimple w:instr=" REF _Ref8 \\r ">{r("一")}</w:fldSimple>'
HIDDEN = (p("{%p if not 公开 %}"), p(noted("乙")), p("{%p endif %}"))


def notes_of(*body: str, notes: str, **options: object) -> str:
    data = filled(*body, footnotes=notes, **options).data
    return making.unzipped(data)["word/footnotes.xml"].decode()


def test_a_note_that_nothing_printed_refers_to_asks_for_nothing() -> None:
    given = values(地址=None)
    notes = footnote("{{ 地址 }}")
    assert [] == missing_in(p("{{ 单位 }}"), *HIDDEN, footnotes=notes, given=given)
    assert ["地址"] == missing_in(p(noted("甲")), footnotes=notes, given=given)


def test_nor_for_the_number_of_what_is_not_printed() -> None:
    heading = p('<w:bookmarkStart w:id="8" w:name="_Ref8"/>' + r("题") + END_OF_BOOKMARK, "1")
    notes = f'<w:footnote w:id="2">{p(REFERENCE)}</w:footnote>'
    hidden = (HIDDEN[0], heading, *HIDDEN[1:])
    assert [] == missing_in(p("{{ 单位 }}"), *hidden, footnotes=notes, settings=SETTINGS)
    shown = (HIDDEN[0], heading, HIDDEN[2], HIDDEN[1])
    assert ["书签“_Ref8”处的编号"] == missing_in(*shown, footnotes=notes, settings=SETTINGS)


def test_it_keeps_its_place_without_its_text() -> None:
    xml = notes_of(*HIDDEN, notes=footnote("注：{{ 单位 }}"))
    assert '<w:footnote w:id="2"><w:p/></w:footnote>' in xml


def test_other_notes_are_filled() -> None:
    body = (p(noted("甲", 3) + making.r("{{ 单位 }}")), *HIDDEN)
    xml = notes_of(*body, notes=footnote("二{{ 单位 }}") + footnote("三{{ 单位 }}", 3))
    assert ("三甲县乙局" in xml, "二" in xml) == (True, False)


def test_all_notes_of_a_body_without_tags_are_filled() -> None:
    assert "甲县乙局" in notes_of(p(noted("甲")), notes=footnote("{{ 单位 }}"))


def test_a_note_may_hold_whole_blocks() -> None:
    inner = p("{%p if 公开 %}") + p("{{ 单位 }}") + p("{%p endif %}")
    notes = f'<w:footnote w:id="2">{inner}</w:footnote>'
    assert "甲县乙局" in notes_of(p(noted("甲{{ 单位 }}")), notes=notes)
    assert '<w:footnote w:id="2"><w:p/></w:footnote>' in notes_of(*HIDDEN, notes=notes)


def test_a_note_with_a_mark_of_its_own_is_referred_to() -> None:
    plain = noted("甲{{ 单位 }}")
    mark = plain.replace("Reference ", 'Reference w:customMarkFollows="1" ')
    assert "甲县乙局" in notes_of(p(mark), notes=footnote("{{ 单位 }}"))


@pytest.mark.parametrize("number", ["x", '1 or 1"', "9" * 40])
def test_a_number_that_is_none_is_no_danger(number: str) -> None:
    notes = footnote("{{ 单位 }}").replace('w:id="2"', f"w:id='{number}'")
    data = making.docx(p("{{ 单位 }}"), footnotes=notes)
    xml = making.unzipped(compiled(data).fill(values()).data)["word/footnotes.xml"].decode()
    assert "甲县乙局" in xml
