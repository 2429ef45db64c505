"""Parts that are not filled: tags there are faults, and so are changes that are still tracked."""

import pytest

from reportgen.word.faults import Fault

from . import making
from .making import OFFICE, STYLES, noted, p, r, root, style, table
from .sample import faults, printed

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def drawn(*runs: str) -> str:
    texts = "".join(f"<a:r><a:t>{run}</a:t></a:r>" for run in runs)
    return f'<c:chart xmlns:c="{CHART}" xmlns:a="{A}"><a:p>{texts}</a:p></c:chart>'


def only(*body: str, **parts: object) -> Fault:
    (fault,) = faults(*(body or [p("甲")]), **parts)
    return fault


@pytest.mark.parametrize(
    ("where", "part"),
    [
        ("图表", "word/charts/chart1.xml"), ("图表", "word/drawings/drawing1.xml"),
        ("图形（SmartArt）", "word/diagrams/data1.xml"), ("文档设置", "word/settings.xml"),
    ],
)  # fmt: skip
def test_a_tag_in_a_part_that_is_not_filled(where: str, part: str) -> None:
    fault = only(more={part: drawn("{{ 单位 }}")})
    assert ("T16", where, "{{ 单位 }}") == (fault.code, str(fault.location), fault.tag)
    assert where in fault.message
    assert "正文" in fault.remedy


@pytest.mark.parametrize("tag", ["{% if 公开 %}", "{# 说明 #}", "｛｛单位｝｝", "{{单位|金额}}"])
def test_tags_of_every_kind_are_found(tag: str) -> None:
    assert tag == only(more={"word/charts/chart1.xml": drawn(tag)}).tag


def test_a_tag_that_runs_have_parted_is_found() -> None:
    assert "{{ 单位 }}" == only(more={"word/charts/chart1.xml": drawn("{{ 单", "位 }", "}")}).tag


def test_the_text_of_a_drawing_that_stands_in_two_parts_is_one_fault() -> None:
    text = drawn("{{ 单位 }}")
    more = {"word/diagrams/data1.xml": text, "word/diagrams/drawing1.xml": text}
    assert "T16" == only(more=more).code


def test_a_tag_in_the_text_of_a_list_s_level() -> None:
    level = '<w:lvl w:ilvl="0"><w:lvlText w:val="{{ 年度 }}-%1"/></w:lvl>'
    lists = root("numbering", f"<w:abstractNum>{level}</w:abstractNum>")
    fault = only(more={"word/numbering.xml": lists})
    assert ("T16", "编号") == (fault.code, str(fault.location))


@pytest.mark.parametrize(
    "text", ["{{", "}}", r"\frac{{a}{b}}", r"{{\bf x}}", '{"a":{"b":{}}}', "{{0}}", "{ 甲 }", "{%}"]
)
def test_braces_that_are_no_tag_s(text: str) -> None:
    assert [] == faults(p("甲"), more={"word/charts/chart1.xml": drawn(text)})


def test_placeholders_of_content_controls_are_not_printed() -> None:
    assert [] == faults(p("甲"), more={"word/glossary/document.xml": drawn("{{ 单位 }}")})


@pytest.mark.parametrize("target", ["https://甲/{{ 单位 }}", "https://x/%7B%7B%20单位%20%7D%7D"])
@pytest.mark.parametrize(
    ("kind", "words"), [("hyperlink", "超链接的地址"), ("image", "图片的地址")]
)
def test_a_tag_in_an_address(target: str, kind: str, words: str) -> None:
    relation = making.rels((f"{OFFICE}/{kind}", target))
    relation = relation.replace("/></Rel", ' TargetMode="External"/></Rel')
    fault = only(more={"word/_rels/header7.xml.rels": relation})
    assert ("T16", "页眉", "{{ 单位 }}") == (fault.code, str(fault.location), fault.tag)
    assert words in fault.message


RANGES = [f"{change}Range{end}" for end in ("Start", "End") for change in (
    "moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo",
)]  # fmt: skip


@pytest.mark.parametrize("change", RANGES)
def test_the_edges_of_tracked_ranges(change: str) -> None:
    fault = only(p(f'<w:{change} w:id="1"/>' + r("甲")))
    assert ("T11", "甲") == (fault.code, fault.location.paragraph)


def test_a_numbering_that_was_changed() -> None:
    change = '<w:numPr><w:numberingChange w:id="1" w:original="1."/></w:numPr>'
    fault = only(p("甲", properties=change))
    assert ("T11", "甲") == (fault.code, fault.location.paragraph)


@pytest.mark.parametrize(
    ("before", "change"),
    [
        ("</w:tcPr>", '<w:cellMerge w:id="1" w:vMerge="rest"/>'),
        ("<w:tc>", '<w:tblPrEx><w:tblPrExChange w:id="1"/></w:tblPrEx>'),
        ("</w:tblGrid>", '<w:tblGridChange w:id="1"><w:tblGrid/></w:tblGridChange>'),
    ],
)
def test_changes_of_tables(before: str, change: str) -> None:
    fault = only(table(["甲", "乙"]).replace(before, change + before, 1))
    assert ("T11", "正文") == (fault.code, fault.location.part)


@pytest.mark.parametrize("change", ["rPrChange", "pPrChange"])
def test_a_style_whose_change_is_tracked(change: str) -> None:
    kind = change[:3]
    inner = f'<w:{kind}><w:{change} w:id="1"><w:{kind}/></w:{change}></w:{kind}>'
    fault = only(styles=STYLES + style("x", "我的样式", inner=inner))
    assert ("T11", "样式") == (fault.code, str(fault.location))
    assert "“我的样式”" in fault.message


def test_a_list_whose_change_is_tracked() -> None:
    inner = '<w:num w:numId="1"><w:lvl><w:rPr><w:ins w:id="1"/></w:rPr></w:lvl></w:num>'
    fault = only(more={"word/numbering.xml": root("numbering", inner)})
    assert ("T11", "编号") == (fault.code, str(fault.location))


def test_changes_in_headers_and_notes() -> None:
    change = '<w:rPr><w:rPrChange w:id="1"><w:rPr/></w:rPrChange></w:rPr>'
    changed = p(f"<w:r>{change}{making.t('甲')}</w:r>")
    assert "页眉" == only(headers={"default": changed}).location.part
    notes = f'<w:footnote w:id="2">{changed}</w:footnote>'
    assert "脚注" == only(p(noted("乙")), footnotes=notes).location.part


@pytest.mark.parametrize("sign", ["\ufdd0", "\ufdd1"])
def test_the_signs_that_stand_for_braces_are_refused_in_a_template(sign: str) -> None:
    fault = only(p("甲"), p(f"乙{sign}{sign}"))
    assert ("T15", f"乙{sign}{sign}") == (fault.code, fault.location.paragraph)
    assert f"U+{ord(sign):04X}" in fault.message
    assert "T15" in [one.code for one in faults(p(f'{{{{ "{sign}" }}}}'))]
    assert "T15" == only(p(f'<w:bookmarkStart w:id="1" w:name="{sign}"/>')).code


def test_braces_of_the_text_itself_are_printed() -> None:
    assert ["{甲} }{"] == printed(p("{甲} }{"))
