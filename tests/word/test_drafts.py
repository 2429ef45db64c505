"""Drafts: what is missing is marked, and commented where a document may have comments."""

import re
from typing import Any

import pytest

from reportgen.prose import parse
from reportgen.word import Missing

from . import making
from .illustrated import bookmark, field, fill, lines, sound, toc, xml_of
from .making import control, footnote, noted, p, r, table, text_box
from .sample import Paper, Record, values

NOTHING: dict[str, Any] = dict.fromkeys([*values(), "图", "另图", "图片"])
COMMENTS = "word/comments.xml"
#: The markup of one comment's place in the text.
PLACE = re.compile(
    r'<w:commentRangeStart w:id="(\d+)"/>(?:(?!<w:comment).)*<w:commentRangeEnd w:id="\1"/>'
    r'<w:r><w:commentReference w:id="\1"/></w:r>'
)


def draft(*body: str, **options: Any) -> bytes:
    data = fill(*body, **{"given": NOTHING, "draft": True} | options).data
    sound(data)
    return data


def comments(data: bytes) -> list[str]:
    """The text of each comment, by its number."""
    xml = making.unzipped(data).get(COMMENTS, b"").decode()
    found = re.findall(r'<w:comment w:id="(\d+)"[^>]*>.*?<w:t[^>]*>([^<]*)', xml)
    assert [str(number) for number in range(len(found))] == [number for number, _ in found]
    return [text for _, text in found]


def placed(data: bytes, part: str = "word/document.xml") -> list[str]:
    """The numbers of the comments that stand in a part, each in whole."""
    xml = xml_of(data, part)
    found = PLACE.findall(xml)
    assert xml.count("<w:comment") == 3 * len(found)
    return found


def test_a_comment_says_what_is_missing_and_what_to_do() -> None:
    data = draft(p("在{{ 单位 }}"))
    advice = "请在数据中填好后重新打印；确实没有的，数填0，文字填“无”。"
    assert ([f"这里缺少“单位”。{advice}"], ["0"]) == (comments(data), placed(data))


@pytest.mark.parametrize(
    "body",
    [
        p("{{ 单位 }}"), p("{{ 经费|金额 }}"), p("{{ 名单|顿号 }}"), p("{{ 文件 }}"),
        p("{{ 正文 }}"), p("{{ 单位 }}", "1"), table(["{{ 单位 }}", "文"]),
        control(p("{{ 单位 }}")), p(control(r("{{ 单位 }}"))),
        p(f'<w:hyperlink w:anchor="x">{r("{{ 单位 }}")}</w:hyperlink>'),
        p("{{ 图|图号 }}"), p("{{ 图 }}"),
    ],
)  # fmt: skip
def test_text_and_tables_have_comments(body: str) -> None:
    data = draft(body)
    assert (1, ["0"]) == (len(comments(data)), placed(data))


@pytest.mark.parametrize("kind", ["headers", "footers"])
def test_headers_and_footers_have_none(kind: str) -> None:
    data = draft(p("文"), **{kind: {"default": p("{{ 单位 }}")}})
    part = f"word/{kind[:-1]}1.xml"
    assert "【待填：单位】" in xml_of(data, part)
    assert ([], []) == (comments(data), placed(data, part))


def test_footnotes_have_none() -> None:
    data = draft(p(noted("文")), footnotes=footnote("{{ 单位 }}"))
    assert ([], []) == (comments(data), placed(data, "word/footnotes.xml"))


@pytest.mark.parametrize("inner", ["{{ 单位 }}", "{{ 正文 }}", "{{ 图|图号 }}"])
def test_text_boxes_have_none(inner: str) -> None:
    data = draft(p(text_box(p(inner) + table([inner, "文"]) + p())))
    assert 2 == xml_of(data).count("【待填：")
    assert ([], []) == (comments(data), placed(data))


def test_a_passage_in_a_text_box_has_none() -> None:
    passage = parse("文【=甲】\n## 题【=乙】\n- 一【=丙】\n- 二\n|格【=丁】|\n|格|")
    data = draft(p(text_box(p("{{ 正文 }}") + p())), given={"正文": passage})
    assert 4 == xml_of(data).count("【待填：")
    assert [] == comments(data)


def test_every_line_of_a_passage_may_have_comments() -> None:
    passage = parse("文【=甲】\n## 题【=乙】\n- 一【=丙】\n- 二**【=丁】**\n|格【=戊】|\n|格|")
    data = draft(p("{{ 正文 }}"), given={"正文": passage})
    assert (5, list("01234")) == (len(comments(data)), placed(data))


