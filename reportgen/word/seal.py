"""The seal of a printed document: whether anyone has changed it since it was printed.

The document's properties carry a digest of all other parts. Word and WPS write their own parts when
they save, so that a document edited by hand no longer agrees with its seal.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable

CORE = "docProps/core.xml"
_SEAL = re.compile(rb"<cp:version>([0-9a-f]{32})</cp:version>")


def seal_of(parts: Iterable[tuple[str, int]]) -> str:
    """The digest of the parts' names and checksums, in any order, without the properties."""
    rows = sorted(f"{name} {checksum:08x}" for name, checksum in parts if name != CORE)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:32]


def is_as_printed(document: bytes) -> bool:
    """Whether the document is one of ours and nobody has changed it."""
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            found = _SEAL.search(archive.read(CORE))
            parts = [(info.filename, info.CRC) for info in archive.infolist()]
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, ValueError):
        return False
    return found is not None and found[1].decode() == seal_of(parts)
