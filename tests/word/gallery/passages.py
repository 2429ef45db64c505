"""Passages: every kind of block, in a format's styles, without any, in a cell, in a link."""

from reportgen.prose import parse
from reportgen.word import Printer, Settings

from .. import making
from ..making import p, r, table
from .example import Example, data
from .writing import bookmark, link, made

ABOUT = parse(
    "开头**粗**，见【=演练】。\n第二段，【=单位】。\n## 小题\n- 甲**乙**\n- 【=单位】\n"
    "![消防演练](a.jpg)\n图后，见【=演练】、【=道路】。\n![甲景](again.jpg) ![道路](c.png)\n"
    "|项|**数**|\n|---|---|\n|路|【=单位】|\n|桥|\n### 深题\n末段。"
)
PLAIN = Settings(printer=Printer("万元"))


def every_block() -> Example:
    """A passage with all there is, each block in the style that the format names."""
    return Example(
        made(p("情况", "Heading1"), p("概况", "Heading2"), p("{{ 正文 }}", "ReportBody"),
             p("末", "ReportBody")),
        """
# 一、情况
## （一）概况
开头粗，见图1。
第二段，甲县乙局。
## （二）小题
1.甲乙
2.甲县乙局
▣
图1　消防演练
图后，见图1、图3。
▣↵图2　甲景 | ▣↵图3　道路
项 | 数
路 | 甲县乙局
桥 |
### 1.深题
末段。
末
""",
        data(正文=ABOUT),
    )  # fmt: skip


def no_style() -> Example:
    """Without styles of the format, blocks take their paragraph's; figures alone are numbered."""
    return Example(
        made(p("情况", "Heading1"), p("前{{ 正文 }}后", "ReportBody")),
        """
# 情况
前开头粗，见图1。
第二段，甲县乙局。
小题
甲乙
甲县乙局
▣
图1　消防演练
图后，见图1、图3。
▣↵图2　甲景 | ▣↵图3　道路
项 | 数
路 | 甲县乙局
桥 |
深题
末段。后
""",
        data(正文=ABOUT), PLAIN,
    )  # fmt: skip


def in_a_cell() -> Example:
    """A passage in a cell brings its lists, pictures and tables with it; the cell stays whole."""
    return Example(
        made(table([making.tc(p("{{ 正文 }}", "TableText")), "右"]), p("后", "ReportBody"),
             table(["名", "说明"], ["{%tr for 项 in 项目列表 %}", ""],
                   ["{{ 项.名称 }}", "{{ 项.说明 }}"], ["{%tr endfor %}", ""])),
        """
起↵1.甲↵2.乙↵▣↵图1　消防演练↵一 | 二↵三 | 四 | 右
后
名 | 说明
修路 | 说明
架桥 | 说明
""",
        data(正文=parse("起\n- 甲\n- 乙\n![消防演练](a.jpg)\n|一|二|\n|三|四|")),
    )  # fmt: skip


def in_a_link() -> Example:
    """Where a paragraph cannot end, lines follow one another after breaks."""
    target = p(bookmark("目标", r("目标")), "ReportBody")
    return Example(
        made(target, p(link("目标", r("看{{ 正文 }}")) + r("完。"), "ReportBody")),
        "目标\n看一↵二↵三完。",
        data(正文=parse("一\n**二**\n## 三")),
    )


def quoted_and_none() -> Example:
    """A passage quotes another within a line; one that says 无 prints a sentence."""
    return Example(
        made(p("{{ 正文 }}", "ReportBody"), p("{{ 文字.概况 }}", "ReportBody"),
             p("{{ 文字.问题 }}", "ReportBody")),
        "据“引文重点。”所述。\n无。\n多行，\n尾。",
        data(正文=parse("据“【=摘要】”所述。"),
             文字={"概况": parse("无"), "问题": parse("多行，\n尾。")}),
    )  # fmt: skip


EXAMPLES = (every_block, no_style, in_a_cell, in_a_link, quoted_and_none)
