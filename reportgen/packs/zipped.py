"""A pack in a zip file, read in memory and looked over first: it may come from anyone."""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from reportgen.errors import PackError, Place, Problem, reason_of
from reportgen.reading.wording import quote

#: What a pack may hold: templates are some 50 KB, a sample's pictures a few MB.
LARGEST, MOST_UNFOLDED, MOST_MEMBERS = 100 * 1024 * 1024, 200 * 1024 * 1024, 2000
#: The flag of a member whose name is in UTF-8.
_UTF8 = 0x800


def opened(file: Path) -> zipfile.Path:
    """The root of a zip file. Raises ``PackError`` where it cannot be read or is not sound."""
    try:
        if file.stat().st_size > LARGEST:
            raise _refusal(file, f"超过{LARGEST // 1024 // 1024}MB，不是模板包")
        archive = zipfile.ZipFile(io.BytesIO(file.read_bytes()))
    except OSError as error:
        raise _refusal(file, f"打不开（{reason_of(error)}）") from None
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError):
        raise _refusal(file, "不是zip文件，或已损坏") from None
    _name_as_meant(archive)
    for reason in _reasons(archive):
        raise _refusal(file, reason)
    return zipfile.Path(archive)


def _name_as_meant(archive: zipfile.ZipFile) -> None:
    """Give members the names that were meant.

    Programs on a Chinese Windows write GBK without a word of it, which is then read as the code
    page of DOS, and some part folders by a backslash. One that says it is UTF-8 is left alone.
    """
    for one in archive.infolist():
        name = one.orig_filename
        if one.filename != name.partition("\0")[0].replace(os.sep, "/"):
            name = one.filename  # from a field of its own
        elif one.flag_bits & _UTF8 == 0 and not name.isascii():
            with suppress(UnicodeError):
                name = name.encode("cp437").decode("gbk")
        one.filename = name.replace("\\", "/")
    archive.NameToInfo = {one.filename: one for one in archive.infolist()}


def _reasons(archive: zipfile.ZipFile) -> Iterator[str]:
    """Why a zip is not to be read."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        yield f"里面有{len(members)}个文件，最多{MOST_MEMBERS}个"
    if sum(one.file_size for one in members) > MOST_UNFOLDED:
        yield f"解开后超过{MOST_UNFOLDED // 1024 // 1024}MB"
    if len({one.filename.casefold() for one in members}) < len(members):
        yield "里面有同名的文件"
    for one in members:
        if one.flag_bits & 1:
            yield "设了密码，请去掉密码"
        if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield "压缩方法不是zip通用的，请另存为普通的zip文件"
        if _leads_out(one.filename) or stat.S_ISLNK(one.external_attr >> 16):
            yield f"里面的“{_shown(one.filename)}”指向包的外面，不能使用"


def _shown(name: str) -> str:
    """A name in a message, without what would not show."""
    return quote("".join(sign if sign.isprintable() else "?" for sign in name))


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name)
    has_odd_sign = any(sign in name for sign in ":\0") or not name.isprintable()
    return has_odd_sign or path.is_absolute() or ".." in path.parts


def _refusal(file: Path, message: str) -> PackError:
    return PackError([Problem("zip", "", message, Place(file.name))])
