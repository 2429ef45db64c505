"""Tables: heads, rows that are not parted, cells that merge by node."""

import re
from typing import Any

import pytest

from . import making
from .making import docx, p, table, tc
from .sample import NAMES, PLAIN, Record, Tree, body_xml, compiled, leaf, listed, names, wan

NODE = Tree(names.RECORD, {"名称": leaf(names.TEXT)})
INDICATORS = Tree(names.RECORD, {
    **NAMES.members,
    "指标": listed(一级=NODE, 二级=NODE, 名称=leaf(names.TEXT), 分值=leaf(names.MONEY)),
    "分组": listed(名称=leaf(names.TEXT), 指标=listed(一级=NODE, 名称=leaf(names.TEXT))),
})  # fmt: skip
FOR, END = "{%tr for 行 in 指标 %}", "{%tr endfor %}"
MERGED = (
    "{% 合并 行.一级 %}{{ 行.一级.名称 }}",
    "{% 合并 行.二级 %}{{ 行.二级.名称 }}",
    "{{ 行.名称 }}",
)


def rows(*levels: tuple[Any, Any, str]) -> tuple[Record, ...]:
    return tuple(
        Record(一级=first, 二级=second, 名称=name, 分值=wan("1")) for first, second, name in levels
    )


def printed(*lines: Any, given: Any, columns: int = 3) -> str:
    filler = compiled(docx(p("前"), table(*lines, columns=columns), p("后")), tree=INDICATORS)
    return body_xml(filler.fill({"指标": given}).data)


def merged(xml: str) -> list[list[str]]:
    """Each row's cells: their text, ^ before a cell that begins a merge, | for one that goes on."""
    found = []
    for row in re.findall(r"<w:tr>.*?</w:tr>|<w:tr .*?</w:tr>", xml):
        cells = re.findall(r"<w:tc>(.*?)</w:tc>", row)
        signs = [
            "^" if 'w:val="restart"' in c else "|" if "<w:vMerge/>" in c else "" for c in cells
        ]
        texts = ["".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", cell)) for cell in cells]
        found.append([sign + text for sign, text in zip(signs, texts, strict=True)])
    return found


OUTPUT, EFFECT = Record(名称="产出"), Record(名称="效益")
NUMBER, QUALITY, OTHER = Record(名称="数量"), Record(名称="质量"), Record(名称="数量")
TREE = rows(
    (OUTPUT, NUMBER, "甲"), (OUTPUT, NUMBER, "乙"), (OUTPUT, QUALITY, "丙"), (EFFECT, OTHER, "丁")
)
EXPECTED = [
    ["^产出", "^数量", "甲"], ["|", "|", "乙"], ["|", "^质量", "丙"], ["^效益", "^数量", "丁"],
]  # fmt: skip


def test_cells_of_one_node_are_one_at_every_level() -> None:
    assert EXPECTED == merged(printed((FOR, "", ""), MERGED, (END, "", ""), given=TREE))


def test_the_english_word_merges_too() -> None:
    english = tuple(cell.replace("合并", "merge") for cell in MERGED)
    assert EXPECTED == merged(printed((FOR, "", ""), english, (END, "", ""), given=TREE))


def test_equal_texts_of_different_nodes_stay_apart() -> None:
    twins = rows((Record(名称="产出"), NUMBER, "甲"), (Record(名称="产出"), NUMBER, "乙"))
    cells = merged(printed((FOR, "", ""), MERGED, (END, "", ""), given=twins))
    assert [["^产出", "^数量", "甲"], ["^产出", "|", "乙"]] == cells


def test_what_is_missing_merges_with_nothing() -> None:
    loose = rows((None, NUMBER, "甲"), (None, NUMBER, "乙"))
    filler = compiled(docx(table((FOR, "", ""), MERGED, (END, "", ""), columns=3)), tree=INDICATORS)
    xml = body_xml(filler.fill({"指标": loose}, describe=lambda missing: missing.name).data)
    assert ["^", "^"] == [row[0][0] for row in merged(xml)]


def test_a_table_printed_again_begins_anew() -> None:
    inner = table((FOR, "", ""), MERGED, (END, "", ""), columns=3)
    filler = compiled(docx(p("{%p for 项 in 项目列表 %}"), inner, p("隔"), p("{%p endfor %}")),
                      tree=INDICATORS)  # fmt: skip
    twice = {"指标": rows((OUTPUT, NUMBER, "甲")), "项目列表": (Record(), Record())}
    assert [["^产出", "^数量", "甲"]] * 2 == merged(body_xml(filler.fill(twice).data))


def test_merging_goes_on_across_inner_loops() -> None:
    lines = (("{%tr for 组 in 分组 %}", ""), ("{%tr for 行 in 组.指标 %}", ""),
             ("{% 合并 行.一级 %}{{ 行.一级.名称 }}", "{{ 行.名称 }}"),
             ("{%tr endfor %}", ""), ("{%tr endfor %}", ""))  # fmt: skip
    groups = (Record(指标=rows((OUTPUT, None, "甲"))), Record(指标=rows((OUTPUT, None, "乙"))))
    xml = body_xml(compiled(docx(table(*lines)), tree=INDICATORS).fill({"分组": groups}).data)
    assert [["^产出", "甲"], ["|", "乙"]] == merged(xml)


def test_a_cell_that_goes_on_keeps_its_width_and_face_and_prints_nothing() -> None:
    first = p(MERGED[0], properties='<w:jc w:val="center"/>')
    cell = tc(first + p("下"), '<w:tcW w:w="900" w:type="dxa"/><w:vAlign w:val="center"/>')
    xml = printed((FOR, ""), (cell, "{{ 行.名称 }}"), (END, ""), given=TREE[:2], columns=2)
    second = re.findall(r"<w:tr>.*?</w:tr>", xml)[1]
    properties = '<w:tcW w:w="900" w:type="dxa"/><w:vMerge/><w:vAlign w:val="center"/>'
    paragraph = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>'
    assert f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph}</w:tc>" in second


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("{% 合并 行.名称 %}", "T10"),
        ("{% 合并 行.一级.名称 %}", "T10"),
        ("{% 合并 行.一 %}", "T04"),
        ("{% 合并 %}", "T02"),
        ("{% 合并 行.一级 %}{% 合并 行.二级 %}", "T19"),
    ],
)
def test_faults_of_merging(cell: str, code: str) -> None:
    assert [code] == codes(table((FOR, ""), (cell, "{{ 行.名称 }}"), (END, "")))


