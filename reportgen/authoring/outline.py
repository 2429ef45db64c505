"""The outline (大纲) of a document: its title, its headings, their numbers, what was repaired."""

from __future__ import annotations

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
from reportgen.authoring.regions import Found, report_in
from reportgen.authoring.titles import Title

#: What levels look like of which the outline has no number; also those below its last one.
USUAL = ("一、", "（一）", "1.", "（1）")
_DEEPEST = len(USUAL)
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


def read_outline(file: str | Path) -> Outline:
    """The outline in a notice (.docx) or a list (.md, .txt).

    Raises ``OutlineError`` where there is none, and ``TemplateError`` for what is no .docx.
    """
    return _outline(read_lines(Path(file)), Path(file).name)


def outline_of(text: str) -> Outline:
    """The outline that a text is. Raises ``OutlineError`` where it is none."""
    return _outline(from_text(text), "大纲")


def _outline(lines: Sequence[Line], name: str) -> Outline:
    region, notes = report_in(lines)
    if not region.found:
        raise OutlineError(
            f"“{name}”里没有找到大纲：标题要带序号（一、（一）1.）、用Word的标题样式，或写成列表"
            + "".join(f"；{one}" for one in notes)
        )
    found = region.found
    levels = levels_of([Marked(one.number, one.depth) for one in found])
    deepest = [min(level, _DEEPEST) for level in levels]
    samples = tuple(_samples(found, deepest))
    headings = tuple(_numbered(found, deepest, samples))
    remarks = [*_deep(found, levels), *_repairs(found, headings)]
    remarks += [f"“{one[:30]}…”有{len(one)}个字，不像标题，没有取用" for one in region.long]
    called = titles.document_title(region.title)
    return Outline(called, headings, samples, tuple(remarks), tuple(notes))


def _samples(found: Sequence[Found], levels: Sequence[int]) -> Iterator[str]:
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
    found: Sequence[Found], levels: Sequence[int], samples: Sequence[str]
) -> Iterator[Heading]:
    counter, scheme = Counter(), Scheme.parse("正文", [first(one) for one in samples])
    for one, level in zip(found, levels, strict=True):
        typed = one.number.text if one.number else ""
        yield Heading(level, counter.next(scheme, level), one.title, one.hint, typed)


def first(sample: str) -> str:
    """A level's sample as a scheme reads it: A. and 1) are levels like others."""
    return {"1)": "1）"}.get(sample, sample)


def _deep(found: Sequence[Found], levels: Sequence[int]) -> Iterator[str]:
    for one, level in zip(found, levels, strict=True):
        if level > _DEEPEST:
            yield f"“{one.title}”是第{level}级标题，只用到第{_DEEPEST}级，并入第{_DEEPEST}级"


def _repairs(found: Sequence[Found], headings: Sequence[Heading]) -> Iterator[str]:
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
