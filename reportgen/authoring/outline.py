"""The outline (大纲) of a document: its title, its headings, their numbers, what was repaired."""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from reportgen.amounts import Scheme
from reportgen.amounts.numbering import Counter
from reportgen.authoring import titles
from reportgen.authoring.levels import Marked, key_of, levels_of
from reportgen.authoring.lines import Line, OutlineError, from_text, read_lines
from reportgen.authoring.matching import matches
from reportgen.authoring.numbers import Number, read_number
from reportgen.authoring.titles import Title

#: What levels look like of which the outline has no number; also those below its last one.
USUAL = ("一、", "（一）", "1.", "（1）")
_DEEPEST = len(USUAL)
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
_HINT_LENGTH = 300
_SENTENCE = 80
#: One in so many is enough for the usual form of a level.
_FEW = 3


@attrs.frozen
class Heading:
    """A heading: its level from 1, the number it gets, its title, and what is asked for below it.

    ``found`` is the number as it stood in the outline.
    """

    level: int
    label: str
    title: str
    hint: str = ""
    found: str = ""

    @property
    def line(self) -> str:
        """The heading with its number."""
        return self.label + self.title

    @property
    def printed(self) -> str:
        """The title as the template has it: the blank behind 第一部分 is no part of the number."""
        return self.label[len(self.label.rstrip()) :] + self.title


@attrs.frozen
class Outline:
    """A document's outline.

    ``samples`` are the first numbers of its levels, ``remarks`` say what was repaired, ``notes``
    which part of the file it is and what was left unread.
    """

    title: Title
    headings: tuple[Heading, ...]
    samples: tuple[str, ...]
    remarks: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def is_parent(self, at: int) -> bool:
        """Whether the heading at that place has headings below it."""
        after = self.headings[at + 1 : at + 2]
        return bool(after) and after[0].level > self.headings[at].level

    def above(self, at: int) -> str:
        """The title of the heading above the one at that place; empty for the first level."""
        level = self.headings[at].level
        before = reversed(self.headings[:at])
        return next((one.title for one in before if one.level < level), "")


@attrs.frozen
class _Found:
    """A heading before its level is known."""

    number: Number | None
    depth: int | None
    title: str
    hint: str


@attrs.define
class _Region:
    """A part of the file: its title, its headings, and numbered lines too long for headings."""

    title: str = ""
    found: list[_Found] = attrs.field(factory=list)
    long: list[str] = attrs.field(factory=list)

    @property
    def name(self) -> str:
        """What it is called in a message."""
        first = self.found[0].title if self.found else ""
        return f"《{self.title[:40]}》" if self.title else f"“{first[:20]}”开头的一部分"


def read_outline(file: str | Path) -> Outline:
    """The outline in a notice (.docx) or a list (.md, .txt).

    Raises ``OutlineError`` where there is none, and ``TemplateError`` for what is no .docx.
    """
    return _outline(read_lines(Path(file)), Path(file).name)


def outline_of(text: str) -> Outline:
    """The outline that a text is. Raises ``OutlineError`` where it is none."""
    return _outline(from_text(text), "大纲")


def _outline(lines: Sequence[Line], name: str) -> Outline:
    regions = [one for one in _regions(lines) if one.found]
    unread = [said for place in _UNREAD for said in _in_unread(lines, place)]
    if not regions:
        raise OutlineError(
            f"“{name}”里没有找到大纲：标题要带序号（一、（一）1.）、用Word的标题样式，或写成列表"
            + "".join(f"；{one}" for one in unread)
        )
    region = max(regions, key=_worth) if len(regions) > 1 else regions[0]
    found = region.found
    levels = levels_of([Marked(one.number, one.depth) for one in found])
    deepest = [min(level, _DEEPEST) for level in levels]
    samples = tuple(_samples(found, deepest))
    headings = tuple(_numbered(found, deepest, samples))
    remarks = [*_deep(found, levels), *_repairs(found, headings)]
    remarks += [f"“{one[:30]}…”有{len(one)}个字，不像标题，没有取用" for one in region.long]
    notes = [*_choice(region, regions), *unread]
    called = titles.document_title(region.title)
    return Outline(called, headings, samples, tuple(remarks), tuple(notes))


def _choice(region: _Region, regions: Sequence[_Region]) -> Iterator[str]:
    """Which part was taken, where another one might have been."""
    others = [one for one in regions if one is not region and len(one.found) > 1]
    if others:
        left = "、".join(f"{one.name}（{len(one.found)}个标题）" for one in others[:_TOLD])
        yield f"大纲取自{region.name}（{len(region.found)}个标题）；没有取用：{left}"


