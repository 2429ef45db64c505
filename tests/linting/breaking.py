"""Packs made wrong on purpose: a copy of a bundled one, with one thing changed."""

import copy
import io
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx as python_docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from reportgen.errors import Severity
from reportgen.linting import Flaw, lint

ROOT = Path(__file__).resolve().parents[2]
REPORT, FORM = "department-self", "project-table"
#: What a copy without samples has anyway.
USUAL = ("P15",)

Edit = Callable[[Document], object]


def pack(folder: Path, name: str = "hunan", *, whole: bool = False) -> Path:
    """A copy of a bundled pack; unless whole, without samples and text views."""
    made = folder / name
    left_out = () if whole else ("examples", "*.txt")
    shutil.copytree(ROOT / "templates" / name, made, ignore=shutil.ignore_patterns(*left_out))
    return made


def edit(folder: Path, name: str, change: Edit) -> None:
    """Change a template of a pack."""
    file = folder / f"{name}.docx"
    document = python_docx.Document(str(file))
    change(document)
    document.save(str(file))


def replace(file: Path, old: str, new: str) -> None:
    """Change a text file of a pack."""
    text = file.read_text("utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new, 1), "utf-8")


def grave(folder: Path, only: str | None = None) -> list[Flaw]:
    """The errors and warnings of a pack, but for what every copy has."""
    found = lint(folder, only)
    return [one for one in found if one.severity is not Severity.INFO and one.code not in USUAL]


# Ways to break a template


def find(document: Document, begins: str) -> Paragraph:
    """The first paragraph of the body that begins so."""
    return next(one for one in document.paragraphs if one.text.startswith(begins))


def write(paragraph: Paragraph, text: str) -> None:
    """Let a paragraph say something else, in the face that it has."""
    first, *others = paragraph.runs
    first.text = text
    for run in others:
        paragraph._p.remove(run._r)


def says(begins: str, text: str) -> Edit:
    """Let the paragraph that begins so say something else."""
    return lambda document: write(find(document, begins), text)


def behind(begins: str, text: str, style: str | None = None) -> Edit:
    """Put a paragraph behind the one that begins so."""

    def change(document: Document) -> None:
        before = find(document, begins)
        made = copy.deepcopy(before._p)
        before._p.addnext(made)
        new = Paragraph(made, before._parent)
        write(new, text)
        if style:
            new.style = document.styles[style]

    return change


def without(begins: str) -> Edit:
    """Take away the paragraph that begins so."""

    def change(document: Document) -> None:
        document.element.body.remove(find(document, begins)._p)

    return change


def styled(begins: str, style: str) -> Edit:
    """Give the paragraph that begins so another style."""

    def change(document: Document) -> None:
        find(document, begins).style = document.styles[style]

    return change


def moved(begins: str, behind: str) -> Edit:
    """Move a paragraph behind another."""
    return lambda document: find(document, behind)._p.addnext(find(document, begins)._p)


def cell(row: int, column: int, text: str) -> Edit:
    """Let a cell of the first table say something else; rows and columns from 1."""

    def change(document: Document) -> None:
        cells = row_cells(document.tables[0], row)
        write(cells[column - 1], text)

    return change


def row_cells(table: Table, row: int) -> list[Paragraph]:
    """The first paragraph of each cell of a row, from 1."""
    cells = table._tbl.tr_lst[row - 1].tc_lst
    return [Paragraph(one.p_lst[0], table) for one in cells]


def row_of(begins: str) -> Callable[[Document], int]:
    """The number of the row of the first table in which a cell begins so."""

    def number(document: Document) -> int:
        table = document.tables[0]
        rows = range(1, len(table._tbl.tr_lst) + 1)
        return next(
            row for row in rows if any(p.text.startswith(begins) for p in row_cells(table, row))
        )

    return number


def margins(document: Document) -> None:
    """Give the page Word's own margins."""
    section = document.sections[0]
    section.left_margin = section.right_margin = Mm(31.8)
    section.top_margin = section.bottom_margin = Mm(25.4)


def letter(document: Document) -> None:
    """Print on American paper."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(215.9), Mm(279.4)


def heading_face(document: Document) -> None:
    """Set first headings in 宋体, small."""
    style: Any = document.styles["heading 1"]
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    style.font.size = Pt(14)


def own_face(document: Document) -> None:
    """Give one paragraph of the text another face."""
    run = find(document, "主要职责如下").runs[0]
    run.font.size = Pt(12)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "微软雅黑")


def loop_without_head(document: Document) -> None:
    """Add a table of projects that begins with the loop."""
    table = document.add_table(3, 2)
    table.cell(0, 0).text = "{%tr for 项目 in 项目列表 %}"
    table.cell(1, 0).text = "{{ 项目.名称 }}"
    table.cell(1, 1).text = "{{ 项目.资金合计.支出决算|数 }}"
    table.cell(2, 0).text = "{%tr endfor %}"
    find(document, "主要职责如下")._p.addprevious(table._tbl)


def untitled(document: Document) -> None:
    """Take the document's title away."""
    for one in document.paragraphs:
        if one.style is not None and one.style.name == "Title":
            document.element.body.remove(one._p)


def tracked(document: Document) -> None:
    """Leave a tracked insertion."""
    paragraph = find(document, "主要职责如下")
    made = paragraph._p.makeelement(qn("w:ins"), {qn("w:id"): "9", qn("w:author"): "某人"})
    made.append(paragraph.runs[0]._r)
    paragraph._p.append(made)


def renamed_style(document: Document) -> None:
    """Rename a style that the description numbers."""
    document.styles["目标列项"].name = "目标的列项"


def rewritten(file: Path, part: str, old: str, new: str) -> None:
    """Change the XML of a part of a template."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts[part].decode()
    assert old in text
    parts[part] = text.replace(old, new, 1).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    file.write_bytes(out.getvalue())


@dataclass(frozen=True)
class Case:
    """A broken template: what was changed, and the flaw that must be found."""

    name: str
    change: Edit
    code: str
    where: str
    remedy: str
    file: str = REPORT
    #: Codes of what follows from the same change.
    also: tuple[str, ...] = ()
    tag: str = ""

    def __str__(self) -> str:
        return self.name


CHANGES = "{{ 文字.机构变动 }}"
UNDER = "正文，“部门（单位）基本情况”之下"
ROW = "正文，“项目支出绩效自评表”之下，第1个表格第13行第1列"
CASES = [
    Case("tag not closed", says(CHANGES, "{{ 文字.机构变动"), "T01", UNDER, "请补齐成对的花括号",
         tag="{{ 文字.机构变动"),
    Case("tag in two paragraphs",
         lambda d: (behind(CHANGES, "机构变动 }}")(d), says(CHANGES, "{{ 文字.")(d)),
         "T01", UNDER, "一个标签要写在同一段里", also=("T01",), tag="{{ 文字."),
    Case("a section that nobody wrote", says(CHANGES, "【待定：机构变动】"), "P29", UNDER,
         "请写上这一节印什么"),
    Case("a tag in single braces", says(CHANGES, "机构{ 部门.名称 }"), "P31", UNDER,
         "请写成 {{ 部门.名称 }}，或用 --repair", tag="{ 部门.名称 }"),
    Case("a tag in full-width single braces", says(CHANGES, "｛年度｝"), "P31", UNDER,
         "请写成 {{ 年度 }}，或用 --repair", tag="｛年度｝"),
    Case("blanks within the marks of a tag", says(CHANGES, "{ { 部门.名称|字数 } }"), "P31", UNDER,
         "请写成 {{ 部门.名称|字数 }}，", tag="{ { 部门.名称|字数 } }"),
    Case("blanks within the marks of a condition",
         says(CHANGES, "{ % if 年度 is 已填 % }甲{ % endif % }"), "P31", UNDER,
         "请写成 {% if 年度 is 已填 %}", tag="{ % if", also=("P31",)),
    Case("what may be a name in single braces", says(CHANGES, "{某某.名称}"), "P31", UNDER,
         "是标签的，请写成 {{ 某某.名称 }}", tag="{某某.名称}"),
    Case("a word of the language in single braces", says(CHANGES, "{endif}"), "P31", UNDER,
         "请写成 {% endif %}", tag="{endif}"),
    Case("no name in the tag", says(CHANGES, "{{ }}"), "T02", UNDER, "请写成 {{ 名称 }}"),
    Case("a call", says(CHANGES, "{{ range(3) }}"), "T03", UNDER, "计算由指标完成",
         tag="{{ range(3) }}"),
    Case("a name that is not known", says(CHANGES, "{{ 部门.名秤 }}"), "T04", UNDER,
         "是否为“名称”", tag="{{ 部门.名秤 }}"),
    Case("a filter that is not known", says(CHANGES, "{{ 收支.合计.支出决算|金鹅 }}"), "T05",
         UNDER, "金额"),
    Case("a filter on a text", says(CHANGES, "{{ 部门.名称|百分比 }}"), "T06", UNDER,
         "可用的有字数、限字"),
    Case("a block without end", without("{%p endif %}"), "T07", "正文", "endif", tag="{%p if"),
    Case("a block from row to row",
         lambda d: cell(row_of("{%tr endfor")(d), 1, "{% endfor %}")(d),
         "T08", ROW, "要用同一种写法", file=FORM),
    Case("text beside a row's tag",
         lambda d: cell(row_of("{%tr endfor")(d), 1, "{%tr endfor %}小计")(d),
         "T09", ROW, "请让标签独占一个表格行", file=FORM),
    Case("a tag in two cells",
         lambda d: (cell(2, 2, "{{ 项目.")(d), cell(2, 4, "名称 }}")(d)),
         "T01", "正文，“项目支出绩效自评表”之下，第1个表格第2行第2列", "一个标签要写在同一段里",
         file=FORM, also=("T01",), tag="{{ 项目."),
    Case("a list printed", says(CHANGES, "{{ 项目列表 }}"), "T10", UNDER, "请用 for 逐项打印"),
    Case("a tracked change", tracked, "T11", UNDER, "接受或拒绝全部修订"),
    Case("a style renamed", renamed_style, "T12", "", "请在模板中建立这个样式"),
    Case("a numbered heading with a number", says("基本情况", "一、基本情况"), "T17",
         "正文，段落“一、基本情况”", "请删去模板中的编号"),
    Case("a number before a numeral", says("一般公共预算支出情况", "二、一般公共预算支出情况"),
         "P09", "正文，段落“二、一般公共预算支出情况”", "请删去“二、”"),
    Case("a heading left out", without("基本支出情况"), "P04",
         "正文，“一般公共预算支出情况”之后", "请加上标题“基本支出情况”"),
    Case("a heading in other words", says("下一步改进措施", "下一步工作措施"), "P04",
         "正文，段落“下一步工作措施”", "请改成“下一步改进措施”"),
    Case("a heading too many", behind("下一步改进措施", "评价组织情况"), "P05",
         "正文，段落“评价组织情况”", "加进格式说明的大纲"),
    Case("a heading twice", behind("下一步改进措施", "基本情况", "heading 1"), "P05",
         "正文，段落“基本情况”", "请删去多余的一个"),
    Case("a tag in place of a heading's words",
         says("下一步改进措施", "{{ 部门.名称 }}改进措施"), "P04",
         "正文，“存在的问题及原因分析”之后", "请加上标题“下一步改进措施”"),
    Case("no title", untitled, "P32", "正文，段落“基本情况”",
         "请在最前面写上“部门整体支出绩效自评报告”"),
    Case("headings in another order", moved("国有资本经营预算支出情况", "基本情况"), "P06",
         "正文，段落“国有资本经营预算支出情况”", "请把标题和它下面的内容移到这里"),
    Case("a heading of another level", styled("基本支出情况", "heading 1"), "P07",
         "正文，段落“基本支出情况”", "请改用大纲这一级的标题样式"),
    Case("a heading numbered by hand", says("项目支出绩效自评表", "一、项目支出绩效自评表"), "P09",
         "正文，段落“一、项目支出绩效自评表”", "请删去“一、”", file=FORM),
    Case("text that looks like a heading", behind("主要职责如下", "（一）内设机构"), "P10",
         f"{UNDER}，段落“（一）内设机构”", "请用标题样式并删去“（一）”"),
    Case("Word's own margins", margins, "P11", "正文", "上37、下35、左28、右26毫米"),
    Case("another paper", letter, "P11", "正文", "请在页面设置里改为A4"),
    Case("a heading's face", heading_face, "P12", "正文，段落“基本情况”",
         "请把样式“标题 1”改为三号黑体"),
    Case("a face of its own", own_face, "P13", f"{UNDER}，段落“主要职责如下：”", "清除格式"),
    Case("a table without head", loop_without_head, "P14",
         f"{UNDER}，第1个表格第1行第1列", "加一行栏目名称"),
    Case("no year", says("（{{ 年度 }}年度）", "（本年度）"), "P18", "", "{{ 年度 }}", file=FORM),
]  # fmt: skip
