"""What is in the data is printed as it is: no markup, no tag, nothing lost."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.often import often

from . import making
from .making import docx, p, table
from .sample import compiled, opened, values

TEMPLATE = docx(
    p("正文[{{ 单位 }}]"), p("甲{% if 公开 %}[{{ 单位 }}]{% endif %}"),
    table(["[{{ 单位 }}]", "乙"]),
    headers={"default": p("页眉[{{ 单位 }}]")}, footers={"default": p("页脚[{{ 单位 }}]")},
)  # fmt: skip
FILLER = compiled(TEMPLATE)


def everywhere(text: str) -> set[str]:
    """What stands between the brackets in body, table, header and footer."""
    data = FILLER.fill(values(单位=text)).data
    for name, part in making.unzipped(data).items():
        if name.endswith(".xml"):
            ElementTree.fromstring(part)
    document = opened(data)
    section = document.sections[0]
    places = [*document.paragraphs, *document.tables[0].cell(0, 0).paragraphs,
              *section.header.paragraphs, *section.footer.paragraphs]  # fmt: skip
    return {place.text[place.text.index("[") + 1 : -1] for place in places}


@pytest.mark.parametrize(
    "text",
    [
        'R&D <b> "x" ]]>', "{{7*7}}", "{% raw %}", "{_{ x }_}", "{{ t1 }}", "{%p t1 %}", "{# x #}",
        "&amp;", "&#65;", "</w:t></w:r></w:p>", "a < b && c > d", "<![CDATA[x]]>", "${x}", "%s %d",
        "\\1 \\g<0>", "  两端有空格  ", "\ue000\ue001", "𠮷𡈽", "👩\u200d👩", "\u200b", "\x7f\x85",
        "甲" * 100_000, "甲\t乙\t", "甲\n乙\n", "\n", "\t", "“引”‘号’", "\ufeff甲", "\ufdd0",
        "None",
    ],
)  # fmt: skip
def test_text_arrives_as_itself(text: str) -> None:
    assert {text} == everywhere(text)


@pytest.mark.parametrize("text", ["甲\r\n乙", "甲\r乙", "甲\n乙"])
def test_every_line_end_is_a_line_break(text: str) -> None:
    assert {"甲\n乙"} == everywhere(text)


@pytest.mark.parametrize("sign", ["\x00", "\x01", "\x02", "\x03", "\x04", "\x08", "\x0b", "\x1b",
                                  "\ud800", "\ufffe", "\uffff"])  # fmt: skip
def test_what_no_document_can_hold_becomes_a_replacement_character(sign: str) -> None:
    assert {"甲\ufffd乙"} == everywhere(f"甲{sign}乙")


NATURAL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufffe\uffff"))


def printable(text: str) -> str:
    return "".join("\ufffd" if char < " " and char not in "\n\t" else char for char in text)


@often(60)
@given(text=NATURAL)
def test_any_text_reads_back(text: str) -> None:
    assert {printable(text)} == everywhere(text)


@often(60)
@given(text=st.text(st.characters(codec=None, categories=["Cs", "Cc", "Co", "Cn", "Lo", "Sm"])))
def test_any_text_makes_a_well_formed_document(text: str) -> None:
    everywhere(text)


def test_properties_hold_text_as_it_is() -> None:
    data = FILLER.fill(values(), title="甲 & <乙>", creator="丙\x00\ud800").data
    properties = opened(data).core_properties
    assert ("甲 & <乙>", "丙\ufffd\ufffd") == (properties.title, properties.author)
