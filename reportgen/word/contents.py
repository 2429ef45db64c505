"""Contents lists (目录) of a template: an ordinary TOC field says what is listed and how.

Its entries are printed from the headings as they come out, each with a link and a field for its
page; what stands in the template between the field's beginning and end is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

import attrs
from lxml import etree

from reportgen.word.cleaning import keep_section
from reportgen.word.faults import Fault, Location
from reportgen.word.fieldscan import Field, fields
from reportgen.word.ooxml import Element, P, T, nearest, remove, w, whole, write_before
from reportgen.word.rooms import Room, Rooms
from reportgen.word.styles import Level, Styles
from reportgen.word.tags import Marks

_SWITCH = re.compile(r'\\([a-z])(?:\s*["“]([^"”]*)["”]|\s+([^\s\\"“]+))?', re.IGNORECASE)
_RANGE = re.compile(r"\s*(\d)\s*[-－—]\s*(\d)\s*")
#: What Word's switches mean that change which entries there are; others concern their look.
_UNKNOWN = {"b": "只列书签范围内的标题", "f": "列TC域", "l": "列TC域", "a": "列题注", "d": "章节号"}
DEEPEST = 9


@attrs.frozen
class Contents:
    """One list: the level of each style id, the entries' style ids by level, and the field.

    ``unpaged`` are the levels without page numbers; ``width`` is the room, in twentieths of a
    point, for entries whose style the template lacks.
    """

    levels: Mapping[str, int]
    styles: Mapping[int, str]
    instruction: str
    unpaged: frozenset[int] = frozenset()
    width: int = Room().width


class ContentsFinder:
    """Takes the contents lists out of a part and puts a mark for each."""

    def __init__(self, styles: Styles, levels: Mapping[str, Level], marks: Marks) -> None:
        """``levels`` are the numbered styles, by id."""
        self._styles, self._levels, self._marks = styles, levels, marks
        self.found: list[Contents] = []
        self._holders: list[Element] = []
        self.faults: list[Fault] = []

    def take(self, root: Element, places: Mapping[Element, Location]) -> None:
        """Go through a part; an empty paragraph holds the place of each list."""
        rooms = Rooms(root)
        for field in [one for one in fields(root) if one.words[:1] == ["TOC"]]:
            first, last = nearest(field.begin, P), _paragraph_of(field.end)
            place = places.get(first, Location()) if first is not None else Location()
            if first is None or last is None or first.getparent() is not last.getparent():
                message, remedy = "目录域没有完整地放在一处", "请在Word中重新插入目录"
                self.faults.append(Fault("T20", message, remedy, place))
                continue
            self._check(field, place)
            if _has_words_beside(field, first, last):
                message = "目录域与其他文字在同一段里，打印时这些文字会丢失"
                self.faults.append(Fault("T20", message, "请让目录独占段落", place))
            self._replace(first, last, self._read(field, rooms.of(first).width))

    def put_marks(self) -> None:
        """Put the calls for the lists into their places, once tags have been looked for."""
        for number, holder in enumerate(self._holders):
            write_before(holder, self._marks.text(f"{{{{ {number}|_contents(_fill) }}}}"))
            remove(holder)

    def _replace(self, first: Element, last: Element, contents: Contents) -> None:
        keep_section(last)
        self.found.append(contents)
        self._holders.append(etree.Element(P))
        first.addprevious(self._holders[-1])
        for paragraph in _from_to(first, last):
            remove(paragraph)

    def _check(self, field: Field, place: Location) -> None:
        for switch, _ in _switches(field.instruction):
            if switch in _UNKNOWN:
                message = f"目录域的“\\{switch}”开关（{_UNKNOWN[switch]}）还不能用"
                self.faults.append(Fault("T20", message, "请按标题样式生成目录", place))

    def _read(self, field: Field, width: int) -> Contents:
        switches = dict(_switches(field.instruction))
        levels = dict(self._listed(switches))
        unpaged: Iterable[int] = ()
        if "n" in switches:
            unpaged = _span(switches["n"])
        found = ((level, self._styles.find(f"toc {level}")) for level in range(1, DEEPEST + 1))
        return Contents(
            levels=levels,
            styles={level: style for level, style in found if style},
            instruction=self._instruction(switches, levels),
            unpaged=frozenset(unpaged),
            width=width,
        )

    def _listed(self, switches: Mapping[str, str]) -> Iterator[tuple[str, int]]:
        """The styles that are listed, each with its level."""
        if "c" in switches:
            yield from ((style, 1) for style in self._captions(switches["c"]))
            return
        span = _span(switches.get("o", ""))
        if "o" in switches or not {"t", "u"} & switches.keys():
            for level in span:
                style = self._styles.find(f"heading {level}")
                if style:
                    yield style, level
        if "u" in switches:
            for style in self._styles.ids.values():
                outline = self._styles.outline_level(style)
                if outline is not None and outline in span:
                    yield style, outline
        words = re.split("[,，;；]", switches.get("t", ""))
        for name, number in zip(words[::2], words[1::2], strict=False):
            style, level = self._styles.find(name), whole(number.strip())
            if style and 1 <= level <= DEEPEST:
                yield style, level

    def _captions(self, label: str) -> list[str]:
        """The styles whose numbers begin with a caption's word: 图, 表."""
        return [
            style
            for style, level in self._levels.items()
            if level.scheme.levels[level.level - 1].prefix.strip() == label.strip()
        ]

    def _instruction(self, switches: Mapping[str, str], levels: Mapping[str, int]) -> str:
        """The field's instruction; captions are listed by style: their numbers are no fields."""
        if "c" not in switches:
            return " ".join(_spelled(switch, value) for switch, value in switches.items())
        names = self._styles.names
        listed = ",".join(f"{names[style]},{level}" for style, level in levels.items())
        return " ".join((r"\h", r"\z", _spelled("t", listed)))


def _switches(instruction: str) -> list[tuple[str, str]]:
    return [
        (found[1].lower(), found[2] or found[3] or "") for found in _SWITCH.finditer(instruction)
    ]


def _spelled(switch: str, value: str) -> str:
    return f'\\{switch} "{value}"' if value else f"\\{switch}"


def _span(text: str) -> range:
    found = _RANGE.fullmatch(text)
    return range(int(found[1]), int(found[2]) + 1) if found else range(1, DEEPEST + 1)


def _paragraph_of(element: Element | None) -> Element | None:
    return None if element is None else nearest(element, P)


def _has_words_beside(field: Field, first: Element, last: Element) -> bool:
    """Whether a text stands before the field or behind it, in the paragraphs it begins and ends."""
    kinds = T, w("fldChar")
    before = takewhile(lambda one: one is not field.begin, first.iter(*kinds))
    behind = takewhile(lambda one: one is not field.end, reversed(list(last.iter(*kinds))))
    return any(one.tag == T and (one.text or "").strip() for one in (*before, *behind))


def _from_to(first: Element, last: Element) -> list[Element]:
    before = takewhile(lambda one: one is not last, (first, *first.itersiblings()))
    return [*before, last]
