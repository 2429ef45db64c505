"""The lines of an outline (大纲) laid beside the headings of a template."""

from __future__ import annotations

import difflib
import re
from itertools import pairwise, zip_longest

import attrs

from reportgen.amounts import Scheme
from reportgen.linting.pack import Sheet
from reportgen.linting.typed import NUMBER
from reportgen.nearness import near
from reportgen.packs import Format
from reportgen.word.anatomy import Line

#: A heading so much like one of the outline is meant for it.
_SIMILAR = 0.6
#: So many headings of one level are told apart.
_MOST = 60
#: What a notice writes for what is to be filled in: 某年, 某项目, XX, 2024.
_OPEN = r"(?:某[^\W\d_]{0,8}?|[×xX*_○]{2,}|[0-9]{2,4}|20[×xX]{2})"
#: Half-width brackets stand for the full-width ones.
BRACKETS = str.maketrans("()．", "（）.")


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
        found = near(item.words, words, cutoff=_SIMILAR)
        return words[found[0]] if found and found[0] != item.words else None


def compare(sheet: Sheet) -> Compared:
    """Lay the outline beside the headings, as far as their words and order agree."""
    items = items_of(sheet.format)
    if sheet.anatomy is None or not items:
        return Compared((), (), ())
    lines = [one for one in sheet.anatomy.body if one.outline is not None and one.words]
    lines = [*lines[:1], *(two for one, two in pairwise(lines) if not _repeats(one, two))]
    words = [typed_number(sheet.format, one.words)[2] for one in lines]
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
    """Whether a heading with tags may print these words.

    A value stands only for what a notice leaves open (某年, XX项目): it prints no prescribed words.
    """
    pattern = ""
    for between, piece in zip_longest(line.between, line.pieces):
        pattern += re.escape(between.strip())
        if piece is not None:
            pattern += _OPEN if piece.kind == "{{" else ".*"
    return re.fullmatch(pattern, words) is not None


def items_of(format: Format) -> list[Item]:
    """The lines of a format's outline."""
    items = []
    for order, typed in enumerate(format.outline):
        number, level, words = typed_number(format, typed)
        items.append(Item(order, typed, number, level, words))
    return items


def typed_number(format: Format, text: str) -> tuple[str, int | None, str]:
    """A heading's typed number, its level, and its words; other numbers count for nothing."""
    plain = text.translate(BRACKETS)
    found = max(
        (
            (len(label), level)
            for scheme in schemes_of(format)
            for level, sample in enumerate(scheme.levels, 1)
            for label in map(sample.label, range(1, _MOST + 1))
            if plain.startswith(label)
        ),
        default=None,
    )
    if found is None:
        other = NUMBER.match(text)
        return "", None, text[other.end() if other else 0 :].strip()
    length, level = found
    return text[:length], level, text[length:].strip()


def schemes_of(format: Format) -> list[Scheme]:
    """The schemes of headings, each once."""
    found = {at.scheme.name: at.scheme for at in format.numbering.values()}
    return [one for one in found.values() if not one.is_list]
