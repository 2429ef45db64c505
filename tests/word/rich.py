"""One template that uses everything, with a tag in every place that a document has."""

import functools
import io
from collections.abc import Mapping
from typing import Any

from PIL import Image

from reportgen.amounts import Scheme
from reportgen.prose import Picture, parse
from reportgen.word import Filler, Level, Printer, Settings, compile_template
from tools.base import page
from tools.base.package import document

from . import making
from .making import OFFICE, TYPES, control, p, r, root, styled, table, text_box
from .sample import NAMES, Record, Tree, leaf, listed, names, read, values

NODE = Tree(names.RECORD, {"名称": leaf(names.TEXT)})
PICTURE = leaf(names.PICTURE)
TREE = Tree(names.RECORD, {
    **NAMES.members,
    "图": PICTURE, "图片": Tree(names.LIST, {}, PICTURE),
    "指标": listed(一级=NODE, 二级=NODE, 名称=leaf(names.TEXT), 说明=leaf(names.PROSE)),
})  # fmt: skip
HEADINGS = Scheme.parse("正文", ["一、", "（一）", "1.", "（1）"])
SETTINGS = Settings(
    printer=Printer("万元"),
    levels={
        **{f"标题 {n}": Level(HEADINGS, n) for n in (1, 2, 3)},
        "段首四级": Level(HEADINGS, 4),
        "列项": Level(Scheme.parse("列项", ["1."], is_list=True), 1),
        "图题": Level(Scheme.parse("图", ["图1"]), 1),
        "表题": Level(Scheme.parse("表", ["表1"]), 1),
    },
    headings=("标题 2", "标题 3"), items="列项", table="表格", cell="表格文字", head="表头",
    picture="图", caption="图题",
)  # fmt: skip

#: The places of a document; a text stands as 〈place〉《text》.
PLACES = ("正文", "标题", "段首", "列项", "单元格", "逐行", "合并", "逐列", "超链接", "域结果",
"控件",
          "行内控件", "文本框", "题注", "页眉", "首页", "双页", "页脚", "脚注", "尾注")  # fmt: skip
CONTENT = ("{{ 单位 }}", "{{ 正文 }}", "{{ 图 }}", "{{ 经费 }}", "{{ 部门.领导.姓名 }}")


