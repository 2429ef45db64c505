import re

import pytest

from . import making
from .making import p, r, table
from .sample import body_xml, filled, values

FOR, END = p("{%p for 项 in 项目列表 %}"), p("{%p endfor %}")

OPEN = '<w:bookmarkStart w:id="1" w:name="x"/>' + r("甲")
CLOSE = r("乙") + '<w:bookmarkEnd w:id="1"/>'


def mark(inner: str, number: int = 1, name: str = "书签") -> str:
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}{number}"/>'
    return start + inner + f'<w:bookmarkEnd w:id="{number}"/>'


def shapes(*xml: str) -> list[str]:
    return [number for one in xml for number in re.findall(r'<wp:docPr id="(\d+)"', one)]


def test_shapes_in_loops_are_counted_through_the_document() -> None:
    box = p(making.text_box(p("{{ 项.名称 }}"), 7))
    data = filled(p(making.text_box(p("甲"), 7)), FOR, box, END,
                  headers={"default": p(making.text_box(p("乙"), 7))}).data  # fmt: skip
    parts = making.unzipped(data)
    xml = [parts[name].decode() for name in ("word/document.xml", "word/header1.xml")]
    assert ["1", "2", "3", "4"] == shapes(*xml)


@pytest.mark.parametrize(
    "body",
    [
        (FOR, p(mark(r("{{ 项.名称 }}"))), END),
        (p(r("{% for 项 in 项目列表 %}") + mark(r("甲")) + r("{% endfor %}")),),
        (p("{%p if 公开 %}"), p(OPEN), p("{%p endif %}"),
         p(CLOSE)),
        (p(mark(r("{%p if 公开 %}"))), p("甲"), p("{%p endif %}")),
        (p("{%p if 公开 %}"), p(OPEN), p("{%p else %}"),
         p(CLOSE), p("{%p endif %}")),
        (table([p(mark(r("{%tr if 公开 %}"))), ""], ["甲", "乙"], ["{%tr endif %}", ""]),),
        (table([p(mark(r("{%tc if 公开 %}"))), "乙", "{%tc endif %}"]),),
        (p(OPEN),),
    ],
)  # fmt: skip
def test_bookmarks_that_a_block_may_repeat_or_halve_go(body: tuple[str, ...]) -> None:
    data = filled(*body).data
    assert "bookmark" not in body_xml(data)


@pytest.mark.parametrize(
    "body",
    [
        (p(mark(r("甲"))),),
        (p("{%p if 公开 %}"), p(mark(r("{{ 单位 }}"))), p("{%p endif %}")),
        (
            p(OPEN),
            FOR,
            p("乙"),
            END,
            p(CLOSE),
        ),
    ],
)
def test_other_bookmarks_stay_whole(body: tuple[str, ...]) -> None:
    for given in (values(), values(公开=False)):
        xml = body_xml(filled(*body, given=given).data)
        assert xml.count("<w:bookmarkStart") == xml.count("<w:bookmarkEnd")
    assert "bookmarkStart" in body_xml(filled(*body).data)


def test_content_controls_lose_their_ids() -> None:
    control = making.control(p("{{ 项.名称 }}"), '<w:id w:val="9"/>')
    assert "w:id" not in body_xml(filled(FOR, control, END).data)
