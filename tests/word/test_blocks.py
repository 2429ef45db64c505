"""Blocks of paragraphs, rows, cells and text, and what is left where they vanish."""

import re

import pytest

from . import making
from .making import docx, noted, p, section, table, tc
from .sample import (
    body_xml,
    cells,
    codes,
    compiled,
    filled,
    line,
    opened,
    paragraphs,
    printed,
    values,
)  # fmt: skip

FOR, END = "{%p for 项 in 项目列表 %}", "{%p endfor %}"


def hidden(**changes: object) -> dict[str, object]:
    return values(公开=False, 项目列表=(), **changes)


def test_a_loop_over_paragraphs() -> None:
    assert ["甲", "修路", "架桥", "乙"] == printed(
        p("甲"), p(FOR), p("{{ 项.名称 }}"), p(END), p("乙")
    )


def test_branches_of_paragraphs() -> None:
    body = [p(x) for x in ("{%p if 人数 > 20 %}", "多", "{%p elif 人数 > 10 %}", "中",
                           "{%p else %}", "少", "{%p endif %}")]  # fmt: skip
    for number, expected in ((21, "多"), (11, "中"), (1, "少")):
        assert [expected] == printed(*body, given=values(人数=number))


def test_branches_within_a_paragraph() -> None:
    text = "{% if 人数 > 20 %}多{% elif 人数 > 10 %}中{% else %}少{% endif %}数"
    for number, expected in ((21, "多数"), (11, "中数"), (1, "少数")):
        assert expected == line(text, given=values(人数=number))


def test_blocks_in_blocks() -> None:
    body = [p(x) for x in (FOR, "{%p if 项.子项 is 已填 %}", "{%p for 名 in 项.子项 %}",
                           "{{ 项.名称 }}{{ 名.名称 }}", END, "{%p endif %}", END)]  # fmt: skip
    assert ["修路勘测", "修路施工"] == printed(*body)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("1甲、2乙、3丙", "{{ loop.index }}{{ 名 }}{% if not loop.last %}、{% endif %}"),
        ("一甲、二乙、三丙", "{{ 循环.序号|序数 }}{{ 名 }}{% if not 循环.末项 %}、{% endif %}"),
        ("首甲乙丙", "{% if 循环.首项 %}首{% endif %}{{ 名 }}"),
        ("首甲乙丙", "{% if loop.first %}首{% endif %}{{ 名 }}"),
    ],
)
def test_the_position_in_a_loop(expected: str, text: str) -> None:
    assert expected == line("{% for 名 in 名单 %}" + text + "{% endfor %}").replace("第", "")


def test_the_position_in_a_loop_within_a_loop() -> None:
    inner = "{% for 名 in 项.子项 %}{{ 循环.序号 }}{% endfor %}"
    text = "{% for 项 in 项目列表 %}{{ 循环.序号 }}（" + inner + "）{{ 循环.序号 }}{% endfor %}"
    assert "1（12）12（）2" == line(text)


def test_a_condition_on_a_list() -> None:
    text = "{% if 名单 %}有{% endif %}{% if not 名单 %}无{% endif %}"
    assert ("有", "无") == (line(text), line(text, given=values(名单=())))


ROWS = (["表头", "金额"], ["{%tr for 项 in 项目列表 %}", ""], ["{{ 项.名称 }}", "{{ 项.金额|数 }}"],
        ["{%tr endfor %}", ""])  # fmt: skip


def test_rows_in_a_loop() -> None:
    expected = [["表头", "金额"], ["修路", "10.00"], ["架桥", "20.50"]]
    assert expected == cells(filled(table(*ROWS)).data)


def test_a_table_that_keeps_its_head() -> None:
    assert [["表头", "金额"]] == cells(filled(table(*ROWS), given=hidden()).data)


def test_a_table_without_rows_vanishes() -> None:
    data = filled(p("甲"), table(*ROWS[1:]), p("乙"), given=hidden()).data
    assert ["甲", "乙"] == paragraphs(data)
    assert "<w:tbl>" not in body_xml(data)


def test_a_cell_that_held_only_a_table_without_rows_keeps_a_paragraph() -> None:
    inner = tc(table(*ROWS[1:]) + p("{%p if 公开 %}") + p("甲") + p("{%p endif %}"))
    xml = body_xml(filled(table([inner, "乙"]), given=hidden()).data)
    assert "</w:tcPr><w:p/></w:tc>" in xml


def test_a_cell_that_ends_in_a_table_gets_a_paragraph_behind_it() -> None:
    inner = tc(table(["丙", "丁"]) + p("{%p if 公开 %}") + p("甲") + p("{%p endif %}"))
    xml = body_xml(filled(table([inner, "乙"]), given=hidden()).data)
    assert "</w:tbl><w:p/></w:tc>" in xml


@pytest.mark.parametrize("properties", ["", '<w:tcW w:w="2000" w:type="dxa"/>'])
def test_a_cell_whose_paragraphs_vanish_keeps_one(properties: str) -> None:
    inner = tc(p("{%p if 公开 %}") + p("甲") + p("{%p endif %}"), properties)
    if not properties:
        inner = inner.replace("<w:tcPr></w:tcPr>", "")
    assert [["甲", "乙"]] == cells(filled(table([inner, "乙"])).data)
    assert [["", "乙"]] == cells(filled(table([inner, "乙"]), given=hidden()).data)


