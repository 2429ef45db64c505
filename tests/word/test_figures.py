"""Pictures in a document: where they stand, how they are captioned, numbered and referred to."""

import re

import attrs
import pytest

from reportgen.prose import Picture, parse

from . import making
from .illustrated import (
    DRILL,
    FILES,
    NAMELESS,
    SETTINGS,
    VISIT,
    fill,
    lines,
    photo,
    shown,
    xml_of,
)
from .making import p, r, table, tc

EMU_A_TWIP = 635
WIDE = Picture("宽.png", "全景")
HIGH = Picture("高.png", "塔")
BIG = {"宽.png": photo(2000, 100), "高.png": photo(100, 4000)}


def extents(xml: str) -> list[tuple[int, int]]:
    found = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', xml)
    return [(int(width), int(height)) for width, height in found]


def passage(text: str, *body: str, **options: object) -> list[str]:
    found = {"消防演练": DRILL, "入户走访": VISIT}
    asked = {"look_up": lambda prose, path: found.get(path)}
    return shown(
        *(body or (p("{{ 正文 }}"),)), given={"正文": parse(text)}, options=asked, **options
    )


# Where they stand


def test_a_picture_alone_in_a_paragraph_has_its_caption_below() -> None:
    data = fill(p("前"), p("{{ 图 }}"), p("后")).data
    assert ["前", "图1　消防演练", "后"] == lines(data)
    xml = xml_of(data)
    assert xml.index('<w:pStyle w:val="pic"/>') < xml.index("<w:drawing>")
    assert xml.index("<w:drawing>") < xml.index('<w:pStyle w:val="cap"/>')


def test_no_empty_paragraph_is_left_before_a_picture() -> None:
    assert 4 == xml_of(fill(p("前"), p("{{ 图 }}"), p("后")).data).count("<w:p>")


def test_a_picture_alone_in_a_block_has_its_caption_too() -> None:
    assert ["图1　消防演练"] == shown(p("{% if 公开 %}{{ 图 }}{% endif %}"))


def test_a_picture_within_a_sentence_stays_in_it_and_counts_nothing() -> None:
    data = fill(p("见{{ 图 }}。"), p("{{ 另图 }}")).data
    assert ["见。", "图1　入户走访"] == lines(data)
    assert 2 == xml_of(data).count("<w:drawing>")


def test_a_picture_alone_in_a_cell_has_its_caption_there() -> None:
    data = fill(table(["{{ 图 }}", "文"])).data
    assert ["图1　消防演练\t文"] == lines(data)


@pytest.mark.parametrize("kind", ["headers", "footers", "footnotes"])
def test_a_picture_in_another_part_is_related_to_that_part(kind: str) -> None:
    inner = p("{{ 图 }}")
    parts = {"footnotes": f'<w:footnote w:id="2">{inner}</w:footnote>'}
    if kind != "footnotes":
        parts = {kind: {"default": inner}}
    files = making.unzipped(fill(p("文"), **parts).data)
    name = {"headers": "header1", "footers": "footer1", "footnotes": "footnotes"}[kind]
    (relation,) = re.findall(r'r:embed="(\w+)"', files[f"word/{name}.xml"].decode())
    relations = files[f"word/_rels/{name}.xml.rels"].decode()
    assert re.search(f'Id="{relation}"[^>]* Target="media/[0-9a-f]+.png"', relations)
    assert b"media/" not in files["word/_rels/document.xml.rels"]


def test_a_header_s_picture_has_no_caption_and_counts_nothing() -> None:
    headers = {"default": p("{{ 图 }}") + p("{{ 图片|并排 }}") + p("{{ 正文 }}")}
    given = {"正文": parse("甲\n![题](甲.png)\n乙\n![题](甲.png) ![题](乙.png)")}
    data = fill(p("{{ 另图 }}"), headers=headers, given=given).data
    assert ["图1　入户走访", "[页眉] 甲", "[页眉] 乙"] == lines(data)
    assert 6 == xml_of(data, "word/header1.xml").count("<w:drawing>")


def test_a_picture_without_a_caption_is_not_numbered() -> None:
    data = fill(p("{{ 图 }}"), p("{{ 另图 }}"), given={"图": NAMELESS}).data
    assert ["图1　入户走访"] == lines(data)


def test_a_picture_alone_goes_on_with_its_paragraph_s_section() -> None:
    body = p("{{ 图 }}", properties=making.section())
    xml = xml_of(fill(body, p("后")).data)
    assert xml.index("<w:drawing>") < xml.index("消防演练") < xml.index("<w:sectPr>")


