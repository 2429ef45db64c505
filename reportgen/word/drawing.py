"""Pictures as DrawingML, placed in a line of text."""

from __future__ import annotations

from reportgen.word.runs import attribute

_SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def drawing(relation: str, number: int, size: tuple[int, int], alternative: str) -> str:
    """A run with a picture: its relationship, its number in the document, its extent in EMU.

    ``alternative`` is read aloud to those who cannot see it.
    """
    width, height = size
    words = attribute(alternative)
    named = f'id="{number}" name="图片 {number}" descr="{words}"'
    return (
        f'<w:r><w:drawing><wp:inline {_SPACES} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {named}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr>'
        f"<pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
