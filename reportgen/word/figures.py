"""The pictures of one document: printed, captioned, numbered, referred to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from reportgen.prose import Picture
from reportgen.word.counting import Numbers
from reportgen.word.drawing import drawing
from reportgen.word.extras import Extras
from reportgen.word.fields import bookmarked, reference
from reportgen.word.mending import BLOCK, FIGURE, FIGURE_NUMBER, later
from reportgen.word.missing import Missing
from reportgen.word.notation import bookmark_name
from reportgen.word.outline import Outline
from reportgen.word.plan import Plan
from reportgen.word.runs import END, RUN_END, TEXT, aside, attribute, escape, open_paragraph
from reportgen.word.sites import CELL_MARGINS, EMU_A_TWIP, Site

if TYPE_CHECKING:
    from reportgen.word.images import Image

#: Looks a picture's bytes up by the name of its file; None where there is no such file. What is
#: wrong with one may be raised as ``Unprintable``.
Pictures = Callable[[str], bytes | None]

#: More in a row would be too small to tell anything.
MOST_IN_A_ROW = 6
#: The part of a page's height that a picture may take, so that its caption finds room below it.
_TALLEST = 0.85
#: A picture's paragraph where the format names no style: alone, centred, as high as the picture.
_PICTURE = (
    '<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240"'
    ' w:lineRule="auto"/><w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="center"/>'
)
_CAPTION = '<w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="center"/>'


@attrs.frozen
class Gallery:
    """Pictures side by side, so many in a row."""

    pictures: tuple[Picture, ...]
    columns: int


@attrs.frozen
class FigureNumber:
    """Stands for the number of a picture (图1) where a template asks for it."""

    picture: Picture


class Document(Protocol):
    """What figures ask of the document that is being filled."""

    @property
    def outline(self) -> Outline:
        """The headings and captions for the contents lists."""

    @property
    def numbers(self) -> Numbers:
        """The numbers, for those of captions."""

    def next_id(self) -> int:
        """A number that no other shape has."""

    def next_bookmark(self) -> int:
        """A number that no other bookmark has."""

    def absent(self, missing: Missing, site: Site) -> str:
        """What stands for something missing, as it continues an open text."""


class Figures:
    """Prints pictures for one fill."""

    def __init__(self, look_up: Pictures, document: Document, extras: Extras, plan: Plan) -> None:
        self._look_up, self._document, self._extras = look_up, document, extras
        self._picture, self._caption = plan.styles.picture, plan.styles.caption
        self._widest = plan.widest
        #: The bookmark and the number of each picture that has been printed.
        self._printed: dict[Picture, tuple[str, str]] = {}
        self._awaited: list[tuple[Picture, Any, Site]] = []
        self._images: dict[str, Image] = {}

    @property
    def has_captions(self) -> bool:
        """Whether pictures have captions where the document is being printed."""
        return self._extras.in_body

    def block(self, value: Picture | Gallery, site: Site) -> str:
        """Figures between what stands before them in an open paragraph and what follows them."""
        if isinstance(value, Gallery):
            return END + BLOCK + self._table(value, site) + BLOCK + open_paragraph(site)
        return END + BLOCK + self._paragraphs(value, site) + FIGURE + BLOCK + open_paragraph(site)

    def _paragraphs(self, picture: Picture, site: Site) -> str:
        """The picture and its caption."""
        shown = f"<w:p>{_properties(self._picture, _PICTURE)}{self._run(picture, site)}</w:p>"
        return shown + self._captioned(picture) if picture.caption else shown

    def _table(self, gallery: Gallery, site: Site) -> str:
        """Pictures side by side in a table without lines, each above its caption."""
        columns = max(1, min(gallery.columns, len(gallery.pictures), MOST_IN_A_ROW))
        width = site.width // columns
        inner = attrs.evolve(site, width=max(1, width - CELL_MARGINS))
        rows = (gallery.pictures[at : at + columns]
                for at in range(0, len(gallery.pictures), columns))  # fmt: skip
        grid = f'<w:gridCol w:w="{width}"/>' * columns
        return (
            '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            + "".join(self._row(row, columns, width, inner) for row in rows)
            + "</w:tbl>"
        )

    def inline(self, picture: Picture, site: Site) -> str:
        """The picture alone within a line of text."""
        return aside(self._run(picture, site), site)

    def number(self, picture: Picture, owner: Any, site: Site) -> str:
        """A reference to the picture's number, which may be printed further on."""
        if picture in self._printed:
            return self._referred(picture, site)
        self._awaited.append((picture, owner, site))
        return later(FIGURE_NUMBER, len(self._awaited) - 1)

    def number_of(self, key: str) -> str:
        """A number that was asked for before its picture was printed."""
        picture, owner, site = self._awaited[int(key)]
        if picture in self._printed:
            return self._referred(picture, site)
        name, why = picture.caption or picture.file, "这份文档没有印这张图片，说不出图号"
        return self._document.absent(Missing(owner, f"图片“{name}”", why), site)

    def _referred(self, picture: Picture, site: Site) -> str:
        bookmark, label = self._printed[picture]
        if not label:  # of a style that is not numbered
            return escape(f"图“{picture.caption}”")
        return aside(reference(bookmark, label, site.run), site)

    def _row(self, row: Sequence[Picture], columns: int, width: int, site: Site) -> str:
        start = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        cells = [f"{start}{self._paragraphs(one, site)}</w:tc>" for one in row]
        cells += [f"{start}<w:p/></w:tc>"] * (columns - len(row))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"

    def _captioned(self, picture: Picture) -> str:
        label, gap = self._document.numbers.caption(self._caption)
        number = self._document.next_bookmark()
        name = bookmark_name("Ref", number)
        self._printed.setdefault(picture, (name, label))  # printed again, it stays the first
        head = bookmarked(f"<w:r>{TEXT}{label}</w:t></w:r>", number, name) if label else ""
        properties = _properties(self._caption, _CAPTION)
        words = escape(picture.caption)
        entry = self._document.outline.enter(self._caption, f"{label}{gap}{words}")
        return f"<w:p>{properties}{entry}{head}<w:r>{TEXT}{gap}{words}{END}"

    def _run(self, picture: Picture, site: Site) -> str:
        """The drawing, or what stands for it where there is no picture to print."""
        image = self._image(picture)
        if isinstance(image, Missing):
            return f"<w:r>{TEXT}{self._document.absent(image, site)}{RUN_END}"
        room = site.width * EMU_A_TWIP, round(site.height * EMU_A_TWIP * _TALLEST)
        return drawing(
            self._extras.embed(image),
            self._document.next_id(),
            image.size_within(*room),
            picture.caption or picture.file,
        )

    def _image(self, picture: Picture) -> Image | Missing:
        return self._images.get(picture.file) or self._prepared(picture)

    def _prepared(self, picture: Picture) -> Image | Missing:
        """A picture fine enough for the widest place, so that it is stored once for all."""
        from reportgen.word.images import Unprintable, prepare  # most documents have no picture

        try:
            data = self._look_up(picture.file)
            if data is None:
                raise Unprintable("没有这个文件")
            image = prepare(data, self._widest * EMU_A_TWIP)
        except Unprintable as fault:
            return Missing(None, f"图片“{picture.file}”", str(fault))
        self._images[picture.file] = image
        return image


def _properties(style: str, direct: str) -> str:
    inner = f'<w:pStyle w:val="{attribute(style)}"/>' if style else direct
    return f"<w:pPr>{inner}</w:pPr>"
