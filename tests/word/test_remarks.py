"""Remarks of a draft: comments beside what outputs print, on the words they concern."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from reportgen.prose import parse
from reportgen.word import Filler, Remark, Remarks, Told, compile_template
from reportgen.word.view import view

from . import making
from .illustrated import ALL_STYLES, DRILL, FILES, SETTINGS, TREE, sound, xml_of
from .making import control, footnote, noted, p, r, table, text_box
from .sample import Record, path_of, project, read, values
from .soundness import faults_of

PLACE = re.compile(
    r'<w:commentRangeStart w:id="(\d+)"/>((?:(?!<w:commentRangeEnd w:id="\1").)*)'
    r'<w:commentRangeEnd w:id="\1"/><w:r><w:commentReference w:id="\1"/></w:r>'
)
SAID = Remark("错误 甲001 不符", ("相差1万元。", "怎么办：改正。"))


def telling(*body: str, **parts: Any) -> Filler:
    document = making.docx(*body, **{"styles": ALL_STYLES} | parts)
    return compile_template(document, SETTINGS, TREE, read, telling=True)


def asked(given: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return values(**{"图": DRILL} | dict(given or {}))


OPTIONS: dict[str, Any] = {
    "describe": path_of,
    "pictures": FILES.get,
    "look_up": lambda passage, path: {"甲": "值甲", "乙": "值乙"}.get(path),
}


def told(*body: str, given: Mapping[str, Any] | None = None, **parts: Any) -> tuple[Told, ...]:
    return telling(*body, **parts).told(asked(given), **OPTIONS)


def draft(
    *body: str,
    beside: Mapping[int, Sequence[Remark]] | None = None,
    above: Sequence[Remark] = (),
    given: Mapping[str, Any] | None = None,
    **parts: Any,
) -> bytes:
    remarks = Remarks("检查", {0: [SAID]} if beside is None else beside, above)
    data = telling(*body, **parts).fill(asked(given), **OPTIONS, remarks=remarks).data
    sound(data)
    assert [] == faults_of(data)
    return data


def hung_on(data: bytes) -> list[str]:
    """The words that comments hang on, in the order of the text."""
    found = PLACE.finditer(xml_of(data))
    return ["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", one[2])) for one in found]


def comments(data: bytes) -> list[list[str]]:
    """The paragraphs of each comment."""
    xml = xml_of(data, "word/comments.xml")
    return [re.findall(r"<w:t(?: [^>]*)?>([^<]*)", one) for one in xml.split("</w:comment>")[:-1]]


# What outputs tell


def test_an_output_tells_whose_value_it_prints() -> None:
    department = Record(名称="乙局", 预算=None)
    found = told(p("{{ 部门.名称 }}"), given={"部门": department})
    assert (Told(department, "名称"),) == found


def test_a_filter_does_not_change_what_is_told() -> None:
    assert (Told(None, "经费"), Told(None, "名单")) == told(p("{{ 经费|金额(2) }}{{ 名单|顿号 }}"))


def test_a_loop_tells_each_row() -> None:
    given = {"项目列表": (project("修路"), project("架桥"))}
    body = table(["{%tr for 项 in 项目列表 %}"], ["{{ 项.名称 }}"], ["{%tr endfor %}"])
    assert [(row, "名称") for row in given["项目列表"]] == [
        (one.owner, one.name) for one in told(body, given=given)
    ]


def test_a_looped_value_tells_itself() -> None:
    passages = parse("甲"), parse("乙")
    body = p("{%p for 段 in 段落 %}"), p("{{ 段 }}"), p("{%p endfor %}")
    found = told(*body, given={"段落": passages})
    assert [True, True] == [one.owner is row for one, row in zip(found, passages, strict=True)]


def test_a_reference_tells_its_passage_and_path() -> None:
    passage = parse("共【=甲】，其中【=乙】。")
    assert [(passage, "甲"), (passage, "乙"), (None, "正文")] == [
        (one.owner, one.name) for one in told(p("{{ 正文 }}"), given={"正文": passage})
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{{ '文' }}",
        "{{ 单位 }}",
        "{% for 项 in 名单 %}{{ loop.序号 }}{% endfor %}",
        "{% if 部门.名称 is 已填 %}有{% endif %}{% for 一 in 名单 %}行{% endfor %}",
    ],
)
def test_what_prints_no_value_or_blanks_tells_nothing(text: str) -> None:
    assert () == told(p(text), given={"单位": "  "})


def test_places_without_comments_tell_nothing() -> None:
    body = p(text_box(p("{{ 单位 }}{{ 正文 }}") + p())), p(noted("文"))
    parts = {"footnotes": footnote("{{ 单位 }}"), "headers": {"default": p("{{ 单位 }}")}}
    given = {"正文": parse("见【=甲】")}
    assert () == told(*body, given=given, **parts)


# Where comments hang


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (p("在{{ 单位 }}办"), "甲县乙局"),
        (p(r("在{{ 单位 }}办", '<w:b/><w:sz w:val="32"/>')), "甲县乙局"),
        (p("{{ 经费|金额 }}"), "1311.56万元"),
        (p("{{ 名单|顿号 }}"), "甲、乙、丙"),
        (table(["{{ 单位 }}", "文"]), "甲县乙局"),
        (p("{{ 单位 }}", "1"), "甲县乙局"),
        (p("{{ 单位 }}", "item"), "甲县乙局"),
        (control(p("{{ 单位 }}")), "甲县乙局"),
        (p(f'<w:hyperlink w:anchor="x">{r("{{ 单位 }}")}</w:hyperlink>'), "甲县乙局"),
        (p("{{ 单位|限字(2) }}"), "甲县乙局【超长：】"),
    ],
)
def test_a_comment_hangs_on_what_the_output_prints(body: str, words: str) -> None:
    assert [words] == hung_on(draft(body))


def test_a_comment_says_who_says_what() -> None:
    data = draft(p("{{ 单位 }}"))
    assert [["错误 甲001 不符", "相差1万元。", "怎么办：改正。"]] == comments(data)
    xml = xml_of(data, "word/comments.xml")
    assert '<w:comment w:id="0" w:author="检查" w:initials="检">' in xml
    assert 3 == xml.count("<w:p>")
    assert 1 == xml.count("<w:b/>")


def test_remarks_on_one_value_are_one_comment() -> None:
    data = draft(p("{{ 单位 }}"), beside={0: [SAID, Remark("警告 乙002 存疑", ("<甲>&乙",))]})
    assert [[SAID.title, *SAID.lines, "警告 乙002 存疑", "&lt;甲&gt;&amp;乙"]] == comments(data)


def test_the_face_of_the_text_stays() -> None:
    face = '<w:b/><w:sz w:val="32"/>'
    xml = xml_of(draft(p(r("在{{ 单位 }}办", face))))
    faces = re.findall(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?<w:t[^>]*>[^<]", xml)
    assert [face] * 3 == faces


def test_a_missing_value_has_both_comments() -> None:
    data = draft(p("{{ 单位 }}"), given={"单位": None})
    authors = re.findall('w:author="([^"]*)"', xml_of(data, "word/comments.xml"))
    assert ["reportgen", "检查"] == authors


def test_a_remark_on_a_passage_of_one_paragraph_hangs_on_all_of_it() -> None:
    assert ["完成**"[:2] + "了值甲。"] == hung_on(
        draft(p("{{ 正文 }}"), beside={1: [SAID]}, given={"正文": parse("完成了【=甲】。")})
    )


def test_of_a_longer_passage_it_hangs_on_the_first_text() -> None:
    for passage, first in (
        ("一段\n二段", ["一段"]),
        ("## 题\n- 甲项\n- 乙项", ["（一）题"]),
        ("|格|格|\n|1|2|\n\n文", ["格"]),
    ):
        assert first == hung_on(draft(p("{{ 正文 }}"), given={"正文": parse(passage)}))


def test_a_remark_hangs_on_the_words_it_is_about() -> None:
    passage = parse("## 题\n共1319.74万元，比319.74万元多。\n- 甲项319.74万元\n- 乙**项**")
    about = Remark("错误", (), ("没有的", "319.74万元"))
    assert ["319.74万元"] == hung_on(
        draft(p("{{ 正文 }}"), beside={0: [about]}, given={"正文": passage})
    )
    xml = xml_of(draft(p("{{ 正文 }}"), beside={0: [about]}, given={"正文": passage}))
    assert "1319.74万元，比" in re.sub("<[^>]*>", "", xml[: xml.index("<w:commentRangeStart")])


def test_remarks_on_several_words_are_several_comments() -> None:
    passage = parse("甲5元，乙6元。")
    said = [Remark("一", (), ("乙6元",)), Remark("二", (), ("甲5元",)), Remark("三", (), ("6元",))]
    data = draft(p("{{ 正文 }}"), beside={0: said}, given={"正文": passage})
    assert ["甲5元", "乙6元"] == hung_on(data)
    assert [["二"], ["一", "三"]] == comments(data)


def test_words_in_bold_in_a_cell_and_in_an_item_keep_their_face() -> None:
    passage = parse("- 甲**共5元整**\n- 乙\n|格|**6元**|\n|1|2|")
    said = [Remark("一", (), ("5元",)), Remark("二", (), ("6元",))]
    data = draft(p("{{ 正文 }}"), beside={0: said}, given={"正文": passage})
    assert ["5元", "6元"] == hung_on(data)
    assert 2 == len(re.findall(r'<w:commentRangeStart w:id="\d"/><w:r><w:rPr><w:b/>', xml_of(data)))


def test_a_reference_in_a_passage_has_its_own() -> None:
    passage = parse("共【=甲】，**其中【=乙】**。")
    data = draft(p("{{ 正文 }}"), beside={0: [SAID], 1: [SAID]}, given={"正文": passage})
    assert ["值甲", "值乙"] == hung_on(data)


def test_a_passage_and_its_reference_may_both_have_some() -> None:
    data = draft(
        p("{{ 正文 }}"), beside={0: [SAID], 1: [SAID]}, given={"正文": parse("共【=甲】。")}
    )
    assert ["0", "1"] == re.findall(r'commentReference w:id="(\d)"', xml_of(data))
    assert ["共值甲。"] == hung_on(data)


def test_a_number_typed_before_a_heading_still_gives_way() -> None:
    data = draft(p("{{ 单位 }}", "1"), given={"单位": "三、概况"})
    assert "# 一、概况" in view(data).splitlines()


def test_a_remark_on_the_document_hangs_on_its_first_text() -> None:
    body = p(), p(text_box(p("框"))), p(r("报告", "<w:b/>")), p("{{ 单位 }}")
    data = draft(*body, beside={0: [SAID]}, above=[Remark("检查发现1处", ("错误 甲",))])
    assert ["报告", "甲县乙局"] == hung_on(data)
    assert ["检查发现1处", "错误 甲"] == comments(data)[1]


# Drafts without remarks, and final documents


BODY = (
    p("{{ 单位 }}", "1"), p("{{ 正文 }}"), p("{{ 图 }}"), p("{{ 名单|顿号 }}{{ 经费|金额 }}"),
    table(["{%tr for 项 in 项目列表 %}", ""], ["{{ 项.名称 }}", "{{ 项.说明 }}"],
          ["{%tr endfor %}", ""]),
)  # fmt: skip


def test_without_remarks_a_telling_filler_prints_the_same_bytes() -> None:
    template = making.docx(*BODY, styles=ALL_STYLES)
    plain = compile_template(template, SETTINGS, TREE, read).fill(asked(), **OPTIONS)
    assert plain.data == telling(*BODY).fill(asked(), **OPTIONS).data
    assert "word/comments.xml" not in making.unzipped(plain.data)


def test_a_filler_that_does_not_tell_has_no_remarks() -> None:
    template = making.docx(*BODY, styles=ALL_STYLES)
    filler = compile_template(template, SETTINGS, TREE, read)
    given = Remarks("检查", {0: [SAID]}, [SAID])
    assert (
        filler.fill(asked(), **OPTIONS).data == filler.fill(asked(), **OPTIONS, remarks=given).data
    )


def test_every_place_that_was_told_can_have_a_remark() -> None:
    count = len(told(*BODY))
    data = draft(*BODY, beside={place: [SAID] for place in range(count)})
    assert count == len(comments(data)) == len(hung_on(data)) > 6
