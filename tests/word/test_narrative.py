import re

import attrs
import pytest

from reportgen.prose import Prose, parse
from reportgen.word.narrative import escape

from .making import docx, p, r, table, tc
from .sample import (
    SETTINGS,
    Paper,
    Record,
    body_xml,
    cells,
    compiled,
    filled,
    missing_in,
    opened,
    paragraphs,
    path_of,
    printed,
    values,
    wan,
)  # fmt: skip

BOTH = "甲\n\n| 一 | 二 |\n|---|---|\n| 三 | **四** |\n"


def told(text: str, *body: str, **options: object) -> list[str]:
    return printed(*(body or (p("{{ 正文 }}"),)), given=values(正文=parse(text)), **options)


def xml_of(text: str, *body: str, **options: object) -> str:
    return body_xml(
        filled(*(body or (p("{{ 正文 }}"),)), given=values(正文=parse(text)), **options).data
    )


def test_the_first_line_goes_on_and_the_last_is_gone_on_with() -> None:
    assert ["前甲", "乙", "丙后"] == told("甲\n乙\n丙", p("前{{ 正文 }}后"))


def test_further_paragraphs_have_the_same_properties() -> None:
    body = p(r("{{ 正文 }}", "<w:i/>"), "item", '<w:jc w:val="right"/>')
    xml = xml_of("甲\n乙", body)
    assert 2 == xml.count(
        '<w:pPr><w:pStyle w:val="item"/><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:i/></w:rPr>'
    )


@pytest.mark.parametrize("face", ["", "<w:b/>", '<w:rFonts w:ascii="a"/><w:i/><w:sz w:val="32"/>',
                                  '<w:rStyle w:val="head"/><w:u w:val="single"/>',
                                  '<w:rFonts w:ascii="a"/><w14:glow w14:rad="1"/>'])  # fmt: skip
def test_bold_stands_where_the_schema_wants_it(face: str) -> None:
    xml = xml_of("甲**乙**丙", p(r("{{ 正文 }}", face)))
    run = re.search(r"<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr><w:t[^>]*>乙<", xml)
    assert run
    assert 1 == run[1].count("<w:b/>")
    order = ["w:rStyle", "w:rFonts", "w:b", "w:i", "w:sz", "w:u", "w14:glow"]
    found = [order.index(name) for name in re.findall(r"<([\w:]+)", run[1])]
    assert sorted(found) == found
    assert "甲乙丙" == "".join(re.findall(r"<w:t[^>]*>([^<]*)", xml))


def test_a_list_has_the_format_s_style_and_numbers() -> None:
    assert ["甲", "1.乙", "2.丙"] == told("甲\n- 乙\n- 丙", settings=SETTINGS)
    assert 2 == xml_of("- 乙\n- 丙", settings=SETTINGS).count('<w:pStyle w:val="item"/>')


def test_sub_headings_without_a_style_are_paragraphs() -> None:
    assert ["甲", "乙"] == told("## 甲\n乙")


def test_a_list_without_a_style_is_paragraphs() -> None:
    assert ["乙", "丙"] == told("- 乙\n- 丙")


def test_sub_headings_have_the_format_s_style() -> None:
    xml = xml_of("## 乙\n丙\n#### 丁", settings=SETTINGS)
    assert 2 == xml.count('<w:pStyle w:val="3"/>')


def test_bold_in_a_sub_heading_leaves_its_face_alone() -> None:
    xml = xml_of("## 甲**乙**丙", p(r("{{ 正文 }}", "<w:i/>")), settings=SETTINGS)
    assert "<w:i/>" not in xml


@pytest.mark.parametrize("text", ["## 甲\n乙", "- 甲\n- 乙"])
def test_a_passage_that_begins_with_a_style_of_its_own_leaves_no_empty_paragraph(text: str) -> None:
    assert ["前", "1.甲"] == told(text, p("前"), p("{{ 正文 }}"), settings=SETTINGS)[:2]


def test_text_before_a_list_is_kept() -> None:
    assert ["前：", "1.甲", "2.乙"] == told("- 甲\n- 乙", p("前：{{ 正文 }}"), settings=SETTINGS)


def test_a_table() -> None:
    data = filled(p("前"), p("{{ 正文 }}"), p("后"), given=values(正文=parse(BOTH))).data
    assert [["一", "二"], ["三", "四"]] == cells(data)
    assert ["前", "甲", "后"] == paragraphs(data)
    xml = body_xml(data)
    assert 1 == xml.count("<w:tblHeader/>")
    assert "w:tblBorders" in xml
    assert 2 == xml.count("<w:gridCol")


def test_a_table_in_the_format_s_style() -> None:
    xml = xml_of(BOTH, settings=SETTINGS)
    assert '<w:tblStyle w:val="grid"/>' in xml
    assert "w:tblBorders" not in xml


@pytest.mark.parametrize(
    ("expected", "text", "body"),
    [
        ("p tbl p", "|甲|\n|乙|", (p("前"), p("{{ 正文 }}"), p("后"))),
        ("p tbl p p", "甲\n|甲|\n|乙|", (p("{{ 正文 }}后"), p("后"))),
        ("p tbl p tbl p", "甲\n|甲|\n|乙|\n丙\n|甲|\n|乙|", (p("{{ 正文 }}"), p("后"))),
        ("tbl p", "|甲|\n|乙|", (p("{{ 正文 }}"),)),
        ("p tbl p tbl p", "|甲|\n|乙|", (p("前"), p("{{ 正文 }}"), p("{{ 正文 }}"), p("后"))),
        ("tbl p tbl", "|甲|\n|乙|", (p("{{ 正文 }}"), table(["丁", "戊"]))),
        ("tbl p", "|甲|\n|乙|\n## 题", (p("{{ 正文 }}"),)),
        ("p tbl p", "|甲|\n|乙|", (p("前{{ 正文 }}"), p("后"))),
    ],
)
def test_a_table_leaves_no_empty_paragraph_but_where_it_must(
    expected: str, text: str, body: tuple[str, ...]
) -> None:
    data = filled(*body, given=values(正文=parse(text)), settings=SETTINGS).data
    found = [element.tag.rpartition("}")[2] for element in opened(data).element.body]
    assert expected == " ".join(found[:-1])


