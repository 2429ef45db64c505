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

    ``samples`` are the first numbers of its levels, ``remarks`` say what was repaired.
    """

    title: Title
    headings: tuple[Heading, ...]
    samples: tuple[str, ...]
    remarks: tuple[str, ...]

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


def read_outline(file: str | Path) -> Outline:
    """The outline in a notice (.docx) or a list (.md, .txt).

    Raises ``OutlineError`` where there is none, and ``TemplateError`` for what is no .docx.
    """
    return _outline(read_lines(Path(file)), Path(file).name)


def outline_of(text: str) -> Outline:
    """The outline that a text is. Raises ``OutlineError`` where it is none."""
    return _outline(from_text(text), "大纲")


def _outline(lines: Sequence[Line], name: str) -> Outline:
    title, found = max(_regions(lines), key=_worth, default=("", []))
    if not found:
        raise OutlineError(
            f"“{name}”里没有找到大纲：标题要带序号（一、（一）1.）、用Word的标题样式，或写成列表"
        )
    levels = levels_of([Marked(one.number, one.depth) for one in found])
    deepest = [min(level, _DEEPEST) for level in levels]
    samples = tuple(_samples(found, deepest))
    headings = tuple(_numbered(found, deepest, samples))
    remarks = [*_deep(found, levels), *_repairs(found, headings)]
    return Outline(titles.document_title(title), headings, samples, tuple(remarks))


def _regions(lines: Sequence[Line]) -> Iterator[tuple[str, list[_Found]]]:
    """The document's parts, each with its title: the letter, and each annex."""
    title, found, closed = "", list[_Found](), False
    for line in lines:
        if _is_title(line) or _ANNEX.fullmatch(line.text):
            if found:
                yield title, found
                title = ""
            found, closed = [], False
            title = title if _ANNEX.fullmatch(line.text) else title + line.text
        elif _END.fullmatch(line.text):
            closed = True
        elif not closed:
            _take(line, found)
    yield title, found


def _is_title(line: Line) -> bool:
    number, _ = read_number(line.number + line.text)
    if number is not None or _CONTENTS.fullmatch(line.text) or _END.fullmatch(line.text):
        return False
    return line.is_title or bool(_TITLE.fullmatch(line.text))


def _take(line: Line, found: list[_Found]) -> None:
    """Add a line's heading, or what it says of the heading before."""
    if _CONTENTS.fullmatch(line.text):
        return
    number, text = read_number(line.number + line.text)
    while number and (again := read_number(text))[0]:
        text = again[1]  # numbered twice: 一、1.概况
    title, hint = titles.split(text)
    is_heading = title and (number or (line.depth is not None and not _ASKS.fullmatch(text)))
    if is_heading:
        found.append(_Found(number, line.depth, title, hint))
    elif found and len(found[-1].hint) < _HINT_LENGTH:
        more = " ".join(filter(None, (found[-1].hint, titles.unbracketed(line.text))))
        found[-1] = attrs.evolve(found[-1], hint=more[:_HINT_LENGTH])


def _worth(region: tuple[str, list[_Found]]) -> float:
    """How much a part looks like an outline: short headings, and a title that says so."""
    title, found = region
    short = sum(1 if len(one.title) + len(one.hint) < _SENTENCE else 0.3 for one in found)
    return short * (1.5 if re.search("提纲|大纲|报告|格式", title) else 1)


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
