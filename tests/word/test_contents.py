"""Contents lists in a template: what their switches say, where they may stand, what is wrong."""

import re
from typing import Any

import attrs
import pytest

from reportgen.errors import TemplateError
from reportgen.word import Fault

from .illustrated import ALL_STYLES, SETTINGS, char, fill, instr, lines, made, shown, toc, xml_of
from .making import control, outline, p, r, section, style, table, tc

OWN = style("own", "我的", base="1", inner=outline(2)) + style("free", "无级", base="a")
BODY = (p("甲", "1"), p("乙", "2"), p("丙", "3"), p("丁", "own"), p("戊", "free"))


def listed(instruction: str, *body: str, **options: Any) -> list[str]:
    """The entries of a list with this instruction, each with a tab before its page, if any."""
    options = {"settings": attrs.evolve(SETTINGS, levels={}), "styles": ALL_STYLES + OWN} | options
    data = fill(toc(instruction), *(body or BODY), **options).data
    lines(data)
    links = re.findall(r'<w:hyperlink w:anchor="_Toc.*?</w:hyperlink>', xml_of(data))
    found = (one.replace("<w:tab/>", "<w:t>\t</w:t>") for one in links)
    return ["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", one)) for one in found]


@pytest.mark.parametrize(
    ("expected", "instruction"),
    [
        ("甲乙", r'TOC \o "1-2" \h \z'),
        ("甲乙", r"TOC \o 1-2"),
        ("甲乙", r"TOC \o “1－2”"),
        ("乙丙", r'TOC \h \o "2-3"'),
        ("甲乙丙", "TOC"),
        ("甲乙丙", r'TOC \o'),
        ("甲乙丙", r'TOC \O "1-9" \* MERGEFORMAT'),
        ("甲乙丙丁", r"TOC \u"),
        ("甲乙丁", r'TOC \o "1-2" \u'),
        ("丁", r'TOC \t "我的,1"'),
        ("丁戊", r'TOC \t "我的,1,无级,2"'),
        ("丁戊", r'TOC \t "我的;1；无级；2"'),
        ("甲丁", r'TOC \o "1-1" \t "我的,2"'),
        ("丁", r'TOC \t "我的"'),
        ("丁戊", r'TOC \t "我的,无级,2,"'),
        ("戊", r'TOC \t "我的,0,无级,2"'),
        ("丁", r'TOC \h \z \t "我的" \c'),
        ("", r'TOC \o "4-5"'),
        ("甲乙", r'toc \o "1-2"'),
        ("甲乙丙", r'TOC \f \o "1-9" \h'),
    ],
)  # fmt: skip
def test_switches_say_which_styles_are_listed(expected: str, instruction: str) -> None:
    assert list(expected) == [entry[0] for entry in listed(instruction)]


@pytest.mark.parametrize(
    ("expected", "switch"),
    [("甲乙丙", r"\n"), ("乙丙", r'\n "2-3"'), ("丙", r"\n 3-3"), ("", r'\p "-"')],
)
def test_pages_may_be_left_out_for_some_levels(expected: str, switch: str) -> None:
    entries = listed(rf'TOC \o "1-3" {switch} \h')
    assert list(expected) == [entry for entry in entries if "\t" not in entry]
    assert 3 == len(entries)


def test_an_entry_has_the_template_s_style_for_its_level() -> None:
    xml = xml_of(fill(toc(r'TOC \o "1-2"'), p("甲", "1"), p("乙", "2")).data)
    assert ["T1", "T2"] == re.findall(r'<w:pStyle w:val="(T\d)"/>', xml)


def test_an_entry_without_a_style_is_indented_with_dots_to_its_page() -> None:
    xml = xml_of(fill(toc(r'TOC \o "1-3"'), p("丙", "3")).data)
    assert '<w:tab w:val="right" w:leader="dot" w:pos="11906"/>' in xml
    assert '<w:ind w:left="840" w:firstLine="0" w:firstLineChars="0"/>' in xml


def test_the_dots_of_a_list_in_a_cell_end_in_the_cell() -> None:
    body = table([tc(toc(r'TOC \o "3-3"')), "文"])
    assert 'w:leader="dot" w:pos="1784"/>' in xml_of(fill(body, p("丙", "3")).data)


def test_it_stays_a_field_that_asks_for_the_same() -> None:
    xml = xml_of(fill(toc(r'TOC \o "1-2" \h \z \u'), p("甲", "1")).data)
    assert r' TOC \o "1-2" \h \z \u ' in xml
    kinds = re.findall(r'w:fldCharType="(\w+)"', xml)
    assert kinds.count("begin") == kinds.count("end") == kinds.count("separate") == 2


