"""Bytes of a data file to text: UTF-8 with or without its mark, else GB18030 (the code of WPS)."""

from __future__ import annotations

from reportgen.errors import IntakeError, Place, Problem

#: A data file larger than this is refused before it is read (a workbook or JSON lines fit better).
LARGEST = 64 * 1024 * 1024


def decode(data: bytes, file: str) -> tuple[str, str]:
    """The text and the name of its encoding.

    Raises ``IntakeError`` for a file that is too large or is not text.
    """
    if len(data) > LARGEST:
        raise _refuse(file, "large-file", f"文件有{len(data) >> 20}MB，最多{LARGEST >> 20}MB")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise _refuse(file, "encoding", "文件不是UTF-8或GB18030编码的文本，请用“另存为”选择UTF-8")


def _refuse(file: str, code: str, message: str) -> IntakeError:
    return IntakeError([Problem(code, "", message, Place(file))])
