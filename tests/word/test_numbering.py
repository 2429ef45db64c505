import attrs
import pytest

from reportgen.amounts import Scheme
from reportgen.prose import parse
from reportgen.word import Level
from reportgen.word.styles import Styles

from . import making
from .making import STYLES, outline, p, r, style, styled, table
from .sample import (
    ANNEX,
    HEADINGS,
    LIST,
    SETTINGS,
    body_xml,
    cells,
    faults,
    filled,
    printed,
    project,
    values,
)  # fmt: skip

FOR, END = "{%p for 项 in 项目列表 %}", "{%p endfor %}"


def numbered(*body: str, **options: object) -> list[str]:
    return printed(*body, settings=options.pop("settings", SETTINGS), **options)


def h(level: int, text: str = "题") -> str:
    return p(text, str(level))


def item(text: str = "项") -> str:
    return p(text, "item")


def test_headings_and_lists_are_counted() -> None:
    body = (h(1), h(2), item(), item(), h(2), item(), h(1), h(2), h(3))
    expected = [
        "一、题",
        "（一）题",
        "1.项",
        "2.项",
        "（二）题",
        "1.项",
        "二、题",
        "（一）题",
        "1.题",
    ]
    assert expected == numbered(*body)


def test_levels_may_be_skipped() -> None:
    assert ["一、题", "1.题", "2.题", "（一）题", "1.题"] == numbered(h(1), h(3), h(3), h(2), h(3))


def test_schemes_count_apart() -> None:
    settings = attrs.evolve(SETTINGS, levels={**SETTINGS.levels, "我的标题": Level(ANNEX, 1)})
    body = (h(1), p("题", "mine"), h(1), p("题", "mine"))
    expected = ["一、题", "附件1\u3000题", "二、题", "附件2\u3000题"]
    assert expected == numbered(*body, settings=settings)


@pytest.mark.parametrize(
    "name", ["heading 1", "Heading 1", "标题 1", "标题1", "Heading1", "标题  1"]
)
def test_a_style_goes_by_any_of_its_names(name: str) -> None:
    settings = attrs.evolve(SETTINGS, levels={name: Level(HEADINGS, 1)}, headings=(), items="")
    assert ["一、题"] == numbered(h(1), settings=settings)
    swapped = STYLES.replace('w:val="heading 1"', f'w:val="{name}"')
    settings = attrs.evolve(settings, levels={"标题 1": Level(HEADINGS, 1)})
    assert ["一、题"] == numbered(h(1), settings=settings, styles=swapped)


def test_a_style_goes_by_its_alias() -> None:
    styles = STYLES + style("x", "Custom", aliases="别名,又名")
    settings = attrs.evolve(SETTINGS, levels={"又名": Level(HEADINGS, 1)})
    assert ["一、题"] == numbered(p("题", "x"), settings=settings, styles=styles)


def test_a_style_is_numbered_as_what_it_is_based_on() -> None:
    assert ["一、题", "二、题"] == numbered(h(1), p("题", "mine"))


def test_styles_based_on_each_other_end() -> None:
    styles = STYLES + style("x", "甲", base="y") + style("y", "乙", base="x")
    assert ["题"] == numbered(p("题", "x"), styles=styles)


def test_a_list_starts_again_behind_other_text() -> None:
    body = (item(), item(), p("段"), item())
    assert ["1.项", "2.项", "段", "1.项"] == numbered(*body)


def test_a_list_in_a_loop_starts_again_once() -> None:
    body = (
        p("段"),
        p(FOR),
        item("{{ 项.名称 }}"),
        p(END),
        p("段"),
        p(FOR),
        item("{{ 项.名称 }}"),
        p(END),
    )
    assert ["段", "1.修路", "2.架桥", "段", "1.修路", "2.架桥"] == numbered(*body)


def test_a_list_within_a_loop_starts_again_in_each_turn() -> None:
    body = (p(FOR), p("{{ 项.名称 }}"), item(), item(), p(END))
    assert ["修路", "1.项", "2.项", "架桥", "1.项", "2.项"] == numbered(*body)


def test_a_paragraph_that_is_not_printed_does_not_interrupt_a_list() -> None:
    body = (item(), p("{%p if not 公开 %}"), p("段"), p("{%p endif %}"), item())
    assert ["1.项", "2.项"] == numbered(*body)


