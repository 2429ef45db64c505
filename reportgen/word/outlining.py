"""What a Word document says of its own outline: paragraphs with levels and automatic numbers.

Read as they would be printed: a number that Word counts by itself stands beside the text. Tables
and headers are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import attrs

from reportgen.amounts.numbering import Level
from reportgen.word import package
from reportgen.word.automatic import Automatic
from reportgen.word.notation import w
from reportgen.word.ooxml import TBL, Element, P, nearest, style_of
from reportgen.word.stylenames import canonical
from reportgen.word.styles import Styles
from reportgen.word.view import visible_text

#: Word's kinds of numbers, by the sign that the first one is.
_KINDS = {
    "chineseCounting": "一", "chineseCountingThousand": "一", "ideographDigital": "一",
    "japaneseCounting": "一", "taiwaneseCounting": "一", "taiwaneseCountingThousand": "一",
    "chineseLegalSimplified": "壹", "decimal": "1", "decimalFullWidth": "1",
    "decimalEnclosedCircle": "①", "decimalEnclosedCircleChinese": "①", "upperLetter": "A",
    "lowerLetter": "a", "upperRoman": "I", "lowerRoman": "i",
}  # fmt: skip
_TITLES = frozenset({"title", "subtitle"})


@attrs.frozen
class Outlined:
    """A paragraph: its text, its level in the outline from 1, and its automatic number."""

    text: str
    level: int | None
    number: str
    is_title: bool


def outlined(data: bytes) -> list[Outlined]:
    """The paragraphs of the body that hold text. Raises ``TemplateError`` for what is no .docx."""
    parts = package.read_parts(data)
    styles_part, lists_part = "word/styles.xml", "word/numbering.xml"
    roots = {
        name: package.parse_part(parts, name) for name in (styles_part, lists_part) if name in parts
    }
    styles = Styles.of(roots.get(styles_part), roots.get(lists_part))
    counting = _Counting(Automatic(roots.get(lists_part)), roots.get(styles_part))
    body = package.parse_part(parts, package.body_of(parts))
    return [found for one in _paragraphs(body) if (found := _outlined(one, styles, counting)).text]


def _paragraphs(body: Element) -> Iterator[Element]:
    return (one for one in body.iter(P) if nearest(one, TBL) is None and nearest(one, P) is None)


def _outlined(paragraph: Element, styles: Styles, counting: _Counting) -> Outlined:
    text = " ".join(visible_text(paragraph).split("\n")).strip()
    style = style_of(paragraph)
    number = counting.number(paragraph, styles.lineage(style)) if text else ""
    names = {canonical(styles.names.get(one, "")) for one in styles.lineage(style)}
    return Outlined(text, styles.outline_of(paragraph), number, bool(names & _TITLES))


class _Counting:
    """Word's automatic numbers, counted as they are met."""

    def __init__(self, lists: Automatic, styles: Element | None) -> None:
        self._lists = lists
        self._counts: dict[str, Counter[int]] = {}
        found = [] if styles is None else styles.findall(w("style"))
        self._by_style = {one.get(w("styleId"), ""): one.find(f"{w('pPr')}/{w('numPr')}")
                          for one in found}  # fmt: skip

    def number(self, paragraph: Element, lineage: tuple[str, ...]) -> str:
        """The paragraph's number, empty where Word prints none."""
        own = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        found = [own, *(self._by_style.get(style) for style in lineage)]
        properties = next((one for one in found if one is not None), None)
        if properties is None:
            return ""
        list_id = _value(properties, "numId") or next(
            (_value(one, "numId") for one in found if one is not None and _value(one, "numId")), ""
        )
        depth = int(_value(properties, "ilvl") or 0)
        levels = self._lists.levels(list_id)
        if str(depth) not in levels:
            return ""
        counts = self._counts.setdefault(self._lists.kind_of(list_id), Counter())
        counts[depth] += 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return self._label(levels, depth, counts)

    def _label(self, levels: dict[str, Element], depth: int, counts: Counter[int]) -> str:
        """What the level's text comes to: %1 and the like are the numbers of its levels."""
        label = _value(levels[str(depth)], "lvlText")
        if "%" not in label:
            return ""  # a bullet
        for level in range(depth + 1):
            kind = _KINDS.get(_value(levels.get(str(level)), "numFmt"), "1")
            count = max(1, counts[level])
            label = label.replace(f"%{level + 1}", Level("", kind, "").label(count))
        return label


def _value(element: Element | None, name: str) -> str:
    found = None if element is None else element.find(w(name))
    return "" if found is None else found.get(w("val"), "")
