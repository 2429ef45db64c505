"""Where the pictures of a year are found: given as bytes, or lying in a folder beside the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TypeAlias

from reportgen.errors import reason_of

#: A picture's bytes by the name of its file; None where there is none of that name.
LookUp: TypeAlias = Callable[[str], bytes | None]
#: What callers may give: bytes by name, a folder, or a look-up of their own.
Pictures: TypeAlias = Mapping[str, bytes] | str | Path | LookUp | None

#: A file larger than this is no picture for a report.
LARGEST = 64 * 1024 * 1024


def look_up_in(pictures: Pictures) -> LookUp:
    """What gives a picture by its name. Nothing outside of a given folder is ever read."""
    if pictures is None:
        return lambda name: None
    if isinstance(pictures, str | Path):
        folder = Path(pictures)
        return lambda name: _read(folder, name)
    return pictures.get if isinstance(pictures, Mapping) else pictures


def _read(folder: Path, name: str) -> bytes | None:
    from reportgen.word import Unprintable  # most years have no picture

    plain = name.replace("\\", "/")
    if PureWindowsPath(plain).drive or plain.startswith("/") or ".." in PurePosixPath(plain).parts:
        raise Unprintable("图片只能放在数据文件旁边的文件夹里，文件名不能写“..”、盘符或绝对路径")
    file = folder / plain
    try:
        if not file.resolve().is_relative_to(folder.resolve()):
            raise Unprintable("图片指向数据文件夹以外的地方，请把图片复制到数据文件旁边")
        if not file.is_file():
            return None
        if file.stat().st_size > LARGEST:
            raise Unprintable(f"图片超过{LARGEST >> 20}MB，请缩小后再用")
        return file.read_bytes()
    except (OSError, ValueError, RuntimeError) as error:  # the last for links in a circle
        reason = reason_of(error) if isinstance(error, OSError) else "文件名不正常"
        raise Unprintable(f"图片打不开（{reason}）") from None
