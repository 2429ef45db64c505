"""Pictures: alone, side by side, in a cell, in a header, twice, turned; their numbers and list."""

from reportgen.prose import Picture

from .. import making
from ..making import p, r, table
from ..sample import Record
from .example import Example, data
from .writing import PORTRAIT, contents, made, refers, section


def one_picture() -> Example:
    """A picture stands alone above its caption; its number is known before and after it."""
    return Example(
        made(p("见{{ 图|图号 }}和{{ 另图|图号 }}。", "ReportBody"), p("{{ 图 }}", "ReportBody"),
             p("中，如{{ 图|图号 }}。", "ReportBody"), p("{{ 另图 }}", "ReportBody"),
             p("如{{ 另图|图号 }}。", "ReportBody")),
        """
见图1和图2。
▣
图1　消防演练
中，如图1。
▣
图2　道路
如图2。
""",
    )  # fmt: skip


def side_by_side() -> Example:
    """Pictures of a list stand so many in a row, each above its caption."""
    several = tuple(Picture(file, name) for file, name in (("a.jpg", "甲"), ("b.jpg", "乙"),
                                                           ("c.png", "丙")))  # fmt: skip
    return Example(
        made(p("前", "ReportBody"), p("{{ 图片|并排(2) }}", "ReportBody"), p("后", "ReportBody"),
             p("{{ 图|图号 }}", "ReportBody")),
        """
前
▣↵图1　甲 | ▣↵图2　乙
▣↵图3　丙 |
后
图1
""",
        data(图片=several, 图=several[0]),
    )  # fmt: skip


def in_cells() -> Example:
    """Pictures in cells, one for each row; one in a line of text has no caption."""
    rows = tuple(Record(名称=name, 图=Picture(file, name), 行=())
                 for file, name in (("a.jpg", "甲"), ("c.png", "丙")))  # fmt: skip
    return Example(
        made(table(["名", "图"], ["{%tr for 项 in 组 %}", ""],
                   ["{{ 项.名称 }}", making.tc(p("{{ 项.图 }}", "TableText"))],
                   ["{%tr endfor %}", ""]),
             p("行内{{ 图 }}。", "ReportBody")),
        "名 | 图\n甲 | ▣↵图1　甲\n丙 | ▣↵图2　丙\n行内▣。",
        data(组=rows),
    )  # fmt: skip


def in_a_header() -> Example:
    """A mark in the header is a picture of the header's own."""
    mark = refers("header", "rIdHeader1") + refers("header", "rIdHeader1", "even")
    return Example(
        made(p("文", "ReportBody"), last=section(PORTRAIT, mark),
             stories={"rIdHeader1": p("{{ 图 }}{{ 单位 }}", "Header")}),
        "文\n[页眉] ▣甲县乙局",
    )  # fmt: skip


def printed_twice() -> Example:
    """A picture printed twice, under two names, in body and header, is stored once."""
    mark = refers("header", "rIdHeader1") + refers("header", "rIdHeader1", "even")
    return Example(
        made(p("{{ 图 }}", "ReportBody"), p("{{ 另图 }}", "ReportBody"),
             p("{{ 图 }}{{ 另图 }}", "ReportBody"), last=section(PORTRAIT, mark),
             stories={"rIdHeader1": p("{{ 图 }}", "Header")}),
        "▣\n图1　甲\n▣\n图2　乙\n▣\n图3　甲\n▣\n图4　乙\n[页眉] ▣",
        data(图=Picture("a.jpg", "甲"), 另图=Picture("again.jpg", "乙")),
    )  # fmt: skip


def turned() -> Example:
    """A photograph taken on its side stands upright."""
    return Example(
        made(p("{{ 图 }}", "ReportBody")), "▣\n图1　竖拍", data(图=Picture("t.jpg", "竖拍"))
    )


def list_of_figures() -> Example:
    """Lists of figures and of tables show the captions with their numbers."""
    return Example(
        made(p("图表目录", "ContentsTitle"), contents(r'TOC \h \z \c "图"'),
             contents(r'TOC \h \z \c "表"'), p("情况", "Heading1"), p("{{ 图 }}", "ReportBody"),
             p("得分", "TableCaption"), table(["甲", "乙"]), p("{{ 图片|并排 }}", "ReportBody"),
             p(r("支出"), "TableCaption"), table(["丙", "丁"])),
        """
图表目录
图1　消防演练\t
图2　甲景\t
图3　乙景\t
表1　得分\t
表2　支出\t
# 一、情况
▣
图1　消防演练
表1　得分
甲 | 乙
▣↵图2　甲景 | ▣↵图3　乙景
表2　支出
丙 | 丁
""",
    )  # fmt: skip


EXAMPLES = (one_picture, side_by_side, in_cells, in_a_header, printed_twice, turned,
            list_of_figures)  # fmt: skip
