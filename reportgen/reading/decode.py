"""Bytes of a data file to text: UTF-8 with or without its mark, else GB18030 (the code of WPS)."""

from __future__ import annotations

from reportgen.errors import IntakeError, Place, Problem

#: A data file larger than this is refused; a thousand projects with all their texts take 4 MB.
LARGEST = 16 * 1024 * 1024

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = "请用“另存为”选择UTF-8编码"


def decode(data: bytes, file: str) -> tuple[str, str]:
    """The text and the name of its encoding.

    Raises ``IntakeError`` for a file that is too large or is not text.
    """
    if len(data) > LARGEST:
        message = f"文件太大，数据文件最多{LARGEST >> 20}MB，请检查是否选错了文件"
        raise _refuse(Place(file), "large-file", message)
    if data.startswith(_UTF_16) or data.count(0) > len(data) // 16:
        message = f"文件是UTF-16（Unicode）编码，或者不是文本，{_SAVE_AS}"
        raise _refuse(Place(file), "encoding", message)
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as error:
        wrong = error.start
    try:
        return data.decode("gb18030"), "gb18030"
    except UnicodeDecodeError:
        place = Place(file, data.count(b"\n", 0, wrong) + 1, 1)
        message = f"文件不是UTF-8或GB18030编码的文本，这一行有不能识别的内容，{_SAVE_AS}"
        raise _refuse(place, "encoding", message) from None


def _refuse(place: Place, code: str, message: str) -> IntakeError:
    return IntakeError([Problem(code, "", message, place)])
