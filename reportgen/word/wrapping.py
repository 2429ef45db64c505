"""Repairs asked for in a template: which holders of paragraphs and ids a fill has to look after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.word.cleaning import is_directive
from reportgen.word.faults import Fault
from reportgen.word.notation import w
from reportgen.word.ooxml import TC, TR, Element, P, T, nearest, remove, write_after
from reportgen.word.tables import ENDS, HOLDERS, STARTS, directive
from reportgen.word.tags import MARK, Marks, Tag

_NOTES = (w("footnoteReference"), w("endnoteReference"))
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
#: The opening tags (or branches) around an element, by number, outermost first.
Blocks = tuple[int, ...]


def wrap(
    root: Element, tags: Mapping[int, Tag], marks: Marks, gone: dict[str, tuple[str, str]]
) -> list[Fault]:
    """Put the calls for all repairs into a part whose tags have been marked.

    What cannot be repaired comes back as faults. The bookmarks that had to go are noted in
    ``gone``, with why and what to do where one is referred to.
    """
    around = dict(_surroundings(root, tags))
    for shape in root.iter(_DRAWING):
        shape.set("id", marks.text("{{ 0|_id(_fill) }}"))
    _unique_names(tags, around, gone)
    for holder in list(root.iter(*HOLDERS)):
        _wrap_holder(holder, marks)
    return list(_repeated_notes(around, tags))


def _wrap_holder(holder: Element, marks: Marks) -> None:
    own = [found for found in holder.iter(P) if next(found.iterancestors(*HOLDERS)) is holder]
    if not any(is_directive(paragraph) for paragraph in own):
        return
    start, end = marks.text("{% filter _holder %}"), marks.text("{% endfilter %}")
    properties = holder.find(w("tcPr"))
    if properties is None:
        holder.text = start + (holder.text or "")
    else:
        write_after(properties, start)
    last = holder[-1]
    last.tail = (last.tail or "") + end


def _unique_names(
    tags: Mapping[int, Tag],
    around: Mapping[Element, Blocks],
    gone: dict[str, tuple[str, str]],
) -> None:
    """Bookmarks that a block may repeat or halve go."""
    starts = {found.get(w("id")): found for found in around if found.tag == w("bookmarkStart")}
    ends = {found.get(w("id")): found for found in around if found.tag == w("bookmarkEnd")}
    for number in {**starts, **ends}:
        pair = [found[number] for found in (starts, ends) if number in found]
        why = _why_gone(pair, tags, around)
        if why:
            gone[pair[0].get(w("name"), "")] = why
            for bookmark in pair:
                remove(bookmark)


def _why_gone(
    pair: Sequence[Element], tags: Mapping[int, Tag], around: Mapping[Element, Blocks]
) -> tuple[str, str] | None:
    """Why a bookmark cannot stay, and what an author should do who refers to it."""
    if any(_loop(around[bookmark], tags) for bookmark in pair):
        return "在循环里，会重复出现", "循环里的标题不能被引用，请引用循环外的标题，或写成文字"
    if any(_vanishes(bookmark, tags) for bookmark in pair):
        return "在整段标签所在的段落里，不会印出", "请把书签移到标题的文字上"
    if len(pair) < 2 or around[pair[0]] != around[pair[1]]:
        return "不完整，或一部分在条件之内、一部分在条件之外", "请选中标题的文字重新插入书签"
    return None


def _loop(blocks: Blocks, tags: Mapping[int, Tag]) -> Tag | None:
    return next((tags[number] for number in blocks if tags[number].word == "for"), None)


def _repeated_notes(around: Mapping[Element, Blocks], tags: Mapping[int, Tag]) -> Iterator[Fault]:
    """A note has one text and one number; Word takes two references to it for damage."""
    for element, blocks in around.items():
        loop = _loop(blocks, tags) if element.tag in _NOTES else None
        if loop:
            message = "循环里有脚注或尾注，会重复出现"
            yield loop.fault("T18", message, "请把脚注移到循环外，或写成正文")


def _vanishes(bookmark: Element, tags: Mapping[int, Tag]) -> bool:
    """Whether a bookmark stands in a paragraph, row or cell that is only a tag."""
    paragraph, row, cell = (nearest(bookmark, name) for name in (P, TR, TC))
    return (
        (paragraph is not None and is_directive(paragraph))
        or (row is not None and directive(row, "tr", tags) is not None)
        or (cell is not None and directive(cell, "tc", tags) is not None)
    )


def _surroundings(root: Element, tags: Mapping[int, Tag]) -> Iterator[tuple[Element, Blocks]]:
    """Each bookmark's edge and note with the blocks (and branches) it stands in."""
    blocks: list[int] = []
    for element in root.iter(T, w("bookmarkStart"), w("bookmarkEnd"), *_NOTES):
        if element.tag != T:
            yield element, tuple(blocks)
            continue
        for found in MARK.finditer(element.text or ""):
            tag = tags.get(int(found[1]))
            if tag is None:
                continue
            if tag.word in STARTS:
                blocks.append(tag.number)
            elif tag.word in ENDS and blocks:
                blocks.pop()
            elif tag.word in ("elif", "else") and blocks:
                blocks[-1] = tag.number
