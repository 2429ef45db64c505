"""The seal of a printed document: whether anyone has changed it since it was printed.

The document's properties, its last part, carry title, author and a digest of everything before
them. Word and WPS write their own files when they save, so that a document edited by hand no longer
agrees with its seal; neither does one of which a single byte was changed.
"""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from html import escape

from reportgen.lazily import pattern
from reportgen.word.archive import Archive, Entry

CORE = "docProps/core.xml"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>"
    "<cp:version>{seal}</cp:version></cp:coreProperties>"
)
_SEAL = pattern(rb"<cp:version>([0-9a-f]{32})</cp:version></cp:coreProperties>$")
_FORBIDDEN = pattern("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def core_entry(prints: Iterable[bytes], title: str, creator: str) -> Entry:
    """The document's last part: its properties, with the seal on the parts of these prints."""
    words = {"title": _clean(title), "creator": _clean(creator)}
    unsealed = _PROPERTIES.format(seal="", **words).encode()
    core = _PROPERTIES.format(seal=_digest(prints, unsealed), **words).encode()
    return Entry(CORE, core, is_packed=True)


def is_as_printed(document: bytes) -> bool:
    """Whether the document is one of ours and nobody has changed it."""
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            core = archive.read(CORE)
            entries = [Entry.found(info, document) for info in archive.infolist()]
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, ValueError, EOFError,
            struct.error, zlib.error):  # fmt: skip
        return False
    found = _SEAL.search(core)
    if found is None or entries[-1].name != CORE or _joined(entries) != document:
        return False
    unsealed = core[: found.start(1)] + core[found.end(1) :]
    return found[1].decode() == _digest((entry.print for entry in entries[:-1]), unsealed)


def _joined(entries: Iterable[Entry]) -> bytes:
    file = io.BytesIO()
    archive = Archive(file)
    for entry in entries:
        archive.add(entry)
    archive.finish()
    return file.getvalue()


def _digest(prints: Iterable[bytes], properties: bytes) -> str:
    digest = hashlib.sha256(properties)
    for print in prints:
        digest.update(print)
    return digest.hexdigest()[:32]


def _clean(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))