def test_a_numbered_column_counts_from_row_to_row() -> None:
    rows = table(
        [making.tc(item("")), "甲"], [making.tc(item("行")), "乙"], [making.tc(item("行")), "丙"]
    )
    data = filled(
        p("段"), rows, p("段"), table([making.tc(item("行")), "丁"]), settings=SETTINGS
    ).data
    assert [["", "甲"], ["1.行", "乙"], ["2.行", "丙"]] == cells(data)
    assert [["1.行", "丁"]] == cells(data, 1)


def test_a_list_behind_a_table_with_a_numbered_column_starts_again() -> None:
    rows = table([making.tc(item("行")), "甲"])
    assert ["1.项", "2.项", "1.项"] == numbered(item(), item(), rows, item())


def test_headings_that_are_empty_print_and_count_nothing() -> None:
    body = (h(1, "{{ 地址 }}"), h(1, "{% if not 公开 %}无{% endif %}"), h(1), p("", "1"), h(1))
    assert ["一、甲县", "二、题", "", "三、题"] == numbered(*body)
    assert ["一、题", "", "二、题"] == numbered(*body, given=values(地址=""))


def test_numbers_in_loops_and_branches() -> None:
    body = (
        p(FOR),
        h(1, "{{ 项.名称 }}"),
        p("{%p if 项.子项 is 已填 %}"),
        h(2),
        p("{%p endif %}"),
        h(2),
        p(END),
    )
    assert ["一、修路", "（一）题", "（二）题", "二、架桥", "（一）题"] == numbered(*body)


def test_a_run_in_head_is_numbered_in_its_line() -> None:
    body = (
        h(3),
        p(styled("甲。") + r("文")),
        p(styled("乙") + styled("。") + r("文")),
        h(3),
        p(styled("丙。")),
    )
    expected = ["1.题", "（1）甲。文", "（2）乙。文", "2.题", "（1）丙。"]
    assert expected == numbered(*body)


def test_a_run_in_head_without_text_counts_nothing() -> None:
    head = p(styled("{{ 地址 }}") + r("文"))
    assert ["（1）甲县文", "（2）甲县文"] == numbered(head, head)
    assert ["文"] == numbered(head, given=values(地址=""))


def test_a_head_in_the_middle_of_a_line_is_not_numbered() -> None:
    assert ["文甲。"] == numbered(p(r("文") + styled("甲。")))


def test_a_head_in_a_numbered_paragraph_gets_one_number() -> None:
    assert ["一、甲。题"] == numbered(p(styled("甲。") + r("题"), "1"))


def test_a_number_wears_the_face_of_its_text() -> None:
    xml = body_xml(filled(p(r("题", "<w:b/>"), "1"), settings=SETTINGS).data)
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">一、题</w:t>' in xml


@pytest.mark.parametrize("around", ["hyperlink", "smartTag"])
def test_a_heading_within_a_link_is_numbered(around: str) -> None:
    body = p(f'<w:{around} w:anchor="x">{r("{{ 地址 }}")}</w:{around}>', "1")
    assert "一、" in body_xml(filled(body, settings=SETTINGS).data)
    assert "一、" not in body_xml(filled(body, settings=SETTINGS, given=values(地址="")).data)


def test_a_heading_in_a_text_box_is_counted_once() -> None:
    body = (h(1), p(making.text_box(h(1))), h(1))
    xml = body_xml(filled(*body, settings=SETTINGS).data)
    assert (1, 1, 0) == (xml.count("二、"), xml.count("三、"), xml.count("四、"))


def test_a_text_box_does_not_interrupt_a_list() -> None:
    body = (item(), p(r("项") + making.text_box(p("注")), "item"), item())
    assert ["1.项", "2.项", "3.项"] == numbered(*body)


def test_headers_are_not_numbered() -> None:
    data = filled(h(1), headers={"default": h(1)}, settings=SETTINGS).data
    assert "一、" not in making.unzipped(data)["word/header1.xml"].decode()


