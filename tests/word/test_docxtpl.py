"""docxtpl as the oracle: in what both understand, the text is the same."""

import io

import docxtpl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.often import often

from .making import docx, p, r, table
from .sample import compiled, opened, values

CONTEXT = values(单位='R&D <甲> "乙"', 地址="丙")
TEXTS = {
    key: value for key, value in CONTEXT.items() if isinstance(value, str | int | tuple | dict)
}


def text_of(data: bytes) -> list[str]:
    document = opened(data)
    in_tables = [cell.text for each in document.tables for row in each.rows for cell in row.cells]
    margins = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    return [*(paragraph.text for paragraph in document.paragraphs), *in_tables, *margins]


def by_docxtpl(template: bytes) -> list[str]:
    document = docxtpl.DocxTemplate(io.BytesIO(template))
    document.render(TEXTS, autoescape=True)
    buffer = io.BytesIO()
    document.save(buffer)
    return text_of(buffer.getvalue())


def by_us(template: bytes) -> list[str]:
    return text_of(compiled(template).fill(CONTEXT).data)


FOR, END = "{%p for 项 in 项目列表 %}", "{%p endfor %}"
ROW, ROW_END = ["{%tr for 项 in 项目列表 %}", ""], ["{%tr endfor %}", ""]


@pytest.mark.parametrize(
    "body",
    [
        [p("甲{{ 单位 }}乙")],
        [p(r("{{ 单") + r("位 }}，{{") + r(" 地址 }}"))],
        [p("{% if 公开 %}甲{% else %}乙{% endif %}{{ 人数 }}")],
        [p("{% for 名 in 名单 %}{{ loop.index }}{{ 名 }}"
           "{% if not loop.last %}、{% endif %}{% endfor %}")],
        [p(FOR), p("{{ 项.名称 }}：{% for 名 in 项.子项 %}{{ 名.名称 }}{% endfor %}"), p(END),
         p("完")],
        [p("{%p if 人数 > 9 %}"), p("多"), p("{%p elif 人数 > 3 %}"), p("中"),
         p("{%p else %}"), p("少"), p("{%p endif %}")],
        [table(["名", "额"], ROW, ["{{ 项.名称 }}", "{{ loop.index }}"], ROW_END)],
        [table(["甲", "{%tc for 名 in 名单 %}", "{{ 名 }}", "{%tc endfor %}"], columns=4)],
        [p('{{ "甲" }}{# 注 #}乙')],
        [p("50% {甲} #乙 100"), p("{{ 单位 }}%")],
        [p("{% if 名单 %}有{% endif %}{% if 等次 == “优” %}优{% endif %}")],
    ],
)  # fmt: skip
def test_the_text_is_docxtpl_s(body: list[str]) -> None:
    template = docx(*body, headers={"default": p("{{ 地址 }}")})
    assert by_docxtpl(template) == by_us(template)


PLAIN = st.lists(st.sampled_from([
    "甲", "{{ 单位 }}", "{{ 人数 }}", "{{ 部门.名称 }}", "{% if 公开 %}乙{% endif %}", " ", "，",
    "{% if 人数 > 20 %}多{% else %}少{% endif %}", "{% for 名 in 名单 %}{{ 名 }}{% endfor %}",
]), min_size=1, max_size=6)  # fmt: skip


@often(15)
@given(lines=st.lists(PLAIN, min_size=1, max_size=4), cut=st.booleans())
def test_templates_of_the_common_language_print_the_same(lines: list[list[str]], cut: bool) -> None:
    body = [p("".join(map(r, line)) if cut else r("".join(line))) for line in lines]
    assert by_docxtpl(docx(*body)) == by_us(docx(*body))
