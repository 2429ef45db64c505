"""Templates of strangers: nothing runs, nothing reaches out, nothing but TemplateError comes up."""

import contextlib
import time
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import TemplateError
from tests.often import often

from . import making
from .making import docx, p, r, table
from .sample import body_xml, code, compiled, filled, values

LOOP = "{{% for 项 in 项目列表 %}}{}{{% endfor %}}"


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}", "{{ 单位.__class__ }}", "{{ self }}", "{{ _fill }}",
        "{{ __x }}",
        "{{ self._TemplateReference__context }}", "{{ 单位|attr('__class__') }}",
        "{{ 名单|map('upper') }}",
        "{{ cycler.__init__.__globals__ }}", "{{ lipsum() }}", "{{ range(9) }}", "{{ dict() }}",
        "{{ 9**9**9 }}", "{{ '甲' * 999999999 }}", "{{ 名单[0] }}", "{{ 单位.format(1) }}",
        LOOP.format("{{ loop.__class__ }}"), LOOP.format("{{ loop.cycle }}"),
        LOOP.format("{{ 循环._x }}"),
        "{{ 单位|_out(1) }}", "{{ 1|_number }}", "{{ 0|_id }}", "{% filter _holder %}",
        "{% extends '甲' %}", "{% import 'os' %}", "{% block x %}", "{% call x() %}", "{% do x %}",
        "{% for x in range(9) %}{% endfor %}", "{{ 1000000000000|数(999999999) }}",
        "{{ (0).real }}",
    ],
)  # fmt: skip
def test_ways_out_are_refused(text: str) -> None:
    with pytest.raises(TemplateError):
        compiled(docx(p(text)))


def test_numbers_too_long_to_read() -> None:
    assert "T02" == code("{{ " + "9" * 990 + "x }}")


def test_marks_cannot_be_forged() -> None:
    forged = p(r("{{ 单位 }}") + "<w:r><w:instrText>{{t1}}</w:instrText></w:r>")
    with pytest.raises(TemplateError):
        compiled(docx(forged))
    alias = making.control(p("{{ 单位 }}"), '<w:alias w:val="{{ t1 }}{% raw %}"/>')
    xml = body_xml(filled(alias).data)
    assert 'w:val="{{ t1 }}{% raw %}"' in xml


def test_data_cannot_write_into_attributes() -> None:
    given = values(单位='" onload="x', 正文=None)
    box = making.text_box(p("甲")).replace("文本框 1", "{{ 单位 }}")
    ElementTree.fromstring(making.unzipped(filled(p(box), given=given).data)["word/document.xml"])


def test_a_prefix_bound_anew_is_refused_or_left_alone() -> None:
    inner = (
        p("{%p if 公开 %}")
        .replace("<w:p>", '<x:p xmlns:x="' + making.W + '">')
        .replace("</w:p>", "</x:p>")
    )
    with pytest.raises(TemplateError):
        compiled(docx(inner, p("{%p endif %}")))


def test_properties_with_a_namespace_of_their_own_stay_well_formed() -> None:
    own = '<w:rPr xmlns:n="urn:n"><n:x/></w:rPr>'
    body = p(f"<w:r>{own}{making.t('{{ 正文 }}')}</w:r>")
    ElementTree.fromstring(making.unzipped(filled(body).data)["word/document.xml"])


def test_a_part_that_jinja_cannot_read_is_a_fault() -> None:
    inner = "<x:r><x:t>{%p if 公开 %}</x:t></x:r>"
    rebound = f'<x:p xmlns:x="{making.W}">{inner}</x:p>'
    with pytest.raises(TemplateError) as caught:
        compiled(docx(rebound, rebound.replace("if 公开", "endif")))
    assert ["T15"] == [fault.code for fault in caught.value.faults]


def test_compiling_takes_time_in_proportion() -> None:
    def seconds(size: int) -> float:
        body = table(*(["{{ 单位 }}", f"{{{{ 名{number} }}}}"] for number in range(size)))
        template = docx(body, p("{" * size + "“" * size))
        start = time.perf_counter()
        with pytest.raises(TemplateError):
            compiled(template)
        return time.perf_counter() - start

    seconds(10)
    assert seconds(2000) < 40 * max(seconds(200), 0.02)


SOUP = st.lists(st.sampled_from([
    "{{", "}}", "{%", "%}", "{#", "#}", "｛｛", "｝｝", "｛％", "％｝", "{", "}", "%", "p ", "tr ",
    "tc ", "if ",
    "elif ", "else", "endif", "for ", "endfor", " 单位 ", " 名单 ", " 项 in 项目列表 ",
    " 项.名称 ", "|顿号", "|金额",
    " is 已填 ", " and ", " not ", "(", ")", "（", "“", "”", '"', "'", "\\", "==", " loop.last ",
    " t1 ", "甲", ".", "-",
    "\u200b", "\n", "raw", "set x = 1",
]), max_size=25).map("".join)  # fmt: skip


