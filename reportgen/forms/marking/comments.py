"""Comments on cells: their text, and the old drawing (VML) without which nobody sees them."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from reportgen.forms.marking.marks import LEVELS
from reportgen.forms.marking.parcel import NotUnderstood, Parcel
from reportgen.forms.marking.sheetparts import add_comments_reference
from reportgen.forms.reading.grid import coordinates
from reportgen.forms.reading.parts import DOCUMENT, MAIN

#: Who wrote our comments; by it they are found and taken out again.
AUTHOR = "reportgen检查"
_V, _O, _X = (
    "urn:schemas-microsoft-com:vml",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:office:excel",
)
_COMMENTS = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'
_DRAWING = (
    f'<xml xmlns:v="{_V}" xmlns:o="{_O}" xmlns:x="{_X}">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    f'<v:shape xmlns:v="{_V}" xmlns:o="{_O}" xmlns:x="{_X}" id="_x0000_s{{id}}"'
    ' type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;'
    'height:{{height}}pt;z-index:{{z}};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/>"
    "<x:Anchor>{{left}}, 15, {{top}}, 2, {{right}}, 31, {{bottom}}, 1</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{{row}}</x:Row><x:Column>{{column}}</x:Column>"
    "</x:ClientData></v:shape>"
).replace("{{", "{").replace("}}", "}")  # fmt: skip
#: How each of our comments begins.
OURS = re.compile(f"【(?:{'|'.join(LEVELS)})[ 】]")
_ID = re.compile(r"_s(\d+)$")
#: What XML cannot hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Comments:
    """The comments of one sheet, those of others among them, which stay as they are."""

    def __init__(self, parcel: Parcel, part: str, root: Any) -> None:
        """``part`` is the sheet's part, ``root`` its tree. Raises ``NotUnderstood``."""
        text = parcel.related(part, "comments")
        named = root.find(f"{{{MAIN}}}legacyDrawing")  # a picture in the header has one too
        drawing = "" if named is None else parcel.target(part, named.get(f"{{{DOCUMENT}}}id", ""))
        if bool(text) != bool(drawing):
            raise NotUnderstood(text or drawing)
        if not text:
            text, drawing = _made(parcel, part, root)
        self._texts, self._shapes = parcel.tree(text), parcel.tree(drawing)
        self._list = self._texts.find(f"{{{MAIN}}}commentList")
        self._authors = self._texts.find(f"{{{MAIN}}}authors")
        if self._list is None or self._authors is None:
            raise NotUnderstood(text)
        self._remove_ours()
        self._taken = {one.get("ref") for one in self._list}

    def add(self, ref: str, text: str) -> None:
        """Put a comment on a cell, unless someone else's is there."""
        if ref in self._taken:
            return
        self._taken.add(ref)
        one = etree.SubElement(self._list, f"{{{MAIN}}}comment", ref=ref, authorId=self._author())
        run = etree.SubElement(etree.SubElement(one, f"{{{MAIN}}}text"), f"{{{MAIN}}}t")
        run.text = _FORBIDDEN.sub("\ufffd", text)
        run.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        row, column = coordinates(ref)
        lines = sum(1 + len(line) // 18 for line in text.splitlines())
        shape = _SHAPE.format(
            id=self._free(), z=len(self._list), height=16 + 13 * lines, left=column,
            top=max(row - 2, 0), right=column + 3, bottom=max(row - 2, 0) + lines + 1, row=row - 1,
            column=column - 1,
        )  # fmt: skip
        self._shapes.append(etree.fromstring(shape))

    def sort(self) -> None:
        """Comments stand in the order of the cells."""
        self._list[:] = sorted(self._list, key=lambda one: coordinates(one.get("ref", "")))

    def _author(self) -> str:
        names = [one.text for one in self._authors]
        if AUTHOR not in names:
            etree.SubElement(self._authors, f"{{{MAIN}}}author").text = AUTHOR
            return str(len(names))
        return str(names.index(AUTHOR))

    def _remove_ours(self) -> None:
        """By what they say: programs that save the workbook may forget who wrote a comment."""
        gone = set()
        for one in [one for one in self._list if OURS.match("".join(one.itertext()).strip())]:
            gone.add(coordinates(one.get("ref", "")))
            self._list.remove(one)
        for shape in list(self._shapes.iterfind(f"{{{_V}}}shape")) if gone else ():
            at = tuple(shape.findtext(f".//{{{_X}}}{name}") or "" for name in ("Row", "Column"))
            if all(one.isdecimal() for one in at) and (int(at[0]) + 1, int(at[1]) + 1) in gone:
                self._shapes.remove(shape)

    def _free(self) -> int:
        found = (_ID.search(one.get("id", "")) for one in self._shapes.iter(f"{{{_V}}}shape"))
        return max((int(one[1]) for one in found if one), default=1024) + 1


def _made(parcel: Parcel, part: str, root: Any) -> tuple[str, str]:
    """New parts for a sheet that has no comments."""
    text = parcel.free("xl/comments{}.xml")
    parcel.put(text, _COMMENTS.encode())
    drawing = parcel.free("xl/drawings/vmlDrawing{}.vml")
    parcel.put(drawing, _DRAWING.encode())
    main = "application/vnd.openxmlformats-officedocument"
    parcel.declare(text, f"{main}.spreadsheetml.comments+xml")
    parcel.declare_ending("vml", f"{main}.vmlDrawing")
    parcel.relate(part, "comments", text)
    add_comments_reference(root, parcel.relate(part, "vmlDrawing", drawing))
    return text, drawing
