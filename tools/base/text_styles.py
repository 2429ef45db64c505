"""Styles of a document's text, from the annex mark to the date (GB/T 9704-2012, 7.3)."""

from collections.abc import Iterator

from tools.base.faces import FANGSONG, HEITI, KAITI, TITLE, Face
from tools.base.page import TEXT_WIDTH
from tools.base.style import (
    CHARACTER,
    FIVE,
    KEEP_NEXT,
    OFF_GRID,
    TIGHT,
    TWO,
    Style,
    align,
    blank,
    indent,
    letters,
    size,
)

#: 一、黑体 （一）楷体 1. 仿宋 （1）仿宋, all in the body's size (7.3.3).
LEVELS = (HEITI, KAITI, FANGSONG, FANGSONG)

#: Under a seal, name and date stand on one axis: the date leaves about four characters free on its
#: right (7.3.5.1), and is 6 to 7 characters long.
SEAL_AXIS, SEAL_HALF = 2320, 9 * CHARACTER


def text_styles() -> Iterator[Style]:
    """The styles in the order in which a document uses them."""
    yield from _opening()
    yield from (_heading(level, face) for level, face in enumerate(LEVELS, 1))
    yield Style("ReportBody", "正文文字", indent(firstLine=200), TIGHT, priority=0)
    yield Style("ListItem", "列项", base="ReportBody", priority=3)
    yield from (_run_in_head(level, face) for level, face in enumerate(LEVELS, 1))
    yield from _attachments()
    yield from _signature()
    grey = '<w:color w:val="7F7F7F"/>'
    yield Style("TemplateTag", "模板指令", align("left"), grey + size(FIVE), priority=9)


def _opening() -> Iterator[Style]:
    yield Style("AnnexMark", "附件标记", align("left"), letters(HEITI), next="Title", priority=1)
    # A title of two lines stands on the page's own pitch, so that the lines below stay on the grid;
    # off the grid itself, or LibreOffice gives each line of 22 pt two. The blank line above is what
    # an annex leaves free (7.3.7).
    yield Style("Title", "Title", KEEP_NEXT + OFF_GRID + blank(before=100) + align("center"),
                letters(TITLE, TWO), next="UnitName", priority=1, ours=False)  # fmt: skip
    yield Style("UnitName", "单位名称", blank(after=100) + align("center"), letters(KAITI),
                next="Heading1", priority=1)  # fmt: skip
    yield Style("Addressee", "主送机关", blank(before=100) + align("left"), TIGHT,
                next="ReportBody", priority=1)  # fmt: skip


def _heading(level: int, face: Face) -> Style:
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    return Style(
        f"Heading{level}",
        f"heading {level}",
        KEEP_NEXT + indent(firstLine=200) + align("left") + outline,
        letters(face, spacing=TIGHT),
        next="ReportBody",
        priority=2,
        ours=False,
    )


def _run_in_head(level: int, face: Face) -> Style:
    """A head that opens its paragraph; a format's numbering goes by this style."""
    return Style(f"RunInHead{level}", f"段首{'一二三四'[level - 1]}级", run=letters(face),
                 base="DefaultParagraphFont", priority=3, kind="character")  # fmt: skip


def _attachments() -> Iterator[Style]:
    """附件说明 (7.3.4): a blank line, 附件： two characters in, further lines under the name.

    ``1.`` is three quarters of a character wide. Letters stand at their full width: the indents are
    counted in it.
    """
    # They stay with the signature, which must not stand on a page without text.
    first = KEEP_NEXT + blank(before=100) + indent(left=500, hanging=300) + align("left")
    yield Style("Attachments", "附件说明", first, priority=4)
    yield Style("AttachmentsFirst", "附件说明首项", indent(left=575, hanging=375),
                base="Attachments", next="AttachmentsNext", priority=4)  # fmt: skip
    no_blank = '<w:spacing w:beforeLines="0" w:before="0"/>'
    yield Style("AttachmentsNext", "附件说明续项", no_blank + indent(left=575, hanging=75),
                base="Attachments", priority=4)  # fmt: skip


def _signature() -> Iterator[Style]:
    # Without a seal (7.3.5.2): the name two characters in from the right, and the date begins two
    # characters to the right of the name. No style can know how long a name is: four characters in,
    # the date stands so under a name of ten.
    name = KEEP_NEXT + blank(before=100) + indent(right=200) + align("right")
    yield Style("SignedBy", "署名", name, TIGHT, next="SignedOn", priority=4)
    yield Style("SignedOn", "成文日期", indent(right=400) + align("right"), TIGHT, priority=4)
    left, right = TEXT_WIDTH - SEAL_AXIS - SEAL_HALF, SEAL_AXIS - SEAL_HALF
    on_axis = f'<w:ind w:left="{left}" w:right="{right}"/>{align("center")}'
    yield Style("SignedBySealed", "署名盖章", KEEP_NEXT + blank(before=100) + on_axis, TIGHT,
                next="SignedOnSealed", priority=4)  # fmt: skip
    yield Style("SignedOnSealed", "日期盖章", on_axis, TIGHT, priority=4)
