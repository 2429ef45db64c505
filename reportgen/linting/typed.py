"""What was typed and should not have been: numbers of headings, full-width marks in tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.linting.flaw import Raised, at_place
from reportgen.linting.pack import Sheet
from reportgen.linting.rule import ERROR, INFO, WARNING, of_format
from reportgen.word import Level
from reportgen.word.anatomy import Line

_CHINESE = r"[一二三四五六七八九十]{1,3}"
#: Numbers as they stand before a heading: 一、 （一） 1. 1、 （1） 第一章 ①; 1.5公里 is none.
NUMBER = re.compile(
    rf"\s*(?:{_CHINESE}[、.．]|第{_CHINESE}[章节部]分?|[（(]{_CHINESE}[）)]|[（(]\d{{1,2}}[）)]"
    r"|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳])"
)
#: Those that GB/T 9704 has for headings only, before a short line.
_OF_HEADINGS = re.compile(rf"\s*(?:{_CHINESE}、|[（(]{_CHINESE}[）)])(?=\S)")
#: 一、二级指标 is no number and a heading.
_COUNTED = re.compile(rf"\s*{_CHINESE}、{_CHINESE}[级类等批期季]")
_LONGEST_HEADING = 40


@of_format("P09", "标题的序号是手写的", ERROR)
def typed_headings(sheet: Sheet) -> Iterator[Raised]:
    """A heading that no style numbers and that begins with a number."""
    for line in sheet.anatomy.body if sheet.anatomy else ():
        number = _typed(line)
        if number and line.level:
            message, remedy = f"标题里已有编号“{number}”", f"请删去“{number}”，打印时会按样式编号"
            yield at_place(sheet.docx, line.place, message, remedy)
        elif number:
            message = f"标题的序号“{number}”写在文字里，前面的标题没有印出时不会重新编号"
            remedy = f"请删去“{number}”，并在格式说明的编号样式里给样式“{line.style}”编号"
            yield at_place(sheet.docx, line.place, message, remedy)


def _typed(line: Line) -> str:
    """The number that a heading begins with, unless the compiler says so (T17)."""
    found = NUMBER.match(line.text) if line.outline else None
    if found is None or (line.level and _said_or_counted(line, line.level)):
        return ""
    return found.group().strip()


def _said_or_counted(line: Line, level: Level) -> bool:
    return bool(level.typed(line.text.lstrip())) or _COUNTED.match(line.text) is not None


@of_format("P10", "段落像标题，没有用标题样式", WARNING)
def headings_without_style(sheet: Sheet) -> Iterator[Raised]:
    """A short paragraph that begins like a heading and has the style of the text."""
    for line in sheet.anatomy.body if sheet.anatomy else ():
        if line.outline or line.level or line.place.table or len(line.text) > _LONGEST_HEADING:
            continue
        found = _OF_HEADINGS.match(line.text)
        if found:
            number = found.group().strip()
            message = f"段落以“{number}”开头，像是标题，样式却是“{line.style}”"
            remedy = f"是标题的，请用标题样式并删去“{number}”；是列项的，请用有编号的列项样式"
            yield at_place(sheet.docx, line.place, message, remedy)


@of_format("P25", "标签里有全角或看不见的符号", INFO)
def unusual_marks(sheet: Sheet) -> Iterator[Raised]:
    """Marks of Chinese input methods, which are read as the half-width ones."""
    for line in sheet.anatomy.lines if sheet.anatomy else ():
        for piece, plain in line.unusual:
            tag = line.text[piece.start : piece.end]
            place = line.at(piece)
            message = f"有全角或看不见的符号，已当作 {plain} 读"
            yield at_place(sheet.docx, place, message, "不改也可以；要改请用 --repair", tag)