def field(instruction: str, result: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return char("begin") + code + char("separate") + result + char("end")


def contents(instruction: str) -> str:
    """A contents list as Word leaves it: the field's beginning, an old entry, its end."""
    runs = field(instruction, "</w:p>" + p("旧目录项……1", "TOC1") + "<w:p>")
    return f"<w:p>{runs}</w:p>"


def link(inner: str) -> str:
    return f'<w:hyperlink w:anchor="_Ref99">{inner}</w:hyperlink>'


def bookmark(name: str, inner: str, number: int = 7) -> str:
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{inner}<w:bookmarkEnd w:id="{number}"/>'


def lines(place: str, style_id: str = "ReportBody") -> str:
    """The place's paragraphs: each kind of content among words, and alone."""
    told = "".join(p(f"{place}《{tag}》", style_id) for tag in CONTENT)
    return told + "".join(p(tag, style_id) for tag in CONTENT[:3])


def _rows(variable: str, where: str, merge: str = "") -> list[list[str]]:
    cell = making.tc(p(r(merge + f"{where}《{{{{ {variable}.名称 }}}}》")) + p("{{ 正文 }}"))
    return [
        [f"{{%tr for {variable} in 指标 %}}", ""],
        [cell, f"{{{{ {variable}.说明 }}}}"],
        ["{%tr endfor %}", ""],
    ]


def _body() -> str:
    portrait, turned = page.portrait(), page.landscape()
    heads = '<w:headerReference w:type="{}" r:id="rIdHead{}"/>'
    first = "".join(heads.format(kind, n) for n, kind in enumerate(("default", "first", "even")))
    footer = '<w:footerReference w:type="first" r:id="rIdFoot"/>'
    last = portrait.replace("<w:sectPr>", f"<w:sectPr>{first}{footer}", 1)
    reference = r("见") + field(r"REF _Ref99 \h", r("旧")) + field(r"PAGEREF _Ref99 \h", r("0"))
    notes = "".join(f'<w:r><w:{kind}Reference w:id="2"/></w:r>' for kind in ("footnote", "endnote"))
    merged = "{% 合并 行.一级 %}"
    columns = ["名", "{%tc for 项 in 指标 %}", "逐列《{{ 项.名称 }}》", "{%tc endfor %}"]
    return "".join((
        p("报告", "Title"), contents(r'TOC \o "1-2" \h \z \u'), contents(r'TOC \h \z \c "图"'),
        page.section_end(portrait),
        lines("正文"), lines("标题", "Heading1"), p("{{ 单位 }}", "Heading2"),
        p(styled("{{ 单位 }}", "RunInHead4") + r("段首《{{ 单位 }}》")), p(reference + notes),
        lines("列项", "ListItem"), p(link(r("超链接《{{ 单位 }}》{{ 正文 }}"))),
        p(field("MERGEFIELD x", r("域结果《{{ 单位 }}》{{ 正文 }}"))),
        control(lines("控件")), p(control(r("行内控件《{{ 单位 }}》{{ 图 }}"))),
        p(text_box(lines("文本框"))), p(bookmark("_Ref99", r("题注《{{ 单位 }}》")),
        "TableCaption"),
        table([making.tc(lines("单元格")), "{{ 图 }}"], *_rows("行", "逐行")), p("间"),
        table(*_rows("行", "合并", merged)), p("间"), table(columns, columns=4),
        page.section_end(turned),
        p("{%p if 公开 %}"), p("公开", properties=portrait), p("{%p else %}"), p("{{ 图|图号 }}"),
        p("{%p endif %}"), p("{{ 图片|并排(2) }}"), p("{{ 名单|列举 }}"),
        p("{%p for 项 in 项目列表 %}"), p("{{ 循环.序号 }}{{ 项.名称 }}", "Heading3"),
        p("{{ 项.说明 }}"), p("{%p endfor %}"), p("{# 注 #}末"), last,
    ))  # fmt: skip


def _note(kind: str, place: str) -> str:
    marks = (f'<w:{kind} w:type="{mark}" w:id="{n}"><w:p><w:r><w:{mark}/></w:r></w:p></w:{kind}>'
             for n, mark in enumerate(("separator", "continuationSeparator")))  # fmt: skip
    return root(f"{kind}s", f'{"".join(marks)}<w:{kind} w:id="2">{lines(place)}</w:{kind}>')


@functools.cache
def template() -> bytes:
    parts = making.unzipped(document(_body(), "题"))
    parts["word/document.xml"] = root("document", f"<w:body>{_body()}</w:body>").encode()
    own = {
        "rIdFoot": ("footer", "footer9", root("ftr", lines("页脚"))),
        "rIdFootnotes": ("footnotes", "footnotes", _note("footnote", "脚注")),
        "rIdEndnotes": ("endnotes", "endnotes", _note("endnote", "尾注")),
    }
    for number, place in enumerate(("页眉", "首页", "双页")):
        own[f"rIdHead{number}"] = ("header", f"header{number}", root("hdr", lines(place)))
    for key, (kind, name, xml) in own.items():
        part = f"word/{name}.xml"
        parts[part] = xml.encode()
        relation = f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        _append(parts, "word/_rels/document.xml.rels", relation)
        _append(parts, "[Content_Types].xml",
                f'<Override PartName="/{part}" ContentType="{TYPES}{kind}+xml"/>')  # fmt: skip
    return making.zipped(parts)


def _append(parts: dict[str, bytes], name: str, xml: str) -> None:
    """Put an entry at the end of a list of relationships or content types."""
    head, end, rest = parts[name].decode().rpartition("</")
    parts[name] = f"{head}{xml}{end}{rest}".encode()


@functools.cache
def filler() -> Filler:
    return compile_template(template(), SETTINGS, TREE, read)


@functools.cache
def picture(colour: str, kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (16, 10), colour).save(file, kind)
    return file.getvalue()


#: Pictures by file; of others there is none.
PICTURES: Mapping[str, bytes] = {
    "甲.png": picture("red"), "乙.jpg": picture("blue", "JPEG"), "坏.png": picture("red")[:40],
    "空.png": b"",
}  # fmt: skip
PASSAGE = ("一段**粗**【=图】【=无】\n## 一、小题\n- 甲\n- 乙\n![图一](甲.png)\n"
           "![图二](乙.jpg)![三](无.png)\n"
           "|甲|乙|\n|---|---|\n|【=图】|丁|\n### 小题\n末")  # fmt: skip


def full(**changes: Any) -> dict[str, Any]:
    """A value for every name."""
    first, second = Record(名称="产出"), Record(名称="效益")
    rows = tuple(Record(一级=first if n < 2 else second, 二级=second, 名称=f"指标{n}",
                        说明=parse("说明\n- 一\n- 二")) for n in range(3))  # fmt: skip
    known = values(
        正文=parse(PASSAGE), 图=Picture("甲.png", "图一"), 指标=rows,
        图片=(Picture("乙.jpg", "图二"), Picture("无.png"), Picture("甲.png", "丁")),
    )  # fmt: skip
    return known | changes


def look_up(where: Any, path: str) -> Any:
    return {"图": Picture("甲.png", "图一"), "数": 7}.get(path)


OPTIONS: dict[str, Any] = {"look_up": look_up, "pictures": PICTURES.get, "title": "题",
                           "creator": "人", "pages": {"_Ref99": "3"}}  # fmt: skip
