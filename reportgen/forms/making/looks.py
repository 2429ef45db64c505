"""How a workbook looks: one look for each kind of cell, and how wide its columns are."""

from __future__ import annotations

from typing import Any

from reportgen.model import FieldInfo, Kind

_FONT = {"font_name": "宋体", "font_size": 11}
_EDGE = {"border": 1, "border_color": "#BFBFBF"}
_TEXT = {**_FONT, **_EDGE, "valign": "top", "text_wrap": True, "locked": False, "num_format": "@"}
_FIGURE = {**_FONT, **_EDGE, "valign": "top", "locked": False}
_HEAD = {
    **_FONT, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1,
    "border_color": "#7F7F7F", "locked": True,
}  # fmt: skip

#: The looks by name.
LOOKS: dict[str, dict[str, Any]] = {
    "title": {**_FONT, "font_name": "黑体", "font_size": 16, "locked": True},
    "help": {**_FONT, "text_wrap": True, "valign": "top", "font_color": "#595959", "locked": True},
    "bare": {**_FONT},
    "hint": {**_FONT, "valign": "top", "font_color": "#595959", "locked": True},
    "band": {**_HEAD, "bg_color": "#D9E1F2"},
    "head": {**_HEAD, "bg_color": "#DDEBF7"},
    "required": {**_HEAD, "bg_color": "#F8CBAD"},
    "needed": {**_HEAD, "bg_color": "#FFE699"},
    "label": {**_FONT, **_EDGE, "valign": "top", "locked": True, "bg_color": "#F2F2F2"},
    "label required": {**_FONT, **_EDGE, "valign": "top", "locked": True, "bg_color": "#F8CBAD"},
    "label needed": {**_FONT, **_EDGE, "valign": "top", "locked": True, "bg_color": "#FFE699"},
    "note": {
        **_FONT, **_EDGE, "valign": "top", "text_wrap": True, "font_color": "#7F7F7F",
        "locked": True,
    },
    "link": {**_FONT, **_EDGE, "font_color": "#0563C1", "underline": 1, "locked": True},
    "plain": {**_FONT, **_EDGE, "text_wrap": True, "valign": "top", "locked": True},
    "text": _TEXT,
    "money": {**_FIGURE, "num_format": "#,##0.00##", "align": "right"},
    "rate": {**_FIGURE, "num_format": "0.00%", "align": "right"},
    "number": {**_FIGURE, "num_format": "General", "align": "right"},
    "line": {**_FIGURE, "num_format": "General", "align": "left"},
    "date": {**_FIGURE, "num_format": "yyyy-mm-dd", "align": "left"},
    "choice": {**_FIGURE, "num_format": "@", "align": "left"},
}  # fmt: skip

_LOOK_OF = {
    Kind.MONEY: "money",
    Kind.COUNT: "number",
    Kind.POINTS: "number",
    Kind.YEAR: "number",
    Kind.DATE: "date",
    Kind.CHOICE: "choice",
    Kind.YES_NO: "choice",
}
_WIDTHS = {
    Kind.PROSE: 60.0,
    Kind.MONEY: 17.0,
    Kind.COUNT: 9.0,
    Kind.POINTS: 9.0,
    Kind.YES_NO: 9.0,
    Kind.DATE: 13.0,
    Kind.YEAR: 9.0,
    Kind.CHOICE: 15.0,
    Kind.QUANTITY: 12.0,
    Kind.VALUE: 14.0,
}
_LONG_TEXTS = ("名称", "标题", "题干", "标准", "指标解释", "理由", "对象", "位置", "说明", "答复")


#: How high a line of text is, and the highest row there can be, in points.
LINE, HIGHEST = 15.0, 405.0


def height_of(text: str, width: float) -> float:
    """How high a row must be for a text in a column of a width, in points."""
    most = max(int(width) - 1, 1)
    lines = (sum(2 if ord(sign) > 0x2E7F else 1 for sign in line) for line in text.split("\n"))
    return min(LINE * sum(max(1, -(-length // most)) for length in lines) + 3, HIGHEST)


def look_of(info: FieldInfo) -> str:
    """The look of the cells of a field."""
    return _LOOK_OF.get(info.kind, "text")


def width_of(info: FieldInfo, heading: str) -> float:
    """How wide a column is, in figures of the font: enough for its heading, or for sentences."""
    plain = 32.0 if info.kind is Kind.TEXT and info.key in _LONG_TEXTS else 16.0
    needed = 2.0 * len(heading) + 3
    return max(_WIDTHS.get(info.kind, plain), min(needed, 24.0))
