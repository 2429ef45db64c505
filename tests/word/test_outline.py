"""What a contents list says: the headings as they are printed, in the order of the document."""

import re

from reportgen.amounts import Scheme
from reportgen.prose import Picture, parse
from reportgen.word import Level, Settings

from .illustrated import (
    bookmark,
    field,
    fill,
    lines,
    shown,
    toc,
    xml_of,
)
from .making import p, r, styled, table, tc, text_box
from .sample import HEADINGS

TOC = toc(r'TOC \o "1-3" \h \z')
LISTED = r'TOC \o "1-2" \h'


def entries(*body: str, **options: object) -> list[str]:
    """What the list before the text says, without its tabs and pages."""
    data = fill(TOC, *body, **options).data
    lines(data)
    found = re.findall(r'<w:hyperlink w:anchor="_Toc.*?</w:hyperlink>', xml_of(data))
    return ["".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", one)) for one in found]


def test_headings_stand_in_it_with_their_numbers() -> None:
    body = (p("甲", "1"), p("文"), p("乙", "2"), p("{{ 单位 }}", "1"))
    assert ["一、甲", "（一）乙", "二、甲县乙局"] == entries(*body)


def test_headings_of_loops_stand_in_the_order_they_are_printed_in() -> None:
    loop = (p("{%p for 项 in 项目列表 %}"), p("{{ 项.名称 }}", "2"), p("{%p endfor %}"))
    assert ["一、甲", "（一）修路", "（二）架桥", "二、乙"] == entries(
        p("甲", "1"), *loop, p("乙", "1")
    )


def test_a_heading_of_a_branch_not_taken_does_not_stand_in_it() -> None:
    body = (p("{%p if 公开 %}"), p("甲", "1"), p("{%p else %}"), p("乙", "1"), p("{%p endif %}"))
    assert ["一、甲"] == entries(*body)
    assert ["一、乙"] == entries(*body, given={"公开": False})


def test_a_heading_that_turns_out_empty_does_not_stand_in_it() -> None:
    assert ["一、乙"] == entries(p("{{ 单位 }}", "1"), p("乙", "1"), given={"单位": ""})


def test_headings_in_tables_stand_in_it() -> None:
    rows = (
        ["{%tr for 项 in 项目列表 %}", ""],
        [p("{{ 项.名称 }}", "2"), tc(p("表内", "3"))],
        ["{%tr endfor %}", ""],
    )
    expected = ["一、甲", "（一）修路", "1.表内", "（二）架桥", "1.表内"]
    assert expected == entries(p("甲", "1"), table(*rows))


def test_headings_in_text_boxes_do_not() -> None:
    box = p(r("乙") + text_box(p("框", "1")), "1")
    assert ["一、甲", "二、乙"] == entries(p("甲", "1"), box)


def test_headings_in_headers_and_footnotes_do_not() -> None:
    parts = {"headers": {"default": p("眉", "1")}, "footers": {"default": p("脚", "1")}}
    assert ["一、甲"] == entries(p("甲", "1"), **parts)


def test_the_sub_headings_of_passages_stand_in_it() -> None:
    given = {"正文": parse("文\n## 乙\n文\n### **丙**丁\n## 一、戊")}
    expected = ["一、甲", "（一）乙", "1.丙丁", "（二）戊"]
    assert expected == entries(p("甲", "1"), p("{{ 正文 }}"), given=given)


def test_a_run_in_head_does_not() -> None:
    settings = Settings(levels={"标题 1": Level(HEADINGS, 1), "段首": Level(HEADINGS, 4)})
    body = (p("甲", "1"), p(styled("头。") + r("文")))
    assert ["一、甲"] == entries(*body, settings=settings)


def test_a_heading_without_a_numbering_stands_in_it_as_it_is() -> None:
    assert ["甲&amp;乙"] == entries(p("甲&乙", "1"), settings=Settings())


def test_breaks_and_tabs_of_a_heading_are_blanks_there() -> None:
    heading = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>"
    assert ["一、甲 乙 丙"] == entries(p(heading, "1"))


def test_a_heading_refers_to_a_figure_further_on() -> None:
    body = (p("见{{ 图|图号 }}", "1"), p("{{ 另图 }}"), p("{{ 图 }}"))
    assert ["一、见图2"] == entries(*body)


def test_a_heading_refers_to_a_caption_further_on() -> None:
    body = (p(r("见") + field(r"REF _Ref9 \h"), "1"), p(bookmark("_Ref9", r("得分")), "tab"))
    assert ["一、见表1"] == entries(*body)


def test_what_a_heading_lacks_is_noted_once_for_both_places() -> None:
    found = fill(TOC, p("见{{ 图|图号 }}", "1"), draft=True)
    assert ["一、见【待填：图片“消防演练”】\t", "# 一、见【待填：图片“消防演练”】"] == lines(
        found.data
    )
    assert 1 == len(found.missing)
    assert 1 == xml_of(found.data, "word/comments.xml").count("<w:comment ")


def test_an_entry_leads_to_the_heading_it_names() -> None:
    xml = xml_of(fill(toc(LISTED), p("甲", "1"), p("乙", "2")).data)
    anchors = re.findall(r'<w:hyperlink w:anchor="(\w+)"', xml)
    assert anchors == re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"/>', xml)
    assert re.search(
        rf'w:name="{anchors[1]}"/><w:bookmarkEnd w:id="\d+"/><w:r><w:t[^>]*>（一）', xml
    )


def test_numbers_of_bookmarks_are_free_in_the_template() -> None:
    body = (p(bookmark("x", r("文"), 41)), p("甲", "1"), p("{{ 图 }}"))
    xml = xml_of(fill(toc(LISTED), *body, p("{{ 图|图号 }}")).data)
    numbers = re.findall(r'<w:bookmarkStart w:id="(\d+)"', xml)
    assert ["41", "42", "43"] == sorted(numbers)


def test_pages_given_by_bookmark_are_printed() -> None:
    body = (toc(LISTED), p("甲", "1"), p("乙", "2"))
    (first, second) = re.findall(r"PAGEREF (\w+)", xml_of(fill(*body).data))
    asked = {"pages": {first: "1", second: "iv&"}}
    assert ["一、甲\t1", "（一）乙\tiv&"] == shown(*body, options=asked)[:2]


def test_page_numbers_move_no_bookmark() -> None:
    body = (toc(LISTED), p("甲", "1"), p("{{ 图 }}"))
    plain = xml_of(fill(*body).data)
    (name,) = re.findall(r"PAGEREF (\w+)", plain)
    paged = xml_of(fill(*body, options={"pages": {name: "7"}}).data)
    assert plain == paged.replace(">7<", "><", 1)


def test_captions_are_listed_by_their_word() -> None:
    body = (p("图内", "cap"), p("{{ 另图 }}"), p("甲", "tab"), p("{{ 正文 }}"))
    given = {"正文": parse("文\n![丙](甲.png)\n![丁](甲.png) ![戊](甲.png)")}
    found = shown(toc(r'TOC \h \z \c "图"'), toc(r'TOC \c "表"'), *body, given=given)
    expected = [
        "图1　图内\t",
        "图2　入户走访\t",
        "图3　丙\t",
        "图4　丁\t",
        "图5　戊\t",
        "表1　甲\t",
    ]
    assert expected == found[:6]


def test_a_list_of_captions_without_numbers() -> None:
    settings = Settings(
        levels={"图题": Level(Scheme.parse("图", ["图1"]), 1)}, picture="图", caption="图题"
    )
    body = (toc(r'TOC \c "图"'), p("{{ 图 }}"))
    assert ["图1　a<b\t"] == shown(
        *body, settings=settings, given={"图": Picture("甲.png", "a<b")}
    )[:1]


def test_two_lists_may_show_the_same_headings() -> None:
    found = shown(toc(LISTED), p("甲", "1"), toc(LISTED), p("{{ 另图 }}"), p("乙", "2"))
    expected = ["一、甲\t", "（一）乙\t"]
    assert [*expected, "# 一、甲", *expected, "图1　入户走访", "## （一）乙"] == found
