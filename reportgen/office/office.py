"""LibreOffice for many documents: started when it is needed, and once more when it fails."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reportgen.errors import OfficeError, reason_of
from reportgen.office.finding import need_office

if TYPE_CHECKING:
    from reportgen.office.pages import Pages
    from reportgen.office.server import Server


class Office:
    """LibreOffice, kept running from the first document until ``close``; then it may start anew.

    ``program`` is soffice, looked for when None. ``seconds`` is the time for a start and for each
    document. Threads may share an office, and wait for each other; offices do not disturb one
    another. All errors are ``OfficeError``.

    >>> with Office() as office:                          # doctest: +SKIP
    ...     office.pages(document).bookmarks["_Toc1"]
    3
    """

    def __init__(self, program: Path | None = None, *, seconds: float = 120) -> None:
        self._program, self._seconds = program, seconds
        self._lock = threading.Lock()
        self._server: Server | None = None

    def pdf(self, document: bytes) -> bytes:
        """Lay out a .docx as PDF, its bookmarks as named destinations, blank pages included."""
        with self._lock:
            try:
                return self._printed(document)
            except OSError as error:
                reason = reason_of(error)
                raise OfficeError(f"临时文件夹不能使用（{reason}），请检查磁盘后再试") from None

    def pages(self, document: bytes) -> Pages:
        """Lay out a .docx and say how many pages it has and where its bookmarks are."""
        from reportgen.office.pages import read_pages

        return read_pages(self.pdf(document))

    def close(self) -> None:
        """End LibreOffice, when the document in work is done."""
        with self._lock:
            self._leave()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _printed(self, document: bytes) -> bytes:
        """A server may have been killed, or be at its end: a second one decides."""
        first = self._running()
        try:
            return self._attempt(first, document)
        except OfficeError:
            return self._attempt(self._running(), document)

    def _attempt(self, server: Server, document: bytes) -> bytes:
        try:
            return server.pdf(document)
        except BaseException:
            self._leave()
            raise

    def _running(self) -> Server:
        if self._server and not self._server.runs:
            self._leave()
        if not self._server:
            from reportgen.office.server import Server  # only where something is laid out

            self._server = Server(self._program or need_office(), self._seconds)
        return self._server

    def _leave(self) -> None:
        server, self._server = self._server, None
        if server:
            server.close()
