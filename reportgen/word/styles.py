"""Styles by the names people see: 标题 1 = heading 1 = Heading1, and what is numbered how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import attrs

from reportgen.amounts import Scheme
from reportgen.word.automatic import Automatic
from reportgen.word.ooxml import Element, own_outline, style_of, w, whole
from reportgen.word.stylenames import canonical

#: The levels of the outline; Word's tenth is 正文文本.
DEEPEST = 9


@attrs.frozen
class Level:
    """A place in a numbering scheme: the scheme and the level, from 1."""

    scheme: Scheme
    level: int
    _numbers: re.Pattern[str] = attrs.field(init=False, eq=False, repr=False)

    @_numbers.default
    def _pattern(self) -> re.Pattern[str]:
        return _numbers_of(self.scheme)

    @property
    def gap(self) -> str:
        """What stands between a number and its text: a blank after 图1, nothing after 一、 or ①."""
        own = self.scheme.levels[self.level - 1]
        return "\u3000" if own.prefix and not own.suffix else ""

    @property
    def stop(self) -> str:
        """What ends a number and is left out where one refers to it: 、 of 一、, none of （一）."""
        suffix = self.scheme.levels[self.level - 1].suffix
        return suffix[len(suffix.rstrip("、.．")) :]

    def typed(self, text: str) -> str:
        """The number that someone has typed before the text, in any form of the scheme."""
        found = self._numbers.match(text)
        return found.group() if found else ""


_NUMERALS = {
    "一": "[一二三四五六七八九十百]{1,5}", "壹": "[壹贰叁肆伍陆柒捌玖拾佰]{1,5}", "1": "[0-9]{1,2}",
    "１": "[0-9０-９]{1,2}", "①": "[①-⑳㉑-㉟㊱-㊿]", "A": "[A-Z]", "a": "[a-z]", "I": "[IVXLC]+",
    "i": "[ivxlc]+", "甲": "[甲乙丙丁戊己庚辛壬癸]",
}  # fmt: skip
_SAME_MARKS = {"（": "[（(]", "）": "[）)]", ".": "[.．、]", "．": "[.．、]", "、": "[.．、]"}


@lru_cache(maxsize=256)
def _numbers_of(scheme: Scheme) -> re.Pattern[str]:
    """Numbers of a scheme as people type them; ``1.5公里`` and ``一、二级`` are none."""
    # Word's own captions have a blank: 图 1.
    forms = [
        "".join(rf"{_mark(mark)}\s*" for mark in level.prefix)
        + _NUMERALS[level.kind]
        + "".join(rf"\s*{_mark(mark)}" for mark in level.suffix)
        for level in scheme.levels
        if level.prefix or level.suffix or level.kind == "①"
    ]
    return re.compile(f"(?:{'|'.join(forms)})(?![0-9一二三四五六七八九十])" if forms else "(?!)")


def _mark(mark: str) -> str:
    return _SAME_MARKS.get(mark, re.escape(mark))


@attrs.frozen
class Styles:
    """A template's styles: ids by name, names by id, and the style each is based on.

    ``ids`` are by canonical name, ``exact`` by the name as it stands in the file.
    """

    ids: Mapping[str, str]
    exact: Mapping[str, str]
    names: Mapping[str, str]
    based_on: Mapping[str, str]
    outline: Mapping[str, int]
    automatic: Mapping[str, bool]
    lists: Automatic

    @classmethod
    def of(cls, root: Element | None, numbering: Element | None = None) -> Styles:
        """Read ``styles.xml`` and ``numbering.xml``; nothing where a template has none."""
        found = [] if root is None else root.findall(w("style"))
        lists = Automatic(numbering)
        names: dict[str, str] = {}
        based_on: dict[str, str] = {}
        outline: dict[str, int] = {}
        automatic: dict[str, bool] = {}
        for style in found:
            style_id = style.get(w("styleId"), "")
            names.setdefault(style_id, _value(style, "name"))
            if style.find(w("basedOn")) is not None:
                based_on[style_id] = _value(style, "basedOn")
            level = _value(style, f"{w('pPr')}/{w('outlineLvl')}")
            if level.isdecimal():
                outline[style_id] = whole(level, 9)
            prints = lists.prints(style.find(f"{w('pPr')}/{w('numPr')}"), style_id)
            if prints is not None:
                automatic[style_id] = prints
        exact = _ids(found)
        ids: dict[str, str] = {}
        for name, style_id in exact.items():
            ids.setdefault(canonical(name), style_id)
        return cls(ids, exact, names, based_on, outline, automatic, lists)

    def find(self, name: str) -> str | None:
        """The id of the style with that name in any spelling, or None."""
        return self.exact.get(name) or self.ids.get(canonical(name))

    def lineage(self, style_id: str) -> tuple[str, ...]:
        """The style and those it is based on."""
        found: list[str] = []
        while style_id and style_id not in found:
            found.append(style_id)
            style_id = self.based_on.get(style_id, "")
        return tuple(found)

    def outline_level(self, style_id: str) -> int | None:
        """The level (from 1) at which a paragraph of this style stands in the outline, or None."""
        for ancestor in self.lineage(style_id):
            if ancestor in self.outline:
                level = self.outline[ancestor]
                return level + 1 if level < DEEPEST else None
        return None

    def outline_of(self, paragraph: Element) -> int | None:
        """The level at which a paragraph stands in the outline, by itself or by its style."""
        own = own_outline(paragraph)
        if own is None:
            return self.outline_level(style_of(paragraph))
        return own if own <= DEEPEST else None

    def has_automatic_number(self, paragraph: Element, *, by_style: bool) -> bool:
        """Whether Word itself numbers a paragraph, which may overrule its style."""
        own = self.lists.prints(paragraph.find(f"{w('pPr')}/{w('numPr')}"))
        if own is not None or not by_style:
            return bool(own)
        styles = self.lineage(style_of(paragraph))
        return next((self.automatic[name] for name in styles if name in self.automatic), False)

    def level_of(self, style_id: str, levels: Mapping[str, Level]) -> Level | None:
        """How paragraphs of this style are numbered, by itself or by what it is based on."""
        return next((levels[name] for name in self.lineage(style_id) if name in levels), None)


def _ids(styles: Iterable[Element]) -> dict[str, str]:
    """The ids of styles by name; an alias never takes a name that is some style's own."""
    own: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for style in styles:
        style_id = style.get(w("styleId"), "")
        name, *others = _value(style, "name").split(",")
        own.setdefault(name, style_id)
        for alias in (*others, *_value(style, "aliases").split(",")):
            aliases.setdefault(alias, style_id)
    return {name: style_id for name, style_id in {**aliases, **own}.items() if name}


def _value(style: Element, path: str) -> str:
    found = style.find(path if path.startswith("{") else w(path))
    return "" if found is None else found.get(w("val"), "")
