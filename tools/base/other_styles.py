"""Styles of what stands around the text: contents, notes, links, headers and page numbers."""

from collections.abc import Iterator

from tools.base.faces import SONGTI, TITLE, fonts
from tools.base.page import FOOTER_LINE, TEXT_WIDTH
from tools.base.style import (
    FOUR,
    KEEP_NEXT,
    OFF_GRID,
    SINGLE,
    SMALL_FIVE,
    TWO,
    Style,
    align,
    blank,
    indent,
    letters,
    size,
)

LEADER = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'


def other_styles() -> Iterator[Style]:
    """The styles, in no particular order."""
    yield from _contents()
    yield from _notes()
    yield from _page_numbers()


def _contents() -> Iterator[Style]:
    title = KEEP_NEXT + OFF_GRID + blank(after=100) + align("center")
    yield Style("ContentsTitle", "目录标题", title, letters(TITLE, TWO), next="TOC1", priority=39)
    for level in (1, 2, 3):
        inward = indent(left=100 * (level - 1)) if level > 1 else ""
        yield _known(f"TOC{level}", f"toc {level}", LEADER + inward + align("left"), priority=39)
    yield _known("TableofFigures", "table of figures", LEADER + align("left"))


def _notes() -> Iterator[Style]:
    yield _known("FootnoteText", "footnote text", OFF_GRID + SINGLE + align("left"),
                 letters(SONGTI, SMALL_FIVE))  # fmt: skip
    yield _letters("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>')
    # Black as the rest: a printed link is text, and contents are made of links.
    yield _letters("Hyperlink", "Hyperlink", '<w:color w:val="auto"/><w:u w:val="none"/>')


def _page_numbers() -> Iterator[Style]:
    """四号 half-width 宋体, one character in from the outer side (7.5)."""
    exact = f'<w:spacing w:line="{FOOTER_LINE}" w:lineRule="exact"/>'
    yield _known("Header", "header", OFF_GRID + SINGLE + align("center"),
                 letters(SONGTI, SMALL_FIVE))  # fmt: skip
    yield _known("Footer", "footer", OFF_GRID + exact + align("left"), size(FOUR))
    yield _letters("PageNumber", "page number", fonts(SONGTI, latin=SONGTI.name) + size(FOUR))
    one = 'w:{0}Chars="100" w:{0}="280"'
    yield Style("OddPageNumber", "单页页码", f"<w:ind {one.format('right')}/>{align('right')}",
                base="Footer", offered=False)  # fmt: skip
    yield Style("EvenPageNumber", "双页页码", f"<w:ind {one.format('left')}/>", base="Footer",
                offered=False)  # fmt: skip


def _known(id: str, name: str, paragraph: str, run: str = "", priority: int = 99) -> Style:
    """A paragraph style that Word knows by its name."""
    return Style(id, name, paragraph, run, priority=priority, ours=False, offered=False)


def _letters(id: str, name: str, run: str) -> Style:
    """A character style that Word knows by its name."""
    return Style(id, name, run=run, base="DefaultParagraphFont", kind="character", ours=False,
                 offered=False)  # fmt: skip
