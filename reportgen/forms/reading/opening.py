"""A workbook's file looked over before anything in it is read: it may come from anyone.

Each reason not to read one is a sentence that says what to do.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from reportgen.errors import IntakeError, Place, Problem, reason_of
from reportgen.intake import NO_FILE, is_device

#: No year's workbook is larger: two thousand projects with all their indicators take 4 MB.
LARGEST = 64 * 1024 * 1024
#: What a workbook may unfold to, in bytes, and how many times its size.
MOST_UNFOLDED = 400 * 1024 * 1024
MOST_SHARED = 120 * 1024 * 1024
MOST_STYLES = 8 * 1024 * 1024
_STEEPEST = 200
_MOST_PARTS = 4000

#: What reading a damaged package may raise.
BROKEN = (
    zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError, LookupError, OverflowError,
    zlib.error, struct.error, etree.XMLSyntaxError,
)  # fmt: skip

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.I)
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml"
_SAVE = "请用Excel或WPS打开，另存为“Excel工作簿（.xlsx）”再试"


def read_file(file: Path) -> bytes:
    """The bytes of a workbook's file. Raises ``IntakeError``."""
    if is_device(file):
        raise refusal(file.name, "open", NO_FILE)
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        raise refusal(str(file), "open", f"打不开文件（{reason_of(error)}），请检查路径") from None
    except ValueError:
        raise refusal(file.name, "open", "路径中有不能识别的字符，请检查路径") from None
    if len(data) > LARGEST:
        message = f"文件太大，填报表最多{LARGEST >> 20}MB，请检查是否选错了文件"
        raise refusal(file.name, "large-file", message)
    return data


def look_over(data: bytes, name: str) -> None:
    """Refuse what is no workbook, what is locked, and what could do harm. ``IntakeError``."""
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise refusal(name, "encrypted", "工作簿加了密码，请在Excel或WPS里取消密码再试")
        raise refusal(name, "old-format", f"这是旧格式（.xls）的工作簿，{_SAVE}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _look_at_parts(archive, name)
    except BROKEN:
        raise refusal(name, "damaged", f"不是完整的工作簿，{_SAVE}") from None


def _look_at_parts(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    names = [part.filename.lower() for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        raise refusal(name, "encrypted", "工作簿加了密码，请在Excel或WPS里取消密码再试")
    if len(parts) > _MOST_PARTS or len(set(names)) < len(names):
        raise refusal(name, "damaged", f"工作簿的内部结构不正常，{_SAVE}")
    unfolded = sum(part.file_size for part in parts)
    folded = max(sum(part.compress_size for part in parts), 1)
    shared = sum(p.file_size for p in parts if p.filename.lower().endswith("sharedstrings.xml"))
    styles = sum(p.file_size for p in parts if p.filename.lower().endswith("styles.xml"))
    steep = unfolded > 32 * 1024 * 1024 and unfolded / folded > _STEEPEST
    if unfolded > MOST_UNFOLDED or shared > MOST_SHARED or styles > MOST_STYLES or steep:
        raise refusal(name, "bomb", "工作簿展开后大得不正常，没有读取，请检查文件的来源")
    if any(
        one.endswith(("vbaproject.bin", "macrosheets")) or "/macrosheets/" in one for one in names
    ):
        raise refusal(name, "macros", f"工作簿里有宏，没有读取；{_SAVE}（不要选启用宏的格式）")
    if any("/externallinks/" in one for one in names):
        message = (
            "工作簿里有指向其他文件的链接，没有读取；请在“数据→编辑链接”里断开链接，保存后再试"
        )
        raise refusal(name, "links", message)
    if "[content_types].xml" not in names or not any(one.endswith("workbook.xml") for one in names):
        raise refusal(name, "not-workbook", f"不是Excel工作簿，{_SAVE}")
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            with archive.open(part) as opened:
                _look_at_head(part.filename.lower(), opened.read(262_144).replace(b"\0", b""), name)


def _look_at_head(part: str, head: bytes, name: str) -> None:
    """What the beginning of a part tells: entities, and the strict dialect that few write."""
    if _DOCTYPE.search(head):
        message = "工作簿里有外部实体声明，没有读取，请检查文件的来源"
        raise refusal(name, "entities", message)
    if part.endswith("workbook.xml") and _STRICT in head:
        raise refusal(name, "strict", f"这是“Strict Open XML”格式的工作簿，{_SAVE}")


def refusal(name: str, code: str, message: str) -> IntakeError:
    """A workbook that is not read, and why."""
    return IntakeError([Problem(code, "", message, Place(name))])


def damaged(name: str) -> IntakeError:
    """A workbook that breaks off, or says what no workbook says."""
    return refusal(name, "damaged", f"工作簿已损坏，读不下去，{_SAVE}")
