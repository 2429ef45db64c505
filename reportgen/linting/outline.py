"""The prescribed outline (大纲) against the headings of the template."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.linting.flaw import Raised, at_place
from reportgen.linting.matching import BRACKETS, compare, items_of, schemes_of, typed_number
from reportgen.linting.pack import Sheet
from reportgen.linting.rule import ERROR, INFO, WARNING, of_format
from reportgen.word.faults import Location, near_names
from reportgen.word.stylenames import canonical


@of_format("P04", "大纲里的标题，模板里没有", ERROR)
def missing_headings(sheet: Sheet) -> Iterator[Raised]:
    """A prescribed heading that the template has not, or has in other words."""
    compared = compare(sheet)
    for item in compared.missing:
        if any(line.words == item.words for line in compared.extra):
            continue  # elsewhere: P06
        other = compared.instead(item)
        remedy = f"请加上标题“{item.words}”，序号不要写"
        if other is not None:
            message = f"大纲规定的标题是“{item.typed}”，模板里写作“{other.words}”"
            remedy = f"请改成“{item.words}”；大纲有误的，请改格式说明"
            yield at_place(sheet.docx, other.place, message, remedy)
            continue
        before = [line for found, line in compared.pairs if found.order < item.order]
        place = before[-1].place if before else Location()
        where = f"“{before[-1].words}”之后" if before else "开头"
        message = f"没有大纲规定的标题“{item.typed}”"
        yield Raised(sheet.docx, message, remedy, f"正文，{where}", location=place)


@of_format("P05", "标题不在大纲里", WARNING)
def headings_beyond_the_outline(sheet: Sheet) -> Iterator[Raised]:
    """A heading that is always printed and not prescribed."""
    compared = compare(sheet)
    items = [item.words for item in compared.missing]
    instead = [compared.instead(item) for item in compared.missing]
    for line in compared.extra:
        if line.words in items or line in instead:
            continue
        paired = [item.words for item, _ in compared.pairs]
        if line.words in paired:
            message = f"标题“{line.words}”比大纲里多出一次"
            remedy = "请删去多余的一个；确要两个的，请加进格式说明的大纲"
            yield at_place(sheet.docx, line.place, message, remedy)
            continue
        near = near_names(line.words, paired)
        remedy = "请删去，或加进格式说明的大纲" + (f"（{near}）" if near else "")
        message = f"标题“{line.words}”不在大纲里"
        yield at_place(sheet.docx, line.place, message, remedy)


@of_format("P06", "标题的次序与大纲不同", ERROR)
def headings_out_of_order(sheet: Sheet) -> Iterator[Raised]:
    """A prescribed heading that stands elsewhere."""
    compared = compare(sheet)
    left = list(compared.extra)
    for item in compared.missing:
        line = next((one for one in left if one.words == item.words), None)
        if line is None:
            continue
        left.remove(line)
        before = [found.typed for found, _ in compared.pairs if found.order < item.order]
        where = f"在“{before[-1]}”之后" if before else "在最前面"
        message = f"标题“{item.words}”的次序与大纲不同，大纲里{where}"
        yield at_place(sheet.docx, line.place, message, "请把标题和它下面的内容移到这里")


@of_format("P07", "标题的级别与大纲不同", ERROR)
def headings_of_another_level(sheet: Sheet) -> Iterator[Raised]:
    """A heading whose style prints another level of number than the outline has."""
    for item, line in compare(sheet).pairs:
        level = line.level.level if line.level else None
        if level is None and item.level is not None and typed_number(sheet.format, line.words)[0]:
            continue  # typed: P09
        if level != item.level:
            shown = f"第{level}级" if level else "不编号"
            message = f"标题“{line.words}”的样式“{line.style}”{shown}，大纲是“{item.typed}”"
            remedy = "请改用大纲这一级的标题样式，或改正格式说明的编号样式"
            yield at_place(sheet.docx, line.place, message, remedy)


@of_format("P08", "大纲的序号不连续", WARNING)
def outline_with_gaps(sheet: Sheet) -> Iterator[Raised]:
    """A number of the outline that does not follow the one before it."""
    counted: list[int] = []
    for item in items_of(sheet.format):
        if item.level is None:
            continue
        counted = [*counted[: item.level], *[0] * (item.level - len(counted))]
        counted[item.level - 1] += 1
        expected = {
            scheme.levels[item.level - 1].label(counted[item.level - 1])
            for scheme in schemes_of(sheet.format)
            if len(scheme.levels) >= item.level
        }
        if item.number.translate(BRACKETS) not in expected:
            message = f"序号“{item.number}”应当是“{'”或“'.join(sorted(expected))}”"
            line = sheet.line("大纲", item.order)
            where = f"大纲第{item.order + 1}项“{item.typed}”"
            yield Raised(sheet.yaml, message, "请核对大纲的序号，有没有漏项", where, line)


@of_format("P32", "没有文档的标题", WARNING)
def without_title(sheet: Sheet) -> Iterator[Raised]:
    """A report whose template begins without what it is called."""
    body = sheet.anatomy.body if sheet.anatomy else []
    numbered = (at for at, line in enumerate(body) if line.outline and line.level)
    first = next(numbered, None)
    if first is None or not sheet.is_described:  # a form is called in its table
        return
    title = sheet.format.title
    if not any(canonical(line.style) == "title" and line.text.strip() for line in body) and not any(
        title in line.words.replace(" ", "") for line in body[:first]
    ):
        remedy = f"请在最前面写上“{title}”，用样式“标题”"
        yield at_place(sheet.docx, body[first].place, f"没有文档的标题“{title}”", remedy)


@of_format("P26", "格式没有大纲", INFO)
def without_outline(sheet: Sheet) -> Iterator[Raised]:
    """A description that does not say which headings are prescribed."""
    if sheet.is_described and not sheet.format.outline:
        remedy = "请在格式说明里写“大纲”，带序号，一行一个标题"
        yield Raised(sheet.yaml, "没有大纲，无法核对标题", remedy, "大纲")
