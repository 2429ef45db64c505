"""The prescribed outline (大纲) against the headings of the template."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import pairwise

import attrs

from reportgen.amounts import Scheme
from reportgen.linting.flaw import Raised, at_place
from reportgen.linting.pack import Sheet
from reportgen.linting.rule import ERROR, INFO, WARNING, of_format
from reportgen.linting.typed import NUMBER
from reportgen.packs import Format
from reportgen.word.anatomy import Line
from reportgen.word.faults import Location, near_names

#: A heading so much like one of the outline is meant for it.
_SIMILAR = 0.6
#: So many headings of one level are told apart.
MOST = 60
_BRACKETS = str.maketrans("()．", "（）.")


@attrs.frozen
class Item:
    """A line of the outline: its number, its level (None without a number), its words."""

    order: int
    typed: str
    number: str
    level: int | None
    words: str


@attrs.frozen
class Compared:
    """The outline beside the headings: what belongs together, and what is left on either side."""

    pairs: tuple[tuple[Item, Line], ...]
    missing: tuple[Item, ...]
    extra: tuple[Line, ...]

    def instead(self, item: Item) -> Line | None:
        """The heading that stands for an item in other words, if one does."""
        words = {one.words: one for one in self.extra}
        near = difflib.get_close_matches(item.words, list(words), n=1, cutoff=_SIMILAR)
        return words[near[0]] if near and near[0] != item.words else None


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
        near = near_names(line.words, [item.words for item, _ in compared.pairs])
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
        if level is None and item.level is not None and _typed(sheet.format, line.words)[0]:
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
            for scheme in _schemes(sheet.format)
            if len(scheme.levels) >= item.level
        }
        if item.number.translate(_BRACKETS) not in expected:
            message = f"序号“{item.number}”应当是“{'”或“'.join(sorted(expected))}”"
            line = sheet.line("大纲", item.order)
            where = f"大纲第{item.order + 1}项“{item.typed}”"
            yield Raised(sheet.yaml, message, "请核对大纲的序号，有没有漏项", where, line)


@of_format("P26", "格式没有大纲", INFO)
def without_outline(sheet: Sheet) -> Iterator[Raised]:
    """A description that does not say which headings are prescribed."""
    if sheet.is_described and not sheet.format.outline:
        remedy = "请在格式说明里写“大纲”，带序号，一行一个标题"
        yield Raised(sheet.yaml, "没有大纲，无法核对标题", remedy, "大纲")


def compare(sheet: Sheet) -> Compared:
    """Lay the outline beside the headings, as far as their words and order agree."""
    items = items_of(sheet.format)
    if sheet.anatomy is None or not items:
        return Compared((), (), ())
    lines = [one for one in sheet.anatomy.body if one.outline is not None and one.words]
    lines = [*lines[:1], *(two for one, two in pairwise(lines) if not _repeats(one, two))]
    words = [_typed(sheet.format, one.words)[2] for one in lines]
    matcher = difflib.SequenceMatcher(None, [one.words for one in items], words, autojunk=False)
    pairs: list[tuple[Item, Line]] = []
    used: set[int] = set()
    for at, to, size in matcher.get_matching_blocks():
        pairs += [(items[at + step], lines[to + step]) for step in range(size)]
        used.update(range(to, to + size))
    matched = {item.order for item, _ in pairs}
    left = [line for number, line in enumerate(lines) if number not in used]
    missing = [item for item in items if item.order not in matched]
    for item in list(missing):
        line = next((one for one in left if one.pieces and _fits(one, item.words)), None)
        if line is not None:
            pairs.append((item, line))
            left.remove(line)
            missing.remove(item)
    pairs.sort(key=lambda pair: pair[0].order)
    deepest = max((item.level or 1 for item in items), default=0)
    wanted = {item.words for item in missing}
    extra = [line for line in left if line.words in wanted or _is_extra(line, deepest)]
    return Compared(tuple(pairs), tuple(missing), tuple(extra))


def _repeats(before: Line, line: Line) -> bool:
    """Whether a heading stands once more in another branch of the same choice."""
    return bool(before.words == line.words and before.blocks and line.blocks)


def _is_extra(line: Line, deepest: int) -> bool:
    """Whether a heading ought to be in an outline of so many levels.

    What a loop or a condition prints is the text's own affair, and so is what data give.
    """
    return (line.outline or 0) <= deepest and not line.blocks and not line.pieces


def _fits(line: Line, words: str) -> bool:
    """Whether a heading with tags may print these words."""
    pattern = ".*".join(re.escape(words.strip()) for words in line.between)
    return re.fullmatch(pattern, words) is not None


def items_of(format: Format) -> list[Item]:
    """The lines of a format's outline."""
    items = []
    for order, typed in enumerate(format.outline):
        number, level, words = _typed(format, typed)
        items.append(Item(order, typed, number, level, words))
    return items


def _typed(format: Format, text: str) -> tuple[str, int | None, str]:
    """A heading's typed number, its level, and its words; other numbers count for nothing."""
    plain = text.translate(_BRACKETS)
    found = max(
        (
            (len(label), level)
            for scheme in _schemes(format)
            for level, sample in enumerate(scheme.levels, 1)
            for label in map(sample.label, range(1, MOST + 1))
            if plain.startswith(label)
        ),
        default=None,
    )
    if found is None:
        other = NUMBER.match(text)
        return "", None, text[other.end() if other else 0 :].strip()
    length, level = found
    return text[:length], level, text[length:].strip()


def _schemes(format: Format) -> list[Scheme]:
    """The schemes of headings, each once."""
    found = {at.scheme.name: at.scheme for at in format.numbering.values()}
    return [one for one in found.values() if not one.is_list]
