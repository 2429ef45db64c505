"""Every fault of a template in one compilation, each at its place."""

import attrs
import pytest

from reportgen.errors import TemplateError
from reportgen.word.faults import CODES, Fault, Location, shorten
from reportgen.word.structure import DEEPEST, MOST_FAULTS

from .making import docx, p, r, root, section, styled, table
from .sample import SETTINGS, codes, compiled, faults

PLANTED = [
    ("T01", "没有对应的结束符号", "{{ 单位"),
    ("T01", "没有对应的开始符号", "单位 }}"),
    ("T01", "却以“%}”结束", "{{ 单位 %}"),
    ("T02", "不能识别", "{{ 单位 名称 }}"),
    ("T03", "不能调用函数", "{{ 单位() }}"),
    ("T03", "不能计算", "{{ 人数 + 1 }}"),
    ("T03", "不能用方括号取值", "{{ 名单[0] }}"),
    ("T03", "不能在标签里写 if…else", "{{ 单位 if 公开 else 地址 }}"),
    ("T03", "不能用“set”", "{% set x = 1 %}"),
    ("T03", "不能用“macro”", "{% macro x() %}"),
    ("T03", "不能用“include”", '{% include "x" %}'),
    ("T04", "没有“单为”这个名称", "{{ 单为 }}"),
    ("T04", "“部门”中没有“名子”", "{{ 部门.名子 }}"),
    ("T04", "“文字”中没有“概括”", "{{ 文字.概括 }}"),
    ("T05", "没有“upper”这个过滤器", "{{ 单位|upper }}"),
    ("T05", "没有“defined”这个检验", "{% if 单位 is defined %}{% endif %}"),
    ("T06", "过滤器“金额”用于金额，这里是文本", "{{ 单位|金额 }}"),
    ("T03", "过滤器“金额”的参数不对", '{{ 经费|金额("2") }}'),
    ("T10", "列表不能直接打印", "{{ 名单 }}"),
    ("T10", "文本不能逐项循环", "{% for x in 单位 %}{% endfor %}"),
    ("T13", "条件是金额", "{% if 经费 %}{% endif %}"),
    ("T14", "循环变量“单位”与数据中的名称相同", "{% for 单位 in 名单 %}{% endfor %}"),
    ("T07", "endif 没有对应的开始标签", "{% endif %}"),
    ("T07", "else 不在 if 块里", "{% else %}"),
    ("T09", "{%p 标签代表整个段落", "甲{%p if 公开 %}"),
    ("T09", "{%tr 要写在表格里", "{%tr if 公开 %}"),
]


def planted() -> list[tuple[str, str, str]]:
    """The faults that stand in a paragraph of their own, without those that would pair up."""
    paired = {"甲{%p if 公开 %}", "{%p endif %}", "{%tr if 公开 %}"}
    return [row for row in PLANTED if row[2] not in paired]


def everything() -> bytes:
    revised = f'<w:ins w:id="1" w:author="某人" w:date="2024-01-01T00:00:00Z">{r("新")}</w:ins>'
    return docx(
        p("第一章", "1"),
        *(p(text) for _, _, text in planted()),
        p("第二章", "1"),
        p("{% for 项 in 项目列表 %}{% if 公开 %}{% endfor %}"),
        p("{% if 公开 %}甲"), p("乙{% endif %}"),
        p("甲{%p if 公开 %}"), p("{%p endif %}"),
        p("{%tr if 公开 %}"), p("{%tr endif %}"),
        table(["甲", "乙"], ["丙", "{{ 格中 }}"]),
        p(revised),
        p("一、标题", "1"),
        p("{%p if 公开 %}"),
        headers={"default": p("{{ 页眉中 }}")},
        footnotes=f'<w:footnote w:id="2">{p("{{ 脚注中 }}")}</w:footnote>',
    )  # fmt: skip


@pytest.fixture(scope="module")
def found() -> list[Fault]:
    settings = attrs.evolve(SETTINGS, table="没有的样式")
    with pytest.raises(TemplateError) as caught:
        compiled(everything(), settings)
    return list(caught.value.faults)


@pytest.mark.parametrize(("code", "message", "text"), planted())
def test_each_planted_fault_is_reported_at_its_place(
    found: list[Fault], code: str, message: str, text: str
) -> None:
    (fault,) = [fault for fault in found if fault.location.paragraph == text]
    assert code == fault.code
    assert message in fault.message
    assert fault.tag
    assert fault.tag in text
    assert fault.remedy
    assert "第一章" == fault.location.heading
    assert "正文" == fault.location.part


def test_faults_stand_in_the_order_of_the_document(found: list[Fault]) -> None:
    order = [text for _, _, text in planted()]
    listed = [fault.location.paragraph for fault in found if fault.location.paragraph in order]
    assert order == listed


def test_blocks_that_cross(found: list[Fault]) -> None:
    (fault,) = [fault for fault in found if "{% for 项" in fault.location.paragraph]
    assert ("T07", "endfor 与 {% if 公开 %} 不成对") == (fault.code, fault.message)
    assert "第二章" == fault.location.heading


def test_a_block_from_one_paragraph_to_another(found: list[Fault]) -> None:
    (fault,) = [fault for fault in found if fault.location.paragraph == "乙{% endif %}"]
    assert ("T08", "块从一个段落开始，到另一个段落结束") == (fault.code, fault.message)


def test_a_whole_paragraph_tag_with_other_text(found: list[Fault]) -> None:
    (fault,) = [fault for fault in found if fault.location.paragraph == "甲{%p if 公开 %}"]
    assert ("T09", "请让标签独占一个段落") == (fault.code, fault.remedy)


