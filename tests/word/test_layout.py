"""Page numbers: from the sheets that a layout tells of to what is printed on the pages."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from lxml import etree

from reportgen.word import Layout, fonts_of, layout_of
from reportgen.word.layout import Section

from . import making
from .illustrated import bookmark, field, fill, toc, xml_of
from .making import docx, p, r, style, table

SHOWN = tuple("abcdefgh")


def s(start: int | None = None, kind: str = "", *, continuous: bool = False) -> Section:
    return Section(start, kind, continuous)


def labels(sections: tuple[Section, ...], firsts: tuple[int, ...], *sheets: int) -> tuple[str, ...]:
    """The numbers on these sheets, where the sections begin on the ``firsts``."""
    layout = Layout(b"", SHOWN[: len(sheets)], sections, ())
    found: dict[str, int] = {f"RGSection{n}": first for n, first in enumerate(firsts)}
    return tuple(layout.labels(found | dict(zip(SHOWN, sheets, strict=False))).values())


# What is printed on a sheet


def test_one_section_counts_its_sheets() -> None:
    assert ("1", "2", "9") == labels((s(),), (1,), 1, 2, 9)


def test_a_section_may_begin_with_any_number() -> None:
    assert ("0", "1") == labels((s(0),), (1,), 1, 2)


def test_sections_count_on_unless_they_begin_anew() -> None:
    assert ("1", "2", "3", "4") == labels((s(), s()), (1, 3), 1, 2, 3, 4)
    assert ("1", "2", "1", "2") == labels((s(), s(1)), (1, 3), 1, 2, 3, 4)


def test_a_section_behind_one_that_began_anew_counts_on_from_there() -> None:
    assert ("1", "5", "6", "7") == labels((s(), s(5), s()), (1, 2, 4), 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("expected", "kind"),
    [
        (("III", "IV"), "upperRoman"), (("iii", "iv"), "lowerRoman"), (("C", "D"), "upperLetter"),
        (("c", "d"), "lowerLetter"), (("三", "四"), "chineseCounting"),
        (("三", "四"), "chineseCountingThousand"), (("３", "４"), "decimalFullWidth"),
        (("③", "④"), "decimalEnclosedCircle"), (("- 3 -", "- 4 -"), "numberInDash"),
        (("3", "4"), "decimal"), (("3", "4"), "hindiVowels"),
    ],
)  # fmt: skip
def test_a_section_has_its_numerals(expected: tuple[str, ...], kind: str) -> None:
    assert expected == labels((s(3, kind),), (1,), 1, 2)


@pytest.mark.parametrize("kind", ["upperRoman", "upperLetter", "decimalEnclosedCircle"])
def test_numerals_that_have_no_zero_show_it_as_a_figure(kind: str) -> None:
    assert ("0",) == labels((s(0, kind),), (1,), 1)


def test_numerals_go_on_where_their_signs_end() -> None:
    assert ("AA", "AB") == labels((s(27, "upperLetter"),), (1,), 1, 2)


def test_roman_pages_before_arabic_ones() -> None:
    sections = (s(), s(1, "upperRoman"), s(1))
    assert ("1", "I", "II", "1", "2") == labels(sections, (1, 2, 4), 1, 2, 3, 4, 5)


def test_a_page_left_blank_before_an_odd_one_is_counted() -> None:
    # The layout has the blank page too: the section before ends on sheet 3, 4 is blank.
    assert ("3", "5") == labels((s(), s()), (1, 5), 3, 5)


def test_a_page_belongs_to_the_section_that_begins_it() -> None:
    continuous = s(1, continuous=True)
    assert ("1", "2", "2") == labels((s(), continuous), (1, 2), 1, 2, 3)


def test_several_sections_may_begin_on_one_page() -> None:
    on_page = s(continuous=True)
    assert ("1", "2", "3") == labels((s(), on_page, on_page), (1, 2, 2), 1, 2, 3)


def test_a_document_whose_first_section_is_continuous() -> None:
    assert ("1", "2") == labels((s(continuous=True),), (1,), 1, 2)


def test_a_bookmark_that_was_not_found_has_no_number() -> None:
    layout = Layout(b"", ("a", "b"), (s(),), ())
    assert {"b": "2"} == layout.labels({"RGSection0": 1, "b": 2})


# What has to be laid out


def layout(*body: str, **parts: Any) -> Layout:
    found = layout_of(docx(*body, **parts))
    assert found is not None
    return found


def ends(*, start: str = "", kind: str = "") -> str:
    """A paragraph that ends a section."""
    kinds = f'<w:type w:val="{kind}"/>' if kind else ""
    return p("末", properties=f"<w:sectPr>{kinds}{start}</w:sectPr>")


def begins(found: Layout) -> list[str]:
    """The text of the paragraph at whose beginning each section's bookmark stands."""
    xml = making.unzipped(found.copy)["word/document.xml"].decode()
    pattern = r'w:name="RGSection\d+"[^>]*/><w:bookmarkEnd w:id="\d+"/>.*?<w:t[^>]*>([^<]*)'
    return re.findall(pattern, xml)


PAGE = p(field(r"PAGEREF x \h"))


def test_a_document_without_page_numbers_need_not_be_laid_out() -> None:
    assert layout_of(docx(p("甲"), p(field("PAGE")), p(field("REF x")))) is None