def test_merging_belongs_into_a_repeated_row() -> None:
    assert ["T19"] == codes(p("{% 合并 单位 %}"))
    assert ["T19"] == codes(table(("{% 合并 单位 %}", "")))


def codes(*body: str) -> list[str]:
    from reportgen.errors import TemplateError

    with pytest.raises(TemplateError) as caught:
        compiled(docx(*body), PLAIN, INDICATORS)
    return [fault.code for fault in caught.value.faults]


def test_rows_of_words_above_a_loop_are_the_head_of_every_page() -> None:
    xml = printed(("一级", "二级", "三级"), (FOR, "", ""), MERGED, (END, "", ""), given=TREE)
    assert 1 == xml.count("<w:tblHeader/>")
    assert xml.index("<w:tblHeader/>") < xml.index("一级")
    assert 5 == xml.count("<w:cantSplit/>")


def test_a_head_may_have_tags_among_its_words() -> None:
    head = ("指标", "{{ 年度 }}年数", "三级")
    xml = printed(head, (FOR, "", ""), MERGED, (END, "", ""), given=TREE)
    assert 1 == xml.count("<w:tblHeader/>")


def test_a_row_with_data_above_the_loop_is_no_head() -> None:
    xml = printed(("单位", "{{ 单位 }}", ""), (FOR, "", ""), MERGED, (END, "", ""), given=TREE)
    assert "tblHeader" not in xml


@pytest.mark.parametrize(("rows_above", "repeated"), [(3, 3), (4, 0)])
def test_a_head_that_would_fill_the_page_is_not_repeated(rows_above: int, repeated: int) -> None:
    head = [("一级", "二级", "三级")] * rows_above
    xml = printed(*head, (FOR, "", ""), MERGED, (END, "", ""), given=TREE)
    assert repeated == xml.count("<w:tblHeader/>")


def test_the_authors_own_head_is_kept() -> None:
    own = making.tr("甲", "乙", "丙").replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>")
    lines = making.table(("一", "二", "三"), (FOR, "", ""), MERGED, (END, "", ""), columns=3)
    start = lines.index("<w:tr>")
    filler = compiled(docx(lines[:start] + own + lines[start:]), tree=INDICATORS)
    assert 1 == body_xml(filler.fill({"指标": TREE}).data).count("tblHeader")


def test_a_table_without_a_loop_is_left_alone() -> None:
    xml = printed(("甲", "乙", "丙"), ("{{ 单位 }}", "", ""), given=())
    assert "trPr" not in xml


def test_a_row_between_parts_what_it_stands_between() -> None:
    lines = ((FOR, ""), (MERGED[0], "{{ 行.名称 }}"), ("备注", "x"), (END, ""))
    cells = merged(printed(*lines, given=TREE[:2], columns=2))
    assert [["^产出", "甲"], ["备注", "x"], ["^产出", "乙"], ["备注", "x"]] == cells


def test_branches_of_a_row_share_their_columns() -> None:
    lines = (
        (FOR, "", ""), ('{%tr if 行.名称 == "乙" %}', "", ""), (MERGED[0], "二", "三"),
        ("{%tr else %}", "", ""), MERGED, ("{%tr endif %}", "", ""), (END, "", ""),
    )  # fmt: skip
    expected = [["^产出", "^数量", "甲"], ["|", "二", "三"], ["|", "^质量", "丙"]]
    assert expected == merged(printed(*lines, given=TREE[:3]))


def test_columns_are_those_of_the_grid_whatever_the_cells_before_span() -> None:
    wide = tc("一二", '<w:tcW w:w="4000" w:type="dxa"/><w:gridSpan w:val="2"/>')
    lines = (
        (FOR, "", ""), ('{%tr if 行.名称 == "乙" %}', "", ""), (wide, MERGED[0]),
        ("{%tr else %}", "", ""), ("一", "二", MERGED[0]), ("{%tr endif %}", "", ""), (END, "", ""),
    )  # fmt: skip
    expected = [["一", "二", "^产出"], ["一二", "|"], ["一", "二", "|"]]
    assert expected == merged(printed(*lines, given=TREE[:3]))
