"""Zip files with fixed bytes: the same parts always make the same file."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from struct import pack
from zipfile import ZipInfo

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


class Entry:
    """One part as it lies in the zip: local header with data, and its directory record."""

    __slots__ = ("_fields", "_raw_name", "local", "name")

    def __init__(self, name: str, data: bytes) -> None:
        """Deflate ``data``; the date is the earliest a zip can hold, so bytes never vary."""
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush()
        self._lay(name, zlib.crc32(data), packed, len(data))

    @classmethod
    def found(cls, info: ZipInfo, archive: bytes) -> Entry:
        """The entry as we would have written the one found in a zip file."""
        entry = cls.__new__(cls)
        start = info.header_offset + 30 + len(info.filename.encode())
        packed = archive[start : start + info.compress_size]
        entry._lay(info.filename, info.CRC, packed, info.file_size)
        return entry

    def _lay(self, name: str, checksum: int, packed: bytes, size: int) -> None:
        self.name, self._raw_name = name, name.encode()
        flags = 0 if name.isascii() else 0x800
        self._fields = pack("<HHHHHIIIHH", 20, flags, 8, 0, 33, checksum, len(packed), size,
                            len(self._raw_name), 0)  # fmt: skip
        self.local = b"".join((_LOCAL, self._fields, self._raw_name, packed))

    def directory(self, offset: int) -> bytes:
        """The record in the central directory for an entry that begins at ``offset``."""
        head = pack("<4sH", _CENTRAL, 20) + self._fields
        return head + bytes(10) + pack("<I", offset) + self._raw_name


def join(entries: Iterable[Entry]) -> bytes:
    """The zip file of the entries, in their order."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for entry in entries:
        directory.append(entry.directory(offset))
        pieces.append(entry.local)
        offset += len(entry.local)
    records = b"".join(directory)
    count = len(directory)
    end = pack("<4sHHHHIIH", _END, 0, 0, count, count, len(records), offset, 0)
    return b"".join((*pieces, records, end))
