"""What stands beside the text: notes, text boxes, headers and footers, links and bookmarks."""

from reportgen.prose import parse

from ..making import control, p, r, table, text_box
from ..sample import project
from .example import Example, data
from .writing import (
    PORTRAIT,
    bare,
    bookmark,
    field,
    link,
    made,
    note,
    noted,
    refers,
    section,
)


def notes() -> Example:
    """Footnotes and endnotes hold tags as the text does; names in them are filled once."""
    return Example(
        made(
            p(r("经费{{ 经费|金额 }}") + noted() + r("。"), "ReportBody"),
            p(r("{{ 单位 }}") + noted(2, "endnote") + r("与") + noted(3) + r("。"), "ReportBody"),
            table(["{%tr for 项 in 项目列表 %}", ""], ["{{ 项.名称 }}", "{{ 项.金额|数 }}"],
                  ["{%tr endfor %}", ""]),
            footnotes=(note("据{{ 文件 }}。"), note("{% if 公开 %}已公开{% endif %}。", 3)),
            endnotes=(note("地址：{{ 地址 }}。", kind="endnote"),),
        ),
        """
经费1311.56万元。
甲县乙局与。
修路 | 10.00
架桥 | 20.50
[尾注] 地址：甲县。
[脚注] 据《通知》。
[脚注] 已公开。
""",
    )  # fmt: skip


def text_boxes() -> Example:
    """A text box is stored twice by Word; it is printed once, with its blocks and passages."""
    box = p("{{ 单位 }}") + p("{%p if 公开 %}") + p("公开") + p("{%p endif %}") + p("{{ 正文 }}")
    tall = text_box(box).replace('cy="914400"', 'cy="2743200"')
    return Example(
        made(
            p(r("旁") + tall, "Picture"), p("{%p for 项 in 项目列表 %}"),
            p(text_box(p("{{ 项.名称 }}"), 1)), p("{%p endfor %}"),
            p(text_box(p("{%p if not 公开 %}") + p("没有") + p("{%p endif %}"), 2)),
        ),
        """
旁
[框] 甲县乙局
[框] 公开
[框] 一
[框] 二
[框] 修路
[框] 架桥
""",
        data(正文=parse("一\n二")),
    )  # fmt: skip


def headers_and_footers() -> Example:
    """Headers and footers with tags, blocks, tables and page fields."""
    return Example(
        made(
            p("文", "ReportBody"),
            last=section(bare(PORTRAIT), refers("header", "rIdHeader1"),
                         refers("footer", "rIdFooter1")),
            stories={
                "rIdHeader1": table(["{{ 单位 }}", "{{ 年度 }}年"])
                + p("{%p if 公开 %}") + p("公开") + p("{%p endif %}"),
                "rIdFooter1": p("{%p if not 公开 %}") + p("没有") + p("{%p endif %}")
                + p(r("{{ 地址 }}，共") + field("NUMPAGES", "1") + r("页"), "Footer"),
            },
        ),
        """
文
[页脚] 甲县，共1页
[页眉] 甲县乙局 | 2024年
[页眉] 公开
""",
    )  # fmt: skip


def links_and_bookmarks() -> Example:
    """Links and references lead to bookmarks; one in a loop would repeat its name and goes."""
    return Example(
        made(
            p(bookmark("_Ref1", r("情况"), 1), "Heading1"),
            p(r("见") + field(r"REF _Ref1 \r \h") + r("，第") + field(r"PAGEREF _Ref1 \h")
              + r("页；") + link("_Ref1", r("{{ 单位 }}")) + r("；")
              + field(r"REF _Ref2 \h", "表9") + r("；")
              + link("平白", r("看")) + r("；") + field(r"REF 平白 \h", "平白文字"), "ReportBody"),
            p(bookmark("_Ref2", r("支出"), 2), "TableCaption"), table(["甲", "乙"]),
            p(bookmark("平白", r("平白文字"), 3), "ReportBody"),
            p("{%p for 项 in 项目列表 %}"), p(bookmark("多", r("{{ 项.名称 }}"), 4), "ReportBody"),
            p("{%p endfor %}"),
        ),
        """
# 一、情况
见一，第页；甲县乙局；表1；看；平白文字
表1　支出
甲 | 乙
平白文字
修路
架桥
""",
    )  # fmt: skip


def controls() -> Example:
    """Content controls in a text give way to the tags in them; those around blocks stay."""
    picked = '<w:alias w:val="单位"/><w:id w:val="5"/><w:showingPlcHdr/>'
    return Example(
        made(
            p(r("由") + control(r("{{ 单位 }}"), picked) + r("编。"), "ReportBody"),
            control(p("{%p for 项 in 项目列表 %}") + p("{{ 项.名称 }}", "ListItem")
                    + p("{%p endfor %}"), '<w:id w:val="6"/>'),
        ),
        "由甲县乙局编。\n1.修路\n2.架桥",
        data(项目列表=(project("修路"), project("架桥"))),
    )  # fmt: skip


EXAMPLES = (notes, text_boxes, headers_and_footers, links_and_bookmarks, controls)
