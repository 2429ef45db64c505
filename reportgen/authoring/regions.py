"""The parts of a notice: its letter and its annexes, and which of them is a report's outline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from reportgen.authoring import titles
from reportgen.authoring.lines import Line
from reportgen.authoring.matching import matches
from reportgen.authoring.numbers import Number, read_number

_ANNEX = re.compile(r"附\s*件?\s*[0-9一二三四五六七八九十]*\s*[:：]?")
_TITLE = re.compile(r".{2,44}?(?:提纲|大纲|报告|格式|模板)(?:[（(].{2,10}[)）])?")
_END = re.compile(r"(?:报告)?(?:应当?)?(?:包括)?(?:以下)?附\s*件?\s*[:：].*|填表人.*|联系人.*")
_CONTENTS = re.compile(r".*(?:\t|…{2,}|\.{4,})\s*[0-9]+")
_ASKS = re.compile(r"[（(【\[].*|(?:主要)?(?:包括|说明|写明|反映)(?!情况).*|(?:注[:：]|备注).*")
#: Lines of a file that are headings of no section.
_NO_HEADING = re.compile(r"(?:目\s*录|目\s*次|封\s*面|正\s*文|报\s*告|提\s*纲|大\s*纲|附\s*录)")
_OF_REPORT = re.compile("提纲|大纲|报告|自评|评价")
_OF_LETTER = re.compile("(?:通知|函|意见|办法|方案|规程|制度)$")
#: So many headings tell what a part is; so many parts are named.
_LOOKED_AT, _TOLD = 40, 5
#: Where lines stand that are not read.
_UNREAD = ("表格", "文本框")
#: Numbers there that are those of headings.
_NUMBERED = ("一、", "（一）")
_HINT_LENGTH = 300
_SENTENCE = 80


@attrs.frozen
class Found:
    """A heading before its level is known."""

    number: Number | None
    depth: int | None
    title: str
    hint: str


@attrs.define
class Region:
    """A part of the file: its title, its headings, and numbered lines too long for headings."""

    title: str = ""
    found: list[Found] = attrs.field(factory=list)
    long: list[str] = attrs.field(factory=list)

    @property
    def name(self) -> str:
        """What it is called in a message."""
        first = self.found[0].title if self.found else ""
        return f"《{self.title[:40]}》" if self.title else f"“{first[:20]}”开头的一部分"


def report_in(lines: Sequence[Line]) -> tuple[Region, list[str]]:
    """The part that looks most like a report's outline, and what is to be said of the others.

    It has no headings where there is no outline.
    """
    regions = [one for one in _regions(lines) if one.found]
    unread = [said for place in _UNREAD for said in _in_unread(lines, place)]
    if not regions:
        return Region(), unread
    region = max(regions, key=_worth) if len(regions) > 1 else regions[0]
    return region, [*_choice(region, regions), *unread]


def _regions(lines: Sequence[Line]) -> Iterator[Region]:
    """The document's parts, each with its title: the letter, and each annex."""
    region, closed = Region(), False
    for line in lines:
        if line.within or _NO_HEADING.fullmatch(line.text):
            continue
        is_annex = _ANNEX.fullmatch(line.text) is not None
        if is_annex or _is_title(line):
            if region.found:
                yield region
                region = Region()
            region.title += "" if is_annex else line.text
            closed = False
        elif _END.fullmatch(line.text):
            closed = True
        elif not closed:
            _take(line, region)
    yield region


def _is_title(line: Line) -> bool:
    number, _ = read_number(line.number + line.text)
    if number is not None or _CONTENTS.fullmatch(line.text) or _END.fullmatch(line.text):
        return False
    return line.is_title or bool(_TITLE.fullmatch(line.text))


def _take(line: Line, region: Region) -> None:
    """Add a line's heading, or what it says of the heading before."""
    found = region.found
    if _CONTENTS.fullmatch(line.text):
        return
    number, text = read_number(line.number + line.text)
    while number and (again := read_number(text))[0]:
        text = again[1]  # numbered twice: 一、1.概况
    title, hint = titles.split(text)
    is_heading = title and (number or (line.depth is not None and not _ASKS.fullmatch(text)))
    if is_heading:
        found.append(Found(number, line.depth, title, hint))
        return
    if number and len(text) > titles.LONGEST:
        region.long.append(number.text + text)
    if found and len(found[-1].hint) < _HINT_LENGTH:
        more = " ".join(filter(None, (found[-1].hint, titles.unbracketed(line.text))))
        found[-1] = attrs.evolve(found[-1], hint=more[:_HINT_LENGTH])


def _worth(region: Region) -> tuple[bool, int, float]:
    """How much a part looks like a report's outline: a title, and headings that blocks know.

    A letter about the work (工作目标、评价依据) may have more of these than a short report.
    """
    asked = region.found[:_LOOKED_AT]
    known = sum(any(matches(one.title, of) for of in ("部门", "项目")) for one in asked)
    short = sum(1 if len(one.title) + len(one.hint) < _SENTENCE else 0.3 for one in region.found)
    is_called = _OF_REPORT.search(region.title) and not _OF_LETTER.search(region.title)
    return bool(is_called) and 2 * known >= len(asked), known, short


def _choice(region: Region, regions: Sequence[Region]) -> Iterator[str]:
    """Which part was taken, where another one might have been."""
    others = [one for one in regions if one is not region and len(one.found) > 1]
    if others:
        left = "、".join(f"{one.name}（{len(one.found)}个标题）" for one in others[:_TOLD])
        taken = f"大纲取自{region.name}（{len(region.found)}个标题）"
        yield f"{taken}；没有取用：{left}；要用别的一份，请把它单独存成一个文件"


def _in_unread(lines: Sequence[Line], place: str) -> list[str]:
    """What is said of headings within tables or text boxes, which are not read."""
    own = (one for one in lines if one.within == place)
    numbers = ((read_number(one.number + one.text)[0], one.text) for one in own)
    typed = [text for number, text in numbers if number and number.form in _NUMBERED]
    if len(typed) <= 1:
        return []
    return [
        f"{place}里有{len(typed)}行像标题（如“{typed[0][:20]}”），没有读；"
        f"大纲在{place}里的，请把文字粘贴到.txt文件里"
    ]
