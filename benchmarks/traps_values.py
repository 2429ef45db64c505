"""Traps that lie in the values: markup, code, characters no document can hold, and nothing."""

from traps_tools import Seen, Trap, both, first, quoted, texts
from wordml import docx, paragraph, run, section

REST = ("第二段", "第三段")


def printed_value(value: str) -> Seen:
    """A value in the first of three paragraphs."""
    template = docx(paragraph("值：{{ 值 }}"), *map(paragraph, REST))

    def show(data: bytes) -> str:
        printed, *rest = texts(data)
        lost = [text for text in REST if text not in rest]
        how = "as it is: " if printed == f"值：{value}" else ""
        loss = f"; lost {len(lost)} of {len(REST)} paragraphs behind it" if lost else ""
        return f"printed {how}{quoted(printed)}{loss}"

    return both(template, {"值": value}, show)


def ampersand() -> Seen:
    return printed_value("R&D")


def less_than() -> Seen:
    return printed_value("小于<select>的")


def control_characters() -> Seen:
    return printed_value("甲\x0b乙\x00丙")


def lone_surrogate() -> Seen:
    return printed_value("甲\ud800乙")


def rewritten_braces() -> Seen:
    return printed_value("{_{ 甲 }_}")


def executed_data() -> Seen:
    """With two sections docxtpl renders the footnotes twice, the second time what it printed."""
    value = "{{ 7*7 }}"
    note = f'<w:footnote w:id="2">{paragraph(run("{{ 值 }}"))}</w:footnote>'
    body = run("正文") + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    template = docx(
        paragraph(body), paragraph("一", properties=section()), paragraph("二"), footnotes=note
    )

    def show(data: bytes) -> str:
        (printed,) = texts(data, "footnotes")
        return f"printed as it is: {value}" if printed == value else f"data executed: {printed}"

    return both(template, {"值": value}, show)


def misspelt_name() -> Seen:
    return both(docx(paragraph("{{ 单为 }}")), {"单位": "甲局"}, first)


def nothing_entered() -> Seen:
    return both(docx(paragraph("{{ 单位 }}")), {"单位": None}, first, known={"单位": ""})


def stated_absence() -> Seen:
    """A blank cell must not make the document say that there is none."""
    template = docx(paragraph("{% if 公开 %}已公开{% else %}没有公开{% endif %}"))

    def show(data: bytes) -> str:
        return f"no error; states {quoted(texts(data)[0])}"

    return both(template, {"公开": None}, show, known={"公开": True})


def name_of_a_method() -> Seen:
    """``items`` is a key of the data, and also a method of every mapping."""
    values = {"部门": {"items": "三项"}}
    return both(docx(paragraph("{{ 部门.items }}")), values, first)


TRAPS = (
    Trap("value R&D (escaping is off)", ampersand),
    Trap("value with a < (escaping is off)", less_than),
    Trap("value {{ 7*7 }} in a footnote, two sections", executed_data),
    Trap("value with control characters", control_characters),
    Trap("value with a lone surrogate", lone_surrogate),
    Trap("value {_{ 甲 }_}", rewritten_braces),
    Trap("a misspelt name", misspelt_name),
    Trap("a value that nobody has entered", nothing_entered),
    Trap("a condition on what nobody has entered", stated_absence),
    Trap("a key named like a method: items", name_of_a_method),
)