def test_a_row_tag_outside_of_a_table(found: list[Fault]) -> None:
    faults = [fault for fault in found if fault.location.paragraph.startswith("{%tr")]
    assert [("T09", "{%tr 要写在表格里")] * 2 == [(one.code, one.message) for one in faults]


def test_a_fault_in_a_cell_names_row_and_column(found: list[Fault]) -> None:
    (fault,) = [fault for fault in found if fault.tag == "{{ 格中 }}"]
    place = fault.location
    assert (1, 2, 2) == (place.table, place.row, place.column)
    assert "正文，“第二章”之下，第1个表格第2行第2列，段落“{{ 格中 }}”" == str(place)


def test_a_fault_in_a_header_and_in_a_footnote(found: list[Fault]) -> None:
    places = {fault.tag: fault.location.part for fault in found}
    assert ("页眉", "脚注") == (places["{{ 页眉中 }}"], places["{{ 脚注中 }}"])


def test_a_block_without_end(found: list[Fault]) -> None:
    (fault,) = [fault for fault in found if fault.message == "块没有结束"]
    assert ("T07", "{%p if 公开 %}", "一、标题") == (fault.code, fault.tag, fault.location.heading)
    assert "{%p endif %}" in fault.remedy


def test_a_tracked_change(found: list[Fault]) -> None:
    (fault,) = [fault for fault in found if fault.code == "T11"]
    assert ("第二章", "新") == (fault.location.heading, fault.location.paragraph)


def test_a_style_that_the_template_does_not_have(found: list[Fault]) -> None:
    assert ("T12", True) == (found[0].code, "没有的样式" in found[0].message)


def test_a_number_typed_into_a_numbered_heading(found: list[Fault]) -> None:
    (fault,) = [fault for fault in found if fault.code == "T17"]
    assert "“一、”" in fault.message


def test_nothing_else_is_reported(found: list[Fault]) -> None:
    assert len(planted()) + 12 == len(found)


def test_every_code_is_documented_and_used() -> None:
    assert {code for code, _, _ in PLANTED} <= CODES.keys()
    assert [f"T{number:02}" for number in range(1, len(CODES) + 1)] == list(CODES)


def test_an_error_prints_one_fault_a_line() -> None:
    with pytest.raises(TemplateError) as caught:
        compiled(docx(p("甲", "1"), p("{{ 单为 }}")))
    assert (
        "模板中有1处错误：\n  [T04] 正文，“甲”之下，段落“{{ 单为 }}”：标签 {{ 单为 }} "
        "没有“单为”这个名称；是否为“名单”或“单位”"
    ) == str(caught.value)


def test_a_fault_without_a_place() -> None:
    assert "[T15] 甲" == str(Fault("T15", "甲"))
    assert "" == str(Location())


def test_long_texts_are_shortened() -> None:
    assert ("甲" * 9 + "…", "甲" * 10) == (shorten("甲" * 11, 10), shorten("甲" * 10, 10))


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        (["T08"], [p("{%p if 公开 %}"), table(["{%p endif %}", "乙"])]),
        (["T08"], [p("{%p if 公开 %}"), p("{% endif %}")]),
        (["T08"], [table(["{%tr if 公开 %}"]), table(["{%tr endif %}"])]),
        (["T07"], [p("{% if 公开 %}{% else %}{% else %}{% endif %}")]),
        (["T07"], [p("{% for 项 in 项目列表 %}{% else %}{% endfor %}")]),
        (["T07"], [p("{% for 项 in 项目列表 %}{% endif %}{% endfor %}")]),
        (["T09"], [table(["{%tr if 公开 %}", "乙"], ["{%tr endif %}", ""])]),
        (["T09", "T07"], [p("{%tc if 公开 %}")]),
        (["T09"], [p(r("{%p if 公开 %}") + "<w:r><w:drawing/></w:r>"), p("{%p endif %}")]),
        (["T09"], [p("{%p if 公开 %}"), p("{%p else %}", properties=section()), p("{%p endif %}")]),
    ],
)  # fmt: skip
def test_blocks_that_do_not_fit(expected: list[str], body: list[str]) -> None:
    assert expected == codes(*body)


def test_too_many_blocks_in_one_another() -> None:
    body = "{% if 公开 %}" * (DEEPEST + 1) + "{% endif %}" * (DEEPEST + 1)
    assert ["T07"] == codes(p(body))
    assert [] == codes(p("{% for 项 in 名单 %}" * DEEPEST + "{% endfor %}" * DEEPEST))


def test_ten_thousand_blocks_in_one_another_are_refused() -> None:
    assert "T07" in codes(p("{% if 公开 %}" * 10_000 + "{% endif %}" * 10_000))


def test_a_hostile_template_gets_so_many_faults_and_no_more() -> None:
    body = [p(f"{{{{ 名{number} }}}}") for number in range(2 * MOST_FAULTS)]
    assert MOST_FAULTS == len(faults(*body))


def test_word_numbers_beside_ours() -> None:
    automatic = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="4">{level}</w:abstractNum>'
    lists += '<w:num w:numId="3"><w:abstractNumId w:val="4"/></w:num>'
    more = {"word/numbering.xml": root("numbering", lists)}
    (fault,) = faults(p("甲", "1", automatic), p("乙", "1", none), settings=SETTINGS, more=more)
    assert ("T17", "甲") == (fault.code, fault.location.paragraph)


def test_a_typed_number_in_a_run_in_head() -> None:
    (fault,) = faults(p(styled("（1）甲。") + r("乙")), settings=SETTINGS)
    assert "T17" == fault.code