def _in_unread(lines: Sequence[Line], place: str) -> list[str]:
    """What is said of headings within tables or text boxes, which are not read."""
    own = (one for one in lines if one.within == place)
    numbers = ((read_number(one.number + one.text)[0], one.text) for one in own)
    typed = [text for number, text in numbers if number and number.form in USUAL[:2]]
    if len(typed) <= 1:
        return []
    return [
        f"{place}里有{len(typed)}行像标题（如“{typed[0][:20]}”），没有读；"
        f"大纲在{place}里的，请把文字粘贴到.txt文件里"
    ]


def _regions(lines: Sequence[Line]) -> Iterator[_Region]:
    """The document's parts, each with its title: the letter, and each annex."""
    region, closed = _Region(), False
    for line in lines:
        if line.within or _NO_HEADING.fullmatch(line.text):
            continue
        is_annex = _ANNEX.fullmatch(line.text) is not None
        if is_annex or _is_title(line):
            if region.found:
                yield region
                region = _Region()
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


def _take(line: Line, region: _Region) -> None:
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
        found.append(_Found(number, line.depth, title, hint))
        return
    if number and len(text) > titles.LONGEST:
        region.long.append(number.text + text)
    if found and len(found[-1].hint) < _HINT_LENGTH:
        more = " ".join(filter(None, (found[-1].hint, titles.unbracketed(line.text))))
        found[-1] = attrs.evolve(found[-1], hint=more[:_HINT_LENGTH])


def _worth(region: _Region) -> tuple[float, float]:
    """How much a part looks like a report's outline: headings that blocks know, and a title.

    A letter about the work (工作目标、时间安排) has short headings too, but none that a report has.
    """
    asked = region.found[:_LOOKED_AT]
    known = sum(any(matches(one.title, of) for of in ("部门", "项目")) for one in asked)
    short = sum(1 if len(one.title) + len(one.hint) < _SENTENCE else 0.3 for one in region.found)
    is_report = _OF_REPORT.search(region.title) and not _OF_LETTER.search(region.title)
    factor = 2 if is_report else 1
    return known * factor, short * factor


def _samples(found: Sequence[_Found], levels: Sequence[int]) -> Iterator[str]:
    """The first number of each level, as most of its headings have it, and of the levels below."""
    given: set[str] = set()
    for level in range(1, _DEEPEST + 1):
        own = Tally(
            one.number.sample
            for one, at in zip(found, levels, strict=True)
            if at == level and one.number and one.number.form != "1.1"
        )
        free = [one for one, _ in own.most_common() if one not in given]
        usual = USUAL[level - 1 :] + USUAL
        # Lost numbers turn （一） into （1）, never the other way.
        if own[usual[0]] * _FEW >= own.total() > 0:
            free = [usual[0], *free]
        sample = next((one for one in (*free[:1], *usual) if one not in given), USUAL[-1])
        given.add(sample)
        yield sample


def _numbered(
    found: Sequence[_Found], levels: Sequence[int], samples: Sequence[str]
) -> Iterator[Heading]:
    counter, scheme = Counter(), Scheme.parse("正文", [first(one) for one in samples])
    for one, level in zip(found, levels, strict=True):
        typed = one.number.text if one.number else ""
        yield Heading(level, counter.next(scheme, level), one.title, one.hint, typed)


def first(sample: str) -> str:
    """A level's sample as a scheme reads it: A. and 1) are levels like others."""
    return {"1)": "1）"}.get(sample, sample)


def _deep(found: Sequence[_Found], levels: Sequence[int]) -> Iterator[str]:
    for one, level in zip(found, levels, strict=True):
        if level > _DEEPEST:
            yield f"“{one.title}”是第{level}级标题，只用到第{_DEEPEST}级，并入第{_DEEPEST}级"


def _repairs(found: Sequence[_Found], headings: Sequence[Heading]) -> Iterator[str]:
    """A sentence for each number that is another now; marks of the same meaning are no other."""
    shifts: dict[int, int] = {}
    for one, heading in zip(found, headings, strict=True):
        shifts = {level: by for level, by in shifts.items() if level <= heading.level}
        if one.number is None:
            yield f"“{heading.title}”没有序号，补为“{heading.label.strip()}”"
            continue
        now, _ = read_number(heading.label + "甲")
        shift = one.number.value - now.value if now else 0
        if now and (shift or key_of(now) != key_of(one.number)):
            reason = _reason(one.number, now, shift, shifts.get(heading.level, 0))
            yield f"“{one.number.text}{heading.title}”{reason}，改为“{heading.label.strip()}”"
        shifts[heading.level] = shift


def _reason(was: Number, now: Number, shift: int, before: int) -> str:
    if key_of(was) != key_of(now):
        return "的序号是多级小数" if was.form == "1.1" else "的序号与同级的不一样"
    if shift == before:
        return "的序号顺次改动"
    return f"之前缺少{shift - before}个序号" if shift > before else "的序号重复或倒退"
