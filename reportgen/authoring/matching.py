"""Which block belongs under a heading, and how certain that is, from 0 to 100.

A title and the titles that a block is known by are compared without marks, brackets and 的: the
same is certain (100); the same without the words that nearly every heading has (虚词) is 95; a
known title within the heading counts by its share of the heading, more at its end; else the two
count by the characters they share in their order (``difflib``). Where a block names words of the
heading above, they raise or lower it. What the notice asks for behind the title (“包括……”) is
compared in the same way and adds up to 10. A title of several things (“经验做法、存在的问题”) is
taken apart where each part is surer of its own block than the whole is of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import attrs

from reportgen.authoring.blocks import Block, all_blocks
from reportgen.packs import catalogue

#: Below this the author is asked to choose.
THRESHOLD = 60
#: So sure each part has to be of its block where a title is taken apart.
PART = 72
_SAME, _SAME_WORDS, _ALIKE = 100, 95, 75
#: What a heading is about stands at its end: 存在的问题 in 执行中存在的问题.
_WITHIN, _GROWS, _INSIDE = 55, 40, 10
#: Two characters are within too many titles.
_SHORT = 2
_ABOVE, _HINT = 12, 10
#: Titles this long are not taken apart at every mark.
_MOST_PARTS = 9
_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
_SIGNS = re.compile(r"[^\w]+")
#: 的, but not that of 目的 unless it is the 的 of 项目的.
_OF = re.compile("(?<!目)的|(?<=项目)的")
_JOINTS = re.compile(r"([、，；和与及]|以及)")
_HINT_START = re.compile(r"[，,：:]?(?:主要)?包括|[：:]")
_PASSAGES = {"部门": ("年度", "年度和项目"), "项目": ("项目", "年度和项目")}


@attrs.frozen
class Match:
    """A block, or a passage of texts.yaml, with how certain it is that it belongs there."""

    name: str
    certainty: int
    block: Block | None = None
    #: The path of the passage, where it is no block.
    passage: str = ""


def matches(
    title: str, subject: str, above: str = "", hint: str = "", evaluation: str = "自评"
) -> list[Match]:
    """What belongs under a heading, in the order of its words; nothing where that is not certain.

    ``above`` is the title of the heading above, ``hint`` what the notice asks for in the section.
    """
    asked = _Asked(subject, _bare(above), _bare(hint), evaluation)
    found = _HINT_START.search(title)
    head = title[: found.start()] if found and found.start() else title
    if head != title:
        asked = attrs.evolve(asked, hint=_bare(title[len(head) :]))
    pieces = _pieces(head)
    best = _cover(pieces, asked) if len(pieces) <= 2 * _MOST_PARTS else [_best(head, asked)]
    sure = [one for one in best if one.certainty >= THRESHOLD]
    return list({one.name: one for one in sure}.values())


@attrs.frozen
class _Asked:
    subject: str
    above: str
    hint: str
    evaluation: str


def _pieces(title: str) -> tuple[str, ...]:
    """The title's parts and, between them, the marks and words that join them."""
    return tuple(piece for piece in _JOINTS.split(_BRACKETS.sub("", title)) if piece)


@lru_cache(maxsize=4096)
def _cover(pieces: tuple[str, ...], asked: _Asked) -> list[Match]:
    """The best way to give a title one block, or its parts one each."""
    whole = _best("".join(pieces), asked)
    best, least = [whole], whole.certainty
    for at, piece in enumerate(pieces):
        if not _JOINTS.fullmatch(piece) or not 0 < at < len(pieces) - 1:
            continue
        parts = [*_cover(pieces[:at], asked), *_cover(pieces[at + 1 :], asked)]
        surest = min(one.certainty for one in parts)
        if surest >= max(PART, least + 1) and len({one.name for one in parts}) > 1:
            best, least = parts, surest
    return best


@lru_cache(maxsize=4096)
def _best(title: str, asked: _Asked) -> Match:
    found = [
        Match(block.name, _certainty(title, block, asked), block)
        for block in all_blocks().blocks
        if block.is_for(asked.subject)
    ]
    found += _passages(title, asked)
    return max(found, key=lambda one: (one.certainty, one.block is not None))


def _certainty(title: str, block: Block, asked: _Asked) -> int:
    sure = max(_alike(title, word) for word in block.words)
    if block.above:
        is_below = any(word in asked.above for word in block.above)
        sure += _ABOVE if is_below else -2 * _ABOVE
    if asked.hint and sure < _SAME:
        sure += round(_HINT * max(_alike(asked.hint, word) for word in block.words) / _SAME)
    return max(0, min(_SAME, sure))


def _passages(title: str, asked: _Asked) -> Iterator[Match]:
    """The catalogue's passages by their names: what no block knows may still have a text."""
    own = "项目.文字" if asked.subject == "项目" else "文字"
    for passage in catalogue().passages:
        if passage.on in _PASSAGES[asked.subject]:
            path = f"{own}.{passage.id}"
        elif passage.on == "评价":
            path = f"{asked.evaluation}.文字.{passage.id}"
        else:
            continue
        yield Match(f"文字“{passage.id}”", _alike(title, passage.id) - 1, None, path)


@lru_cache(maxsize=65536)
def _alike(title: str, known: str) -> int:
    """How much a title is like a known one, from 0 to 100."""
    one, two = _bare(title), _bare(known)
    if not one or not two:
        return 0
    if one == two:
        return _SAME
    one, two = _essence(one), _essence(two)
    if one == two:
        return _SAME_WORDS
    if two in one:
        share = len(two) / len(one)
        return round(_WITHIN - _INSIDE * (not one.endswith(two)) + _GROWS * share)
    if len(one) > _SHORT and one in two:
        return round(_WITHIN + _GROWS * len(one) / len(two)) - _INSIDE
    return round(_ALIKE * SequenceMatcher(None, one, two, autojunk=False).ratio())


def _bare(title: str) -> str:
    """The title without marks, blanks, 的 and what stands in brackets."""
    return _OF.sub("", _SIGNS.sub("", _BRACKETS.sub("", title)))


@lru_cache(maxsize=8192)
def _essence(title: str) -> str:
    """The title without the words that nearly every heading has; all of it if nothing is left."""
    rest = title
    for word in _noise():
        rest = rest.replace(word, "")
    return rest.strip("的和与及") or title


@lru_cache(maxsize=1)
def _noise() -> Sequence[str]:
    """The noise, longest first, so that 年度 does not spoil 本年度."""
    return sorted(all_blocks().noise, key=len, reverse=True)
