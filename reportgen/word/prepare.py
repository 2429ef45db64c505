"""A part's tree made ready for patching: numbering put in, what must not repeat taken out."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping

import attrs
from lxml import etree

from reportgen.word.ooxml import (
    MC,
    TC,
    XML_SPACE,
    Element,
    P,
    R,
    T,
    inner_xml,
    nearest,
    own_runs,
    paragraphs,
    run_style,
    style_of,
    text_of,
    texts_of,
    w,
)
from reportgen.word.styles import Level, Styles
from reportgen.word.tags import Tag

#: Stands in a captured paragraph for its number until it is known that there is text to number.
NUMBER = "\ue000"
_MARK = re.compile(r"\{[{%].*?[%}]\}")
_COMMENTS = tuple(w(f"comment{end}") for end in ("RangeStart", "RangeEnd", "Reference"))


@attrs.frozen
class Site:
    """Where something is printed: what its paragraph and run look like, how it is numbered."""

    paragraph: str = ""
    run: str = ""
    level: Level | None = None


def clean(root: Element) -> None:
    """Take out what a filled document must not carry: comments, fall-backs, old bookmarks."""
    for element in list(root.iter(*_COMMENTS, f"{{{MC}}}Fallback", w("lastRenderedPageBreak"))):
        _remove(element)
    for start in list(root.iter(w("bookmarkStart"))):
        if start.get(w("name")) == "_GoBack":
            number = start.get(w("id"))
            ends = [end for end in root.iter(w("bookmarkEnd")) if end.get(w("id")) == number]
            for element in (start, *ends):
                _remove(element)


def release_sections(tags: Iterable[Tag]) -> None:
    """Move a section break out of a paragraph with tags into one of its own, so that it stays."""
    for tag in tags:
        properties = tag.paragraph.find(w("pPr"))
        section = None if properties is None else properties.find(w("sectPr"))
        if properties is not None and section is not None:
            properties.remove(section)
            alone = etree.SubElement(etree.Element(P), w("pPr"))
            alone.append(section)
            holder = alone.getparent()
            assert holder is not None  # noqa: S101 (made two lines above)
            tag.paragraph.addnext(holder)


def site_of(tag: Tag) -> Site:
    """What surrounds an output tag."""
    properties = tag.paragraph.find(w("pPr"))
    run = tag.text.getparent()
    return Site(inner_xml(properties), inner_xml(None if run is None else run.find(w("rPr"))))


class Numberer:
    """Puts calls for numbers into the paragraphs whose style is numbered."""

    def __init__(self, styles: Styles, levels: Mapping[str, Level], first: int) -> None:
        """``levels`` are by style id; ``first`` is the number of the first site to be made."""
        self._styles, self._levels, self._next = styles, levels, first
        self.sources: dict[int, str] = {}
        self.sites: dict[int, Site] = {}

    def number(self, root: Element) -> None:
        """Go through a part."""
        previous: tuple[Element | None, Level | None] = (None, None)
        before: Element | None = None
        for paragraph in list(paragraphs(root)):
            if _is_directive(paragraph):
                continue
            level, run_in = self._level(paragraph)
            if level and level.scheme.is_list and before is not None:
                parent, last = previous
                if paragraph.getparent() is parent and (not last or last.scheme != level.scheme):
                    self._restart(before, level)
            previous, before = (paragraph.getparent(), level), paragraph
            if level:
                self._call(paragraph, level, run_in)

    def _level(self, paragraph: Element) -> tuple[Level | None, list[Element]]:
        level = self._styles.level_of(style_of(paragraph), self._levels)
        if level:
            return level, []
        heads: list[Element] = []
        for run in own_runs(paragraph):
            found = self._levels.get(run_style(run))
            if not found or (level and found != level):
                break
            level = found
            heads.append(run)
        return level, heads

    def _call(self, paragraph: Element, level: Level, run_in: list[Element]) -> None:
        runs = run_in or own_runs(paragraph)
        if not runs:
            return
        number = self._site(level)
        varies = any(_MARK.search(text.text or "") for run in runs for text in run.iter(T))
        label = etree.Element(R)
        face = runs[0].find(w("rPr"))
        if face is not None:
            label.append(copy.deepcopy(face))
        text = etree.SubElement(label, T)
        text.set(XML_SPACE, "preserve")
        text.text = NUMBER if varies else f"{{{{ t{number} }}}}"
        runs[0].addprevious(label)
        self.sources[number] = f"{{{{ {number}|_number }}}}"
        if varies:
            self.sources[number] = f"{{% filter _numbered({number}) %}}"
            end = self._mark("{% endfilter %}")
            first, last = (label, runs[-1]) if run_in else (paragraph, paragraph)
            _write_before(first, f"{{% t{number} %}}")
            _write_after(last, f"{{% t{end} %}}")

    def _restart(self, before: Element, level: Level) -> None:
        """Let a list begin anew after the paragraph that stands between it and the last one."""
        number = self._site(level)
        self.sources[number] = f"{{{{ (-{number})|_number }}}}"
        _write_after(before, f"{{% t{number} %}}")

    def _site(self, level: Level) -> int:
        number = self._mark("")
        self.sites[number] = Site(level=level)
        return number

    def _mark(self, source: str) -> int:
        self._next += 1
        self.sources[self._next - 1] = source
        return self._next - 1


def keep_cells(root: Element, first: int) -> dict[int, str]:
    """Wrap the cells whose paragraphs may all vanish, so that one is put back."""
    sources: dict[int, str] = {}
    for cell in root.iter(TC):
        own = [paragraph for paragraph in cell.iter(P) if nearest(paragraph, TC) is cell]
        if not any(_is_directive(paragraph) for paragraph in own):
            continue
        start, end = first + len(sources), first + len(sources) + 1
        sources |= {start: "{% filter _cell %}", end: "{% endfilter %}"}
        properties = cell.find(w("tcPr"))
        if properties is None:
            cell.text = f"{{% t{start} %}}" + (cell.text or "")
        else:
            _write_after(properties, f"{{% t{start} %}}")
        _write_after(cell[-1], f"{{% t{end} %}}")
    return sources


def _is_directive(paragraph: Element) -> bool:
    """Whether the paragraph is a whole-element tag and will not be printed."""
    text = text_of(paragraph).strip()
    return text.startswith(("{%p", "{%tr", "{%tc")) and text.endswith("%}")


def _write_before(element: Element, text: str) -> None:
    previous = element.getprevious()
    parent = element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def _write_after(element: Element, text: str) -> None:
    element.tail = text + (element.tail or "")


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)


def headings(root: Element, styles: Styles) -> Iterator[tuple[Element, str]]:
    """Every paragraph with the text of the heading it stands under."""
    heading = ""
    for paragraph in paragraphs(root):
        if texts_of(paragraph) and styles.outline_level(style_of(paragraph)) is not None:
            heading = text_of(paragraph).strip()
            yield paragraph, ""
        else:
            yield paragraph, heading