def test_headings_and_lists_of_a_passage_are_counted_with_the_template_s() -> None:
    text = "段\n## 小题\n- 项\n- 项\n段\n- 项\n- 项\n## 小题"
    expected = ["1.题", "段", "2.小题", "1.项", "2.项", "段", "1.项", "2.项", "3.小题", "4.题"]
    assert expected == numbered(h(3), p("{{ 正文 }}"), h(3), given=values(正文=parse(text)))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("1.小题", "## 1.小题"), ("1.小题", "## （3）小题"), ("1.小题", "## 二、小题"), ("1.小题",
        "## (一) 小题"),
        ("1.2024年小题", "## 2024年小题"), ("1.1.5公里", "## 1.5公里"), ("1.一、二级",
        "## 一、二级"),
        ("1.一是", "## 一是"), ("1.小题", "## 12、小题"),
    ],
)  # fmt: skip
def test_typed_numbers_in_a_passage_give_way(expected: str, text: str) -> None:
    found = numbered(p("{{ 正文 }}"), given=values(正文=parse(text)))
    assert [expected.replace(" ", "")] == [line.replace(" ", "") for line in found]


def test_typed_numbers_stay_where_nothing_is_counted() -> None:
    assert ["1.小题"] == printed(p("{{ 正文 }}"), given=values(正文=parse("## 1.小题")))


def test_a_passage_in_a_numbered_paragraph_gets_one_number() -> None:
    assert ["1.第一段", "第二段"] == numbered(item("{{ 正文 }}"))


@pytest.mark.parametrize("text", ["一、题", "（一）题", "(二)题", "1.题", "12、题", "（3）题"])
def test_a_typed_number_in_a_template_is_a_fault(text: str) -> None:
    assert ["T17"] == [fault.code for fault in faults(h(1, text), settings=SETTINGS)]


@pytest.mark.parametrize("text", ["一、二级题", "2024年", "1.5倍", "一是题", "一题", "（甲）题"])
def test_what_only_looks_like_a_number(text: str) -> None:
    assert [] == faults(h(1, text), settings=SETTINGS)


@pytest.mark.parametrize("kind", ["①", "A", "a", "I", "i", "甲", "壹", "１"])
def test_typed_numbers_of_every_kind(kind: str) -> None:
    level = Level(Scheme.parse("某", [f"第{kind}章"]), 1)
    assert f"第{kind}章" == level.typed(f"第{kind}章 题")
    assert "" == Level(Scheme.parse("某", ["甲"]), 1).typed("甲方")


def test_the_styles_of_a_passage_take_their_numbers_from_their_base() -> None:
    styles = STYLES + style("x", "又一级", base="3")
    settings = attrs.evolve(SETTINGS, headings=("又一级",))
    given = values(正文=parse("## 小题"))
    assert ["1.小题"] == numbered(p("{{ 正文 }}"), given=given, settings=settings, styles=styles)


def test_outline_levels() -> None:
    wrong = '<w:pPr><w:outlineLvl w:val="x"/></w:pPr>'
    xml = making.root(
        "styles",
        STYLES + style("n", "正文级", base="1", inner=outline(10)) + style("w", "错", inner=wrong),
    )
    from reportgen.word.ooxml import parse_xml

    styles = Styles.of(parse_xml(xml.encode()))
    assert [1, 1, None, None] == [styles.outline_level(name) for name in ("1", "mine", "n", "w")]
    assert Styles.of(None).find("正文") is None


def test_long_lists_of_projects() -> None:
    given = values(项目列表=tuple(project(str(number)) for number in range(120)))
    found = numbered(p(FOR), h(2, "{{ 项.名称 }}"), p(END), given=given)
    assert ("（一百二十）119", LIST.is_list) == (found[-1], True)


@pytest.mark.parametrize("blank", ["{{ 地址 }} ", " ", "　{{ 地址 }}　"])
def test_a_heading_of_blanks_counts_nothing(blank: str) -> None:
    found = numbered(h(1), p(blank, "1"), h(1), given=values(地址=""))
    assert ["一、题", "二、题"] == [text for text in found if text.strip()]


@pytest.mark.parametrize("caption", ["图 1 说明", "图1　说明"])
def test_a_caption_s_number_may_be_typed_with_blanks(caption: str) -> None:
    level = Level(Scheme.parse("图", ["图1"]), 1)
    assert level.typed(caption)
