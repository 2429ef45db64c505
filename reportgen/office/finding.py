"""Where the programs are: as the user says, on the path, or where installers put them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from reportgen.errors import OfficeError

#: The environment variable that names the program, and then nothing else is looked for.
VARIABLE = "REPORTGEN_SOFFICE"
_NAMES = ("soffice", "libreoffice")
#: The same for poppler's program that draws pages.
DRAWER_VARIABLE = "REPORTGEN_PDFTOPPM"
_DRAWER = "pdftoppm"
_WINDOWS = ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)")
_MACOS = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_OPT = Path("/opt")


def find_office() -> Path | None:
    """LibreOffice's program, or None where there is none."""
    named = os.environ.get(VARIABLE)
    if named:
        return _on_path(named)
    on_path = filter(None, map(_on_path, _NAMES))
    return next(on_path, None) or next(filter(Path.is_file, _usual_places()), None)


def need_office() -> Path:
    """LibreOffice's program. Raises ``OfficeError`` where there is none."""
    found = find_office()
    if found:
        return found
    _refuse_wrong(VARIABLE, "soffice")
    raise OfficeError(
        "没有找到LibreOffice，请安装LibreOffice 7或更高版本（免费），"
        f"已安装的请用环境变量{VARIABLE}写明soffice程序的完整路径"
    )


def need_drawer() -> Path:
    """Poppler's pdftoppm, which draws pages. Raises ``OfficeError`` where there is none."""
    found = _on_path(os.environ.get(DRAWER_VARIABLE) or _DRAWER)
    if found:
        return found
    _refuse_wrong(DRAWER_VARIABLE, _DRAWER)
    raise OfficeError(
        "没有找到把页面画成图片的pdftoppm，请安装poppler（免费；Linux的软件包叫poppler-utils，"
        "macOS用brew install poppler，Windows下载后把其中的bin文件夹加进环境变量PATH），"
        f"已安装的请用环境变量{DRAWER_VARIABLE}写明pdftoppm程序的完整路径"
    )


def _refuse_wrong(variable: str, program: str) -> None:
    """A variable that names no program is not passed over."""
    named = os.environ.get(variable)
    if named:
        raise OfficeError(
            f"环境变量{variable}所指的“{named}”不是可以运行的程序，"
            f"请改为{program}程序的完整路径，或删去该变量"
        )


def _on_path(name: str) -> Path | None:
    """A program by its name or its whole path."""
    found = shutil.which(name)
    return Path(found) if found else None


def _usual_places() -> Iterator[Path]:
    """The makers' own packages for Windows, macOS and Linux put it here, and not on the path."""
    for variable in _WINDOWS:
        if variable in os.environ:
            yield Path(os.environ[variable], "LibreOffice", "program", "soffice.exe")
    yield _MACOS
    yield from sorted(_OPT.glob("libreoffice*/program/soffice"), reverse=True)