def test_a_list_of_captions_asks_for_their_style() -> None:
    # Its numbers are no SEQ fields: asked for them, Word would list nothing.
    xml = xml_of(fill(toc(r'TOC \h \z \c "图"'), p("甲", "cap")).data)
    assert r' TOC \h \z \t "图题,1" ' in xml


@pytest.mark.parametrize(
    "instruction",
    [r'TOC \h \z \c "图"', r'TOC \h \z \t "图题" \c', r'TOC \t "图题,1,表题,2"'],
)
def test_a_list_of_figures_has_its_own_style(instruction: str) -> None:
    styles = ALL_STYLES + style("tof", "table of figures", base="a")
    body = (toc(instruction), p("甲", "cap"))
    assert '<w:pStyle w:val="tof"/>' in xml_of(fill(*body, styles=styles).data)
    assert '<w:pStyle w:val="T1"/>' in xml_of(fill(*body).data)


def test_a_list_of_headings_and_captions_has_the_styles_of_a_contents_list() -> None:
    styles = ALL_STYLES + style("tof", "图表目录", base="a")
    body = (toc(r'TOC \o "1-1" \t "图题,1"'), p("甲", "1"))
    assert "tof" not in xml_of(fill(*body, styles=styles).data)


LEVELLED = '<w:outlineLvl w:val="{}"/>'


@pytest.mark.parametrize(
    ("expected", "instruction"),
    [("甲己", r"TOC \u"), ("甲己", r'TOC \o "1-2" \u'), ("甲", r'TOC \o "1-1" \u'),
     ("甲", r'TOC \o "1-2"')],
)  # fmt: skip
def test_paragraphs_may_have_a_place_in_the_outline_themselves(
    expected: str, instruction: str
) -> None:
    body = (p("甲", "1"), p("己", properties=LEVELLED.format(1)), p("文"))
    assert list(expected) == [entry[0] for entry in listed(instruction, *body)]


def test_they_have_the_entry_of_their_level() -> None:
    body = p("己", properties=LEVELLED.format(1))
    assert '<w:pStyle w:val="T2"/>' in xml_of(fill(toc(r"TOC \u"), body).data)


def test_a_paragraph_may_leave_the_outline_of_its_style() -> None:
    assert ["甲"] == [
        entry[0] for entry in listed(r"TOC \u", p("甲", "own"), p("乙", "own", LEVELLED.format(9)))
    ]


def test_faults_stand_under_such_a_paragraph() -> None:
    found = fault(p("己", properties=LEVELLED.format(0)), toc(r"TOC \b 书签"))
    assert "己" == found.location.heading


def test_a_list_of_nothing_is_an_empty_field() -> None:
    data = fill(toc(r'TOC \o "1-2"'), p("文")).data
    assert ["文"] == lines(data)
    assert ["begin", "separate", "end"] == re.findall(r'fldCharType="(\w+)"', xml_of(data))


def test_old_entries_and_their_tags_do_not_matter() -> None:
    old = p("{{ 没有 }}……1", "T1") + p("{% if", "T1") + p(r"{{ 单位 }}", "T1")
    assert ["一、甲\t", "# 一、甲"] == shown(toc(r'TOC \o "1-2"', old), p("甲", "1"))


def test_bookmarks_that_old_entries_halve_go() -> None:
    old = p('<w:bookmarkStart w:id="3" w:name="半"/>' + r("旧"), "T1")
    data = fill(toc(r'TOC \o "1-1"', old), p(r("文") + '<w:bookmarkEnd w:id="3"/>')).data
    assert "bookmark" not in xml_of(data)


def test_the_whole_list_may_stand_in_one_paragraph() -> None:
    field = char("begin") + instr(r'TOC \o "1-2"') + char("separate") + r("旧") + char("end")
    assert ["一、甲\t", "# 一、甲"] == shown(p(field), p("甲", "1"))


def test_a_list_that_was_never_made_is_made() -> None:
    body = p(char("begin") + instr(r'TOC \o "1-2"') + char("end"))
    assert ["一、甲\t", "# 一、甲"] == shown(body, p("甲", "1"))


def test_an_instruction_may_be_parted_over_runs() -> None:
    parted = "".join(
        f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in ("TO", "C \\o 1", "-1")
    )
    body = p(char("begin") + parted + char("separate") + char("end"))
    assert ["一、甲\t", "# 一、甲", "## （一）乙"] == shown(body, p("甲", "1"), p("乙", "2"))


