"""Cross-references that an author inserts in Word: their results are what is printed elsewhere."""

import re

import pytest

from reportgen.word import Settings

from .illustrated import bookmark, char, field, fill, instr, lines, shown, xml_of
from .making import noted, p, r, table, text_box
from .sample import path_of

TABLE = p(bookmark("_Ref9", r("得分")), "tab")
FOR, END = p("{%p for 项 in 项目列表 %}"), p("{%p endfor %}")
HEAD = p(bookmark("_Ref9", r("基本情况")), "1")
IF, ENDIF = p("{%p if 公开 %}"), p("{%p endif %}")


def see(instruction: str = r"REF _Ref9 \h", result: str = r("旧")) -> str:
    return p(r("见") + field(instruction, result) + r("。"))


@pytest.mark.parametrize(
    "instruction",
    [r"REF _Ref9 \h", "REF _Ref9", r"REF _Ref9 \r \h", r"REF _Ref9 \n \* MERGEFORMAT"],
)
def test_a_reference_to_a_caption_gives_its_number(instruction: str) -> None:
    assert ["见表1。", "表1　得分", "又见表1。"] == shown(
        see(instruction), TABLE, see(instruction).replace("见", "又见")
    )


@pytest.mark.parametrize(
    ("expected", "style_id", "printed"),
    [("一", "1", "# 一、"), ("（一）", "2", "## （一）"), ("1", "3", "### 1.")],
)
@pytest.mark.parametrize("switch", [r"\r \h", r"\h \n", r"\w", r"\R"])
def test_a_reference_to_a_heading_s_number_leaves_its_stop_out(
    expected: str, style_id: str, printed: str, switch: str
) -> None:
    heading = p(bookmark("_Ref9", r("基本情况")), style_id)
    assert [f"见{expected}。", f"{printed}基本情况"] == shown(see(f"REF _Ref9 {switch}"), heading)


def test_a_bookmark_encloses_the_number_without_its_stop() -> None:
    xml = xml_of(fill(see(r"REF _Ref9 \r \h"), HEAD).data)
    assert (
        'w:name="_Ref9"/><w:r><w:t>一</w:t></w:r><w:bookmarkEnd w:id="7"/><w:r><w:t>、</w:t>'
        in xml.replace(' xml:space="preserve"', "")
    )
    assert r"> REF _Ref9 \h <" in xml


def test_a_number_asked_for_stands_before_a_heading_known_only_when_printed() -> None:
    heading = p(bookmark("_Ref9", r("{{ 单位 }}")), "1")
    found = shown(see(r"REF _Ref9 \r"), heading, given={"单位": "三、甲"})
    assert ["见一。", "# 一、甲"] == found


@pytest.mark.parametrize("instruction", [r"REF _Ref9 \h", "REF _Ref9", r"ref _Ref9 \p"])
def test_a_plain_reference_to_a_heading_gives_its_text(instruction: str) -> None:
    assert ["见基本情况。", "# 一、基本情况"] == shown(see(instruction), HEAD)


def test_it_gives_the_text_as_it_is_printed() -> None:
    heading = p(bookmark("_Ref9", r("{{ 单位 }}") + r("&文")), "1")
    found = shown(see(), heading, given={"单位": "三、甲<"})
    assert ["见甲<&文。", "# 一、甲<&文"] == found


def test_a_bookmark_stays_around_the_text_it_is_asked_for() -> None:
    xml = xml_of(fill(see(), HEAD).data).replace(' xml:space="preserve"', "")
    assert (
        '<w:r><w:t>一、</w:t></w:r><w:bookmarkStart w:id="7" w:name="_Ref9"/><w:r><w:t>基本情况'
        '</w:t></w:r><w:bookmarkEnd w:id="7"/>' in xml
    )


def test_a_bookmark_around_a_part_of_a_heading_gives_that_part() -> None:
    heading = p(r("前") + bookmark("_Ref9", r("中")) + r("后"), "1")
    assert ["见中。", "# 一、前中后"] == shown(see(), heading)


def test_an_empty_bookmark_gives_the_text_of_the_heading() -> None:
    heading = p(bookmark("_Ref9", "") + r("基本情况"), "1")
    assert ["见基本情况。", "# 一、基本情况"] == shown(see(), heading)


def test_a_bookmark_that_ends_in_the_next_paragraph_gives_the_heading() -> None:
    start, end = bookmark("_Ref9", "|").split("|")
    body = (p(start + r("基本情况"), "1"), p(end + r("文")))
    data = fill(see(), *body).data
    assert ["见基本情况。", "# 一、基本情况", "文"] == lines(data)
    assert '<w:bookmarkEnd w:id="7"/></w:p>' in xml_of(data)


