"""Which characters may stand in a text that will be printed."""

from __future__ import annotations

import re

from reportgen.errors import Unreadable

# XML 1.0 §2.2 has no place for these or advises against them (U+007F to U+009F); lone surrogates
# are halves of characters that some programs leave behind when they cut a text.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# What copying from web pages leaves; it prints as nothing.
_MARK = "\ufeff"
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def clean_text(text: str) -> str:
    r"""The text with every kind of line end as ``\n``, without byte order marks inside.

    Raises ``Unreadable`` naming the first character that no document can hold, and its position.
    """
    found = _FORBIDDEN.search(text)
    if found:
        code, at = ord(found.group()), found.start()
        kind = "控制字符" if code < 0xA0 else "残缺的字符（如半个表情符号）"
        raise Unreadable(
            f"U+{code:04X}",
            f"可以打印的文字，第{at + 1}个字符是{kind}",
            "请删除这个字符（可能由其他软件复制带入）",
        )
    return _LINE_ENDS.sub("\n", text).replace(_MARK, "")
