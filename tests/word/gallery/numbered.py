"""Numbers: several schemes, heads in the text, levels skipped, headings empty, lists anew."""

from reportgen.amounts import Scheme
from reportgen.prose import parse
from reportgen.word import Level, Printer, Settings

from .. import making
from ..making import docx, p, r, style, styled, table
from ..sample import project
from .example import BODY, LEVELS, LIST, Example, data
from .writing import made

ABSTRACT = Scheme.parse("摘要", ["一、", "（一）"])
ANNEX = Scheme.parse("附件", ["附件1"])
_OWN = (
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Abstract{0}">'
    '<w:name w:val="摘要{0}"/>'
    '<w:basedOn w:val="Heading{0}"/></w:style>'
)


def several_schemes() -> Example:
    """摘要, body, lists, captions and annexes each count by themselves."""
    own = {"摘要1": Level(ABSTRACT, 1), "摘要2": Level(ABSTRACT, 2), "附件标记": Level(ANNEX, 1)}
    return Example(
        made(
            p("摘要", "Title"), p("概况", "Abstract1"), p("背景", "Abstract2"),
            p("范围", "Abstract2"), p("结论", "Abstract1"), p("情况", "Heading1"),
            p("{{ 单位 }}", "Heading2"), p("结论", "Abstract1"), p("列一", "ListItem"),
            p("列二", "ListItem"), p("收支", "TableCaption"), p("职能", "Heading2"),
            p("人员", "TableCaption"), p("列三", "ListItem"), p("清单", "AnnexMark"),
            p("问题", "Heading1"), p("名册", "AnnexMark"),
            styles=_OWN.format(1) + _OWN.format(2),
        ),
        """
摘要
# 一、概况
## （一）背景
## （二）范围
# 二、结论
# 一、情况
## （一）甲县乙局
# 三、结论
1.列一
2.列二
表1　收支
## （二）职能
表2　人员
1.列三
附件1　清单
# 二、问题
附件2　名册
""",
        settings=Settings(printer=Printer("万元"), levels=LEVELS | own),
    )  # fmt: skip


def heads_in_the_text() -> Example:
    """A head that opens its paragraph is numbered as a heading of its level is."""

    def head(text: str, words: str, level: int = 3) -> str:
        return p(styled(text, f"RunInHead{level}") + r(words), "ReportBody")

    return Example(
        made(
            p("管理", "Heading1"), p("制度", "Heading2"), head("公开。", "已公开。"),
            head("{{ 地址 }}。", "在{{ 单位 }}。"), head("细则。", "有。", 4),
            head("绩效。", "已自评。"), p("资产", "Heading2"), head("台账。", "齐全。"),
        ),
        """
# 一、管理
## （一）制度
1.公开。已公开。
2.甲路1号。在甲县乙局。
（1）细则。有。
3.绩效。已自评。
## （二）资产
1.台账。齐全。
""",
        data(地址="甲路1号"),
    )  # fmt: skip


def skipped_and_empty() -> Example:
    """A level may be left out; a heading with nothing to say prints and counts nothing."""
    return Example(
        made(
            p("情况", "Heading1"), p("要点", "Heading3"), p("细节", "Heading4"),
            p("要点", "Heading3"), p("{{ 地址 }}", "Heading1"), p("问题", "Heading1"),
            p("{%p if 公开 %}"), p("没有的", "Heading2"), p("{%p endif %}"),
            p("有的", "Heading2"), p("{% if 公开 %}没有{% endif %}", "Heading2"),
            p("又一", "Heading2"),
        ),
        """
# 一、情况
### 1.要点
#### （1）细节
### 2.要点
# 二、问题
## （一）有的
## （二）又一
""",
        data(地址="", 公开=False),
    )  # fmt: skip


