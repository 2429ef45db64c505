"""Names that are nearly another: one character off, or of another place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportgen.lazily import pattern

#: What often stands before a name and is no part of it, and what stands for a place.
_BEFORE = frozenset("各本该全原向由在对将和与及给经按报是以从到据于同为请受我邻某年月日上下至供")
#: Names that differ in one of these are of two organs, by rights.
_ORDERED = frozenset("一二三四五六七八九十东西南北上中下前后左右甲乙丙丁大小")
#: Organs of which a department has many, in places of like names.
_MANY = pattern("[镇乡村]|街道|社区|学校|[中小]学")
#: What a sentence may begin with before 县应急管理局.
_VERBS = frozenset((
    "建议", "要求", "督促", "协助", "配合", "责成", "支持", "指导", "授权", "委托", "同意", "成立", "经过",
    "通过", "根据", "按照", "依据", "目前", "近年", "其中", "会同", "联合", "围绕", "落实", "接受", "作为",
    "划清", "明确", "理顺", "加强", "撤销", "组建", "完善", "充实", "保障", "确保", "发挥", "依托", "设立",
))  # fmt: skip
#: 管理局: what is left of a name whose words for its work were dropped.
_TAIL = 3
_HAN = "[一-鿿]"


def neighbours(name: str, text: str) -> Iterator[str]:
    """The stretches of a text that are one character off a name, in the middle if a length off."""
    if name[:3] not in text and name[-3:] not in text:
        return
    half, length = len(name) // 2, len(name)
    told: set[int] = set()
    for part, at in ((name[:half], 0), (name[half:], half)):
        start = text.find(part)
        while start >= 0:
            for more in (0, -1, 1):
                begin = start - at if at == 0 or not more else start - at - more
                found = text[begin : begin + length + more] if begin >= 0 else ""
                # the last character says what it is
                if (
                    found[-1:] == name[-1]
                    and begin not in told
                    and _is_off(found, name, text[begin - 1 : begin])
                ):
                    told.add(begin)
                    yield found
            start = text.find(part, start + 1)


def near(one: str, other: str) -> bool:
    """Whether two names are one character apart, and not by rights."""
    if _MANY.search(one) or _MANY.search(other):
        return False
    return one_apart(one, other) or _is_dropped(*sorted((one, other), key=len))


def one_apart(one: str, other: str) -> bool:
    """Whether two names of one length differ in exactly one Chinese character."""
    if len(one) != len(other):
        return False
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(different) != 1 or set(different[0]) <= _ORDERED:
        return False
    return all("一" <= sign <= "鿿" for sign in different[0])


def other_places(name: str, region: str, text: str) -> Iterator[str]:
    """The organs of that kind in another place of the same level that sentences begin with.

    Elsewhere a place cannot be told from the verb before 县应急管理局, which is how one's own is
    called for short.
    """
    tail = name[len(region) :] if name.startswith(region) else ""
    if len(tail) < len("财政局") or region[-1:] + tail not in text:
        return
    for found in _places(region[-1], tail).finditer(text):
        place = found[1][: -len(tail) - 1]
        strange = (
            not _BEFORE.intersection(place) and place[:2] != region[:2] and place not in _VERBS
        )
        if (
            strange
            and not one_apart(found[1], name)
            and not region.endswith(found[1][: -len(tail)])
        ):
            yield found[1]


def shortened(name: str, region: str, text: str) -> Iterator[str]:
    """A department's name without the words for its work: 甲县管理局 for 甲县应急管理局."""
    if name.startswith(region) and len(name) > len(region) + _TAIL:
        left = region + name[-_TAIL:]
        if left in text:
            yield left


@lru_cache(maxsize=64)
def _places(level: str, tail: str) -> re.Pattern[str]:
    return re.compile(f"(?:^|[。；！？])({_HAN}{{2,4}}?{level}{re.escape(tail)})")


def _is_off(found: str, name: str, ahead: str) -> bool:
    """Whether a stretch is one character off; a first character must begin a clause to count."""
    if len(found) != len(name):
        return _is_dropped(*sorted((found, name), key=len))
    if not one_apart(found, name):
        return False
    return found[0] == name[0] or not (found[0] in _BEFORE or "一" <= ahead <= "鿿")


def _is_dropped(short: str, long: str) -> bool:
    """Whether a name is another without one Chinese character that is neither first nor last."""
    if len(long) - len(short) != 1:
        return False
    same = next((n for n, sign in enumerate(short) if sign != long[n]), len(short))
    in_middle = 0 < same < len(short) and "一" <= long[same] <= "鿿"
    return in_middle and short[same:] == long[same + 1 :]