def test_a_heading_that_is_not_numbered_gives_its_text_too() -> None:
    assert ["见基本情况。", "# 基本情况"] == shown(see(), HEAD, settings=Settings())


def test_a_text_within_a_text_box_is_not_the_heading_s() -> None:
    heading = p(bookmark("_Ref9", r("甲") + text_box(p("框"))), "1")
    assert "见甲。" == shown(see(), heading)[0]


def test_a_heading_s_text_may_refer_to_what_comes_later() -> None:
    heading = p(bookmark("_Ref8", r("看") + field(r"REF _Ref9 \h"), 8), "1")
    assert ["见看表1。", "# 一、看表1", "表1　得分"] == shown(see("REF _Ref8"), heading, TABLE)


def test_headings_that_refer_to_each_other_are_missing() -> None:
    one = p(bookmark("_Ref8", r("甲") + field("REF _Ref9"), 8), "1")
    other = p(bookmark("_Ref9", r("乙") + field("REF _Ref8"), 9), "1")
    found = fill(one, other, draft=True)
    assert "标题之间互相引用，说不出文字" in [missing.reason for missing in found.missing]


def test_a_heading_in_a_branch_not_printed_has_no_text() -> None:
    found = fill(see(), IF, HEAD, ENDIF, given={"公开": False}, draft=True)
    assert ["见【待填：书签“_Ref9”处的标题文字】。"] == lines(found.data)
    assert ["引用的标题或题注没有印出来"] == [one.reason for one in found.missing]


def test_it_counts_what_the_template_does_not_hold() -> None:
    loop = (FOR, p("{{ 项.名称 }}", "tab"), END)
    assert ["见表3。", "表1　修路", "表2　架桥", "表3　得分"] == shown(see(), *loop, TABLE)


def test_the_bookmark_encloses_the_number_alone() -> None:
    xml = xml_of(fill(see(), TABLE).data)
    assert 'w:name="_Ref9"/><w:r><w:t xml:space="preserve">表1</w:t></w:r><w:bookmarkEnd' in xml


def test_the_field_asks_for_what_the_bookmark_encloses() -> None:
    assert r"> REF _Ref9 \h <" in xml_of(fill(see(r"REF _Ref9 \r \p"), TABLE).data)


def test_several_bookmarks_of_one_caption_each_have_its_number() -> None:
    caption = p(bookmark("_Ref8", bookmark("_Ref9", r("得分")), 8), "tab")
    assert ["见表1。", "见表1。", "表1　得分"] == shown(see("REF _Ref8"), see(), caption)


def test_a_bookmark_may_enclose_a_part_of_the_caption() -> None:
    caption = p(r("前") + bookmark("_Ref9", r("得分")) + r("后"), "tab")
    assert ["见表1。", "表1　前得分后"] == shown(see(), caption)


def test_the_face_of_the_old_result_stays() -> None:
    xml = xml_of(fill(see(result=r("旧", "<w:b/>") + r("文")), TABLE).data)
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">表1</w:t>' in xml
    assert "旧" not in xml


def test_a_simple_field_is_a_reference_too() -> None:
    simple = f'<w:fldSimple w:instr=" REF _Ref9 \\h ">{r("旧")}</w:fldSimple>'
    assert ["见表1。", "表1　得分"] == shown(p(r("见") + simple + r("。")), TABLE)


def test_a_field_in_one_run_is_a_reference_too() -> None:
    run = char("begin") + instr("REF _Ref9") + char("separate") + r("旧", "<w:i/>") + char("end")
    one = "<w:r>" + re.sub(r"</?w:r>|<w:rPr>.*?</w:rPr>", "", run) + "</w:r>"
    assert ["见表1。", "表1　得分"] == shown(p(r("见") + one + r("。")), TABLE)


def test_a_number_typed_in_the_data_gives_way_there_too() -> None:
    caption = p(bookmark("_Ref9", r("{{ 单位 }}")), "tab")
    assert ["见表1。", "表1　得分"] == shown(see(), caption, given={"单位": "表3 得分"})


def test_a_reference_into_a_branch_not_printed_is_missing() -> None:
    body = (see(), p("{%p if 公开 %}"), TABLE, p("{%p endif %}"))
    found = fill(*body, given={"公开": False}, draft=True)
    assert ["见【待填：书签“_Ref9”处的编号】。"] == lines(found.data)
    assert [("书签“_Ref9”处的编号", "引用的标题或题注没有印出来")] == [
        (path_of(one), one.reason) for one in found.missing
    ]


