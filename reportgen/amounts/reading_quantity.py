"""Reading quantities of achievements, with the words that make them approximate."""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from reportgen.amounts.decimals import CONTEXT, HALF, NOUGHT, shift
from reportgen.amounts.faults import why_no_number
from reportgen.amounts.numerals_read import NUMERALS, read_cardinal
from reportgen.amounts.quantity import Quantity
from reportgen.amounts.typed import SCALES, figure, is_none, plain, refusal
from reportgen.errors import Unreadable
from reportgen.lazily import pattern

_EXPECTED = "一个数量，如8.7万余、600多、近600、7.525万"

_BEFORE = pattern("(?:大约|将近|接近|超过|不到|不足|不少于|不低于|至少|至多|最多|[约近超逾]) ?")
_AFTER = pattern(" ?(?:左右|上下|以上|以下|以内)$")
_REST = pattern(f"([余多来])?({'|'.join(SCALES)})([余多来])?")
_CHINESE = pattern(f"([{NUMERALS}]{{1,40}})(?:([余多来])([百千]?万?亿?))?")


@attrs.frozen
class _Core:
    """A number without the words around it: the figures, decimals typed, scale, 余 or 多."""

    figures: Decimal
    places: int
    exponent: int
    word: str


def read_quantity(text: str, unit: str | None = None) -> Quantity:
    """Read a quantity and keep it as typed: 8.7万余, 7.525万, 60余万, 近600, 600多, 十余万, 8.

    A typed ``unit`` is taken off (8.7万余份 with unit 份), since documents print the unit
    themselves; no other unit is understood. The margin of an approximate quantity is one of its
    last figure that is not 0: 600多 may be up to 100 off, 8.7万余 up to 1000. An exact one has half
    of its last typed place where it has decimals or a scale (7.525万 is ± 5) and none where it is
    a count. A dash or 无 is 0. Raises Unreadable.
    """
    words, kept = plain(text, _EXPECTED), text.strip()
    if unit:
        words, kept = _without(unit, words), _without(unit, kept)
    if is_none(words):
        return Quantity(NOUGHT, text=kept)
    before, after = _BEFORE.match(words), _AFTER.search(words)
    bare = words[before.end() if before else 0 : after.start() if after else len(words)]
    core = _arabic(bare) or _chinese(bare)
    said = [match[0].strip(" ") for match in (before, after) if match]
    said += [core.word] if core and core.word else []
    if core is None or len(said) > 1:
        raise refusal(text, _EXPECTED, _remedy(words, unit, said))
    margin = _looseness(core.figures) if said else _rounding(core)
    value = shift(core.figures, core.exponent)
    return Quantity(value, "".join(said), shift(margin, core.exponent), kept)


def _without(unit: str, words: str) -> str:
    """Take off a unit at the end or before 左右, unless it is all there is."""
    after = _AFTER.search(words)
    head, tail = (words[: after.start()], after[0]) if after else (words, "")
    bare = head.removesuffix(unit).rstrip()
    return bare + tail if bare else words


def _arabic(words: str) -> _Core | None:
    typed = figure(words)
    match = _REST.fullmatch(typed.rest) if typed and not typed.money else None
    if typed is None or match is None or (match[1] and match[3]):
        return None
    return _Core(typed.value, typed.places, SCALES[match[2] or ""], match[1] or match[3] or "")


def _chinese(words: str) -> _Core | None:
    match = _CHINESE.fullmatch(words)
    if match is None or (match[3] or "") not in SCALES:
        return None
    try:
        return _Core(Decimal(read_cardinal(match[1])), 0, SCALES[match[3] or ""], match[2] or "")
    except Unreadable:
        return None


def _looseness(figures: Decimal) -> Decimal:
    """Give one of the last place that is not 0."""
    return shift(Decimal(1), int(CONTEXT.normalize(figures).as_tuple().exponent))


def _rounding(core: _Core) -> Decimal:
    """Give half of the last typed place; a plain count is exact."""
    return shift(HALF, -core.places) if core.places or core.exponent else NOUGHT


def _remedy(words: str, unit: str | None, said: list[str]) -> str:
    if len(said) > 1:
        return f"“{said[0]}”和“{said[1]}”只留一个"
    if re.search("[几数]", words):
        return "请填出大概的数，如60余万"
    if unit and re.search(r"[0-9万亿余多][^0-9万亿余多]+$", words):
        return f"只填数量，单位已定为“{unit}”"
    return why_no_number(words.translate({ord(sign): None for sign in "约近余多"}))
