"""Numbers put into the paragraphs of a template whose style is numbered."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs
from lxml import etree

from reportgen.amounts import Scheme
from reportgen.word.cleaning import is_directive, keep_section
from reportgen.word.crossrefs import Target
from reportgen.word.faults import Fault, Location
from reportgen.word.mending import NUMBER
from reportgen.word.ooxml import (
    TBL,
    TC,
    XML_SPACE,
    Element,
    P,
    R,
    T,
    nearest,
    own_runs,
    remove,
    run_style,
    style_of,
    text_of,
    texts_of,
    w,
    write_after,
    write_before,
)
from reportgen.word.sites import Site
from reportgen.word.styles import Level, Styles
from reportgen.word.tags import MARK, Marks


class Numberer:
    """Puts calls for numbers into the paragraphs whose style is numbered."""

    def __init__(
        self, styles: Styles, levels: Mapping[str, Level], marks: Marks, sites: dict[int, Site]
    ) -> None:
        """``levels`` are by style id; ``sites`` of the part's tags get those of numbers."""
        self._styles, self._levels, self._marks = styles, levels, marks
        self._sites = sites
        #: The names of the bookmarks that enclose numbers.
        self.named: set[str] = set()
        #: The cell of the last item of each list, by table.
        self._cells: dict[tuple[Element | None, Scheme], Element | None] = {}
        self.faults: list[Fault] = []

    def number(
        self,
        places: Iterable[tuple[Element, Location]],
        targets: Mapping[Element, Sequence[Target]],
        listed: Collection[str],
    ) -> None:
        """Go through a part's paragraphs.

        Numbers of ``targets`` can be referred to; paragraphs of the ``listed`` styles are noted for
        the contents lists.
        """
        before: Element | None = None
        last: Level | None = None
        for paragraph, place in places:
            if is_directive(paragraph):
                continue
            level, heads = self._level(paragraph)
            in_box = nearest(paragraph, P) is not None
            # A text box hangs in a paragraph and does not interrupt the list around it.
            if not in_box:
                if level and level.scheme.is_list and before is not None:
                    self._restart(before, paragraph, last, level)
                before, last = paragraph, level
            style = style_of(paragraph)
            note = f"_heading(_fill, {style!r})" if style in listed and not in_box else ""
            if level and text_of(paragraph).strip():
                self._refuse_typed(paragraph, heads, level, place)
                self._call(paragraph, level, heads, note, targets.get(paragraph, ()))
            elif note:
                self._enclose(paragraph, paragraph, note)

    def _level(self, paragraph: Element) -> tuple[Level | None, list[Element]]:
        """How the paragraph is numbered, and the runs that are its head if that is in the text."""
        level = self._styles.level_of(style_of(paragraph), self._levels)
        if level:
            return level, []
        heads: list[Element] = []
        for run in own_runs(paragraph):
            found = self._styles.level_of(run_style(run), self._levels)
            if not found or (level and found != level):
                break
            level = found
            heads.append(run)
        return level, heads

    def _call(
        self,
        paragraph: Element,
        level: Level,
        heads: list[Element],
        note: str,
        targets: Sequence[Target],
    ) -> None:
        """Put a number's call into a paragraph, before its text."""
        texts = [text for head in heads for text in head.iter(T)] or texts_of(paragraph)
        varies = self._varies("".join(text.text or "" for text in texts), level)
        names = tuple(target.name for target in targets)
        number = self._marks.new()
        self._sites[number] = Site(level=level, bookmarks=names)
        call = self._marks.text(NUMBER if varies else f"{{{{ {number}|_number(_fill) }}}}")
        first = heads[0] if heads else paragraph
        if targets:
            label = _label(texts[0], call)
            _child_of(paragraph, texts[0]).addprevious(label)
            self._name(label, call if varies else level.gap, targets)
            first = label if heads else paragraph
        else:
            texts[0].text = call + (texts[0].text or "")
        call = f"_numbered(_fill, {number})"
        if varies and heads:
            self._enclose(first, heads[-1], call)
        elif varies:
            keep_section(paragraph)
            note = f"{call}|{note}" if note else call
        if note:
            self._enclose(paragraph, paragraph, note)

    def _enclose(self, first: Element, last: Element, call: str) -> None:
        write_before(first, self._marks.text(f"{{% filter {call} %}}"))
        write_after(last, self._marks.text("{% endfilter %}"))

    def _name(self, label: Element, gap: str, targets: Sequence[Target]) -> None:
        """Let the bookmarks that are referred to enclose the number, and nothing else.

        ``gap`` parts it from its text, or stands for what does until the text is known.
        """
        if gap:
            label.addnext(_label(label[-1], gap))
        for target in targets:
            remove(target.start)
            remove(target.end)
            label.addprevious(target.start)
            label.addnext(target.end)
            self.named.add(target.name)

    def _varies(self, text: str, level: Level) -> bool:
        """Whether a text may turn out empty or begin with a number in a way seen only when printed.

        Where it has words of its own and begins with a plain tag, that tag is told to leave out a
        number that was typed; nothing has to be gathered.
        """
        start, *rest = MARK.split(text)
        if not rest or start.strip():
            return False
        first = int(rest[0])
        if not self._marks.sources[first].startswith("{{") or not self._has_own_words(rest):
            return True
        source = self._marks.sources[first].replace("|_out(", "|_first(")
        self._marks.sources[first] = source
        self._sites[first] = attrs.evolve(self._sites[first], level=level)
        return False

    def _has_own_words(self, pieces: list[str]) -> bool:
        """Whether words stand outside of all blocks; tags' numbers and words alternate."""
        depth = 0
        for number, words in zip(pieces[::2], pieces[1::2], strict=True):
            source = self._marks.sources[int(number)]
            depth += source.startswith(("{% if", "{% for")) - source.startswith("{% end")
            if words.strip() and not depth:
                return True
        return False

    def _restart(
        self, before: Element, paragraph: Element, last: Level | None, level: Level
    ) -> None:
        """Let a list begin anew behind what stands between it and the last one.

        A numbered column of a table counts on from row to row; lists side by side do not.
        """
        cell, table = nearest(paragraph, TC), nearest(paragraph, TBL)
        beside = self._cells.get((table, level.scheme))
        self._cells[table, level.scheme] = cell
        if any(around is before.getparent() for around in paragraph.iterancestors()):
            if not (last and last.scheme == level.scheme):
                write_after(before, self._begin(level))
            return
        parent = paragraph.getparent()
        left = (around for around in before.iterancestors() if around.getparent() is parent)
        behind = next(left, None)
        if behind is not None:
            write_after(behind, self._begin(level))
        elif cell is None or table is None:
            return
        elif beside is None:  # what stands between is the table's head
            write_before(table, self._begin(level))
        elif beside is not cell and beside.getparent() is cell.getparent():
            write_before(next(cell.iterchildren(P, TBL, w("sdt"))), self._begin(level))

    def _begin(self, level: Level) -> str:
        """What lets the list of a level begin anew where it stands."""
        number = self._marks.new()
        self._sites[number] = Site(level=level)
        return self._marks.text(f"{{{{ {number}|_begin_list(_fill) }}}}")

    def _refuse_typed(
        self, paragraph: Element, heads: list[Element], level: Level, place: Location
    ) -> None:
        """Word's own numbers and typed ones would stand beside those that are counted."""
        text = "".join(text_of(head) for head in heads) or text_of(paragraph)
        typed = level.typed(text.lstrip())
        if typed:
            remedy = "请删去模板中的编号，打印时会按样式编号"
            self.faults.append(Fault("T17", f"标题里已有编号“{typed}”", remedy, place))
        elif _has_automatic_number(paragraph) or (
            not heads and self._styles.is_automatic(style_of(paragraph))
        ):
            remedy = "请在Word中取消这个段落或样式的自动编号"
            self.faults.append(Fault("T17", "样式编号之外还有Word自动编号", remedy, place))


def _has_automatic_number(paragraph: Element) -> bool:
    number = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    return number is not None and number.get(w("val")) != "0"


def _label(beside: Element, mark: str) -> Element:
    """A run that holds a number in the face of the text it stands before."""
    label = etree.Element(R)
    run = nearest(beside, R)
    face = None if run is None else run.find(w("rPr"))
    if face is not None:
        label.append(copy.deepcopy(face))
    text = etree.SubElement(label, T)
    text.set(XML_SPACE, "preserve")
    text.text = mark
    return label


def _child_of(paragraph: Element, text: Element) -> Element:
    """The paragraph's own child that holds a text: its run, or the hyperlink around that."""
    return next(around for around in text.iterancestors() if around.getparent() is paragraph)
