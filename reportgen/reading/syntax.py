"""YAML's complaints in the words of someone who fills in a form."""

from __future__ import annotations

import re
from typing import Any

from reportgen.errors import Place, Problem

_FULL_COLON = re.compile(r"^\s*(?:-\s+)?[^\s#:：\"'{\[]{1,20}：(?:\s|$|\S)")
_QUOTE = "请在文字外加英文引号"
_CAUSES = tuple(
    (re.compile(signs), f"{cause}，{remedy}")
    for signs, cause, remedy in (
        (
            r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|control characters|special characters",
            "文件中有不能打印的控制字符",
            "请删除这个字符",
        ),
        ("alias", "以“*”开头的文字会被当作别名", f"{_QUOTE}，或改用“|”另起一行写"),
        ("anchor", "以“&”开头的文字会被当作锚点", _QUOTE),
        ("directive", "以“%”开头的行会被当作指令", _QUOTE),
        ("block scalar", "以“>”或“|”开头的文字会被当作多行段落", _QUOTE),
        ("quoted scalar|escape", "引号没有成对，或引号内有不能识别的反斜杠", "请补齐引号"),
        (
            "mapping values are not allowed",
            "一行中有两个冒号加空格，或上一行的缩进、冒号有误",
            f"{_QUOTE}；名称后的冒号要用英文“:”加空格",
        ),
        (
            "could not find expected ':'",
            "名称后面缺少冒号",
            "请写成“名称: 内容”，冒号用英文，后面空一格",
        ),
        (
            "tab|cannot start any token",
            "缩进用了制表符，或文字以保留符号开头",
            f"请改用空格缩进；以@、`、%开头的，{_QUOTE}",
        ),
        (
            "block sequence entries",
            "单独的“-”会被当作列表",
            "表示“没有”请写“—”或“无”，或加英文引号",
        ),
        (
            "flow (mapping|sequence)|expected ',' or",
            "花括号或方括号里的逗号、括号不成对",
            "请检查这一行的 { } [ ] 和英文逗号",
        ),
        ("block mapping|block collection|indent", "缩进不齐", "同一组的名称要左对齐"),
    )
)


def explain(error: Any, text: str, file: str) -> Problem:
    """One problem for a syntax error: where, what it means, what to do."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = _position(error, mark, text)
    place = Place(file, line, column)
    full = _full_width_colon(text, line)
    if full:
        message = "名称后用了全角冒号“：”，请改成英文冒号“:”并空一格"
        return Problem("colon", "", message, Place(file, full, 1))
    original = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
    for pattern, sentence in _CAUSES:
        if pattern.search(original):
            return Problem("syntax", "", sentence, place)
    if "嵌套" in original:
        return Problem("depth", "", original.strip(), place)
    return Problem("syntax", "", "这里的写法不能识别，请对照示例检查标点和缩进", place)


def _position(error: Any, mark: Any, text: str) -> tuple[int, int]:
    if mark is not None:
        return mark.line + 1, mark.column + 1
    at = getattr(error, "position", 0)
    before = text[:at]
    return before.count("\n") + 1, at - before.rfind("\n")


def _full_width_colon(text: str, line: int) -> int:
    """The number of the nearest line, up to ``line``, on which a key ends in a full-width colon."""
    lines = text.split("\n", line)[:line]
    for number in range(len(lines), max(len(lines) - 3, 0), -1):
        if _FULL_COLON.match(lines[number - 1]) and ":" not in lines[number - 1]:
            return number
    return 0