def test_pictures_that_are_missing_have_comments() -> None:
    body = (p("{{ 正文 }}"), p("{{ 图片|并排 }}"), p("见{{ 图 }}。"))
    data = draft(*body, given={"正文": parse("![题](无.png)\n文")}, options={"pictures": None})
    assert (4, ["0", "1", "2", "3"]) == (len(comments(data)), placed(data))


def test_numbers_of_comments_are_unique_whatever_is_known_when() -> None:
    # The reference is settled last and printed first.
    given = {"单位": None, "地址": None}
    data = draft(p("{{ 图|图号 }}{{ 单位 }}"), p("{{ 地址 }}"), given=given)
    assert ["2", "0", "1"] == placed(data)
    assert "图片“消防演练”" in comments(data)[2]


def test_a_loop_s_pattern_has_its_comments_once() -> None:
    body = (p("{%p for 项 in 项目列表 %}"), p("{{ 项.名称 }}"), p("{%p endfor %}"))
    assert ["【待填：项目列表.名称】"] == lines(draft(*body))
    assert 1 == len(comments(draft(*body)))


def test_a_comment_is_by_the_program_and_has_no_date() -> None:
    (head,) = re.findall("<w:comment [^>]*>", xml_of(draft(p("{{ 单位 }}")), COMMENTS))
    assert '<w:comment w:id="0" w:author="reportgen" w:initials="R">' == head


def test_a_comment_holds_any_words() -> None:
    data = draft(p("{{ 单位 }}"), options={"describe": lambda missing: "<甲>&\n乙"})
    (text,) = comments(data)
    assert text.startswith("这里缺少“&lt;甲&gt;&amp;")


def test_the_package_names_the_comments() -> None:
    files = making.unzipped(draft(p("{{ 单位 }}")))
    assert files["[Content_Types].xml"].count(b"/word/comments.xml") == 1
    assert files["word/_rels/document.xml.rels"].count(b'Target="comments.xml"') == 1


def test_the_template_s_own_comments_are_not_among_them() -> None:
    own = '<w:commentRangeStart w:id="0"/>' + r("{{ 单位 }}") + '<w:commentRangeEnd w:id="0"/>'
    data = draft(p(own + '<w:r><w:commentReference w:id="0"/></w:r>'))
    assert (1, ["0"]) == (len(comments(data)), placed(data))


BODY = (
    toc(r'TOC \o "1-2"'), p("{{ 单位 }}", "1"), p("{{ 正文 }}"), p("{{ 图 }}"),
    p("{{ 图|图号 }}" ), p(r("见") + field("REF _Ref9")), p(bookmark("_Ref9", r("得分")), "tab"),
    table(["{%tr for 项 in 项目列表 %}", ""], ["{{ 项.名称 }}", ""], ["{%tr endfor %}", ""]),
)  # fmt: skip


def test_a_draft_without_gaps_is_the_document() -> None:
    assert fill(*BODY).data == fill(*BODY, draft=True).data


def test_a_document_without_a_description_marks_and_comments_nothing() -> None:
    found = fill(*BODY, given=NOTHING)
    assert "待填" not in xml_of(found.data)
    assert COMMENTS not in making.unzipped(found.data)
    assert found.missing


def test_a_mark_is_highlighted_in_the_face_of_its_place() -> None:
    xml = xml_of(draft(p(r("{{ 单位 }}", '<w:b/><w:sz w:val="32"/><w:u w:val="single"/>'))))
    face = '<w:b/><w:sz w:val="32"/><w:highlight w:val="yellow"/><w:u w:val="single"/>'
    assert f"<w:rPr>{face}</w:rPr>" in xml


def test_a_colour_that_the_author_chose_gives_way() -> None:
    xml = xml_of(draft(p(r("{{ 单位 }}", '<w:highlight w:val="green"/>'))))
    run = re.search(r"<w:r>(?:(?!</w:r>).)*【待填", xml)
    assert run
    assert ["yellow"] == re.findall(
        r'<w:highlight w:val="(\w+)"', run.group().rpartition("<w:r>")[2]
    )


def test_a_missing_heading_stands_in_the_contents_list_without_a_comment() -> None:
    data = draft(toc(r'TOC \o "1-2"'), p("{{ 单位 }}", "1"))
    assert ["一、【待填：单位】\t", "# 一、【待填：单位】"] == lines(data)
    assert ["0"] == placed(data)


def test_a_draft_says_whose_the_missing_value_is() -> None:
    seen: list[Missing] = []
    owner = Record(名称=None)
    fill(p("{{ 部门.名称 }}{{ 文件 }}"), given={"部门": owner, "文件": Paper()},
         options={"describe": lambda missing: seen.append(missing) or "x"})  # fmt: skip
    assert [(owner, "名称"), (Paper(), "citation")] == [(one.owner, one.name) for one in seen]
