"""Contents: which headings a list shows, by the field's switches, and their pages."""

from ..making import control, p, r
from .example import Example, data
from .writing import PORTRAIT, bare, bookmark, contents, field, made, new_page, refers, section

_FOOT = "".join(refers("footer", "rIdFooter1", which) for which in ("default", "even"))
_LAST = section(bare(PORTRAIT), _FOOT)
_NUMBER = {"rIdFooter1": p(r("— ") + field("PAGE", "1") + r(" —"), "Footer")}
_HEADS = (
    p("情况", "Heading1"), p("概况", "Heading2"), p("{{ 地址 }}", "Heading2"), new_page(),
    p("项目", "Heading2"), p("细节", "Heading3"), new_page(), p("问题{{ 单位 }}", "Heading1"),
)  # fmt: skip
_PRINTED = """
# 一、情况
## （一）概况
## （二）项目
### 1.细节
# 二、问题甲县乙局
"""
_PAGES = {
    "一、情况": "1",
    "（一）概况": "1",
    "（二）项目": "2",
    "1.细节": "2",
    "二、问题甲县乙局": "3",
}


def _shown(words: str, *entries: str, unpaged: str = "") -> Example:
    """The same headings below one list."""
    texts = [entry if entry in unpaged.split() else f"{entry}\t" for entry in entries]
    return Example(
        made(p("目录", "ContentsTitle"), contents(words), *_HEADS, last=_LAST, stories=_NUMBER),
        "\n".join(("目录", *texts)) + _PRINTED,
        data(地址=""),
        pages={text: page for text, page in _PAGES.items()
               if text in entries and text not in unpaged.split()},
    )  # fmt: skip


def by_level() -> Example:
    r"""``\\o`` lists the headings of a span of levels; an empty one is not there."""
    return _shown(r'TOC \o "1-2" \h \z', "一、情况", "（一）概况", "（二）项目", "二、问题甲县乙局")


def by_outline() -> Example:
    r"""``\\u`` lists whatever has an outline level."""
    return _shown(r'TOC \h \z \u', *_PAGES)  # fmt: skip


def by_style() -> Example:
    r"""``\\t`` lists styles by name, each at a level of its own, and full-width marks in it."""
    return _shown(r'TOC \h \z \t "标题 1,1，标题 3,2"', "一、情况", "1.细节", "二、问题甲县乙局")


def without_pages() -> Example:
    r"""``\\n`` leaves the pages out at some levels."""
    return _shown(r'TOC \o "1-3" \n "1-1" \h', *_PAGES, unpaged="一、情况 二、问题甲县乙局")


def in_a_control() -> Example:
    """Word puts a list into a content control, with its title."""
    kind = '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
    inner = p("目录", "ContentsTitle") + contents(r'TOC \o "1-1" \h \z \u', "旧一", "旧二")
    return Example(
        made(control(inner, f'<w:id w:val="9"/><w:docPartObj>{kind}</w:docPartObj>'), *_HEADS,
             last=_LAST, stories=_NUMBER),
        "目录\n一、情况\t\n二、问题甲县乙局\t" + _PRINTED,
        data(地址=""),
        pages={"一、情况": "1", "二、问题甲县乙局": "3"},
    )  # fmt: skip


def without_entries() -> Example:
    """A list of nothing is an empty paragraph with its field."""
    return Example(
        made(p("目录", "ContentsTitle"), contents(r'TOC \o "1-3" \h \z'),
             p("{{ 单位 }}", "ReportBody")),
        "目录\n甲县乙局",
    )  # fmt: skip


def page_of_a_place() -> Example:
    """A reference to a page is its number as it is printed there."""
    return Example(
        made(p(r("见第") + field(r"PAGEREF 远处 \h", "0") + r("页。"), "ReportBody"), new_page(),
             new_page(), p(bookmark("远处", r("远处")), "Heading1"),
             last=section(bare(PORTRAIT), _FOOT, start=11), stories=_NUMBER),
        "见第页。\n# 一、远处",
        pages={"一、远处": "13"},
    )  # fmt: skip


EXAMPLES = (by_level, by_outline, by_style, without_pages, in_a_control, without_entries,
            page_of_a_place)  # fmt: skip
