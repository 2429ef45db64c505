r"""A file's text made fit for the YAML reader, which stops at the first sign it does not know.

Line ends become ``\n``; characters no document can hold are reported at their places and replaced,
so that one run names them and everything else.
"""

from __future__ import annotations

import re

from reportgen.errors import IntakeError, Place, Problem
from reportgen.lazily import pattern

#: More signs of this kind than that, and the file is no text.
MOST_SIGNS = 20

# What YAML 1.1 calls printable (§5.1), without the byte order mark.
_UNPRINTABLE = pattern(
    "[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
# Line ends for YAML 1.1, but not for an editor: lines would be counted differently.
_LINE_SIGNS = ("\x85", "\u2028", "\u2029")
# JSON writes characters beyond U+FFFF as two escapes, which YAML does not join.
_ESCAPE = pattern(
    r"\\(?:u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|u(d[89a-f][0-9a-f]{2})|.)", re.I | re.S
)


def prepare(text: str, file: str) -> tuple[str, list[Problem]]:
    """The text for the YAML reader, with the problems met.

    Raises ``IntakeError`` where so much is unreadable that the file is no text.
    """
    text = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    for sign in _LINE_SIGNS:
        text = text.replace(sign, " ")
    problems = _unprintable(text, file)
    return (_UNPRINTABLE.sub("\ufffd", text) if problems else text), problems


def join_halves(text: str) -> str:
    """The text with pairs of escapes as the characters they stand for."""
    return _ESCAPE.sub(_whole, text)


def _whole(escape: re.Match[str]) -> str:
    """Two escapes as their one character; a lone half as a sign that the model refuses."""
    high, low, lone = escape.groups()
    if high:
        return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + (int(low, 16) - 0xDC00))
    return r"\uFFFF" if lone else escape.group()


def _unprintable(text: str, file: str) -> list[Problem]:
    problems: list[Problem] = []
    line, seen = 1, 0
    for found in _UNPRINTABLE.finditer(text):
        at = found.start()
        line, seen = line + text.count("\n", seen, at), at
        place = Place(file, line, at - text.rfind("\n", 0, at))
        sign = f"U+{ord(found.group()):04X}"
        if len(problems) == MOST_SIGNS:
            message = "不能打印的字符太多，这可能不是文本文件，请检查文件"
            raise IntakeError([*problems, Problem("control", "", message, place, found=sign)])
        message = f"有不能打印的字符{sign}，请删除（可能由其他软件复制带入）"
        problems.append(Problem("control", "", message, place, found=sign))
    return problems