def test_a_table_in_a_cell() -> None:
    data = filled(table([tc("{{ 正文 }}"), "乙"]), given=values(正文=parse("|甲|\n|乙|"))).data
    (cell, _) = opened(data).tables[0].rows[0].cells
    assert ["甲", "乙"] == [row.cells[0].text for row in cell.tables[0].rows]
    assert body_xml(data).replace(" ", "").count("</w:tbl><w:p><w:r>") == 1


def test_rows_of_different_lengths() -> None:
    data = filled(p("{{ 正文 }}"), given=values(正文=parse("|甲|乙|\n|丙|"))).data
    assert [["甲", "乙"], ["丙", ""]] == cells(data)


@pytest.mark.parametrize("text", ["无", "无。", "—", " 无 "])
def test_a_passage_that_says_none(text: str) -> None:
    assert ["无。"] == told(text)


PASSAGES = {"a": parse("甲【=b】丙"), "b": parse("乙**【=c】**"), "c": parse("一\n二"),
            "loop": parse("圈【=loop】"),
            "money": wan("12.5"), "nobody": None, "none": parse("无"), "to": parse("到【=fro】"),
            "fro": parse("从【=to】"), "paper": Record()}  # fmt: skip


def look_up(prose: Prose, path: str) -> object:
    return PASSAGES[path]


def test_a_reference_prints_what_it_names() -> None:
    assert ["共12.50万元整"] == told("共【=money】整", look_up=look_up)


def test_a_passage_quotes_a_passage_that_quotes_a_passage() -> None:
    assert ["甲乙一二丙"] == told("【=a】", look_up=look_up)


def test_a_reference_in_a_table_and_in_bold() -> None:
    xml = xml_of("|**【=money】**|\n|甲|", look_up=look_up)
    assert re.search(r"<w:b/></w:rPr><w:t[^>]*>12.50万元", xml)


@pytest.mark.parametrize("name", ["loop", "to"])
def test_circular_quotes_end_and_are_missing(name: str) -> None:
    text = parse(f"始【={name}】终")
    body = (p("{{ 正文 }}"),)
    assert ["始" + {"loop": "圈", "to": "到从"}[name] + "终"] == printed(
        *body, given=values(正文=text), look_up=look_up
    )
    assert [name] == missing_in(*body, given=values(正文=text), look_up=look_up)


def test_quotes_without_end_are_missing() -> None:
    many = {str(n): parse("".join(f"【={n + 1}】" for _ in range(9))) for n in range(9)}

    def deep(prose: Prose, path: str) -> Prose:
        return many.get(path) or parse("底")

    filled(p("{{ 正文 }}"), given=values(正文=many["0"]), look_up=deep)


def test_a_reference_to_nothing_is_missing() -> None:
    given = values(正文=parse("甲【=nobody】乙"))
    assert ["nobody"] == missing_in(p("{{ 正文 }}"), given=given, look_up=look_up)
    assert ["甲【待填：nobody】乙"] == printed(
        p("{{ 正文 }}"), given=given, look_up=look_up, draft=True
    )


def test_without_a_look_up_every_reference_is_missing() -> None:
    assert ["b"] == missing_in(p("{{ 正文 }}"), given=values(正文=parse("【=b】")))


def test_a_missing_reference_in_bold_is_well_formed() -> None:
    given = values(正文=parse("甲**乙【=nobody】**丙"))
    assert ["甲乙【待填：nobody】丙"] == printed(
        p("{{ 正文 }}"), given=given, look_up=look_up, draft=True
    )


def test_a_passage_in_a_draft_marks_what_is_missing() -> None:
    data = filled(
        p(r("{{ 正文 }}", '<w:u w:val="single"/>')), given=values(正文=None), draft=True
    ).data
    assert '<w:highlight w:val="yellow"/><w:u w:val="single"/>' in body_xml(data)


def test_a_style_id_is_escaped() -> None:
    from .making import STYLES, style

    styles = STYLES + style("x&quot;&lt;", "怪")
    settings = attrs.evolve(SETTINGS, items="怪", table="怪")
    template = docx(p("{{ 正文 }}"), styles=styles)
    data = compiled(template, settings).fill(values(正文=parse("- 甲\n- 乙\n|甲|\n|乙|"))).data
    assert ["甲", "乙", ""] == paragraphs(data)


@pytest.mark.parametrize(
    ("expected", "text"), [("a&amp;b&lt;c&gt;", "a&b<c>"), ("甲", "甲"), ("\ufffd", "\x00")]
)
def test_text_is_escaped(expected: str, text: str) -> None:
    assert expected == escape(text)


def test_paths_in_messages() -> None:
    result = filled(p("{{ 部门.领导.姓名 }}"), given=values(部门=None))
    assert ["部门.领导.姓名"] == [path_of(missing) for missing in result.missing]


def test_a_record_whose_main_value_is_a_passage_prints_it() -> None:
    assert ["前甲", "乙后"] == printed(
        p("前{{ 文件 }}后"), given={"文件": Paper(引用=parse("甲\n乙"))}
    )
