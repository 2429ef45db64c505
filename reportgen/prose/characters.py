"""Which characters may stand in a text that will be printed."""

from __future__ import annotations

import re

from reportgen.errors import Unreadable

# XML 1.0 §2.2 has no place for these, so a Word document cannot hold them; lone surrogates are
# halves of characters that some programs leave behind when they cut a text.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    r"""The text with line ends as ``\n``.

    Raises ``Unreadable`` naming the first character that no document can hold, and its position.
    """
    found = _FORBIDDEN.search(text)
    if found:
        code, at = ord(found.group()), found.start()
        kind = "半个字符（代理项）" if 0xD800 <= code <= 0xDFFF else "控制字符"
        raise Unreadable(
            f"U+{code:04X}",
            f"可以打印的文字，第{at + 1}个字符是{kind}",
            "请删除这个字符（可能由其他软件复制带入）",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
