"""Styles by the names people see: 标题 1 = heading 1 = Heading1, and what is numbered how."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import attrs

from reportgen.amounts import Scheme
from reportgen.word.ooxml import Element, w, whole

_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)
_BUILT_IN = {"正文": "normal", "标题": "title", "列表段落": "list paragraph", "页脚": "footer",
             "页眉": "header", "题注": "caption"}  # fmt: skip


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


def canonical(name: str) -> str:
    """A style's name as Word, WPS and Chinese Word agree on it."""
    name = " ".join(name.split())
    heading = _HEADING.fullmatch(name)
    if heading:
        return f"heading {heading[1]}"
    return _BUILT_IN.get(name, name.lower() if name.isascii() else name)


@attrs.frozen
class Styles:
    """A template's styles: ids by canonical name, names by id, and the style each is based on."""

    ids: Mapping[str, str]
    names: Mapping[str, str]
    based_on: Mapping[str, str]
    outline: Mapping[str, int]
    automatic: Mapping[str, bool]

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """Read ``styles.xml``; nothing where a template has none."""
        ids: dict[str, str] = {}
        names: dict[str, str] = {}
        based_on: dict[str, str] = {}
        outline: dict[str, int] = {}
        automatic: dict[str, bool] = {}
        for style in () if root is None else root.findall(w("style")):
            style_id = style.get(w("styleId"), "")
            for name in [style.find(w("name")), *style.findall(w("aliases"))]:
                words = "" if name is None else name.get(w("val"), "")
                names.setdefault(style_id, words)
                ids |= {canonical(word): style_id for word in words.split(",") if word}
            base = style.find(w("basedOn"))
            if base is not None:
                based_on[style_id] = base.get(w("val"), "")
            level = style.find(f"{w('pPr')}/{w('outlineLvl')}")
            words = "" if level is None else level.get(w("val"), "")
            if words.isdecimal():
                outline[style_id] = whole(words, 9)
            number = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if number is not None:
                automatic[style_id] = number.get(w("val")) != "0"
        return cls(ids, names, based_on, outline, automatic)

    def find(self, name: str) -> str | None:
        """The id of the style with that name in any spelling, or None."""
        return self.ids.get(canonical(name))

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
                return level + 1 if level < 9 else None
        return None

    def is_automatic(self, style_id: str) -> bool:
        """Whether Word itself numbers the paragraphs of this style."""
        found = (self.automatic[name] for name in self.lineage(style_id) if name in self.automatic)
        return next(found, False)

    def level_of(self, style_id: str, levels: Mapping[str, Level]) -> Level | None:
        """How paragraphs of this style are numbered, by itself or by what it is based on."""
        return next((levels[name] for name in self.lineage(style_id) if name in levels), None)
