"""What is printed more than once: the same data under several headings."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.linting.flaw import Raised, at_place
from reportgen.linting.pack import Sheet
from reportgen.linting.rule import INFO, of_format
from reportgen.word.anatomy import BODY, Line


@of_format("P35", "几个标题下印的是同样的数据", INFO)
def repeated_sections(sheet: Sheet) -> Iterator[Raised]:
    """A heading under which just what stands under another one is printed."""
    first: dict[tuple[str, ...], Line] = {}
    for heading, printed in _sections(sheet):
        prints = any("{{" in text or "｛｛" in text for text in printed)
        other = first.setdefault(printed, heading) if prints else heading
        if other is not heading and not _is_choice(other, heading):
            message = f"“{heading.words}”下面印的数据与“{other.words}”下面的完全相同"
            remedy = "请只在一处印，另一处写这一节自己的内容；确要两处都印的不必改"
            yield at_place(sheet.docx, heading.place, message, remedy)


def _sections(sheet: Sheet) -> Iterator[tuple[Line, tuple[str, ...]]]:
    """The headings of the body, each with the paragraphs and cells below it that have tags."""
    heading: Line | None = None
    printed: list[str] = []
    for line in sheet.anatomy.lines if sheet.anatomy else ():
        if line.place.part != BODY:
            continue
        if line.outline is not None and line.words:
            if heading is not None:
                yield heading, tuple(printed)
            heading, printed = line, []
        elif line.pieces:
            printed.append(" ".join(line.text.split()))
    if heading is not None:
        yield heading, tuple(printed)


def _is_choice(one: Line, two: Line) -> bool:
    """Whether the same heading stands in two branches, of which one is printed."""
    return one.words == two.words and bool(one.blocks and two.blocks)
