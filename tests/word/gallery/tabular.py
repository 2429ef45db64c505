"""Tables: rows that repeat and vanish, cells that merge, heads on every page, columns in a loop."""

from reportgen.prose import parse

from ..making import p, tc, tr
from ..making import table as rows_of
from ..sample import Record, project
from .example import Example, data
from .writing import made

_FOR, _END = ["{%tr for 项 in 项目列表 %}", ""], ["{%tr endfor %}", ""]


def table(*rows: object, columns: int = 2) -> str:
    """A table in the style of reports."""
    plain = rows_of(*rows, columns=columns)  # type: ignore[arg-type]
    return plain.replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="ReportTable"/>', 1)


def repeated_rows() -> Example:
    """Rows repeat for a list, a condition takes one away; the sum below stays."""
    return Example(
        made(p("支出", "TableCaption"),
             table(["项目", "金额"], _FOR, ["{{ 循环.序号 }}.{{ 项.名称 }}", "{{ 项.金额|数 }}"],
                   _END,
                   ["{%tr if 公开 %}", ""], ["公开", "是"], ["{%tr else %}", ""], ["公开", "否"],
                   ["{%tr endif %}", ""], ["合计", "{{ 经费|数 }}"])),
        """
表1　支出
项目 | 金额
1.修路 | 10.00
2.架桥 | 20.50
公开 | 是
合计 | 1311.56
""",
    )  # fmt: skip


def merged_cells() -> Example:
    """Cells merge by node: equal texts of different nodes stay apart."""
    return Example(
        made(table(["一级", "二级", "三级"], ["{%tr for 行 in 指标 %}", "", ""],
                   ["{% 合并 行.一级 %}{{ 行.一级.名称 }}", "{% 合并 行.二级 %}{{ 行.二级.名称 }}",
                    "{{ 行.名称 }}"], ["{%tr endfor %}", "", ""], columns=3)),
        """
一级 | 二级 | 三级
产出 | 数量 | 条数
^ | ^ | 里程
^ | 质量 | 合格率
效益 | 社会 | 满意度
""",
    )  # fmt: skip


def merged_over_two_loops() -> Example:
    """The outer loop's node spans the rows of the inner one."""
    node, other = Record(名称="同"), Record(名称="同")
    groups = tuple(
        Record(名称=name, 行=tuple(Record(名称=row, 节=one) for row, one in rows))
        for name, rows in (("甲", (("一", node), ("二", node))), ("乙", (("三", other),)))
    )
    return Example(
        made(table(["组", "节", "行"], ["{%tr for 群 in 组 %}", "", ""],
                   ["{%tr for 行 in 群.行 %}", "", ""],
                   ["{% 合并 群 %}{{ 群.名称 }}", "{% 合并 行.节 %}{{ 行.节.名称 }}",
                    "{{ 行.名称 }}"],
                   ["{%tr endfor %}", "", ""], ["{%tr endfor %}", "", ""], columns=3)),
        """
组 | 节 | 行
甲 | 同 | 一
^ | ^ | 二
乙 | 同 | 三
""",
        data(组=groups),
    )  # fmt: skip


def over_many_pages() -> Example:
    """A long table repeats its head on every page and keeps rows whole."""
    rows = tuple(project(f"项目{n}", str(n), about="长" * 60) for n in range(1, 61))
    return Example(
        made(p("清单", "TableCaption"),
             table(["名称", "说明"], _FOR, ["{{ 项.名称 }}", "{{ 项.说明 }}"], _END)),
        "\n".join(("表1　清单", "名称 | 说明",
                   *(f"项目{n} | {'长' * 60}" for n in range(1, 61)))),
        data(项目列表=rows),
    )  # fmt: skip


def columns_in_a_loop() -> Example:
    """Cells repeat and vanish; the grid has a column for each that is printed."""
    spanned = tc("{%tc if not 公开 %}"), tc("没有"), tc("{%tc endif %}")
    return Example(
        made(table(["名", "{%tc for 项 in 项目列表 %}", "{{ 项.名称 }}", "{%tc endfor %}"],
                   ["额", "{%tc for 项 in 项目列表 %}", "{{ 项.金额|数 }}", "{%tc endfor %}"],
                   columns=4),
             p("中", "ReportBody"), table([tc("甲"), *spanned, tc("乙")], columns=3)),
        "名 | 修路 | 架桥\n额 | 10.00 | 20.50\n中\n甲 | 乙",
    )  # fmt: skip


def tables_that_vanish() -> Example:
    """A table of which no row is left goes; its cells never end without a paragraph."""
    gone = table(["{%tr for 行 in 指标 %}", ""], ["{{ 行.名称 }}", "甲"], ["{%tr endfor %}", ""])
    inner = tc(gone + p("{%p if not 公开 %}") + p("没有") + p("{%p endif %}"))
    return Example(
        made(p("前", "ReportBody"), gone, p("中", "ReportBody"), table([inner, "右"]),
             p("后", "ReportBody")),
        "前\n中\n | 右\n后",
        data(指标=()),
    )  # fmt: skip


def tables_in_tables() -> Example:
    """A table in the row of another repeats with it; lists and passages stand in cells."""
    inner = table(["{%tr for 子 in 项.子项 %}", ""], ["{{ 子.名称 }}", "{{ 循环.序号 }}"],
                  ["{%tr endfor %}", ""])  # fmt: skip
    return Example(
        made(table(_FOR, [tc("{{ 项.名称 }}"), tc(inner + p("{{ 项.说明 }}"))], _END)),
        "修路 | 勘测 | 1↵施工 | 2↵说↵1.明↵2.白\n架桥 | 说明",
        data(项目列表=(project("修路", "1", "勘测", "施工", about="说\n- 明\n- 白"),
                    project("架桥", "2"))),
    )  # fmt: skip


def irregular_rows() -> Example:
    """Rows that begin later or span columns keep to the grid where rows repeat."""
    wide = tc("{{ 单位 }}", '<w:tcW w:w="4000" w:type="dxa"/><w:gridSpan w:val="2"/>')
    late = tr("{{ 项.名称 }}").replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>')
    body = table([wide], _FOR, _END).replace("</w:tr><w:tr>", f"</w:tr>{'@'}<w:tr>")
    first, second, third = body.split("@")
    return Example(
        made(first + second + late + third, p("{{ 正文 }}", "ReportBody")),
        "甲县乙局 |\n修路 |\n架桥 |\n尾",
        data(正文=parse("尾")),
    )  # fmt: skip


EXAMPLES = (repeated_rows, merged_cells, merged_over_two_loops, over_many_pages,
            columns_in_a_loop, tables_that_vanish, tables_in_tables, irregular_rows)  # fmt: skip
