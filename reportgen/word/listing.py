"""What the switches of a TOC field list: headings by level, styles by name, captions by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import attrs

from reportgen.word.faults import Fault, Location, near_names
from reportgen.word.levels import Level
from reportgen.word.notation import whole
from reportgen.word.plan import Contents
from reportgen.word.styles import DEEPEST, Styles

_SWITCH = re.compile(r'\\([a-z])(?:\s*["“]([^"”]*)["”]|\s+([^\s\\"“]+))?', re.IGNORECASE)
_RANGE = re.compile(r"\s*(\d)\s*[-－—]\s*(\d)\s*")
#: What Word's switches mean that change which entries there are; others concern their look.
_UNKNOWN = {"b": "只列书签范围内的标题", "f": "列TC域", "l": "列TC域", "a": "列题注", "d": "章节号"}


@attrs.frozen
class Lister:
    """Reads TOC fields against a template's styles and how they are numbered, by id."""

    _styles: Styles
    _levels: Mapping[str, Level]

    def read(self, instruction: str, width: int) -> Contents:
        """The list that an instruction asks for."""
        switches = _switches(instruction)
        levels = dict(self._listed(switches))
        by_outline = "u" in switches and not switches.get("c")
        span = _span(switches.get("o", "")) if by_outline else ()
        return Contents(
            levels=levels,
            styles=self._entry_styles(switches, levels),
            instruction=self._instruction(switches, levels),
            outlined=dict(self._outlined(span)),
            span=frozenset(span),
            unpaged=frozenset(_span(switches["n"]) if "n" in switches else ()),
            width=width,
        )

    def faults(self, instruction: str, place: Location, *, has_entries: bool) -> Iterator[Fault]:
        r"""What cannot be listed. Without TC fields (``has_entries``) nothing is lost for ``\f``.

        LibreOffice writes that switch into every list.
        """
        switches = _switches(instruction)
        for switch in switches:
            if switch in _UNKNOWN and (switch != "f" or has_entries):
                message = f"目录域的“\\{switch}”开关（{_UNKNOWN[switch]}）还不能用"
                yield Fault("T20", message, "请按标题样式生成目录", place)
        for name, _ in _named(switches.get("t", "")):
            if self._styles.find(name) is None:
                remedy = near_names(name, self._styles.names.values())
                message = f"目录域要列出样式“{name}”，模板中没有这个样式"
                yield Fault("T20", message, remedy or "请在目录选项里选模板中有的样式", place)
        label = switches.get("c")
        if label and not self._captions(label):
            message = f"目录域要列出以“{label}”编号的题注，没有这样编号的样式"
            yield Fault("T20", message, self._other_captions(), place)

    def _listed(self, switches: Mapping[str, str]) -> Iterator[tuple[str, int]]:
        r"""The styles that are listed, each with its level.

        ``\c`` without a word says that a list of styles is one of figures.
        """
        if switches.get("c"):
            yield from ((style, 1) for style in self._captions(switches["c"]))
        elif "o" in switches or not {"t", "u"} & switches.keys():
            for level in _span(switches.get("o", "")):
                style = self._styles.find(f"heading {level}")
                if style:
                    yield style, level
        for name, level in _named(switches.get("t", "")):
            style = self._styles.find(name)
            if style and 1 <= level <= DEEPEST:
                yield style, level

    def _outlined(self, span: Iterable[int]) -> Iterator[tuple[str, int]]:
        for style in self._styles.ids.values():
            level = self._styles.outline_level(style)
            if level is not None and level in span:
                yield style, level

    def _captions(self, label: str) -> list[str]:
        """The styles whose numbers begin with a caption's word: 图, 表."""
        return [style for style, word in self._words() if word == label.strip()]

    def _words(self) -> Iterator[tuple[str, str]]:
        """The styles of captions, each with its word."""
        for style, level in self._levels.items():
            if level.gap:
                yield style, level.scheme.levels[level.level - 1].prefix.strip()

    def _other_captions(self) -> str:
        known = sorted({word for _, word in self._words()})
        if known:
            return f"可以列出的题注有“{'”“'.join(known)}”"
        return "请在格式说明的“编号样式”里给题注的样式指定编号，如“图1”"

    def _entry_styles(
        self, switches: Mapping[str, str], levels: Mapping[str, int]
    ) -> dict[int, str]:
        captions = dict(self._words())
        is_of_figures = "c" in switches or (levels and levels.keys() <= captions.keys())
        figures = self._styles.find("table of figures") if is_of_figures else None
        found = {level: figures or self._styles.find(f"toc {level}")
                 for level in range(1, DEEPEST + 1)}  # fmt: skip
        return {level: style for level, style in found.items() if style}

    def _instruction(self, switches: Mapping[str, str], levels: Mapping[str, int]) -> str:
        """The field's instruction; captions are listed by style: their numbers are no fields."""
        if not switches.get("c"):
            return " ".join(_spelled(switch, value) for switch, value in switches.items())
        names = self._styles.names
        listed = ",".join(f"{names[style]},{level}" for style, level in levels.items())
        return " ".join((r"\h", r"\z", _spelled("t", listed)))


def _switches(instruction: str) -> dict[str, str]:
    return {
        found[1].lower(): (found[2] or found[3] or "").strip()
        for found in _SWITCH.finditer(instruction)
    }


def _named(text: str) -> Iterator[tuple[str, int]]:
    """Styles by name, each with the level behind it; the first where there is none."""
    words = [word.strip() for word in re.split("[,，;；]", text)]
    while words:
        name = words.pop(0)
        level = whole(words.pop(0)) if words and words[0].isdecimal() else 1
        if name:
            yield name, level


def _spelled(switch: str, value: str) -> str:
    return f'\\{switch} "{value}"' if value else f"\\{switch}"


def _span(text: str) -> range:
    found = _RANGE.fullmatch(text)
    return range(int(found[1]), int(found[2]) + 1) if found else range(1, DEEPEST + 1)