def test_a_passage_has_its_pictures_between_its_lines() -> None:
    expected = ["甲", "图1　消防演练", "乙", "图2　入户走访"]
    assert expected == passage("甲\n![消防演练](甲.png)\n乙\n![入户走访](乙.png)")


def test_the_pictures_placed_behind_a_passage_follow_it() -> None:
    for text, expected in (("甲", ["甲"]), ("甲\n乙", ["甲", "乙"]), ("无", ["无。"])):
        prose = parse(text)
        options = {"placed": {id(prose): (DRILL, VISIT)}}
        found = shown(p("{{ 正文 }}"), p("后"), given={"正文": prose}, options=options)
        assert [*expected, "图1　消防演练", "图2　入户走访", "后"] == found


def test_the_words_behind_a_passage_do_not_run_into_its_last_caption() -> None:
    found = passage("甲\n![消防演练](甲.png)", p("前{{ 正文 }}后"))
    assert ["前甲", "图1　消防演练", "后"] == found


LINK = p(f'<w:hyperlink w:anchor="x">{r("{{ 正文 }}")}</w:hyperlink>')


def test_a_passage_that_cannot_end_there_takes_no_placed_picture() -> None:
    prose = parse("甲")
    asked = {"placed": {id(prose): (DRILL,)}}
    assert ["甲"] == shown(LINK, given={"正文": prose}, options=asked)


def test_a_passage_that_cannot_end_there_has_its_pictures_in_its_lines() -> None:
    data = fill(LINK, given={"正文": parse("甲\n![题](甲.png)\n乙")}).data
    assert ["甲", "", "乙"] == lines(data)
    assert 1 == xml_of(data).count("<w:drawing>")


# How large they are


def test_a_picture_is_no_wider_than_its_column() -> None:
    ((width, height),) = extents(
        xml_of(fill(p("{{ 图 }}"), given={"图": WIDE}, options={"pictures": BIG.get}).data)
    )
    assert 11906 * EMU_A_TWIP == width  # a page without margins: `making.section`
    assert 20 == pytest.approx(width / height, rel=0.001)


def test_a_picture_in_a_cell_is_no_wider_than_the_cell() -> None:
    data = fill(
        table([tc("{{ 图 }}"), "文"]), given={"图": WIDE}, options={"pictures": BIG.get}
    ).data
    assert (2000 - 216) * EMU_A_TWIP == extents(xml_of(data))[0][0]


def test_a_high_picture_leaves_room_for_its_caption() -> None:
    ((_, height),) = extents(
        xml_of(fill(p("{{ 图 }}"), given={"图": HIGH}, options={"pictures": BIG.get}).data)
    )
    assert round(16838 * EMU_A_TWIP * 0.85) == height


def test_a_small_picture_keeps_its_size() -> None:
    ((width, _),) = extents(xml_of(fill(p("{{ 图 }}")).data))
    assert 40 * 914400 // 96 == width


# Numbers


@pytest.mark.parametrize("asked", ["{{ 图|图号 }}", "{{ 图|figure_number }}"])
def test_a_reference_stands_before_its_figure_or_behind(asked: str) -> None:
    body = (p(f"见{asked}。"), p("{{ 另图 }}"), p("{{ 图 }}"), p(f"又见{asked}。"))
    expected = ["见图2。", "图1　入户走访", "图2　消防演练", "又见图2。"]
    assert expected == shown(*body)


def test_a_reference_is_a_field_to_the_number_of_the_caption() -> None:
    xml = xml_of(fill(p("见{{ 图|图号 }}。"), p("{{ 图 }}")).data)
    (name,) = re.findall(r'w:instrText xml:space="preserve"> REF (\w+) \\h <', xml)
    start = re.escape(f'w:name="{name}"/>')
    assert re.search(rf'{start}<w:r><w:t xml:space="preserve">图1</w:t></w:r><w:bookmarkEnd', xml)


def test_a_passage_refers_to_figures_of_others() -> None:
    text = "见【=消防演练】和**【=入户走访】**。\n![入户走访](乙.png)"
    expected = ["见图2和图1。", "图1　入户走访", "图2　消防演练"]
    assert expected == passage(text, p("{{ 正文 }}"), p("{{ 图 }}"))


