"""Tags in Word's XML: split over runs, in links, controls and boxes."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.word.tags import Marks, mark

from . import making
from .making import docx, p, r, root, t
from .sample import body_xml, codes, compiled, faults, filled, line, paragraphs, printed, values

BETWEEN = (
    '<w:proofErr w:type="spellStart"/>',
    '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>',
    '<w:proofErr w:type="gramEnd"/>',
)
WORD = '<w:r w:rsidR="00A1B2C3" w:rsidRPr="00D4"><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
WPS = (
    '<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋" w:eastAsia="仿宋"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
)


def split(text: str, cuts: list[int], opening: str = WORD) -> str:
    """A paragraph's runs, cut at these places, with Word's noise between them."""
    edges = [0, *sorted(cuts), len(text)]
    noise = itertools.cycle(BETWEEN)
    runs = (f"{opening}{t(text[a:b])}</w:r>" for a, b in itertools.pairwise(edges))
    return "".join(run + next(noise) for run in runs)


TEXT = "本局{{ 单位 }}{% if 经费 is 已填 %}有{{ 经费|金额 }}{% else %}无{% endif %}。"


@pytest.mark.parametrize("opening", [WORD, WPS], ids=["Word", "WPS"])
def test_tags_may_be_cut_at_every_character(opening: str) -> None:
    runs = split(TEXT, list(range(1, len(TEXT))), opening)
    assert ["本局甲县乙局有1311.56万元。"] == printed(p(runs))


@given(cuts=st.lists(st.integers(0, len(TEXT))))
def test_tags_may_be_cut_anywhere(cuts: list[int]) -> None:
    assert ["本局甲县乙局有1311.56万元。"] == printed(p(split(TEXT, cuts)))


def test_a_tag_keeps_the_face_of_its_first_run() -> None:
    xml = body_xml(filled(p(r("{{ 单", "<w:b/>") + r("位 }}", "<w:i/>"))).data)
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">甲县乙局</w:t>' in xml


def test_blanks_beside_a_tag_are_kept() -> None:
    runs = "<w:r><w:t>甲 </w:t></w:r><w:r><w:t>{{ 单位 }} 乙</w:t></w:r>"
    assert 'preserve">甲县乙局 乙' in body_xml(filled(p(runs)).data)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("甲县乙局", "｛｛ 单位 ｝｝"),
        ("有", "｛% if 单位 ＝＝ “甲县乙局” %｝有｛% endif %｝"),
        ("1311.6万元", "{{ 经费｜金额（1） }}"),
        ("2024-05-08", "{{ 日期|日期(“yyyy-MM-dd”) }}"),
        ("乙局", "{{ 部门。名称 }}"),
        ("甲，乙，丙", "{{ 名单|顿号(“，”) }}"),
        ("甲}}乙}}丙", '{{ 名单|顿号("}}") }}'),
        ("甲%}乙%}丙", '{{ 名单|顿号("%}") }}'),
        ("甲“乙“丙", '{{ 名单|顿号("“") }}'),
        ("{ 甲县乙局 }", "{# 注 #}{ {{ 单位 }} }"),
        ("50%甲县乙局50%", "50%{{ 单位 }}50%"),
    ],
)
def test_what_people_type(expected: str, text: str) -> None:
    assert expected == line(text)


@pytest.mark.parametrize("text", ["甲{", "}甲", "{甲}", "50%", "｛甲｝", "{", "{ {"])
def test_text_beside_tags_stays(text: str) -> None:
    assert [text, "甲县乙局" + text, text] == printed(p(text), p("{{ 单位 }}" + text), p(text))


def test_braces_that_meet_across_paragraphs_are_text() -> None:
    body = (p("甲{"), p("{ x "), p("50%"), p("}乙"), p("#"), p("}"))
    assert ["甲{", "{ x ", "50%", "}乙", "#", "}"] == printed(*body)


def test_remarks_are_not_printed() -> None:
    assert "甲乙" == line("甲{# {{ 不存在 }} {% if %} #}乙")


def test_a_remark_may_take_its_paragraph() -> None:
    assert ["甲", "乙"] == printed(p("甲"), p("{#p 给编写人看的 #}"), p("乙"))


def test_a_remark_of_a_paragraph_stands_alone() -> None:
    assert ["T09"] == codes(p("甲{#p 注 #}"))


def test_tags_in_a_hyperlink() -> None:
    link = f'<w:hyperlink w:anchor="x">{r("{{ 单位 }}")}</w:hyperlink>'
    assert "甲县乙局" in body_xml(filled(p(link)).data)


def test_a_passage_in_a_hyperlink_does_not_end_the_paragraph() -> None:
    link = f'<w:hyperlink w:anchor="x">{r("{{ 正文 }}")}</w:hyperlink>'
    data = filled(p(link)).data
    assert ["第一段\n第二段"] == paragraphs(data)
    assert 1 == body_xml(data).count("</w:p>")


def test_tags_in_a_content_control_take_its_place() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:id w:val="5"/><w:showingPlcHdr/>'
        f'<w:dataBinding w:xpath="/x" w:storeItemID="y"/></w:sdtPr><w:sdtContent>{r("{{ 正文 }}")}'
        "</w:sdtContent></w:sdt>"
    )
    data = filled(p(r("甲：") + control)).data
    assert ["甲：第一段", "第二段"] == paragraphs(data)
    assert "w:sdt" not in body_xml(data)


def test_paragraphs_in_a_content_control() -> None:
    control = making.control(p("{%p if 公开 %}") + p("{{ 单位 }}") + p("{%p endif %}"))
    assert "<w:sdtContent><w:p><w:r>" in body_xml(filled(control).data)


def test_a_content_control_without_tags_stays() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('甲')}</w:sdtContent></w:sdt>"
    assert "w:sdt" in body_xml(filled(p(control)).data)


def test_a_text_box_is_printed_once() -> None:
    xml = body_xml(filled(p(making.text_box(p("{{ 单位 }}")))).data)
    assert 1 == xml.count("甲县乙局")
    assert "Fallback" not in xml


def test_tags_in_nested_tables() -> None:
    inner = making.table(["{{ 单位 }}", "乙"])
    xml = body_xml(filled(making.table([making.tc(inner + p()), "甲"])).data)
    assert "甲县乙局" in xml


def test_headers_and_footers_of_every_kind() -> None:
    kinds = ("default", "first", "even")
    headers = {kind: p(f"{kind}{{{{ 单位 }}}}") for kind in kinds}
    data = filled(p("甲"), headers=headers, footers=headers).data
    parts = making.unzipped(data)
    for kind, number in zip(kinds, (1, 2, 3), strict=True):
        for name in ("header", "footer"):
            assert f"{kind}甲县乙局" in parts[f"word/{name}{number}.xml"].decode()


def test_footnotes_are_filled_once_and_data_never_run() -> None:
    trap = "{{ 7*7 }}{{ cycler.__init__ }}"
    body = (
        p("{{ 单位 }}", properties=making.section()),
        p(making.noted("乙{{ 单位 }}"), properties=making.section()),
    )
    data = filled(*body, footnotes=making.footnote("{{ 单位 }}"), given=values(单位=trap)).data
    assert trap in making.unzipped(data)["word/footnotes.xml"].decode()


@pytest.mark.parametrize(
    "place",
    [
        "<w:r><w:instrText>{{ 单位 }}</w:instrText></w:r>",
        "<m:oMath><m:r><m:t>{{ 单位 }}</m:t></m:r></m:oMath>",
        "<w:r><w:t>甲</w:t>{% if x %}</w:r>",
    ],
)
def test_tags_where_nothing_is_filled_are_faults(place: str) -> None:
    (fault,) = faults(p("章", "1"), p(place))
    assert ("T16", "章") == (fault.code, fault.location.heading)
    assert fault.tag.startswith("{")


def test_braces_elsewhere_are_text() -> None:
    box = making.text_box(p("甲")).replace("文本框 1", "{{ 9**9 }}{% x %}{{ t1 }}")
    data = filled(p("{{ 单位 }}"), p(box), p("<w:r><w:instrText>{x}</w:instrText></w:r>")).data
    assert 'name="{{ 9**9 }}{% x %}{{ t1 }}"' in body_xml(data)
    assert "{x}" in body_xml(data)


def test_xml_comments_do_not_hide_tags() -> None:
    xml = body_xml(filled(p("<w:r><w:t>{{ 单<!-- 注 -->位 }}</w:t></w:r>")).data)
    assert "甲县乙局" in xml


def test_a_block_may_not_leave_a_hyperlink() -> None:
    link = f'<w:hyperlink w:anchor="x">{r("{% if 公开 %}甲")}</w:hyperlink>{r("{% endif %}")}'
    (fault,) = faults(p(link))
    assert ("T08", True) == (fault.code, "超链接" in fault.message)


def test_marks_are_counted_from_one() -> None:
    marks = Marks()
    assert ["{{ t1 }}", "{{ t2 }}"] == [marks.text("a"), marks.text("b")]
    assert {1: "a", 2: "b"} == marks.sources
    assert "{%tr t3 %}" == mark(3, "tr")


def test_a_megabyte_of_braces_compiles() -> None:
    compiled(docx(p("{ " * 500_000 + "{{ 单位 }}" * 500)))


def test_another_prefix_is_refused() -> None:
    xml = (
        root("document", f"<w:body>{p('{{ 单位 }}')}</w:body>")
        .replace("w:", "y:")
        .replace(":w=", ":y=")
    )
    assert ["T15"] == codes(more={"word/document.xml": xml})
