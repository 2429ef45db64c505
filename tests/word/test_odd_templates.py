"""XML that Word never writes: each once brought a fill down, or was printed as no XML at all."""

from xml.etree import ElementTree

import pytest

from reportgen.errors import TemplateError
from reportgen.prose import parse
from reportgen.word import state

from . import making
from .making import docx, p, r, t, table, tc, unzipped
from .sample import SETTINGS, codes, compiled, path_of, values

PASSAGE = parse("甲**粗**乙\n二\n- 子\n- 丑\n|寅|卯|\n|辰|巳|")
HUGE = "9" * 5000


def prints(*body: str) -> str:
    """The body as printed, in full and as a draft without values; it is well-formed."""
    filler = compiled(docx(p("前"), *body, p("后")), SETTINGS)
    for given, describe in ((values(正文=PASSAGE), None), ({}, path_of)):
        data = filler.fill(given, describe=describe).data
        ElementTree.fromstring(unzipped(data)["word/document.xml"])
    return unzipped(filler.fill(values(正文=PASSAGE)).data)["word/document.xml"].decode()


@pytest.mark.parametrize("attributes", ['w:x="1"', 'xmlns:n="urn:n" n:x="1"'])
def test_run_properties_that_have_attributes_only(attributes: str) -> None:
    xml = prints(p(f"<w:r><w:rPr {attributes}/>{t('{{ 正文 }}')}</w:r>"))
    assert f"{attributes.split()[-1]}><w:b/></w:rPr>" in xml


@pytest.mark.parametrize(
    "body",
    [
        f'<x:p xmlns:x="{making.W}"><w:r>{t("{{ 正文 }}")}</w:r></x:p>',
        f'<w:p><x:r xmlns:x="{making.W}"><x:t>{{{{ 正文 }}}}</x:t></x:r></w:p>',
        f'<w:p><w:r><x:rPr xmlns:x="{making.W}"/>{t("{{ 正文 }}")}</w:r></w:p>',
        f'<p xmlns="{making.W}"><r><t>{{{{ 正文 }}}}</t></r></p>',
    ],
)
def test_another_prefix_for_words_own_names_is_refused(body: str) -> None:
    assert ["T15"] == codes(body)


def test_a_tag_outside_of_all_runs_is_a_fault() -> None:
    assert ["T16"] == codes(f"<w:p>{t('{{ 单位 }}')}</w:p>")


@pytest.mark.parametrize("number", [HUGE, "--5", "²", "99999999999"])
def test_numbers_that_are_none(number: str) -> None:
    section = f'<w:sectPr><w:pgSz w:w="{number}" w:h="{number}"/></w:sectPr>'
    start = f'<w:bookmarkStart w:id="{number}" w:name="甲"/>'
    properties = f'<w:tcW w:w="{number}" w:type="dxa"/><w:gridSpan w:val="{number}"/>'
    box = making.text_box(p("{{ 正文 }}")).replace('cx="914400"', f'cx="{number}"')
    columns = table(
        [tc("{%tc for 甲 in 名单 %}"), tc("{{ 甲 }}", properties), tc("{%tc endfor %}")]
    )
    assert "甲县乙局" in prints(
        p(start + r("{{ 单位 }}") + f'<w:bookmarkEnd w:id="{number}"/>', properties=section),
        p(box), columns,
    )  # fmt: skip


@pytest.mark.parametrize("level", [HUGE, "99999999999"])
def test_a_level_of_a_style_beyond_measure(level: str) -> None:
    outline = f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>'
    own = making.STYLES + making.style("odd", "奇", inner=outline)
    assert compiled(docx(p("{{ 单位 }}", "odd"), styles=own)).fill(values()).data


def test_a_contents_list_asks_for_levels_that_word_has() -> None:
    runs = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end")
    )
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    code = (
        f'<w:r><w:instrText>TOC \\t "heading 1,0,heading 2,{HUGE},heading 3,1"</w:instrText></w:r>'
    )
    xml = prints(p(begin + code + runs), p("甲", "1"), p("乙", "2"), p("丙", "3"))
    assert 1 == xml.count("<w:hyperlink ")


def test_a_body_that_is_something_else_is_refused() -> None:
    styles = unzipped(docx())["word/styles.xml"]
    with pytest.raises(TemplateError) as caught:
        compiled(docx(more={"word/document.xml": styles}))
    assert ["T15"] == [fault.code for fault in caught.value.faults]


def test_loops_in_loops_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "MOST_ROUNDS", 100)
    loops = "".join(f"{{% for 甲{n} in 名单 %}}" for n in range(5))
    filler = compiled(docx(p(loops + "甲" + "{% endfor %}" * 5)))
    with pytest.raises(TemplateError, match="T21"):
        filler.fill(values())


def test_rows_from_a_generator_are_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "MOST_ROUNDS", 100)
    filler = compiled(docx(p("{% for 甲 in 名单 %}{{ 甲 }}{% endfor %}")))
    with pytest.raises(TemplateError, match="T21"):
        filler.fill(values(名单=(str(n) for n in range(101))))