@often(150)
@given(texts=st.lists(SOUP, min_size=1, max_size=4), cell=SOUP)
def test_tag_soup_raises_nothing_but_template_errors(texts: list[str], cell: str) -> None:
    body = [*(p(r(text)) for text in texts), table([making.tc(p(r(cell))), "乙"])]
    with contextlib.suppress(TemplateError):
        filler = compiled(docx(*body, headers={"default": p(r(texts[0]))}))
        for known in (values(), {}):
            ElementTree.fromstring(making.unzipped(filler.fill(known).data)["word/document.xml"])


@often(80)
@given(text=st.text(max_size=60))
def test_any_text_in_a_tag_raises_nothing_but_template_errors(text: str) -> None:
    safe = "".join(char for char in text if char.isprintable())
    for form in (
        "{{ %s }}",
        "{%% if %s %%}甲{%% endif %%}",
        "{%% for %s in 名单 %%}{%% endfor %%}",
    ):
        with contextlib.suppress(TemplateError):
            compiled(docx(p(r(form % safe)))).fill(values())


OUTPUTS = st.sampled_from([
    "{{ 单位 }}", "{{ 经费|金额 }}", "{{ 人数 }}", "{{ 正文 }}", "{{ 文件 }}", "{{ 名单|列举 }}",
    "{{ 变动|增减 }}",
    "{{ 日期|日期 }}", "{{ 部门.领导.姓名 }}", "{{ 文字.问题 }}", "文字", "{# 注 #}",
    "{{ 项.名称 }}", "{{ 项.说明 }}",
    "{{ 循环.序号 }}",
])  # fmt: skip
CONDITIONS = st.sampled_from([
    "公开", "not 公开", "名单", "人数 > 3", "经费 is 为零",
    "单位 is 已填", '等次 == "优"', "经费 > 上年经费",
    "变动 is 为零", "正文 is 为零", "比例 is 为零 or 公开 and not 名单", "公开 == true",
    "1 < 人数 <= 年度",
])  # fmt: skip


def inline(depth: int) -> st.SearchStrategy[str]:
    if not depth:
        return OUTPUTS
    inner = st.lists(inline(depth - 1), max_size=3).map("".join)
    return st.one_of(
        OUTPUTS,
        st.builds(branches, CONDITIONS, inner, CONDITIONS, inner, inner),
        inner.map(looped),
    )


def branches(one: str, first: str, other: str, second: str, third: str) -> str:
    return f"{{% if {one} %}}{first}{{% elif {other} %}}{second}{{% else %}}{third}{{% endif %}}"


def looped(inner: str) -> str:
    between = "{% if not loop.last %}、{% endif %}"
    return "{% for 甲 in 名单 %}{{ 甲 }}" + inner + between + "{% endfor %}"


def blocks(depth: int) -> st.SearchStrategy[str]:
    styles = st.sampled_from(["", "1", "2", "item"])
    paragraph = st.tuples(inline(1), styles).map(lambda x: p(r(x[0]), x[1]))
    if not depth:
        return paragraph
    inner = st.lists(blocks(depth - 1), max_size=2).map("".join)
    return st.one_of(
        paragraph,
        st.builds(paragraph_branches, CONDITIONS, inner, inner),
        inner.map(lambda x: p("{%p for 乙 in 项目列表 %}") + x + p("{%p endfor %}")),
        st.builds(row_branch, CONDITIONS, inner),
    )


def paragraph_branches(one: str, first: str, second: str) -> str:
    return p(f"{{%p if {one} %}}") + first + p("{%p else %}") + second + p("{%p endif %}")


def row_branch(one: str, inner: str) -> str:
    cell = making.tc(inner + p())
    return table([f"{{%tr if {one} %}}", ""], [cell, "乙"], ["{%tr endif %}", ""])


@often(60)
@given(
    body=st.lists(blocks(2), min_size=1, max_size=4),
    known=st.sets(st.sampled_from(sorted(values()))),
)
def test_every_well_formed_template_compiles_and_fills(body: list[str], known: set[str]) -> None:
    from .sample import SETTINGS

    template = docx(p("{%p for 项 in 项目列表 %}"), *body, p("{%p endfor %}"))
    filler = compiled(template, SETTINGS)
    some = {name: value for name, value in values().items() if name in known}
    for chosen in (values(), some):
        for describe in (None, str):
            data = filler.fill(chosen, describe=describe).data
            xml = making.unzipped(data)["word/document.xml"].decode()
            ElementTree.fromstring(xml)
            assert "None" not in xml
            assert "<w:tbl>" not in xml or "<w:tr" in xml
            assert "</w:tbl></w:tc>" not in xml
