"""In which face and size text is set: by its style, and by what was changed in the text itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from reportgen.word import package
from reportgen.word.notation import w, whole
from reportgen.word.ooxml import RPR, Element
from reportgen.word.styles import Styles

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
#: Word's size where nothing says another, in half points: ECMA-376-1, 17.3.2.38.
_PLAIN = 20


@attrs.frozen
class Face:
    """A Chinese font and a size in points; empty and 0 where it is not said."""

    font: str = ""
    size: float = 0

    def over(self, other: Face) -> Face:
        """This face where it says something, else the other."""
        return Face(self.font or other.font, self.size or other.size)


class Faces:
    """The faces of a template's styles."""

    def __init__(self, parts: Mapping[str, bytes], styles: Styles) -> None:
        """Read what styles and theme say."""
        self._styles = styles
        self._themed = dict(_theme(parts))
        self._of: dict[str, Face] = {}
        name = "word/styles.xml"
        root = package.parse_part(parts, name) if name in parts else None
        for style in () if root is None else root.findall(w("style")):
            self._of[style.get(w("styleId"), "")] = self.own(style)
        default = None if root is None else root.find(f"{w('docDefaults')}/{w('rPrDefault')}")
        self._default = self.own(default).over(Face("", _PLAIN / 2))
        #: The style of paragraphs that name none.
        self.normal = "" if root is None else _normal(root)

    def of_style(self, style_id: str) -> Face:
        """The face of a paragraph style."""
        face = Face()
        for name in self._styles.lineage(style_id or self.normal):
            face = face.over(self._of.get(name, Face()))
        return face.over(self._default)

    def own(self, element: Element | None) -> Face:
        """What the run properties within an element say themselves."""
        properties = None if element is None else element.find(RPR)
        if properties is None:
            return Face()
        fonts, size = properties.find(w("rFonts")), properties.find(w("sz"))
        font = "" if fonts is None else fonts.get(w("eastAsia"), "")
        theme = "" if fonts is None else fonts.get(w("eastAsiaTheme"), "")
        half = 0 if size is None else whole(size.get(w("val"), ""))
        return Face(self._themed.get(theme[:5], "") or font, half / 2)


def _normal(root: Element) -> str:
    for style in root.findall(w("style")):
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true"):
            return style.get(w("styleId"), "")
    return ""


def _theme(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The theme's Chinese fonts, by the first letters of ``minorEastAsia``, ``majorEastAsia``."""
    for name in parts:
        if name.startswith("word/theme/") and name.endswith(".xml"):
            root = package.parse_part(parts, name)
            for kind in ("major", "minor"):
                fonts = root.find(f".//{_A}{kind}Font")
                for font in () if fonts is None else fonts.iter(f"{_A}font", f"{_A}ea"):
                    if font.get("script", "Hans") == "Hans" and font.get("typeface"):
                        yield kind, font.get("typeface", "")