@pytest.mark.parametrize("part", ["headers", "footers"])
def test_a_header_whose_paragraphs_vanish_keeps_one(part: str) -> None:
    inner = p("{%p if 公开 %}") + p("甲") + p("{%p endif %}")
    parts: dict[str, object] = {part: {"default": inner}}
    data = filled(p("乙"), given=hidden(), **parts).data
    xml = making.unzipped(data)[f"word/{part[:-1]}1.xml"].decode()
    assert 1 == xml.count("<w:p")


def test_a_text_box_whose_paragraphs_vanish_keeps_one() -> None:
    inner = p("{%p if 公开 %}") + p("甲") + p("{%p endif %}")
    xml = body_xml(filled(p(making.text_box(inner)), given=hidden()).data)
    assert "<w:txbxContent><w:p/></w:txbxContent>" in xml


def test_rows_in_branches() -> None:
    rows = (["{%tr if 公开 %}", ""], ["是", ""], ["{%tr else %}", ""], ["否", ""],
            ["{%tr endif %}", ""])  # fmt: skip
    assert [["是", ""]] == cells(filled(table(*rows)).data)
    assert [["否", ""]] == cells(filled(table(*rows), given=hidden()).data)


CELLS = ["名称", "{%tc for 项 in 项目列表 %}", "{{ 项.名称 }}", "{%tc endfor %}"]
COUNT = ["金额", "{%tc for 项 in 项目列表 %}", "{{ 项.金额|数 }}", "{%tc endfor %}"]


def grid(xml: str) -> list[int]:
    return [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"/>', xml)]


def test_cells_in_a_loop_have_a_column_each() -> None:
    data = filled(table(CELLS, COUNT, columns=4)).data
    assert [["名称", "修路", "架桥"], ["金额", "10.00", "20.50"]] == cells(data)
    assert [2666] * 3 == grid(body_xml(data))


def test_merged_cells_count_as_several_columns() -> None:
    wide = tc("合", '<w:tcW w:w="4000" w:type="dxa"/><w:gridSpan w:val="2"/>')
    data = filled(table([wide, *CELLS[1:]], [wide, "丙"], columns=4)).data
    assert 4 == len(grid(body_xml(data)))


def test_a_table_without_widths_gets_columns_all_the_same() -> None:
    rows = table(CELLS, columns=0).replace('<w:tcW w:w="2000" w:type="dxa"/>', "")
    assert 3 == len(
        grid(body_xml(filled(rows.replace("<w:tblGrid></w:tblGrid>", "<w:tblGrid/>")).data))
    )


def test_a_table_of_cells_in_a_table_of_cells() -> None:
    inner = table(CELLS, columns=4)
    outer = table([tc(inner + p()), *CELLS[1:]], columns=4)
    xml = body_xml(filled(outer).data)
    assert [2666] * 6 == grid(xml)
    assert not re.search("[\x00-\x08]", xml)


def test_all_cells_and_rows_may_vanish() -> None:
    rows = (ROWS[1], CELLS[1:], ROWS[3])
    assert "w:tbl" not in body_xml(filled(table(*rows), given=hidden()).data)


@pytest.mark.parametrize("tag", ["{%p if 公开 %}", "{%p endif %}"])
def test_a_section_break_in_a_tag_s_paragraph_is_kept(tag: str) -> None:
    body = [p(text, properties=section() if text == tag else "") for text in
            ("甲", "{%p if 公开 %}", "乙", "{%p endif %}", "丙")]  # fmt: skip
    for given in (values(), hidden()):
        assert 2 == len(opened(filled(*body, given=given).data).sections)
    expected = ["甲", "", "丙"]
    assert expected == printed(*body, given=hidden())


def test_a_section_break_stays_where_plain_text_is_printed() -> None:
    data = filled(p("{{ 单位 }}", properties=section()), p("乙")).data
    assert ["甲县乙局", "乙"] == paragraphs(data)
    assert 2 == len(opened(data).sections)


def test_a_section_break_follows_the_whole_passage() -> None:
    data = filled(p("{{ 正文 }}", properties=section()), p("乙")).data
    assert ["第一段", "第二段", "", "乙"] == paragraphs(data)
    assert 2 == len(opened(data).sections)


def test_a_footnote_cannot_be_repeated() -> None:
    assert ["T18"] == codes(p(FOR), p(noted("{{ 项.名称 }}")), p(END),
                            footnotes=making.footnote("注"))  # fmt: skip


def test_a_footnote_may_stand_in_a_branch() -> None:
    body = (p("{%p if 公开 %}"), p(noted("甲")), p("{%p endif %}"))
    assert ["甲"] == printed(*body, footnotes=making.footnote("注"))


def test_rows_in_content_controls() -> None:
    row = making.tr("{{ 项.名称 }}", "乙")
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{row}</w:sdtContent></w:sdt>"
    whole = table(ROWS[1], ROWS[3])
    at = whole.index("</w:tr>") + len("</w:tr>")
    xml = body_xml(filled(whole[:at] + control + whole[at:]).data)
    assert 2 == xml.count("<w:tr>")


def test_the_template_is_compiled_once() -> None:
    filler = compiled(docx(p(FOR), p("{{ 项.名称 }}"), p(END)))
    assert ["修路", "架桥"] == paragraphs(filler.fill(values()).data)
    assert [] == paragraphs(filler.fill(hidden()).data)
