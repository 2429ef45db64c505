"""Sections: a cover without number, roman numbers, a restart, odd and even, across, columns."""

from tools.base import page

from ..making import p, table
from .example import Example, data
from .writing import (
    LANDSCAPE,
    PORTRAIT,
    bare,
    contents,
    field,
    made,
    new_page,
    r,
    refers,
    section,
)

_FOOT = "".join(refers("footer", "rIdFooter1", which) for which in ("default", "even"))
_NUMBER = {"rIdFooter1": p(r("— ") + field("PAGE", "1") + r(" —"), "Footer")}
_HEAD = {"rIdHeader1": p("{{ 单位 }}", "Header"), "rIdHeader2": p("首页{{ 年度 }}", "Header"),
         "rIdHeader3": p("双页{{ 经费|金额 }}", "Header")}  # fmt: skip


def cover_and_front_matter() -> Example:
    """A cover has no number, the contents have roman ones, and the body begins with 1."""
    return Example(
        made(
            p("评价报告", "Title"), p("{{ 单位 }}", "UnitName"), page.section_end(bare(PORTRAIT)),
            p("目录", "ContentsTitle"), contents(r'TOC \o "1-2" \h \z \u'),
            new_page(), p("{{ 地址 }}", "Abstract"),
            page.section_end(section(bare(PORTRAIT), _FOOT, start=1, form="upperRoman")),
            p("情况", "Heading1"), p("概况", "Heading2"), new_page(), p("项目", "Heading2"),
            page.section_end(section(bare(PORTRAIT), start=1)),
            p("问题", "Heading1"), new_page(), p("建议", "Heading1"),
            last=section(bare(PORTRAIT), kind="nextPage"), stories=_NUMBER, styles=_ABSTRACT,
        ),
        """
评价报告
甲县乙局
---
目录
摘要\t
一、情况\t
（一）概况\t
（二）项目\t
二、问题\t
三、建议\t
# 摘要
---
# 一、情况
## （一）概况
## （二）项目
---
# 二、问题
# 三、建议
""",
        data(地址="摘要"),
        pages={"摘要": "II", "一、情况": "1", "（一）概况": "1", "（二）项目": "2", "二、问题": "3",
               "三、建议": "4"},
    )  # fmt: skip


_ABSTRACT = (
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Abstract"><w:name w:val="摘要"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)


def pages_across() -> Example:
    """A wide table stands across; the section after it goes on, and one begins anew on page 5."""
    return Example(
        made(
            contents(r'TOC \o "1-1" \h \z'), p("情况", "Heading1"),
            page.section_end(section(bare(PORTRAIT), _FOOT)),
            p("表格", "Heading1"), table(["{{ 单位 }}", "乙"]),
            page.section_end(section(bare(LANDSCAPE))),
            p("问题", "Heading1"), page.section_end(bare(PORTRAIT)),
            p("附录", "Heading1"), last=section(bare(PORTRAIT), kind="oddPage", start=5),
            stories=_NUMBER,
        ),
        """
一、情况\t
二、表格\t
三、问题\t
四、附录\t
# 一、情况
---
# 二、表格
甲县乙局 | 乙
---
# 三、问题
---
# 四、附录
""",
        pages={"一、情况": "1", "二、表格": "2", "三、问题": "3", "四、附录": "5"},
    )  # fmt: skip


def odd_and_even() -> Example:
    """Headers with tags for the first page, odd and even ones; the first shows its own."""
    heads = (refers("header", "rIdHeader3", "even"), refers("header", "rIdHeader1"),
             refers("header", "rIdHeader2", "first"))  # fmt: skip
    return Example(
        made(p("一", "ReportBody"), new_page(), p("二", "ReportBody"), new_page(),
             p("三", "ReportBody"), last=section(PORTRAIT, *heads, first_differs=True),
             stories=_HEAD),
        "一\n二\n三\n[页眉] 甲县乙局\n[页眉] 首页2024\n[页眉] 双页1311.56万元",
    )  # fmt: skip


def columns() -> Example:
    """Two columns on the page of what stands before them, and headings on both sides."""
    return Example(
        made(
            contents(r'TOC \o "1-1" \h \z'), p("情况", "Heading1"),
            page.section_end(section(bare(PORTRAIT), _FOOT, start=8)),
            p("栏目", "Heading1"), p("{{ 单位 }}", "ReportBody"),
            p('<w:r><w:br w:type="column"/></w:r>'), p("{{ 图 }}", "ReportBody"),
            page.section_end(section(bare(PORTRAIT), kind="continuous", columns=2)),
            p("后文", "Heading1"), last=section(bare(PORTRAIT), kind="continuous"),
            stories=_NUMBER,
        ),
        """
一、情况\t
二、栏目\t
三、后文\t
# 一、情况
---
# 二、栏目
甲县乙局
▣
图1　消防演练
---
# 三、后文
""",
        pages={"一、情况": "8", "二、栏目": "8", "三、后文": "8"},
    )  # fmt: skip


def breaks_in_blocks() -> Example:
    """A section break in a paragraph that vanishes, or grows, stays where it belongs."""
    return Example(
        made(
            p("情况", "Heading1"), p("{%p if 公开 %}", properties=PORTRAIT), p("公开", "Heading2"),
            p("{%p endif %}"), p("{{ 正文 }}", "ReportBody", LANDSCAPE), p("问题", "Heading1"),
            p("说明", "ReportBody"),
        ),
        """
# 一、情况
---
## （一）公开
第一段
第二段
---
# 二、问题
说明
""",
    )  # fmt: skip


EXAMPLES = (cover_and_front_matter, pages_across, odd_and_even, columns, breaks_in_blocks)