def test_a_simple_field_is_one_too() -> None:
    body = f'<w:p><w:fldSimple w:instr=" TOC \\o &quot;1-1&quot; ">{r("旧")}</w:fldSimple></w:p>'
    assert ["一、甲\t", "# 一、甲"] == shown(body, p("甲", "1"))


def test_it_may_stand_in_a_content_control() -> None:
    body = control(p("目录") + toc(r'TOC \o "1-2"'))
    assert ["目录", "一、甲\t", "# 一、甲"] == shown(body, p("甲", "1"))


@pytest.mark.parametrize(
    ("expected", "public"), [(["一、甲\t", "# 一、甲"], True), (["# 一、甲"], False)]
)
def test_it_may_stand_in_a_branch(expected: list[str], public: bool) -> None:
    body = (p("{%p if 公开 %}"), toc(r'TOC \o "1-2"'), p("{%p endif %}"), p("甲", "1"))
    assert expected == shown(*body, given={"公开": public})


def test_a_section_that_ends_with_it_stays() -> None:
    field = char("begin") + instr("TOC") + char("separate")
    body = f"<w:p>{field}</w:p>" + p(char("end"), properties=section())
    assert 2 == xml_of(fill(body, p("甲", "1")).data).count("<w:sectPr>")


def test_a_list_in_a_header_is_left_as_it_is() -> None:
    headers = {"default": toc(r'TOC \o "1-1"', p("旧项"))}
    assert "[页眉] 旧项" in shown(p("甲", "1"), headers=headers)


# Faults


def fault(*body: str) -> Fault:
    with pytest.raises(TemplateError) as caught:
        made(*body)
    (only,) = caught.value.faults
    return only


@pytest.mark.parametrize("switch", [r"\b 书签", r"\l 1-2", r'\a "图"', r'\d "-"'])
def test_a_switch_that_lists_something_else_is_a_fault(switch: str) -> None:
    found = fault(toc(rf'TOC \o "1-2" {switch}'))
    assert ("T20", switch[:2]) == (found.code, found.message[5:7])


def test_tc_fields_that_are_asked_for_are_a_fault() -> None:
    entry = p(char("begin") + instr('TC "甲"') + char("end"))
    assert r"目录域的“\f”开关（列TC域）还不能用" == fault(toc(r'TOC \f \o "1-9"'), entry).message


def test_a_style_that_is_not_there_is_a_fault() -> None:
    found = fault(toc(r'TOC \h \t "图提,1"'))
    assert ("T20", "目录域要列出样式“图提”，模板中没有这个样式") == (found.code, found.message)
    assert "是否为“图”或“图题”" == found.remedy


def test_a_level_in_words_is_taken_for_a_style() -> None:
    found = fault(toc(r'TOC \t "图题,第一级"'))
    assert ("T20", "请在目录选项里选模板中有的样式") == (found.code, found.remedy)


def test_captions_that_are_not_numbered_so_are_a_fault() -> None:
    found = fault(toc(r'TOC \h \z \c "附图"'))
    assert ("T20", "目录域要列出以“附图”编号的题注，没有这样编号的样式") == (
        found.code, found.message
    )  # fmt: skip
    assert "可以列出的题注有“图”“表”" == found.remedy


def test_a_list_that_begins_in_a_cell_and_ends_outside_is_a_fault() -> None:
    begin = p(char("begin") + instr("TOC") + char("separate"))
    found = fault(table([tc(begin), "文"]), p(char("end")))
    assert ("T20", "目录域没有完整地放在一处") == (found.code, found.message)


@pytest.mark.parametrize(
    "body",
    [
        toc("TOC").replace("<w:p>", "<w:p>" + r("目录"), 1),
        toc("TOC").replace("</w:p>", r("旧") + "</w:p>", 1)[: -len("</w:p>")] + r("后") + "</w:p>",
    ],
)
def test_text_beside_it_in_its_paragraph_is_a_fault(body: str) -> None:
    found = fault(body, p("甲", "1"))
    assert ("T20", "请让目录独占段落") == (found.code, found.remedy)


def test_a_fault_says_where_the_list_stands() -> None:
    found = fault(p("前言", "1"), toc(r"TOC \b 书签"))
    assert "前言" == found.location.heading


def test_the_id_of_a_style_is_no_code() -> None:
    evil = "q&quot;, 9**9)|length(&quot;"
    styles = ALL_STYLES + style(evil, "怪")
    assert ["甲\t", "甲"] == shown(toc(r'TOC \t "怪,1"'), p("甲", evil), styles=styles)
