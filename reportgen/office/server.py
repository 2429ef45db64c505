"""One LibreOffice that stays open, with a folder of its own for profile and documents.

LibreOffice hands a command to the one that runs with the same profile, and that one prints a page
in a tenth of the time a start takes. It would leave after each document, were not another open.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import os
import shutil
import subprocess
import threading
import time
import weakref
from pathlib import Path

from reportgen.errors import OfficeError, reason_of
from reportgen.office import processes
from reportgen.office.orphans import new_folder

_PAUSE = 0.01  # seconds between two looks
_STILL = 1.0  # seconds without a byte after which a PDF is not coming
_QUIET = ("--headless", "--invisible", "--norestore", "--nologo", "--nolockcheck", "--nodefault")
_OPTIONS = {
    "ExportBookmarksToPDFDestination": {"type": "boolean", "value": "true"},
    # A section that begins on an odd page may leave a blank page, which is printed and counts.
    "IsSkipEmptyPages": {"type": "boolean", "value": "false"},
}
_PDF = f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS, separators=(',', ':'))}"
_DOCX = "--infilter=MS Word 2007 XML"  # else anything else is printed as plain text


#: Every server that somebody holds, those that are starting among them.
_SERVERS: weakref.WeakSet[Server] = weakref.WeakSet()
#: Held where a program is started, and once for all where no more may be; a signal may come within.
_STARTING = threading.RLock()


def end_all() -> None:
    """End every LibreOffice of this process at once: for a process that ends without more ado.

    What other threads are about to start waits for ever, so that nothing is left behind.
    """
    _STARTING.acquire()
    for server in list(_SERVERS):
        server.close()


class Server:
    """A running LibreOffice. Starting it raises ``OfficeError`` when it is not up in time.

    It is ended by ``close``, or when nobody holds it any more, or with the interpreter.
    """

    def __init__(self, program: Path, seconds: float) -> None:
        self._program, self._seconds = program, seconds
        self._processes: list[subprocess.Popen[bytes]] = []
        self._numbers = itertools.count(1)
        with _STARTING:
            self._folder = new_folder()
            self._end = weakref.finalize(self, _clear, self._folder, self._processes, os.getpid())
            _SERVERS.add(self)
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    @property
    def runs(self) -> bool:
        """Whether LibreOffice is still there."""
        return self._processes[0].poll() is None

    def pdf(self, document: bytes) -> bytes:
        """Lay out a .docx. Raises ``OfficeError`` when no PDF comes, ``OSError`` for the disk."""
        until = time.monotonic() + self._seconds
        folder = self._folder / str(next(self._numbers))
        folder.mkdir()
        source = folder / "document.docx"
        source.write_bytes(document)
        try:
            self._hand_over("--convert-to", _PDF, "--outdir", folder, _DOCX, source)
            return self._awaited(source.with_suffix(".pdf"), until)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """End LibreOffice and remove its folder."""
        self._end()

    def _open(self) -> None:
        """Start, and wait for the mark that LibreOffice puts beside an open document."""
        until = time.monotonic() + self._seconds
        (self._folder / "tmp").mkdir()
        kept = self._folder / "keep.txt"
        kept.write_text("keep", encoding="ascii")
        mark = self._folder / ".~lock.keep.txt#"
        process = self._start(kept)
        while not mark.exists():
            if process.poll() is not None:
                raise self._failure(self._last_words())
            if time.monotonic() > until:
                raise self._failure(f"等了{self._seconds:g}秒")
            time.sleep(_PAUSE)

    def _hand_over(self, *arguments: str | Path) -> None:
        """Give the running LibreOffice a command, and wait until it says that it is done."""
        messenger = self._start(*arguments)
        try:
            messenger.wait(self._seconds)
        except subprocess.TimeoutExpired:
            raise self._silence() from None
        finally:
            processes.end(messenger)
            self._processes.remove(messenger)

    def _awaited(self, pdf: Path, until: float) -> bytes:
        """The PDF once it is whole: some systems say done before it is."""
        size, since = -1, time.monotonic()
        while True:
            found = _content(pdf)
            if found.startswith(b"%PDF-") and found.rstrip().endswith(b"%%EOF"):
                return found
            now = time.monotonic()
            if len(found) != size:
                size, since = len(found), now
            if now > until:
                raise self._silence()
            if now - since > _STILL or not self.runs:
                raise OfficeError(
                    "LibreOffice打不开这份文档，没有排出页面，"
                    "请先用Word或WPS打开，确认完好并另存后再试"
                )
            time.sleep(_PAUSE)

    def _start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        profile = f"-env:UserInstallation={_profile(self._folder)}"
        temporary = str(self._folder / "tmp")  # a killed LibreOffice leaves its copies there
        environment = os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), temporary)
        command = [self._program, profile, *_QUIET, *arguments]
        try:
            with _STARTING:
                process = processes.start(command, environment, self._folder / "log")
                self._processes.append(process)
        except OSError as error:
            raise self._failure(reason_of(error)) from None
        return process

    def _last_words(self) -> str:
        log = (self._folder / "log").read_text(encoding="utf-8", errors="replace")
        said = log.strip().splitlines()
        return said[-1].strip()[:200] if said else "没有说明原因"

    def _failure(self, reason: str) -> OfficeError:
        return OfficeError(
            f"LibreOffice（{self._program}）没有启动（{reason}），请先打开一次LibreOffice，确认能用后再试"
        )

    def _silence(self) -> OfficeError:
        return OfficeError(
            f"LibreOffice在{self._seconds:g}秒内没有排完这份文档，请关闭其他程序后再试"
        )


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:  # not there yet, or on Windows still being written
        return b""


def _profile(folder: Path) -> str:
    return (folder / "profile").as_uri()


def _clear(folder: Path, started: list[subprocess.Popen[bytes]], owner: int) -> None:
    """End all processes and remove what they leave; in a fork they are somebody else's."""
    if os.getpid() != owner:
        return
    for process in started:
        processes.end(process)
    for socket in _sockets(_profile(folder)):
        with contextlib.suppress(OSError):
            socket.unlink()
    for _ in range(50):  # a file may be in use until a killed process is quite gone
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            break
        time.sleep(_PAUSE)


def _sockets(profile: str) -> list[Path]:
    """The socket by which commands are handed over; a killed LibreOffice leaves it behind.

    It is named for the profile's digest, whose bytes LibreOffice prints without leading zeros.
    """
    digest = hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    name = "".join(f"{byte:x}" for byte in digest)
    return list(Path("/tmp").glob(f"OSL_PIPE_*_SingleOfficeIPC_{name}"))  # noqa: S108
