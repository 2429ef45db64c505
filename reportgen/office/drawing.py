"""Pages of a PDF drawn as pictures, by poppler's pdftoppm."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from reportgen.errors import OfficeError, reason_of
from reportgen.office import processes
from reportgen.office.finding import need_drawer

_PDF, _STEM, _LOG = "document.pdf", "page", "log"
_PAGE = re.compile(rf"{_STEM}-?(\d*)\.png")
_END = b"IEND\xaeB`\x82"  # the last bytes of a whole PNG
_SECONDS, _SECONDS_A_PAGE = 60, 10


def draw(pdf: bytes, folder: Path, first: int, last: int, *, dpi: int = 100) -> dict[int, Path]:
    """Draw the pages from ``first`` to ``last`` into an empty folder; their PNG files by number.

    Raises ``OfficeError`` where pdftoppm is missing or fails, ``OSError`` for the disk.
    """
    program = need_drawer()
    (folder / _PDF).write_bytes(pdf)
    pages = ("-f", str(first), "-l", str(last))
    # Names without a path: on Windows the program understands none with Chinese in it.
    _run([program, "-png", "-r", str(dpi), *pages, _PDF, _STEM], folder, last - first + 1)
    drawn = {int(match[1] or first): file for file in folder.iterdir()
             if (match := _PAGE.fullmatch(file.name))}  # fmt: skip
    if sorted(drawn) != list(range(first, last + 1)) or not all(map(_is_whole, drawn.values())):
        raise _failure(folder)
    return dict(sorted(drawn.items()))


def _run(command: list[str | Path], folder: Path, count: int) -> None:
    seconds = _SECONDS + _SECONDS_A_PAGE * count
    try:
        process = processes.start(command, os.environ, folder / _LOG, folder)
    except OSError as error:
        raise OfficeError(f"pdftoppm（{command[0]}）没有启动（{reason_of(error)}）") from None
    try:
        if process.wait(seconds):
            raise _failure(folder)
    except subprocess.TimeoutExpired:
        raise OfficeError(
            f"pdftoppm在{seconds}秒内没有画完{count}页，请调低分辨率，或分几次画"
        ) from None
    finally:
        processes.end(process)


def _is_whole(file: Path) -> bool:
    with file.open("rb") as opened:
        opened.seek(max(file.stat().st_size - len(_END), 0))
        return opened.read() == _END


def _failure(folder: Path) -> OfficeError:
    log = (folder / _LOG).read_text(encoding="utf-8", errors="replace").strip().splitlines()
    said = log[-1].strip()[:200] if log else "没有说明原因"
    return OfficeError(f"pdftoppm没有画出全部页面（{said}），请检查磁盘空间，或更新poppler后再试")