def test_a_reference_into_a_branch_that_is_printed_has_its_number() -> None:
    body = (see(), p("{%p if 公开 %}"), TABLE, p("{%p endif %}"))
    assert ["见表1。", "表1　得分"] == shown(*body)


def test_a_reference_to_a_caption_that_turns_out_empty_is_missing() -> None:
    caption = p(bookmark("_Ref9", r("{{ 单位 }}")), "tab")
    found = fill(see(), caption, p("甲", "tab"), given={"单位": ""})
    assert (["见。", "表1　甲"], 1) == (lines(found.data), len(found.missing))


def test_a_reference_to_text_that_is_not_numbered_stays_as_it_is() -> None:
    assert ["见旧。", "文"] == shown(see(), p(bookmark("_Ref9", r("文"))))


@pytest.mark.parametrize("instruction", ["REF", r'REF "a b"', "SEQ 表", "MERGEFIELD _Ref9"])
def test_other_fields_stay_as_they_are(instruction: str) -> None:
    assert ["见旧。", "表1　得分"] == shown(see(instruction), TABLE)


def test_references_stand_in_cells_and_text_boxes_too() -> None:
    body = (table([see(), "文"]), p(text_box(see())), TABLE)
    assert ["见表1。\t文", "见表1。", "表1　得分"] == shown(*body)


def test_a_reference_may_stand_in_a_loop() -> None:
    assert ["见表1。", "见表1。", "表1　得分"] == shown(FOR, see(), END, TABLE)


def test_a_page_reference_outside_of_a_contents_list_shows_the_page() -> None:
    body = (see(r"PAGEREF _Ref9 \h"), TABLE)
    assert ["见。", "表1　得分"] == shown(*body)
    assert ["见12&。", "表1　得分"] == shown(*body, options={"pages": {"_Ref9": "12&"}})


def test_the_page_of_what_is_not_printed_is_missing() -> None:
    body = (see("PAGEREF _Ref9"), see("PageRef _Ref9"), IF, TABLE, ENDIF)
    found = fill(*body, given={"公开": False}, draft=True, options={"pages": {"_Ref9": "7"}})
    assert ["见【待填：书签“_Ref9”处的页码】。"] * 2 == lines(found.data)
    assert ["引用的标题或题注没有印出来"] == [one.reason for one in found.missing]


def test_the_page_of_a_heading_that_turns_out_empty_is_missing() -> None:
    heading = p(bookmark("_Ref9", r("{{ 单位 }}")), "1")
    assert 1 == len(fill(see("PAGEREF _Ref9"), heading, given={"单位": ""}).missing)
    assert () == fill(see("PAGEREF _Ref9"), heading).missing


def test_the_page_of_a_bookmark_between_paragraphs_is_known_too() -> None:
    body = (see("PAGEREF x"), IF, bookmark("x", p("文")), ENDIF)
    assert ["见7。", "文"] == shown(*body, options={"pages": {"x": "7"}})
    assert 1 == len(fill(*body, given={"公开": False}).missing)


def test_the_page_of_a_footnote_is_known_too() -> None:
    parts = {"footnotes": f'<w:footnote w:id="2">{p(bookmark("x", r("注")))}</w:footnote>'}
    found = shown(see("PAGEREF x"), options={"pages": {"x": "7"}}, **parts)
    assert ["见7。", "[脚注] 注"] == found


def test_a_page_reference_leaves_its_bookmark_where_it_is() -> None:
    data = fill(see(r"PAGEREF _Ref9 \h"), TABLE).data
    assert '表1　</w:t></w:r><w:r><w:t xml:space="preserve">得分' not in xml_of(data)
    assert "_Ref9" in re.findall(r'w:name="(\w+)"', xml_of(data))


def test_footnotes_and_headers_refer_to_what_the_body_numbers() -> None:
    parts = {
        "footnotes": f'<w:footnote w:id="2">{see()}</w:footnote>',
        "headers": {"default": see(r"REF _Ref8 \r")},
        "footers": {"default": see(r"PAGEREF _Ref9")},
    }
    heading = p(bookmark("_Ref8", r("基本情况"), 8), "1")
    found = shown(heading, p(noted("注")), FOR, p("{{ 项.名称 }}", "tab"), END, TABLE, **parts)
    assert ["[页脚] 见。", "[脚注] 见表3。", "[页眉] 见一。"] == found[-3:]