def test_the_bookmarks_of_page_references_are_wanted_each_once() -> None:
    assert ("x", "y") == layout(p(field("PAGEREF y")), PAGE, PAGE).bookmarks


def test_page_references_may_be_written_in_any_case() -> None:
    assert ("x",) == layout(p(field("PageRef x"))).bookmarks


def test_a_page_reference_to_nothing_wants_no_page() -> None:
    assert layout_of(docx(p(field("PAGEREF")))) is None


def test_the_entries_of_a_printed_list_are_wanted() -> None:
    printed = fill(toc(r'TOC \o "1-2"'), p("甲", "1"), p("乙", "2")).data
    found = layout_of(printed)
    assert found is not None
    assert tuple(sorted(re.findall(r"PAGEREF (\w+)", xml_of(printed)))) == found.bookmarks


def test_a_bookmark_stands_at_the_beginning_of_every_section() -> None:
    found = layout(p("一"), ends(), p("二"), p("文"), ends(), PAGE)
    assert ["一", "二", "旧"] == begins(found)


def test_a_section_may_begin_with_a_table() -> None:
    assert ["格", "旧"] == begins(layout(table(["格", "文"]), ends(), PAGE))


def test_a_section_may_be_a_single_paragraph() -> None:
    assert ["末", "末", "旧"] == begins(layout(ends(), ends(), PAGE))


def test_a_last_section_without_a_paragraph_takes_no_page() -> None:
    found = layout(PAGE, ends(start='<w:pgNumType w:start="5"/>'))
    assert {"x": "7"} == found.labels({"RGSection0": 1, "x": 3})


def test_new_bookmarks_have_numbers_of_their_own() -> None:
    found = layout(p(bookmark("x", r("一"), 8)), ends(), PAGE)
    root = etree.fromstring(making.unzipped(found.copy)["word/document.xml"])
    name = f"{{{making.W}}}bookmarkStart"
    assert ["8", "9", "10"] == sorted(
        (str(one.get(f"{{{making.W}}}id")) for one in root.iter(name)), key=int
    )


@pytest.mark.parametrize(
    ("expected", "properties"),
    [
        (s(), {}), (s(5), {"start": '<w:pgNumType w:start="5"/>'}),
        (s(None, "upperRoman"), {"start": '<w:pgNumType w:fmt="upperRoman"/>'}),
        (s(), {"start": '<w:pgNumType w:start="x"/>'}), (s(), {"kind": "oddPage"}),
        (s(continuous=True), {"kind": "continuous"}),
    ],
)  # fmt: skip
def test_a_section_is_read(expected: Section, properties: Mapping[str, str]) -> None:
    assert expected == layout(PAGE, ends(**properties), p("后")).sections[0]


def test_the_last_section_is_the_body_s_own() -> None:
    assert (s(),) == layout(PAGE).sections


def test_a_document_without_a_last_section_has_one() -> None:
    body = making.unzipped(docx(PAGE))
    xml = re.sub(rb"<w:sectPr>.*?</w:sectPr>", b"", body["word/document.xml"])
    found = layout_of(making.zipped(body | {"word/document.xml": xml}))
    assert found is not None
    assert (s(),) == found.sections


def test_the_copy_is_the_document_apart_from_its_body() -> None:
    document = docx(PAGE, footers={"default": p("脚")})
    found = layout_of(document)
    assert found is not None
    before, after = making.unzipped(document), making.unzipped(found.copy)
    assert before.keys() == after.keys()
    assert ["word/document.xml"] == [name for name in before if before[name] != after[name]]


def test_the_fonts_of_text_and_styles_are_named_each_once() -> None:
    fonts = '<w:rFonts w:ascii="Times" w:hAnsi="Times" w:eastAsia="仿宋" w:cs="Arial"/>'
    styles = making.STYLES + style("x", "x", inner=f"<w:rPr>{fonts}</w:rPr>")
    found = layout(
        PAGE, p(r("文", '<w:rFonts w:eastAsia="黑体" w:hint="eastAsia"/>')), styles=styles
    )
    assert ("Times", "仿宋", "黑体") == found.fonts


def test_page_references_in_other_parts_are_wanted_too() -> None:
    reference = p(field("PAGEREF y"))
    parts = {"footnotes": f'<w:footnote w:id="2">{reference}</w:footnote>'}
    assert ("y",) == layout(p("文"), **parts).bookmarks
    assert ("x", "y") == layout(PAGE, footers={"default": reference}).bookmarks


def test_fonts_of_the_theme_are_named_where_the_text_asks_for_them() -> None:
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'
    styles = making.STYLES + style("x", "x", inner=f"<w:rPr>{fonts}</w:rPr>")
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:minorFont>'
        '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="等线"/>'
        '<a:font script="Jpan" typeface="游明朝"/></a:minorFont></a:theme>'
    )
    body = docx(p(field("PAGEREF a")), styles=styles, more={"word/theme/theme1.xml": theme})
    found = layout_of(body)
    assert found is not None
    assert ("Calibri", "等线") == found.fonts


def test_fonts_are_known_of_a_document_without_page_numbers_too() -> None:
    assert "黑体" in fonts_of(docx(p(r("文", '<w:rFonts w:eastAsia="黑体"/>'))))