def lists_begin_anew() -> Example:
    """A list begins anew behind other text and in each cell; in a column of a table it goes on."""
    cell = making.tc(p("甲", "ListItem") + p("乙", "ListItem"))
    return Example(
        made(
            p("头", "ReportBody"), p("一", "ListItem"), p("二", "ListItem"), p("中", "ReportBody"),
            p("三", "ListItem"), p("后", "ReportBody"), table([cell, cell]), p("后", "ReportBody"),
            table(["{%tr for 项 in 项目列表 %}", ""],
                  [making.tc(p("{{ 项.名称 }}", "ListItem")), "{{ 项.金额|数 }}"],
                  ["{%tr endfor %}", ""]),
            p("{%p for 项 in 项目列表 %}"), p("{{ 项.名称 }}", "ListItem"), p("{%p endfor %}"),
        ),
        """
头
1.一
2.二
中
1.三
后
1.甲↵2.乙 | 1.甲↵2.乙
后
1.修路 | 10.00
2.架桥 | 20.50
1.修路
2.架桥
""",
    )  # fmt: skip


def headings_in_passages() -> Example:
    """Headings of passages go on with the numbers around them; typed numbers give way."""
    about = "## 一、起因\n雨季。\n### （1）经过\n### 结果\n## 二、措施\n- 1.查\n- 2.改"
    return Example(
        made(
            p("情况", "Heading1"), p("概况", "Heading2"), p("{{ 正文 }}", "ReportBody"),
            p("项目", "Heading2"), p("{%p for 项 in 项目列表 %}"),
            p("{{ 项.名称 }}", "Heading2"), p("{{ 项.说明 }}", "ReportBody"), p("{%p endfor %}"),
        ),
        """
# 一、情况
## （一）概况
## （二）起因
雨季。
### 1.经过
### 2.结果
## （三）措施
1.查
2.改
## （四）项目
## （五）修路
先行。
### 1.难点
## （六）架桥
说明
""",
        data(正文=parse(about),
             项目列表=(project("修路", about="先行。\n### 难点"), project("架桥"))),
    )  # fmt: skip


def _named(ids: str, name: str) -> Example:
    default = ' w:default="1" w:styleId='
    styles = "".join((
        style("a", "Normal").replace(" w:styleId=", default),
        style("t", "Normal Table", kind="table").replace(" w:styleId=", default),
        *(style(ids.format(n), name.format(n), base="a", inner=making.outline(n))
          for n in (1, 2, 3)),
        style("item", "列项", base="a"),
    ))  # fmt: skip
    levels = {f"标题 {n}": Level(BODY, n) for n in (1, 2, 3)} | {"列项": Level(LIST, 1)}
    return Example(
        docx(p("情况", ids.format(1)), p("{{ 单位 }}", ids.format(2)), p("列", "item"),
             p("{{ 正文 }}"), p("问题", ids.format(1)), styles=styles),
        "# 一、情况\n## （一）甲县乙局\n1.列\n起\n### 1.小题\n1.甲\n2.乙\n# 二、问题",
        data(正文=parse("起\n## 小题\n- 甲\n- 乙")),
        Settings(levels=levels, headings=("heading 3",), items="列项"),
    )  # fmt: skip


def styles_of_word() -> Example:
    """Word stores ``heading 1`` with the id ``Heading1``."""
    return _named("Heading{}", "heading {}")


def styles_of_chinese_word() -> Example:
    """Chinese Word stores ``heading 1`` with the id ``1``."""
    return _named("{}", "heading {}")


def styles_of_wps() -> Example:
    """Documents that WPS converted call them 标题 1 and count the ids on."""
    return _named("1{}", "标题 {}")


def styles_of_libreoffice() -> Example:
    """LibreOffice stores ``Heading 1``."""
    return _named("Heading{}", "Heading {}")


EXAMPLES = (
    several_schemes, heads_in_the_text, skipped_and_empty, lists_begin_anew, headings_in_passages,
    styles_of_word, styles_of_chinese_word, styles_of_wps, styles_of_libreoffice,
)  # fmt: skip
