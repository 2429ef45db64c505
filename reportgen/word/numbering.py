"""Numbers put into the paragraphs of a template whose style is numbered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs

from reportgen.amounts import Scheme
from reportgen.word.cleaning import is_directive, keep_section
from reportgen.word.faults import Fault, Location
from reportgen.word.levels import Level
from reportgen.word.mending import NUMBER
from reportgen.word.notation import w
from reportgen.word.ooxml import (
    TBL,
    TC,
    Element,
    P,
    T,
    nearest,
    own_outline,
    own_runs,
    run_style,
    style_of,
    text_of,
    texts_of,
    write_after,
    write_before,
)
from reportgen.word.plan import Contents
from reportgen.word.sites import Site
from reportgen.word.styles import Styles
from reportgen.word.tags import MARK, Marks
from reportgen.word.targets import Target, enclose_number, enclose_text, put_label


@attrs.frozen(eq=False)
class _Targets:
    """The bookmarks of a paragraph that stand for its number and for its text."""

    numbers: Sequence[Target]
    texts: Sequence[Target]


class Numberer:
    """Puts calls for numbers into the paragraphs whose style is numbered."""

    def __init__(
        self, styles: Styles, levels: Mapping[str, Level], marks: Marks, sites: dict[int, Site]
    ) -> None:
        """``levels`` are by style id; ``sites`` of the part's tags get those of numbers."""
        self._styles, self._levels, self._marks = styles, levels, marks
        self._sites = sites
        #: The names of the bookmarks that enclose numbers, and texts of headings.
        self.named: set[str] = set()
        self.titled: set[str] = set()
        #: The cell of the last item of each list, by table.
        self._cells: dict[tuple[Element | None, Scheme], Element | None] = {}
        self.faults: list[Fault] = []

    def number(
        self,
        places: Iterable[tuple[Element, Location]],
        targets: Mapping[Element, Sequence[Target]],
        contents: Collection[Contents],
    ) -> None:
        """Go through a part's paragraphs.

        Numbers and texts at ``targets`` can be referred to; what ``contents`` list is noted.
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
            here = self._sorted(paragraph, level, targets.get(paragraph, ()), place)
            notes = _noted(here.texts, "" if in_box else _listed(paragraph, contents))
            if level and text_of(paragraph).strip():
                self._refuse_typed(paragraph, heads, level, place)
                self._call(paragraph, level, heads, notes, here)
            else:
                enclose_text(paragraph, None, here.texts)
                if notes:
                    self._enclose(paragraph, paragraph, "|".join(notes))
            self.titled.update(target.name for target in here.texts)

    def _sorted(
        self,
        paragraph: Element,
        level: Level | None,
        targets: Sequence[Target],
        place: Location,
    ) -> _Targets:
        """Which bookmarks stand for a number here: all of captions (图1), else those asked for it.

        Those of other paragraphs stay as they are.
        """
        if level and level.gap:
            return _Targets(targets, ())
        if level is None and self._styles.outline_of(paragraph) is None:
            return _Targets((), ())
        for name in (target.name for target in targets if target.by_number and target.by_text):
            message = f"书签“{name}”既被引用编号，又被引用标题文字，一个书签只能用于一种"
            remedy = "请给标题再插入一个书签，两种引用各用一个"
            self.faults.append(Fault("T22", message, remedy, place))
        numbers = [target for target in targets if target.by_number and level]
        return _Targets(numbers, [target for target in targets if not target.by_number])

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
        notes: list[str],
        targets: _Targets,
    ) -> None:
        """Put a number's call into a paragraph, before its text."""
        texts = [text for head in heads for text in head.iter(T)] or texts_of(paragraph)
        varies = self._must_gather("".join(text.text or "" for text in texts), level)
        names = tuple(target.name for target in targets.numbers)
        self.named.update(names)
        number = self._marks.new()
        self._sites[number] = Site(level=level, bookmarks=names)
        call = self._marks.text(NUMBER if varies else f"{{{{ {number}|_number(_fill) }}}}")
        first = heads[0] if heads else paragraph
        if targets.numbers or targets.texts:
            label = put_label(paragraph, texts[0], call)
            if targets.numbers:
                rest = call if varies else level.stop + level.gap
                enclose_number(label, rest, targets.numbers)
            enclose_text(paragraph, label, targets.texts)
            first = label if heads else paragraph
        else:
            texts[0].text = call + (texts[0].text or "")
        call = f"_numbered(_fill, {number})"
        if varies and heads:
            self._enclose(first, heads[-1], call)
        elif varies:
            keep_section(paragraph)
            notes = [call, *notes]
        if notes:
            self._enclose(paragraph, paragraph, "|".join(notes))

    def _enclose(self, first: Element, last: Element, call: str) -> None:
        write_before(first, self._marks.text(f"{{% filter {call} %}}"))
        write_after(last, self._marks.text("{% endfilter %}"))

    def _must_gather(self, text: str, level: Level) -> bool:
        """Whether a text may turn out empty or begin with a number in a way seen only when printed.

        Where it has words of its own and begins with a plain tag, nothing has to be gathered: that
        tag is told to leave out a number that was typed.
        """
        start, *rest = MARK.split(text)
        if not rest or start.strip():
            return False
        first = int(rest[0])
        if not self._has_own_words(rest) or not self._marks.set_first(first):
            return True
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
        elif self._styles.has_automatic_number(paragraph, by_style=not heads):
            remedy = "请在Word中取消这个段落或样式的自动编号"
            self.faults.append(Fault("T17", "样式编号之外还有Word自动编号", remedy, place))


def _listed(paragraph: Element, contents: Collection[Contents]) -> str:
    """The call that notes a paragraph for the contents lists; empty where none shows it."""
    style, own = style_of(paragraph), own_outline(paragraph)
    if all(one.level_of(style, own) is None for one in contents):
        return ""
    return f"_heading(_fill, {style!r}, {own})"


def _noted(texts: Sequence[Target], listed: str) -> list[str]:
    """The calls that note a printed paragraph, in their order."""
    names = "".join(f", {target.name!r}" for target in texts)
    return [call for call in (f"_entitled(_fill{names})" if names else "", listed) if call]
