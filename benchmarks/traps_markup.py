"""Traps that lie in Word's markup: ids, sections, cells, tables, footnotes, text boxes."""

import re
from itertools import count as counting
from itertools import pairwise

from synthetic_data import Record
from traps_tools import (
    PLAIN,
    Seen,
    Trap,
    W,
    both,
    by_docxtpl,
    by_reportgen,
    count,
    outcome,
    quoted,
    repeated,
    texts,
    tree,
)  # fmt: skip
from wordml import cell, docx, paragraph, parts_of, row, run, section, table, tag_row

from reportgen.amounts import Scheme
from reportgen.word import Level, Settings

ROWS = tuple(Record(名称=name) for name in ("甲", "乙", "丙"))
LOOP, END = paragraph("{%p for 行 in 列表 %}"), paragraph("{%p endfor %}")
HEADING = '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/></w:style>'


def text_box(inner: str) -> str:
    """A run with a text box as Word writes it: a shape, and the text again for older programs."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    shape = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        f'wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>{content}</wps:txbx>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )
    drawing = (
        '<w:drawing><wp:inline><wp:extent cx="99" cy="99"/><wp:docPr id="5" name="文本框"/>'
        f"{shape}</wp:inline></w:drawing>"
    )
    fallback = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def shape_ids() -> Seen:
    box = paragraph(text_box(paragraph("{{ 行.名称 }}")))
    template = docx(LOOP, box, END, header=paragraph(text_box(paragraph("页眉"))))

    def show(data: bytes) -> str:
        xml = b"".join(parts_of(data)[f"word/{part}.xml"] for part in ("document", "header"))
        return repeated(re.findall(r'docPr id="(\d+)"', xml.decode()))

    return both(template, {"列表": ROWS}, show)


def bookmark_ids() -> Seen:
    mark = '<w:bookmarkStart w:id="5" w:name="表"/>{}<w:bookmarkEnd w:id="5"/>'
    template = docx(LOOP, paragraph(mark.format(run("{{ 行.名称 }}"))), END)

    def show(data: bytes) -> str:
        return repeated([one.get(f"{W}id") for one in tree(data).iter(f"{W}bookmarkStart")])

    return both(template, {"列表": ROWS}, show)


def paragraph_ids() -> Seen:
    body = paragraph("{{ 行.名称 }}").replace("<w:p>", '<w:p w14:paraId="1A2B3C4D">')

    def show(data: bytes) -> str:
        return repeated(re.findall(r'paraId="(\w+)"', parts_of(data)["word/document.xml"].decode()))

    return both(docx(LOOP, body, END), {"列表": ROWS}, show)


def section_break() -> Seen:
    """The paragraph of a tag is also the last of a section."""
    template = docx(
        paragraph("{%p if 公开 %}"), paragraph("横页"),
        paragraph("{%p endif %}", properties=section()), paragraph("竖页"),
    )  # fmt: skip
    return both(
        template, {"公开": True}, lambda data: f"{count(data, 'sectPr')} of 2 sections left"
    )


def marks_in_a_tag(mark: str) -> Seen:
    body = (paragraph(f'{{%p if 值 == "{mark}" %}}'), paragraph("相同"), paragraph("{%p endif %}"))
    return both(
        docx(*body, paragraph("完")), {"值": mark}, lambda data: f"printed {quoted(texts(data)[0])}"
    )


def percent_sign() -> Seen:
    return marks_in_a_tag("50%")


def closing_brace() -> Seen:
    return marks_in_a_tag("}")


def empty_cell() -> Seen:
    inside = paragraph("{%p if 公开 %}") + paragraph("已公开") + paragraph("{%p endif %}")

    def show(data: bytes) -> str:
        (left,) = (one for one in tree(data).iter(f"{W}tc"))
        held = sum(1 for _ in left.iter(f"{W}p"))
        return f"{held} paragraph in the cell" if held else "no error; the cell has no paragraph"

    return both(docx(table([f"<w:tr>{cell(inside)}</w:tr>"], 1)), {"公开": False}, show)


def empty_table() -> Seen:
    rows = (tag_row("{%tr for 行 in 列表 %}"), row(["{{ 行.名称 }}"]), tag_row("{%tr endfor %}"))

    def show(data: bytes) -> str:
        tables, lines = count(data, "tbl"), count(data, "tr")
        return f"no error; {tables} table of {lines} rows" if tables else "the table is left out"

    template = docx(table(rows, 1), paragraph("完"))
    known = {"列表": ROWS}
    return Seen(
        outcome(lambda: show(by_docxtpl(template, {"列表": ()}))),
        outcome(lambda: show(by_reportgen(template, {"列表": ()}, PLAIN, known))),
    )


def text_beside_a_row_tag() -> Seen:
    rows = (row(["{%tr for 行 in 列表 %}", "小计"]), row(["{{ 行.名称 }}", "x"]),
            row(["{%tr endfor %}", ""]))  # fmt: skip

    def show(data: bytes) -> str:
        return "printed 小计" if "小计" in texts(data) else "no error; 小计 is gone"

    return both(docx(table(rows, 2)), {"列表": ROWS}, show)


def tags_in_one_row() -> Seen:
    rows = [row(["{%tr for 行 in 列表 %}{{ 行.名称 }}", "x{%tr endfor %}"])]
    return both(docx(table(rows, 2)), {"列表": ROWS}, lambda data: f"{count(data, 'tr')} rows")


def merged_cells() -> Seen:
    """Two indicators of the same name stand one after the other; they are not one."""
    first, other, last = (Record(名称=name) for name in ("产出", "产出", "效益"))
    values = {"列表": tuple(Record(一级=node) for node in (first, first, other, last))}

    def template(tag: str) -> bytes:
        lines = (tag_row("{%tr for 行 in 列表 %}"), row([f"{tag}{{{{ 行.一级.名称 }}}}"]),
                 tag_row("{%tr endfor %}"))  # fmt: skip
        return docx(table(lines, 1))

    def show(data: bytes) -> str:
        merges = [line.find(f".//{W}vMerge") for line in tree(data).iter(f"{W}tr")]
        begins = [one is None or one.get(f"{W}val") == "restart" for one in merges]
        starts = [place for place, begun in enumerate(begins) if begun] + [len(begins)]
        sizes = [str(end - start) for start, end in pairwise(starts)]
        return f"cells of {', '.join(sizes)} rows"

    return Seen(
        outcome(lambda: show(by_docxtpl(template("{% vm %}"), values))),
        outcome(lambda: show(by_reportgen(template("{% 合并 行.一级 %}"), values))),
    )


def footnote_in_a_loop() -> Seen:
    body = paragraph(run("{{ 行.名称 }}") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    note = f'<w:footnote w:id="2">{paragraph(run("见附件"))}</w:footnote>'

    def show(data: bytes) -> str:
        times, (printed,) = count(data, "footnoteReference"), texts(data, "footnotes")
        return f"no error; {times} references to one note, which says {quoted(printed)}"

    return both(docx(LOOP, body, END, footnotes=note), {"列表": ROWS}, show)


def heading_in_a_text_box() -> Seen:
    """docxtpl counts headings by a function in the data; we by their style."""
    scheme = Scheme.parse("正文", ["1."])
    settings = Settings(levels={"标题 1": Level(scheme, 1)})
    numbers = counting(1)
    typed = {"序号": lambda: f"{next(numbers)}."}

    def template(number: str) -> bytes:
        heads = [paragraph(number + text, "h") for text in ("甲", "乙", "丙")]
        return docx(heads[0], paragraph(text_box(heads[1])), heads[2], styles=HEADING)

    def show(data: bytes) -> str:
        return f"the third heading is {quoted(texts(data)[-1])}"

    return Seen(
        outcome(lambda: show(by_docxtpl(template("{{ 序号() }}"), typed))),
        outcome(lambda: show(by_reportgen(template(""), {}, settings))),
    )


TRAPS = (
    Trap("a shape in a loop, another in the header: ids", shape_ids),
    Trap("a bookmark in a loop: ids", bookmark_ids),
    Trap("a paragraph in a loop: w14:paraId", paragraph_ids),
    Trap("{%p endif %} in a section's last paragraph", section_break),
    Trap("% inside a {%p tag", percent_sign),
    Trap("} inside a {%p tag", closing_brace),
    Trap("a cell whose only paragraph is not printed", empty_cell),
    Trap("a table whose loop has no rows", empty_table),
    Trap("text beside a {%tr tag", text_beside_a_row_tag),
    Trap("{%tr for and {%tr endfor in one row", tags_in_one_row),
    Trap("merging rows of 产出 产出, another 产出, 效益", merged_cells),
    Trap("a footnote inside a loop", footnote_in_a_loop),
    Trap("a heading in a text box is counted twice", heading_in_a_text_box),
)
