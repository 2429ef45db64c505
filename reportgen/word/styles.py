"""Styles by the names people see: 标题 1 = heading 1 = Heading1, and what is numbered how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from reportgen.word.automatic import Automatic
from reportgen.word.levels import Level
from reportgen.word.notation import w, whole
from reportgen.word.ooxml import Element, own_outline, style_of
from reportgen.word.stylenames import canonical

#: The levels of the outline; Word's tenth is 正文文本.
DEEPEST = 9


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
