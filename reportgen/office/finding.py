"""Where LibreOffice is: as the user says, on the path, or where its installers put it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from reportgen.errors import OfficeError

#: The environment variable that names the program, and then nothing else is looked for.
VARIABLE = "REPORTGEN_SOFFICE"
_NAMES = ("soffice", "libreoffice")
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
    named = os.environ.get(VARIABLE)
    if named:
        raise OfficeError(
            f"环境变量{VARIABLE}所指的“{named}”不是可以运行的程序，"
            "请改为soffice程序的完整路径，或删去该变量"
        )
    raise OfficeError(
        "没有找到LibreOffice，请安装LibreOffice 7或更高版本（免费），"
        f"已安装的请用环境变量{VARIABLE}写明soffice程序的完整路径"
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
