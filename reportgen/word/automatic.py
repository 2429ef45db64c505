"""Word's own numbering: where it would print a number beside ours."""

from __future__ import annotations

from reportgen.word.notation import w, whole
from reportgen.word.ooxml import Element

_NO_LIST = "0"


class Automatic:
    """The lists of ``numbering.xml``.

    LibreOffice gives its headings a list whose levels have the format ``none``: nothing is printed.
    """

    def __init__(self, root: Element | None) -> None:
        """Read the part; a document without it prints no numbers of its own."""
        numbers = [] if root is None else root.findall(w("num"))
        kinds = [] if root is None else root.findall(w("abstractNum"))
        self._numbers = {one.get(w("numId")): one for one in numbers}
        self._kinds = {one.get(w("abstractNumId")): one for one in kinds}
        self._linked = {_value(one, "styleLink"): one for one in kinds}

    def prints(self, properties: Element | None, style: str = "") -> bool | None:
        """Whether a ``numPr``, perhaps that of a style, prints a number; None if it has no list."""
        number = "" if properties is None else _value(properties, "numId")
        if properties is None or not number:
            return None
        levels = {} if number == _NO_LIST else self.levels(number)
        own = [key for key, level in levels.items() if style and _value(level, "pStyle") == style]
        level = levels.get(_value(properties, "ilvl") or (own[0] if own else "0"))
        return level is not None and _shows(level)

    def levels(self, number: str) -> dict[str, Element]:
        """The levels of a list, by number; a list may be that of a style, and change levels."""
        found = self._numbers.get(number)
        if found is None:
            return {}
        kind = self._kinds.get(_value(found, "abstractNumId"))
        link = "" if kind is None else _value(kind, "numStyleLink")
        kind = self._linked.get(link, kind) if link else kind
        changed = [one.find(w("lvl")) for one in found.findall(w("lvlOverride"))]
        own = [] if kind is None else kind.findall(w("lvl"))
        return {one.get(w("ilvl"), "0"): one for one in (*own, *changed) if one is not None}

    def kind_of(self, number: str) -> str:
        """What a list counts with: several lists may share their numbers."""
        found = self._numbers.get(number)
        return "" if found is None else _value(found, "abstractNumId")


def _shows(level: Element) -> bool:
    text = _value(level, "lvlText")
    if _value(level, "numFmt") == "none":
        text = text.replace(f"%{whole(level.get(w('ilvl'), '')) + 1}", "")
    return bool(text.strip()) or level.find(w("lvlPicBulletId")) is not None


def _value(element: Element, name: str) -> str:
    found = element.find(w(name))
    return "" if found is None else found.get(w("val"), "")