def test_the_same_picture_under_two_captions_is_two_figures_stored_once() -> None:
    twice = {"图": DRILL, "另图": attrs.evolve(DRILL, caption="另一处")}
    body = (p("{{ 图 }}"), p("{{ 另图 }}"), p("{{ 图|图号 }}{{ 另图|图号 }}"))
    data = fill(*body, given=twice).data
    assert ["图1　消防演练", "图2　另一处", "图1图2"] == lines(data)
    assert 1 == sum(name.startswith("word/media/") for name in making.unzipped(data))


def test_a_picture_printed_twice_is_referred_to_where_it_was_printed_first() -> None:
    body = (p("{{ 图|图号 }}"), p("{{ 图 }}"), p("{{ 图 }}"), p("{{ 图|图号 }}"))
    assert ["图1", "图1　消防演练", "图2　消防演练", "图1"] == shown(*body)


def test_a_caption_without_a_numbering_is_its_words() -> None:
    settings = attrs.evolve(SETTINGS, levels={})
    data = fill(p("{{ 图 }}"), settings=settings).data
    assert ["消防演练"] == lines(data)
    assert "bookmark" not in xml_of(data)


def test_captions_count_in_the_settings_own_scheme_only() -> None:
    body = (p("一", "cap"), p("{{ 图 }}"), p("甲", "tab"), p("{{ 另图 }}"))
    assert ["图1　一", "图2　消防演练", "表1　甲", "图3　入户走访"] == shown(*body)


def test_without_styles_a_figure_is_centred_and_as_high_as_it_is() -> None:
    settings = attrs.evolve(SETTINGS, picture="", caption="")
    xml = xml_of(fill(p("{{ 图 }}"), settings=settings).data)
    assert 2 == xml.count('<w:jc w:val="center"/>')
    assert '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>' in xml


# What cannot be printed


def reasons(*body: str, **options: object) -> list[tuple[str, str]]:
    return [(one.name, one.reason) for one in fill(*body, **options).missing]


def test_a_reference_to_a_figure_never_printed_is_missing() -> None:
    found = fill(p("见{{ 图|图号 }}。"), draft=True)
    assert ["见【待填：图片“消防演练”】。"] == lines(found.data)
    assert ["这份文档没有印这张图片，说不出图号"] == [one.reason for one in found.missing]


def test_a_document_says_nothing_in_place_of_a_number_that_it_lacks() -> None:
    assert ["见。"] == shown(p("见{{ 图|图号 }}。"))


def test_a_file_that_is_not_there_is_missing_by_its_name() -> None:
    found = fill(p("{{ 图 }}"), given={"图": Picture("没有.png", "题")}, draft=True)
    assert ["【待填：图片“没有.png”】", "图1　题"] == lines(found.data)
    assert [("图片“没有.png”", "没有这个文件")] == [(one.name, one.reason) for one in found.missing]


def test_a_file_that_is_no_picture_is_missing_with_the_reason() -> None:
    asked = {"pictures": {**FILES, "甲.png": b"GIF89a"}.get}
    ((name, reason),) = reasons(p("{{ 图 }}"), options=asked)
    assert "图片“甲.png”" == name
    assert reason.startswith("这是GIF图片，文档里只能放JPEG或PNG图片")


def test_without_pictures_given_all_are_missing() -> None:
    assert [("图片“甲.png”", "没有这个文件")] == reasons(p("{{ 图 }}"), options={"pictures": None})


def test_a_name_for_those_who_cannot_see_it() -> None:
    given = {"图": Picture("甲.png", '甲"&\n<乙'), "另图": NAMELESS}
    xml = xml_of(fill(p("{{ 图 }}"), p("{{ 另图 }}"), given=given).data)
    assert ["甲&quot;&amp; &lt;乙", "丙.jpg"] == re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', xml)


UNNUMBERED = attrs.evolve(
    SETTINGS, levels={name: level for name, level in SETTINGS.levels.items() if name != "图题"}
)


def test_a_picture_whose_caption_has_no_number_is_referred_to_by_its_name() -> None:
    found = shown(p("见{{ 图|图号 }}。"), p("{{ 图 }}"), settings=UNNUMBERED)
    assert ["见图“消防演练”。", "消防演练"] == found


def test_figures_are_numbered_where_the_format_says_nothing_of_them() -> None:
    plain = attrs.evolve(UNNUMBERED, caption="", picture="")
    found = shown(p("见{{ 图|图号 }}。"), p("{{ 图 }}"), settings=plain)
    assert ["见图1。", "图1　消防演练"] == found
