"""Tags in a text: blocks, conditions, faces, full-width marks, filters, and hostile text."""

from reportgen.prose import parse

from ..making import p, r
from ..sample import project
from .example import Example, data
from .writing import made

HOSTILE = "R&D <b>粗</b> {{7*7}} {% raw %} ]]> \"引\" '单' &amp; ${x} \\末"
_FACE = '<w:rFonts w:ascii="Arial"/><w:i/><w:color w:val="FF0000"/><w:sz w:val="32"/>'


def blocks_of_paragraphs() -> Example:
    """``{%p`` prints paragraphs or none; blocks stand in one another; remarks leave nothing."""
    return Example(
        made(
            p("{#p 说明：按年度改 #}"), p("{%p for 项 in 项目列表 %}"),
            p("{{ 项.名称 }}", "ReportBody"), p("{%p if 项.子项 is 已填 %}"),
            p("{%p for 子 in 项.子项 %}"), p("——{{ 子.名称 }}", "ReportBody"), p("{%p endfor %}"),
            p("{%p else %}"), p("——无", "ReportBody"), p("{%p endif %}"), p("{%p endfor %}"),
            p("尾{# 旁注 #}", "ReportBody"),
        ),
        "修路\n——勘测\n——施工\n架桥\n——无\n尾",
    )  # fmt: skip


def blocks_in_a_line() -> Example:
    """Conditions and loops within a paragraph, over runs of several faces."""
    loop = (r("{% for 项 in 项目列", _FACE) + r("表 %}{{ 项.名称 }}")
            + r("{{ 项.金额|金额 }}", "<w:b/>")
            + r("{% if not 循环.末项 %}、{% endif %}{% endfor %}。"))  # fmt: skip
    return Example(
        made(p(r("有") + loop, "ReportBody"),
             p("{% if 经费 < 上年经费 %}少{% elif 公开 %}公开{% else %}多{% endif %}。",
               "ReportBody"),
             p("{{ 名单|顿号 }}；{{ 名单|列举 }}。", "ReportBody")),
        "有修路10.00万元、架桥20.50万元。\n公开。\n甲、乙；一是甲；二是乙。",
        data(名单=("甲", "乙"), 上年经费=project("x", "1")["金额"]),
    )  # fmt: skip


def full_width_marks() -> Example:
    """Braces, bars, brackets and quotes as Chinese keyboards type them."""
    return Example(
        made(p("｛｛ 单位 ｝｝：｛｛ 经费｜金额（1） ｝｝。", "ReportBody"),
             p("{%p if 单位 ＝＝ “甲县乙局” %}"), p("是", "ReportBody"), p("｛％p endif ％｝"),
             p("｛％ if 公开 ％｝已公开｛％ endif ％｝，{{ 名单|顿号（“；”） }}", "ReportBody")),
        "甲县乙局：1311.6万元。\n是\n已公开，甲；乙",
        data(名单=("甲", "乙")),
    )  # fmt: skip


def hostile_text() -> Example:
    """Text is text, whatever it looks like; line ends and tabs are Word's own."""
    lines = parse(f"{HOSTILE}\n## {HOSTILE}\n- {HOSTILE}\n- 乙\n|{HOSTILE}|乙|\n|丙|丁|")
    return Example(
        made(p("{{ 单位 }}", "Heading1"), p("{{ 地址 }}", "ReportBody"),
             p("{{ 正文 }}", "ReportBody"), p("末", "ReportBody")),
        "\n".join((f"# 一、{HOSTILE}", "甲↵乙\t丙", HOSTILE, f"## （一）{HOSTILE}", f"1.{HOSTILE}",
                   "2.乙", f"{HOSTILE} | 乙", "丙 | 丁", "末")),
        data(单位=HOSTILE, 地址="甲\r\n乙\t丙", 正文=lines),
    )  # fmt: skip


def what_no_document_can_hold() -> Example:
    """Control characters and halves of characters become a mark that stands for them."""
    return Example(
        made(p("{{ 单位 }}", "Heading1"), p("前{{ 地址 }}后", "ReportBody")),
        "# 一、甲\ufffd乙\ufffd\n前\ufffd\ufffd\ufffd后",
        data(单位="甲\x00乙\x1b", 地址="\ud800\uffff\x07"),
    )  # fmt: skip


def texts_of_two_scripts() -> Example:
    """Rare characters, combining marks, right-to-left script and blanks arrive as they are."""
    words = "𠮷野家 é é עברית ①㈠ 　全角 😀"
    return Example(
        made(p("{{ 单位 }}", "ReportBody"), p("a {{ 地址 }} b", "ReportBody")),
        f"{words}\na  x  b",
        data(单位=words, 地址=" x "),
    )  # fmt: skip


EXAMPLES = (blocks_of_paragraphs, blocks_in_a_line, full_width_marks, hostile_text,
            what_no_document_can_hold, texts_of_two_scripts)  # fmt: skip
