"""YAML's complaints in the words of someone who fills in a form."""

from __future__ import annotations

from typing import Any

from reportgen.errors import Place, Problem
from reportgen.lazily import pattern

_FULL_COLON = pattern(r"^\s*(?:-\s+)?[^\s#:：\"'{\[]{1,20}：(?:\s|$|\S)")
# The mistake is where the bracket or the quotation mark was opened, not where the text ended.
_OPENED = pattern("quoted scalar|flow (?:mapping|sequence)")
_QUOTE = "请在文字外加英文引号"
_CAUSES = tuple(
    (pattern(signs), f"{cause}，{remedy}")
    for signs, cause, remedy in (
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
    lines = [*text.split("\n", error.problem_mark.line + 1), ""]
    line = _full_width_colon(lines, error.problem_mark.line + 1)
    if line:
        message = "名称后用了全角冒号“：”，请改成英文冒号“:”并空一格"
        return Problem("colon", "", message, Place(file, line, 1))
    original = f"{error.context or ''} {error.problem or ''}"
    mark, sentence = error.problem_mark, "这里的写法不能识别，请对照示例检查标点和缩进"
    if stray := _stray(lines[mark.line], mark.column):
        sentence = stray
    elif _OPENED.search(original) and error.context_mark:
        mark, sentence = error.context_mark, _cause(original) or sentence
    else:
        sentence = _cause(original) or sentence
    return Problem("syntax", "", sentence, Place(file, mark.line + 1, mark.column + 1))


def _cause(original: str) -> str | None:
    return next((sentence for signs, sentence in _CAUSES if signs.search(original)), None)


def _stray(line: str, column: int) -> str | None:
    """What is wrong with a sign that stands where the sentence should have been over."""
    if line[column : column + 1] in ("}", "]"):
        return "多了一个右括号，花括号或方括号不成对，请检查这一行"
    if line[:column].rstrip().endswith(('"', "'")) and line[column:].strip():
        return "英文引号后面不能再有文字，请改用中文引号“”，或者把整段文字放进引号"
    return None


def _full_width_colon(lines: list[str], line: int) -> int:
    """The number of the nearest line, up to ``line``, on which a key ends in a full-width colon."""
    for number in range(line, max(line - 3, 0), -1):
        if _FULL_COLON.match(lines[number - 1]) and ":" not in lines[number - 1]:
            return number
    return 0
